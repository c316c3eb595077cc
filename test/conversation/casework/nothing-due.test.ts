import { afterEach, expect, it } from 'vitest';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>> | undefined;
afterEach(() => room?.close());

it('a list with nothing due says what of theirs is due next, and of nobody else’s', async () => {
  room = await openRoom();
  const hers = (await room.say('priya', 'what is due today')).text;
  expect(hers).toContain('You have nothing due today and nothing overdue.');
  expect(hers).toContain('What is due next: CW-2027-0002, Pothole in Station Road: resolve by Wednesday 3 March 2027.');
  const another = (await room.say('lowe', 'what is due today')).text;
  expect(another).toContain('You have nothing due today and nothing overdue.');
  expect(another).not.toContain('CW-2027-0002');
});
