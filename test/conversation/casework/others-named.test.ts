import { afterAll, beforeAll, expect, it } from 'vitest';
import { typedForms } from '../talk.ts';
import { logFor } from './log-for.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
let hers = '';
let alsoHers = '';
let his = '';
beforeAll(async () => {
  room = await openRoom();
  hers = await logFor(room, { subject: 'Cracked slab' });
  alsoHers = await logFor(room, { subject: 'Leaning post' });
  his = await logFor(room, { subject: 'Loose bollard', councillor: 'david.lowe@derby.example' });
  for (const reference of [hers, alsoHers]) await room.say('priya', `acknowledge ${reference}, Priya Shah has it`);
});
afterAll(() => room.close());

it('a number of an enquiry that a councillor does not see never reaches them, however it is written', async () => {
  for (const said of [
    `update ${hers}: same crew as ${his}`,
    `update ${hers}: same crew as ${his.replaceAll('-', ' ').toLowerCase()}`,
    `update ${hers}: will be done with ${his.slice(-4)}`,
    `pause ${hers}: waits for ${his}`,
    `resolve ${hers}: done with ${his}`,
    `reassign ${hers} to Tom Reid: he has ${his}`,
  ]) {
    const heard = await room.say('priya', said);
    expect(heard.text, said).toContain('So nothing was done. Say it without the number.');
    const again = await room.hear('priya', typedForms(heard)[0] ?? '');
    expect(again, said).toContain('another enquiry');
    // The id of a read-back may have any figures.
    expect(again.replace(/\b(?:confirm|cancel) \w+/g, ''), said).not.toContain(his.slice(-4));
    await room.say('priya', 'no');
  }
  expect(await room.hear('khan', `show ${hers}`)).not.toContain(his.slice(-4));
});

it('their own, a note, and figures that are none go as they are', async () => {
  expect(await room.hear('priya', `update ${hers}: same crew as ${alsoHers}`)).not.toContain('So nothing was done');
  expect(await room.hear('priya', `note ${hers}: same crew as ${his}`)).not.toContain('So nothing was done');
  expect(await room.hear('priya', `update ${hers}: ring 01332 0147 or come at 0930`)).not.toContain(
    'So nothing was done',
  );
});

it('words sent in a form are for officers alone where they say so', async () => {
  const values = { text: 'the contractor is not paid, internal only' };
  const sent = await room.say('priya', `update ${hers}`, { values });
  expect(sent.text).toContain('nothing was sent');
  expect(typedForms(sent)[0]).toBe(`note ${hers}: the contractor is not paid`);
  const plain = await room.say('priya', `update ${hers}`, { values: { text: 'the contractor comes on Monday' } });
  expect(plain.text).not.toContain('nothing was sent');
});
