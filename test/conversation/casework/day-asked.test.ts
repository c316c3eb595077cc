import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { typedForms } from '../talk.ts';
import { logFor } from './log-for.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

describe('a question about a day', () => {
  it.each([
    ['is Friday a bank holiday', 'Friday 5 March 2027 is a working day.'],
    ['is 29 March a bank holiday?', 'Monday 29 March 2027 is not a working day: bank holiday, Easter Monday.'],
    ['is the 6th a working day', 'Saturday 6 March 2027 is not a working day: weekend.'],
  ])('"%s" is answered from the calendar', async (said, answer) => {
    for (const who of ['khan', 'tom', 'sam']) expect(await room.hear(who, said), who).toContain(answer);
    expect(await room.hear('tom', 'who is away')).not.toContain('Friday 5 March');
  });

  it('is counted with its reasons', async () => {
    const heard = await room.hear('tom', 'when is 5 working days from 24 March');
    expect(heard).toContain('5 working days from Wednesday 24 March 2027 is Friday 2 April 2027.');
    expect(heard).toContain('Friday 26 March 2027: bank holiday, Good Friday');
    expect(await room.hear('tom', 'how many working days between 24 March and 2 April')).toContain(
      'From Wednesday 24 March 2027 to Friday 2 April 2027 there are 5 working days.',
    );
  });
});

describe('a number that is wrong by a digit', () => {
  it('offers to show others like it, and does nothing to them', async () => {
    const ref = await logFor(room, { subject: 'Loose kerb' });
    const wrong = `${ref.slice(0, -1)}${ref.endsWith('9') ? '8' : '9'}`;
    for (const said of [
      `resolve ${wrong}: filled it`,
      `pause ${wrong}: waiting for parts`,
      `reassign ${wrong} to Housing: theirs`,
      `link ${ref} to ${wrong}`,
      `snooze ${wrong} until tomorrow`,
    ]) {
      const typed = typedForms(await room.say('priya', said));
      expect(typed.length, said).toBeGreaterThan(0);
      expect(
        typed.filter((each) => !/^(?:show CW-|my casework)/.test(each)),
        said,
      ).toEqual([]);
    }
  });
});

describe('a day that is long past', () => {
  it('is asked about before anything is logged, though its year was said', async () => {
    const { text } = await room.say('khan', 'log an enquiry: hedge over the path, Streets, received 12/08/26');
    expect(text).toContain('Wednesday 12 August 2026 is more than three months ago. Is that the day?');
    expect(text).toContain('Nothing is written down yet.');
    expect(await room.hear('khan', 'log an enquiry: hedge over the wall, Streets, received 12/02/27')).not.toContain(
      'more than three months',
    );
  });
});
