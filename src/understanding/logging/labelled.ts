import type { Command } from '../command.ts';
import { findPeople } from '../find-people.ts';
import type { Known } from '../known.ts';
import type { Said } from '../said.ts';
import { trimmed } from '../trimmed.ts';
import { guessService } from './guess-service.ts';
import { type LogWords, noLogWords, type ResidentWords } from './log-words.ts';
import { takeNobodysBusiness } from './nobodys-business.ts';
import { isPasted, subjectOf } from './pasted.ts';
import { readLog } from './read-log.ts';
import { findResident, residentPart } from './resident.ts';
import { withoutResident } from './without-resident.ts';

/*
 * An enquiry written as a form is: "Member: Cllr Lowe. Subject: hedge. Service: Streets". Which line is kept where:
 *
 *   subject, details, councillor, service, ward, officer, received    in the field of that name
 *   name, address, telephone, e-mail                                  with the resident, apart, for those who handle it
 *   date of birth, National Insurance number and their like           nowhere: nobody needs them, and it is said that they were left out
 *   any other line, a second line of the same name, plain words       in the details, as written
 */

const labelOf: readonly (readonly [
  RegExp,
  'subject' | 'details' | 'councillor' | 'service' | 'ward' | 'officer' | 'received',
])[] = [
  [/^(?:subject|re|regarding|about|issue|problem|title|complaint|enquiry|query)$/i, 'subject'],
  [/^(?:details?|description|message|notes?|comments?)$/i, 'details'],
  [/^(?:member|councillor|cllr|for|from|on behalf of|raised by)$/i, 'councillor'],
  [/^(?:service|team|department|dept)$/i, 'service'],
  [/^(?:ward|area)$/i, 'ward'],
  [/^(?:officer|with|assigned to|handler)$/i, 'officer'],
  [/^(?:received|date|date received|came in)$/i, 'received'],
];
const NAMED = String.raw`[A-Za-z][A-Za-z '’-]{1,24}?\s*:`;
/** Where a label may stand: first in a line, behind a semicolon or a full stop. Behind a comma only in a row of labels, not in a story. */
const NEXT = String.raw`[;\n]\s*${NAMED}|\.\s*(?=\p{Lu})${NAMED}`;
const END = String.raw`\n|[.;]?\s*$`;
const LABEL = new RegExp(
  String.raw`(?<lead>^|[;,\n]\s*|\.\s*(?=\p{Lu}))(?:(?<story>[Dd]etails?|[Dd]escription|[Mm]essage|[Nn]otes?|[Cc]omments?)\s*:\s*(?<told>[^\n]*?)(?=${NEXT}|${END})|(?<label>[A-Za-z][A-Za-z '’-]{1,24}?)\s*:\s*(?<value>[^\n]*?)(?=${NEXT}|,\s*${NAMED}|;\s+(?=\p{Lu})|(?<!\b(?:[A-Z]|Mr|Mrs|Ms|Mx|Dr|St|Cllr))\.\s+(?=\p{Lu})|${END}))`,
  'gu',
);

