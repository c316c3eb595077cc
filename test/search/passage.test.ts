import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Clause, type ClauseItem, openKnowledge } from '../../src/knowledge/index.ts';
import { readAsking, readSaid } from '../../src/search/deciding/operative.ts';
import { type Asking, findPassage, type Reader, textOfPassage } from '../../src/search/deciding/passage.ts';
import type { Features } from '../../src/search/reading/features.ts';
import { normalise } from '../../src/search/reading/normalise.ts';
import { splitSentences } from '../../src/search/reading/sentences.ts';
import { stem } from '../../src/search/reading/stems.ts';

const readText = (text: string): Features => new Map(normalise(text).map((word) => [stem(word), 1]));
const reader: Reader = { readText, alike: () => 0, led: () => 0 };
const asking = (question: string, more: Partial<Asking> = {}): Asking =>
  readAsking(
    {
      words: normalise(question),
      features: readText(question),
      self: undefined,
      obliged: undefined,
      attribute: undefined,
      ...more,
    },
    () => 1,
  );

function clauseOf(...blocks: Clause['blocks']): Clause {
  const text = blocks.map((block) => block.text).join('\n');
  const named = { reference: 'a/b#1', number: '1', label: 'paragraph 1', headings: [], status: 'adopted' } as const;
  return { ...named, blocks, text, digest: '', related: [] };
}
const paragraph = (text: string) => ({ kind: 'paragraph', text }) as const;
const item = (marker: string, text: string): ClauseItem => ({
  kind: 'item',
  marker,
  printed: marker,
  reference: `a/b#1${marker}`,
  text,
});

/** The very letters that would be brought out. */
function broughtOut(clause: Clause, question: string, answering?: ClauseItem): string | undefined {
  const passage = findPassage(clause, answering, asking(question), reader);
  return passage && textOfPassage(clause, passage);
}

const boats = 'Boats may stay at the quay for a night.';
const fee = 'The treasurer sets the fee for mooring each spring.';
const limit = 'However, no boat may stay where the harbour master objects.';

describe('leave, and what may only happen', () => {
  const binds = (text: string) => readSaid(clauseOf(paragraph(text)), text, false).binding;

  it.each([
    'Members may have a copy.',
    'Any resident may be a witness.',
    'The chair may also include an item.',
    'Officers who attend may appear in pairs.',
    'Requests may be made to the clerk.',
    'The register may be inspected by members.',
    'A group may have two assistants.',
    'They may differ from the draft.',
    'A harbour master may also give notice.',
    'Boats may stay for a night.',
  ])('%s', (text) => expect(binds(text)).toBe(true));

  it.each([
    'Lights may have several colours.',
    'This may lead to delay.',
    'A breach may constitute an offence.',
    'There may be occasions when it rains.',
    'Delays may arise from the tide.',
    'Moorings may vary in length.',
    'It may be necessary to wait.',
    'Costs may include a fee.',
    'Such remarks may well cause offence.',
    'Rain may be an excuse.',
  ])('none: %s', (text) => expect(binds(text)).toBe(false));

  it('brings out what one should do, and not what a light may have', () => {
    const lights = 'Boats may have a red light at the mast.';
    const rule = 'Nobody should go aboard then.';
    expect(broughtOut(clauseOf(paragraph(`${lights} ${rule}`)), 'can I just go on')).toBe(rule);
  });
});

