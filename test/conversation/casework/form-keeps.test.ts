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
    'log an enquiry: deep pothole in Mill Lane, mrs patel rang, 07700 900123, received today',
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
  expect(await room.hear('priya', 'show the deep pothole one')).toContain('Resident: mrs patel');
});

it('several drafts keep theirs each, and the screen names nobody', async () => {
  room = await openRoom();
  const two =
    'log these two enquiries:\n- pothole in Mill Lane, mrs patel rang, for Cllr Khan\n- streetlight out in Oak Road, mr holt rang, for Cllr Lowe';
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

it('of several drafts that wait, a yes to one says which wait still, and the next yes is to the next', async () => {
  room = await openRoom();
  await room.hear(
    'priya',
    'log these enquiries:\n- pothole in Mill Lane, for Cllr Khan\n- streetlight out in Oak Road, for Cllr Lowe\n- kerb loose in Low Row, for Cllr Lowe',
  );
  const first = await room.hear('priya', 'yes');
  expect(first).toMatch(
    /pothole in Mill Lane\n[\s\S]*Not logged yet:\n+- 2: streetlight out in Oak Road\n- 3: kerb loose in Low Row/,
  );
  const second = await room.hear('priya', 'yes');
  expect(second).toMatch(/streetlight out in Oak Road\n[\s\S]*Not logged yet:\n+- 3: kerb loose in Low Row/);
  expect(await room.hear('priya', 'yes')).not.toContain('Not logged yet');
  expect(await room.hear('lowe', 'my casework')).toMatch(
    /streetlight out in Oak Road[\s\S]*kerb loose in Low Row|kerb loose in Low Row[\s\S]*streetlight out in Oak Road/,
  );
});
