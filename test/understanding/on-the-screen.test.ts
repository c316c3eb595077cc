import { describe, expect, it } from 'vitest';
import { type Command, noActionWords, noLogWords, type Screen } from '../../src/understanding/index.ts';
import { commandOf as commandOfForm, meant } from './town.ts';

function commandOf(who: string, said: string, screen?: Screen) {
  return commandOfForm(who, said, {}, screen);
}

const reassign: Command = {
  kind: 'act',
  verb: 'reassign',
  abouts: [{ named: 'CW-2026-0003' }],
  words: { ...noActionWords, who: 'Priya Shah' },
  sure: false,
};
const log: Command = {
  kind: 'log',
  words: { ...noLogWords, subject: 'Speeding on Hilltop Road', service: 'Streets' },
  sure: false,
};

/** A read-back of a command. */
function readBack(command: Command, more: Partial<Screen> = {}): Screen {
  return {
    buttons: [
      { label: 'Yes, do it', typed: 'confirm abc123' },
      { label: 'Cancel', typed: 'cancel abc123' },
    ],
    references: ['CW-2026-0003'],
    open: { command, wanted: ['by', 'who', 'days', 'cover', 'service'] },
    ...more,
  };
}

describe('what follows a read-back', () => {
  it.each(['actually no, to me', 'no, me', 'sorry, to me', 'yes but to me'])('is put right by "%s"', (said) => {
    expect(commandOf('tom', said, readBack(reassign))).toMatchObject({
      verb: 'reassign',
      abouts: [{ named: 'CW-2026-0003' }],
      words: { who: 'me' },
      sure: false,
    });
  });

  it.each(['yes, all of them', 'Yes, if you would.', 'yes do so', 'aye, that one please', 'yep exactly that'])(
    'is said yes to by "%s"',
    (said) => {
      expect(commandOf('tom', said, readBack(reassign))).toEqual({ kind: 'confirm', id: 'last' });
    },
  );

  it.each([
    'yes but not that',
    'yes to that one to me',
    'yes if he would',
    'yes, and the other two',
    'yes, one of them',
    'yes, two of those',
    'yes, one',
    'yes, all three',
  ])('is not said yes to by "%s"', (said) => {
    expect(commandOf('tom', said, readBack(reassign))).not.toEqual({ kind: 'confirm', id: 'last' });
  });

  it.each([
    'sorry I meant Beacon Hill not Hilltop Road',
    'no, Beacon Hill, not Hilltop Road',
    'should be Beacon Hill instead of Hilltop Road',
  ])('has one thing in place of another: "%s"', (said) => {
    expect(commandOf('lowe', said, readBack(log))).toMatchObject({
      kind: 'log',
      words: { subject: 'Speeding on Beacon Hill', service: 'Streets' },
      sure: false,
    });
  });

  it.each(['the lamp is still not on', 'Hilltop is not Hill', 'Speeding is still not seen'])(
    'is not rewritten by what tells how it is: "%s"',
    (said) => {
      expect(commandOf('lowe', said, readBack(log))).not.toMatchObject({ kind: 'log', words: { service: 'Streets' } });
    },
  );

  it('is not said yes to by "go ahead" over and over and something else', () => {
    const tell: Command = { ...reassign, verb: 'update', words: { ...noActionWords, text: 'done' } };
    const said = 'go ahead '.repeat(25);
    expect(commandOf('tom', `${said}send it`, readBack(tell))).toEqual({ kind: 'confirm', id: 'last' });
    expect(commandOf('tom', `${said}nowhere`, readBack(tell))).not.toEqual({ kind: 'confirm', id: 'last' });
  });

  it.each(['no', 'no!! not that one', 'wait, no', 'no not yet', 'hang on', 'don’t do it', 'good, don’t pass it'])(
    'is dropped by "%s"',
    (said) => {
      expect(commandOf('tom', said, readBack(reassign))).toEqual({ kind: 'cancel', id: 'last' });
    },
  );

  it.each(["that's good", 'all fine', 'all in order'])('nothing waits for "%s" behind an answer', (said) => {
    expect(commandOf('tom', said, { buttons: [], references: [] })).toBeUndefined();
    expect(commandOf('tom', said, readBack(reassign))).toEqual({ kind: 'confirm', id: 'last' });
  });

  it('is logged a second time only by a yes', () => {
    const again = readBack(log, {
      buttons: [
        { label: 'Log another one', typed: 'confirm abc123' },
        { label: 'Cancel', typed: 'cancel abc123' },
      ],
    });
    expect(commandOf('tom', 'all good', again)).not.toEqual({ kind: 'confirm', id: 'last' });
    expect(commandOf('tom', 'yes', again)).toEqual({ kind: 'confirm', id: 'last' });
  });

  it.each([
    'on second thoughts no',
    'on reflection, leave it',
    "on second thoughts I'd rather not",
    'not after all',
    'I have changed my mind',
  ])('is dropped on second thoughts: "%s"', (said) => {
    expect(commandOf('tom', said, readBack(reassign))).toEqual({ kind: 'cancel', id: 'last' });
  });

  it('is not dropped by an answer that begins like that', () => {
    const update: Command = { ...reassign, verb: 'update', words: noActionWords };
    const asked = (command: Command, ...wanted: string[]): Screen => ({
      buttons: [],
      references: [],
      open: { command, wanted },
    });
    expect(commandOf('tom', 'Not yet mended, the roofer comes on Monday', asked(update, 'text'))).toMatchObject({
      verb: 'update',
      words: { text: 'Not yet mended, the roofer comes on Monday' },
    });
    expect(
      commandOf('lowe', 'Not yet emptied bins in Mill Lane', asked({ ...log, words: noLogWords }, 'subject')),
    ).toMatchObject({ kind: 'log', sure: false });
    expect(commandOf('tom', 'On second thoughts I want Tom to have it', readBack(reassign))).not.toEqual({
      kind: 'cancel',
      id: 'last',
    });
  });

  it.each([
    'forget that, somebody has reported it',
    'scrap it: wrong person',
    'leave it, because Priya is away',
    'cancel that - I meant another one',
    'drop it, for now please',
  ])('is dropped with a reason by "%s"', (said) => {
    expect(commandOf('tom', said, readBack(reassign))).toEqual({ kind: 'cancel', id: 'last' });
  });

  it.each([
    ['forget that: what are the rules', 'documents'],
    ['scrap that, gifts and hospitality', 'documents'],
    ['never mind, can I film a meeting?', 'documents'],
    ['leave it, show my casework', 'list'],
    ['scrap that, I want to log a fallen tree on Duffield Road instead', 'log'],
    ['cancel that - log a pothole in Mill Lane', 'log'],
  ])('goes on to something else, which is what is meant: "%s"', (said, kind) => {
    const understood = meant('tom', said, readBack(reassign));
    expect(understood.kind === 'command' ? understood.command.kind : understood.kind).toBe(kind);
    if (understood.kind === 'command')
      expect(JSON.stringify(understood.command)).not.toMatch(/leave it|scrap that|cancel that/);
  });

  it('goes on to a list with each of its lines', () => {
    const said =
      'forget that: log these\n- pothole in Mill Lane\n- bins missed in Oak Road\n- lamp out in Abbey Street';
    const command = commandOf('tom', said, readBack(reassign));
    expect(command).toMatchObject({ kind: 'log-several' });
    expect(command?.kind === 'log-several' && command.each.map(({ subject }) => subject)).toEqual([
      'pothole in Mill Lane',
      'bins missed in Oak Road',
      'lamp out in Abbey Street',
    ]);
  });

  it.each(['cancel that, yes', 'forget it, go ahead', 'never mind, ok do it'])('is not confirmed by "%s"', (said) => {
    expect(commandOf('tom', said, readBack(reassign))?.kind).not.toBe('confirm');
  });

  it('is not dropped by what may be the reason that was asked for', () => {
    const extend: Command = { ...reassign, verb: 'extend', words: { ...noActionWords, by: 'Friday' } };
    const screen = readBack(extend, { buttons: [], open: { command: extend, wanted: ['text'] } });
    expect(commandOf('tom', 'leave it, because parts are late', screen)).not.toEqual({ kind: 'cancel', id: 'last' });
    expect(commandOf('tom', 'leave it', screen)).toEqual({ kind: 'cancel', id: 'last' });
  });

  it('asks again where neither yes nor no is plain', () => {
    expect(meant('tom', 'yes but only the second half', readBack(reassign)).kind).toBe('unclear');
  });
});

