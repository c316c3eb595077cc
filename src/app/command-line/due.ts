import type { Command } from 'commander';
import { z } from 'zod';
import {
  type BankHolidayList,
  type CalendarSettings,
  count,
  createCalendar,
  explainDueDate,
  formatDayAndDate,
  type LocalDate,
  localTime,
  MOST_WORKING_DAYS,
  parseCalendarSettings,
  parseLocalDate,
} from '../../calendar/index.ts';
import { readDay, readPeriod } from '../../understanding/index.ts';

/** What the command touches: lines out and in error, the exit code, files as UTF-8 text (throws when missing), the list. */
export type DueIo = {
  out(line: string): void;
  err(line: string): void;
  exit(code: number): void;
  readFile(path: string): string;
  bankHolidays(): BankHolidayList;
  /** The date that "yesterday" is measured from. */
  today(): LocalDate;
};

type Options = {
  readonly from?: string;
  readonly workingDays?: string;
  readonly nation?: string;
  readonly rule?: string;
  readonly closed: readonly string[];
  readonly file?: string;
  readonly json?: boolean;
};

type Question = { readonly start: LocalDate; readonly n: number; readonly settings: CalendarSettings };
type Case =
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'bad-input'; readonly message: string };

type ExitCode = 0 | 1 | 2;
type Lean = Parameters<typeof readDay>[2];
type Now = Parameters<typeof readDay>[1];
const NOON = localTime('12:00');

/**
 * Adds `clausewise due`: a due date with its reasons, or many at once from a file.
 * Exit codes: 0 counted; 1 the one date asked for is beyond the bank-holiday list; 2 input that cannot be read.
 * In a file a date beyond the list is an answer (`due` null, `error`), and a bad case does not stop those after it.
 */
export function registerDue(program: Command, io: DueIo): void {
  const due = program
    .command('due')
    .description('say when something is due, counting working days, and why')
    .option('--from <date>', 'day of receipt, such as 2026-12-24, 24/12 or yesterday')
    .option('--working-days <number>', 'how many; a negative number counts back')
    .option('--nation <nation>', 'england-and-wales, scotland, northern-ireland or weekends-only')
    .option('--rule <rule>', 'next-working-day-is-day-1 (default) or roll-then-count')
    .option('--closed <date>', 'a closure day; may be given again', (date, days: string[]) => [...days, date], [])
    .option('--file <path>', 'answer every { start, n, calendar, rule, holidays? } of a JSON array')
    .option('--json', 'print JSON, one result a line')
    .action((options: Options) => {
      const code = options.file === undefined ? answerOne(options, io) : answerFile(options.file, options, io);
      if (code !== 0) io.exit(code);
    });
  refuseInOneSentence(due, io);
}

/** What commander finds wrong is said as everything else is: one sentence in error, exit code 2. */
export function refuseInOneSentence(command: Command, io: Pick<DueIo, 'err' | 'exit'>): void {
  command.configureOutput({ outputError: (text) => io.err(text.trim().replaceAll('\n', ' ')) });
  command.exitOverride((error) => {
    io.exit(error.exitCode === 0 ? 0 : 2);
    throw error;
  });
}

function answerOne(options: Options, io: DueIo): ExitCode {
  const asked = readOptions(options, io);
  if (asked.kind === 'bad-input') return refuse(asked.message, io);
  const { start, n, settings } = asked.question;
  const explained = explainDueDate(start, n, createCalendar(settings, io.bankHolidays()));
  if (options.json) io.out(resultLine(start, n, explained));
  if (explained.kind === 'beyond-list') {
    io.err(explained.message);
    return 1;
  }
  if (options.json) return 0;
  io.out(formatDayAndDate(explained.date));
  if (options.from !== start) io.out(`"${options.from}" is ${formatDayAndDate(start)}.`);
  io.out('');
  for (const sentence of explained.sentences) io.out(sentence);
  return 0;
}

function answerFile(file: string, { json, ...others }: Options, io: DueIo): ExitCode {
  const given = (['from', 'workingDays', 'nation', 'rule'] as const).some((name) => others[name] !== undefined);
  if (given || others.closed.length > 0) return refuse('Give either --file or the options of one date, not both.', io);
  const read = readCases(file, io);
  if (read.kind === 'bad-input') return refuse(read.message, io);

  const list = io.bankHolidays();
  const bad: string[] = [];
  for (const [at, value] of read.cases.entries()) {
    const asked = readCase(value);
    if (asked.kind === 'bad-input') bad.push(`case ${at + 1}: ${asked.message}`);
    io.out(json ? caseAsJson(value, asked, list) : caseAsText(asked, list));
  }
  if (bad.length === 0) return 0;
  return refuse(`${bad.length} of the ${read.cases.length} cases in ${file} cannot be read; ${bad[0]}`, io);
}

function caseAsJson(value: unknown, asked: Case, list: BankHolidayList): string {
  if (asked.kind === 'bad-input') {
    const { start = null, n = null } = typeof value === 'object' && value !== null ? (value as Partial<Question>) : {};
    return JSON.stringify({ start, n, due: null, error: asked.message });
  }
  const { start, n, settings } = asked.question;
  return resultLine(start, n, explainDueDate(start, n, createCalendar(settings, list)));
}

