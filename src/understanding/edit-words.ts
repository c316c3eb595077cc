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

/** "The council had 3 on 1 December", "3 the resident wrote on 30 November". */
const ON_DAY =
  /^\s*(?:[,:–-]?\s*(?:the\s+)?(?:\p{L}+\s+){0,2}(?:wrote|written|e-?mailed)(?:\s+(?:in|it|to us|to me|the letter))*)?\s*(?:(?:on|since|as (?:early|long ago) as)\s+)?(?<day>(?=\D{0,14}\d|(?:mon|tue|wed|thu|fri|sat|sun|yest|this|last)\p{L}*)[^,;:]{3,40}?)(?:\s*,?\s*(?:and )?not\b[^;:]*)?[.!\s]*$/iu;
const WARD_VALUE =
  /^\s*[,:–-]?\s*(?:the\s+|in\s+)?ward\s+(?!(?:is|was|to|should|of|for|in|from|please|wrong|now)\b)(?<value>\p{L}[\p{L}&'’ -]{2,40}?)[.!\s]*$/iu;
const QUOTED = /^["“'‘](?<inside>[^"“”]+)["”'’]$/;

/** "Wrong street. ", "the number is wrong: ": that something is wrong, before what is right. */
const WRONG_FIRST =
  /^[\s,:;.–-]*(?:(?:(?:that|it|this)(?:['’]s|\s+is)\s+)?(?:the\s+)?wrong\s+(?:\p{L}+\s?){1,2}|(?:the\s+)?(?:\p{L}+\s+)?(?:is|was)\s+wrong)\s*[.,;:–-]+\s*/iu;
const SHOULD_SHORT = /\b(?:shd|shld|shud|s\/b|sb)\b/gi;

/** No field is named: words in place of others are looked for where they stand, anything else is said not to be used. */
function withoutField(after: string): ReadWords {
  const told = after.replace(SHOULD_SHORT, 'should').replace(WRONG_FIRST, '');
  const { right = '', wrong } = INSTEAD.exec(told)?.groups ?? {};
  // Words over the end of a sentence are no name of anything.
  if (right !== '' && !/[.;!?]\s/.test(right) && wrong !== undefined)
    return { words: { ...noActionWords, instead: { right, wrong } }, exact: false };
  const rest = trimmed(after);
  const isSaid = (rest.match(/\p{L}{2,}/gu) ?? []).length > 1;
  return { words: isSaid ? { ...noActionWords, unused: rest } : noActionWords, exact: rest === '' };
}

/** What the new value stands behind: the last of what says it is to be so, else what says it is so. */
const SHOULD =
  /\b(?:should|ought to|(?:is|was) (?:meant|supposed) to) (?:be|read|say)\b(?:\s+(?:in|for)\b)?\s*:?\s*(?<value>.+)$/is;
const NOT_THIS = /\s*,?\s*\b(?:and )?(?:not|instead of|rather than)\b.*$/is;
/** That it is wrong says nothing of what is right. */
const NO_VALUE = /^(?:(?:the|a|an)\s+)?(?:wrong|incorrect|mistaken|missing|empty|blank|not)\b/i;

/** A ward or a councillor behind the words that lead to one, without what it is not. */
function placedBehind(lead: string, after: string): string | undefined {
  const said =
    SHOULD.exec(after)?.groups?.value ??
    new RegExp(String.raw`(?:\b(?:${lead})\b(?:\s+(?:in|for)\b)?|[:=])\s*(?:the\s+)?(.+)$`, 'is').exec(after)?.[1];
  const value = said?.replace(/[.!]$/, '').replace(NOT_THIS, '').trim();
  return value === undefined || NO_VALUE.test(value) ? undefined : value;
}

/** What is to be put right: the field by its word, the new value behind it. */
export function editWords(after: string, before: string, said: string): ReadWords {
  const value =
    /(?:\bto\b|\bshould (?:be|read|say)\b|\bto read\b|\bit(?:['’]s| is| was)\b|:|\bas\b|=)\s*(.+?)[.]?$/i
      .exec(after)?.[1]
      ?.trim() ?? '';
  if (WRONG_FIRST.test(after)) {
    const right = withoutField(after);
    if (right.words.instead !== undefined) return right;
  }
  const ward = WARD_VALUE.exec(after)?.groups?.value;
  if (ward !== undefined) return editWords(` ward to ${ward}`, before, said);
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
    [/\b(?:wrote|written)\b/i, 'written'],
    [/\b(?:date|received|came in|(?:we|i|council) got)\b/i, 'had'],
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
    field === 'had' || field === 'written'
      ? (ON_DAY.exec(after)?.groups?.day ??
        /(?:received|came in|had it|it was|should be|to|:)\s*(?:on\s+)?(.+?)(?:\s*,?\s*not\b.*)?[.]?$/i.exec(
          after,
        )?.[1] ??
        value)
      : field === 'councillor'
        ? (placedBehind("for|to|is|was|it['’]s", after) ?? '')
        : field === 'ward'
          ? (placedBehind("in|to|is|was|it['’]s", after) ?? '').replace(/\s+ward$/i, '')
          : (QUOTED.exec(value)?.groups?.inside ?? value);
  const written = NO_VALUE.test(other.trim()) ? '' : other.trim();
  const edits: ActionWords['edits'] = written === '' ? {} : { [field]: written };
  return { words: { ...noActionWords, edits, ...(written === '' ? { form: 'asked' as const } : {}) }, exact: false };
}
