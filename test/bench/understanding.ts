import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localDate, localTime } from '../../src/calendar/index.ts';
import { openKnowledge } from '../../src/knowledge/index.ts';
import type { Person } from '../../src/people/index.ts';
import { createUnderstanding, emptyScreen, type Known, understand } from '../../src/understanding/index.ts';
import { taughtBy } from '../support/taught-by.ts';
import { quantile, round, type Table } from './report.ts';

const root = join(import.meta.dirname, '..', '..');
const forenames = 'Amina Bilal Carys Dmitri Eilidh Farah Gwen Hamza Imogen Jarek'.split(' ');
const surnames = 'Abara Brzeziński Calloway Dhillon Etheridge Fofanah Gallacher Hussain Ibe Jankowski'.split(' ');

/** How long it takes to tell what a turn means, in small and large directories, with 120 enquiries in sight. */
export async function run(): Promise<readonly Table[]> {
  const folder = join(root, 'knowledge');
  const before = performance.now();
  const learned = await createUnderstanding(folder, taughtBy(await openKnowledge(folder)))();
  const learning = performance.now() - before;
  const turns = readFileSync(join(root, 'test', 'eval', 'casework', 'open.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => String((JSON.parse(line) as { text: unknown }).text));
  const rows = [100, 10_000].map((count) => {
    const known = knownAmong(count, learned);
    // Each turn has circumstances of its own, as in a conversation: nothing is known of it from before.
    for (const raw of turns) understand({ raw, values: {} }, { ...known });
    const took = turns.map((raw) => {
      const circumstances = { ...known };
      const start = performance.now();
      understand({ raw, values: {} }, circumstances);
      return performance.now() - start;
    });
    return [
      count.toLocaleString('en-GB'),
      round(quantile(took, 0.5), 2),
      round(quantile(took, 0.95), 2),
      round(Math.max(...took), 2),
    ];
  });
  return [
    {
      title: `Understanding ${turns.length} turns, learned once in ${Math.round(learning)} ms`,
      columns: ['people', 'p50 (ms)', 'p95 (ms)', 'longest (ms)'],
      rows,
    },
  ];
}

function knownAmong(
  count: number,
  learned: Pick<Known, 'tell' | 'route' | 'putRight' | 'asksForList' | 'everyday' | 'isWord'>,
): Known {
  const people = Array.from({ length: count }, (_, at): Person => {
    const name = `${forenames[at % 10]} ${surnames[Math.floor(at / 10) % 10]}-${surnames[Math.floor(at / 100) % 10]} ${at}`;
    return {
      id: `p${at}`,
      council: 'derby',
      name,
      email: `p${at}@derby.example`,
      roles: [at % 3 === 0 ? 'councillor' : 'officer'],
      wards: [`Ward ${at % 40}`],
      ...(at % 3 === 0 ? {} : { service: `Service ${at % 30}` }),
      workingDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      version: 1,
    };
  });
  const me = people[1];
  if (me === undefined) throw new RangeError('A directory of nobody.');
  return {
    on: localDate('2026-12-07'),
    time: localTime('10:00'),
    me,
    directory: { council: 'derby', people, absences: [] },
    services: Array.from({ length: 30 }, (_, at) => `Service ${at}`),
    wards: Array.from({ length: 40 }, (_, at) => `Ward ${at}`),
    ...learned,
    screen: emptyScreen,
    seen: Array.from({ length: 120 }, (_, at) => ({
      reference: `CW-2026-${String(at + 1).padStart(4, '0')}`,
      number: at + 1,
      subject: `${['Pothole', 'Bench', 'Bins', 'Lamp', 'Kerb'][at % 5]} in ${surnames[at % 10]} Road`,
    })),
  };
}
