import { z } from 'zod';
import { formatDate } from './date-phrases.ts';
import { type LocalDate, parseLocalDate } from './local-date.ts';

/** The three parts of the United Kingdom with bank holidays of their own, as GOV.UK names them. */
export const allDivisions = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
export type Division = (typeof allDivisions)[number];

/** A date as text; anything else is refused with a sentence that quotes it. */
export const dateSchema = z
  .string({ error: 'a date such as 2026-12-24 is missing' })
  .transform((text, context): LocalDate => {
    const date = parseLocalDate(text);
    if (date !== undefined) return date;
    context.addIssue({ code: 'custom', message: `"${text}" is not a date such as 2026-12-24` });
    return z.NEVER;
  });

const eventSchema = z
  .object({ title: z.string().min(1), date: dateSchema, notes: z.string(), bunting: z.boolean() })
  .readonly();

/** One day of GOV.UK's list; `notes` says `Substitute day` where the day itself fell on a weekend. */
export type BankHoliday = z.infer<typeof eventSchema>;

function divisionSchema<Name extends Division>(division: Name) {
  return z
    .object(
      {
        division: z.literal(division),
        events: z
          .array(eventSchema)
          .min(1, 'there are no events')
          .check(({ value, issues }) => {
            const problem = problemIn(value);
            if (problem !== undefined) issues.push({ code: 'custom', input: value, message: problem });
          })
          .transform((events) => events.toSorted((a, b) => (a.date < b.date ? -1 : 1)))
          .readonly(),
      },
      { error: `${division} is missing` },
    )
    .readonly();
}

const listSchema = z
  .object(
    {
      'england-and-wales': divisionSchema('england-and-wales'),
      scotland: divisionSchema('scotland'),
      'northern-ireland': divisionSchema('northern-ireland'),
    },
    { error: 'it is not an object of divisions' },
  )
  .readonly();

/** GOV.UK's bank holidays (https://www.gov.uk/bank-holidays.json), proved whole; each division by date. */
export type BankHolidayList = z.infer<typeof listSchema>;

/**
 * GOV.UK's JSON, already read from its text, proved to be what it should: all three divisions, real dates, none twice,
 * no year left out. `parseBankHolidays({})` is `{ kind: 'malformed', message }`.
 */
export function parseBankHolidays(
  input: unknown,
):
  | { readonly kind: 'list'; readonly list: BankHolidayList }
  | { readonly kind: 'malformed'; readonly message: string } {
  const parsed = listSchema.safeParse(input);
  return parsed.success
    ? { kind: 'list', list: parsed.data }
    : {
        kind: 'malformed',
        message: `This is not a list of bank holidays as GOV.UK writes it: ${firstIssue(parsed.error)}.`,
      };
}

/** The first problem, and where it lies if deep inside, without a full stop: `scotland, events, 3, date: "x" is not …`. */
export function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'it cannot be read';
  const place = issue.path.map((part) => (typeof part === 'number' ? String(part + 1) : String(part))).join(', ');
  return issue.path.length < 2 ? issue.message : `${place}: ${issue.message}`;
}

/** The days a division's list answers for: a day between them that is not listed is known not to be a bank holiday. */
export type Coverage = { readonly first: LocalDate; readonly last: LocalDate };

/**
 * From the first day listed to 31 December of the last year whose Christmas is listed: lists are announced by whole
 * years, and a year begun but not finished cannot be counted on.
 */
export function coverageOf(events: readonly BankHoliday[]): Coverage | undefined {
  const first = events.map(({ date }) => date).toSorted()[0];
  const lastYear = christmasYears(events).at(-1);
  const last = lastYear === undefined ? undefined : parseLocalDate(`${lastYear}-12-31`);
  return first === undefined || last === undefined ? undefined : { first, last };
}

/** `Boxing Day`, or `Boxing Day (substitute day)`. */
export function nameOf({ title, notes }: BankHoliday): string {
  return notes.trim() === '' ? title : `${title} (${notes.trim().toLowerCase()})`;
}

/** The years in which Christmas Day, Boxing Day or a substitute for one of them is listed, ascending. */
function christmasYears(events: readonly BankHoliday[]): readonly number[] {
  const years = events.filter(({ date }) => date.slice(5) >= '12-25').map(({ date }) => Number(date.slice(0, 4)));
  return [...new Set(years)].toSorted((a, b) => a - b);
}

function problemIn(events: readonly BankHoliday[]): string | undefined {
  const seen = new Set<LocalDate>();
  for (const { date } of events) {
    if (seen.has(date)) return `${formatDate(date)} is listed twice`;
    seen.add(date);
  }
  const years = christmasYears(events);
  const [first] = events.map(({ date }) => Number(date.slice(0, 4))).toSorted((a, b) => a - b);
  if (first === undefined || years.length === 0) return 'no year is listed to its end';
  const missing = years.findIndex((year, at) => year !== first + at);
  return missing === -1 ? undefined : `the bank holidays of ${first + missing} are not all listed`;
}
