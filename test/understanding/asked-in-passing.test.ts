import { describe, expect, it } from 'vitest';
import { commandOf, meant } from './town.ts';

const pothole = { buttons: [], references: ['CW-2026-0002'] };
const waits = { buttons: [{ label: 'Send', typed: 'confirm 4a63ef53e855' }], references: [] };

describe('what is asked behind talk', () => {
  it.each([
    'What a day, the trains were off again. Anyway, what do I have open?',
    'Home at last, soaked to the skin. Before I eat, could you remind me which of mine are still open?',
  ])('shows the list in "%s"', (said) => {
    expect(commandOf('khan', said)).toMatchObject({ kind: 'list', which: 'mine' });
  });
  it('keeps a report that goes before a question', () => {
    expect(commandOf('khan', 'The street lamp in Mill Lane is out again. What do I have open?')).not.toMatchObject({
      kind: 'list',
    });
  });
  it.each([
    'A man from the paper was waiting at my gate this morning. What do I do?',
    'The other side asked me for figures and I said I would think about it. What now?',
    'My neighbour wants me to put in a word for her lad. Where next?',
  ])('leaves what is asked of a story to the documents: "%s"', (said) => {
    expect(['list', 'show']).not.toContain(commandOf('priya', said, {}, pothole)?.kind);
  });
  it('leaves a question of rules to the documents, whatever is chatted of before', () => {
    expect(meant('khan', 'Long day, my feet hurt. What does the protocol say about gifts?').kind).toBe('documents');
  });
});

describe('two lists in one sentence', () => {
  it('are both shown, the own one and that of a colleague', () => {
    expect(commandOf('tom', "what's mine, and what's Priya Shah got on")).toMatchObject({
      kind: 'lists',
      each: [{ which: 'mine' }, { which: 'search', of: { officer: 'Priya Shah' } }],
    });
  });
  it('are one where the second only narrows', () => {
    expect(commandOf('khan', 'my open and overdue cases')).not.toMatchObject({ kind: 'lists' });
  });
});

describe('own work', () => {
  it('that must be finished until a day is due by it, and nothing closed then', () => {
    expect(commandOf('priya', 'what must I finish until Friday?')).toMatchObject({
      kind: 'list',
      which: 'due-this-week',
      of: { by: 'Friday', period: '' },
    });
  });
  it('is covered by whoever makes it while the speaker is away', () => {
    expect(commandOf('priya', 'Who makes my jobs while I am on holiday?')).toMatchObject({
      kind: 'who-is-away',
      who: 'me',
    });
  });
  it('shows its reference where that is asked of the one on the screen', () => {
    expect(commandOf('sam', 'whats the ref on this, for my letter', {}, pothole)).toMatchObject({
      kind: 'show',
      abouts: [{ named: 'CW-2026-0002' }],
    });
  });
  it('has no telephone number', () => {
    expect(commandOf('sam', 'what is the number to ring for that', {}, pothole)).toBeUndefined();
  });
});

describe('a guess that nothing happened', () => {
  it('asks how the one on the screen stands', () => {
    expect(commandOf('lowe', 'I bet nobody has touched it', {}, pothole)).toMatchObject({
      kind: 'show',
      focus: 'news',
    });
  });
  it('asks what changed where none is on the screen', () => {
    expect(commandOf('lowe', "Don't tell me, nothing has moved")).toMatchObject({ kind: 'list', which: 'changed' });
  });
  it('of a fault is none', () => {
    expect(commandOf('lowe', 'I suppose nobody has emptied the bins in Elm Road')).not.toMatchObject({
      which: 'changed',
    });
  });
});

describe('a time away that is called off', () => {
  it.each(['scrap tomorrow pm, the training is off', 'forget Thursday, dentist cancelled'])(
    'is read back to be taken back: "%s"',
    (said) => {
      expect(commandOf('tom', said)).toMatchObject({ kind: 'absence-over', which: 'named', sure: false });
    },
  );
  it('is none while something else waits for a yes', () => {
    expect(commandOf('tom', 'scrap tomorrow, do it on Friday', {}, waits)).not.toMatchObject({ kind: 'absence-over' });
  });
});

describe('mistyped words that only ask', () => {
  it('are understood as what they are', () => {
    expect(commandOf('khan', 'whcih ones are wiht Priya Shah')).toMatchObject({
      kind: 'list',
      of: { officer: 'Priya Shah', words: '' },
    });
  });
  it('stay as typed in what somebody is told', () => {
    expect(commandOf('priya', 'update CW-2026-0002: teh crew is out')).toMatchObject({
      words: { text: 'teh crew is out' },
    });
  });
  it('are thanks in thanks', () => {
    expect(meant('khan', 'ty, ur a lifesavr')).toMatchObject({ kind: 'documents', talk: true });
    expect(meant('khan', 'Thanks for your patience with my typing')).toMatchObject({ kind: 'documents', talk: true });
  });
});

describe('a formal wish for a list', () => {
  it.each([
    ['I would be grateful for a list of such matters as are presently allocated to Streets.', { service: 'Streets' }],
    ['I require a note of those enquiries now in the hands of Priya Shah.', { officer: 'Priya Shah' }],
  ])('is that list: "%s"', (said, of) => {
    expect(commandOf('grace', said)).toMatchObject({ kind: 'list', of });
  });
});

describe('below a letter that was put in', () => {
  const letter =
    'From: Cllr Amina Khan\nSent: 7 December 2026 09:12\n\nMay an officer come to our group on Monday?\n\nAmina';
  it('a question of the rules goes to the documents', () => {
    expect(meant('sam', `${letter}\n\n---\nwhich paragraph of the protocol is that`).kind).toBe('documents');
  });
  it('the letter alone is logged', () => {
    expect(commandOf('sam', letter)).toMatchObject({ kind: 'log' });
  });
});

it('answers of days are given though somebody thinks aloud first', () => {
  expect(commandOf('tom', "hang on. what's 6 working days from today")).toMatchObject({
    kind: 'day-asked',
    asks: { kind: 'after', number: '6', from: 'today' },
  });
});

it('takes an enquiry for whoever says first what was read: that nobody has it', () => {
  expect(commandOf('priya', 'no one? put me down for it', {}, pothole)).toMatchObject({
    kind: 'act',
    verb: 'acknowledge',
    sure: false,
  });
});

describe('a number that counts or names something else', () => {
  it.each(['list of 4 useful phrases please', 'group of 6 - any secretary', 'reporter on line 2. can i talk'])(
    'is no enquiry: "%s"',
    (said) => {
      expect(meant('khan', said).kind).toBe('documents');
    },
  );
  it('is one where an enquiry is spoken of', () => {
    expect(commandOf('priya', 'put 2 on hold until the parts come')).toMatchObject({
      verb: 'pause',
      abouts: [{ named: 'CW-2' }],
    });
  });
});

it.each([
  "what's my travel allowance",
  'how is my special responsibility allowance worked out',
  'how long is paternity leave',
])('is of the rules, and no list: "%s"', (said) => {
  expect(meant('khan', said).kind).toBe('documents');
});
