import type { Side } from '../../knowledge/index.ts';

/** Beginnings of a question that leans on the one before it. */
const openings =
  /^\s*(?:and|but|or|so|ok(?:ay)?|what about|how about|what if|and if|same for|does that|is that|do they|even if|also|then)\b/i;

/** A question of more words than this stands alone, however it begins. */
const longestFollowUp = 9;

/** A follow-up that only names a side: `and for councillors?`, `what about officers`. */
const sideOnly =
  /^\s*(?:and|but|or|so|ok(?:ay)?)?\s*(?:what about|how about|same for|for|does that go for)?\s*(?:for|the|as an?)?\s*(councillors?|cllrs?|members?|officers?|staff|co-?opted(?: members?)?)(?: too| then| as well)?\s*\?*\s*$/i;

/** A word for either side, with its plural. */
const sideWord = /\b(?:(councillor|cllr|member)|officer|staff)(s?)\b/gi;

/** True where a question seems to need the one before it: it is short and opens like a continuation. */
export function isFollowUp(text: string): boolean {
  return openings.test(text) && text.trim().split(/\s+/).length <= longestFollowUp;
}

/**
 * The follow-up as a question of its own. One that only names a side is the question before it, asked for that side:
 * after `what can councillors expect from officers`, `and for officers?` is
 * `{ text: 'what can officers expect from councillors', role: 'officer' }`.
 * Any other is put behind the question before it.
 */
export function completeFollowUp(previous: string, text: string): { readonly text: string; readonly role?: Side } {
  const named = sideOnly.exec(text)?.[1]?.toLowerCase();
  if (named === undefined) return { text: `${previous.replace(/[?.!\s]+$/, '')} ${text.trim()}` };
  if (named.startsWith('co') && named.includes('opted'))
    return { text: `${previous.replace(/[?.!\s]+$/, '')} ${text.trim()}`, role: 'co-opted' };
  const role: Side = /^(?:officer|staff)/.test(named) ? 'officer' : 'councillor';
  return { text: turnRound(previous, role), role };
}

/** The question with its sides changed over, unless the wanted side comes first already or none is named. */
function turnRound(question: string, wanted: Side): string {
  const [first] = question.matchAll(sideWord);
  if (first === undefined || (first[1] === undefined) === (wanted === 'officer')) return question;
  return question.replace(sideWord, (_, councillor: string | undefined, plural: string) =>
    councillor === undefined ? `councillor${plural}` : `officer${plural}`,
  );
}
