import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

it.each([
  'what applied on 12 March 2024?',
  'And what was in force on 12 March 2024',
  'What rules applied as at 12 March 2024?',
])('somebody who handles casework asks “%s” and is shown the texts of that day', async (asked) => {
  for (const who of ['sam', 'khan']) {
    const { text } = await room.say(who, asked);
    expect(text).toContain('On 12 March 2024 these applied:');
    expect(text).not.toContain('casework');
  }
});

it('a day of casework stays casework', async () => {
  expect((await room.say('sam', 'what happened to CW-2027-0002 on 1 March 2027?')).text).not.toContain('these applied');
});
