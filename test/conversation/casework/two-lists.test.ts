import { afterAll, beforeAll, expect, it } from 'vitest';
import { logFor } from './log-for.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

it('two lists that are asked for together are both shown, one below the other', async () => {
  await logFor(room, { subject: 'Loose kerb' });
  const own = await room.hear('tom', 'my casework');
  const theirs = await room.hear('tom', 'what has Priya Shah got');
  const [first = '', second = ''] = [own, theirs].map((heard) => heard.split('\n')[0] ?? '');
  expect(first).not.toBe(second);
  const both = await room.hear('tom', "what's mine, and what's Priya Shah got on");
  expect(both.indexOf(first)).toBe(0);
  expect(both.indexOf(second)).toBeGreaterThan(0);
});
