import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logFor } from './log-for.ts';
import { openRoom, readBackIn } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
let reference = '';
beforeAll(async () => {
  room = await openRoom();
  reference = await logFor(room, { subject: 'Damp at flat 4', 'resident-name': 'Jean Harper' });
  await room.hear('priya', `acknowledge ${reference}, Priya Shah has it`);
});
afterAll(() => room.close());

describe('what is refused', () => {
  it.each([
    (ref: string) => `hand ${ref} to Cllr Lowe`,
    (ref: string) => `it should be for Cllr Lowe, ${ref}`,
    (ref: string) => `put right the service of ${ref}: Legal`,
  ])('is refused before a yes is asked for, and not after it: %s', async (said) => {
    const answered = await room.hear('khan', said(reference));
    expect(readBackIn(answered)).toBe('none');
    await room.hear('khan', 'yes');
    expect(await room.hear('khan', `show ${reference}`)).toContain('For: Cllr Amina Khan');
  });
});

describe('somebody of the resident’s who is named', () => {
  it.each([
    ['spoke to her daughter Sally Webb, all well', 'spoke to her daughter, all well'],
    ['rang Jean Harper about the boiler', 'rang the resident about the boiler'],
  ])('is not called the resident: %s', async (said, words) => {
    const asked = await room.hear('priya', `update ${reference}: ${said}`);
    expect(asked).toContain(`Words: ${words}`);
    expect(asked).not.toMatch(/Words:.*(?:Sally|Jean)/);
    await room.hear('priya', 'cancel');
  });
});

describe('an enquiry that was logged by mistake and taken back', () => {
  it('is not opened again, and is not offered to be', async () => {
    const mistake = await logFor(room, { subject: 'Wrong one' }, 'priya');
    await room.hear('priya', `undo ${mistake}`);
    const shown = await room.hear('tom', `show ${mistake}`);
    expect(shown).toContain('Logged by mistake and taken back');
    expect(shown).not.toContain('reopen');
    expect(await room.hear('tom', `reopen ${mistake}: it was right`)).toContain('Log it anew if it is wanted.');
  });
});

describe('a read-back of several', () => {
  it('names every councillor who will read it', async () => {
    const other = await logFor(room, { councillor: 'david.lowe@derby.example', subject: 'Noise' });
    await room.hear('priya', `acknowledge ${other}, Priya Shah has it`);
    const asked = await room.hear('priya', `update ${reference} and ${other}: the crew comes on Monday`);
    expect(asked).toContain('To: Cllr Amina Khan and Cllr David Lowe');
    await room.hear('priya', 'cancel');
  });
});

describe('who a resident is, in what is put right', () => {
  it.each([
    [(ref: string) => `urgent ${ref}: jean harper is 90 and has no heating`, 'Urgent: The resident is 90'],
    [
      (ref: string) => `put right the details of ${ref}: Jean Harper has no heating`,
      'New details: The resident has no heating',
    ],
    [(ref: string) => `put right the subject of ${ref}: Damp at Jean Harper’s`, 'New subject: Damp'],
  ])('is left out of it: %s', async (said, shown) => {
    const asked = await room.hear('priya', said(reference));
    expect(asked).toContain(shown);
    expect(asked).not.toMatch(/: .*(?:jean|harper)/i);
    await room.hear('priya', 'cancel');
  });
});
