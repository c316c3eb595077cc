import { type Command, type LogWords, noLogWords } from '../command.ts';
import type { Known } from '../known.ts';
import type { Said } from '../said.ts';
import { readLog } from './read-log.ts';

const LABELS: readonly (readonly [
  RegExp,
  'subject' | 'details' | 'councillor' | 'service' | 'ward' | 'officer' | 'received',
])[] = [
  [/^(?:subject|re|regarding|about|issue|problem|title)$/i, 'subject'],
  [/^(?:details?|description|message|notes?)$/i, 'details'],
  [/^(?:member|councillor|cllr|for|on behalf of)$/i, 'councillor'],
  [/^(?:service|team|department|dept)$/i, 'service'],
  [/^(?:ward|area)$/i, 'ward'],
  [/^(?:officer|with|assigned to|handler)$/i, 'officer'],
  [/^(?:received|date|date received|came in)$/i, 'received'],
];
const LABEL =
  /(?:^|[.;,\n]\s*)(?<label>[A-Za-z][A-Za-z ]{1,20}?)\s*:\s*(?<value>[^\n]*?)(?=(?:[.;,]\s*|\n\s*)[A-Za-z][A-Za-z ]{1,20}?\s*:|\n|[.;]\s+(?=\p{Lu})|[.;]?\s*$)/gu;

/** "Member: Cllr Lowe. Subject: hedge. Service: Streets": an enquiry written as a form is. Undefined without a subject and another field. */
export function readLabelled({ lines }: Said, known: Known): Extract<Command, { kind: 'log' }> | undefined {
  const found: Partial<Record<(typeof LABELS)[number][1], string>> = {};
  let rest = lines;
  for (const { 0: whole, groups } of lines.matchAll(LABEL)) {
    const field = LABELS.find(([pattern]) => pattern.test(groups?.label?.trim() ?? ''))?.[1];
    const value = groups?.value?.trim() ?? '';
    if (field === undefined || value === '' || found[field] !== undefined) continue;
    found[field] = value;
    rest = rest.replace(whole, ' ');
  }
  if (found.subject === undefined || Object.keys(found).length < 2) return undefined;
  // What stands outside the fields may say when it came.
  const { received, urgent, resident } = readLog(rest.replace(/\s+/g, ' ').trim(), rest, known);
  const words: LogWords = { ...noLogWords, received, urgent, resident, ...found };
  return { kind: 'log', words, sure: false };
}
