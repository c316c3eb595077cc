import type { Clause, ClauseItem, Side } from '../../knowledge/index.ts';
import { numbers } from '../numbers.ts';
import type { Attribute } from '../reading/attributes.ts';
import type { Features } from '../reading/features.ts';
import { splitSentences } from '../reading/sentences.ts';
import { type Asks, passageNames, readOperative, readSaid, type Said } from './operative.ts';

/**
 * The words of a clause that answer: from character `start` of block number `block`, from 0, up to `end` of block `lastBlock`. Always
 * whole sentences or whole items, so that a condition stays with what it governs.
 */
export type Passage = {
  readonly block: number;
  readonly start: number;
  /** Left out where it is the same block. */
  readonly lastBlock?: number;
  readonly end: number;
};

/** What of a question decides which words answer it: see `readAsking`. */
export type Asking = {
  /** Its features with what each counts, rare ones more, and what they count together. */
  readonly weighed: readonly (readonly [name: string, counts: number])[];
  readonly all: number;
  /** The side that asks, and the side whose conduct is asked about; undefined where nothing tells. */
  readonly self: Side | undefined;
  readonly obliged: Side | undefined;
  /** What it asks for beyond the subject. */
  readonly attribute: Attribute | undefined;
  readonly asks: Asks;
};

/** How a sentence of a document is compared: its features, and its likeness in meaning where sentence vectors are there. */
export type Reader = {
  readonly readText: (text: string) => Features;
  readonly alike: (text: string) => number;
  /** How much the words that such questions lead to stand in a text. */
  readonly led: (text: string) => number;
};

/** The words of a clause in a passage, blocks joined with line feeds. */
export function textOfPassage({ blocks }: Clause, { block, start, lastBlock = block, end }: Passage): string {
  return blocks
    .slice(block, lastBlock + 1)
    .map(({ text }, at) => text.slice(at === 0 ? start : 0, block + at === lastBlock ? end : text.length))
    .join('\n');
}

/** The characters of block number `at` that a passage has; undefined where it has none. */
export function spanOfBlock(
  { blocks }: Clause,
  at: number,
  { block, start, lastBlock = block, end }: Passage,
): { readonly start: number; readonly end: number } | undefined {
  if (at < block || at > lastBlock) return undefined;
  return { start: at === block ? start : 0, end: at === lastBlock ? end : (blocks[at]?.text.length ?? 0) };
}

/** True where a passage is the whole of a clause. */
export function isWholeClause({ blocks }: Clause, { block, start, lastBlock = block, end }: Passage): boolean {
  return block === 0 && start === 0 && lastBlock === blocks.length - 1 && end === blocks[lastBlock]?.text.length;
}

/**
 * The operative words: the item that answers, else the sentence that does and not the one that sets the scene; the whole of a list
 * where all of it is asked for; undefined for a clause without words.
 */
export function findPassage(
  clause: Clause,
  item: ClauseItem | undefined,
  asking: Asking,
  reader: Reader,
): Passage | undefined {
  if (item !== undefined) {
    const block = clause.blocks.indexOf(item);
    return block < 0 ? undefined : { block, start: 0, end: item.text.length };
  }
  const passages = listPassages(clause);
  const items = clause.blocks.filter(({ kind }) => kind === 'item').length;
  const { weights } = numbers.passage;
  const scored = passages
    .map(({ passage, said }) => {
      const features = readOperative(said, asking, reader);
      return { passage, score: passageNames.reduce((sum, name) => sum + weights[name] * features[name], 0) };
    })
    .sort((one, other) => other.score - one.score);
  const [first, second] = scored;
  if (first === undefined) return undefined;
  const isItem = clause.blocks[first.passage.block]?.kind === 'item';
  const isClear = second === undefined || first.score - second.score >= numbers.passage.itemLead;
  if (items > 1 && (opensList(clause, first.passage) || (isItem && !isClear)))
    return wholeList(clause, passages, first.passage);
  return withItsLimits(
    clause,
    passages.map(({ passage }) => passage),
    first.passage,
  );
}

/** True for the sentence that a list hangs on. */
function opensList({ blocks }: Clause, { block, end }: Passage): boolean {
  const here = blocks[block];
  return here?.kind === 'paragraph' && end === here.text.length && blocks[block + 1]?.kind === 'item';
}

/** A list from the sentence it hangs on to its last item. */
function wholeList({ blocks }: Clause, passages: readonly Single[], { block }: Passage): Passage {
  let first = block;
  while (first > 0 && blocks[first]?.kind === 'item') first -= 1;
  let last = block;
  while (blocks[last + 1]?.kind === 'item') last += 1;
  const lead =
    blocks[first]?.kind === 'item'
      ? ''
      : (passages.findLast(({ passage }) => passage.block === first)?.said.text ?? '');
  return {
    block: first,
    start: Math.max(0, (blocks[first]?.text ?? '').lastIndexOf(lead)),
    lastBlock: last,
    end: blocks[last]?.text.length ?? 0,
  };
}

/** A sentence that limits those before it. */
const LIMITS = /^(?:However|But|Unless|Except|Provided|Nevertheless|Otherwise|This does not|These do not)\b/;

/** The passage with the sentences that limit it, and a limiting sentence with what it limits: one says little without the other. */
function withItsLimits({ blocks }: Clause, passages: readonly Passage[], passage: Passage): Passage {
  const sameBlock = passages.filter(({ block }) => block === passage.block);
  const textAt = (at: number) => {
    const each = sameBlock[at];
    return each === undefined ? '' : (blocks[each.block]?.text.slice(each.start, each.end) ?? '');
  };
  let first = sameBlock.indexOf(passage);
  let last = first;
  while (first > 0 && LIMITS.test(textAt(first))) first -= 1;
  while (last + 1 < sameBlock.length && LIMITS.test(textAt(last + 1))) last += 1;
  return {
    block: passage.block,
    start: sameBlock[first]?.start ?? 0,
    end: sameBlock[last]?.end ?? passage.end,
  };
}

/** One sentence or item, with what it says. */
type Single = { readonly passage: Passage; readonly said: Said };

/** A clause is split and read once, however often it is found. */
const passagesOf = new WeakMap<Clause, readonly Single[]>();

function listPassages(clause: Clause): readonly Single[] {
  const known = passagesOf.get(clause);
  if (known) return known;
  const passages = clause.blocks.flatMap(({ kind, text }, block): Single[] => {
    if (kind === 'item')
      return [{ passage: { block, start: 0, end: text.length }, said: readSaid(clause, text, true) }];
    let from = 0;
    return splitSentences(text).map((sentence) => {
      const start = text.indexOf(sentence, from);
      from = start + sentence.length;
      return { passage: { block, start, end: from }, said: readSaid(clause, sentence, false) };
    });
  });
  passagesOf.set(clause, passages);
  return passages;
}
