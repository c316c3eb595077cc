import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRoom, readBackIn } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

it('a button that says which one is meant keeps the words and the day that were said, and reads them back', async () => {
  const asked = await room.say('tom', 'pause the one in road until 18 March 2027, waiting for parts');
  expect(asked.text).toContain('Which one do you mean?');
  const chosen = await room.say('tom', 'pause CW-2027-0003');
  expect(chosen.text).toContain('waiting for parts');
  expect(chosen.text).toContain('Thursday 18 March 2027');
  expect(readBackIn(chosen.text)).not.toBe('none');
  expect(await room.hear('khan', 'show CW-2027-0003')).not.toContain('Paused');
});

it('words that were said before are nobody else’s, nor of another wish', async () => {
  await room.say('tom', 'pause the one in road until 18 March 2027, waiting for parts');
  expect(await room.hear('priya', 'pause CW-2027-0003')).not.toContain('waiting for parts');
  expect(await room.hear('tom', 'resolve CW-2027-0003')).not.toContain('waiting for parts');
  expect(await room.hear('tom', 'pause CW-2027-0003')).not.toContain('waiting for parts');
});

it('"the first one" is no yes to what was read back alone', async () => {
  await room.say('tom', 'I am away 5 to 6 April 2027');
  await room.say('tom', 'the first one');
  expect(await room.hear('priya', 'who is away on 5 April 2027')).not.toContain('Tom Reid: from');
});
