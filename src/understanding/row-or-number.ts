import type { Known } from './known.ts';
import { type FoundReference, findReferences } from './references.ts';
import { labelOf } from './told-here.ts';
import type { Offer, Understanding } from './understanding.ts';

/**
 * Where a list stands on the screen, a number alone may be the number of an enquiry or that of a row: "resolve 2". Where the two are not
 * the same enquiry, nothing is done before it is said which. What only shows something shows it.
 */
export function unlessOfRow(understood: Understanding, raw: string, known: Known): Understanding {
  if (understood.kind !== 'command' || understood.command.kind !== 'act') return understood;
  const text = raw.replace(/\s+/g, ' ').trim();
  const { references: rows } = known.screen;
  const named = findReferences(text);
  if (rows.length < 2 || named.length === 0 || named.some(({ strength }) => strength !== 'bare')) return understood;
  const meant = named.map((found) => ({ found, number: byNumber(found, known), row: rows[numberOf(found) - 1] }));
  if (meant.some(({ row }) => row === undefined) || meant.every(({ number, row }) => number === row)) return understood;
  const each = [meant.map(({ number }) => number), meant.map(({ row }) => row)]
    .filter((references) => references.every((reference) => reference !== undefined))
    .map(
      (references): Offer => ({
        label: references.map((reference) => labelOf(reference ?? '', known)).join(' and '),
        typed: withWritten(text, named, references),
      }),
    );
  return { kind: 'several', why: 'row-or-number', each, text, found: understood.found, likely: 0.5 };
}

function numberOf({ about }: FoundReference): number {
  return Number(/\d+$/.exec(about.named)?.[0] ?? 0);
}

/** The enquiry of that number, where the speaker may see one. */
function byNumber(found: FoundReference, { seen }: Known): string | undefined {
  return seen.find(({ number }) => number === numberOf(found))?.reference;
}

function withWritten(
  text: string,
  named: readonly FoundReference[],
  references: readonly (string | undefined)[],
): string {
  return named.reduceRight(
    (written, { start, end }, at) => `${written.slice(0, start)}${references[at] ?? ''}${written.slice(end)}`,
    text,
  );
}
