import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { logFor } from './log-for.ts';
import { openRoom } from './room.ts';

/* Sentences say only what is known to be so, also where a button is old, a list is somebody's own or a day is still to come. */

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

const text = async (who: string, words: string, values?: Readonly<Record<string, string>>) =>
  (await room.say(who, words, values ? { values } : {})).text;

/** What the buttons of a read-back send. */
async function readBack(who: string, words: string): Promise<{ readonly confirm: string; readonly cancel: string }> {
  const said = await room.say(who, words);
  const typed = said.blocks.flatMap((block) =>
    block.kind === 'actions' ? block.actions.map((action) => action.typed) : [],
  );
  const [confirm, cancel] = ['confirm', 'cancel'].map((verb) => typed.find((each) => each.startsWith(`${verb} `)));
  if (confirm === undefined || cancel === undefined) throw new Error(`Nothing was read back: ${said.text}`);
  return { confirm, cancel };
}

const logging = 'log an enquiry: streetlight out in Abbey Street, for Cllr Khan, received yesterday, with Streets';

describe('Cancel', () => {
  it.each([
    ['an enquiry was logged', 'sam', logging],
    ['an absence was recorded', 'tom', 'I am away 7 to 8 June 2027'],
    ['something was announced', 'sam', 'announce to all councillors: the lift is out'],
  ])('on a card whose proposal was done says that it was done: %s', async (_, who, words) => {
    const { confirm, cancel } = await readBack(who, words);
    await text(who, confirm, {});
    expect(await text(who, cancel, {})).toBe('That was done already, so there is nothing left to cancel.');
  });

  it('says that nothing was written down where it waited, and nothing of the kind the second time', async () => {
    const { cancel, confirm } = await readBack('sam', logging);
    expect(await text('sam', cancel, {})).toBe('Cancelled. Nothing was written down.');
    expect(await text('sam', cancel, {})).toBe('There was nothing left to cancel.');
    expect(await text('sam', confirm, {})).toContain('Nothing was done now.');
  });

  it('tells nobody else that something was done', async () => {
    const { confirm, cancel } = await readBack('tom', 'I am away 9 to 10 June 2027');
    await text('tom', confirm, {});
    expect(await text('priya', cancel, {})).toBe('There was nothing left to cancel.');
  });
});

it('an own list that is empty speaks of oneself, also to whoever sees that others have something overdue', async () => {
  room.setClock('2027-03-09', '10:00');
  expect(await text('sam', 'what is overdue')).toContain('CW-');
  for (const words of ['what is due today', 'due this week', 'due by 1 June 2027'])
    expect(await text('sam', words)).toMatch(/^You have nothing due .* and nothing overdue\./);
  room.setClock('2027-03-02', '10:00');
});

it('what speaks of an enquiry that this cannot be done with is not said to be nowhere', async () => {
  for (const subject of ['Bench in Market Square', 'Bench in Bold Lane', 'Pothole']) await logFor(room, { subject });
  for (const words of ['reopen the bench one', 'agree to the bench one'])
    expect(await text('khan', words)).toContain('I found no enquiry about "bench" that this can be done with.');
});

it('a councillor’s absence is kept from officers without a word about their own enquiries', async () => {
  expect(await text('priya', 'who is Cllr Khan covered by')).not.toContain('an enquiry of yours');
  expect(await text('priya', 'is Cllr Khan away?')).toContain('A councillor’s absence is shown to nobody else.');
});

it('where no date moves nobody is said to be told', async () => {
  const { confirm } = await readBack('sam', 'closure day 29 December 2029: offices closed');
  const done = await text('sam', confirm, {});
  expect(done).toContain('No date has moved.');
  expect(done).not.toMatch(/told/);
});

it('what nobody did is said since when, to the minute', async () => {
  room.setClock('2027-03-02', '11:40');
  await text('lowe', 'what did I miss');
  room.setClock('2027-03-02', '12:10');
  expect(await text('lowe', 'what did I miss')).toContain('since Tuesday 2 March 2027, 11:40.');
});

it('whoever leaves on a day to come is not said to have left, in the history and when it is recorded again', async () => {
  const ref = await logFor(room, { officer: 'tom.reid@derby.example' });
  const leaving = 'Tom Reid leaves on 30 April 2027, keep them';
  const { confirm } = await readBack('sam', leaving);
  await text('sam', confirm, {});
  const shown = await text('khan', `show ${ref}`);
  expect(shown).not.toMatch(/Tom Reid (?:left|leaves)/);
  expect(await text('sam', 'who is leaving', {})).toContain('Tom Reid: last day Friday 30 April 2027');
  const again = await readBack('sam', leaving);
  expect(await text('sam', again.confirm, {})).toBe('It is recorded already that Tom Reid leaves on 30 April 2027.');
  expect(await text('sam', again.cancel, {})).toBe('You answered that already, so there is nothing left to cancel.');
});

