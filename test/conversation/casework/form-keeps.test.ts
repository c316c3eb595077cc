import { afterEach, expect, it } from 'vitest';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>> | undefined;
afterEach(() => room?.close());

it.each([
  ['give 2 to tom', 'To which officer or service: Tom Reid (Streets)'],
  ['reassign 2 to legal', 'To which officer or service: Legal (nobody in particular)'],
])('a form that asks for what is left out keeps what was said: "%s"', async (said, kept) => {
  room = await openRoom();
  const { text } = await room.say('helen', said);
  expect(text).toContain('Give a reason.');
  expect(text).toContain(kept);
});
