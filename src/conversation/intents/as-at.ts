import { formatDate, type LocalDate, localDate, localDateAt, localTimeAt } from '../../calendar/index.ts';
import { matchClauses } from '../../documents/index.ts';
import {
  asAt,
  type Clause,
  type CouncilKnowledge,
  citation,
  type DatedDocument,
  type FoundClause,
  findByReference,
  findClauses,
  holdsOn,
  sinceOnCover,
} from '../../knowledge/index.ts';
import { type Block, reply } from '../../messaging/index.ts';
import { readDate } from '../../understanding/index.ts';
import type { HeardTurn, IntentHandler, Remember } from '../heard-turn.ts';
import { type QuotingServices, quoteClause } from '../quote-clause.ts';
import type { AskServices } from './ask.ts';
import { showAction } from './show-reference.ts';

/** How many paragraphs of a day are shown one below the other. */
const MOST_SHOWN = 2;

/** "What applied on 12 March 2024?", with or without what it is about before or after. */
const WHAT_APPLIED =
  /^(?:and\s+)?what\s+(?:rules?\s+|text\s+|version\s+)?(?:applied|appl(?:y|ies)|will\s+apply|(?:was|is|will\s+be)\s+in\s+force|held|holds|will\s+hold|(?:was|is|will\s+be)\s+the\s+(?:rule|text|position)|(?:were|are|will\s+be)\s+the\s+rules)\s+(?:on|as\s+at|as\s+of|in|at)\s+(?<day>[^?]+?)\??$/i;
const WHAT_DID_SAY =
  /^what\s+(?:did|does|will)\s+(?<about>.+?)\s+(?:say|read|provide|look\s+like)\s+(?:on|as\s+at|as\s+of|in)\s+(?<day>[^?]+?)\??$/i;
const AS_AT_END =
  /^(?<about>.+?)[,\s]+(?:as\s+at|as\s+of|as\s+it\s+was\s+on|as\s+it\s+stood\s+on)\s+(?<day>[^?]+?)\??$/i;
/** "As at 20 January 2027: how long has an officer to answer?" */
const AS_AT_FIRST =
  /^(?:and\s+)?(?:(?:as\s+at|as\s+of|as\s+it\s+(?:was|stood|stands|is|will\s+be)\s+on|in\s+force\s+(?:on|at|from))\s+)(?<day>[^:;,?]+?)(?:\s*(?:[:;,]|\s[–—-]\s)\s*(?<about>[^?]+?))?\??$/i;

/** What applies or is in force is a text: no casework is meant, whatever else is understood of it. */
const IS_OF_DOCUMENTS =
  /^(?:and\s+)?what\s+(?:(?:rules?|text|version)\s+)?(?:applied|appl(?:y|ies)\s+(?:on|as\s+(?:at|of)|in|at|from)|will\s+apply|(?:was|is|will\s+be)\s+in\s+force|(?:were|are|will\s+be)\s+the\s+rules\s+(?:on|as\s+(?:at|of))|was\s+the\s+rule)\s/i;
/** How lists and figures of casework are asked for, which are kept of no day. */
const IS_OF_CASEWORK =
  /\b(?:my|our|team|closed|open)\s+(?:casework|cases?|enquir(?:y|ies)|ones)\b|\b(?:what|which|who|how many)\s+(?:(?:enquiries|cases|ones)\s+)?(?:was|were|had|is|are)\s+(?:\p{L}+\s+)?(?:overdue|late|open|outstanding|unassigned|unresolved)\b|^(?:casework|overdue|unassigned|statistics|figures|dashboard|due)\b|\bcw-?\d/iu;

function asksOfAnotherDay(text: string): boolean {
  const first = AS_AT_FIRST.exec(text);
  return first === null ? IS_OF_DOCUMENTS.test(text) : !IS_OF_CASEWORK.test(first.groups?.about ?? '');
}

/** The questions of another day that nobody asks of casework. They are read before casework is. */
export function createWhatApplied(...given: Parameters<typeof createAsAt>): IntentHandler {
  const answer = createAsAt(...given);
  return async (heard) => (asksOfAnotherDay(heard.text) ? answer(heard) : undefined);
}

/** "What applied on 12 March 2024?", "para 26 as at 12 March 2024": the text of that day, and whether it is today's. */
export function createAsAt(services: QuotingServices & Pick<AskServices, 'find'>, remember: Remember): IntentHandler {
  return async (heard) => {
    const { text, knowledge } = heard;
    const match = WHAT_APPLIED.exec(text) ?? WHAT_DID_SAY.exec(text) ?? AS_AT_FIRST.exec(text) ?? AS_AT_END.exec(text);
    const { about = '', day = '' } = match?.groups ?? {};
    const on = match === null ? undefined : dayOf(day, heard);
    if (on === undefined) return undefined;
    const then = asAt(knowledge, on);
    const today = localDateAt(heard.turn.at, knowledge.council.timeZone);
    const found = await whatIsMeant(about, heard, then, services);
    if (found.length === 0) return { ...reply(...textsOn(knowledge, { on, today }, services)), nature: 'document' };
    const blocks = found.slice(0, MOST_SHOWN).flatMap((each) => show(each, { then, knowledge, on, today }, services));
    const [first] = found;
    if (first) await remember(heard, { lastClause: first.clause.reference });
    return { ...reply(...blocks), nature: 'document' };
  };
}

