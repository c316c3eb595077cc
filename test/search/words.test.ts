import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openKnowledge } from '../../src/knowledge/index.ts';
import { createConceptFinder } from '../../src/search/reading/concepts.ts';
import { isEnglishWord } from '../../src/search/reading/english-words.ts';
import { completeFollowUp } from '../../src/search/reading/follow-up.ts';
import { normalise } from '../../src/search/reading/normalise.ts';
import { splitParts } from '../../src/search/reading/parts.ts';
import { createPlainReader } from '../../src/search/reading/plain-words.ts';
import { createWordReader, shareKnown } from '../../src/search/reading/question-words.ts';
import { isStopWord, stem } from '../../src/search/reading/stems.ts';
import { createTypoCorrector } from '../../src/search/reading/typos.ts';

/** Any sign there is. The package's own `binary` looks all of them through first, which takes two seconds. */
const anySign = fc
  .integer({ min: 0, max: 0x10_ff_ff - 0x8_00 })
  .map((at) => String.fromCodePoint(at < 0xd8_00 ? at : at + 0x8_00));

describe('a question is read alike however it is typed', () => {
  it('writes contractions out, with a straight, a curly or no apostrophe', () => {
    for (const typed of ["Don't", 'Don’t', 'dont', 'DONT']) expect(normalise(typed)).toEqual(['do', 'not']);
    expect(normalise('Don’t they ORGANIZE it?')).toEqual(['do', 'not', 'they', 'organise', 'it']);
  });

  it('takes American spelling for British', () => {
    expect(normalise('behavior in the center, organized and analyzing')).toEqual(
      normalise('behaviour in the centre, organised and analysing'),
    );
  });

  it('leaves short words that only look American as they are', () => {
    expect(normalise('the size of a prize')).toEqual(['the', 'size', 'of', 'a', 'prize']);
  });

  it('passes over accents, punctuation, line breaks and emoji', () => {
    expect(normalise('  Café —\n(résumé)… 🙂')).toEqual(['cafe', 'resume']);
    expect(normalise('🙂🙂')).toEqual([]);
  });

  it('stands words that are also names of object properties', () => {
    expect(normalise('constructor __proto__ toString')).toEqual(['constructor', 'proto', 'tostring']);
  });

  it('gives the same words again for words already read', () => {
    fc.assert(
      fc.property(fc.string({ unit: anySign }), (text) => {
        const once = normalise(text);
        expect(normalise(once.join(' '))).toEqual(once);
      }),
      { examples: [["Don't organize"], ['w/ u & r'], ['cannot'], ['gonna innit']] },
    );
  });
});

describe('formal, old and local words are read as the plain ones', async () => {
  const folder = await openKnowledge(join(import.meta.dirname, '..', '..', 'knowledge'));
  const council = await folder.council('derby');
  const table = council.kind === 'loaded' ? council.knowledge.plainWords : [];
  const readPlainly = createPlainReader(table);
  const read = createWordReader({ mo: 'monitoring officer' }, undefined, readPlainly);
  const plain = (text: string) => read(text).words.join(' ');

  it.each([
    ['To whom ought one to apply for a desk?', 'who do i ask for a desk'],
    ['Ought the leader to be told?', 'should the leader to be told'],
    ['Is one permitted to film?', 'may i film'],
    ['May one bring a dog?', 'may i bring a dog'],
    ['Pray, whom should I approach about keys?', 'who should i ask about keys'],
    ['Am I entitled to have sight of the lease?', 'am i entitled to see the lease'],
    ['Is it incumbent upon me to reply?', 'must i reply'],
    ['Can I have a neb at the rota?', 'can i look at the rota'],
    ['By wot date must it be in?', 'by what date must it be in'],
    ['they tell us nowt and we cannae do owt', 'they tell us nothing and we can not do anything'],
    ['Kindly inform me: in what manner does one resign?', 'how do i resign'],
    ['would one go to the MO prior to a vote', 'would i go to the monitoring officer before a vote'],
  ])('%s', (typed, read) => expect(plain(typed)).toBe(read));

  it('leaves one that counts, and every word that nobody wrote down', () => {
    for (const text of [
      'may one councillor speak twice',
      'is one of them enough',
      'can one vote settle it',
      'if one or more refuse',
    ])
      expect(plain(text)).toBe(text);
    for (const text of [
      'when is the bin day',
      'the prayer before council',
      'who sits on the ought committee of quibblers',
    ])
      expect(plain(text)).toBe(text.replace('ought', 'should'));
  });

  it('never takes all words away', () => {
    expect(plain('pray')).toBe('pray');
  });

  it('names no phrase twice, and puts nothing in that would be taken out again', () => {
    const said = table.flatMap((each) => each.said.map((phrase) => normalise(phrase).join(' ')));
    expect(said.filter((phrase, at) => said.indexOf(phrase) !== at)).toEqual([]);
    for (const { plain: words } of table) expect(readPlainly(normalise(words))).toEqual(normalise(words));
  });
});

