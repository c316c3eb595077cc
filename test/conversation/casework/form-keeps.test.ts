import { afterEach, expect, it } from 'vitest';
import { typedForms } from '../talk.ts';
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

const three = (street: string) =>
  `log these enquiries:\n- pothole in Mill ${street}, for Cllr Khan\n- streetlight out in Oak ${street}, for Cllr Lowe\n- kerb loose in Low ${street}, for Cllr Lowe`;

it('of several drafts a yes logs all, each once however often it is pressed', async () => {
  room = await openRoom();
  const drafts = await room.say('priya', three('Row'));
  const together = typedForms(drafts)[0] ?? '';
  expect(await room.hear('priya', 'yes')).toMatch(
    /3 enquiries are logged[\s\S]*pothole in Mill Row[\s\S]*streetlight out in Oak Row[\s\S]*kerb loose in Low Row/,
  );
  expect(await room.hear('priya', together)).toContain('3 enquiries were logged already, and none is logged twice');
  const theirs = await room.hear('lowe', 'my casework');
  expect(theirs).toMatch(/streetlight out in Oak Row/);
  expect(theirs).toMatch(/kerb loose in Low Row/);
  expect(theirs).not.toMatch(/pothole in Mill Row/);
});

it('of several drafts one is logged by its own button, and the next yes is to those that wait still', async () => {
  room = await openRoom();
  await room.hear('priya', three('End'));
  const one = await room.hear('priya', 'log 2');
  expect(one).toMatch(
    /streetlight out in Oak End\n[\s\S]*Not logged yet:\n+- 1: pothole in Mill End\n- 3: kerb loose in Low End/,
  );
  expect(one).not.toContain('was not done yet');
  expect(await room.hear('priya', 'yes both please')).toMatch(
    /2 enquiries are logged[\s\S]*pothole in Mill End[\s\S]*kerb loose in Low End/,
  );
});

it('a no to several drafts drops them all', async () => {
  room = await openRoom();
  const drafts = typedForms(await room.say('priya', three('Way')));
  expect(await room.hear('priya', 'no')).toContain('Nothing was written down');
  for (const typed of drafts.filter((each) => each.startsWith('confirm ')))
    expect(await room.hear('priya', typed)).toContain('Nothing was done now');
});
