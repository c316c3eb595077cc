import { afterAll, beforeAll, expect, it } from 'vitest';
import { logFor } from './log-for.ts';
import { openRoom } from './room.ts';

/*
 * Messages of the last two weeks are put right when an enquiry changes; older ones, and lists that a newer one followed, stay as they were.
 * Their buttons still say how it is: nothing is done by one that is out of date.
 */
let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

it('a button of a message from long ago says how the enquiry stands now, and changes nothing', async () => {
  const ref = await logFor(room);
  await room.say('priya', `resolve ${ref}: the lamp is in`);
  room.setClock('2027-04-20', '10:00');
  const before = (await room.say('sam', `show ${ref}`)).text;
  const press = async (who: string, typed: string) => (await room.say(who, typed, { values: {} })).text;
  for (const typed of [`resolve ${ref}`, `update ${ref}`, `acknowledge ${ref}`, `pause ${ref}`])
    expect(await press('priya', typed)).toContain(`${ref} was resolved on 2 March 2027.`);
  for (const typed of [`chase ${ref}`, `I agree to ${ref}`, `withdraw ${ref}`])
    expect(await press('khan', typed)).toContain(`${ref} was resolved on 2 March 2027.`);
  // Whoever may not see it learns nothing of it by an old button either.
  const unseen = await press('lowe', `chase ${ref}`);
  expect(unseen).toContain(`There is no enquiry ${ref} that you can see.`);
  expect(unseen).not.toContain('Streetlight');
  const number = Number(ref.slice(-4));
  expect(await press('lowe', `chase ${number}`)).toContain(`There is no enquiry ${number} that you can see.`);
  expect((await room.say('sam', `show ${ref}`)).text).toBe(before);
});
