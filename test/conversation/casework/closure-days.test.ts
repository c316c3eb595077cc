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
    ['closure days Friday 24 December and Wednesday 29 to Friday 31 December 2027: offices closed', [24, 29, 30, 31]],
    ['closure days Fri 24, Wed 29 and Friday 31 December 2027: offices closed', [24, 29, 31]],
    ['closure days on 24 December 2027 and on the 30th: offices closed', [24, 30]],
    ['closure days 29 December 2027 and 30, also the 31st: offices closed', [29, 30, 31]],
    ['closure days between 29 and 31 December 2027: offices closed', [29, 30, 31]],
    ['closure day Wednesday 29 December 2027: offices closed, back on Tuesday 4', [29]],
  ])('are all taken: "%s"', async (said, days) => {
    const shown = await say(said);
    const taken = [...shown.matchAll(/(\d+) December 2027, offices closed/g)].map(([, day]) => Number(day));
    expect(taken).toEqual(days);
  });

  it.each([
    'closure days 24 to 31 December 2027 except the 29th',
    'closure days 24 to 31 December 2027 but not 29',
    'closure days 24 December 2027 and, as agreed with the unions, the 30th',
    'closure day 24 December 2027 until we open again on 4 January 2028',
    'closure days Tuesday 28 and Thursday 29 December 2027',
    'closure day Tuesday 10',
  ])('are asked where one of them is not plain, and never a part of them: "%s"', async (said) => {
    const asked = await say(said);
    expect(asked).not.toContain('confirm ');
    expect(asked).toMatch(/not plain which days|Is it |leave anybody or anything out/);
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