describe('the sentence that is brought out', () => {
  it('is the one that the question is about, whole', () => {
    const clause = clauseOf(paragraph(`${boats} ${fee}`));
    expect(broughtOut(clause, 'who sets the fee for mooring')).toBe(fee);
    expect(broughtOut(clause, 'may boats stay for a night')).toBe(boats);
  });

  it('keeps the limit that follows it: nobody reads a permission without its condition', () => {
    const clause = clauseOf(paragraph(`${boats} ${limit} ${fee}`));
    expect(broughtOut(clause, 'a night at the quay for boats')).toBe(`${boats} ${limit}`);
  });

  it('keeps what it limits where the limit itself answers', () => {
    const clause = clauseOf(paragraph(`${fee} ${boats} ${limit}`));
    expect(broughtOut(clause, 'what if the harbour master objects')).toBe(`${boats} ${limit}`);
  });

  it.each(['However, ', 'But ', 'Unless agreed, ', 'Except on Sundays, ', 'Provided they pay, '])(
    'takes a sentence beginning with "%s" for a limit',
    (opening) => {
      const limiting = `${opening}nobody sleeps aboard.`;
      const clause = clauseOf(paragraph(`${boats} ${limiting} ${fee}`));
      expect(broughtOut(clause, 'a night at the quay for boats')).toBe(`${boats} ${limiting}`);
    },
  );

  it('keeps a limit of the limit too', () => {
    const unless = 'Unless it is a lifeboat, it leaves by noon.';
    const clause = clauseOf(paragraph(`${boats} ${limit} ${unless} ${fee}`));
    for (const question of ['a night at the quay for boats', 'when does a lifeboat leave, by noon']) {
      expect(broughtOut(clause, question)).toBe(`${boats} ${limit} ${unless}`);
    }
  });

  it('takes no sentence of another paragraph along', () => {
    const clause = clauseOf(paragraph(boats), paragraph(`${limit} ${fee}`));
    expect(broughtOut(clause, 'what if the harbour master objects')).toBe(limit);
    expect(broughtOut(clause, 'a night at the quay for boats')).toBe(boats);
  });

  it('is the whole of a clause of one sentence, and the first of two that are alike', () => {
    expect(broughtOut(clauseOf(paragraph(fee)), 'who sets the fee')).toBe(fee);
    const alike = clauseOf(paragraph('The fee is paid in spring. The fee is paid in autumn.'));
    expect(broughtOut(alike, 'when is the fee paid')).toBe('The fee is paid in spring.');
  });

  it('is not the one that sets the scene', () => {
    const scene = 'Mooring at the quay is inevitably difficult for boats.';
    const rule = 'Boats must be moored by the harbour master.';
    expect(broughtOut(clauseOf(paragraph(`${scene} ${rule}`)), 'how are boats moored at the quay')).toBe(rule);
  });

  it('is the one that denies, unless a person, a number or a time is asked for', () => {
    const usual = 'Boats lie at the quay in all summer weather.';
    const denied = 'No boats lie at the quay in winter weather.';
    const clause = clauseOf(paragraph(`${usual} ${denied}`));
    expect(broughtOut(clause, 'do boats lie at the quay in bad weather')).toBe(denied);
    expect(broughtOut(clause, 'who says that boats lie at the quay')).toBe(usual);
  });

  it('is not the one that says what others say, or what was raised', () => {
    for (const scene of [
      'The first edition of the rules for boats at the quay states',
      'A concern about boats at the quay has been raised, and concerns have been raised before.',
      'While most boats lie at the quay, a few do not.',
    ]) {
      const rule = 'Boats must be moored by the harbour master.';
      const clause = clauseOf(paragraph(scene), paragraph(rule));
      expect(broughtOut(clause, 'which boats lie at the quay'), scene).toBe(rule);
    }
  });

  it('has a date for "when was it", and the span of time does not count there', () => {
    const options = 'To keep the rules for boats as they are for two more years.';
    const date = 'They were changed in March 2021.';
    const clause = clauseOf(paragraph(`${options} ${date}`));
    expect(broughtOut(clause, 'how old are the rules')).toBe(date);
    expect(broughtOut(clause, 'when were the rules changed')).toBe(date);
  });

  it('has a span of time for "how long", and a post for "who"', () => {
    const times = 'The harbour master will answer promptly.';
    const span = 'An answer is sent within two working days.';
    expect(broughtOut(clauseOf(paragraph(`${times} ${span}`)), 'how long until I get an answer')).toBe(span);
    const post = 'The Monitoring Officer settles disputes about it.';
    expect(broughtOut(clauseOf(paragraph(`It is often disputed. ${post}`)), 'who settles it')).toBe(post);
  });

  it('is of the side that is asked about', () => {
    const councillors = 'Councillors should state their name.';
    const officers = 'Officers should state their name and their job.';
    const clause = clauseOf(paragraph(`${councillors} ${officers}`));
    const of = (obliged: 'councillor' | 'officer') => {
      const passage = findPassage(clause, undefined, asking('what name should be stated', { obliged }), reader);
      return passage && textOfPassage(clause, passage);
    };
    expect(of('councillor')).toBe(councillors);
    expect(of('officer')).toBe(officers);
  });

  it('is a whole list where all of it is asked for', () => {
    const clause = clauseOf(paragraph('Skippers can expect:'), item('(a)', 'a berth;'), item('(b)', 'fresh water.'));
    expect(broughtOut(clause, 'what can skippers expect')).toBe(clause.text);
  });
});

