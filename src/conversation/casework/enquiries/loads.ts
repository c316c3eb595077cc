import { type Reply, reply } from '../../../messaging/index.ts';
import type { PersonId } from '../../../people/index.ts';
import type { Command } from '../../../understanding/index.ts';
import { type Carrying, look, type Scene } from '../services.ts';
import { buttons, heading, paragraph, say } from '../wording.ts';

type Load = { readonly officerId?: PersonId | undefined; readonly open: number; readonly overdue: number };

const MOST_SHOWN = 15;
const MOST_BUTTONS = 3;

/** "Who has the most open": how many each officer has, of what the speaker may see. */
export const tellLoads: Carrying<Extract<Command, { kind: 'loads' }>> = async ({ of, order }, scene) => {
  const loads = (await loadsOf(scene)).toSorted(
    (one, other) => (order === 'most' ? other[of] - one[of] : one[of] - other[of]) || other.open - one.open,
  );
  if (loads.length === 0) return { ...say('Nothing is open that you can see.'), nature: 'shows' };
  const shown = loads.slice(0, MOST_SHOWN);
  const named = shown.flatMap(({ officerId }) => (officerId === undefined ? [] : [scene.nameOf(officerId)]));
  const left = loads.length - shown.length;
  return {
    ...reply(
      heading('Who has what, of what you can see'),
      {
        kind: 'table',
        columns: ['Officer', 'Open', 'Of these overdue'],
        rows: shown.map(({ officerId, open, overdue }) => [
          officerId === undefined ? 'No officer yet' : scene.nameOf(officerId),
          String(open),
          String(overdue),
        ]),
      },
      paragraph(
        left > 0
          ? `${left} more are not shown. Whoever has nothing open is not listed.`
          : 'Whoever has nothing open is not listed.',
      ),
      ...(named.length === 0
        ? []
        : [
            buttons(
              ...named.slice(0, MOST_BUTTONS).map((name) => [`What ${name} has`, `everything with ${name}`] as const),
            ),
          ]),
    ),
    nature: 'shows',
  } satisfies Reply;
};

async function loadsOf(scene: Scene): Promise<readonly Load[]> {
  const { viewer, on } = scene;
  return look(scene, async ({ casework }) => {
    const holders = await casework.openHolders(viewer);
    const officers = [...new Set(holders.flatMap(({ officerId }) => officerId ?? []))];
    const loads: Load[] = [];
    for (const officerId of officers)
      loads.push({
        officerId,
        open: await casework.count(viewer, { state: 'open', officerId }),
        overdue: await casework.count(viewer, { state: 'open', officerId, overdueOn: on }),
      });
    const open = await casework.count(viewer, { state: 'open', unassigned: true });
    if (open === 0) return loads;
    return [
      ...loads,
      { open, overdue: await casework.count(viewer, { state: 'open', unassigned: true, overdueOn: on }) },
    ];
  });
}
