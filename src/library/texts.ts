import { addDays, formatDate, localDate } from '../calendar/index.ts';
import { defined } from '../defined.ts';
import {
  type CouncilDocument,
  type CouncilKnowledge,
  type DatedDocument,
  holdsOn,
  sinceOnCover,
} from '../knowledge/index.ts';
import { documentPath, type Holding, type Making } from './shelf.ts';

/** The texts of a document, in the order in which they came into force. */
export function historyOf(council: CouncilKnowledge, id: string): readonly DatedDocument[] {
  return council.history?.get(id) ?? [];
}

/** Where a document was received from: the file as it was brought, or the source that ships beside it. */
export function sourceOf(council: CouncilKnowledge, document: CouncilDocument, { on }: Pick<Making, 'on'>) {
  const file = historyOf(council, document.id).find((each) => each.document === document)?.file;
  return file
    ? { text: file.name, href: `${documentPath(document, on)}/source` }
    : { text: document.source, href: `/sources/${encodeURIComponent(document.source)}` };
}

/** Every text of a document, newest first, each with where it can be read; and what has to be said of the one on the page. */
export function textsOf(council: CouncilKnowledge, document: CouncilDocument, making: Making) {
  const history = historyOf(council, document.id);
  const shown = history.find((each) => each.document === document);
  const today = making.today(council.council.timeZone);
  const texts = history.toReversed().map((each) => ({
    text: periodOf(each, today),
    href: documentPath(document, each.from),
    isShown: each === shown,
  }));
  const said = shown && saidOf(shown, today, council, making.on);
  const differences = history.length > 1 ? `${documentPath(document)}/differences` : undefined;
  return {
    texts,
    ...defined({ said, differences }),
    asAt: making.on ?? today,
  };
}

/** The days of the text on a page, where it is not the one in force. */
export function holdingOf(council: CouncilKnowledge, document: CouncilDocument, making: Making): Holding {
  const shown = historyOf(council, document.id).find((each) => each.document === document);
  return { until: shown?.until, isAhead: (shown?.from ?? '') > making.today(council.council.timeZone) };
}

/** Since when a text holds, and until which day, in words. */
export function periodOf({ document, from, until }: DatedDocument, today: string): string {
  const last = until === undefined ? undefined : addDays(localDate(until), -1);
  const since = from === undefined ? undefined : formatDate(localDate(from));
  if (since === undefined || !isDated(document))
    return last === undefined ? 'In force; its date is not recorded' : `Until ${formatDate(last)}`;
  if (from !== undefined && until !== undefined && until <= from) return `Withdrawn on its first day, ${since}`;
  if (from !== undefined && from > today) return `From ${since}`;
  return last === undefined ? `Since ${since}` : `${since} to ${formatDate(last)}`;
}

/** Where no date is recorded, a text holds from its approval on, and since when it is in force nobody has said. */
function isDated(document: CouncilDocument): boolean {
  return sinceOnCover(document) !== undefined;
}

/** What has to be said above a text of a day, one that holds no longer, and one that does not hold yet. */
function saidOf(shown: DatedDocument, today: string, council: CouncilKnowledge, on: string | undefined) {
  const { document, from, until, replacedBy } = shown;
  const isWithdrawn =
    until !== undefined && until <= today && holdsOn(historyOf(council, document.id), today) === undefined;
  const inPlace = isWithdrawn ? placeTaken(replacedBy, council) : undefined;
  const sentences = [
    ...(on === undefined ? [] : [`This is the text as at ${formatDate(localDate(on))}.`]),
    ...(isWithdrawn ? [`It was withdrawn on ${formatDate(localDate(until))} and no longer holds.`] : []),
    ...(!isWithdrawn && until !== undefined && until <= today ? ['It no longer holds: there is a later text.'] : []),
    ...(on !== undefined && from !== undefined && from <= today && (until === undefined || until > today)
      ? ['It is the text in force today.']
      : []),
    ...(from !== undefined && from > today
      ? [`It holds from ${formatDate(localDate(from))}; it is not in force yet.`]
      : []),
  ];
  if (sentences.length === 0) return undefined;
  const isPast = until !== undefined && until <= today;
  const now = isPast && !isWithdrawn ? { text: 'The text in force today', href: documentPath(document) } : undefined;
  const link = inPlace ?? now;
  return { sentence: sentences.join(' '), ...(link ? { link } : {}) };
}

function placeTaken(id: string | undefined, council: CouncilKnowledge) {
  const document = council.documents.find((each) => each.id === id) ?? (id && historyOf(council, id).at(-1)?.document);
  return document ? { text: `${document.shortTitle} took its place`, href: documentPath(document) } : undefined;
}

/** Why there is no text on a day, with what there is. Undefined where there is no such document at all. */
export function noTextOn(council: CouncilKnowledge, id: string, on: string, making: Making) {
  const history = historyOf(council, id);
  const [first] = history;
  if (first === undefined) return undefined;
  const day = formatDate(localDate(on));
  const dated = history.find(({ from }) => from !== undefined);
  const why =
    dated?.from === undefined || (on < dated.from && !isDated(dated.document))
      ? `This document gives no date, so it is not known what applied on ${day}.`
      : on < dated.from
        ? `What applied on ${day} is not known here. The earliest text here holds from ${formatDate(localDate(dated.from))}.`
        : `On ${day} this document no longer applied.`;
  const { texts } = textsOf(council, first.document, making);
  return { title: first.document.title, why, texts: texts.map((text) => ({ ...text, isShown: false })) };
}
