import { describe, expect, it } from 'vitest';
import { findByReference } from '../../src/knowledge/index.ts';
import { foldable, type QuotationLine } from '../../src/messaging/index.ts';
import { realKnowledge } from '../support/real-knowledge.ts';

const { documents } = await realKnowledge('derby');

/** A clause as quoted, with the item of that marker brought out. */
function quoted(reference: string, marker: string): readonly QuotationLine[] {
  const blocks = findByReference(reference, documents)?.clause.blocks ?? [];
  return blocks.map((block): QuotationLine => {
    const kind = block.kind === 'item' && block.printed === marker ? 'brought-out' : 'plain';
    const segments = [{ kind, text: block.text } as const];
    return block.kind === 'item' ? { kind: 'item', marker: block.printed, segments } : { kind: 'paragraph', segments };
  });
}
const long = 'A sentence of some length that says what officers do for councillors in their wards, week by week. ';
const paragraph = (text: string): QuotationLine => ({ kind: 'paragraph', segments: [{ kind: 'plain', text }] });
const item = (marker: string, text: string, answers = false): QuotationLine => ({
  kind: 'item',
  marker,
  segments: [{ kind: answers ? 'brought-out' : 'plain', text }],
});
const letters = ['(a)', '(b)', '(c)', '(d)', '(e)', '(f)', '(g)'];
const list = (lead: string, answer = `${long};`, other = `${long};`) => [
  paragraph(lead),
  ...letters.map((marker, at) => item(marker, at === 2 ? answer : other, at === 2)),
];

describe('a long clause', () => {
  it('shows the sentence a list hangs on and the item that answers, and folds the other items', () => {
    const lines = quoted('derby/working-together#16', '(d)');
    const folded = foldable(lines);
    expect(folded.size).toBe(13);
    const left = lines.filter((line) => !folded.has(line));
    expect(left.map((line) => (line.kind === 'item' ? line.marker : line.segments[0]?.text))).toEqual([
      'Councillors can expect from officers:',
      '(d)',
    ]);
  });

  it('is whole where it is short, where nothing is brought out, and where the whole list answers', () => {
    expect(foldable(quoted('derby/working-together#28', ''))).toEqual(new Set());
    expect(foldable(quoted('derby/working-together#16', ''))).toEqual(new Set());
    expect(
      foldable(list('Officers:').map((line) => ({ ...line, segments: [{ kind: 'brought-out', text: long }] }))),
    ).toEqual(new Set());
  });

  it('is whole wherever one item may depend on another', () => {
    expect(foldable(list('Officers:')).size).toBe(6);
    for (const lead of ['An officer may attend if:', 'All of the following conditions apply:', 'Only where:'])
      expect(foldable(list(lead)), lead).toEqual(new Set());
    for (const answer of [`${long}, subject to (e);`, `${long}, unless the Leader agrees;`, `${long} and`])
      expect(foldable(list('Officers:', answer)), answer).toEqual(new Set());
    for (const other of [`unless ${long}`, `${long} except as in (c)`])
      expect(foldable(list('Officers:', `${long};`, other)), other).toEqual(new Set());
    const within = list('Officers:').map((line, at) =>
      at > 3 && line.kind === 'item' ? { ...line, marker: '(i)' } : line,
    );
    expect(foldable(within)).toEqual(new Set());
  });

  it('keeps every sentence that is no item', () => {
    const lines = [...list('Officers:'), paragraph('This is what councillors expect.')];
    expect([...foldable(lines)].every(({ kind }) => kind === 'item')).toBe(true);
  });
});
