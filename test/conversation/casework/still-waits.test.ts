import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRoom, readBackIn } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

const say = (who: string, said: string) => room.hear(who, said);

it('what waits is read back again behind words that were not understood, and done by a yes to that alone', async () => {
  const first = await say('tom', 'I am away 5 to 6 April 2027');
  const again = await say('tom', 'my mum is coming to stay with us then');
  expect(again).toContain('This still waits, as it was');
  expect(again).toContain('5 April 2027');
  expect(await say('tom', `confirm ${readBackIn(first)}`)).toContain('So this one was not done.');
  expect(await say('tom', `confirm ${readBackIn(again)}`)).toContain('Recorded.');
});

it('words that may have been to put it right leave nothing that a yes would do as it was', async () => {
  await say('tom', 'I am away 12 to 13 April 2027');
  const answered = await say('tom', 'sorry, it should begin when the builders go');
  expect(readBackIn(answered)).toBe('none');
  expect(await say('tom', 'yes')).not.toContain('Recorded.');
});

it('words that sound like a matter of their own leave nothing that a yes would do, and what waits is found again', async () => {
  await say('tom', 'I am away 19 to 20 April 2027');
  const answered = await say('tom', 'lamp post out, nine elm grove');
  expect(answered).not.toContain('Recorded.');
  expect(await say('tom', 'y')).not.toContain('Recorded.');
  expect(await say('tom', 'what waits')).toContain('19 April 2027');
});

it('somebody who brings another enquiry gives no reason with it for what was asked before', async () => {
  await say('sam', 'give CW-2026-0002 to Tom');
  const answered = await say('sam', 'logging for cllr khan: leaf fall blocking the drains, Canal Street, with Streets');
  expect(answered).not.toContain('Reason: logging');
  expect(answered).toContain('leaf fall blocking the drains');
});

it.each(['ie, diolch', 'aye ta', 'yes cheers'])('“%s” is a yes, and no reason for what was asked', async (said) => {
  await say('sam', 'give CW-2026-0002 to Tom');
  expect(await say('sam', said)).not.toContain(`Reason: ${said}`);
  await say('tom', 'I am away 26 to 27 April 2027');
  expect(await say('tom', said)).toContain('26 April 2027');
  await say('tom', 'cancel my absence on 26 April 2027');
});
