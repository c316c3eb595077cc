import { describe, expect, it } from 'vitest';
import { emptyScreen, readDay, readPeriod } from '../../src/understanding/index.ts';
import { commandOf, knownTo, meant } from './town.ts';

const pothole = 'CW-2026-0002';

describe('what stands beside a number, or behind a wish', () => {
  it.each(['resolve 3 and 4: both done', 'update 3, 4: the crew is booked', 'pause 3 & 4: waiting for parts'])(
    'both are named before a colon: "%s"',
    (said) => {
      expect(meant('tom', said)).toMatchObject({ command: { abouts: [{ named: 'CW-3' }, { named: 'CW-4' }] } });
    },
  );

  it('a time is no second number: "update 3 and 4:30 works for them"', () => {
    expect(meant('tom', 'update 3 and 4:30 works for them')).toMatchObject({
      command: { abouts: [{ named: 'CW-3' }] },
    });
  });

  it.each(['put Priya Shah down as his cover would you', 'put Priya Shah down as his cover, could you'])(
    'a request is no part of a name: "%s"',
    (said) => {
      expect(meant('tom', `Łukasz is off till Friday so ${said}`)).toMatchObject({
        command: { kind: 'absence', words: { cover: 'Priya Shah' } },
      });
    },
  );

  it('a denial keeps what it denies: "resume 4 but do not close it"', () => {
    expect(meant('tom', 'resume 4 but do not close it')).not.toMatchObject({
      command: { words: { text: 'but do not' } },
    });
  });

  it('what cannot be taken back is not guessed: "the bench is repaired and not painted"', () => {
    expect(meant('tom', 'the bench is repaired and not painted')).not.toMatchObject({ command: { verb: 'withdraw' } });
  });
});

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
      expect(understood).toMatchObject({ kind: 'several', why: 'all-of-theirs' });
      const typed = understood.kind === 'several' ? understood.each.map((offer) => offer.typed) : [];
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
    expect(meant('tom', 'how do i close a case')).toMatchObject({ kind: 'how' });
  });
});

describe('what is said of one enquiry and is like no phrasing', () => {
  it.each([
    ['cc helen on 3', 'note'],
    ['holding reply sent on 3', 'update'],
  ])('is read back as what an officer may do, with the words kept: "%s"', (said, verb) => {
    expect(commandOf('tom', said)).toMatchObject({
      kind: 'act',
      verb,
      abouts: [{ named: 'CW-3' }],
      words: { text: said },
      sure: false,
    });
  });

  it.each([
    ['priya', 'the bench wants painting an all while they are there'],
    ['khan', 'the bench wants painting an all while they are there'],
  ])('is never done at once, and what a councillor adds is no officer’s note: %s', (who, said) => {
    const command = commandOf(who, said);
    expect(command).toMatchObject({ kind: 'act', abouts: [{ named: 'CW-2026-0006' }], sure: false });
    expect(command?.kind === 'act' && command.verb).not.toBe(who === 'khan' ? 'note' : 'add');
  });

  it.each(['why would anybody do that to 3?', 'should 3 be looked at by somebody with a ladder?'])(
    'is nothing to be done where it asks: "%s"',
    (said) => {
      const understood = meant('tom', said);
      expect(understood.kind === 'command' && understood.command.kind).not.toBe('act');
    },
  );
});

describe('a turn of several sentences', () => {
  it('has the rest for its words where one of them wants something', () => {
    expect(commandOf('priya', 'Photo of the bench has come in, all good. Now you can close.')).toMatchObject({
      kind: 'act',
      verb: 'resolve',
      abouts: [{ named: 'CW-2026-0006' }],
      sure: false,
    });
  });

  it('is taken one by one where several want something, and none is done', () => {
    const understood = meant(
      'grace',
      'Then:\n- pause the bench, waiting for paint\n- give the kerb to Tom\n- chase nobody',
    );
    expect(understood.kind).toBe('several');
    const typed = understood.kind === 'several' ? understood.each.map((offer) => offer.typed) : [];
    expect(typed).toEqual(['pause the bench, waiting for paint', 'give the kerb to Tom']);
  });

  it('calls off what was read back, and only that', () => {
    const screen = {
      ...emptyScreen,
      buttons: [{ label: 'Confirm', typed: 'confirm 1234' }],
      references: ['CW-2026-0006'],
    };
    for (const said of [
      'no wait, keep it open',
      'Hang on. Not close it yet, I must see it first.',
      'no ok leave it as it is',
    ])
      expect(commandOf('priya', said, {}, screen), said).toMatchObject({ kind: 'cancel' });
  });
});

