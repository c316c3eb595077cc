import { afterEach, describe, expect, it } from 'vitest';
import { copyFolder, edit } from '../../knowledge/knowledge-folder.ts';
import { logFor } from './log-for.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>> | undefined;
afterEach(() => room?.close());

async function openHere(folder?: string) {
  room = await openRoom(folder);
  return room;
}

/** Why the dates are what they are of an enquiry that came on Saturday 27 February 2027, with these lines in Derby's council.yaml. */
async function whyOf(lines: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await copyFolder();
  const before = 'time-zone: Europe/London';
  await edit(folder, 'derby/council.yaml', before, [before, ...lines].join('\n'));
  const { say } = await openHere(folder);
  const reference = await logFor({ say }, { received: '2027-02-27', ...more });
  return (await say('sam', `why ${reference}`)).text;
}

describe('what council.yaml says about counting', () => {
  it('moves no date where it says nothing', async () => {
    const why = await whyOf([]);
    expect(why).toContain('Tuesday 2 March 2027 is day 2: the due date.');
    expect(why).toContain('Friday 5 March 2027 is day 5: the due date.');
  });

  it('asks for updates on complex enquiries as often as it says', async () => {
    const why = await whyOf(['update-every: 7'], { 'complex-because': 'three owners' });
    expect(why).toContain('Tuesday 9 March 2027 is day 7: the due date.');
  });

  it('counts from the next working day with roll-then-count', async () => {
    const why = await whyOf(['counting-rule: roll-then-count']);
    expect(why).toContain('Wednesday 3 March 2027 is day 2: the due date.');
    expect(why).toContain('Monday 8 March 2027 is day 5: the due date.');
  });

  it('leaves closure days out, each of the dates it stops, and names them', async () => {
    const why = await whyOf([
      'closure-days:',
      '  - { date: 2027-03-01, name: Founder’s day }',
      '  - { date: 2027-03-04, name: Stocktaking, clocks: [resolve] }',
    ]);
    expect(why).toContain('Monday 1 March 2027 does not count: closure day, Founder’s day.');
    expect(why).toContain('Wednesday 3 March 2027 is day 2: the due date.');
    expect(why).toContain('Tuesday 9 March 2027 is day 5: the due date.');
  });
});

describe('a bank-holiday list that ends within a year', () => {
  it('is told to the log at every start, and to each administrator once', async () => {
    const { startDelivery, storage, lines, setClock } = await openHere();
    const ends = 'The bank-holiday list for England and Wales ends on 31 December 2028; refresh it from GOV.UK.';
    const told = async () => {
      const rows = await storage.outbox.list({ council: 'derby', limit: 1000 });
      const { people } = await storage.read((reads) => reads.people.directory('derby'));
      return rows
        .filter(({ payload }) => JSON.stringify(payload).includes(ends))
        .map(({ recipient }) => people.find(({ id }) => id === recipient)?.roles);
    };
    const start = async () => (await startDelivery([])).stop();
    setClock('2027-12-30', '10:00');
    await start();
    expect([lines.filter((line) => line.includes(ends)), await told()]).toEqual([[], []]);
    setClock('2028-01-14', '10:00');
    await start();
    await start();
    expect(lines.filter((line) => line.includes(ends))).toHaveLength(2);
    expect(await told()).toEqual([['administrator']]);
  });
});
