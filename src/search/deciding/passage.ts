import type { Clause, ClauseItem, Side } from '../../knowledge/index.ts';
import { subjectOf } from '../clauses/duty.ts';
import { numbers } from '../numbers.ts';
import type { Features } from '../reading/features.ts';
import { normalise } from '../reading/normalise.ts';
import { splitSentences } from '../reading/sentences.ts';

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

/** What of a question decides which words answer it. */
export type Asking = {
  /** Normalised. */
  readonly words: readonly string[];
  readonly features: Features;
  /** The side that asks, and the side whose conduct is asked about; undefined where nothing tells. */
  readonly self: Side | undefined;
  readonly obliged: Side | undefined;
};

/** How a sentence of a document is compared: its features, and its likeness in meaning where sentence vectors are there. */
export type Reader = {
  readonly readText: (text: string) => Features;
  readonly rarity: (feature: string) => number;
  readonly alike: (text: string) => number;
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
  const scored = passages
    .map((passage) => ({ passage, score: scoreSentence(clause, passage, asking, reader) }))
    .sort((one, other) => other.score - one.score);
  const [first, second] = scored;
  if (first === undefined) return undefined;
  const isItem = clause.blocks[first.passage.block]?.kind === 'item';
  const isClear = second === undefined || first.score - second.score >= numbers.passage.itemLead;
  if (items > 1 && (opensList(clause, first.passage) || (isItem && !isClear))) return wholeList(clause, first.passage);
  return withItsLimits(clause, passages, first.passage);
}

/** True for the sentence that a list hangs on. */
function opensList({ blocks }: Clause, { block, end }: Passage): boolean {
  const here = blocks[block];
  return here?.kind === 'paragraph' && end === here.text.length && blocks[block + 1]?.kind === 'item';
}

/** A list from the sentence it hangs on to its last item. */
function wholeList({ blocks }: Clause, { block }: Passage): Passage {
  let first = block;
  while (first > 0 && blocks[first]?.kind === 'item') first -= 1;
  let last = block;
  while (blocks[last + 1]?.kind === 'item') last += 1;
  const sentences = splitSentences(blocks[first]?.text ?? '');
  const lead = blocks[first]?.kind === 'item' ? '' : (sentences.at(-1) ?? '');
  return {
    block: first,
    start: Math.max(0, (blocks[first]?.text ?? '').lastIndexOf(lead)),
    lastBlock: last,
    end: blocks[last]?.text.length ?? 0,
  };
}

const scene =
  /\b(?:inevitabl[ey]|naturally|often|commonplace|potential for|recognis(?:es?|ed) (?:the|that)|sees|believes|aims?|purpose of|important to|difficult|this section|in light of|since the introduction|increasing(?:ly)?|traditionally|historically|it is (?:clear|recognised|accepted|inevitable|important))\b/i;
const modal =
  /\b(?:must|shall|should|may|can(?:not)?|will|entitled|right|rights|required|responsible|expect(?:ed)?|not)\b/i;
const span =
  /\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty)(?:\s+\([^)]*\))?(?:\s+(?:clear|full|working|calendar|consecutive))*\s+(?:minutes?|hours?|days?|weeks?|months?|years?)\b/i;
const moment = /\b(?:prompt(?:ly)?|immediately|in advance|before|as soon as|annual(?:ly)?|each year|deadline|by \d)\b/i;
const amount =
  /(?:£|%|\b\d[\d,]*\b|\b(?:one|two|three|four|five|six|ten|half|maximum|minimum|limit(?:ed)?|no more than)\b)/i;
const agent =
  /\b(?:chief executive|managing director|monitoring officer|head of [a-z]+|director|leader|chair(?:man|person)?|whips?|committee|(?:senior|chief|statutory|relevant|nominated|line|democratic services)[a-z ]* (?:officer|manager)|manager|panel|mayor|executive support|team)\b/i;

const asks = {
  span: /\b(?:how (?:long|quick|quickly|soon|fast)|how many (?:working )?(?:days|weeks|months|hours)|when|by when|deadline|time ?limit|time ?scale|turnaround)\b/,
  amount: /\b(?:how (?:much|many)|limit|maximum|minimum|number of)\b/,
  agent: /\b(?:who|whom|whose|which officer|which post|what post|person)\b/,
  leave: /^(?:so )?(?:can|may|must|should|shall|could|am|are|is|do|does|will|would|have|has|need)\b/,
} as const;

/** How well a sentence answers: what it has in common with the question, and whether it is of the kind that was asked for. */
function scoreSentence(clause: Clause, passage: Passage, asking: Asking, reader: Reader): number {
  const text = textOfPassage(clause, passage);
  const { weights } = numbers.passage;
  const asked = asking.words.join(' ');
  const features = reader.readText(text);
  let both = 0;
  for (const [name, weight] of asking.features) if (features.has(name)) both += weight * reader.rarity(name);
  const common = both / Math.sqrt(numbers.passage.lengthAdded + normalise(text).length);
  const side = subjectOf(text) ?? clause.duty?.by;
  const wanted = asking.obliged;
  return (
    weights.common * common +
    weights.alike * reader.alike(text) +
    (asks.span.test(asked) ? weights.kind * (span.test(text) ? 1 : moment.test(text) ? 0.5 : 0) : 0) +
    (asks.amount.test(asked) && amount.test(text) ? weights.kind / 2 : 0) +
    (asks.agent.test(asked) && agent.test(text) ? weights.kind / 2 : 0) +
    (asks.leave.test(asked) && modal.test(text) ? weights.kind / 4 : 0) -
    (scene.test(text) ? weights.scene : 0) -
    (wanted !== undefined && side !== undefined && side !== wanted ? weights.side : 0) +
    (modal.test(text) ? weights.modal : 0)
  );
}

/** A sentence that limits those before it. */
const limits = /^(?:However|But|Unless|Except|Provided|Nevertheless|Otherwise|This does not|These do not)\b/;

/** The passage with the sentences that limit it, and a limiting sentence with what it limits: one says little without the other. */
function withItsLimits({ blocks }: Clause, passages: readonly Passage[], passage: Passage): Passage {
  const sameBlock = passages.filter(({ block }) => block === passage.block);
  const textAt = (at: number) => {
    const each = sameBlock[at];
    return each === undefined ? '' : (blocks[each.block]?.text.slice(each.start, each.end) ?? '');
  };
  let first = sameBlock.indexOf(passage);
  let last = first;
  while (first > 0 && limits.test(textAt(first))) first -= 1;
  while (last + 1 < sameBlock.length && limits.test(textAt(last + 1))) last += 1;
  return {
    block: passage.block,
    start: sameBlock[first]?.start ?? 0,
    end: sameBlock[last]?.end ?? passage.end,
  };
}

/** A clause is split once, however often it is found. */
const passagesOf = new WeakMap<Clause, readonly Passage[]>();

function listPassages(clause: Clause): readonly Passage[] {
  const known = passagesOf.get(clause);
  if (known) return known;
  const passages = clause.blocks.flatMap(({ kind, text }, block) => {
    if (kind === 'item') return [{ block, start: 0, end: text.length }];
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