it('where something fails after it was done, nobody is told that nothing was changed', async () => {
  const { confirm } = await readBack('sam', logging);
  const { settings } = room.storage;
  const fails = vi.spyOn(settings, 'change').mockRejectedValue(new Error('away'));
  const said = await text('sam', confirm, {});
  fails.mockRestore();
  expect(said).toContain('I cannot tell how much of it was saved. Please look before you try again.');
  expect(room.errors.splice(0)).toHaveLength(1);
  expect(await text('sam', confirm, {})).toContain('This was logged already, and is not logged twice.');
});

it('an officer is offered no step towards what only a councillor can do', async () => {
  const ref = await logFor(room);
  await text('priya', `resolve ${ref}: mended`);
  const said = await text('priya', `share ${ref}`);
  expect(said).toContain('Only the councillor');
  expect(said).not.toContain('opened again');
});

it('people’s words end with one stop, whoever reads them where', async () => {
  const ref = await logFor(room);
  await text('priya', `note ${ref}: ask legal`);
  await text('priya', `acknowledge ${ref}, next update 9 March 2027`);
  await text('priya', `extend ${ref} to 20 April 2027: part on order`);
  for (const words of [`show ${ref}`, `why ${ref}`, `what happened with ${ref}`]) {
    const shown = await text('priya', words);
    expect(shown).not.toMatch(/\.\.(?!\.)|\.”\.|ask legal Councillors|part on order The/);
  }
  expect(await text('priya', `show ${ref}`)).toContain('Internal note. “ask legal”. Councillors do not see this.');
});

it('who has it is said since when only where that is known, and what was resolved they had', async () => {
  const ref = await logFor(room);
  expect(await text('khan', `who has ${ref}`)).toContain('has had it since 2 March 2027.');
  room.setClock('2027-03-03', '10:00');
  await text('priya', `acknowledge ${ref}, next update 9 March 2027`);
  expect(await text('khan', `who has ${ref}`)).not.toContain('since 3 March');
  await text('priya', `resolve ${ref}: mended`);
  expect(await text('khan', `who has ${ref}`)).toContain('Priya Shah, Streets, had it.');
  room.setClock('2027-03-02', '10:00');
});

it('a date of what is paused is put off, and is not said to run', async () => {
  const ref = await logFor(room, { subject: 'Lamp in Bold Lane' });
  await text('priya', `acknowledge ${ref}, I have it`);
  expect(await text('priya', `show ${ref}`)).toMatch(/Resolve by: \w+ \d+ March 2027\n/);
  await text('priya', `pause ${ref}: the pole is another council’s, until 19 March`);
  await text('priya', 'yes');
  expect(await text('priya', `show ${ref}`)).toMatch(
    /Resolve by: \w+ \d+ March 2027, and later by each working day that it is paused\n/,
  );
});

it('says of a day that has passed only that the enquiry was to be looked at again then', async () => {
  const ref = await logFor(room);
  await text('priya', `acknowledge ${ref}, Priya Shah has it`);
  await text('priya', `pause ${ref}: waiting for the parts`);
  expect(await text('priya', `show ${ref}`)).toContain('To be looked at again on: Tuesday 16 March 2027');
  room.setClock('2027-04-20', '10:00');
  expect(await text('priya', `show ${ref}`)).toContain('Was to be looked at again on: Tuesday 16 March 2027');
  expect(await text('khan', `chase ${ref}`)).toContain('It was to be looked at again on 16 March 2027.');
});

it('says one day as one day, and one address as one', async () => {
  room.setClock('2027-04-20', '10:00');
  await text('tom', 'I am away on 22 April 2027');
  expect(await text('tom', 'yes')).toContain('You are away on 22 April 2027.');
  const ref = await logFor(room);
  expect(await text('priya', `whole history ${ref}`)).toContain('The address works for 15 minutes.');
});

it('puts words that name an enquiry in quotation marks where nothing is done about it', async () => {
  await text('priya', 'the bench is fixed, resolve it: new slats fitted');
  await text('priya', 'yes');
  expect(await text('priya', 'oops wrong one')).toBe('Then nothing is done about “bench”.');
});
