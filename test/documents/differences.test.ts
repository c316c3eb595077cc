import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { differenceInWords, differenceOf, matchClauses } from '../../src/documents/index.ts';
import { aVersion } from '../contracts/documents.ts';

const template = aVersion().document.clauses[0];
if (template === undefined) throw new Error('no clause');
const clause = (local: string, text: string) => ({
  ...template,
  reference: `northmere/protocol#${local}`,
  label: `paragraph ${local}`,
  text,
  digest: text,
});

describe('paragraphs of two texts', () => {
  it('are followed by their words, wherever they stand', () => {
    const before = [clause('1', 'Officers advise members.'), clause('2', 'Members decide on the budget every year.')];
    const after = [
      clause('1', 'Everybody is kind.'),
      clause('2', 'Officers advise members.'),
      clause('3', 'Members decide on the budget every second year.'),
    ];
    const pairs = matchClauses(before, after).map((pair) => [pair.before?.label, pair.after?.label]);
    expect(pairs).toEqual([
      [undefined, 'paragraph 1'],
      ['paragraph 1', 'paragraph 2'],
      ['paragraph 2', 'paragraph 3'],
    ]);
  });

  it('and where a paragraph without a number is put before them, though they were altered too', () => {
    const before = [
      clause('foreword', 'This protocol is for all who work with the Council.'),
      clause('foreword~2', 'We thank the panel of residents who read each draft of it with care.'),
    ];
    const after = [
      clause('foreword', 'We are proud of all that the officers and members do with residents.'),
      clause(
        'foreword~2',
        'This protocol holds for everybody who serves in the Council or beside it, at home and away.',
      ),
      clause(
        'foreword~3',
        'We thank the residents who read a draft of it, each officer who wrote to us, and their families.',
      ),
    ];
    expect(matchClauses(before, after).map((pair) => [pair.before?.label, pair.after?.label])).toEqual([
      [undefined, 'paragraph foreword'],
      ['paragraph foreword', 'paragraph foreword~2'],
      ['paragraph foreword~2', 'paragraph foreword~3'],
    ]);
  });

  it('that stand twice stay with their own number', () => {
    const before = [clause('1', 'Reserved.'), clause('2', 'Reserved.')];
    const after = [clause('2', 'Reserved.')];
    expect(matchClauses(before, after).map((pair) => [pair.before?.label, pair.after?.label])).toEqual([
      ['paragraph 1', undefined],
      ['paragraph 2', 'paragraph 2'],
    ]);
  });

  it('are each in exactly one pair, whatever they say', () => {
    const words = fc.array(fc.constantFrom('may', 'must', 'member', 'officer', 'ten', 'days'), {
      minLength: 1,
      maxLength: 6,
    });
    const text = fc.array(
      words.map((some) => some.join(' ')),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [before, after] = [one, other].map((texts) => texts.map((each, at) => clause(String(at + 1), each)));
        const pairs = matchClauses(before ?? [], after ?? []);
        expect(pairs.flatMap((pair) => pair.after ?? [])).toEqual(after);
        expect(new Set(pairs.flatMap((pair) => pair.before ?? []))).toEqual(new Set(before));
        expect(pairs.flatMap((pair) => pair.before ?? [])).toHaveLength(before?.length ?? 0);
        for (const { before: old, after: now, runs } of differenceOf(before ?? [], after ?? []).clauses) {
          const without = (kind: string) =>
            runs
              .filter((run) => run.kind !== kind)
              .map((run) => run.text)
              .join('');
          expect(without('added')).toBe(old?.text ?? '');
          expect(without('removed')).toBe(now?.text ?? '');
        }
      }),
    );
  });
});

test('a difference marks the words, and is counted in a sentence', () => {
  const difference = differenceOf(
    [clause('20', 'Acknowledged within two working days.'), clause('21', 'Gone.')],
    [clause('20', 'Acknowledged within three working days.')],
  );
  expect(difference.clauses[0]?.runs).toEqual([
    { kind: 'same', text: 'Acknowledged within ' },
    { kind: 'removed', text: 'two' },
    { kind: 'added', text: 'three' },
    { kind: 'same', text: ' working days.' },
  ]);
  expect(differenceInWords(difference)).toBe('1 paragraph altered, 1 removed.');
});
