import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRoom, readBackIn } from './room.ts';

// It is Tuesday 2 March 2027.
let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

const say = (said: string) => room.hear('priya', said);
const recorded = async () => await say('when am I off');
async function away(days: string) {
  await say(`confirm ${readBackIn(await say(`I am away ${days}`))}`);
}

describe('an absence that is recorded already', () => {
  it('is recorded once, however often it is said', async () => {
    await away('on 5 March');
    for (const again of ['I am off on Friday', 'I am away 5 March 2027', 'I am not in on Friday']) {
      const said = await say(again);
      expect(said).toContain('recorded as away on 5 March 2027 already');
      expect(said).not.toContain('confirm ');
    }
    expect((await recorded()).match(/5 March 2027/g)).toHaveLength(1);
    expect(await say('cancel my absence on 5 March 2027')).toContain('no longer recorded as away on 5 March 2027.');
  });

  it('of some of the days is no reason not to record the others', async () => {
    await away('on 5 March');
    expect(readBackIn(await say('I am away from 5 to 8 March'))).not.toBe('none');
    await say('cancel');
    await say('cancel my absence on 5 March 2027');
  });
});

describe('whoever says that they are in', () => {
  it.each([
    "actually no I'm in Friday, it's Monday I'm off",
    "sorry, I'm in on Friday but I'm off Monday",
    "not Friday, I'm away on Monday",
    "I was going to be off Friday but I'm in, I'm off on Monday instead",
  ])('is offered to take the one day back and to record the other: "%s"', async (said) => {
    await away('on 5 March');
    const asked = await say(said);
    expect(asked).toContain('cancel my absence on 5 March 2027');
    expect(asked).toContain('I am away 8 March 2027');
    expect(asked).not.toContain('confirm ');
    await say('cancel my absence on 5 March 2027');
  });

  it.each([
    "I should be off Friday but I'm in, cancel my leave",
    "I was supposed to be off on Friday, but I'm in now",
    "I'm in on Friday after all",
  ])('is not away: "%s"', async (said) => {
    await away('on 5 March');
    expect(await say(said)).toContain('no longer recorded as away on 5 March 2027');
    const again = await say(said);
    expect(again).toContain('not recorded as away on 5 March 2027');
    expect(again).not.toContain('confirm ');
  });

  it.each([
    ["I'm in Friday, it's Monday I'm off", '8 March 2027'],
    ["I'm off Monday but I'm in on Tuesday", '8 March 2027'],
  ])('is away on the other day alone where nothing is recorded: "%s"', async (said, day) => {
    const asked = await say(said);
    expect(asked).toContain(`From: Monday ${day}`);
    expect(asked).toContain(`To: Monday ${day}`);
    await say('cancel');
  });

  it.each(["I'm in court on Friday", "I'm in Torquay from Friday to Monday"])(
    'elsewhere is away: "%s"',
    async (said) => {
      expect(await say(said)).toContain('From: Friday 5 March 2027');
      await say('cancel');
    },
  );
});

describe('an absence', () => {
  it.each([
    ["I'm away all next week and back on the Monday after", 'Monday 8 March 2027', '14 March 2027'],
    ['I am off next week, back the following Monday', 'Monday 8 March 2027', '14 March 2027'],
    ['I am away Christmas week', 'Monday 20 December 2027', '26 December 2027'],
    ['off the week of Christmas', 'Monday 20 December 2027', '26 December 2027'],
  ])('is as long as it was said: "%s"', async (said, from, to) => {
    const asked = await say(said);
    expect(asked).toContain(`From: ${from}`);
    expect(asked).toMatch(new RegExp(`To: \\w+ ${to}`));
    await say('cancel');
  });

  it.each(['I am away over Christmas', 'I am off over the Easter break', 'on leave Easter week'])(
    'without a first and a last day is asked about: "%s"',
    async (said) => {
      const asked = await say(said);
      expect(asked).toContain('Say the first day and the last');
      expect(asked).not.toContain('confirm ');
    },
  );

  it.each([
    ["I'm away on every Wednesday", 'You said “every Wednesday”', 'this one time'],
    ['off from 3pm today', 'You said “from 3pm”', 'whole days'],
    ['I am off tomorrow morning', 'You said “morning”', 'whole days'],
  ])('says what of the words it does not keep: "%s"', async (said, what, why) => {
    const asked = await say(said);
    expect(asked).toContain(what);
    expect(asked).toContain(why);
    await say('cancel');
  });

  it('with a cover who is away then, or of somebody who covers then, says so before it is recorded', async () => {
    await say(`confirm ${readBackIn(await say('I am away 15 to 19 March, Tom Reid covers'))}`);
    const tom = await room.hear('tom', 'I am away 18 to 22 March');
    expect(tom).toContain('You cover for Priya Shah from 15 March 2027 to 19 March 2027');
    await room.hear('tom', `confirm ${readBackIn(tom)}`);
    const priya = await say('I am away 22 to 23 March, Tom Reid covers');
    expect(priya).toContain(
      'Tom Reid is away himself or herself on some of these days'.replace(' himself or herself', ' too'),
    );
    await say('cancel');
    await say('cancel my absence on 15 March 2027');
    await room.hear('tom', 'cancel my absence on 18 March 2027');
  });
});

describe('a leaving', () => {
  it.each(['Priya Shah is leaving, keep everything with Streets', 'Priya Shah is leaving'])(
    'without its last day is asked about: "%s"',
    async (said) => {
      const asked = await room.hear('sam', said);
      expect(asked).toContain('Say the last day of Priya Shah');
      expect(asked).not.toContain('confirm ');
    },
  );
});