describe('a form that was left open', () => {
  it('is sent again by a yes, and asks for what it lacks', () => {
    const screen: Screen = { buttons: [], references: [], open: { command: log, wanted: ['service'] } };
    expect(commandOf('lowe', 'yes log it', screen)).toEqual(log);
  });

  it('takes what is said anew with the words that ask for it, without those words', () => {
    const empty: Command = { ...log, words: { ...log.words, subject: '' } };
    const screen: Screen = { buttons: [], references: [], open: { command: empty, wanted: ['subject', 'councillor'] } };
    const said = 'log an enquiry: lamp out in Abbey Street, for Cllr Khan, received yesterday';
    expect(commandOf('priya', said, screen)).toMatchObject({
      kind: 'log',
      words: { subject: 'lamp out in Abbey Street' },
    });
  });

  it('takes no part of another turn', () => {
    const screen: Screen = {
      buttons: [],
      references: ['CW-2026-0003'],
      open: { command: { kind: 'snooze', abouts: [{ named: 'CW-2026-0003' }], until: '', sure: false }, wanted: [] },
    };
    expect(commandOf('tom', 'Friday 10:30', screen)).toMatchObject({ kind: 'snooze', until: 'Friday 10:30' });
    expect(meant('tom', 'what is a conflict of interest', screen)).toMatchObject({ kind: 'documents' });
  });
});