describe('abbreviations and typing errors', () => {
  const vocabulary = new Map([
    ['councillor', 40],
    ['acknowledge', 9],
    ['monitoring', 9],
    ['officer', 40],
    ['the', 90],
    ['from', 50],
  ]);
  const correct = createTypoCorrector(vocabulary);
  const read = createWordReader(
    { MO: 'monitoring officer', 'O&S': 'overview and scrutiny', s151: 'section 151' },
    (word) => (isEnglishWord(word) ? undefined : correct(word)),
  );

  it('writes abbreviations out in any case, also with an ampersand', () => {
    for (const typed of ['MO', 'mo', 'Mo']) expect(read(typed).words).toEqual(['monitoring', 'officer']);
    for (const typed of ['O&S', 'o&s', 'o & s']) expect(read(typed).words).toEqual(['overview', 'and', 'scrutiny']);
    expect(read('the S151').words).toEqual(['the', 'section', '151']);
  });

  it('does not take an abbreviation out of the middle of a word', () => {
    expect(read('moment').words).toEqual(['moment']);
  });

  it('puts typing errors right and says which', () => {
    expect(read('teh coucnillor must aknowledge')).toEqual({
      words: ['the', 'councillor', 'must', 'acknowledge'],
      corrections: [
        ['teh', 'the'],
        ['coucnillor', 'councillor'],
        ['aknowledge', 'acknowledge'],
      ],
    });
  });

  it('never touches a real English word, however near it is to one of the documents', () => {
    for (const word of ['form', 'offices', 'counsel', 'then', 'offer', 'monitor']) {
      expect(read(word)).toEqual({ words: [word], corrections: [] });
    }
  });

  it('leaves numbers, short words and words like nothing known alone', () => {
    for (const word of ['2024', 'x1z9', 'zq', 'qqqqqqqq']) expect(correct(word)).toBeUndefined();
  });

  it('prefers the word with fewer slips, then the more frequent one', () => {
    const choose = createTypoCorrector(
      new Map([
        ['planner', 3],
        ['planned', 30],
      ]),
    );
    expect(choose('plannerr')).toBe('planner');
    expect(choose('plannex')).toBe('planned');
  });

  it('puts right as meant: a letter left out before one added, and English words that no document has', () => {
    const fix = createTypoCorrector(
      new Map([
        ['report', 90],
        ['reporter', 5],
        ['officer', 50],
      ]),
    );
    expect(fix('reportr')).toBe('reporter');
    expect(fix('brnach')).toBe('branch');
    expect(normalise('shud I')).toEqual(['should', 'i']);
  });

  it('never corrects a name: a capital inside a sentence, or a word before "Street"', () => {
    const readNames = createWordReader({}, (word) =>
      word === 'alvestn' || word === 'mickelover' ? 'wrong' : undefined,
    );
    expect(readNames('a pothole in Mickelover today').words).toContain('mickelover');
    expect(readNames('a pothole in alvestn road').words).toContain('alvestn');
    expect(readNames('alvestn').words).toEqual(['wrong']);
    expect(read('can @offcier attend').words.join(' ')).toBe('can offcier attend');
    expect(read('can offcier attend').words.join(' ')).toBe('can officer attend');
  });

  it('counts what is known among telling words only', () => {
    const isKnown = (stemmed: string) => stemmed === stem('officers');
    expect(shareKnown(['is', 'the', 'officer', 'zorblax'], isKnown)).toBe(0.5);
    expect(shareKnown(['is', 'the'], isKnown)).toBe(0);
    expect(shareKnown(['officer'], isKnown, new Set(['officer']))).toBe(0.5);
    expect(shareKnown([], isKnown)).toBe(0);
  });

  it('knows nothing of what only reacts to what was said, though its words may stand in a question', () => {
    for (const typed of ['yes', 'No.', 'never mind', 'I see', 'whatever', 'the first one', 'right', 'lol']) {
      expect(shareKnown(normalise(typed), () => true)).toBe(0);
    }
    expect(shareKnown(normalise('who sees the first officer'), () => true)).toBe(1);
  });
});

describe('stems', () => {
  it('puts the forms of a word together', () => {
    expect(stem('resolved')).toBe('resolv');
    expect(stem('officers')).toBe(stem('officer'));
    expect(stem('acknowledging')).toBe(stem('acknowledged'));
  });

  it('knows the words that say nothing of the subject', () => {
    expect(['the', 'do', 'who'].every(isStopWord)).toBe(true);
    expect(['officer', 'vote', 'bully'].some(isStopWord)).toBe(false);
  });
});

