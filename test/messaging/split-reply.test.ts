import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, type Quotation, type Reply, renderPlainText, splitToFit } from '../../src/messaging/index.ts';

const citation: Quotation['citation'] = {
  label: 'Working Together Protocol, paragraph 20',
  council: 'Derby City Council',
  standing: 'Adopted.',
  url: 'https://clausewise.example/derby/working-together/20',
  digest: 'ab'.repeat(32),
};

/** Words as documents have them, with accents, pictures of several characters and long stretches without a space. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom('officer ', 'twenty-one ', 'é̂', '👩🏽‍🚒', 'x'.repeat(40), '\n'),
      fc.string({ unit: 'grapheme' }),
    ),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text !== '');
const segment = fc.record({ kind: fc.constantFrom('plain' as const, 'brought-out' as const), text: words });
const line = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), segments: fc.array(segment, { minLength: 1, maxLength: 4 }) }),
  fc.record({
    kind: fc.constant('item' as const),
    marker: fc.constantFrom('(a)', '•'),
    segments: fc.array(segment, { minLength: 1, maxLength: 4 }),
  }),
);
const quotation = fc.record({ lines: fc.array(line, { minLength: 1, maxLength: 8 }), citation: fc.constant(citation) });

/** Every character of the clauses of these replies, in order. */
function clauseOf(replies: readonly Reply[]): string {
  return replies
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'quotation' ? block.quotation.lines : []))
    .flatMap(({ segments }) => segments.map(({ text }) => text))
    .join('');
}

describe('a reply that is parted', () => {
  it('joined, a clause is to the letter, and no character is broken', () => {
    fc.assert(
      fc.property(quotation, fc.integer({ min: 300, max: 900 }), (quoted, most) => {
        const whole: Reply = { blocks: [{ kind: 'quotation', quotation: quoted }] };
        const parts = splitToFit(whole, (part) => renderPlainText(part).length <= most);
        expect(clauseOf(parts)).toBe(clauseOf([whole]));
        // A part never begins or ends within what a reader sees as one character.
        const seen = [...new Intl.Segmenter('en-GB').segment(clauseOf([whole]))].length;
        const inParts = parts.map((part) => [...new Intl.Segmenter('en-GB').segment(clauseOf([part]))].length);
        expect(inParts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(seen + boundaries(whole));
        for (const { blocks } of parts)
          for (const block of blocks) expect(block).toMatchObject({ quotation: { citation } });
      }),
    );
  });

  it('loses no marker, button, row or fact, and says each once', () => {
    const blocks: Block[] = [
      { kind: 'facts', facts: Array.from({ length: 30 }, (_, at) => ({ label: `label ${at}`, value: `value ${at}` })) },
      {
        kind: 'table',
        columns: ['Number', 'Name'],
        rows: Array.from({ length: 30 }, (_, at) => [`${at}`, `row ${at}.`]),
      },
      {
        kind: 'actions',
        actions: Array.from({ length: 9 }, (_, at) => ({
          label: `press ${at}`,
          typed: `do ${at}`,
          weight: 'ordinary',
        })),
      },
    ];
    const parts = splitToFit({ blocks, audience: 'asker' }, (part) => renderPlainText(part).length <= 200);
    const text = parts.map(renderPlainText).join('\n');
    const times = (what: string) => text.match(new RegExp(`${what}(?!\\d)`, 'g'))?.length;
    for (let at = 0; at < 30; at += 1) expect([times(`value ${at}`), times(`row ${at}`)]).toEqual([1, 1]);
    for (let at = 0; at < 9; at += 1) expect(text.split(`type "do ${at}"`)).toHaveLength(2);
    expect(parts.every(({ audience }) => audience === 'asker')).toBe(true);
  });

  it('that fits is left as it is', () => {
    const whole: Reply = { blocks: [{ kind: 'paragraph', text: 'Short.' }], replaces: true };
    expect(splitToFit(whole, () => true)).toEqual([whole]);
  });
});

/** Where segments meet, a character may be seen as two: that is the clause's own doing. */
function boundaries({ blocks }: Reply): number {
  return blocks.flatMap((block) =>
    block.kind === 'quotation' ? block.quotation.lines.flatMap(({ segments }) => segments) : [],
  ).length;
}
