import type { Database } from '../schema.ts';

/** A table of a backup: its name, the columns it is ordered by (they are unique), and the schema version that made it. */
export type BackupTable = {
  readonly name: Exclude<keyof Database, 'schema_version' | FleetingTable>;
  readonly key: readonly string[];
  readonly since: number;
};

/** What means something to this database for a short while only: it is in no backup, and a restore empties it. */
export const fleetingTables = ['commit_mark'] as const;
type FleetingTable = (typeof fleetingTables)[number];

/** Every table but the fleeting ones and the schema's version, each after those it refers to. */
const tables: readonly BackupTable[] = [
  { name: 'finished_work', key: ['key'], since: 1 },
  { name: 'person', key: ['council', 'id'], since: 1 },
  { name: 'absence', key: ['council', 'id'], since: 1 },
  { name: 'tied_account', key: ['platform', 'tenant', 'account_id'], since: 1 },
  { name: 'directory_change', key: ['council', 'change_id'], since: 1 },
  { name: 'known_account', key: ['platform', 'tenant', 'account_id'], since: 1 },
  { name: 'person_setting', key: ['council', 'person_id', 'name'], since: 1 },
  { name: 'enquiry_number', key: ['council', 'year'], since: 2 },
  { name: 'enquiry', key: ['council', 'year', 'number'], since: 2 },
  { name: 'audit_entry', key: ['council', 'year', 'number', 'version'], since: 2 },
  { name: 'closure', key: ['council', 'change_id'], since: 2 },
  { name: 'outbox', key: ['id'], since: 3 },
  { name: 'announcement', key: ['id'], since: 3 },
  { name: 'announcement_receipt', key: ['announcement', 'person_id'], since: 3 },
  { name: 'memory', key: ['account', 'conversation'], since: 4 },
  { name: 'processed_event', key: ['platform', 'event_id'], since: 4 },
  { name: 'installation', key: ['platform', 'tenant'], since: 4 },
];

/** The tables that a schema of this version has. */
export function tablesOf(schema: number): readonly BackupTable[] {
  return tables.filter(({ since }) => since <= schema);
}
