import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import {
  type BankHolidayList,
  formatDayAndDate,
  type LocalDate,
  parseBankHolidays,
  planRefresh,
  type RefreshPlan,
} from '../../calendar/index.ts';
import { refuseInOneSentence } from './due.ts';

/** What the command touches: lines out and in error, the exit code, today, where the list lies, and the web. */
export type BankHolidaysIo = {
  out(line: string): void;
  err(line: string): void;
  exit(code: number): void;
  today(): LocalDate;
  /** The file that `openBankHolidays` reads: `knowledge/bank-holidays.json`. */
  readonly listPath: string;
  /** The text at an address; `fetchText` unless a test hands another. Rejects when there is none. */
  fetchText?(url: string): Promise<string>;
};

/** The product's own list; throws an Error with a sentence when the file is missing or not as GOV.UK writes it. */
export function openBankHolidays(path: string): BankHolidayList {
  let list: unknown;
  try {
    list = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(sentenceFor(error, path), { cause: error });
  }
  const parsed = parseBankHolidays(list);
  if (parsed.kind === 'malformed') throw new Error(`${path} cannot be used. ${parsed.message}`);
  return parsed.list;
}

/**
 * Adds `clausewise bank-holidays refresh FILE-or-URL [--yes]`: shows what changes, and with --yes writes it.
 * Exit codes: 0 shown, written, or nothing to change; 2 a list that cannot be read or is refused.
 */
export function registerBankHolidays(program: Command, io: BankHolidaysIo): void {
  const refresh = program
    .command('bank-holidays')
    .description('look after the list of bank holidays')
    .command('refresh')
    .description('bring the list up to date, from https://www.gov.uk/bank-holidays.json or a copy of it')
    .argument('<file-or-url>', 'where the new list is')
    .option('--yes', 'write the changes; without it they are only shown')
    .action((source: string, options: { readonly yes?: boolean }) => refreshList(source, options.yes === true, io));
  refuseInOneSentence(refresh, io);
}

async function refreshList(source: string, approved: boolean, io: BankHolidaysIo): Promise<void> {
  let plan: RefreshPlan;
  try {
    const current = openBankHolidays(io.listPath);
    plan = planRefresh(current, JSON.parse(await readSource(source, io)), io.today());
  } catch (error) {
    plan = { kind: 'refused', message: sentenceFor(error, source) };
  }
  switch (plan.kind) {
    case 'refused':
      io.err(plan.message);
      io.exit(2);
      return;
    case 'unchanged':
      io.out('The list is up to date: nothing changes.');
      return;
    case 'changes':
      for (const line of describe(plan)) io.out(line);
      if (approved) replaceFile(io.listPath, `${JSON.stringify(plan.list, null, 1)}\n`);
      io.out(approved ? `Written to ${io.listPath}.` : 'Nothing is written. To write this, run it again with --yes.');
  }
}

function describe({ additions, removals, renamings }: Extract<RefreshPlan, { kind: 'changes' }>): readonly string[] {
  return [
    ...additions.map(({ division, date, name }) => `${division}: added ${formatDayAndDate(date)}, ${name}`),
    ...removals.map(({ division, date, name }) => `${division}: removed ${formatDayAndDate(date)}, ${name}`),
    ...renamings.map(
      ({ division, date, from, to }) => `${division}: renamed ${formatDayAndDate(date)}, ${from}, to ${to}`,
    ),
  ];
}

async function readSource(source: string, io: BankHolidaysIo): Promise<string> {
  return /^https?:\/\//i.test(source) ? (io.fetchText ?? fetchText)(source) : readFileSync(source, 'utf8');
}

/** The text at an address, within fifteen seconds; rejects on any answer but success. */
async function fetchText(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(15_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response.text();
}

function sentenceFor(error: unknown, source: string): string {
  if (error instanceof SyntaxError) return `${source} is not JSON.`;
  return error instanceof Error && error.message.endsWith('.') ? error.message : `${source} cannot be read.`;
}

/** Whoever reads the file meanwhile, or after a power cut, finds the old list or the new one, never a part. */
function replaceFile(path: string, text: string): void {
  const draft = `${path}.${process.pid}.draft`;
  try {
    const file = openSync(draft, 'w');
    writeFileSync(file, text);
    fsyncSync(file);
    closeSync(file);
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}
