import { z } from 'zod';
import { parseLocalDate } from '../calendar/index.ts';
import type { Figures } from '../council.ts';
import { defined } from '../defined.ts';
import { findByReference } from './reference.ts';
import { reminderFile } from './reminder-file.ts';
import { figuresNotIn, timeSpans } from './time-spans.ts';
import type { Council, CouncilDocument, KnowledgeFault } from './types.ts';
import { type ParsedYaml, parseYaml } from './yaml-file.ts';

const line = z.string().trim().min(1);
const workingDays = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, 'expected a number of working days, 1 or more')
  .transform(Number);
/** `0` is the same day. */
const days = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,2})$/, 'expected a number of working days, or 0 for the same day')
  .transform(Number);
const localClause = z
  .string()
  .regex(/^[a-z0-9-]+#\S+$/, 'expected a document and a clause, like "working-together#20"');

const figures = { 'acknowledge-within': days.optional(), 'resolve-within': days.optional() };

const closureDay = z.strictObject({
  date: z.string().transform((text, { issues }) => {
    const date = parseLocalDate(text);
    if (date !== undefined) return date;
    issues.push({ code: 'custom', input: text, message: 'expected a day that exists, like 2026-12-29' });
    return z.NEVER;
  }),
  name: line,
  clocks: z
    .array(z.enum(['acknowledge', 'resolve', 'update']))
    .min(1, 'expected acknowledge, resolve or update; leave the key out where the day stops them all')
    .optional(),
});

const councilFile = z.strictObject({
  name: line,
  'short-name': line,
  nation: z.enum(['england-and-wales', 'scotland', 'northern-ireland']),
  'time-zone': line.refine(isTimeZone, 'expected a time zone like "Europe/London"'),
  posts: z.array(z.strictObject({ title: line, 'also-known-as': z.array(line).default([]), holds: line })).default([]),
  'advice-from': line,
  'emergency-line': line.optional(),
  examples: z.array(line).optional(),
  'main-document': z.string().regex(/^[a-z0-9-]+$/, 'expected the name of a document of this council'),
  'response-standard': z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('promised'),
        clause: localClause,
        ...figures,
        others: z
          .array(
            z.strictObject({
              for: z.union([z.enum(['urgent', 'complex']), z.strictObject({ service: line })]),
              clause: localClause.optional(),
              ...figures,
            }),
          )
          .default([]),
      }),
      z.strictObject({ kind: z.literal('none'), clause: localClause, says: line }),
    ])
    .optional(),
  'counting-rule': z.enum(['next-working-day-is-day-1', 'roll-then-count']).default('next-working-day-is-day-1'),
  'closure-days': z.array(closureDay).default([]),
  // Derby 20 says "regular" of complex enquiries and gives no number.
  'update-every': workingDays.default(5),
  reminders: reminderFile.optional(),
});

/** Parses `council.yaml` of the council with this id. */
export function parseCouncil(file: string, id: string, text: string): ParsedYaml<Council> {
  const parsed = parseYaml({ file, text }, councilFile);
  if (!parsed.value) return { ...parsed, value: undefined };
  const { name, nation, posts, ...rest } = parsed.value;
  const standard = rest['response-standard'];
  const council: Council = {
    id,
    name,
    shortName: rest['short-name'],
    nation,
    timeZone: rest['time-zone'],
    posts: posts.map(({ title, holds, 'also-known-as': alsoKnownAs }) => ({ title, alsoKnownAs, holds })),
    adviceFrom: rest['advice-from'],
    ...defined({ examples: rest.examples, emergencyLine: rest['emergency-line'] }),
    responseStandard:
      standard === undefined
        ? { kind: 'none', clause: `${id}/${rest['main-document']}` }
        : standard.kind === 'none'
          ? { ...standard, clause: `${id}/${standard.clause}` }
          : {
              kind: 'promised',
              clause: `${id}/${standard.clause}`,
              ...figuresOf(standard),
              ...(standard.others.length === 0
                ? {}
                : {
                    others: standard.others.map((other) => ({
                      for: other.for,
                      ...(other.clause === undefined ? {} : { clause: `${id}/${other.clause}` }),
                      ...figuresOf(other),
                    })),
                  }),
            },
    countingRule: rest['counting-rule'],
    closureDays: rest['closure-days'].map(({ date, name, clocks }) => ({ date, name, clocks: clocks ?? 'all' })),
    updateEvery: rest['update-every'],
    ...defined({ reminders: rest.reminders }),
    mainDocument: `${id}/${rest['main-document']}`,
  };
  return { ...parsed, value: council };
}

function figuresOf(given: {
  readonly 'acknowledge-within'?: number | undefined;
  readonly 'resolve-within'?: number | undefined;
}): Figures {
  const { 'acknowledge-within': acknowledgeWithin, 'resolve-within': resolveWithin } = given;
  return {
    ...defined({ acknowledgeWithin, resolveWithin }),
  };
}

/** Says where a council's own words name a document, clause or quotation that its documents do not hold. */
export function councilFaults(
  file: string,
  parsed: ParsedYaml<Council>,
  documents: readonly CouncilDocument[],
): readonly KnowledgeFault[] {
  if (!parsed.value) return [];
  const { mainDocument, responseStandard } = parsed.value;
  const faults: KnowledgeFault[] = [];
  if (!documents.some(({ id }) => id === mainDocument)) {
    const message = `The main document "${mainDocument}" is not among the council's documents, or is broken.`;
    faults.push({ file, line: parsed.lineOf(['main-document']), message });
  }
  if (responseStandard.kind === 'none' && responseStandard.says === undefined) return faults;
  const found = findByReference(responseStandard.clause, documents);
  const lineOfStandard = (key: string) => parsed.lineOf(['response-standard', key]);
  if (!found) {
    const message = `There is no clause "${responseStandard.clause}" to take the response standard from.`;
    faults.push({ file, line: lineOfStandard('clause'), message });
  } else if (responseStandard.kind === 'none' && !found.clause.text.includes(responseStandard.says ?? '')) {
    const message = `The words "${responseStandard.says}" are not in ${responseStandard.clause} to the letter.`;
    faults.push({ file, line: lineOfStandard('says'), message });
  } else if (responseStandard.kind === 'none') {
    const [span] = timeSpans(found.clause.text);
    if (span !== undefined) {
      const message = `${responseStandard.clause} names a time ("${span.words}"), so it cannot be said to promise none. Use "kind: promised", or name the clause that leaves the time open.`;
      faults.push({ file, line: lineOfStandard('kind'), message });
    }
  } else {
    for (const figures of [responseStandard, ...(responseStandard.others ?? [])]) {
      const where = figures.clause === undefined ? found : findByReference(figures.clause, documents);
      const message = where ? figuresNotIn(where.clause, figures) : `There is no clause "${figures.clause}".`;
      if (message !== undefined) faults.push({ file, line: lineOfStandard('clause'), message });
    }
  }
  return faults;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