describe('concepts', () => {
  const find = createConceptFinder([
    { concept: 'officer', terms: ['officer', 'staff'] },
    { concept: 'monitoring officer', terms: ["council's lawyer", 'head of legal'] },
    { concept: 'legal', terms: ['legal'] },
    { concept: 'head', terms: ['head'] },
    { concept: 'top officer', terms: ['head of legal'] },
  ]);
  const of = (text: string) => find(normalise(text).map(stem));

  it('lets the longest term win, and does not count its parts again', () => {
    expect(of('ask the monitoring officers')).toEqual(['monitoring officer']);
    expect(of('ask the officers')).toEqual(['officer']);
    expect(of("the council's lawyer says")).toEqual(['monitoring officer']);
  });

  it('finds every concept that shares the longest term, and none of a shorter one', () => {
    expect([...of('our head of legal')].sort()).toEqual(['monitoring officer', 'top officer']);
  });

  it('finds the shorter ones where the longer term is broken off', () => {
    expect(of('the head and the legal staff')).toEqual(['head', 'legal', 'officer']);
  });
});

describe('questions with two parts', () => {
  it('splits what asks two things', () => {
    expect(splitParts('can I invite an officer to group and do the others get told?')).toEqual([
      'can I invite an officer to group',
      'do the others get told?',
    ]);
    expect(splitParts('May an officer be asked to speak to us, and to whom ought one to write?')).toHaveLength(2);
    expect(splitParts('Who may see the documents? Must officers answer me in time?')).toHaveLength(2);
  });

  it('leaves one question whole', () => {
    for (const text of [
      'what do councillors and officers owe each other',
      'can I come and when',
      'do the officers get a vote and when is it',
      'is it so and is it so and is it so and is it so',
      '',
    ]) {
      expect(splitParts(text)).toEqual([text]);
    }
  });
});

describe('follow-ups', () => {
  const before = 'who decides whether I may see a document?';

  it.each([
    'and from whom?',
    'who do I ask?',
    'how long does it take?',
    'does it have to be in writing?',
    'and if they refuse?',
    'what if they say no',
    'what happens then?',
    'how many?',
  ])('"%s" has no subject of its own, and is put behind the question before it', (text) => {
    expect(completeFollowUp(before, text)?.text).toBe(`who decides whether I may see a document ${text}`);
  });

  it.each(['who signs the register?', 'who chairs licensing panels?', 'what counts as hospitality?'])(
    '"%s" is a whole question, however short',
    (text) => {
      expect(completeFollowUp(before, text)).toBeUndefined();
    },
  );

  it.each(['No officers allowed at a group meeting?', 'No one answers my letters to the planning office'])(
    '"%s" sends nothing back',
    (text) => {
      expect(completeFollowUp(before, text)?.complains ?? false).toBe(false);
    },
  );

  it.each(['no, I meant the planning committee', 'no the other register', 'Not what I asked, the planning committee'])(
    '"%s" sends the answer back',
    (text) => {
      expect(completeFollowUp(before, text)?.complains).toBe(true);
    },
  );

  it.each(['who may see a shadow cabinet paper', 'can I get a leaflet printed?', '', `and ${'word '.repeat(30)}`])(
    '"%s" has a subject of its own, or asks nothing, and is never glued',
    (text) => {
      expect(completeFollowUp(before, text)).toBeUndefined();
    },
  );

  it.each(['what about gifts?', 'what if an officer shouts at me', 'and the planning committee?'])(
    '"%s" has a subject of its own and opens as a follow-up: both readings are judged',
    (text) => {
      expect(completeFollowUp(before, text)).toMatchObject({ hasSubject: true, opens: true, isTurned: false });
      expect(completeFollowUp(before, 'and from whom?')).toMatchObject({ hasSubject: false });
    },
  );

  it('turns the question round where the other way round is asked for', () => {
    expect(completeFollowUp('must officers answer councillors in time?', 'and the other way round?')).toMatchObject({
      text: 'must councillors answer officers in time',
    });
  });

  it('asks the same for the side that a follow-up names', () => {
    expect(completeFollowUp('what can councillors expect', 'and for officers?')).toMatchObject({
      text: 'what can officers expect',
      role: 'officer',
    });
    expect(
      completeFollowUp('what must a councillor say at a forum?', 'what about staff, what do they have to say'),
    ).toMatchObject({
      text: 'what must an officer say at a forum',
      role: 'officer',
    });
    expect(completeFollowUp('what can councillors expect from officers', 'and an officer?')).toMatchObject({
      text: 'what can officers expect from councillors',
      role: 'officer',
    });
    expect(completeFollowUp('what can an officer expect?', 'what about the officers')).toMatchObject({
      text: 'what can an officer expect',
      role: 'officer',
    });
    expect(completeFollowUp('may I speak?', 'and co-opted members?')?.role).toBe('co-opted');
  });
});
