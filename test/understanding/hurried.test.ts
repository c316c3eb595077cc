import { describe, expect, it } from 'vitest';
import { emptyScreen, readDay, readPeriod } from '../../src/understanding/index.ts';
import { commandOf, knownTo, meant } from './town.ts';

const pothole = 'CW-2026-0002';

describe('an initial, a beginning or a short name', () => {
  it.each([
    ['everything with T Reid', { officer: 'T Reid' }],
    ["what's D Lowe got open", { councillor: 'D Lowe' }],
    ['everything for cllr k', { councillor: 'cllr k' }],
  ])('is somebody, who is then asked back: "%s"', (said, of) => {
    expect(commandOf('grace', said)).toMatchObject({ kind: 'list', of: { words: '', ...of } });
  });

  it.each([
    ['give the pothole to t reid', 't reid'],
    ['chuck number 3 over to P. Shah', 'P. Shah'],
  ])('is whoever is to have it: "%s"', (said, who) => {
    expect(commandOf('grace', said)).toMatchObject({ kind: 'act', verb: 'reassign', words: { who }, sure: false });
  });

  it('of a councillor is who it is for', () => {
    expect(commandOf('tom', 'log for AK: bins missed in oak road')).toMatchObject({
      words: { councillor: 'AK', subject: 'bins missed in oak road' },
    });
  });
});

describe('the week of a day', () => {
  it.each(['w/c 14 Dec', 'wk beg 14/12', 'week commencing 14 December', 'W/C 14th Dec', 'week of the 14th'])(
    '"%s" is kept by its Friday, and never certain',
    (said) => {
      expect(readDay(said, knownTo('tom'), 'future')).toEqual({ kind: 'day', date: '2026-12-18', certain: false });
    },
  );

  it('is when the next update comes', () => {
    expect(commandOf('tom', 'update 3: parts ordered, next update wk beg 14/12')).toMatchObject({
      words: { text: 'parts ordered', by: 'wk beg 14/12' },
    });
  });
});

describe('all of somebody’s casework, given in a word', () => {
  it.each(["tom's got my stuff", 'give all my cases to tom', 'tom is taking over my caseload'])(
    'is asked about and never done: "%s"',
    (said) => {
      const understood = meant('priya', said);
      expect(understood).toMatchObject({ kind: 'unclear' });
      const typed = understood.kind === 'unclear' ? understood.may.map((offer) => offer.typed) : [];
      expect(typed).toEqual(['I am away, tom covers', 'my casework', 'everything with tom']);
    },
  );

  it('is an absence where somebody covers', () => {
    expect(commandOf('priya', 'tom is covering my cases next week')).toMatchObject({ kind: 'absence' });
  });
});

describe('a story without a wish', () => {
  it.each([
    ['a woman rang about her bins', 'her bins'],
    ['bloke on Mill Road says his drain is blocked', 'bloke on Mill Road'],
    ['got collared in tesco about the potholes on Elm Road', 'potholes on Elm Road'],
    ['A resident in Oak Road complained about rats', 'Oak Road'],
    ['dog poo everywhere on the rec', 'dog poo everywhere on the rec'],
  ])('is read back as one to be logged: "%s"', (said, subject) => {
    const command = commandOf('khan', said);
    expect(command).toMatchObject({ kind: 'log', sure: false });
    expect(command?.kind === 'log' && command.words.subject).toContain(subject);
  });

  it.each(['got another one for you', '3 new ones from surgery'])('has no subject yet: "%s"', (said) => {
    expect(commandOf('khan', said)).toMatchObject({ kind: 'log', words: { subject: '' } });
  });

  it.each([
    'a woman rang to complain about cllr lowe',
    'I want to complain about Cllr Lowe',
    'people are asking about the code of conduct',
    'someone told me officers cant attend group meetings',
  ])('about somebody’s conduct or the rules is for the documents: "%s"', (said) => {
    expect(meant('khan', said).kind).toBe('documents');
  });

  it('says that it is done of the enquiry on the screen, or which one is asked', () => {
    expect(commandOf('khan', 'resident says its fixed')).toMatchObject({ verb: 'fixed', abouts: [{ named: '' }] });
    expect(commandOf('khan', 'not fixed, still a hole there')).toMatchObject({
      verb: 'not-fixed',
      words: { text: 'still a hole there' },
      sure: false,
    });
  });
});