describe('one enquiry on the screen', () => {
  const screen: Screen = { buttons: [], references: ['CW-2026-0003'] };

  it.each([
    ['any news?', { kind: 'show', focus: 'news' }],
    ['who has it', { kind: 'show', focus: 'who' }],
    ['why', { kind: 'why' }],
    ['tell her the crew is coming on Friday', { kind: 'act', verb: 'update', sure: false }],
  ])('is what "%s" is about', (said, command) => {
    expect(commandOf('tom', said, screen)).toMatchObject({ ...command, abouts: [{ named: 'CW-2026-0003' }] });
  });

  it.each([
    'should I declare it',
    'what if it rains',
    'does it need planning permission',
    'why does it matter',
    'where would I publish it',
    'is it a breach',
  ])('is not what "%s" asks about: that is looked up in the documents', (said) => {
    expect(meant('tom', said, screen).kind).toBe('documents');
  });

  it.each([
    'is it done yet',
    'when will it be fixed',
    'has it been looked at',
    'where are we with it',
    'who is it with',
  ])('is what "%s" asks about, for that is how it goes', (said) => {
    expect(meant('tom', said, screen).kind).not.toBe('documents');
  });

  it.each(['the kerb is still not dropped', 'it’s not dropped', 'Tom is not in', 'still not dropped'])(
    'keeps its subject where "%s" tells how it is',
    (said) => {
      expect(commandOf('tom', said, screen)).not.toMatchObject({ verb: 'edit' });
    },
  );

  it.each([
    'I meant Mill Road not Mill Lane',
    'Mill Road, not Mill Lane',
    'sorry, it should be Mill Road not Mill Lane',
  ])('has its subject put right by "%s"', (said) => {
    expect(commandOf('tom', said, screen)).toMatchObject({
      verb: 'edit',
      words: { edits: { subject: 'Dropped kerb in Mill Road' } },
      sure: false,
    });
  });

  it('stays as it is when it is said not to be changed', () => {
    expect(meant('tom', 'don’t pause it', screen)).toMatchObject({ kind: 'held', why: 'negated' });
  });
});

describe('several that were offered', () => {
  const screen: Screen = {
    buttons: [
      { label: 'CW-2026-0002: Pothole in Station Road', typed: 'resolve CW-2026-0002' },
      { label: 'CW-2026-0006: Bench in Market Square', typed: 'resolve CW-2026-0006' },
    ],
    references: [],
  };

  it.each(['the pothole', 'pothole please', 'the one in station road'])('are told apart by "%s"', (said) => {
    expect(commandOf('tom', said, screen)).toMatchObject({ verb: 'resolve', abouts: [{ named: 'CW-2026-0002' }] });
  });
});

