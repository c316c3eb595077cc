import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeEach(async () => {
  room = await openRoom();
  await room.hear('helen', 'Tom Reid is away 15 to 19 March 2027, Priya Shah covers');
  await room.hear('helen', 'yes');
});
afterEach(() => room.close());

describe('the absence that a manager recorded for somebody', () => {
  it.each(['cancel tom’s absence', "end Tom Reid's leave", 'cancel the absence of Tom Reid on 15 March 2027'])(
    'is ended by them as well, read back first: "%s"',
    async (said) => {
      const asked = await room.hear('helen', said);
      expect(asked).toContain('No longer away: Tom Reid, from 15 March 2027 to 19 March 2027');
      expect(await room.hear('tom', 'who is away')).toContain('15 March');
      await room.hear('helen', said);
      expect(await room.hear('helen', 'yes')).toContain('Tom Reid is no longer recorded as away');
      expect(await room.hear('tom', 'who is away')).not.toContain('15 March');
      expect(await room.hear('helen', said)).toContain('not recorded as away');
    },
  );

  it('is ended by nobody who may not record it, and no talk ends it', async () => {
    expect(await room.hear('priya', 'cancel tom’s absence')).toContain('that of people you manage');
    for (const said of ['tom is back', 'is tom back?', 'did you cancel tom’s absence?']) await room.hear('priya', said);
    await room.hear('priya', 'yes');
    expect(await room.hear('tom', 'who is away')).toContain('15 March');
  });

  it('is named after undo, since undo does not take it back', async () => {
    expect(await room.hear('helen', 'undo')).toContain('To end it, type "cancel the absence of Tom Reid".');
  });

  it('that overlaps another is said in the read-back, and the one that is meant ends alone', async () => {
    const asked = await room.hear('helen', 'Tom Reid is away 17 to 24 March 2027');
    expect(asked).toContain(
      'Tom Reid is recorded as away on some of these days already: 15 March 2027 to 19 March 2027, Priya Shah covers.',
    );
    await room.hear('helen', 'yes');
    expect(await room.hear('helen', 'cancel tom’s absence')).toContain('Which absence is to end?');
    await room.hear('helen', 'cancel tom’s absence on 17 March 2027');
    await room.hear('helen', 'yes');
    expect(await room.hear('tom', 'cancel my absence')).toContain('from 15 March 2027 to 19 March 2027');
    expect(await room.hear('tom', 'I am away 15 to 16 April 2027')).not.toContain('already');
  });
});

describe('a closure told as a day and why', () => {
  it.each([
    ['close 24 december 2027, christmas eve, office shut', 'christmas eve, office shut'],
    ['close 29 December 2027 - staff training', 'staff training'],
  ])('is one, with its reason whole: "%s"', async (said, why) => {
    const asked = await room.hear('sam', said);
    expect(asked).toMatch(/Closure day: \w+ 2\d December 2027, /);
    expect(asked).toContain(why);
  });

  it('is no enquiry of that number, and an enquiry is no day', async () => {
    expect(await room.hear('priya', 'close 2, done')).toContain('CW-2027-0002');
    expect(await room.hear('priya', 'resolve 2 may be wrong')).toContain('CW-2027-0002');
  });
});
