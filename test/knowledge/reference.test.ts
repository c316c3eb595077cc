import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  citation,
  findByReference,
  findClauses,
  parsePermalinkPath,
  permalinkPath,
} from '../../src/knowledge/index.ts';
import { parseReference } from '../../src/knowledge/reference.ts';
import { loadReal } from './knowledge-folder.ts';

const councils = {
  derby: await loadReal('derby'),
  tdc: await loadReal('tdc'),
  colchester: await loadReal('colchester'),
};
const documents = Object.values(councils).flatMap((each) => each.documents);
const references = documents.flatMap(({ clauses }) =>
  clauses.flatMap(({ reference, blocks }) => [
    reference,
    ...blocks.flatMap((block) => (block.kind === 'item' ? [block.reference] : [])),
  ]),
);

function find(typed: string, council: keyof typeof councils = 'derby'): string[] {
  const { council: whose, documents: theirs } = councils[council];
  return findClauses(typed, whose, theirs).map(({ clause, item }) =>
    (item ?? clause).reference.slice(council.length + 1),
  );
}

function cite(reference: string): string {
  const found = findByReference(reference, documents);
  return found ? citation(found.document, found.clause, found.item) : 'nothing';
}

describe('a reference', () => {
  it('of every clause and item finds it, and comes back from its parts and its address', () => {
    expect(references.length).toBeGreaterThan(200);
    for (const reference of references) {
      const found = findByReference(reference, documents);
      expect((found?.item ?? found?.clause)?.reference).toBe(reference);
      const parts = parseReference(reference);
      expect(parts && `${parts.council}/${parts.document}#${parts.clause}${parts.marker ?? ''}`).toBe(reference);
      expect(parsePermalinkPath(permalinkPath(reference) ?? '')).toBe(reference);
    }
  });

  it('has its parts', () => {
    expect(parseReference('derby/standards-review-2023#4.4~2')).toEqual({
      council: 'derby',
      document: 'standards-review-2023',
      clause: '4.4~2',
    });
    expect(parseReference('derby/working-together#16(d)(ii)')).toMatchObject({ clause: '16', marker: '(d)(ii)' });
  });

  it('that names nothing finds nothing', () => {
    for (const wrong of [
      'derby/working-together#99',
      'derby/working-together#26(a)',
      'derby/nothing#1',
      'x',
      '',
      'derby/working-together#',
      '#26',
    ]) {
      expect(findByReference(wrong, documents), wrong).toBeUndefined();
    }
  });
});

describe('an address', () => {
  it('lands on the clause and the item', () => {
    expect(permalinkPath('derby/working-together#26')).toBe('/derby/working-together/26');
    expect(permalinkPath('derby/working-together#16(d)')).toBe('/derby/working-together/16#item-d');
    expect(permalinkPath('tdc/member-officer-protocol#2.2[5]')).toBe('/tdc/member-officer-protocol/2.2#bullet-5');
    expect(permalinkPath('derby/standards-review-2023#4.4~2')).toBe('/derby/standards-review-2023/4.4~2');
    expect(permalinkPath('nonsense')).toBeUndefined();
  });

  it('that is none of ours is no reference, whatever it is', () => {
    expect(parsePermalinkPath('/derby/working-together/%E0%A4%A')).toBeUndefined();
    expect(parsePermalinkPath('/derby/working-together/26?x=1')).toBeUndefined();
    fc.assert(
      fc.property(fc.webPath({ size: 'medium' }), (path) => {
        const reference = parsePermalinkPath(path);
        if (reference !== undefined) expect(parseReference(reference)).toBeDefined();
      }),
    );
  });
});

describe('a citation', () => {
  it('is what a person would write', () => {
    expect(cite('derby/working-together#26')).toBe('Working Together Protocol, paragraph 26');
    expect(cite('derby/working-together#16(d)')).toBe('Working Together Protocol, paragraph 16(d)');
    expect(cite('tdc/member-officer-protocol#2.2[5]')).toBe('Member / Officer Protocol, paragraph 2.2, fifth bullet');
    expect(cite('derby/codes-update-2019#4.8[12]')).toBe('2019 codes update report, paragraph 4.8, twelfth bullet');
    expect(cite('derby/standards-review-2023#4.4~2')).toBe('2023 standards review report, paragraph 4.4 (second)');
    expect(cite('tdc/member-officer-protocol#preamble')).toBe('Member / Officer Protocol, preamble');
    expect(cite('colchester/protocol-review-2017#executive-summary')).toBe(
      '2017 protocol review report, Executive Summary',
    );
  });
});