describe('days that do not follow one another', () => {
  it.each(['Tuesday and Thursday', '24 and 28 December', 'mon, weds'])(
    'are no time, and are asked about: "%s"',
    (said) => {
      expect(readPeriod(said, knownTo('tom'))).toBeUndefined();
    },
  );
});

describe('a few words about what was just shown', () => {
  const screen = { ...emptyScreen, references: [pothole] };

  it.each([
    ['tom', 'tell cllr khan bollards are ordered', { verb: 'update', words: { text: 'bollards are ordered' } }],
    ['tom', 'oh no thats wrong undo it', { verb: 'undo' }],
    ['khan', 'ok chase him', { verb: 'chase' }],
  ])('are of that, and read back: %s says "%s"', (who, said, act) => {
    expect(commandOf(who, said, {}, screen)).toMatchObject({ ...act, abouts: [{ named: pothole }], sure: false });
  });
});

describe('what is asked of the rules', () => {
  it.each([
    'what counts as complex',
    'what is a complex case',
    'what does acknowledged mean',
    'how long have i got to acknowledge',
    'cllr lowe shouted at me',
    'a member is pressuring me to change my report',
  ])('goes to the documents, though casework has the words too: "%s"', (said) => {
    expect(meant('tom', said).kind).toBe('documents');
  });

  it('is help where it is how something is done here', () => {
    const understood = meant('tom', 'how do i close a case');
    expect(understood.kind === 'unclear' && understood.may.map(({ typed }) => typed)).toContain('help');
  });
});

describe('what is offered where it is not plain', () => {
  it.each(['cc helen on 3', 'holding reply sent on 3'])(
    'is something that an officer may do, and the words can be kept: "%s"',
    (said) => {
      const understood = meant('tom', said);
      const typed = understood.kind === 'unclear' ? understood.may.map((offer) => offer.typed) : [];
      expect(typed[0]).toBe('show CW-3');
      expect(typed.some((each) => /^(?:note|update) CW-3$/.test(each))).toBe(true);
      expect(typed.join('; ')).not.toMatch(/chase|agree|look again/);
    },
  );
});

describe('what is looked for, counted or away', () => {
  it('near a place is looked for and not reported', () => {
    expect(commandOf('khan', 'anything near the school')).toMatchObject({ kind: 'list', which: 'search' });
  });

  it('is several where they were counted', () => {
    const said = 'couple of jobs from walkabout - overgrown hedge ash grove, broken slab high st';
    expect(commandOf('khan', said)).toMatchObject({ kind: 'log-several', each: [{}, {}] });
    expect(commandOf('khan', 'from tonight: 1. hedge over the path 2. no grit in the bin')).toMatchObject({
      kind: 'log-several',
      each: [{}, {}],
    });
    expect(commandOf('khan', '2 things. bins missed oak rd and lamp out mill lane')).toMatchObject({
      kind: 'log-several',
      each: [{}, {}],
    });
  });

  it('is by ward where that is all that is said', () => {
    expect(commandOf('khan', 'ward stats')).toMatchObject({ kind: 'statistics', of: { by: 'ward' } });
  });

  it('is the next two weeks', () => {
    expect(readPeriod('next 2 weeks', knownTo('tom'))).toMatchObject({ from: '2026-12-07', to: '2026-12-20' });
  });
});

