import { type ExpressionBuilder, type ExpressionWrapper, type RawBuilder, type SqlBool, sql } from 'kysely';
import {
  type EnquiryFilter,
  type PageRequest,
  plainWard,
  type Visibility,
  type WantedTerm,
  wantedTerms,
} from '../casework/index.ts';
import { NO_DATE } from './enquiry-rows.ts';
import type { Database } from './schema.ts';
import type { Engine } from './session.ts';

type Where = ExpressionBuilder<Database, 'enquiry'>;
type Condition = ExpressionWrapper<Database, 'enquiry', SqlBool>;

/** `canSee` as a condition on rows. */
export function seenBy(where: Where, viewer: Visibility, engine: Engine['kind']): Condition {
  const council = where('enquiry.council', '=', viewer.council);
  return viewer.all
    ? where.and([council])
    : where.and([council, where.or([...handledBy(where, viewer, engine), ...sharedWith(where, viewer, engine)])]);
}

/** `mayKnowResident` as a condition on rows. */
export function residentKnownBy(where: Where, viewer: Visibility, engine: Engine['kind']): Condition {
  return where.and([where('enquiry.council', '=', viewer.council), where.or(handledBy(where, viewer, engine))]);
}

function handledBy(
  where: Where,
  { councillorIds, officerIds, services }: Visibility,
  engine: Engine['kind'],
): readonly Condition[] {
  return [
    ...among(where, 'councillor_id', councillorIds, engine).map((theirs) =>
      where.and([theirs, where('standing', '<>', 'taken-back')]),
    ),
    ...among(where, 'officer_id', officerIds, engine),
    ...among(where, 'service', services, engine),
  ];
}

function sharedWith(
  where: Where,
  { council, councillorIds, sharers }: Visibility,
  engine: Engine['kind'],
): readonly Condition[] {
  if (councillorIds.length === 0 || sharers.length === 0) return [];
  const shared = where
    .selectFrom('enquiry_share')
    .select(['enquiry_share.year', 'enquiry_share.number'])
    .where('enquiry_share.council', '=', council)
    .where('enquiry_share.person_id', 'in', councillorIds);
  return [
    where.and([
      where(where.refTuple('enquiry.year', 'enquiry.number'), 'in', shared.$asTuple('year', 'number')),
      where('standing', '<>', 'taken-back'),
      ...among(where, 'councillor_id', sharers, engine),
    ]),
  ];
}

function readBy(where: Where, personId: string): Condition {
  const shared = where
    .selectFrom('enquiry_share')
    .select(['enquiry_share.year', 'enquiry_share.number'])
    .whereRef('enquiry_share.council', '=', 'enquiry.council')
    .where('enquiry_share.person_id', '=', personId);
  return where.and([where(where.refTuple('enquiry.year', 'enquiry.number'), 'in', shared.$asTuple('year', 'number'))]);
}

/** A filter as a condition on rows: every part given must hold. */
export function chosenBy(where: Where, filter: EnquiryFilter, engine: Engine['kind']): Condition {
  const { councillorId, officerId, service, state, ward, received, closed, words } = filter;
  const { dueOnOrBefore, overdueOn, updateDueOnOrBefore, loggedAt } = filter;
  return where.and([
    ...(councillorId !== undefined ? [where('councillor_id', '=', councillorId)] : []),
    ...(officerId !== undefined ? [where('officer_id', '=', officerId)] : []),
    ...(filter.sharedWith !== undefined ? [readBy(where, filter.sharedWith)] : []),
    ...(filter.handledBy !== undefined ? [handled(where, filter.handledBy, engine)] : []),
    ...(filter.unassigned === true ? [where('officer_id', 'is', null)] : []),
    ...(service !== undefined ? [where('service', '=', service)] : []),
    ...(ward !== undefined ? [where('ward', '=', plainWard(ward))] : []),
    ...(received !== undefined
      ? [where('received_on', '>=', received.from), where('received_on', '<=', received.to)]
      : []),
    ...(closed !== undefined ? [where('closed_on', '>=', closed.from), where('closed_on', '<=', closed.to)] : []),
    ...(state !== undefined ? [where('standing', 'in', standings[state])] : []),
    ...(dueOnOrBefore !== undefined ? [where('next_due', '<=', dueOnOrBefore)] : []),
    ...(overdueOn !== undefined ? [where('next_due', '<', overdueOn)] : []),
    ...(updateDueOnOrBefore !== undefined ? [where('update_due', '<=', updateDueOnOrBefore)] : []),
    ...(filter.urgent === true ? [written(where, 'urgent', engine, (value) => sql`${value} is not null`)] : []),
    ...(filter.complexity !== undefined
      ? [written(where, 'complexity', engine, (value) => sql`${value} = ${filter.complexity}`)]
      : []),
    ...(filter.unacknowledged === true
      ? [where('standing', 'in', standings.open), written(where, 'stage', engine, (value) => sql`${value} = 'logged'`)]
      : []),
    ...(loggedAt !== undefined
      ? [
          written(where, 'loggedAt', engine, (value) => {
            const instant = sql`cast(${value} as bigint)`;
            return sql`${instant} >= ${loggedAt.from} and ${instant} < ${loggedAt.before}`;
          }),
        ]
      : []),
    ...(words !== undefined ? containing(where, wantedTerms(words), engine) : []),
  ]);
}

