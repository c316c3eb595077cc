import { describe, expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import { understand } from '../../src/understanding/index.ts';
import { knownTo, meant } from './town.ts';

const stands = {
  isPaused: false,
  isComplex: false,
  isUrgent: false,
  received: localDate('2026-11-20'),
  isOverdue: false,
  councillorId: 'khan',
  officerId: 'tom',
} as const;
const seen = [
  {
    reference: 'CW-2026-0011',
    number: 11,
    subject: 'Fly tipping behind the library',
    stands: { ...stands, isClosed: true },
  },
  { reference: 'CW-2026-0012', number: 12, subject: 'Bench in Market Square', stands: { ...stands, isClosed: false } },
];
const ofKhan = (raw: string) => understand({ raw, values: {} }, { ...knownTo('khan'), seen });
const shown = { buttons: [], references: ['CW-2026-0002'] };

describe('a question about an enquiry', () => {
  it.each([
    'Very good. Now, the bench in Market Square: is anybody looking at it?',
    'I should be glad to hear what has been done about the bench in Market Square.',
    'bench market square when are they coming',
    'I would like to know who has the bench in Market Square',
    'The bench in Market Square: what were we told?',
    'and the bench in the Market Square for the old lady, has anyone looked at it',
    'Kindly set out the current position on the bench in Market Square.',
  ])('is never its words, nor a new one: %s', (said) => {
    expect(ofKhan(said)).toMatchObject({ command: { kind: 'show', abouts: [{ named: 'CW-2026-0012' }] } });
  });

  it('may be what somebody is asked or told', () => {
    expect(ofKhan('add to the bench in Market Square: is the slat oak or pine?')).toMatchObject({
      command: { kind: 'act', verb: 'add' },
    });
  });

  it('is one where it stands in place of a day', () => {
    expect(meant('tom', '4 on hold till when')).toMatchObject({ command: { kind: 'show', focus: 'when' } });
  });

  it('for an update asks how it is going', () => {
    expect(meant('khan', 'I do expect a proper answer by tonight.', shown)).toMatchObject({
      command: { kind: 'act', verb: 'chase', abouts: [{ named: 'CW-2026-0002' }], sure: false },
    });
  });

  it.each(['when due now', 'resolve by when now', 'done by when', 'when due then'])(
    'is of the one on the screen where it asks when: %s',
    (said) => {
      expect(meant('tom', said, shown)).toMatchObject({
        command: { kind: 'show', abouts: [{ named: 'CW-2026-0002' }], focus: 'when' },
      });
    },
  );
});

describe('what a councillor saw', () => {
  it.each(['the bench in Market Square is fixed, I went past', 'bench in market square mended yesterday, lovely'])(
    'is information for the officer while the enquiry is open: %s',
    (said) => {
      expect(ofKhan(said)).toMatchObject({
        command: { kind: 'act', verb: 'add', abouts: [{ named: 'CW-2026-0012' }], sure: false },
      });
    },
  );

  it.each([
    'fly tipping behind the library is back again',
    'hiya more fly tipping behind the library again, pls get them out',
  ])('asks for another look where the enquiry was closed: %s', (said) => {
    expect(ofKhan(said)).toMatchObject({
      command: { kind: 'act', verb: 'look-again', abouts: [{ named: 'CW-2026-0011' }], sure: false },
    });
  });

  it('is a new enquiry where one is asked for', () => {
    expect(ofKhan('log fly tipping behind the library again')).toMatchObject({ command: { kind: 'log' } });
  });
});

describe('what stands beside the name of an enquiry', () => {
  it('counts things where it is a number before one', () => {
    const understood = ofKhan('bench in Market Square 11 slats short');
    expect(JSON.stringify(understood)).not.toContain('CW-11');
  });

  it('is its number where it stands first', () => {
    expect(JSON.stringify(meant('tom', '0004 noise. he rang, it is the chiller. note that', shown))).toContain('CW-4');
  });

  it('is another enquiry where it is joined to a number', () => {
    expect(meant('tom', '3 and the pothole are done')).toMatchObject({
      command: { abouts: [{ named: 'CW-3' }, { named: 'CW-2026-0002' }] },
    });
  });
});

it.each([
  ['4. wrong street. shd be Mill Road not Mill Lane', { right: 'Mill Road', wrong: 'Mill Lane' }],
  ['3: the name is wrong, should be Abbey Street, not Abbey Road', { right: 'Abbey Street', wrong: 'Abbey Road' }],
])('what is right is read without what says that something is wrong: %s', (said, instead) => {
  expect(meant('tom', said)).toMatchObject({ command: { verb: 'edit', words: { instead } } });
});

it.each([
  ['the council had it thurs 3rd not fri', 'thurs 3rd'],
  ['the council had it on Thursday 3 December, not the 4th', 'Thursday 3 December'],
])('the day on which the council had it is read without the one it was not: %s', (said, had) => {
  expect(meant('tom', said, shown)).toMatchObject({ command: { verb: 'edit', words: { edits: { had } } } });
});

it.each(['closed this week', 'resolved last month', 'what was closed since Monday'])(
  'what was closed in a time is a list, whatever is on the screen: %s',
  (said) => {
    expect(meant('priya', said, shown)).toMatchObject({ command: { kind: 'list', which: 'closed' } });
  },
);

it.each([
  'no. leave everything as it is',
  'wrong officer, nobody is away, cancel',
  'hmm, he may change his mind, leave it',
])('what leaves all as it is cancels nothing where nothing waits, and is no riddle: %s', (said) => {
  expect(meant('sam', said)).toMatchObject({ command: { kind: 'cancel' } });
});

it('keys that were struck along a row are no talk', () => {
  expect(meant('khan', 'sdfg jklö qwe').kind).toBe('unclear');
  expect(meant('khan', 'haha lol').kind).not.toBe('unclear');
});

it.each([
  ['priya', 'not picked up yet? then acknowledge it, Tom has it', 'acknowledge'],
  ['priya', 'is it still open? right, close it: swept on Friday', 'resolve'],
  ['khan', 'still no reply? please chase it', 'chase'],
])('an order behind a question of how it stands is the order: %s, %s', (who, said, verb) => {
  expect(meant(who, said, shown)).toMatchObject({
    command: { kind: 'act', verb, abouts: [{ named: 'CW-2026-0002' }], sure: false },
  });
});

it('a question of rules with an order behind it orders nothing', () => {
  expect(meant('khan', 'can a member be paused? update the register', shown)).not.toMatchObject({
    command: { kind: 'act' },
  });
});

it.each([
  [
    'the pothole: he says it is not Station Road, it is Station Approach. can you change that',
    'Station Approach',
    'Station Road',
  ],
  ["it's Mill Rise not Mill Lane, sorry, could you correct it on the kerb one", 'Mill Rise', 'Mill Lane'],
])('words that are to stand in place of others are an edit with the order to change them: %s', (said, right, wrong) => {
  expect(meant('tom', said)).toMatchObject({ command: { verb: 'edit', words: { instead: { right, wrong } } } });
});

it('"now" is no day of the next update', () => {
  expect(meant('priya', 'acknowledge it now, Tom has it', shown)).toMatchObject({
    command: { verb: 'acknowledge', words: { who: 'Tom', by: '' } },
  });
});

it.each(['oh no wait, wrong one, reopen it', 'sorry, that was the wrong job: please reopen that'])(
  'what is to be done because of a slip is the order: %s',
  (said) => {
    expect(meant('priya', said, shown)).toMatchObject({ command: { kind: 'act', verb: 'reopen' } });
  },
);

it('"again", told at length of what was closed, asks for another look and logs nothing anew', () => {
  const gully = { ...seen[0], reference: 'CW-2026-0013', number: 13, subject: 'Overflowing gully by the mill' };
  const said =
    'they signed off the gully one and it is overflowing AGAIN. I was told there would be a jet wash of it. Please look at it again';
  const known = { ...knownTo('khan'), seen: [gully as (typeof seen)[number], ...seen] };
  expect(understand({ raw: said, values: {} }, known)).toMatchObject({
    command: { kind: 'act', verb: 'look-again', abouts: [{ named: 'CW-2026-0013' }], sure: false },
  });
});
