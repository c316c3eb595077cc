import { defined } from '../defined.ts';
import type { CoverFacts } from '../documents/index.ts';
import { fieldOf, type Sent } from './answers.ts';

/** The facts as a form holds them: a date as its day, month and year, each as typed. */
export type FactsForm = {
  readonly title: string;
  readonly shortTitle: string;
  readonly kind: string;
  readonly status: string;
  readonly date: DateParts;
  readonly since: DateParts;
};
type DateParts = { readonly day: string; readonly month: string; readonly year: string };

export function formOf(facts: CoverFacts): FactsForm {
  const { title, shortTitle, kind, status, date, inForceSince } = facts;
  return { title, shortTitle, kind, status, date: partsOf(date), since: partsOf(inForceSince) };
}

/** What was typed, as it was typed. */
export function sentFacts(sent: Sent): FactsForm {
  const parts = (name: string) => ({
    day: fieldOf(sent, `${name}-day`),
    month: fieldOf(sent, `${name}-month`),
    year: fieldOf(sent, `${name}-year`),
  });
  const value = (name: string) => fieldOf(sent, name);
  return {
    title: value('title'),
    shortTitle: value('short-title'),
    kind: value('kind'),
    status: value('status'),
    date: parts('date'),
    since: parts('since'),
  };
}

export type FactsError = { readonly field: string; readonly text: string };

/** The facts, or what is wrong with which field. */
export function parseFacts(form: FactsForm): CoverFacts | readonly FactsError[] {
  const errors: FactsError[] = [];
  const { title, shortTitle } = form;
  if (title === '') errors.push({ field: 'title', text: 'Enter the title of the document' });
  const kind = form.kind === 'report' ? 'report' : 'protocol';
  const status = form.status === 'recommended' || form.status === 'report' ? form.status : 'adopted';
  const date = dateOf(form.date, 'date', 'The date of adoption', errors);
  const since = dateOf(form.since, 'since', 'The date it came into force', errors);
  if (errors.length > 0) return errors;
  return {
    title,
    shortTitle: shortTitle === '' ? title : shortTitle,
    kind,
    status: kind === 'report' ? 'report' : status === 'report' ? 'adopted' : status,
    ...defined({ date, inForceSince: since }),
  };
}

const names = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A day, a month or a year, as far as it is known; nothing where nothing was typed. */
function dateOf(
  { day, month, year }: DateParts,
  field: string,
  what: string,
  errors: FactsError[],
): string | undefined {
  if (day === '' && month === '' && year === '') return undefined;
  const named = names.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const inYear = named > 0 ? named : Number(month);
  const fail = (text: string) => {
    errors.push({ field, text });
    return undefined;
  };
  if (!/^[12]\d{3}$/.test(year)) return fail(`${what} must have a year of four figures. Seen: “${year}”`);
  if (month === '') return day === '' ? year : fail(`${what} has a day but no month`);
  if (!Number.isInteger(inYear) || inYear < 1 || inYear > 12)
    return fail(`${what} must have a month from 1 to 12. Seen: “${month}”`);
  const written = `${year}-${String(inYear).padStart(2, '0')}`;
  if (day === '') return written;
  const whole = `${written}-${day.padStart(2, '0')}`;
  return /^\d{1,2}$/.test(day) && isRealDay(whole)
    ? whole
    : fail(`${what} must be a real date. Seen: “${day} ${month} ${year}”`);
}

function isRealDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

function partsOf(date: string | undefined): DateParts {
  const [year = '', month = '', day = ''] = (date ?? '').split('-');
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
}
