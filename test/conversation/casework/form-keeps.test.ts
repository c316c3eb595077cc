import { afterEach, expect, it } from 'vitest';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>> | undefined;
afterEach(() => room?.close());

it.each([
  ['give 2 to tom', 'To which officer or service: Tom Reid (Streets)'],
  ['reassign 2 to legal', 'To which officer or service: Legal (nobody in particular)'],
])('a form that asks for what is left out keeps what was said: "%s"', async (said, kept) => {
  room = await openRoom();
  const { text } = await room.say('helen', said);
  expect(text).toContain('Give a reason.');
  expect(text).toContain(kept);
});

it.each([
  ['yes', undefined],
  ['who is away', 'what waits'],
])('a form keeps who the resident is when "%s" is said to it, and nowhere but apart', async (said, back) => {
  room = await openRoom();
  const first = await room.hear(
    'priya',
    'log an enquiry: damp in the flat, mrs patel rang, 07700 900123, received today',
  );
  expect(first).toContain('Say for which councillor it is.');
  const then = await room.hear('priya', said);
  const again = back === undefined ? then : await room.hear('priya', back);
  expect(again).toContain('mrs patel');
  expect(again).not.toContain('Please say it again');
  const asked = await room.hear('priya', 'for Cllr Khan');
  expect(asked).toContain('Resident: mrs patel');
  expect(asked).toContain('Resident’s telephone number: 07700 900123');
  await room.hear('priya', 'yes');
  expect(await room.hear('priya', 'show the damp one')).toContain('Resident: mrs patel');
});

it('several drafts keep theirs each, and the screen names nobody', async () => {
  room = await openRoom();
  const two =
    'log two: damp in Mill Lane, mrs patel rang, for Cllr Khan; rats in Oak Road, mr holt rang, for Cllr Lowe';
  const first = await room.hear('priya', two);
  expect(first).toContain('2 of 2');
  await room.hear('priya', 'who is away');
  const { people } = await room.storage.read((reads) => reads.people.directory('derby'));
  const priya = people.find(({ name }) => name === 'Priya Shah')?.id ?? '';
  const settings = await room.storage.settings.of('derby', priya);
  expect(JSON.stringify(settings.screen)).not.toMatch(/patel|holt/);
  const again = await room.hear('priya', 'what waits');
  expect(again).toContain('Resident: mrs patel');
  expect(again).toContain('Resident: mr holt');
});