const places = {
  urgent: { sqlite: '$.urgent', postgres: '{urgent}' },
  complexity: { sqlite: '$.complexity.kind', postgres: '{complexity,kind}' },
  stage: { sqlite: '$.stage', postgres: '{stage}' },
  loggedAt: { sqlite: '$.loggedAt', postgres: '{loggedAt}' },
} as const;

/** A condition on what is written in the body alone: it is looked into for rows that nothing else has left out. */
function written(
  where: Where,
  name: keyof typeof places,
  engine: Engine['kind'],
  fits: (value: RawBuilder<unknown>) => RawBuilder<unknown>,
): Condition {
  const value =
    engine === 'sqlite'
      ? sql`json_extract(enquiry.body, ${sql.lit(places[name].sqlite)})`
      : sql`(enquiry.body::jsonb #>> ${sql.lit(places[name].postgres)}::text[])`;
  return where.and([fits(value) as RawBuilder<SqlBool>]);
}

/** What comes after the end of the page before. */
export function following(where: Where, { order, after }: PageRequest): Condition {
  if (after === undefined) return where.and([]);
  const { eb, refTuple, tuple } = where;
  if (order !== 'due-first')
    return where.and([
      eb(refTuple('year', 'number'), order === 'newest-first' ? '<' : '>', tuple(after.year, after.number)),
    ]);
  return where.and([
    eb(
      refTuple('next_due', 'year', 'number'),
      '>',
      tuple<string, number, number>(after.nextDue ?? NO_DATE, after.year, after.number),
    ),
  ]);
}

const standings = { open: ['running', 'paused'], closed: ['closed'], paused: ['paused'] } as const;

function handled(
  where: Where,
  { officerIds, services, unassignedIn = [] }: NonNullable<EnquiryFilter['handledBy']>,
  engine: Engine['kind'],
): Condition {
  return where.or([
    ...among(where, 'officer_id', officerIds, engine),
    ...among(where, 'service', services, engine),
    ...among(where, 'service', unassignedIn, engine).map((theirs) =>
      where.and([theirs, where('officer_id', 'is', null)]),
    ),
  ]);
}

/** Longer lists go as one value: engines take 32,766 values a statement, and somebody may manage more people than that. */
const MOST_VALUES = 50;

/** That a column is one of these; no condition at all where there are none. */
function among(
  where: Where,
  column: 'councillor_id' | 'officer_id' | 'service',
  values: readonly string[],
  engine: Engine['kind'],
): readonly ExpressionWrapper<Database, 'enquiry', SqlBool>[] {
  if (values.length === 0) return [];
  if (values.length <= MOST_VALUES) return [where(column, 'in', values)];
  const list = jsonOf(values);
  const each =
    engine === 'sqlite'
      ? sql<string>`(select value from json_each(${list}))`
      : sql<string>`(select jsonb_array_elements_text(${list}::text::jsonb))`;
  return [where(column, 'in', each)];
}

const jsonTexts = new WeakMap<readonly string[], string>();

/** A list as JSON, written once: what somebody may see is asked for several times a turn. */
function jsonOf(values: readonly string[]): string {
  const known = jsonTexts.get(values);
  if (known !== undefined) return known;
  const json = JSON.stringify(values);
  jsonTexts.set(values, json);
  return json;
}

/** Full-text search with each engine's own index. The terms are letters and digits, so that they need no escape. */
function containing(
  where: Where,
  wanted: readonly (readonly WantedTerm[])[],
  engine: Engine['kind'],
): readonly Condition[] {
  if (wanted.length === 0) return [];
  if (engine === 'postgres') {
    const query = wanted
      .map((either) => `(${either.map(({ term, isPrefix }) => `'${term}'${isPrefix ? ':*' : ''}`).join(' | ')})`)
      .join(' & ');
    return [where.and([sql<SqlBool>`array_to_tsvector(string_to_array(words, ' ')) @@ ${query}::tsquery`])];
  }
  const query = wanted
    .map((either) => `(${either.map(({ term, isPrefix }) => `"${term}"${isPrefix ? '*' : ''}`).join(' OR ')})`)
    .join(' AND ');
  return [
    where.and([
      sql<SqlBool>`(enquiry.council, year, number) in (select council, year, number from enquiry_found
        where id in (select rowid from enquiry_words where enquiry_words match ${query}))`,
    ]),
  ];
}