describe('what is named in passing', () => {
  it('is two where two are named, so that none is left out', () => {
    const command = commandOf('tom', 'give priya patel the bench and the pothole');
    expect(command).toMatchObject({ verb: 'reassign', abouts: [{ named: 'CW-2026-0006' }, { named: pothole }] });
  });

  it('is the enquiry, whatever the rest would be alone', () => {
    expect(commandOf('priya', 'tom has the pothole now')).toMatchObject({ kind: 'act', abouts: [{ named: pothole }] });
  });

  it('is a time behind "til", and an enquiry behind "about"', () => {
    expect(commandOf('tom', 'dont ping me til 2')).toMatchObject({
      kind: 'choose',
      choice: { kind: 'mute', until: '2' },
    });
    expect(commandOf('tom', 'stop nagging me about 3')).toMatchObject({ kind: 'snooze', abouts: [{ named: 'CW-3' }] });
  });

  it('has an answer asked for, and nobody is sent to the documents', () => {
    expect(meant('khan', 'have they replied yet').kind).toBe('unclear');
  });

  it('is no absence for whoever is back', () => {
    expect(commandOf('tom', 'back in now')).toMatchObject({ kind: 'absence-over', which: 'running' });
  });

  it('acknowledges nothing that nobody has', () => {
    expect(meant('tom', 'nobodys picked up the bench')).toMatchObject({ kind: 'held', why: 'negated' });
  });
});

describe('who takes an enquiry', () => {
  it.each(['take CW-2026-0005', 'taking CW-2026-0005', 'CW-2026-0005 is mine'])(
    'is whoever says so, and is asked back: "%s"',
    (said) => {
      expect(commandOf('tom', said)).toMatchObject({ kind: 'act', verb: 'acknowledge', words: { who: 'me' } });
    },
  );

  it('is the other where one is named', () => {
    expect(commandOf('tom', 'take CW-2026-0005, Priya has it')).toMatchObject({ words: { who: 'Priya' } });
  });
});

describe('what is logged', () => {
  it.each([
    ['pothole on duffield rd reported by cllr khan yesterday, log it pls', 'pothole on duffield rd'],
    ['kerb broken in Bold Lane for Cllr Lowe. can you log it please', 'kerb broken in Bold Lane'],
    ['log a streetlight out in Kedleston Road for cllr khan, log it now', 'streetlight out in Kedleston Road'],
  ])('is without the words that ask for it, wherever they stand: "%s"', (said, subject) => {
    expect(commandOf('sam', said)).toMatchObject({ kind: 'log', words: { subject } });
  });

  it('came on the day that stands behind a name', () => {
    expect(commandOf('sam', 'log a pothole on duffield rd reported by cllr khan yesterday')).toMatchObject({
      words: { received: 'yesterday', subject: 'pothole on duffield rd' },
    });
  });

  it('has no word of the resident left whose name was taken apart', () => {
    expect(
      commandOf('khan', 'log: dog fouling on Ashbourne Rd play area, resident Mrs Patel 01332 555123, streets'),
    ).toMatchObject({ words: { subject: 'dog fouling on Ashbourne Rd play area', service: 'Streets' } });
  });
});

describe('what became of enquiries in a time that is past', () => {
  it.each([
    ['how many were late this year', 'this year'],
    ['how many did we resolve on time in October', 'October'],
    ['what percentage was acknowledged in time last month', 'last month'],
  ])('is counted: "%s"', (said, period) => {
    const command = commandOf('grace', said);
    expect(command).toMatchObject({ kind: 'statistics', figures: 'own' });
    expect(command?.kind === 'statistics' && command.of.period).toContain(period);
  });

  it('is not wider than asked without saying so', () => {
    expect(commandOf('tom', 'how many of mine were late this year')).toMatchObject({ of: { unused: ['mine'] } });
    expect(commandOf('khan', 'how many of mine were late this year')).toMatchObject({ of: { unused: [] } });
  });

  it('is no question of what is late now', () => {
    expect(commandOf('tom', 'how many are overdue')).toMatchObject({ kind: 'list', which: 'overdue' });
  });
});

describe('what is counted', () => {
  it.each([
    'how many meetings were missed this year',
    'how many members went late to the vote last year',
    'how many declarations were acknowledged late last year',
    'how many bins were missed last week',
    'how many days late was CW-2026-0002 this year',
    'how many were late and are still open this month',
  ])('is no figure of casework where something else is asked: "%s"', (said) => {
    const command = commandOf('grace', said);
    // Where figures are given all the same, it is said what they leave aside.
    if (command?.kind === 'statistics') expect(command.of.unused).not.toEqual([]);
  });
});

it('what is asked for is part of what is logged', () => {
  expect(commandOf('khan', 'log an enquiry: no bench in Market Square, please add one')).toMatchObject({
    words: { subject: expect.stringContaining('add one') },
  });
});
