import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logFor } from './log-for.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
let reference: string;
beforeAll(async () => {
  room = await openRoom();
  reference = await logFor(room);
});
afterAll(() => room.close());

describe('whom an enquiry is shown to', () => {
  it.each([
    'who can see my casework',
    'who else can see my casework?',
    'who can see casework',
    'can other councillors see my enquiries?',
  ])('is told to whoever asks "%s", and nobody is named', async (asked) => {
    for (const who of ['khan', 'priya'] as const) {
      const told = await room.hear(who, asked);
      expect(told).toContain('No other councillor sees it.');
      expect(told).toContain('by administrators and coordinators');
      expect(told).not.toMatch(/Khan|Lowe|Priya|Tom|Helen|Sam|CW-/);
    }
  });

  it('is told of the enquiry on the screen, and where none is there "this" stays what it was', async () => {
    await room.hear('priya', `show ${reference}`);
    expect(await room.hear('priya', 'who can see this?')).toContain('No other councillor sees it.');
    expect(await room.hear('grace', 'who can see this?')).not.toContain('No other councillor sees it.');
  });

  it('is told in the same words of an enquiry that the speaker may not see and of one that there is not', async () => {
    const hidden = await room.hear('lowe', `who can see ${reference}`);
    expect(hidden).toContain('No other councillor sees it.');
    expect(await room.hear('lowe', 'who can see CW-2027-9999')).toBe(hidden);
  });

  it.each(['does Cllr Khan see that note?', 'can Cllr Khan see notes?', 'does she see my note'])(
    '"%s" is answered for notes',
    async (asked) => {
      await room.hear('priya', `note ${reference}: ask the depot`);
      expect(await room.hear('priya', asked)).toContain('no councillor sees it');
    },
  );

  it.each([
    'can members see confidential papers?',
    'who can see the minutes of a closed meeting',
    'can I see an officer’s notes of a meeting',
  ])('"%s" stays a question to the documents', async (asked) => {
    expect(await room.hear('khan', asked)).not.toMatch(/No other councillor sees it|no councillor sees it/);
  });
});
