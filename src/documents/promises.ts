import type { FiguresFor } from '../council.ts';
import { defined } from '../defined.ts';
import { type Clause, headOfTable, type TimeSpan, timeSpans } from '../knowledge/index.ts';

/** A sentence with days, and what was understood of it. */
export type FoundPromise = TimeSpan & {
  readonly reference: string;
  readonly label: string;
  readonly digest: string;
  readonly sentence: string;
  /** What is done within these days; undefined where the sentence is about something else, or that is not clear. */
  readonly clock: 'acknowledge' | 'resolve' | undefined;
  /** Which enquiries it is for, where not for all. */
  readonly for?: FiguresFor;
};

const ACKNOWLEDGING =
  /\backnowledg|\b(?:first|initial|holding|interim) (?:repl(?:y|ies)|respon[ds]\w*|letters?|contact)|\bconfirm(?:s|ed|ing)?\s+(?:that\s+)?(?:it\s+)?(?:has\s+been\s+)?recei/i;
const RESOLVING =
  /\b(?:repl(?:y|ies|ied)|respon[ds]|answer|resol[vu]|dealt with|deal with|complet|full(?:er)? (?:reply|response)|concluded|substantive)/i;
const ENQUIRY =
  /\b(?:enquir|inquir|casework|correspondence|letter|e-?mail|telephone|call|request|quer(?:y|ies)|contact|communication|question|member|councillor|issue)/i;
const NOT_ENQUIRY =
  /\b(?:notice|agenda|summons|publish|appeal|complaint|meeting|minutes|freedom of information|subject access)\b/i;

/** What is about answering enquiries before the rest, each in the order of the text: to be shown. */
export function enquiriesFirst(found: readonly FoundPromise[]): readonly FoundPromise[] {
  return found.toSorted((one, other) => Number(one.clock === undefined) - Number(other.clock === undefined));
}

/**
 * Every sentence with days in these clauses, with what was understood: what is done within them, and for which enquiries. A
 * person confirms it. Sentences about something else are there too, with `clock` left open, so that nothing is overlooked.
 */
export function findPromises(clauses: readonly Clause[]): readonly FoundPromise[] {
  return clauses.flatMap(({ reference, label, digest, blocks, headings }) =>
    blocks.flatMap((block, at) => {
      const { text } = block;
      if (block.kind === 'paragraph' && block.cells) {
        const isAbout = ENQUIRY.test([...headings, ...blocks.map((each) => each.text)].join(' '));
        return inRow(block.cells, headOfTable(blocks, at)).map(
          ({ clock, ...found }): FoundPromise => ({
            ...found,
            ...{ reference, label, digest, sentence: text },
            clock: isAbout ? clock : undefined,
          }),
        );
      }
      const lead = at > 0 && blocks[at]?.kind === 'item' ? (blocks[0]?.text ?? '') : '';
      return sentencesOf(text).flatMap((sentence) =>
        timeSpans(sentence).map((found): FoundPromise => {
          const part = phraseAround(sentence, found);
          const about = `${headings.at(-1) ?? ''} ${lead} ${sentence}`;
          const isFor = whomFor(`${part.whole} ${lead}`);
          return {
            ...found,
            reference,
            label,
            digest,
            sentence,
            clock: clockOf(part, about),
            ...defined({ for: isFor }),
          };
        }),
      );
    }),
  );
}

/** What a row of a table promises: its head says what is done, its first cell for which enquiries. */
function inRow(
  cells: readonly string[],
  head: readonly string[],
): readonly Omit<FoundPromise, 'reference' | 'label' | 'digest' | 'sentence'>[] {
  const [name = ''] = cells;
  const isFor = whomForRow(name);
  return cells.flatMap((cell, column) =>
    // Of a cell its first figure counts: "20 working days, with updates every 5 days".
    timeSpans(cell).map((found, nth) => {
      const title = head[column] ?? '';
      const clock =
        nth > 0
          ? undefined
          : ACKNOWLEDGING.test(title)
            ? ('acknowledge' as const)
            : COLUMN_OF_REPLIES.test(title)
              ? ('resolve' as const)
              : undefined;
      return { ...found, clock, ...defined({ for: isFor }) };
    }),
  );
}

/** `Urgent` and `All urgent enquiries` are for urgent ones, `Standard` and `All other enquiries` for all, `Housing` for a service. */
function whomForRow(name: string): FiguresFor | undefined {
  const kind = whomFor(name);
  if (kind !== undefined || timeSpans(name).length > 0) return kind;
  const plain = name.replace(/\([^)]*\)/g, ' ').trim();
  const words = plain.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
  if (words.every((word) => FOR_ALL.test(word))) return undefined;
  const service = plain.replace(IN_FRONT, '').replace(BEHIND, '');
  return { service: service.charAt(0).toUpperCase() + service.slice(1) };
}

