import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { EnquiryFilter, PageRequest, Visibility } from '../casework/index.ts';
import { noDate } from './enquiry-rows.ts';
import type { Database } from './schema.ts';

type Where = ExpressionBuilder<Database, 'enquiry'>;
type Condition = ExpressionWrapper<Database, 'enquiry', SqlBool>;

/** More different words than this add nothing to a search, and engines limit how deep a condition may be. */
const mostWords = 50;

/** `canSee` as a condition on rows. */
export function seenBy(where: Where, viewer: Visibility): Condition {
  const council = where('enquiry.council', '=', viewer.council);
  if (viewer.all) return where.and([council]);
  return where.and([
    council,
    where.or([
      ...(viewer.councillorIds.length > 0 ? [where('councillor_id', 'in', viewer.councillorIds)] : []),
      ...(viewer.officerIds.length > 0 ? [where('officer_id', 'in', viewer.officerIds)] : []),
      ...(viewer.services.length > 0 ? [where('service', 'in', viewer.services)] : []),
    ]),
  ]);
}

/** A filter as a condition on rows: every part given must hold. */
export function chosenBy(where: Where, filter: EnquiryFilter): Condition {
  const { councillorId, officerId, handledBy, service, state, dueOnOrBefore, overdueOn, updateDueOnOrBefore, words } =
    filter;
  return where.and([
    ...(councillorId !== undefined ? [where('councillor_id', '=', councillorId)] : []),
    ...(officerId !== undefined ? [where('officer_id', '=', officerId)] : []),
    ...(handledBy !== undefined ? [handled(where, handledBy)] : []),
    ...(service !== undefined ? [where('service', '=', service)] : []),
    ...(state !== undefined ? [where('standing', 'in', standings[state])] : []),
    ...(dueOnOrBefore !== undefined ? [where('next_due', '<=', dueOnOrBefore)] : []),
    ...(overdueOn !== undefined ? [where('next_due', '<', overdueOn)] : []),
    ...(updateDueOnOrBefore !== undefined ? [where('update_due', '<=', updateDueOnOrBefore)] : []),
    ...wordsOf(words).map((word) => contains(where, word)),
  ]);
}

/** What comes after the end of the page before. */
export function following(where: Where, { order, after }: PageRequest): Condition {
  if (after === undefined) return where.and([]);
  const { eb, refTuple, tuple } = where;
  return order === 'newest-first'
    ? where.and([eb(refTuple('year', 'number'), '<', tuple(after.year, after.number))])
    : where.and([
        eb(
          refTuple('next_due', 'year', 'number'),
          '>',
          tuple<string, number, number>(after.nextDue ?? noDate, after.year, after.number),
        ),
      ]);
}

const standings = { open: ['running', 'paused'], closed: ['closed'], paused: ['paused'] } as const;

function handled(where: Where, { officerIds, services }: NonNullable<EnquiryFilter['handledBy']>): Condition {
  return where.or([
    ...(officerIds.length > 0 ? [where('officer_id', 'in', officerIds)] : []),
    ...(services.length > 0 ? [where('service', 'in', services)] : []),
  ]);
}

function wordsOf(words: string | undefined): readonly string[] {
  const all = (words ?? '')
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  return [...new Set(all)].slice(0, mostWords);
}

function contains(where: Where, word: string): ExpressionWrapper<Database, 'enquiry', SqlBool> {
  const pattern = `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return where.and([sql<SqlBool>`words like ${pattern} escape '\\'`]);
}
