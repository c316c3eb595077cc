/**
 * The tables as Kysely sees them. Instants are epoch milliseconds, dates ISO text, JSON and truth values as the codec of
 * `columns.ts` writes them: so every column means the same on every engine.
 */
export type Database = {
  schema_version: { version: number; name: string; applied_at: number };
  commit_mark: { mark: string; outcome: 'done' | 'void'; at: number };
  data_origin: { only_one: number; origin: 'made-up' | 'real' };
  shown: { stream: string; key: string; place: number; seq: number; at: number; body: string };
  download: { id: string; name: string; type: string; content: string; bytes: number; until: number };
  finished_work: { key: string; result: string | null; at: number };
  person: {
    council: string;
    id: string;
    version: number;
    name: string;
    email: string;
    staff_number: string | null;
    body: string;
  };
  absence: { council: string; id: string; person_id: string; from_date: string; body: string };
  tied_account: AccountColumns & { council: string; person_id: string; email: string; tied_at: number };
  directory_change: {
    council: string;
    change_id: string;
    kind: string;
    by_person: string;
    at: number;
    summary: string;
  };
  known_account: AccountColumns & {
    place: string | null;
    unreachable_reason: string | null;
    unreachable_since: number | null;
    seen_at: number;
  };
  person_setting: { council: string; person_id: string; name: string; value: string; updated_at: number };
  enquiry_number: { council: string; year: number; last: number };
  enquiry: EnquiryTable;
  enquiry_share: { council: string; year: number; number: number; person_id: string };
  audit_entry: AuditTable;
  closure: { council: string; change_id: string; first_day: string; body: string };
  outbox: OutboxTable;
  /** Which enquiries a message tells of that is about several. */
  outbox_told: { outbox_id: string; enquiry: string };
  announcement: { id: string; council: string; author: string; text: string; important: number; created_at: number };
  announcement_receipt: {
    announcement: string;
    person_id: string;
    delivered_at: number | null;
    message_id: string | null;
    failure: string | null;
    read_at: number | null;
    chased_at: number | null;
  };
  memory: {
    account: string;
    conversation: string;
    said_role: string | null;
    council: string | null;
    last_clause: string | null;
    questions: string;
    updated_at: number;
  };
  processed_event: { platform: string; event_id: string; at: number };
  event_work: {
    platform: string;
    event_id: string;
    content: string | null;
    attempts: number;
    lease_owner: string;
    lease_until: number;
    taken_at: number;
  };
  installation: { platform: string; tenant: string; sealed: string; installed_at: number | null };
  entry_link: { hash: string; council: string; person_id: string; path: string; until: number };
  entry_session: { hash: string; council: string; person_id: string; until: number };
  imported_council: { id: string; revision: number; body: string };
  document_version: {
    council: string;
    slug: string;
    version: number;
    revision: number;
    state: string;
    /** The record without its draft. */
    body: string;
    /** What the importer made of the file, `null` where there is nothing. */
    draft: string;
  };
  shown_clause: { account: string; digest: string; council: string; person_id: string; at: number };
  /** `content` is Base64. */
  received_file: { hash: string; content: string };
};

type AccountColumns = { platform: string; tenant: string; account_id: string };

/** An enquiry: `body` is the whole of it, the rest is what lists, counts and the question who may see it need. */
export type EnquiryTable = {
  council: string;
  year: number;
  number: number;
  version: number;
  councillor_id: string;
  officer_id: string | null;
  service: string;
  /** `running`, `paused`, `closed`, or `taken-back`: logged by mistake. */
  standing: string;
  received_on: string;
  /** `nextDue`, or `noDate`, which sorts after every date. */
  next_due: string;
  update_due: string | null;
  /** `searchTextOf`: what it can be found by. */
  words: string;
  /** What statistics say of it, on any day: see `tally-facts.ts`. */
  facts: string;
  body: string;
  /** As `plainWard` has it. */
  ward: string | null;
  closed_on: string | null;
  /** Who the resident is: never part of `body`, so that whoever reads that has nothing to hide. */
  resident: string | null;
  /** The body before the last change, while that may be taken back, and when that change was. */
  previous: string | null;
  previous_at: number | null;
};

export type AuditTable = {
  council: string;
  year: number;
  number: number;
  version: number;
  reference: string;
  change_id: string;
  audience: string;
  at: number;
  body: string;
  /** The version whose change this one took back. */
  undoes: number | null;
  by_person: string | null;
};

export type OutboxTable = {
  id: string;
  key: string;
  council: string;
  recipient: string;
  lane: string;
  enquiry: string | null;
  payload: string;
  not_before: number;
  state: string;
  reason: string | null;
  attempts: number;
  repeated: number;
  unconfirmed: number;
  carrier: string | null;
  message_id: string | null;
  /** As JSON. */
  sent_to: string | null;
  said: string | null;
  lease_owner: string | null;
  lease_until: number | null;
  fence: number;
  created_at: number;
  updated_at: number;
};
