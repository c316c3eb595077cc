import type { Migration } from './migration.ts';

/**
 * Where a message went and what it said where it is about several enquiries: so that it can be put right in its
 * place. Who has what is open, to be read without reading all that is.
 */
export const replacing: Migration = {
  number: 18,
  name: 'replacing',
  statements: ({ text }) => [
    `alter table outbox add column sent_to ${text}`,
    `alter table outbox add column said ${text}`,
    `create index enquiry_holder on enquiry (council, officer_id, service) where standing in ('running', 'paused')`,
  ],
};
