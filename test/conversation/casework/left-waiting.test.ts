import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logFor } from './log-for.ts';
import { openRoom, readBackIn } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

const say = (who: string, said: string) => room.hear(who, said);
const logged = async (who: string) => (await say(who, 'my casework')).split('\n').filter((line) => /CW-/.test(line));

describe('what was begun and is left by another turn', () => {
  it('is said to wait, done by no yes while it is not on the screen, and taken up again', async () => {
    const first = await say('khan', 'log a blocked drain in Mill Lane, mrs patel rang, 07700 900123');
    const left = await say('khan', 'what did I miss');
    expect(left).toMatch(
      /“Log an enquiry: blocked drain in Mill Lane, the resident rang” was not done yet\. Type "what waits" to see it again/,
    );
    expect(left).not.toContain('patel');
    const yes = await say('khan', 'yes');
    expect(yes).toContain('nothing here that waits for a yes. What you began before');
    expect(await logged('khan')).not.toContainEqual(expect.stringContaining('blocked drain'));
    const again = await say('khan', 'what waits');
    expect(again).toContain('Is this right?');
    expect(again).toContain('Resident: mrs patel');
    expect(await say('khan', `confirm ${readBackIn(first)}`)).toContain('So this one was not done');
    await say('khan', `confirm ${readBackIn(again)}`);
    expect(await logged('khan')).toContainEqual(expect.stringContaining('blocked drain'));
    expect(await say('khan', 'what waits')).toContain('Nothing that you began here waits');
  });

  it('is a form as well, said once, and behind a question to the documents', async () => {
    await say('priya', 'resolve CW-2027-0002');
    expect(await say('priya', 'can I attend a group meeting?')).toMatch(/“Resolve CW-2027-0002” was not finished/);
    expect(await say('priya', 'who is away')).not.toContain('was not finished');
    expect(await say('priya', 'back to the form')).toContain('How it was resolved');
  });

  it('is nothing that was then done in other words, by a shorter number', async () => {
    const own = await logFor(room, { subject: 'Grit bin empty' });
    const read = await say('priya', `I have ${own}`);
    expect(read).toContain(`confirm ${readBackIn(read)}`);
    const done = await say('priya', `acknowledge CW-${Number(own.slice(-4))}, Priya Shah has it`);
    expect(done).toContain('Acknowledged');
    expect(done).not.toMatch(/was not (?:done|finished)/);
  });

  it('is nothing that was answered, dropped, put right or said again', async () => {
    await say('lowe', 'log a broken bench in Mill Lane');
    for (const said of ['yes but make it urgent', 'actually it came in yesterday', 'no'])
      expect(await say('lowe', said)).not.toContain('was not done yet');
    await say('lowe', 'log a broken bench in Mill Lane');
    expect(await say('lowe', 'log a broken bench in Mill Lane')).not.toContain('was not done yet');
    await say('lowe', 'yes');
    expect(await say('lowe', 'my casework')).not.toContain('was not done yet');
  });

  it('is several, by their names', async () => {
    await say('tom', 'I am away 5 to 6 April 2027');
    await say('tom', 'resolve CW-2027-0003');
    await say('tom', 'who is away');
    const waits = await say('tom', 'what waits');
    expect(waits).toContain('Resolve CW-2027-0003');
    expect(await say('tom', 'Record an absence')).toContain('5 April 2027');
  });
});

describe('a turn that begins with a yes or a no and is not understood', () => {
  it('was not taken for it, and what waits is shown', async () => {
    await say('sam', 'log a blocked gully in Mill Lane for Cllr Khan, with Streets');
    const yes = await say('sam', 'yes I think it was blocked last summer as well but who knows with these');
    expect(yes).toContain('It was not taken as a yes.');
    expect(yes).toContain('Subject: blocked gully');
    const no = await say('sam', 'no idea what the number is of the house over there');
    expect(no).toContain('It was not taken as a no.');
    expect(no).toContain('Subject: blocked gully');
    expect(readBackIn(no)).toBe('none');
    expect(await say('sam', 'yes')).not.toContain('Logged for');
  });

  it('is cancelled by a plain "cancel", though no yes would do it as it is', async () => {
    await say('sam', 'log a blocked gully in Mill Lane for Cllr Khan, with Streets');
    expect(readBackIn(await say('sam', 'no idea what the number is of the house over there'))).toBe('none');
    expect(await say('sam', 'cancel')).toContain('Cancelled. Nothing was written down.');
    expect(await say('sam', 'what waits')).not.toContain('blocked gully');
  });
});

describe('a draft that another turn left', () => {
  it('is dropped by "cancel", and is not done by its code after that', async () => {
    const code = readBackIn(await say('sam', 'closure day 11 March 2027: training'));
    await say('sam', 'who is away');
    expect(await say('sam', 'cancel')).toContain('was cancelled. Nothing was written down.');
    expect(await say('sam', `confirm ${code}`)).toContain('Nothing was done now');
    expect(await say('sam', 'closure days')).not.toContain('11 March 2027');
  });

  it('is dropped by "cancel" where it is a form that was not sent', async () => {
    await say('priya', 'resolve CW-2027-0002');
    expect(await say('priya', 'who is away')).toContain('was not finished');
    expect(await say('priya', 'cancel')).toContain('“Resolve CW-2027-0002” was cancelled. Nothing was written down.');
    expect(await say('priya', 'what waits')).not.toContain('Resolve CW-2027-0002');
  });

  it('is not done by its code once it was said anew', async () => {
    const first = readBackIn(await say('sam', 'announce to all councillors: the lift is out until Friday'));
    const second = readBackIn(await say('sam', 'announce to all councillors: the lift is out until Thursday'));
    expect(await say('sam', `confirm ${first}`)).toContain('this one was not done');
    expect(await say('sam', `confirm ${second}`)).toContain('On its way');
    expect(await say('sam', 'announcements')).not.toContain('until Friday');
  });
});
