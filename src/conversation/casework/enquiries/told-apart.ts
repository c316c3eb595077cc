import { parseReference } from '../../../casework/index.ts';
import type { Block, Reply } from '../../../messaging/index.ts';
import { apartFromResident, type Command, editsOf, sayResident, type Verb } from '../../../understanding/index.ts';
import type { Carrying, Scene } from '../services.ts';
import { buttons, paragraph } from '../wording.ts';
import { actOnEnquiry } from './act-on-enquiry.ts';

type Act = Extract<Command, { kind: 'act' }>;

/** What is written down of what somebody heard: it may name a resident, and others read it than those who handle the enquiry. */
const tells: ReadonlySet<Verb> = new Set(['add', 'note', 'chase', 'not-fixed', 'look-again', 'update', 'resolve']);

/**
 * Does what is wanted with an enquiry, without who the resident is in words that go into its history or its subject: words that say nothing
 * else put that right instead; beside others they are left out, and it is offered to keep them apart.
 */
export const actWithoutResident: Carrying<Act> = async (wanted, scene) => {
  const world = { ...scene, me: scene.person, ...(await scene.services.understanding()) };
  const { words, verb } = wanted;
  const inText = tells.has(verb) ? apartFromResident(words.text, world) : undefined;
  const subject = verb === 'edit' ? words.edits.subject : undefined;
  const inSubject = subject === undefined ? undefined : apartFromResident(subject, world);
  if (inText === undefined && inSubject === undefined) return actOnEnquiry(wanted, scene);
  const { rest, resident } = inText ?? inSubject ?? { rest: '', resident: undefined };
  if (resident === undefined) return undefined;
  const isOnlyThat = rest === '' && inText !== undefined;
  const told: Act = isOnlyThat
    ? { ...wanted, verb: 'edit', words: { ...words, text: '', edits: editsOf(resident), form: 'none' }, sure: false }
    : {
        ...wanted,
        sure: false,
        words: {
          ...words,
          ...(inText === undefined ? { edits: { ...words.edits, subject: rest } } : { text: rest }),
        },
      };
  // What stands on the screen is said without it.
  scene.heard.notes.asked ??= told;
  const done = await actOnEnquiry(told, scene);
  // Where it was refused, or another enquiry may be meant, nothing was left out of anything.
  return isOnlyThat || done === undefined || !isReadBack(done)
    ? done
    : { ...done, blocks: [...done.blocks, ...keptApart(wanted, resident, scene)] };
};

function isReadBack({ blocks }: Reply): boolean {
  return blocks.some(
    (block) => block.kind === 'actions' && block.actions.some(({ typed }) => typed.startsWith('confirm ')),
  );
}

function keptApart(
  { abouts }: Act,
  resident: Parameters<typeof sayResident>[1],
  { screen }: Pick<Scene, 'screen'>,
): readonly Block[] {
  const [only, second] = abouts;
  const named = only?.named === '' ? screen.references[0] : only?.named;
  const isOne = second === undefined && named !== undefined && parseReference(named) !== undefined;
  return [
    paragraph(
      `I left out ${resident.name === '' ? 'how the resident can be reached' : 'who the resident is'}, since others may read these words.${resident.name === '' ? ' Look whether a name is still there.' : ''} It can be kept apart, for those who handle it.`,
    ),
    ...(isOne ? [buttons(['Keep who the resident is', sayResident(named, resident)])] : []),
  ];
}
