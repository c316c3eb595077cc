import type { Migration } from './migration.ts';

/** Enquiries, their history and the closure days approved while running. */
export const casework: Migration = {
  number: 2,
  name: 'casework',
  statements: ({ text, instant, whole, end }) => [
    `create table enquiry_number (
      council ${text} not null, year ${whole} not null, last ${whole} not null,
      primary key (council, year)) ${end}`,
    `create table enquiry (
      council ${text} not null, year ${whole} not null, number ${whole} not null, version ${whole} not null,
      councillor_id ${text} not null, officer_id ${text}, service ${text} not null, standing ${text} not null,
      received_on ${text} not null, next_due ${text} not null, update_due ${text},
      words ${text} not null, facts ${text} not null, body ${text} not null,
      primary key (council, year, number)) ${end}`,
    'create index enquiry_due on enquiry (council, next_due, year, number)',
    'create index enquiry_councillor on enquiry (council, councillor_id, next_due, year, number)',
    'create index enquiry_officer on enquiry (council, officer_id, next_due, year, number)',
    'create index enquiry_service on enquiry (council, service, next_due, year, number)',
    'create index enquiry_update on enquiry (council, update_due) where update_due is not null',
    'create index enquiry_received on enquiry (council, received_on)',
    `create table audit_entry (
      council ${text} not null, year ${whole} not null, number ${whole} not null, version ${whole} not null,
      reference ${text} not null, change_id ${text} not null, audience ${text} not null, at ${instant} not null,
      body ${text} not null,
      primary key (council, year, number, version), unique (council, change_id, reference),
      foreign key (council, year, number) references enquiry (council, year, number)) ${end}`,
    `create table closure (
      council ${text} not null, change_id ${text} not null, first_day ${text} not null, body ${text} not null,
      primary key (council, change_id)) ${end}`,
  ],
};
