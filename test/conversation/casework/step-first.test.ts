import { afterAll, beforeAll, expect, it } from 'vitest';
import { logFor } from './log-for.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

it('what has to come first is offered as a button, and a yes does that and not what was refused', async () => {
  const ref = await logFor(room);
  const refused = await room.say('priya', `update ${ref}: the part is ordered`);
  expect(refused.text).toContain('Have you got it?');
  expect(refused.nature).toBe('asks');
  await room.say('priya', 'yes');
  const shown = (await room.say('priya', `show ${ref}`)).text;
  expect(shown).toContain('Acknowledged');
  expect(shown).not.toContain('the part is ordered');
  expect((await room.say('priya', `update ${ref}: the part is ordered`)).text).not.toContain('Have you got it?');
});

it('is not taken where the answer is no, which says of what', async () => {
  const ref = await logFor(room);
  await room.say('priya', `update ${ref}: the part is ordered`);
  expect((await room.say('priya', 'no')).text).toContain(`Then nothing is done about ${ref}.`);
  expect((await room.say('priya', 'yes')).text).toContain('nothing here that waits for a yes');
  expect((await room.say('priya', `show ${ref}`)).text).not.toContain('Acknowledged');
  const asked = await room.say('priya', 'log an enquiry');
  expect(asked.blocks.some(({ kind }) => kind === 'form')).toBe(true);
  expect((await room.say('priya', 'no')).text).toBe('Then nothing is logged.');
});

it('keeps the words that were refused, shows them again after the step, and sends them once', async () => {
  const ref = await logFor(room);
  const refused = await room.say('priya', `update ${ref}: the part is ordered`);
  expect(refused.text).toContain('What you typed is kept for a day');
  const done = await room.say('priya', `acknowledge ${ref}, Priya Shah has it`);
  expect(done.text).toContain(`“Give an update on ${ref}” still waits, with what you typed.`);
  expect((await room.say('priya', `show ${ref}`)).text).not.toContain('the part is ordered');
  const back = /type "(what waits[^"]*)"/.exec(done.text)?.[1] ?? '';
  const again = await room.say('priya', back);
  expect(again.text).toContain('the part is ordered');
  await room.say('priya', 'yes');
  expect((await room.say('priya', `show ${ref}`)).text).toContain('the part is ordered');
  expect((await room.say('priya', 'what waits')).text).not.toContain(ref);
});

it.each(['no', 'cancel', 'leave it'])('drops the words at once where %j answers the step', async (no) => {
  const ref = await logFor(room);
  expect((await room.say('priya', `update ${ref}: the crane is ordered`)).text).toContain('is kept for a day');
  expect((await room.say('priya', no)).text).toBe(
    `Then nothing is done about ${ref}. What you typed is not kept any more.`,
  );
  expect((await room.say('priya', 'what waits')).text).not.toContain(ref);
  const done = await room.say('priya', `acknowledge ${ref}, Priya Shah has it`);
  expect(done.text).not.toContain('still waits');
  const { people } = await room.storage.read((reads) => reads.people.directory('derby'));
  const priya = people.find(({ name }) => name === 'Priya Shah')?.id ?? '';
  expect(JSON.stringify(await room.storage.settings.of('derby', priya))).not.toContain('the crane is ordered');
});

it('drops by no the words of that step alone', async () => {
  const [one, other] = [await logFor(room), await logFor(room)];
  await room.say('priya', `update ${one}: the lamp is here`);
  await room.say('priya', `update ${other}: the part is ordered`);
  await room.say('priya', 'no');
  expect((await room.say('priya', 'what waits')).text).toContain(one);
});

it('forgets the words that wait once the same was done in others', async () => {
  const ref = await logFor(room);
  await room.say('priya', `update ${ref}: the part is ordered`);
  await room.say('priya', `acknowledge ${ref}, Priya Shah has it`);
  await room.say('priya', `update ${ref}: the part has come`);
  await room.say('priya', 'yes');
  expect((await room.say('priya', 'what waits')).text).not.toContain(ref);
});

it('has what was told for its reason where the councillor reads both, read back once more', async () => {
  const ref = await logFor(room);
  await room.say('priya', `acknowledge ${ref}, Priya Shah has it`);
  await room.say('priya', `pause ${ref}: which lamp it is`);
  await room.say('priya', 'yes');
  const refused = await room.say('priya', `update ${ref}: it is the lamp by the gate`);
  expect(refused.text).toContain('Shall it go on?');
  const back = await room.say('priya', 'yes');
  expect(back.text).toContain(`Resume ${ref}?`);
  expect(back.text).toContain('it is the lamp by the gate');
  expect((await room.say('priya', `show ${ref}`)).text).toContain('Paused since');
  // Its button has the same words.
  await room.say('priya', `update ${ref}: it is the lamp by the gate`);
  expect((await room.say('priya', `resume ${ref}`)).text).toContain('it is the lamp by the gate');
  expect((await room.say('priya', 'yes')).text).toContain('Resumed');
});