describe('typed words that name a clause find it', () => {
  it.each([
    ['26', ['working-together#26']],
    ['para 16(d)', ['working-together#16(d)']],
    ['Para. 16 (d)?', ['working-together#16(d)']],
    ['16d', ['working-together#16(d)']],
    ['derby 26', ['working-together#26']],
    ['Derby City Council paragraph 26', ['working-together#26']],
    ['show me paragraph 26 please', ['working-together#26']],
    ["what's in para 26 of the Working Together Protocol", ['working-together#26']],
    ['working together 26', ['working-together#26']],
    ['working-together#26', ['working-together#26']],
    ['derby/working-together#16(d)', ['working-together#16(d)']],
    ['#16(d)', ['working-together#16(d)']],
    ['#26', ['working-together#26']],
    ['§ 26', ['working-together#26']],
    ['item d of paragraph 16', ['working-together#16(d)']],
    ['paragraph 4.4 second', ['standards-review-2023#4.4~2']],
    ['4.4~2', ['standards-review-2023#4.4~2']],
    ['paragraph 4.4 (second)', ['standards-review-2023#4.4~2']],
    ['2023 standards review 4.4', ['standards-review-2023#4.4', 'standards-review-2023#4.4~2']],
    ['4.4', ['codes-update-2019#4.4', 'standards-review-2023#4.4', 'standards-review-2023#4.4~2']],
    ['2019 codes update report 4.8, 12th bullet', ['codes-update-2019#4.8[12]']],
    ['codes-update-2019 1.1', ['codes-update-2019#1.1']],
  ])('%s', (typed, expected) => {
    expect(find(typed)).toEqual(expected);
  });

  it.each([
    ['#2.2[5]', ['member-officer-protocol#2.2[5]']],
    ['tdc 2.2 bullet 5', ['member-officer-protocol#2.2[5]']],
    ['the fifth bullet of 2.2', ['member-officer-protocol#2.2[5]']],
    ['preamble', ['member-officer-protocol#preamble']],
    ['member officer protocol 6', ['member-officer-protocol#6']],
  ])('%s, at TDC', (typed, expected) => {
    expect(find(typed, 'tdc')).toEqual(expected);
  });

  it.each([
    ['clause 3.1c', ['protocol-review-2017#3.1(c)']],
    ['executive summary', ['protocol-review-2017#executive-summary']],
  ])('%s, at Colchester', (typed, expected) => {
    expect(find(typed, 'colchester')).toEqual(expected);
  });

  it('offers the main document first and the others after it', () => {
    const { council, documents: theirs } = councils.derby;
    const shuffled = theirs.toReversed().map((document) => ({
      ...document,
      clauses: document.clauses.map((clause, index) =>
        index === 0 ? { ...clause, number: '7.7', reference: `${document.id}#7.7` } : clause,
      ),
    }));
    expect(findClauses('7.7', council, shuffled).map(({ document }) => document.slug)).toEqual([
      'working-together',
      'standards-review-2023',
      'codes-update-2019',
    ]);
  });

  it.each([
    ["what's in paragraph twenty", ['working-together#20']],
    ['paragraph twenty-six', ['working-together#26']],
    ['paragraphs sixteen and seventeen', ['working-together#16', 'working-together#17']],
    ['paragraph 16 and 17', ['working-together#16', 'working-together#17']],
    ['16, 17 and 20', ['working-together#16', 'working-together#17', 'working-together#20']],
    ['the one after 26', ['working-together#27']],
    ['the paragraph before 20?', ['working-together#19']],
    ['the one after 48', []],
    ['twenty', []],
    ['16 and bullying', []],
    ['paragraph 26 and 999', []],
  ])('in words, several at once, or a neighbour: %s', (typed, expected) => {
    expect(find(typed)).toEqual(expected);
  });

  it('gives the clause where it has no such item', () => {
    expect(find('26(d)')).toEqual(['working-together#26']);
  });
});

describe('typed words that are a question are left to the search', () => {
  it.each([
    'can I go to 26 meetings',
    'within 5 working days',
    'what does the protocol say',
    'do officers have to answer in 2 days?',
    'working together',
    'my 3 enquiries',
    'derby',
    'tdc 2.2',
    '2019',
    'who wrote this in 2019',
    '',
    '???',
    'a',
    'executive summary',
  ])('%s', (typed) => {
    expect(find(typed)).toEqual([]);
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => Array.isArray(find(typed))));
  });
});
