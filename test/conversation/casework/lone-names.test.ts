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

it.each(['Sharon at number 38 fell over, she has MS', 'tracey has dementia and is scared'])(
  'who is named with a house or an illness stands in no history: "%s"',
  async (said) => {
    const asked = await room.hear('khan', `add to ${reference}: ${said}`);
    expect(asked).toContain('I left out who');
    await room.hear('khan', 'yes');
    expect(await room.hear('priya', `show ${reference}`)).not.toMatch(/sharon|tracey|38/i);
  },
);

it('a forename of which something is told is read back before anybody reads it', async () => {
  const asked = await room.hear('priya', `update ${reference}: Sharon is ok`);
  expect(asked).toContain('Look whether a name is still there');
  expect(asked).toContain('“Sharon”');
  expect(await room.hear('khan', `show ${reference}`)).not.toContain('Sharon');
  expect(await room.hear('priya', 'yes')).toContain('Update given');
});

it('a colleague, a street and a month are no names to look at', async () => {
  for (const said of ['Tom is on site tomorrow', 'Victoria Road is next', 'the crew is booked from May'])
    expect(await room.hear('priya', `update ${reference}: ${said}`)).toContain('Update given');
});
