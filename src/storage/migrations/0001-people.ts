import type { Migration } from './migration.ts';

/** Work done under a key, the directory, accounts and people's own settings. */
export const people: Migration = {
  number: 1,
  name: 'people',
  statements: ({ text, instant, whole, end }) => [
    `create table finished_work (key ${text} primary key, result ${text}, at ${instant} not null) ${end}`,
    'create index finished_work_at on finished_work (at)',
    `create table person (
      council ${text} not null, id ${text} not null, version ${whole} not null,
      name ${text} not null, email ${text} not null, body ${text} not null,
      primary key (council, id), unique (council, email)) ${end}`,
    `create table absence (
      council ${text} not null, id ${text} not null, person_id ${text} not null, from_date ${text} not null, body ${text} not null,
      primary key (council, id), foreign key (council, person_id) references person (council, id)) ${end}`,
    `create table tied_account (
      platform ${text} not null, tenant ${text} not null, account_id ${text} not null,
      council ${text} not null, person_id ${text} not null, email ${text} not null, tied_at ${instant} not null,
      primary key (platform, tenant, account_id),
      foreign key (council, person_id) references person (council, id)) ${end}`,
    'create index tied_account_person on tied_account (council, person_id)',
    `create table directory_change (
      council ${text} not null, change_id ${text} not null, kind ${text} not null, by_person ${text} not null,
      at ${instant} not null, summary ${text} not null,
      primary key (council, change_id)) ${end}`,
    `create table known_account (
      platform ${text} not null, tenant ${text} not null, account_id ${text} not null,
      place ${text}, unreachable_reason ${text}, unreachable_since ${instant}, seen_at ${instant} not null,
      primary key (platform, tenant, account_id)) ${end}`,
    `create table person_setting (
      council ${text} not null, person_id ${text} not null, name ${text} not null, value ${text} not null,
      updated_at ${instant} not null,
      primary key (council, person_id, name)) ${end}`,
    'create index person_setting_name on person_setting (council, name)',
  ],
};
