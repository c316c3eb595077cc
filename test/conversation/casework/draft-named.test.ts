import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeEach(async () => {
  room = await openRoom();
  await room.say('khan', 'log an enquiry: loose slab in Bell Yard, Streets');
  await room.say('khan', 'log an enquiry: swing broken in Hilltop park, Streets');
});
afterEach(() => room.close());

it.each(['Very well. Log the Bell Yard enquiry.', 'submit the slab first, please', 'the slab one can go in'])(
  'a draft that is named is shown again, and logged by the yes behind it: "%s"',
  async (said) => {
    const shown = await room.hear('khan', said);
    expect(shown).toContain('Is this right?');
    expect(shown).toContain('loose slab in Bell Yard');
    await room.say('khan', 'yes');
    const mine = await room.hear('khan', 'my casework');
    expect(mine).toContain('loose slab in Bell Yard');
    expect(mine).not.toContain('swing broken');
  },
);

it.each(['drop the slab, it has been mended', 'scrap the Bell Yard one', "don't bother with the slab after all"])(
  'a draft that is named is dropped alone, and the other waits on: "%s"',
  async (said) => {
    expect(await room.hear('khan', said)).toContain('“Log an enquiry: loose slab in Bell Yard” was cancelled.');
    expect(await room.hear('khan', 'what waits')).toContain('swing broken in Hilltop park');
    expect(await room.hear('khan', 'what waits')).not.toContain('loose slab');
  },
);

it('one more of the kind is a new one, and words that both have choose neither', async () => {
  expect(await room.hear('khan', 'log another loose slab in Bell Yard')).toContain('loose slab in Bell Yard');
  expect(await room.hear('khan', 'drop the one in Streets')).not.toContain('was cancelled');
});

it.each([
  ['Could we make that cracked slab rather than loose slab? It is more exact.', 'cracked slab in Bell Yard'],
  ['would you put "paving" where it says "slab"', 'loose paving in Bell Yard'],
  ['Please change Bell Yard to Bell Lane', 'loose slab in Bell Lane'],
  ['Oh, I gave the wrong street, it is Bell Walk.', 'loose slab in Bell Walk'],
  ['not bell yard, I said Mill Yard', 'loose slab in Mill Yard'],
])('what is to be put in place of something is read back so, however politely: "%s"', async (said, subject) => {
  await room.say('khan', 'log the slab');
  expect(await room.hear('khan', said)).toContain(subject);
});

it.each(['Yes, as drafted.', 'I am content with that.', 'That is a fair account, please submit it', 'go'])(
  '"%s" to what was read back does it',
  async (said) => {
    await room.say('khan', said);
    expect(await room.hear('khan', 'my casework')).toContain('swing broken in Hilltop park');
  },
);

it('an "ok" to nothing is thanks, and no greeting', async () => {
  expect(await room.hear('sam', 'ok')).not.toContain('Hello');
});
