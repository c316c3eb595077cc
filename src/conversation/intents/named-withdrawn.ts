import { addDays, formatDate, localDate, localDateAt } from '../../calendar/index.ts';
import { asAt, documentsNamed, findClauses, type WithdrawnDocument, withdrawnBy } from '../../knowledge/index.ts';
import { type Block, reply } from '../../messaging/index.ts';
import type { IntentHandler } from '../heard-turn.ts';
import { type QuotingServices, quoteClause } from '../quote-clause.ts';

/** Words beside a title that only name a document or a paragraph of it are of that document, however short its title is. */
const LONG_TITLE = 3;

/**
 * Whatever names a withdrawn document by its title is answered from it: that it was withdrawn, what took its place, and a named
 * paragraph as it was. Another document that has the words is never its answer.
 */
export function createNamedWithdrawn(services: QuotingServices): IntentHandler {
  return async ({ text, turn, knowledge }) => {
    const today = localDateAt(turn.at, knowledge.council.timeZone);
    const gone = withdrawnBy(knowledge, today);
    if (gone.length === 0) return undefined;
    const { council, documents } = knowledge;
    const named = documentsNamed(text, council, [...documents, ...gone.map(({ document }) => document)]);
    const meant = gone.filter(({ document }) => named.includes(document));
    const [first] = meant;
    if (first === undefined || meant.length < named.length) return undefined;
    const last = addDays(localDate(first.from), -1);
    const then = asAt(knowledge, last);
    const typed = text.replace(/^(?:please\s+)?(?:show|open|quote)(?:\s+me)?\s+/i, '');
    const found = findClauses(typed, council, [first.document]);
    const isTitled = first.document.shortTitle.trim().split(/\s+/).length >= LONG_TITLE;
    if (found.length === 0 && !isTitled) return undefined;
    const link = {
      kind: 'link',
      text: `${first.document.shortTitle}, as it was`,
      url: services.addressOf(`/${first.document.id}`),
    } as const;
    const quoted = found
      .slice(0, 2)
      .map((each) => quoteClause(each, then, services, { label: 'Withdrawn', on: last, holds: { until: first.from } }));
    const said = meant.map((each): Block => ({ kind: 'paragraph', text: withdrawnInWords(each) }));
    return { ...reply(...said, ...quoted, ...(quoted.length === 0 ? [link] : [])), nature: 'document' };
  };
}

/** Since when a document no longer holds, and what took its place, where something did. */
export function withdrawnInWords({ document, from, replacedBy }: WithdrawnDocument): string {
  const place = replacedBy === undefined ? '' : `, and ${replacedBy.shortTitle} took its place`;
  return `${document.shortTitle} was withdrawn on ${formatDate(localDate(from))}${place}.`;
}
