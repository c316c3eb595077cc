import { type ActionWords, type Editable, noActionWords } from './act-command.ts';
import type { ReadWords } from './text-words.ts';
import { trimmed } from './trimmed.ts';

/** "…: ward is Hilltop", "…, subject: Kerb broken". */
const FIELD_IS =
  /^\s*[:,–-]\s*(?:the\s+|its\s+)?(?<field>subject|title|heading|details?|description|ward|service|team|department|councillor|cllr|member|date|received)\s*(?:is|should be|was|=|:|->)\s*(?<value>.+)$/i;
/** "…: ward Hilltop": behind the colon the field needs no more than its value. */
const FIELD_VALUE =
  /^\s*:\s*(?:the\s+|its\s+)?(?<field>subject|title|details|description|ward|service|councillor|cllr)\s+(?!(?:is|was|to|should|of|for|in|from)\b)(?<value>.+)$/i;

/** "It is urgent, could fall on somebody" says why. */
const WHY_URGENT = /\burgent\s*[,;:–-]+\s*(?:(?:because|as|since|cos)\s+)?(?<why>\p{L}.{3,}?)[.\s]*$/iu;
const INSTEAD =
  /^[\s,:–-]*(?:(?:it|that|this)(?:['’]s| is| was| should be| should say)|should be|should say|to)?\s*(?:(?:in|at|on|by)\s+)?(?<right>[^,:;]{2,60}?),?\s+(?:and\s+)?(?:not|instead of|rather than)\s+(?:(?:in|at|on|by)\s+)?(?<wrong>[^,:;]{2,60}?)[.!\s]*$/i;

/** No field is named: words in place of others are looked for where they stand, anything else is said not to be used. */
function withoutField(after: string): ReadWords {
  const { right, wrong } = INSTEAD.exec(after)?.groups ?? {};
  if (right !== undefined && wrong !== undefined)
    return { words: { ...noActionWords, instead: { right, wrong } }, exact: false };
  const rest = trimmed(after);
  const isSaid = (rest.match(/\p{L}{2,}/gu) ?? []).length > 1;
  return { words: isSaid ? { ...noActionWords, unused: rest } : noActionWords, exact: rest === '' };
}

/** What is to be put right: the field by its word, the new value behind it. */
export function editWords(after: string, before: string, said: string): ReadWords {
  const value =
    /(?:\bto\b|\bshould (?:be|read|say)\b|\bto read\b|\bit(?:['’]s| is| was)\b|:|\bas\b|=)\s*(.+?)[.]?$/i
      .exec(after)?.[1]
      ?.trim() ?? '';
  const plain = (FIELD_IS.exec(after) ?? FIELD_VALUE.exec(after))?.groups;
  if (plain !== undefined) return editWords(` ${plain.field} to ${plain.value}`, before, said);
  const fields: readonly (readonly [RegExp, Editable])[] = [
    [/\b(?:subject|title|heading|name)\b|^rename/i, 'subject'],
    [/\b(?:details?|description)\b/i, 'details'],
    [/\bward\b/i, 'ward'],
    [/\b(?:service|team|department)\b/i, 'service'],
    [/\b(?:councillor|cllr|member)\b/i, 'councillor'],
    [/\burgen\w+/i, 'urgent'],
    [/\bcouncil had|\bhad it\b/i, 'had'],
    [/\b(?:date|received|came in|wrote|written)\b/i, 'had'],
  ];
  const where = `${before} ${after.slice(0, 40)}`;
  const field =
    fields.find(([pattern]) => pattern.test(where))?.[1] ?? (/\bfor\b/i.test(after) ? 'councillor' : undefined);
  if (field === undefined) return withoutField(after);
  if (field === 'urgent') {
    const negated = /\bnot\b|n['’]t\b/i.test(said);
    const why = WHY_URGENT.exec(after)?.groups?.why ?? '';
    return { words: { ...noActionWords, edits: { urgent: negated ? 'no' : value || why || 'yes' } }, exact: false };
  }
  const other =
    field === 'had'
      ? (/(?:received|came in|had it|it was|should be|to|:)\s*(?:on\s+)?(.+?)(?:\s*,?\s*not\b.*)?[.]?$/i.exec(
          after,
        )?.[1] ?? value)
      : field === 'councillor'
        ? (/(?:for|to|:|it(?:['’]s| is))\s*(?:for\s+)?(.+?)(?:\s*,?\s*not\b.*)?[.]?$/i.exec(after)?.[1] ?? value)
        : field === 'ward'
          ? (/(?:in|to|it(?:['’]s| is)|:)\s*(.+?)(?:\s+ward)?[.]?$/i.exec(after)?.[1] ?? value)
          : value;
  const written = other.trim();
  const edits: ActionWords['edits'] = written === '' ? {} : { [field]: written };
  return { words: { ...noActionWords, edits, ...(written === '' ? { form: 'asked' as const } : {}) }, exact: false };
}