describe('a number without a reference', () => {
  it.each([
    ['show 3', 'show'],
    ['open 3', 'show'],
    ['show me 2 and 3', 'show'],
  ])('is an enquiry in "%s"', (said, kind) => {
    expect(commandOf('tom', said)).toMatchObject({ kind });
  });

  it.each(['26', 'show 26', 'para 3', 'what does paragraph 3 say', 'show 3.4', 'section 2', 'working-together#3'])(
    'is a paragraph in "%s"',
    (said) => {
      expect(meant('tom', said).kind).toBe('documents');
    },
  );

  it.each(['mute reminders for 2', 'it is outside number 2 Oak Road', 'parking outside number 3'])(
    'is no enquiry in "%s"',
    (said) => {
      const understood = meant('tom', said);
      expect(JSON.stringify(understood)).not.toContain('CW-');
    },
  );
});

describe('none in particular', () => {
  it.each([
    ['pause one of mine', 'pause'],
    ['can you hand one of my cases to Priya Shah', 'reassign'],
    ['close one of these', 'resolve'],
  ])('is asked about in "%s"', (said, verb) => {
    expect(commandOf('tom', said)).toMatchObject({ kind: 'act', verb, abouts: [{ named: '' }] });
  });
});

describe('words that ask nothing', () => {
  it.each(['merry christmas', 'lol', 'happy new year', 'it’s raining again', 'you’re useless', 'good bot'])(
    'are talk: "%s"',
    (said) => {
      expect(meant('tom', said)).toMatchObject({ kind: 'documents', talk: true });
    },
  );

  it.each([
    'withdraw a motion',
    'can an officer close a meeting early',
    'who decides if an enquiry is urgent under the protocol',
    'closing a debate early, who can move that',
    'what happens to my casework if I lose my seat',
    'can a councillor chase an officer',
    'gifts and hospitality',
  ])('is a question to the documents, and no talk: "%s"', (said) => {
    expect(meant('tom', said)).toMatchObject({ kind: 'documents', talk: false });
  });
});

describe('a verb that is mistyped', () => {
  it.each([
    ['cloze CW-2026-0003: filled on Monday', 'resolve'],
    ['asign CW-2026-0003 to Tom Reid', 'reassign'],
    ['aknowledge CW-2026-0003', 'acknowledge'],
  ])('is read back, however plainly the rest is said: "%s"', (said, verb) => {
    expect(commandOf('tom', said)).toMatchObject({ kind: 'act', verb, sure: false });
  });
});

describe('who is away', () => {
  it.each([
    ['who covers for Tom Reid?', 'Tom Reid', ''],
    ['is Priya Shah in on Friday', 'Priya Shah', 'Friday'],
    ['who is off tomorrow', '', 'tomorrow'],
    ['who is covering for me', 'me', ''],
  ])('is asked by "%s", and nothing is recorded', (said, who, day) => {
    expect(commandOf('tom', said)).toMatchObject({ kind: 'who-is-away', who, day: expect.stringContaining(day) });
  });
});

describe('a resident', () => {
  it('is kept out of the subject by the name beside an address, with or without a title', () => {
    const said = 'resident Jean Holt (jean.holt@mail.example) no heating since Saturday - log please';
    expect(commandOf('lowe', said)).toMatchObject({
      kind: 'log',
      words: {
        resident: { name: 'Jean Holt', email: 'jean.holt@mail.example' },
        subject: expect.not.stringContaining('Holt'),
      },
    });
  });
});

describe('the line to the documents', () => {
  const after = { buttons: [], references: ['CW-2026-0002', 'CW-2026-0003'] };

  it.each(['and the other one?', 'any news?', 'what about that one', 'the second one', 'which ones are they'])(
    '"%s" is asked about, not looked up, where no question to the documents came before',
    (words) => {
      expect(meant('khan', words, after).kind).not.toBe('documents');
      expect(meant('khan', words).kind).not.toBe('documents');
    },
  );

  it.each([
    'what is this protocol for',
    'when does purdah start',
    'can I attend a group meeting',
    'withdraw a motion',
    'who counts as an officer in this',
  ])('"%s" is for the documents whatever is on the screen', (words) => {
    const one = { buttons: [], references: ['CW-2026-0002'] };
    expect(meant('khan', words, one).kind).toBe('documents');
    expect(meant('khan', words, after).kind).toBe('documents');
    expect(meant('khan', words).kind).toBe('documents');
  });
});

describe('a number with a letter in brackets behind it', () => {
  it.each(['show 3(h)', 'show 2 (a)', '6(iv)', 'what does 4(b) say?'])(
    'is a paragraph and no enquiry: "%s"',
    (said) => {
      expect(meant('priya', said).kind).not.toBe('command');
    },
  );
});
