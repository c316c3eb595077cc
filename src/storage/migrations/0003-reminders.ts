import type { Migration } from './migration.ts';

/** The outbox and announcements. One row a lane is being sent: the index sees to it, whichever process asks. */
export const reminders: Migration = {
  number: 3,
  name: 'reminders',
  statements: ({ text, instant, whole, end }) => [
    `create table outbox (
      id ${text} primary key, key ${text} not null unique, council ${text} not null, recipient ${text} not null,
      lane ${text} not null, enquiry ${text}, payload ${text} not null, not_before ${instant} not null,
      state ${text} not null check (state in ('pending', 'sending', 'sent', 'cancelled', 'dead')),
      reason ${text}, attempts ${whole} not null, repeated ${whole} not null, carrier ${text}, message_id ${text},
      lease_owner ${text}, lease_until ${instant}, fence ${whole} not null,
      created_at ${instant} not null, updated_at ${instant} not null) ${end}`,
    `create index outbox_due on outbox (not_before, id) where state = 'pending'`,
    `create unique index outbox_lane on outbox (lane) where state = 'sending' and carrier is null`,
    `create index outbox_lane_due on outbox (lane, not_before, id) where state = 'pending'`,
    `create index outbox_lease on outbox (lease_until) where state = 'sending' and carrier is null`,
    'create index outbox_carrier on outbox (carrier) where carrier is not null',
    'create index outbox_enquiry on outbox (enquiry) where enquiry is not null',
    'create index outbox_recipient on outbox (council, recipient)',
    `create index outbox_closed on outbox (updated_at) where state in ('sent', 'cancelled')`,
    `create table announcement (
      id ${text} primary key, council ${text} not null, author ${text} not null, text ${text} not null,
      important ${whole} not null, created_at ${instant} not null) ${end}`,
    'create index announcement_council on announcement (council, created_at)',
    `create table announcement_receipt (
      announcement ${text} not null references announcement (id), person_id ${text} not null,
      delivered_at ${instant}, message_id ${text}, failure ${text}, read_at ${instant}, chased_at ${instant},
      primary key (announcement, person_id)) ${end}`,
  ],
};
