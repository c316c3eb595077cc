import { isOfCouncillorSide, type Person } from '../people/index.ts';
import { noActionWords, type Verb } from './act-command.ts';
import { readActWords } from './act-words.ts';
import { verbFor } from './acts.ts';
import { type Command, noListWords } from './command.ts';
import { findNames } from './find-names.ts';
import { findPeople } from './find-people.ts';
import type { Known } from './known.ts';
import type { Said } from './said.ts';

/*
 * "Hand everything of Priya's to Helen": all that somebody has, for somebody else. All of them are read back by their numbers, and one yes
 * moves all or none.
 */

const LEAD = '^(?:(?:please|pls|ok|so|and|can you|could you)[\\s,]+)*';
const GIVE = '(?:give|pass|hand|move|transfer|reassign|assign|switch|shift|put|send)(?: (?:over|across))?';
const ALL = '(?:everything|all|all of|all the (?:cases|casework|enquiries|work|jobs)|the (?:whole )?lot|the lot of)';
const WORK =
  '(?:(?:(?:whole|open|current|remaining|live) )*(?:lot|cases?|casework|case ?load|enquiries|inquiries|work|workload|stuff|things|jobs|tickets|ones|pile|list|bits))';
const TO = '(?:(?:over|across) )?(?:to|onto|with) @to(?: (?:instead|please|pls|for now|now|from now on))*[\\s.!]*$';
const shapes: readonly RegExp[] = [
  new RegExp(`${LEAD}${GIVE} (?:${ALL} )?(?:of )?(?:the )?@from['’]s(?: ${WORK})? ${TO}`, 'i'),
  new RegExp(
    `${LEAD}${GIVE} ${ALL}(?: (?:that|which))? @from(?:['’]s)?(?: (?:has|has got|got|is dealing with|holds|is handling|owns))+ ${TO}`,
    'i',
  ),
  new RegExp(`${LEAD}${GIVE} ${ALL}(?: ${WORK})? (?:from|of) @from ${TO}`, 'i'),
];
/** More are shown as a list, for nobody reads so many numbers. */
const MOST = 20;

/** What is read back; a list where there are none, too many, or others than can be seen at once; undefined for anything else. */
export function readAllOfTheirs({ text, mood }: Said, known: Known): Command | undefined {
  if (mood.question || mood.wondering || isOfCouncillorSide(known.me)) return undefined;
  const names = findNames(text, known);
  const [first, second, third] = names;
  const mine = /\b(?:to|onto|with)\s+me\b/i.exec(text);
  if (first === undefined || third !== undefined || (second === undefined) === (mine === null)) return undefined;
  const to = second?.said ?? 'me';
  const toStart = second?.start ?? (mine?.index ?? 0) + (mine?.[0].length ?? 2) - 2;
  const toEnd = second?.end ?? toStart + 2;
  const end = first.start + first.said.replace(/['’]s$/i, '').length;
  const shape = `${text.slice(0, first.start)}@from${text.slice(end, toStart)}@to${text.slice(toEnd)}`;
  if (toStart < end || !shapes.some((one) => one.test(shape))) return undefined;
  const from = onlyOfficer(text.slice(first.start, end), known);
  if (from === undefined) return undefined;
  const theirs = known.seen.filter(({ stands }) => stands?.officerId === from.id && !stands.isClosed);
  if (theirs.length === 0 || theirs.length > MOST || known.seesOlder === true)
    return {
      kind: 'list',
      which: 'search',
      page: 1,
      of: { ...noListWords, officer: from.name, only: ['open'] },
    };
  const abouts = theirs.map(({ reference }) => ({ named: reference }));
  return { kind: 'act', verb: 'reassign', abouts, words: { ...noActionWords, who: to }, sure: false };
}

const ALL_SHOWN =
  /^(?:(?:please|pls|ok|okay|so|and|now|then|can you|could you)[\s,]+)*(?<verb>acknowledge|ack|resolve|close|pause|resume|extend|chase|withdraw|update|note|reassign|reopen)\s+(?:everything|all(?: (?:of )?(?:them|these|those|the above))?|them all|these|those|them|both(?: of (?:them|these|those))?|the (?:whole )?lot|every (?:one|single one)(?: of (?:them|these|those))?)(?: (?:on|in) (?:the|my|this|that) (?:list|screen|page))?(?<after>\s*[:,;–—-].*|\s+(?:to|until|till|because|as|for|with)\s.*)?[\s.!]*$/isu;
const verbsOfAll: Readonly<Record<string, Verb>> = { ack: 'acknowledge', close: 'resolve' };

/** "Close all of them": those that are shown are read back by their numbers; where there are none, one's own are listed. Undefined for anything else. */
export function readAllShown({ text, mood }: Said, known: Known): Command | undefined {
  const { verb: head = '', after = '' } = ALL_SHOWN.exec(text)?.groups ?? {};
  const { references, open } = known.screen;
  if (head === '' || mood.question || mood.wondering || open !== undefined) return undefined;
  const [only, second] = references;
  if (only === undefined) return { kind: 'list', which: 'mine', page: 1, of: noListWords };
  if (second === undefined) return undefined;
  const said = head.toLowerCase();
  const verb = verbFor(verbsOfAll[said] ?? (said as Verb), known, false);
  const { words } = readActWords(verb, { before: '', after, other: '' }, text, known);
  return { kind: 'act', verb, abouts: references.map((reference) => ({ named: reference })), words, sure: false };
}

function onlyOfficer(said: string, { directory, on, me }: Known): Person | undefined {
  const found = findPeople(said, { directory, on, me, suits: (person) => !isOfCouncillorSide(person) });
  return found.kind === 'one' ? found.person : undefined;
}
