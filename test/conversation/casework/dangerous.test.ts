import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logFor } from './log-for.ts';
import { openRoom, readBackIn } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

const say = (who: string, said: string) => room.hear(who, said);
const acknowledged = async (subject: string) => {
  const reference = await logFor(room, { subject });
  await say('priya', `acknowledge ${reference}, I have it`);
  return reference;
};

describe('a read-back that was put right', () => {
  it('is not done any more, and says so; the one that put it right is', async () => {
    const reference = await acknowledged('Lamp out in Derwent Way');
    const first = readBackIn(await say('priya', `pause ${reference} until 18 March: frost`));
    const second = readBackIn(await say('priya', 'no, 22 March'));
    expect(await say('priya', `confirm ${first}`)).toContain('this one was not done');
    expect(await say('priya', `show ${reference}`)).not.toContain('Paused since');
    expect(await say('priya', `confirm ${second}`)).toContain('Monday 22 March 2027');
  });
});

describe('a paused enquiry', () => {
  it('has its day read back, and another day when it is paused again, for the same reason', async () => {
    const reference = await acknowledged('Wall down in Derwent Way');
    expect(await say('priya', `can you pause ${reference}: the frost`)).toContain('To be looked at again on');
    await say('priya', 'yes');
    expect(await say('priya', `pause ${reference} until Thursday 25 March`)).toContain('Waiting for: the frost');
    expect(await say('priya', 'yes')).toContain('It goes on waiting. To be looked at again on Thursday 25 March 2027.');
  });
});

describe('undo', () => {
  it('lets go of what waits, leaves what was done before, and then says what it takes back', async () => {
    const reference = await acknowledged('Drain blocked in Derwent Way');
    await say('priya', `pause ${reference}: frost`);
    await say('priya', `resume ${reference}: dry`);
    await say('priya', `pause ${reference} for parts`);
    expect(await say('priya', 'undo')).toContain('Cancelled. Nothing was written down.');
    expect(await say('priya', `show ${reference}`)).not.toContain('Paused since');
    expect(await say('priya', `undo ${reference}`)).toContain('This was taken back: Resumed.');
  });
});

describe('a reminder past the date on which it is due', () => {
  it('is no silence that nobody asked for: it is read back with that date', async () => {
    const reference = await acknowledged('Kerb loose in Derwent Way');
    for (const said of [`remind me about ${reference} on 26 March`, `snooze ${reference} until 26 March`]) {
      expect(await say('priya', said)).toContain('Nothing was changed yet.');
      expect(await say('priya', 'my reminders')).not.toContain(reference);
    }
    await say('priya', `snooze ${reference} until 26 March`);
    expect(await say('priya', 'yes')).toContain(`not be reminded of ${reference} before 09:00 on Friday 26 March 2027`);
    expect(await say('priya', 'unmute')).toContain(`Still snoozed: ${reference}`);
    expect(await say('priya', `unsnooze ${reference}`)).toContain(`${reference} is no longer snoozed.`);
    expect(await say('priya', 'my reminders')).not.toContain(reference);
  });
});

describe('a closure day', () => {
  it('is approved once, can be taken away, and dates are counted again', async () => {
    await acknowledged('Bench broken in Derwent Way');
    const [one, other] = [
      await say('sam', 'closure day 9 March 2027: training'),
      await say('sam', 'closure day 9 March 2027'),
    ];
    expect(await say('sam', `confirm ${readBackIn(one)}`)).toContain('have new dates');
    const twice = await say('sam', `confirm ${readBackIn(other)}`);
    expect(twice).toContain('That was done already.');
    // Dates did move, by whoever was first.
    expect(twice).not.toContain('No date has moved');
    expect(await say('sam', 'add a closure day 9 March 2027')).toContain('is a closure day already: training');
    expect((await say('sam', 'closure days')).match(/Tuesday 9 March 2027/g)).toHaveLength(1);
    const removal = await say('sam', 'cancel the closure on 9 March');
    expect(removal).toContain('Take away the closure day Tuesday 9 March 2027, training');
    expect(await say('sam', 'yes')).toMatch(
      /not enough for this, because “undo” does not take it back[\s\S]*Take it away:/,
    );
    expect(await say('sam', `confirm ${readBackIn(removal)}`)).toContain(
      'No closure day any more: 9 March 2027, training.',
    );
    expect(await say('sam', 'closure days')).toContain('There are no closure days');
    expect(await say('sam', 'remove the closure day 9 March')).toContain('is no closure day. Nothing was changed.');
    // Added once more at the same moment, by a server whose clock goes as this one's does.
    expect(await say('sam', `confirm ${readBackIn(await say('sam', 'closure day 9 March 2027: training'))}`)).toContain(
      'Done.',
    );
    expect(await say('sam', 'closure days')).toContain('Tuesday 9 March 2027');
    await say('sam', `confirm ${readBackIn(await say('sam', 'remove the closure day 9 March'))}`);
  });
});

describe('the same enquiry logged again within minutes', () => {
  it('is shown before a second one is written, and a form asked for after that puts the first right', async () => {
    const first = await say('khan', 'log an enquiry: fence down in Abbey Street for Streets');
    const reference = /CW-2027-\d{4}/.exec(await say('khan', 'yes'))?.[0] ?? 'none';
    expect(await say('khan', 'log an enquiry: fence down in Abbey Street for Streets')).toContain(
      `You logged the same just now: ${reference}`,
    );
    expect(await say('khan', `change ${readBackIn(first)}`)).toContain(`Put ${reference} right`);
  });
});
