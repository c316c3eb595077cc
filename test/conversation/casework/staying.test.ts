import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logFor } from './log-for.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

const text = async (who: string, words: string) => (await room.say(who, words)).text;

/** What the button that carries out what was read back sends. */
async function confirmOf(who: string, words: string): Promise<string> {
  const said = await room.say(who, words);
  const typed = said.blocks.flatMap((block) =>
    block.kind === 'actions' ? block.actions.map((action) => action.typed) : [],
  );
  const confirm = typed.find((each) => each.startsWith('confirm '));
  if (confirm === undefined) throw new Error(`Nothing was read back: ${said.text}`);
  return confirm;
}

const isOnRecord = async () => {
  const { people } = await room.storage.read((reads) => reads.people.directory('derby'));
  return people.find(({ name }) => name === 'Tom Reid')?.left !== undefined;
};

describe('a leaving that was recorded', () => {
  it('is seen by administrators alone, taken back once it was read back, and can be recorded anew', async () => {
    expect(await text('sam', 'who is leaving?')).toContain('Nobody is recorded as leaving.');
    await logFor(room, { officer: 'tom.reid@derby.example' });
    await room.say('sam', await confirmOf('sam', 'Tom Reid leaves on 30 April 2027, keep them'), { values: {} });
    expect(await isOnRecord()).toBe(true);

    expect(await text('sam', 'who is leaving?')).toContain('Tom Reid: last day Friday 30 April 2027.');
    expect(await text('priya', 'who is leaving?')).not.toContain('Tom Reid');
    expect(await text('priya', 'Tom Reid isn’t leaving after all')).toContain('Only an administrator');

    const confirm = await confirmOf('sam', 'Tom Reid isn’t leaving after all');
    expect(await isOnRecord()).toBe(true);
    expect((await room.say('sam', confirm, { values: {} })).text).toContain('no longer recorded as leaving');
    expect(await isOnRecord()).toBe(false);
    expect((await room.say('sam', confirm, { values: {} })).text).toContain('That was done already.');
    expect(await text('sam', 'Tom Reid is not leaving')).toBe('Tom Reid is not recorded as leaving.');

    await room.say('sam', await confirmOf('sam', 'Tom Reid leaves on 30 April 2027, keep them'), { values: {} });
    expect(await isOnRecord()).toBe(true);
  });

  it('is not taken back once the last day is over: who has left is let in by the list of people', async () => {
    room.setClock('2027-05-03', '10:00');
    expect(await text('sam', 'who is leaving?')).toContain('Nobody is recorded as leaving.');
    expect(await text('sam', 'Tom Reid isn’t leaving after all')).not.toContain('Is this right?');
    expect(await isOnRecord()).toBe(true);
  });
});