function dayOf(words: string, { turn, knowledge }: HeardTurn): LocalDate | undefined {
  const { timeZone } = knowledge.council;
  const now = { on: localDateAt(turn.at, timeZone), time: localTimeAt(turn.at, timeZone) };
  return readDate(words, now, 'past')?.date;
}

/** The paragraphs of that day that are meant: named, the one shown last, or those that answer the question today, as they were. */
async function whatIsMeant(
  about: string,
  { knowledge, memory, role }: HeardTurn,
  then: CouncilKnowledge,
  { find }: Pick<AskServices, 'find'>,
): Promise<readonly FoundClause[]> {
  const words = about
    .replace(/^(?:please\s+)?(?:show|open|quote)(?:\s+me)?\s+/i, '')
    .replace(
      /^what(?:['’]s|\s+(?:was|is|were|are|will\s+be|applied|applies))(?:\s+the)?(?:\s+(?:rules?|text|position|wording|in\s+force))?$/i,
      '',
    )
    .trim();
  if (words === '') {
    const last = memory.lastClause === undefined ? undefined : findByReference(memory.lastClause, knowledge.documents);
    return last ? wasThen([last], then) : [];
  }
  const named = findClauses(words, then.council, then.documents);
  if (named.length > 0) return named;
  const found = await find({ text: words, council: knowledge.council.id, role });
  if (found.kind === 'unknown-council' || found.decision.kind === 'none') return [];
  return wasThen(found.decision.matches.slice(0, 1), then);
}

/** What these paragraphs of today were on that day, under whatever number. */
function wasThen(found: readonly FoundClause[], then: CouncilKnowledge): readonly FoundClause[] {
  return found.flatMap(({ document, clause }) => {
    const before = then.documents.find(({ id }) => id === document.id);
    if (before === undefined) return [];
    const old = matchClauses(before.clauses, document.clauses).find((pair) => pair.after === clause)?.before;
    return old ? [{ document: before, clause: old }] : [];
  });
}

type Day = {
  readonly then: CouncilKnowledge;
  readonly knowledge: CouncilKnowledge;
  readonly on: LocalDate;
  readonly today: LocalDate;
};

function show(found: FoundClause, { then, knowledge, on, today }: Day, services: QuotingServices): readonly Block[] {
  const label = `As at ${formatDate(on)}`;
  const now = nowOf(found, knowledge);
  const said =
    now === undefined
      ? 'There is no such paragraph today.'
      : now.clause.digest !== found.clause.digest
        ? 'The text today is different.'
        : now.clause.reference === found.clause.reference
          ? on > today
            ? 'It is the text of today: no other has been approved for that day.'
            : 'It is the same today.'
          : `It is the same today, as ${citation(now.document, now.clause)}.`;
  const isOther = now !== undefined && now.clause.digest !== found.clause.digest;
  return [
    quoteClause(found, then, services, { label, on, holds: { until: holdsOn(textsOf(found, knowledge), on)?.until } }),
    { kind: 'paragraph', text: said },
    ...(isOther ? [{ kind: 'actions', actions: [{ ...showAction(now), label: 'The text today' }] } as const] : []),
  ];
}

function textsOf({ document }: FoundClause, { history }: CouncilKnowledge): readonly DatedDocument[] {
  return history?.get(document.id) ?? [];
}

function nowOf({ document, clause }: FoundClause, knowledge: CouncilKnowledge): FoundClause | undefined {
  const today = knowledge.documents.find(({ id }) => id === document.id);
  if (today === undefined) return undefined;
  const now: Clause | undefined = matchClauses(document.clauses, today.clauses).find(
    (pair) => pair.before === clause,
  )?.after;
  return now && { document: today, clause: now };
}

/** Which texts applied on a day, each with its link; and of which documents that is not known. */
function textsOn(
  knowledge: CouncilKnowledge,
  { on, today }: Pick<Day, 'on' | 'today'>,
  { addressOf }: QuotingServices,
): readonly Block[] {
  const histories = [...(knowledge.history?.values() ?? [])];
  const held = histories.flatMap((texts) => holdsOn(texts, on) ?? []);
  const unknown = histories.flatMap((texts) =>
    texts.every(({ document, from }) => from === undefined || (from > on && sinceOnCover(document) === undefined))
      ? (texts[0]?.document.shortTitle ?? [])
      : [],
  );
  const day = formatDate(on);
  return [
    {
      kind: 'paragraph',
      text:
        held.length === 0
          ? `What applied on ${day} is not known here: no text here is recorded as applying on that day.`
          : on > today
            ? `On ${day} ${held.length === 1 ? 'this applies' : 'these apply'}, as far as is known today:`
            : `On ${day} ${held.length === 1 ? 'this applied' : 'these applied'}:`,
    },
    ...held.map((each) => ({
      kind: 'link' as const,
      text: `${each.document.shortTitle}${sinceOf(each)}`,
      url: addressOf(`/${each.document.id}/${on}`),
    })),
    ...(unknown.length === 0
      ? []
      : [
          {
            kind: 'paragraph' as const,
            text: `Of these no date is recorded, so it is not known: ${unknown.join('; ')}.`,
          },
        ]),
    ...(held.length === 0
      ? []
      : [{ kind: 'paragraph' as const, text: `For one paragraph, say for example "para 2 as at ${day}".` }]),
  ];
}

function sinceOf({ document, from }: DatedDocument): string {
  return from === undefined || sinceOnCover(document) === undefined
    ? ''
    : `, in force since ${formatDate(localDate(from))}`;
}
