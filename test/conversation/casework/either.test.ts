import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

it('what may be casework, and what the documents do not answer, is asked about with buttons', async () => {
  const asked = await room.say('khan', 'Cllr Lowe and me wonder how my two are getting along by now');
  expect(asked.nature).toBe('unclear');
  expect(asked.text).toContain('my casework');
});

it('what the documents are about stays with them, although casework was just spoken of', async () => {
  await room.say('khan', 'my casework');
  const { text } = await room.say('khan', 'when must a gift be entered in the register of interests?');
  expect(text).not.toMatch(/Did you mean|about casework|CW-/);
});

it('a number that neither an enquiry nor a paragraph has is said to be none', async () => {
  const none = await room.say('khan', 'show 987');
  expect(none.text).toContain('There is no paragraph 987');
});
