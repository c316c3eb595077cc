import type { Migration } from './migration.ts';

/** What conversations remember, which events were taken, and where the product was installed. */
export const conversation: Migration = {
  number: 4,
  name: 'conversation',
  statements: ({ text, instant, end }) => [
    `create table memory (
      account ${text} not null, conversation ${text} not null, said_role ${text}, council ${text}, last_clause ${text},
      questions ${text} not null, updated_at ${instant} not null,
      primary key (account, conversation)) ${end}`,
    'create index memory_updated on memory (updated_at)',
    `create table processed_event (
      platform ${text} not null, event_id ${text} not null, at ${instant} not null,
      primary key (platform, event_id)) ${end}`,
    'create index processed_event_at on processed_event (at)',
    `create table installation (
      platform ${text} not null, tenant ${text} not null, sealed ${text} not null,
      primary key (platform, tenant)) ${end}`,
  ],
};