describe('how something is done or found here', () => {
  it('is shown where it only shows', () => {
    expect(commandOf('tom', 'how do I see the figures for november')).toMatchObject({ kind: 'statistics' });
    expect(commandOf('tom', 'where can i find what is overdue')).toMatchObject({ kind: 'list', which: 'overdue' });
  });

  it('is said in words to type where it changes something', () => {
    expect(meant('tom', 'how do i go about closing a case')).toMatchObject({
      kind: 'how',
      typed: 'resolve CW-2026-0042',
    });
    expect(meant('khan', 'how do I log an enquiry')).toMatchObject({ kind: 'how' });
  });

  it.each([
    'where can I find the code of conduct',
    'how do I raise a motion',
    'how can I see the register of interests',
  ])('is left to the documents where it is of those: "%s"', (said) => {
    expect(meant('khan', said).kind).toBe('documents');
  });
});

describe('what is put right while it is said, or just after', () => {
  it('is what was meant, and read back', () => {
    expect(commandOf('tom', 'close 4, sorry, 3: filled')).toMatchObject({ abouts: [{ named: 'CW-3' }], sure: false });
  });

  it('takes the place of what waits to be confirmed', () => {
    const waiting = (said: string) => {
      const command = commandOf('priya', said);
      if (command === undefined) throw new Error(`"${said}" is no command`);
      return {
        ...emptyScreen,
        buttons: [{ label: 'Yes, do it', typed: 'confirm 12345' }],
        open: { command, wanted: ['by', 'who', 'days'] },
      };
    };
    expect(
      commandOf('priya', 'Sorry, until 5 January, I counted wrong', {}, waiting('I am away from 21 to 31 December')),
    ).toMatchObject({ kind: 'absence', words: { days: expect.stringContaining('5 January') } });
    expect(commandOf('priya', 'no, to Tom', {}, waiting('give the pothole to Siobhán: her patch'))).toMatchObject({
      verb: 'reassign',
      words: { who: 'Tom' },
      sure: false,
    });
  });
});

describe('several wishes in one sentence', () => {
  it.each([
    ['log a gate broken in Mill Road and chase the bench', ['log a gate broken in Mill Road', 'chase the bench']],
    ['swap: pothole to me, bench to Priya Shah', ['pothole to me', 'bench to Priya Shah']],
  ])('are offered one by one: "%s"', (said, typed) => {
    const understood = meant('tom', said);
    expect(understood.kind === 'several' && understood.each.map((offer) => offer.typed)).toEqual(typed);
  });

  it('are one where the second tells of the first', () => {
    expect(commandOf('tom', 'resolve CW-2026-0002: filled in and sealed')).toMatchObject({ kind: 'act', sure: true });
    expect(commandOf('tom', 'the bench is mended and painted, close it')).toMatchObject({ verb: 'resolve' });
  });
});

describe('what stood on the screen a turn or two ago', () => {
  const screen = { ...emptyScreen, earlier: { references: ['CW-2026-0006'], turns: 1 } };

  it('is what "it" is, to be read back', () => {
    expect(commandOf('priya', 'start it again', {}, screen)).toMatchObject({
      abouts: [{ named: 'CW-2026-0006' }],
      sure: false,
    });
  });

  it('is nothing that a yes is to, or a question in general', () => {
    expect(commandOf('priya', 'yes', {}, screen)).toEqual({ kind: 'confirm', id: 'last' });
    expect(meant('priya', 'should I declare it?', screen).kind).toBe('documents');
  });

  it('is one of several by its place in the list', () => {
    const list = { ...emptyScreen, references: ['CW-2026-0002', 'CW-2026-0006'] };
    expect(commandOf('priya', "the second one, who's on it", {}, list)).toMatchObject({
      kind: 'show',
      abouts: [{ named: 'CW-2026-0006' }],
    });
  });
});

describe('words of a subject as people write them', () => {
  it.each([
    ['who has the pothloe on Staton Rd', 'CW-2026-0002'],
    ["is t'bench done", 'CW-2026-0006'],
    ['any news on the curb', 'CW-2026-0003'],
    ['news on Market Sq', 'CW-2026-0006'],
  ])('are found all the same: "%s"', (said, reference) => {
    expect(commandOf('khan', said)).toMatchObject({ kind: 'show', abouts: [{ named: reference }] });
  });

  it.each(['need 2 log something in Oak Road', 'hi 2 things', 'back at 4 me thinks', '3 bikes dumped on the green'])(
    'are no enquiry for a number that stands for a word or counts: "%s"',
    (said) => {
      const understood = meant('khan', said);
      const named = understood.kind === 'command' && 'abouts' in understood.command ? understood.command.abouts : [];
      expect(named.filter(({ named: each }) => /^CW-\d+$/.test(each))).toEqual([]);
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