function caseAsText(asked: Case, list: BankHolidayList): string {
  if (asked.kind === 'bad-input') return asked.message;
  const { start, n, settings } = asked.question;
  const explained = explainDueDate(start, n, createCalendar(settings, list));
  const answer = explained.kind === 'beyond-list' ? explained.message : formatDayAndDate(explained.date);
  return `${start}, ${count(n, 'working day')}: ${answer}`;
}

function resultLine(start: LocalDate, n: number, explained: ReturnType<typeof explainDueDate>): string {
  if (explained.kind === 'beyond-list') return JSON.stringify({ start, n, due: null, error: explained.message });
  const { date: due, rule, days, sentences } = explained;
  return JSON.stringify({ start, n, due, rule, days, sentences });
}

function readOptions({ from, workingDays, nation, rule, closed }: Options, io: DueIo): Case {
  if (from === undefined) return badInput('Say when it was received: --from 2026-12-24.');
  if (workingDays === undefined) return badInput('Say how many working days: --working-days 2.');
  if (nation === undefined) return badInput('Say whose bank holidays count: --nation england-and-wales.');
  const n = /^[+-]?\d+$/.test(workingDays) ? Number(workingDays) : workingDays;
  const parsed = parseCalendarSettings({ nation, rule });
  if (parsed.kind === 'malformed') return badInput(parsed.message);
  const now = { on: io.today(), time: NOON, calendar: createCalendar(parsed.settings, io.bankHolidays()) };
  const start = spoken(from, 'past', now);
  if (typeof start === 'object') return start;
  const closureDays = closed.map((date) => ({ date: spoken(date, 'future', now), name: 'closed' }));
  for (const { date } of closureDays) if (typeof date === 'object') return date;
  return ask(start, n, { nation, rule, closureDays });
}

/** A date as people say it: "24/12", "yesterday", "Christmas Eve", "2026-12-24"; what may be two days is asked about. */
function spoken(said: string, lean: Lean, now: Now): LocalDate | ReturnType<typeof badInput> {
  const date = parseLocalDate(said);
  if (date !== undefined) return date;
  if (/^\d{4}-\d\d-\d\d$/.test(said)) return badInput(notADate(said));
  const meant = readDay(said, now, lean);
  if (meant?.kind === 'day') return meant.date;
  // A day that would be long past may be one that is soon to come: what it was taken for stands below the answer.
  const ahead = lean === 'past' && meant?.kind === 'doubt' ? readDay(said, now, 'future') : undefined;
  if (ahead?.kind === 'day') return ahead.date;
  if (meant?.kind === 'doubt') return badInput(meant.sentence);
  const week = readPeriod(said, now);
  return badInput(
    week === undefined
      ? notADate(said)
      : `"${said}" is more than one day: ${formatDayAndDate(week.from)} to ${formatDayAndDate(week.to)}. Give one of them.`,
  );
}

const caseSchema = z
  .object(
    {
      start: z.unknown(),
      n: z.unknown(),
      calendar: z.unknown(),
      rule: z.unknown(),
      holidays: z.array(z.unknown(), { error: 'holidays is not a list of dates' }),
    },
    { error: 'it is not an object { start, n, calendar, rule }' },
  )
  .partial();

function readCase(value: unknown): Case {
  const parsed = caseSchema.safeParse(value);
  if (!parsed.success) return badInput(`${parsed.error.issues[0]?.message ?? 'it is not a case'}.`);
  const { start, n, calendar: nation, rule, holidays } = parsed.data;
  return ask(start, n, { nation, rule, holidays: holidays?.map((date) => ({ date, name: 'as given' })) });
}

function ask(from: unknown, n: unknown, settings: unknown): Case {
  const start = typeof from === 'string' ? parseLocalDate(from) : undefined;
  if (start === undefined) return badInput(notADate(from));
  if (typeof n !== 'number' || !Number.isInteger(n) || Math.abs(n) > MOST_WORKING_DAYS) {
    return badInput(
      `${quote(n)} is not a whole number of working days from -${MOST_WORKING_DAYS} to ${MOST_WORKING_DAYS}.`,
    );
  }
  const parsed = parseCalendarSettings(settings);
  if (parsed.kind === 'malformed') return badInput(parsed.message);
  return { kind: 'question', question: { start, n, settings: parsed.settings } };
}

function readCases(
  path: string,
  io: DueIo,
):
  | { readonly kind: 'cases'; readonly cases: readonly unknown[] }
  | { readonly kind: 'bad-input'; readonly message: string } {
  let text: string;
  try {
    text = io.readFile(path);
  } catch {
    return badInput(`${path} cannot be read: is the path right?`);
  }
  try {
    const cases: unknown = JSON.parse(text);
    if (Array.isArray(cases)) return { kind: 'cases', cases };
  } catch {
    return badInput(`${path} is not JSON.`);
  }
  return badInput(`${path} does not hold a JSON array of cases.`);
}

function refuse(message: string, io: DueIo): ExitCode {
  io.err(message);
  return 2;
}

function badInput(message: string): { readonly kind: 'bad-input'; readonly message: string } {
  return { kind: 'bad-input', message };
}

function notADate(value: unknown): string {
  return `${quote(value)} is not a date such as 2026-12-24.`;
}

function quote(value: unknown): string {
  return value === undefined ? 'Nothing' : JSON.stringify(value);
}
