import { localDateAt } from '../../calendar/index.ts';
import {
  type CouncilDocument,
  type CouncilKnowledge,
  citation,
  type FoundClause,
  findClauses,
  findMissing,
  itemsOf,
  type MissingClause,
  numbersOf,
  withdrawnBy,
} from '../../knowledge/index.ts';
import { type Action, type Block, reply } from '../../messaging/index.ts';
import type { IntentHandler, Remember } from '../heard-turn.ts';
import { labelOfDuty, type QuotingServices, quoteClause } from '../quote-clause.ts';
import { withdrawnInWords } from './named-withdrawn.ts';

/** How many clauses of one number are shown one below the other before the rest become buttons. */
const MOST_SHOWN = 2;

/** Words that name a paragraph by its number and nothing else, whether or not there is one. */
const NAMES_PARAGRAPH = /^(?:(?:paras?|paragraph|clause|section)\s+\d+(?:\.\d+)*(?:\s*\([a-z]\))?[?.]?|[\w/-]*#\S+)$/i;

/** Words that are of a paragraph, and of no enquiry. */
const SAYS_PARAGRAPH = /\b(?:paras?|paragraphs?|clauses?|sections?)\b|\(\w{1,4}\)|\d\.\d/i;
/** A paragraph that is named inside a question. */
const PARAGRAPH_IN = /\b(?:paras?|paragraphs?|clauses?)\.?\s+\d+(?:\.\d+)*(?:\s?\([a-z]{1,4}\))?/i;

/** "26", "para 16(d)", "derby 26", "show working-together#26": the clause itself, without searching. */
export function createShowReference(services: QuotingServices, remember: Remember): IntentHandler {
  return async (heard) => {
    const { text, knowledge, turn } = heard;
    const typed = text.replace(/^(?:please\s+)?(?:show|open|quote)(?:\s+me)?\s+/i, '');
    const found = findClauses(typed, knowledge.council, knowledge.documents);
    const [first] = found;
    if (first === undefined) {
      // "Show 99": of an enquiry it would have been shown before.
      const isNumber = typed !== text && /^\d{1,4}[?.!]?$/.test(typed);
      const missing = findMissing(typed, knowledge.council, knowledge.documents);
      const isNamed = missing?.kind === 'paragraph' && SAYS_PARAGRAPH.test(typed);
      if (!isNumber && !isNamed && !NAMES_PARAGRAPH.test(typed)) return undefined;
      const name = isNumber
        ? `paragraph ${typed}`
        : isNamed && !NAMES_PARAGRAPH.test(typed)
          ? `paragraph ${missing.number}`
          : typed;
      const documents = missing?.kind === 'paragraph' ? missing.documents : knowledge.documents;
      const none = noSuchParagraph(name, documents, knowledge, localDateAt(turn.at, knowledge.council.timeZone));
      return { ...reply(none), nature: 'document' };
    }
    const isRepeated = found.every(({ document }) => document === first.document);
    const shown = isRepeated ? found.slice(0, MOST_SHOWN) : [first];
    const others = found.filter((each) => !shown.includes(each));
    const blocks: Block[] = shown.map((each) =>
      quoteClause(each, knowledge, services, {
        label: labelOfDuty(each.clause),
        passage: each.item && passageOf(each),
      }),
    );
    const missing = findMissing(typed, knowledge.council, knowledge.documents);
    if (missing?.kind === 'item') blocks.unshift(noSuchItem(missing, ':'));
    if (others.length > 0) {
      blocks.push(
        {
          kind: 'paragraph',
          text: whereElse(others, shown),
        },
        { kind: 'actions', actions: others.slice(0, 3).map(showAction) },
      );
    }
    await remember(heard, { lastClause: first.clause.reference });
    return { ...reply(...blocks), nature: 'document' };
  };
}

function whereElse(others: readonly FoundClause[], shown: readonly FoundClause[]): string {
  const isHere = ({ document }: FoundClause) => shown.some((each) => each.document === document);
  if (others.every(isHere)) return 'This document has that number more than once.';
  return others.some(isHere)
    ? 'That number is in other places too.'
    : 'Other documents have a paragraph of that number too.';
}

function passageOf({ clause, item }: FoundClause) {
  if (item === undefined) return undefined;
  return { block: clause.blocks.indexOf(item), start: 0, end: item.text.length };
}

/** The button that shows a clause, or an item of it. Its typed form names document and number in full. */
export function showAction({ document, clause, item }: FoundClause): Action {
  const reference = item?.reference ?? clause.reference;
  return {
    label: citation(document, clause, item),
    typed: `show ${reference.slice(reference.indexOf('/') + 1)}`,
    weight: 'ordinary',
  };
}

function noSuchParagraph(
  typed: string,
  among: readonly CouncilDocument[],
  knowledge: CouncilKnowledge,
  on: string,
): Block {
  const { council, documents } = knowledge;
  const isSome = among.length < documents.length;
  const names = among.map(withNumbers).join('; ');
  const unread = notRead(knowledge);
  const gone = withdrawnBy(knowledge, on).map(withdrawnInWords);
  const where = isSome
    ? names
    : `the documents of ${council.name}${unread === undefined ? '' : ' that can be read just now'}${names === '' ? '' : `. They are: ${names}`}`;
  return {
    kind: 'paragraph',
    text: `There is no ${typed.replace(/[?.!]$/, '')} in ${where}.${[...(unread === undefined ? [] : [unread]), ...gone].map((sentence) => ` ${sentence}`).join('')}`,
  };
}

function withNumbers(document: CouncilDocument): string {
  const numbers = numbersOf(document);
  if (numbers === '') return document.shortTitle;
  return `${document.shortTitle} (${numbers.includes(' to ') ? 'paragraphs' : 'paragraph'} ${numbers})`;
}

/** The paragraph is there, and what was named of it is not. */
function noSuchItem({ marker, clause, document }: Extract<MissingClause, { kind: 'item' }>, end: '.' | ':'): Block {
  const items = itemsOf(clause);
  const bullet = /^\[(\d+)\]$/.exec(marker)?.[1];
  const named = bullet === undefined ? `${clause.label}${marker}` : `bullet ${bullet} in ${clause.label}`;
  const where = bullet === undefined ? ` in ${document.shortTitle}` : ` of ${document.shortTitle}`;
  const has = items === '' ? 'no parts with a letter or bullet' : items;
  return { kind: 'paragraph', text: `There is no ${named}${where}. ${capital(clause.label)} has ${has}${end}` };
}

/**
 * What is said before the answer to a question that names a paragraph by a number that there is none of: "what does paragraph 99 say about
 * gifts". Undefined where it names none, or one that is there.
 */
export function namesNoParagraph(text: string, knowledge: CouncilKnowledge, on: string): Block | undefined {
  const named = PARAGRAPH_IN.exec(text)?.[0];
  const missing = named === undefined ? undefined : findMissing(named, knowledge.council, knowledge.documents);
  if (missing === undefined) return undefined;
  if (missing.kind === 'paragraph')
    return noSuchParagraph(`paragraph ${missing.number}`, missing.documents, knowledge, on);
  return noSuchItem(missing, '.');
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** Said where something is said not to be there: what could not be looked through. */
export function notRead({ leftOut = [] }: CouncilKnowledge): string | undefined {
  if (leftOut.length === 0) return undefined;
  const which = leftOut.length === 1 ? 'One document' : `${leftOut.length} documents`;
  return `${which} (${leftOut.join(', ')}) cannot be read just now, and ${leftOut.length === 1 ? 'was' : 'were'} not looked through.`;
}
