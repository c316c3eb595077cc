import { afterAll, beforeAll, expect, it } from 'vitest';
import { logFor } from './log-for.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

it.each([
  ['ok', 'leaves'],
  ['OK', 'graffiti'],
  ['great, thanks', 'litter'],
  ['good', 'dog mess'],
])('"%s" to what was read back does it', async (said, what) => {
  await room.say('khan', `log an enquiry: ${what} in Abbey Park, Streets`);
  expect(await room.hear('khan', said)).toMatch(/CW-2027-\d+/);
  expect(await room.hear('khan', 'my casework')).toContain(`${what} in Abbey Park`);
});

it('does not say whether the same is to be logged again', async () => {
  await room.say('khan', 'log an enquiry: leaves in Abbey Park, Streets');
  expect(await room.hear('khan', 'ok')).toContain('Log another');
});

it('resolves what was read back, and sends no announcement, which needs its button', async () => {
  const reference = await logFor(room);
  await room.say('priya', `acknowledge ${reference}, Priya Shah has it`);
  await room.say('priya', `done with ${reference}, tarmac is down`);
  expect(await room.hear('priya', 'ok')).toContain('Resolved');
  await room.say('sam', 'announce to everyone: the lift is out of order');
  expect(await room.hear('sam', 'ok')).not.toContain('Sent');
  expect(await room.hear('sam', 'announcements')).not.toContain('the lift is out of order');
});

it('"ok" as the words of an update says nothing to anybody', async () => {
  const reference = await logFor(room);
  await room.say('priya', `acknowledge ${reference}, Priya Shah has it`);
  await room.say('priya', `update ${reference}: ok`);
  expect(await room.hear('khan', `history of ${reference}`)).not.toContain('ok');
});