const COUNTING = '(?:all|any|every|each|other|the)';
const ENQUIRIES =
  '(?:enquir(?:y|ies)|inquir(?:y|ies)|casework|cases?|requests?|quer(?:y|ies)|matters?|issues?|correspondence)';
const IN_FRONT = new RegExp(`^(?:${COUNTING}\\s+)+`, 'i');
const BEHIND = new RegExp(`(?:\\s+${ENQUIRIES})+$`, 'i');
/** Words of a name that single nothing out. */
const FOR_ALL = new RegExp(
  `^(?:${COUNTING}|${ENQUIRIES}|standard|ordinary|normal|routine|usual|general|others|non-?urgent|not|urgent|non-?complex|complex|simple|types?|services?|kinds?|of|from|by|and|or|members?[’']?|councillors?[’']?)$`,
  'i',
);
const COLUMN_OF_REPLIES = /\b(?:repl(?:y|ies)|respon[ds]|answer|resol[vu]|complet|conclu|deal)/i;

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.;])\s+(?=[\p{Lu}(•])|\n/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

type Phrase = { readonly before: string; readonly after: string; readonly whole: string };

/** The words that belong to one span: from the span before it, or a comma, to the next. */
function phraseAround(sentence: string, { start, words }: TimeSpan): Phrase {
  const spans = timeSpans(sentence);
  const at = spans.findIndex((each) => each.start === start);
  const previous = spans[at - 1];
  const next = spans[at + 1];
  const before = sentence.slice(previous ? previous.start + previous.words.length : 0, start);
  const after = sentence.slice(start + words.length, next?.start);
  // What follows belongs to this span up to where the next one's verb begins.
  const own = next === undefined ? after : (/^[^,;]*/.exec(after)?.[0] ?? '').replace(/\s+and\s.*$/i, '');
  return { before, after: own, whole: `${before} ${own}` };
}

function clockOf({ before, after, whole }: Phrase, about: string): FoundPromise['clock'] {
  // "At least 3 working days" is what somebody has to wait, not by when an answer comes.
  // "An update every five working days" is none either.
  if (/\b(?:every|each)\s*$/i.test(before)) return undefined;
  if (/\b(?:at least|no(?:t)? less than|a minimum of|minimum)\s*$/i.test(before)) return undefined;
  if (!ENQUIRY.test(about) || (NOT_ENQUIRY.test(whole) && !ACKNOWLEDGING.test(whole) && !RESOLVING.test(whole)))
    return undefined;
  // A "first reply" is no reply.
  const others = before.replace(new RegExp(ACKNOWLEDGING, 'gi'), (words) => ' '.repeat(words.length));
  const verbs = [
    { clock: 'acknowledge' as const, at: lastIndex(before, ACKNOWLEDGING) },
    { clock: 'resolve' as const, at: lastIndex(others, RESOLVING) },
  ].filter(({ at }) => at >= 0);
  verbs.sort((one, other) => other.at - one.at);
  if (verbs[0]) return verbs[0].clock;
  if (ACKNOWLEDGING.test(after)) return 'acknowledge';
  return RESOLVING.test(after) || RESOLVING.test(about) ? 'resolve' : undefined;
}

function whomFor(text: string): FiguresFor | undefined {
  if (/(?<!\b(?:non|not)[\s-]?)\b(?:urgent|emergency|emergencies|critical)\b/i.test(text)) return 'urgent';
  if (
    /(?<!\b(?:non|not)[\s-]?)\b(?:complex|complicated|more detailed|detailed investigation|require[sd]? (?:further|detailed))/i.test(
      text,
    )
  )
    return 'complex';
  return undefined;
}

function lastIndex(text: string, pattern: RegExp): number {
  return [...text.matchAll(new RegExp(pattern, 'gi'))].at(-1)?.index ?? -1;
}

/** What was understood, in a line: `acknowledge 1, reply 10, urgent the same day, complex 20 working days`. */
export function understoodInWords(promises: readonly FoundPromise[]): string {
  const parts = promises
    .filter(({ clock }) => clock !== undefined)
    .map(({ clock, for: isFor, days }) => {
      const verb = clock === 'acknowledge' ? 'acknowledge' : 'reply';
      const whom = isFor === undefined ? verb : clock === 'acknowledge' ? `${verb} ${wordOf(isFor)}` : wordOf(isFor);
      return `${whom} ${days === 0 ? 'the same day' : days}`;
    });
  const distinct = [...new Set(parts)];
  if (distinct.length === 0) return 'no days for answering enquiries';
  const [, last] = /(\d+)$/.exec(distinct.at(-1) ?? '') ?? [];
  return `${distinct.join(', ')}${last === undefined ? '' : last === '1' ? ' working day' : ' working days'}`;
}

function wordOf(isFor: FiguresFor): string {
  return typeof isFor === 'object' ? isFor.service : isFor;
}
