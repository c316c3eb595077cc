import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRoom, readBackIn } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const ref = 'CW-2027-0002';
const press = async (who: string, typed: string) => (await room.say(who, typed, { values: {} })).text;

async function resolved(): Promise<string> {
  const id = readBackIn(await room.hear('priya', 'resolve the pothole, it has been filled with tarmac'));
  expect(await room.hear('priya', `confirm ${id}`)).toContain('Resolved.');
  return id;
}

it('a confirmation pressed again at once says that it was done', async () => {
  const id = await resolved();
  for (const said of [await press('priya', `confirm ${id}`), await room.hear('priya', `confirm ${id}`)]) {
    expect(said).toContain('That was done already.');
    expect(said).toContain('Resolved.');
  }
});

it('a confirmation pressed again after the enquiry was opened again does nothing, and says how it stands', async () => {
  const id = await resolved();
  room.setClock('2027-03-02', '15:00');
  await room.hear('khan', `look again at ${ref}: it sank again`);
  for (const said of [await press('priya', `confirm ${id}`), await room.hear('priya', `confirm ${id}`)]) {
    expect(said).toContain(
      `That was done already, on 2 March 2027, and nothing was done now. ${ref} has changed since.`,
    );
    expect(said).toContain('Now: Resolve by');
  }
  expect(await room.hear('khan', `show ${ref}`)).toContain('Now: Resolve by');
});

it('a note of officers is no change for a councillor who presses again', async () => {
  const id = readBackIn(await room.hear('khan', `withdraw the pothole: the resident has moved`));
  await room.hear('khan', `confirm ${id}`);
  room.setClock('2027-03-02', '15:00');
  await room.hear('priya', `note ${ref}: seen`);
  expect(await press('khan', `confirm ${id}`)).not.toContain('has changed since');
});
