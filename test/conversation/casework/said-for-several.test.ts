import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

describe('an enquiry', () => {
  it('is of one councillor: the other who was named stands in no subject, and it is said that they were left out', async () => {
    const shown = await room.hear('priya', 'from Amina Khan and David Lowe both: no lamps lit in Bell Row, Streets');
    expect(shown).toContain('Subject: no lamps lit in Bell Row');
    expect(shown).toContain('For: Cllr Amina Khan');
    expect(shown).toContain('I left out and keep nowhere: "David Lowe"');
  });

  it.each([
    'log these for Cllr Khan please: two things - 1 lamp dead in Bell Row, Streets, 2 kerb gone in Otter Row, Streets',
    'Cllr Khan wants these looked at: (a) lamp dead in Bell Row, Streets (b) kerb gone in Otter Row, Streets',
  ])('is each of several that are told in one line, for whom was said before them: "%s"', async (said) => {
    const shown = await room.hear('priya', said);
    expect(shown).toContain('Subject: lamp dead in Bell Row');
    expect(shown).toContain('Subject: kerb gone in Otter Row');
    expect(shown.match(/For: Cllr Amina Khan/g)).toHaveLength(2);
  });

  it('that is like one the same councillor has open is read back with that, and another in the street is not', async () => {
    await room.say('khan', 'log an enquiry: overflowing bins by the chapel in Bell Row, Streets');
    await room.say('khan', 'yes');
    expect(await room.hear('khan', 'log an enquiry: bins by the chapel overflowing, Streets')).toMatch(
      /You have one like it open: CW-\d{4}-\d+, overflowing bins by the chapel/,
    );
    expect(await room.hear('khan', 'log an enquiry: lamp dead in Bell Row, Streets')).not.toContain('one like it');
    expect(await room.hear('lowe', 'log an enquiry: bins by the chapel overflowing, Streets')).not.toContain(
      'one like it',
    );
  });
});

describe('an announcement', () => {
  it('goes to the side that is named behind its text, and that is no part of it', async () => {
    const shown = await room.hear('sam', 'announce: the car park is shut on Monday, all councillors');
    expect(shown).toMatch(/goes to \d+ councillors/);
    expect(shown).not.toContain('Monday, all');
  });

  it.each([
    'announce to councillors: the rooms are closed, to Conservatives only',
    'announce to labour councillors: the group room has moved',
    'announce to officers: there is cake on Friday, except Tom',
  ])('is held back where it is for some of a side: "%s"', async (said) => {
    expect(await room.hear('sam', said)).toContain('so nothing was done');
  });

  it('says of its own matter what is only so, or is not', async () => {
    for (const text of ['the lift is closed on Friday, not Monday', 'car park closed, disabled bays only'])
      expect(await room.hear('sam', `announce to everyone: ${text}`)).toContain(text);
  });
});
