import { type Enquiry, searchTextOf } from '../../casework/index.ts';
import { fromJson } from '../columns.ts';
import type { Migration } from './migration.ts';

const ROWS_AT_ONCE = 500;

/**
 * Wards, who may read what was shared, who the resident is, what an enquiry was before its last change, what an undo took
 * back, and full-text search. What is searched is written anew for the enquiries that are there.
 */
export const caseworkUnderstood: Migration = {
  number: 9,
  name: 'casework-understood',
  statements: ({ text, instant, whole, end, engine }) => [
    `alter table enquiry add column ward ${text}`,
    `alter table enquiry add column closed_on ${text}`,
    `alter table enquiry add column resident ${text}`,
    `alter table enquiry add column previous ${text}`,
    `alter table enquiry add column previous_at ${instant}`,
    'create index enquiry_ward on enquiry (council, ward, next_due, year, number) where ward is not null',
    'create index enquiry_closed on enquiry (council, closed_on) where closed_on is not null',
    'create index enquiry_previous on enquiry (previous_at) where previous_at is not null',
    `alter table audit_entry add column undoes ${whole}`,
    `alter table audit_entry add column by_person ${text}`,
    `update audit_entry set by_person = ${engine === 'postgres' ? "body::json ->> 'by'" : "json_extract(body, '$.by')"}`,
    'create index audit_at on audit_entry (council, at)',
    `create table enquiry_share (
      council ${text} not null, year ${whole} not null, number ${whole} not null, person_id ${text} not null,
      primary key (council, person_id, year, number),
      foreign key (council, year, number) references enquiry (council, year, number)) ${end}`,
    'create index enquiry_share_of on enquiry_share (council, year, number)',
    ...(engine === 'postgres' ? postgresSearch : sqliteSearch),
  ],
  afterwards: async (db) => {
    for (let last: { council: string; year: number; number: number } | undefined; ; ) {
      const after = last;
      const rows = await db
        .selectFrom('enquiry')
        .select(['council', 'year', 'number', 'body'])
        .$if(after !== undefined, (query) =>
          query.where(({ eb, refTuple, tuple }) =>
            eb(
              refTuple('council', 'year', 'number'),
              '>',
              tuple(after?.council ?? '', after?.year ?? 0, after?.number ?? 0),
            ),
          ),
        )
        .orderBy('council')
        .orderBy('year')
        .orderBy('number')
        .limit(ROWS_AT_ONCE)
        .execute();
      for (const { council, year, number, body } of rows) {
        const enquiry = fromJson<Enquiry>(body);
        await db
          .updateTable('enquiry')
          .set({ words: searchTextOf(enquiry), closed_on: enquiry.resolvedOn ?? enquiry.withdrawnOn ?? null })
          .where('council', '=', council)
          .where('year', '=', year)
          .where('number', '=', number)
          .execute();
      }
      last = rows.at(-1);
      if (last === undefined) return;
    }
  },
};

/** The words are split and without endings already, so the index takes them as they are. */
const postgresSearch = [
  `create index enquiry_words on enquiry using gin (array_to_tsvector(string_to_array(words, ' ')))`,
];

/** FTS5 wants a number for a row; the tables follow the words of an enquiry by triggers, so they are part of no backup. */
const sqliteSearch = [
  'drop table if exists enquiry_found',
  'drop table if exists enquiry_words',
  `create table enquiry_found (
    id integer primary key, council text not null, year integer not null, number integer not null,
    unique (council, year, number)) strict`,
  `create virtual table enquiry_words using fts5 (words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')`,
  `create trigger enquiry_words_added after insert on enquiry begin
    insert into enquiry_found (council, year, number) values (new.council, new.year, new.number);
    insert into enquiry_words (rowid, words) select id, new.words from enquiry_found
      where council = new.council and year = new.year and number = new.number;
  end`,
  `create trigger enquiry_words_changed after update of words on enquiry when new.words is not old.words begin
    insert or replace into enquiry_words (rowid, words) select id, new.words from enquiry_found
      where council = new.council and year = new.year and number = new.number;
  end`,
  `insert into enquiry_found (council, year, number) select council, year, number from enquiry`,
  `insert into enquiry_words (rowid, words) select id, '' from enquiry_found`,
];
