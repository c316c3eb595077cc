import type { Command } from 'commander';
import { formatDate, type LocalDate, parseLocalDate } from '../../calendar/index.ts';
import { defined } from '../../defined.ts';
import {
  applyImport,
  type Database,
  type ImportFile,
  type ImportPlan,
  isEmpty,
  normaliseEmail,
  type PeopleReads,
  type PeopleStores,
  planImport,
  readImportFile,
  type SaidOfPeople,
  summarise,
} from '../../people/index.ts';
import { refuseInOneSentence } from './due.ts';

/** What the command touches. `readFile` gives a file's bytes and throws when there is none; `open` opens the data. */
export type PeopleIo = {
  out(line: string): void;
  err(line: string): void;
  exit(code: number): void;
  readFile(path: string): Uint8Array;
  today(): LocalDate;
  /** Milliseconds since the epoch. */
  now(): number;
  newId(): string;
  /** The councils of this installation. */
  councils(): readonly string[];
  open(): Promise<{ readonly database: Database<PeopleStores, PeopleReads>; readonly close: () => Promise<void> }>;
};

/** Without an address an option speaks of everybody who is asked about. */
type Options = {
  readonly council?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
  readonly lastDay?: string;
  readonly samePerson?: true | readonly string[];
  readonly newPerson?: true | readonly string[];
};
type ExitCode = 0 | 1 | 2;

/** Who imports from the command line, as the record has it: whoever may run it has the data folder anyway. */
const OPERATOR = 'command-line';

/**
 * Adds `clausewise people import FILE [--council ID] [--yes] [--last-day DATE] [--json] [--same-person [E-MAIL]] [--new-person [E-MAIL]]`: shows who joins, changes and leaves, and with
 * --yes does it, whole or not at all. Exit codes: 0 shown or done; 1 refused, with every fault in a line; 2 a file or
 * option that cannot be read.
 */
export function registerPeople(program: Command, io: PeopleIo): void {
  const importPeople = program
    .command('people')
    .description('look after the council’s directory')
    .command('import')
    .description('make the directory what a CSV, Excel or JSON file says; whoever is not in it has left')
    .argument(
      '<file>',
      'columns: name, e-mail, role, staff number, service, manager, wards, political group, working days',
    )
    .option('--council <id>', 'whose directory, where there are several councils')
    .option('--yes', 'do it; without it the changes are only shown')
    .option(
      '--last-day <date>',
      'whoever leaves sees casework until the end of this day (2027-03-31); without it no longer',
    )
    .option('--json', 'print the plan as JSON')
    .option(
      '--same-person [e-mail]',
      'where the import asks: it is the same person as before; again for each address, or for all without one',
      addressToo,
    )
    .option('--new-person [e-mail]', 'where the import asks: it is somebody else; likewise', addressToo)
    .action(async (path: string, options: Options) => {
      const code = await importFile(path, options, io);
      if (code !== 0) io.exit(code);
    });
  refuseInOneSentence(importPeople, io);
}

async function importFile(path: string, options: Options, io: PeopleIo): Promise<ExitCode> {
  const councils = io.councils();
  const council = options.council ?? (councils.length === 1 ? councils[0] : undefined);
  if (council === undefined || !councils.includes(council)) {
    io.err(`Say whose directory it is: --council ${councils.join(' or --council ')}.`);
    return 2;
  }
  const said = saidIn(options);
  if (said === undefined) {
    io.err('Say of each person either --same-person or --new-person, not both.');
    return 2;
  }
  const lastDay = options.lastDay === undefined ? undefined : parseLocalDate(options.lastDay);
  if (options.lastDay !== undefined && (lastDay === undefined || lastDay < io.today())) {
    io.err(`--last-day is "${options.lastDay}". Give today or a later day, like ${io.today()}.`);
    return 2;
  }
  let file: ImportFile;
  try {
    file = await readImportFile(io.readFile(path), path);
  } catch {
    io.err(`${path} cannot be read: is the path right?`);
    return 2;
  }
  const { database, close } = await io.open();
  try {
    const approved = options.yes === true;
    const outcome = approved
      ? await applyImport(database, {
          ...{ ...when(io), council, file, said },
          ...defined({ lastDay }),
          ...{ changeId: io.newId(), by: OPERATOR, newId: io.newId },
        })
      : {
          kind: 'shown' as const,
          plan: planImport(await database.read(({ people }) => people.directory(council)), file, io.today(), said),
        };
    if (outcome.kind === 'repeated' || outcome.kind === 'conflict') {
      io.err('Somebody else changed the directory at the same moment, so nothing was imported. Try again.');
      return 1;
    }
    report(
      { ...outcome.plan, warnings: [...(file.notes ?? []), ...outcome.plan.warnings] },
      outcome.kind === 'applied',
      { json: options.json, lastDay },
      io,
    );
    return outcome.plan.refusals.length > 0 ? 1 : 0;
  } finally {
    await close();
  }
}