/** Undefined without what it is about and another field. */
export function readLabelled({ lines }: Said, known: Known): Extract<Command, { kind: 'log' }> | undefined {
  if (isPasted(lines) && !isForm(lines)) return undefined;
  const found: Partial<Record<(typeof labelOf)[number][1], string>> = {};
  let theirs: Partial<ResidentWords> = {};
  const { rest: needed, leftOut } = takeNobodysBusiness(lines);
  let rest = needed;
  let end: number | undefined;
  for (const { 0: whole, index, groups } of needed.matchAll(LABEL)) {
    const label = (groups?.story ?? groups?.label ?? '').trim();
    const value = (groups?.told ?? groups?.value ?? '').trim();
    const isInStory = groups?.lead?.startsWith(',') === true && end !== undefined && end !== index;
    if (value === '' || isInStory) continue;
    end = index + whole.length;
    const part = residentPart(label, value);
    const field = part === 'name' && isCouncillor(value, known) ? 'councillor' : fieldOf(label, value, known);
    if (field !== undefined && found[field] === undefined) found[field] = value;
    else if (field === undefined && part !== undefined && theirs[part] === undefined)
      theirs = { ...theirs, [part]: value };
    else continue;
    rest = rest.replace(whole, '\n');
  }
  const subject = found.subject ?? (found.details === undefined ? undefined : subjectOf('', found.details));
  if (subject === undefined || Object.keys(found).length + Object.keys(theirs).length < 2) return undefined;
  // What stands outside the fields may say when it came.
  const outside = readLog(rest.replace(/\s+/g, ' ').trim(), rest, known);
  const more = trimmed(outside.details === '' ? outside.subject : rest.trim());
  const details = [found.details ?? '', /\p{L}{2}/u.test(more) ? more : ''].filter((each) => each !== '').join('\n');
  const { received, urgent } = outside;
  const resident = together(theirs, outside.resident, findResident(details, known));
  const kept = (words: string) => withoutResident(words, resident).replace(/\s+(?:at|in|of|from|by)$/i, '');
  const service = found.service ?? (found.officer === undefined ? guessService(`${subject} ${details}`, known) : '');
  const said = { ...found, service, subject: kept(subject), details: kept(details) };
  const words: LogWords = { ...noLogWords, received, urgent, ...said, resident, unused: leftOut };
  return { kind: 'log', words, sure: false };
}

/** The parts that are told, then those that stand in the story; not those of somebody of another name. */
function together(told: Partial<ResidentWords>, ...inStory: readonly ResidentWords[]): ResidentWords {
  let resident: ResidentWords = { ...noLogWords.resident, ...told };
  for (const found of inStory) {
    if (found.name !== '' && resident.name !== '' && found.name !== resident.name) continue;
    const parts = Object.entries(found).filter(([name]) => resident[name as keyof ResidentWords] === '');
    resident = { ...resident, ...Object.fromEntries(parts) };
  }
  return resident;
}

/** "From: Mill Lane" is where the trouble is, "From: David Lowe" is who asks. */
function fieldOf(label: string, value: string, known: Known): (typeof labelOf)[number][1] | undefined {
  return /^from$/i.test(label) && !isCouncillor(value, known) ? undefined : fieldNamed(label);
}

function fieldNamed(label: string): (typeof labelOf)[number][1] | undefined {
  return labelOf.find(([pattern]) => pattern.test(label))?.[1];
}

/** A form has lines that no e-mail has at its head, and no address of whoever sent it. */
function isForm(lines: string): boolean {
  const rows = lines.split('\n').map((line) => line.trim());
  const first = rows.findIndex((line) => /^[>\s]*[A-Za-z][A-Za-z ]{1,20}:\s*\S/.test(line));
  const after = rows.slice(Math.max(0, first));
  const end = after.indexOf('');
  const head = after.slice(0, end === -1 ? after.length : end);
  const isSent = head.some((line) => /^(?:from|sent|to|cc)\s*:.*(?:@|\d:\d\d)/i.test(line));
  const isOfForm = head.some((line) => {
    const { name = '', value = '' } = /^(?<name>[A-Za-z][A-Za-z '’-]{1,24}?)\s*:(?<value>.*)$/.exec(line)?.groups ?? {};
    const field = fieldNamed(name);
    const isHead = /^(?:subject|re|from|date|received|for)$/i.test(name);
    return (field !== undefined && !isHead) || residentPart(name, value) !== undefined;
  });
  return !isSent && isOfForm;
}

function isCouncillor(name: string, { directory, on, me }: Known): boolean {
  const found = findPeople(name, { directory, on, me, suits: ({ roles }) => roles.includes('councillor') });
  return /^(?:cllr|councillor)\b/i.test(name) || found.kind === 'one';
}
