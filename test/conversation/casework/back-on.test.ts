import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRoom } from './room.ts';

// It is Tuesday 2 March 2027.
let room: Awaited<ReturnType<typeof openRoom>>;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

describe('the day on which somebody is back', () => {
  it.each([
    'back on Monday',
    'I’ll be back on Thursday',
    'back tomorrow',
    'returning on Friday',
    'back to work tomorrow',
  ])('begins no absence where none is recorded: "%s"', async (said) => {
    const answer = await room.hear('tom', said);
    expect(answer).toContain('You are not recorded as away before');
    await room.hear('tom', 'yes');
    expect(await room.hear('tom', 'who is away')).not.toContain('Tom Reid, from');
  });

  it('is heard though "back" is a word of what was just taken back', async () => {
    await room.hear('priya', 'log an enquiry: dog mess in Abbey Park, for Cllr Khan, streets');
    await room.hear('priya', 'yes');
    expect(await room.hear('priya', 'undo that')).toContain('taken back');
    const asked = await room.hear('priya', 'I’m off sick today, back on Thursday');
    expect(asked).toContain('To: Wednesday 3 March 2027');
    await room.hear('priya', 'yes');
    expect(await room.hear('priya', 'back tomorrow')).toContain('Back: Wednesday 3 March 2027');
  });

  it('is one day behind the last of the absence that runs, read back first and moved once', async () => {
    await room.hear('tom', 'I am away until 12 March 2027');
    await room.hear('tom', 'yes');
    const asked = await room.hear('tom', 'I’ll be back on Thursday');
    expect(asked).toContain('To: Wednesday 3 March 2027');
    expect(await room.hear('tom', 'who is away')).toContain('12 March');
    await room.hear('tom', 'back on Thursday');
    expect(await room.hear('tom', 'yes')).toContain('away from 2 March 2027 to 3 March 2027');
    expect(await room.hear('tom', 'who is away')).not.toContain('12 March');
    expect(await room.hear('tom', 'back on Thursday')).toContain('back on Thursday 4 March 2027 already');
  });

  it('may be later than was recorded, and a weekend between makes no difference', async () => {
    await room.hear('tom', 'I am off sick until Friday');
    await room.hear('tom', 'yes');
    expect(await room.hear('tom', 'back on Monday')).toContain('already');
    expect(await room.hear('tom', 'back on Wednesday 10 March')).toContain('To: Tuesday 9 March 2027');
  });

  it('ends what is told with it', async () => {
    expect(await room.hear('tom', 'I’m off sick, back on Thursday')).toMatch(/From: Tuesday 2.*To: Wednesday 3 March/s);
    expect(await room.hear('tom', 'back on Friday')).toMatch(/From: Tuesday 2.*To: Thursday 4 March/s);
    const covered = await room.hear('helen', 'Tom is off sick, back on Friday, Priya covers');
    expect(covered).toMatch(/Away: Tom Reid.*To: Thursday 4 March.*Cover: Priya Shah/s);
    expect(await room.hear('tom', 'not back until Monday')).toMatch(/From: Tuesday 2.*To: Sunday 7 March/s);
  });

  it('is moved by a manager, and by no colleague', async () => {
    await room.hear('tom', 'I am away until 12 March 2027');
    await room.hear('tom', 'yes');
    expect(await room.hear('priya', 'Tom is back tomorrow')).not.toContain('Is this right?');
    expect(await room.hear('helen', 'Tom is back on Friday')).toContain('To: Thursday 4 March 2027');
  });

  it('is no absence of the speaker where somebody else is meant', async () => {
    for (const said of ['he’s back on Monday', 'the bin lorry is back on Monday', 'put it back on Monday'])
      expect(await room.hear('tom', said)).not.toContain('Away: You');
  });
});

describe('an absence that is denied', () => {
  it('is not recorded, and one that is recorded then is offered to be ended', async () => {
    expect(await room.hear('helen', 'Priya isn’t away next week')).toContain('not recorded as away from 8 March 2027');
    await room.hear('helen', 'Priya Shah is away 10 to 19 March 2027');
    await room.hear('helen', 'yes');
    expect(await room.hear('helen', 'Priya isn’t away next week')).toContain('No longer away: Priya Shah');
    expect(await room.hear('lowe', 'Priya isn’t away next week')).not.toContain('Is this right?');
  });

  it('of one’s own leaves the absence of another time alone, and asks where it is longer', async () => {
    await room.hear('tom', 'I am away 22 to 26 March 2027');
    await room.hear('tom', 'yes');
    expect(await room.hear('tom', 'I’m not away next week')).toContain('not recorded as away from 8 March 2027');
    expect(await room.hear('tom', 'I’m not away on 23 March')).toContain('Is this right?');
    await room.hear('tom', 'no');
    expect(await room.hear('tom', 'cancel my absence')).toContain('from 22 March 2027 to 26 March 2027');
  });
});
