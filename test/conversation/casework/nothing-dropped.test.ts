import { afterAll, beforeAll, expect, it } from 'vitest';
import { logFor } from './log-for.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
let reference = '';
beforeAll(async () => {
  room = await openRoom();
  reference = await logFor(room, { subject: 'Bench in Market Square broken' });
});
afterAll(() => room.close());

it('what nobody will read is said, before it is done', async () => {
  const asked = await room.hear('priya', `acknowledge ${reference}, I have it: I will ring the contractor on Monday`);
  expect(asked).toContain('I did not use “I will ring the contractor on Monday”.');
  await room.hear('priya', 'yes');
  const complex = await room.hear('priya', `make ${reference} complex: needs the gas company, next update Friday`);
  expect(complex).toMatch(/Words: needs the gas company\n/);
  expect(complex).toContain('I did not use “next update Friday”. The day of the next update is set with an update.');
  await room.hear('priya', 'no');
});

it('a place is put right where its words stand, and said not to be used where they stand nowhere', async () => {
  const asked = await room.hear('priya', `correct ${reference}, it's in Cathedral Green not Market Square`);
  expect(asked).toContain('New subject: Bench in Cathedral Green broken');
  await room.hear('priya', 'no');
  const other = await room.hear('priya', `correct ${reference}, it's in Cathedral Green not Duke Street`);
  expect(other).toContain('I did not use “Cathedral Green, not Duke Street”.');
});
