import { type ActCommand, noActionWords } from './act-command.ts';
import type { Known } from './known.ts';
import { aboutsIn, readResidentEdit } from './resident-words.ts';
import type { Said } from './said.ts';
import { readSwapped } from './words-swapped.ts';

/* What is put right, or noted, in words that order it plainly: the resident, the title, a note for officers. All of it is read back. */

/** "The title of the bench one should read '...'": what an enquiry is to be called. */
const TITLED =
  /^(?:(?:the|its) (?:subject|title|heading|name)(?: (?:of|on|for) (?<of>[^:'"‘“]{3,50}?))? (?:should|ought to|needs? to|must|has to|is to)(?: now)? (?:read|be|say)|(?:make|have|let) (?:the|its) (?:subject|title|heading)(?: (?:of|on|for) (?<on>[^:'"‘“]{3,50}?))? (?:read|say|be)|(?<one>(?:the|that|this|it|cw-)[^:'"‘“]{0,50}?) (?:should|ought to|needs? to|must|is to) be (?:called|titled|headed|named|renamed)|rename (?<this>[^:'"‘“]{2,50}?) (?:to|as))\s*:?\s*(?:(?<quote>['"‘“])(?<quoted>.{3,120}?)['"’”](?![\p{L}])|(?<value>(?!be\b|shorter|longer|better|different)[^'"‘“]{3,120}?)[\s.]*$)/iu;

/** "Let it be noted, for officers alone, that 3 was reported before": formal words for a note. */
const NOTED =
  /^(?:(?:let|may|i (?:wish|want|would like|['’]d like)|it (?:should|is to)|please (?:have|let)|put)\b[^:]{0,12}?\b(?:be )?(?:noted|recorded|on (?:the )?(?:file|record)|a note)|(?:for|to) (?:the )?(?:officers?['’]?s?|staff)['’]? (?:eyes )?(?:only|alone))\b(?<whose>[^:]*?)(?:[\s,]that\s+|:\s*)(?<what>\S.+)$/is;
const FOR_OFFICERS =
  /\b(?:officers?['’]?s?|staff|us|ourselves|internal(?:ly)?)\b.{0,12}\b(?:only|alone|eyes|use)\b|\binternal(?:ly)?\b|\bnot (?:for|to) (?:the )?(?:councillor|member|cllr)\b/i;
/** An enquiry's number with its noughts, as nothing else is written. */
const NUMBERED = /(?<![\d/-])0\d{3}(?![\d/-])/;

function readNoted({ text, mood }: Said, known: Known): ActCommand | undefined {
  const { what } = NOTED.exec(text)?.groups ?? {};
  if (what === undefined || mood.question || !FOR_OFFICERS.test(text)) return undefined;
  const number = NUMBERED.exec(text)?.[0];
  const seen = known.seen.find((each) => number !== undefined && each.number === Number(number));
  const abouts =
    seen === undefined ? aboutsIn(number === undefined ? text : `CW-${number}`, known) : [{ named: seen.reference }];
  if (abouts === undefined) return undefined;
  return {
    kind: 'act',
    verb: 'note',
    abouts,
    words: { ...noActionWords, text: what.replace(/[\s.]+$/, '') },
    sure: false,
  };
}

/** Which field of an enquiry is put right, and how it is to read: its title, or who its resident is; or what is to be noted on it. */
export function readEditTold(said: Said, known: Known): ActCommand | undefined {
  return readResidentEdit(said, known) ?? readTitled(said, known) ?? readSwapped(said, known) ?? readNoted(said, known);
}

function readTitled({ text, mood }: Said, known: Known): ActCommand | undefined {
  const { of, on, one, this: which, quoted, value } = TITLED.exec(text)?.groups ?? {};
  const called = one ?? which;
  const title = quoted ?? (called === undefined ? value : undefined);
  if (title === undefined || mood.wondering || (mood.question && !mood.request)) return undefined;
  const abouts = aboutsIn(of ?? on ?? called ?? 'it', known);
  if (abouts === undefined) return undefined;
  return {
    kind: 'act',
    verb: 'edit',
    abouts,
    words: { ...noActionWords, edits: { subject: title.trim() } },
    sure: false,
  };
}
