import type { Migration } from './migration.ts';

/**
 * How often a message may have arrived unknown to us; events that are being worked on, with what is needed to begin them
 * anew; when the product was installed somewhere.
 */
export const delivery: Migration = {
  number: 10,
  name: 'delivery',
  statements: ({ text, instant, whole, end }) => [
    `alter table outbox add column unconfirmed ${whole} not null default 0`,
    `create table event_work (
      platform ${text} not null, event_id ${text} not null, content ${text}, attempts ${whole} not null,
      lease_owner ${text} not null, lease_until ${instant} not null, taken_at ${instant} not null,
      primary key (platform, event_id)) ${end}`,
    'create index event_work_lease on event_work (platform, lease_until)',
    `alter table installation add column installed_at ${instant}`,
  ],
};
