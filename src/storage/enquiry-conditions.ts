import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { EnquiryFilter, PageRequest, Visibility } from '../casework/index.ts';
import { noDate } from './enquiry-rows.ts';
import type { Database } from './schema.ts';
import type { Engine } from './session.ts';

type Where = ExpressionBuilder<Database, 'enquiry'>;
type Condition = ExpressionWrapper<Database, 'enquiry', SqlBool>;

/** More different words than this add nothing to a search, and engines limit how deep a condition may be. */
const mostWords = 50;

/** `canSee` as a condition on rows. */
export function seenBy(where: Where, viewer: Visibility, engine: Engine['kind']): Condition {
  const council = where('enquiry.council', '=', viewer.council);
  if (viewer.all) return where.and([council]);
  return where.and([
    council,
    where.or([
      ...among(where, 'councillor_id', viewer.councillorIds, engine),
      ...among(where, 'officer_id', viewer.officerIds, engine),
      ...among(where, 'service', viewer.services, engine),
    ]),
  ]);
}

/** A filter as a condition on rows: every part given must hold. */
export function chosenBy(where: Where, filter: EnquiryFilter, engine: Engine['kind']): Condition {
  const { councillorId, officerId, handledBy, service, state, dueOnOrBefore, overdueOn, updateDueOnOrBefore, words } =
    filter;
  return where.and([
    ...(councillorId !== undefined ? [where('councillor_id', '=', councillorId)] : []),
    ...(officerId !== undefined ? [where('officer_id', '=', officerId)] : []),
    ...(handledBy !== undefined ? [handled(where, handledBy, engine)] : []),
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

function handled(
  where: Where,
  { officerIds, services }: NonNullable<EnquiryFilter['handledBy']>,
  engine: Engine['kind'],
): Condition {
  return where.or([...among(where, 'officer_id', officerIds, engine), ...among(where, 'service', services, engine)]);
}

/** Longer lists go as one value: engines take 32,766 values a statement, and somebody may manage more people than that. */
const mostValues = 50;

/** That a column is one of these; no condition at all where there are none. */
function among(
  where: Where,
  column: 'councillor_id' | 'officer_id' | 'service',
  values: readonly string[],
  engine: Engine['kind'],
): readonly ExpressionWrapper<Database, 'enquiry', SqlBool>[] {
  if (values.length === 0) return [];
  if (values.length <= mostValues) return [where(column, 'in', values)];
  const list = jsonOf(values);
  const each =
    engine === 'sqlite'
      ? sql<string>`(select value from json_each(${list}))`
      : sql<string>`(select jsonb_array_elements_text(${list}::text::jsonb))`;
  return [where(column, 'in', each)];
}

const written = new WeakMap<readonly string[], string>();

/** A list as JSON, written once: what somebody may see is asked for several times a turn. */
function jsonOf(values: readonly string[]): string {
  const known = written.get(values);
  if (known !== undefined) return known;
  const json = JSON.stringify(values);
  written.set(values, json);
  return json;
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
