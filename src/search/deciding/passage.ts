import type { Clause, ClauseItem } from '../../knowledge/index.ts';
import { splitSentences } from '../learning/examples.ts';
import type { Features } from '../reading/features.ts';

/** A whole sentence or a whole item of a clause: characters `start` up to `end` of the text of block number `block`, from 0. */
export type Passage = { readonly block: number; readonly start: number; readonly end: number };

/** A sentence must be this much better than the next to be brought out: two that are alike say nothing. */
const clearLead = 1.15;

/**
 * The sentence of a clause that has most in common with a question, or the item that answers it; undefined where the clause
 * is one sentence or no sentence stands out. Always a whole sentence, so that a condition stays with what it governs.
 */
export function findPassage(
  clause: Clause,
  item: ClauseItem | undefined,
  question: Features,
  readText: (text: string) => Features,
): Passage | undefined {
  if (item !== undefined) {
    const block = clause.blocks.indexOf(item);
    return block < 0 ? undefined : { block, start: 0, end: item.text.length };
  }
  const passages = listPassages(clause);
  if (passages.length < 2) return undefined;
  const scored = passages
    .map((passage) => ({ passage, score: likeness(question, readText(textOf(clause, passage))) }))
    .sort((one, other) => other.score - one.score);
  const [first, second] = scored;
  const isClear = first !== undefined && first.score > 0 && first.score >= clearLead * (second?.score ?? 0);
  return isClear ? withItsLimits(clause, passages, first.passage) : undefined;
}

/** A sentence that limits those before it. */
const limits = /^(?:However|But|Unless|Except|Provided)\b/;

/** The passage with the sentences that limit it, and a limiting sentence with what it limits: one says little without the other. */
function withItsLimits(clause: Clause, passages: readonly Passage[], passage: Passage): Passage {
  const sameBlock = passages.filter(({ block }) => block === passage.block);
  const isLimit = (at: number) => at < sameBlock.length && limits.test(textOf(clause, sameBlock[at] ?? passage));
  let first = sameBlock.indexOf(passage);
  let last = first;
  while (first > 0 && isLimit(first)) first -= 1;
  while (isLimit(last + 1)) last += 1;
  return { block: passage.block, start: sameBlock[first]?.start ?? 0, end: sameBlock[last]?.end ?? passage.end };
}

/** A clause is split once, however often it is found. */
const passagesOf = new WeakMap<Clause, readonly Passage[]>();

function listPassages(clause: Clause): readonly Passage[] {
  const known = passagesOf.get(clause);
  if (known) return known;
  const passages = clause.blocks.flatMap(({ text }, block) => {
    let from = 0;
    return splitSentences(text).map((sentence) => {
      const start = text.indexOf(sentence, from);
      from = start + sentence.length;
      return { block, start, end: from };
    });
  });
  passagesOf.set(clause, passages);
  return passages;
}

function textOf(clause: Clause, { block, start, end }: Passage): string {
  return clause.blocks[block]?.text.slice(start, end) ?? '';
}

/** Weight of what both have, less for long sentences, which have more of everything. */
function likeness(question: Features, sentence: Features): number {
  let both = 0;
  for (const [name, weight] of question) if (sentence.has(name)) both += weight;
  return both / Math.sqrt(8 + sentence.size);
}
