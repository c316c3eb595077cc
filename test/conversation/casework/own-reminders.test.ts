import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRoom } from './room.ts';

// It is Tuesday 2 March 2027.
let room: Awaited<ReturnType<typeof openRoom>>;
/** Of the enquiry that is logged here. */
let number = 0;
beforeAll(async () => {
  room = await openRoom();
  await room.hear('priya', 'log an enquiry: lamp out, for Cllr Amina Khan, with Priya Shah');
  number = Number(/CW-2027-(\d+)/.exec(await room.hear('priya', 'yes'))?.[1]);
});
afterAll(() => room.close());

/** `N` stands for its number. */
const say = (said: string, who = 'priya') => room.hear(who, said.replace(/\bN\b/, `${number}`));

describe('quiet about one enquiry', () => {
  it.each([
    "don't remind me about N any more",
    'stop sending me messages about CW-N',
    'please stop nagging me about enquiry N',
    'no more reminders about N please',
    'I need no more messages about CW-N',
  ])('is of that one alone and asks until when: "%s"', async (said) => {
    const asked = await say(said);
    expect(asked).toContain(`snooze CW-2027-${String(number).padStart(4, '0')} until`);
    expect(asked).not.toContain('mute until');
    expect(await say('my reminders')).toContain('Muted: No');
  });

  it('is asked of a councillor as well, and adds nothing to their enquiry', async () => {
    const asked = await say('Stop sending me messages about CW-N', 'amina');
    expect(asked).not.toContain('Add information');
  });
});

describe('a reminder of one enquiry', () => {
  it.each([
    ['remind me about N on Thursday at 10', 'Thursday 4 March 2027, 10:00'],
    ['remind me about N on Thursday at 3', 'Thursday 4 March 2027, 15:00'],
    ['nudge me about N on Wednesday', 'Wednesday 3 March 2027, 09:00'],
  ])('is of the number that was said: "%s"', async (said, when) => {
    expect(await say(said)).toContain(when);
    await say('unsnooze CW-N');
  });
});

describe('another time for the daily list', () => {
  it.each([
    ['can I have my list at 8 instead of 9', '08:00'],
    ['could my daily list come at 10 rather than 9:30 please', '10:00'],
    ['I wish to receive my news at 5 o’clock in the afternoon only.', '17:00'],
    ["I'd like my morning summary by 7", '07:00'],
  ])('is offered at that time: "%s"', async (said, time) => {
    expect(await say(said)).toContain(`daily digest at ${time}`);
  });
});

describe('what is chosen already', () => {
  it('is not said to be changed', async () => {
    expect(await say('unmute')).toContain('You have muted nothing, so nothing was changed.');
  });
});

describe('a closure day', () => {
  it.each([
    [
      "we're closed from Christmas Eve to New Year's Day inclusive",
      'Friday 24 December 2027',
      'Friday 31 December 2027',
    ],
    ['closed next Friday for training', 'Friday 12 March 2027', 'Friday 12 March 2027'],
    ['closed Mon 13, Tue 14 and Wed 15 Dec 2027', 'Monday 13 December 2027', 'Wednesday 15 December 2027'],
  ])('is heard of days to come: "%s"', async (said, first, last) => {
    const asked = await say(said, 'sam');
    expect(asked).toContain(first);
    expect(asked).toContain(last);
    expect(asked).toContain('Approve');
    await say('cancel', 'sam');
  });

  it.each([
    ['close Good Friday', 'Friday 26 March 2027 is no working day: it is a bank holiday, Good Friday.'],
    ['closure day 7 March 2027', 'Sunday 7 March 2027 is no working day'],
  ])('is none where nobody works anyway: "%s"', async (said, why) => {
    const answer = await say(said, 'sam');
    expect(answer).toContain(why);
    expect(answer).not.toContain('confirm ');
  });

  it.each([
    "remove the closure on 16 December 2027, we're open that day after all",
    'we are open on 16 December 2027 after all',
  ])('is taken away again: "%s"', async (said) => {
    expect(await say(said, 'sam')).toContain('Thursday 16 December 2027 is no closure day');
  });
});
