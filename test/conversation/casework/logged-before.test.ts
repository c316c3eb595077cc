import { afterAll, beforeAll, expect, it } from 'vitest';
import { typedForms } from '../talk.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

it('says that one has logged the same before, while that is open, and tells nobody else', async () => {
  await room.say('khan', 'log an enquiry: Cracked paving in Elm Row, with Streets');
  const reference = /CW-\d{4}-\d{4}/.exec(await room.hear('khan', 'yes'))?.[0] ?? 'none';
  room.setClock('2027-03-05', '11:00');
  const again = await room.say('khan', 'log an enquiry: cracked paving in Elm Row, with Streets');
  expect(again.text).toContain(`You logged the same on Tuesday 2 March 2027: ${reference}, Cracked paving in Elm Row.`);
  expect(typedForms(again)).toContain(`show ${reference}`);
  expect(typedForms(again)).toContain(`add to ${reference}`);
  expect(await room.hear('lowe', 'log an enquiry: cracked paving in Elm Row, with Streets')).not.toContain(reference);
});

it('says so too where somebody else logged it for them', async () => {
  await room.say('priya', 'log an enquiry: Broken kerb in Oak Row, for Cllr Khan, with Streets, received yesterday');
  const reference = /CW-\d{4}-\d{4}/.exec(await room.hear('priya', 'yes'))?.[0] ?? 'none';
  const again = await room.say('khan', 'log an enquiry: broken kerb in Oak Row, with Streets');
  expect(again.text).toContain(
    `The same was logged for you just now: ${reference}, Broken kerb in Oak Row. It is open.`,
  );
});
