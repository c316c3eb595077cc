import type { Database } from '../schema.ts';

/**
 * A table of a backup: its name, the columns it is ordered by (they are unique), the schema version that made it, and how
 * its rows come to an end. `record`: they are the council's record, kept until the council removes them. `one-each`: one a
 * person, an account, a workspace or a year, so it grows no further than those. `pruned`: it only grows, so what is old goes.
 * `with-another`: its rows go with those of another table.
 */
export type BackupTable = {
  readonly name: Exclude<keyof Database, 'schema_version' | FleetingTable>;
  readonly key: readonly string[];
  readonly since: number;
  readonly rows: 'record' | 'one-each' | 'pruned' | 'with-another';
};

/** What means something to this database for a short while only: it is in no backup, and a restore empties it. */
export const fleetingTables = [
  'commit_mark',
  'download',
  'event_work',
  'entry_link',
  'entry_session',
  'shown',
] as const;
type FleetingTable = (typeof fleetingTables)[number];

/** Every table but the fleeting ones and the schema's version, each after those it refers to. */
const tables = [
  { name: 'finished_work', key: ['key'], since: 1, rows: 'pruned' },
  { name: 'person', key: ['council', 'id'], since: 1, rows: 'record' },
  { name: 'absence', key: ['council', 'id'], since: 1, rows: 'pruned' },
  { name: 'tied_account', key: ['platform', 'tenant', 'account_id'], since: 1, rows: 'one-each' },
  { name: 'directory_change', key: ['council', 'change_id'], since: 1, rows: 'record' },
  { name: 'known_account', key: ['platform', 'tenant', 'account_id'], since: 1, rows: 'pruned' },
  { name: 'person_setting', key: ['council', 'person_id', 'name'], since: 1, rows: 'one-each' },
  { name: 'enquiry_number', key: ['council', 'year'], since: 2, rows: 'one-each' },
  { name: 'enquiry', key: ['council', 'year', 'number'], since: 2, rows: 'record' },
  { name: 'enquiry_share', key: ['council', 'person_id', 'year', 'number'], since: 9, rows: 'with-another' },
  { name: 'audit_entry', key: ['council', 'year', 'number', 'version'], since: 2, rows: 'record' },
  { name: 'closure', key: ['council', 'change_id'], since: 2, rows: 'record' },
  { name: 'outbox', key: ['id'], since: 3, rows: 'pruned' },
  { name: 'outbox_told', key: ['outbox_id', 'enquiry'], since: 17, rows: 'with-another' },
  { name: 'announcement', key: ['id'], since: 3, rows: 'pruned' },
  { name: 'announcement_receipt', key: ['announcement', 'person_id'], since: 3, rows: 'with-another' },
  { name: 'memory', key: ['account', 'conversation'], since: 4, rows: 'pruned' },
  { name: 'processed_event', key: ['platform', 'event_id'], since: 4, rows: 'pruned' },
  { name: 'installation', key: ['platform', 'tenant'], since: 4, rows: 'one-each' },
  { name: 'data_origin', key: ['only_one'], since: 8, rows: 'one-each' },
  { name: 'imported_council', key: ['id'], since: 12, rows: 'record' },
  { name: 'document_version', key: ['council', 'slug', 'version'], since: 12, rows: 'record' },
  { name: 'shown_clause', key: ['account', 'council', 'digest'], since: 16, rows: 'pruned' },
  { name: 'received_file', key: ['hash'], since: 12, rows: 'record' },
] as const satisfies readonly BackupTable[];

/** The tables that only grow. Downloads have an end of their own, and of what was shown only the newest is kept. */
export type PrunedTable =
  | Extract<(typeof tables)[number], { readonly rows: 'pruned' }>['name']
  | Exclude<FleetingTable, 'download' | 'shown'>;

/** The tables that a schema of this version has. */
export function tablesOf(schema: number): readonly BackupTable[] {
  return tables.filter(({ since }) => since <= schema);
}
