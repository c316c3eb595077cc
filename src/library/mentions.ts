import { type CouncilDocument, findByReference, type Reference } from '../knowledge/index.ts';
import type { Span } from './find-words.ts';

/** A place in a text that names another paragraph of the same document. */
export type Mention = Span & { readonly to: Reference };

const NAMED = /\b(?:paragraphs?|paras?\.?|clauses?|sections?)\s+(?=\d)/gi;
const NUMBER = /^(\d+(?:\.\d+)*[a-z]?)((?:\([a-z0-9]+\))*)/i;
const BETWEEN = /^(?:\s*,\s*|\s*,?\s+(?:and|or|to)\s+|\s*&\s*)(?=\d)/i;
/** "Paragraph 10 of the Protocol" is another document's, and "section 151 of the Act" a law's. */
const ELSEWHERE = /^\s+(?:of|in)\s+(?!this\b)/i;

/** The paragraphs of its own document that a text names and that exist: `see paragraphs 16(d) and 17`. */
export function mentionsIn(text: string, document: CouncilDocument): readonly Mention[] {
  return [...text.matchAll(NAMED)].flatMap((match) => {
    const found: Mention[] = [];
    let at = match.index + match[0].length;
    for (;;) {
      const [whole, clause = '', marker = ''] = NUMBER.exec(text.slice(at)) ?? [];
      if (whole === undefined) break;
      const target =
        findByReference(`${document.id}#${clause}${marker}`, [document]) ??
        findByReference(`${document.id}#${clause}`, [document]);
      if (target)
        found.push({ start: at, end: at + whole.length, to: target.item?.reference ?? target.clause.reference });
      at += whole.length;
      const joined = BETWEEN.exec(text.slice(at))?.[0];
      if (joined === undefined) break;
      at += joined.length;
    }
    return ELSEWHERE.test(text.slice(at)) ? [] : found;
  });
}

/** For each clause, by reference, the clauses whose text names it, in document order. */
export function referredToBy(document: CouncilDocument): ReadonlyMap<Reference, readonly Reference[]> {
  const referring = new Map<Reference, Reference[]>();
  for (const clause of document.clauses) {
    for (const { to } of clause.blocks.flatMap(({ text }) => mentionsIn(text, document))) {
      const target = to.replace(/[([].*$/, '');
      const known = referring.get(target) ?? [];
      if (target !== clause.reference && !known.includes(clause.reference)) {
        referring.set(target, [...known, clause.reference]);
      }
    }
  }
  return referring;
}
