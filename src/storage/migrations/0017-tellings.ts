import type { Migration } from './migration.ts';

/** Which enquiries a list told of: the proof of who was told what. */
export const tellings: Migration = {
  number: 17,
  name: 'tellings',
  statements: ({ text, end }) => [
    `create table outbox_told (
      outbox_id ${text} not null references outbox (id), enquiry ${text} not null,
      primary key (outbox_id, enquiry)) ${end}`,
    'create index outbox_told_enquiry on outbox_told (enquiry)',
    'create index outbox_recipient_time on outbox (council, recipient, updated_at)',
  ],
};