describe('the item that is brought out', () => {
  const items = [item('(a)', `${boats} ${fee}`), item('(b)', 'Dogs are welcome. Cats are not.')] as const;

  it('is brought out whole, whatever sentence of it the question is about', () => {
    const clause = clauseOf(paragraph('On the quay:'), ...items);
    expect(broughtOut(clause, 'who sets the fee', items[0])).toBe(`${boats} ${fee}`);
    expect(broughtOut(clause, 'cats', items[1])).toBe('Dogs are welcome. Cats are not.');
  });

  it('is none where the item is not of this clause', () => {
    expect(broughtOut(clauseOf(paragraph(boats)), 'cats', items[1])).toBeUndefined();
  });
});

describe('the documents as they are', () => {
  let clauses: readonly Clause[] = [];
  beforeAll(async () => {
    const knowledge = await openKnowledge(`${import.meta.dirname}/../../knowledge`);
    const councils = await Promise.all(knowledge.councilIds().map((id) => knowledge.council(id)));
    clauses = councils.flatMap((council) =>
      council.kind === 'loaded' ? council.knowledge.documents.flatMap((document) => document.clauses) : [],
    );
  });

  it('are quoted in whole sentences only, and no limit is ever parted from what it limits', () => {
    const isLimit = (sentence: string) => /^(?:However|But|Unless|Except|Provided)\b/.test(sentence);
    let found = 0;
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat({ max: 12 }), (which, word, length) => {
        const clause = clauses[which % clauses.length] as Clause;
        const words = normalise(clause.text);
        const from = word % words.length;
        const question = words.slice(from, from + length + 1).join(' ');
        const passage = findPassage(clause, undefined, asking(question), reader);
        if (passage === undefined || passage.lastBlock !== undefined) return;
        found += 1;
        const text = clause.blocks[passage.block]?.text ?? '';
        const sentences = splitSentences(text);
        const starts = sentences.map((sentence) => text.indexOf(sentence));
        const first = starts.indexOf(passage.start);
        const last = sentences.findIndex((sentence, at) => (starts[at] ?? 0) + sentence.length === passage.end);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(last).toBeGreaterThanOrEqual(first);
        expect(first > 0 && isLimit(sentences[first] ?? '')).toBe(false);
        expect(isLimit(sentences[last + 1] ?? '')).toBe(false);
      }),
      { numRuns: 1500 },
    );
    expect(found).toBeGreaterThan(100);
  });

  it('keep the exception about group meetings with the rule that it limits', () => {
    const clause = clauses.find(({ reference }) => reference === 'derby/working-together#26');
    if (clause === undefined) throw new Error('There is no paragraph 26.');
    expect(broughtOut(clause, 'is officer attendance at a political group meeting the exception')).toBe(clause.text);
  });
});

describe('who a sentence names', () => {
  it('is a post by its own words, and no officer who only stands far behind a word of rank', () => {
    const says = (text: string) => readSaid(clauseOf(paragraph(text)), text, false).agent;
    expect(says('The line service officer decides.')).toBe(true);
    expect(says('The advisory and support service decides.')).toBe(true);
    const far = 'that is given to every councillor at the beginning of each year and kept by them for its length';
    expect(says(`Statutory guidance ${far} binds any officer.`)).toBe(false);
    expect(says(`What is advisory and ${far} is a service.`)).toBe(false);
  });
});