/** What was said of whom; undefined where both things were said of somebody. */
function saidIn({ samePerson, newPerson }: Options): SaidOfPeople | undefined {
  const read = (said: Options['samePerson']): SaidOfPeople['same'] => (said === true ? 'all' : new Set(said));
  const [same, fresh] = [read(samePerson), read(newPerson)];
  if (same === 'all' && fresh === 'all') return undefined;
  if (same !== 'all' && fresh !== 'all' && [...same].some((email) => fresh.has(email))) return undefined;
  return { same, fresh };
}

function addressToo(email: string, before: true | readonly string[] | undefined): true | readonly string[] {
  return before === true ? true : [...(before ?? []), normaliseEmail(email)];
}

function when(io: PeopleIo): { readonly at: number; readonly today: LocalDate } {
  return { at: io.now(), today: io.today() };
}

function report(
  plan: ImportPlan,
  done: boolean,
  { json, lastDay }: { readonly json?: boolean | undefined; readonly lastDay?: LocalDate | undefined },
  io: PeopleIo,
): void {
  if (json === true) {
    io.out(JSON.stringify({ done, ...planAsJson(plan) }));
    return;
  }
  for (const { sentence } of plan.refusals) io.err(sentence);
  if (plan.refusals.length > 0) {
    io.err('Nothing was imported. Put this right and import the file again.');
    return;
  }
  for (const { name, email, roles } of plan.additions) io.out(`joins: ${name} (${email}), ${roles.join(', ')}`);
  for (const { row, person } of plan.replaced)
    io.out(`note: ${row.name} is somebody else than ${person.name}, whose enquiries and history stay ${person.name}’s`);
  for (const { person, what } of plan.changes) io.out(`changes: ${person.name} (${person.email}), ${what.join('; ')}`);
  for (const { name, email } of plan.leavers) io.out(`leaves: ${name} (${email})`);
  for (const warning of plan.warnings) io.out(`note: ${warning}`);
  if (isEmpty(plan)) {
    io.out('The directory is as the file says: nothing changes.');
    return;
  }
  io.out(summarise(plan));
  if (plan.leavers.length > 0) io.out(whenAccessEnds(lastDay, done));
  if (plan.leavers.length > 0)
    io.out('An administrator chooses what becomes of the open enquiries of those who leave.');
  io.out(done ? 'Imported.' : 'Nothing is imported yet. To import this, run it again with --yes.');
}

function whenAccessEnds(lastDay: LocalDate | undefined, done: boolean): string {
  const until = lastDay === undefined ? undefined : `until the end of ${formatDate(lastDay)}`;
  if (done)
    return until === undefined ? 'Those who leave see nothing from now on.' : `Those who leave see casework ${until}.`;
  return until === undefined
    ? 'Once this is imported, those who leave see nothing any more. With --last-day they do until the end of a day.'
    : `Those who leave see casework ${until}.`;
}

function planAsJson({ additions, replaced, changes, leavers, unchanged, refusals, warnings }: ImportPlan) {
  return {
    additions,
    replaced: replaced.map(({ row, person }) => ({ email: row.email, row: row.row, before: person.name })),
    changes: changes.map(({ person, row, what }) => ({ email: person.email, row: row.row, what })),
    leavers: leavers.map(({ name, email }) => ({ name, email })),
    unchanged,
    refusals,
    warnings,
  };
}
