import { afterAll, beforeAll, expect, it } from 'vitest';
import { logFor } from './log-for.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
let reference = '';
beforeAll(async () => {
  room = await openRoom();
  reference = await logFor(room);
  await room.say('priya', `acknowledge ${reference}, Priya Shah has it`);
});
afterAll(() => room.close());

it('"change the subject to" is no condition', async () => {
  await room.say('priya', `show ${reference}`);
  const answer = await room.hear('priya', 'change the subject to Two lamps out');
  expect(answer).not.toContain('I cannot wait to see');
  await room.say('priya', 'no');
});

it('an order of the one on the screen is no announcement, whoever is to tell something', async () => {
  await room.say('priya', `update ${reference}: crew booked`);
  const asked = await room.hear('priya', 'pause that - waiting for the councillor to tell us which lane');
  expect(asked).not.toContain('announce');
  expect(asked).toContain(`Pause ${reference}`);
});

it('what a councillor notes is called added information wherever it waits, since officers read it', async () => {
  await room.say('khan', `note ${reference}: secret`);
  const left = await room.hear('khan', 'my casework');
  expect(left).toContain(`“Add information to ${reference}” was not done yet`);
  expect(left).not.toContain('Internal note');
});
