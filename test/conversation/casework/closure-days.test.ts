import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRoom, readBackIn } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

const say = (said: string) => room.hear('sam', said);

describe('closure days that are said together', () => {
  it.each([
    ['closure days 24 to 31 December 2027: offices closed', [24, 29, 30, 31]],
    ['closure days 24 December to 31 December 2027: offices closed', [24, 29, 30, 31]],
    ['closure days 24, 29 and 31 December 2027: offices closed', [24, 29, 31]],
    ['closure days 24 December and 31 December 2027: offices closed', [24, 31]],
    ['closure days 24th and 29 to 31 December 2027: offices closed', [24, 29, 30, 31]],
    ['closure day 29 December 2027: offices closed until 4 January', [29]],
  ])('are all taken: "%s"', async (said, days) => {
    const shown = await say(said);
    const taken = [...shown.matchAll(/(\d+) December 2027, offices closed/g)].map(([, day]) => Number(day));
    expect(taken).toEqual(days);
  });

  it('are approved together, and those that are no working days are named', async () => {
    const shown = await say('closure days 24 to 31 December 2027: offices closed');
    expect(shown).toContain('Left out, because they are no working days: Saturday 25 December 2027');
    await say(`confirm ${readBackIn(shown)}`);
    const all = await say('closure days');
    for (const day of ['24', '29', '30', '31']) expect(all).toContain(`${day} December 2027, offices closed`);
  });

  it('are whole days: a part of one is asked about, with the reason kept', async () => {
    for (const said of [
      'closure day 22 November 2027 afternoon: party',
      'closure day 22 November 2027 from noon: party',
    ]) {
      const asked = await say(said);
      expect(asked).toContain('a closure day is a whole day');
      expect(asked).toContain('closure day 22 November 2027: party');
      expect(asked).not.toContain('confirm ');
    }
  });
});
