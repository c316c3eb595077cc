import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logFor } from './log-for.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
/** What stands in Priya's list, from above, and the enquiry whose number is that of its third row. */
let rows: readonly string[] = [];
let third = '';
beforeAll(async () => {
  room = await openRoom();
  for (const subject of ['Lamp out in Moor Lane', 'Gully blocked in Elm Road', 'Bench broken in the park'])
    await room.hear('priya', `acknowledge ${await logFor(room, { subject })}, Priya Shah has it`);
  rows = await list();
  third = rows[2]?.replace(/\d+$/, '0003') ?? '';
});
afterAll(() => room.close());

const say = (said: string) => room.hear('priya', said);
const numberOf = (reference: string) => Number(/\d+$/.exec(reference)?.[0]);
const list = async () => [...(await say('my casework')).matchAll(/^CW-\d{4}-\d+/gm)].map(([reference]) => reference);

describe('a number alone, below a list', () => {
  it.each(['resolve 3: done', 'update no. 3: the crew is out', 'close #3, all done', 'pause 3 because of frost'])(
    'does nothing where the row of that number is another enquiry, and asks which: %s',
    async (said) => {
      await list();
      expect(rows[2]).not.toBe(third);
      const asked = await say(said);
      expect(asked).toContain('Nothing was changed yet. Which do you mean?');
      expect(asked).toContain(rows[2]);
      for (const reference of rows) expect(await say(`show ${reference}`)).not.toMatch(/Resolved|crew|frost/);
    },
  );

  it('is answered by what stands on a button, or by its place, with what was said', async () => {
    await list();
    const asked = await say('update 3: the crew is out');
    expect(asked).toContain(rows[2]);
    const done = await say(asked.includes(third) ? 'the second one' : (rows[2] ?? ''));
    expect(done).toContain(`${rows[2]}: `);
    expect(done).toContain('Update given.');
    expect(await say(`show ${rows[2]}`)).toContain('the crew is out');
  });

  it('is not chosen by "ok", after which it is asked again', async () => {
    await list();
    await say('update 3: the crew is out');
    const again = await say('ok');
    expect(again).toContain(rows[2]);
    expect(again).not.toContain('Update given.');
  });

  it('names an enquiry where no list stands above, and in what only shows', async () => {
    await say('help');
    expect(await say('show 3')).not.toContain('Which do you mean?');
    await list();
    expect(await say('show 3')).not.toContain('Which do you mean?');
    await list();
    await say('help');
    expect(await say(`update ${numberOf(rows[0] ?? '')}: parts are due`)).toContain(`${rows[0]}: `);
  });
});
