import { isOfCouncillorSide, type Person } from '../people/index.ts';
import { type Command, type ListName, noListWords, type Trait } from './command.ts';
import { findDays } from './dates/find-dates.ts';
import { findPeriod } from './dates/find-periods.ts';
import { readPastPeriod } from './dates/past-periods.ts';
import { readLastDay } from './dates/read-dates.ts';
import { MONTH } from './dates/words.ts';
import { type FoundName, findNames } from './find-names.ts';
import { findPeople } from './find-people.ts';
import type { Known } from './known.ts';
import { asksForOpen, CLOSED, inNoState, TRAITS, traitsIn } from './list-traits.ts';
import { wordsBeside, wordsSought } from './list-words.ts';
import { placesOf, serviceSaid } from './mask.ts';
import { beginsStreet } from './of-documents.ts';
import { lists } from './typed.ts';

/* A list and what narrows it, in words. What is said and narrows nothing that is known is looked for as words: no list is wider than asked. */

const ofToday: ReadonlySet<ListName> = new Set([
  'due',
  'due-this-week',
  'overdue',
  'late',
  'team-overdue',
  'unassigned',
]);

/** How a list that is narrowed begins where its next page is asked for. */
export const listHeads: Readonly<Record<Exclude<ListName, 'changed'>, string>> = {
  ...lists,
  late: 'what is late and why',
  search: 'casework',
};
/** What is due by a day that is later than this week. */
export const DUE_BY = 'due by';

/** The next page of a list that is narrowed, as its button types it; undefined for anything else. */
export function readPage(text: string, known: Known): Command | undefined {
  if (!/, page \d{1,4}$/i.test(text)) return undefined;
  const said = text.toLowerCase();
  const heads = [...Object.entries(listHeads), ['due-this-week', DUE_BY] as const];
  const which = heads.find(([, head]) => said.startsWith(`${head} `))?.[0];
  return which === undefined
    ? undefined
    : readList(which as ListName, text.replace(/, page \d+$/i, ''), known, pageOf(text));
}

function pageOf(text: string): number {
  return Math.max(1, Number(/\bpage (\d{1,4})\b/i.exec(text)?.[1] ?? 1));
}

/** A list and what narrows it. */
export function readList(asked: ListName, whole: string, known: Known, page = pageOf(whole)): Command {
  const oldest = OLDEST.test(whole);
  const text = oldest ? whole.replace(OLDEST, ' ').replace(OF_ALL, ' ') : whole;
  const isOfTeam =
    (asked === 'due' || asked === 'due-this-week') && OF_TEAM.test(text) && !isOfCouncillorSide(known.me);
  const named = asked === 'team-overdue' && OF_ALL.test(text) ? 'overdue' : isOfTeam ? 'team' : asked;
  const said = periodIn(text, known) || (isOfTeam ? (asked === 'due' ? 'today' : 'this week') : '');
  const days = daysIn(named, text, said, known);
  const { which: dated, period, logged, by, unused } = days;
  const only = traitsIn(named, text, known);
  const open: readonly Trait[] = days.isOpen || (named === 'search' && asksForOpen(text)) ? ['open'] : [];
  const isMine = named === 'search' && only.length > 0 && /\b(?:my|mine|i|i['’]?(?:ve|m))\b/i.test(text);
  const which = isMine ? 'mine' : dated;
  const names = findNames(text, known);
  const { councillor, officer } = whoseIn(text, names, known);
  // What tells somebody from others of that name is no ward or service that is asked for.
  const besides = names.reduce((left, { said: name }) => left.replace(name, ' '), text);
  const ward = known.wards.find((each) => placesOf(each, besides).length > 0) ?? '';
  const unknownWard =
    /\b(?:in|from)\s+(?:the\s+)?(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)*)\s+ward\b/u.exec(besides)?.[1] ?? '';
  const service = serviceSaid(besides, known.services);
  const taken = [period, logged, by, unused, councillor, officer, ward || unknownWard, service];
  const words =
    which === 'search'
      ? wordsSought(inNoState(text, open, only), taken)
      : named === 'changed'
        ? ''
        : wordsBeside(text.replace(TRAITS, ' '), [...taken, said, ...names.map((each) => each.said)], known);
  return {
    kind: 'list',
    which,
    page,
    of: {
      ...noListWords,
      councillor,
      officer,
      ward: ward || unknownWard,
      service,
      period,
      logged,
      by,
      only: [...open, ...only],
      oldest,
      words,
      unused: named === 'changed' ? (OF_SOME_CHANGES.exec(text)?.[0] ?? '') : unused,
    },
  };
}

/** "Oldest first", "open longest": in which order, and no words to look for. */
const OLDEST =
  /\b(?:the )?(?:oldest|longest)(?:[- ](?:open|running|waiting|outstanding|standing|unresolved))*(?: (?:first|ones?))?\b/i;
const OF_TEAM =
  /\b(?:(?:the|my|our) (?:whole )?team(?:['’]s)?|(?:all|the lot|any|most|which|what) of (?:us|ours)|between us|us all)\b/i;
/** All of the council, and no team. */
const OF_ALL =
  /\b(?:(?:across|between|of|out of|among(?:st)?|in|for)\s+(?:the lot of us|all of us|us all|everyone|everybody|the whole (?:team|lot|place))|of everybody['’]s|council[- ]?wide|(?:whole|entire|all (?:of )?the|across the|in the|for the) council|(?:all|every|each|any|across)(?: of)?(?: the| our)? (?:services?|departments?|directorates?))\b/i;
/** Of what was done, only some: what nobody missed who did it, and what is one kind of change. */
const OF_SOME_CHANGES =
  /\b(?:(?:have|did|had) i (?:just |already )?(?:chang|do\b|done|updat|edit|log|add|resolv|mak|made)\w*|i(?:['’]ve)? (?:just )?(?:changed|did|done|updated|edited|made)|shared with (?:me|us)|(?:re-?opened|reassigned|withdrawn|paused|extended|chased|linked)\b)/i;

/** Days are of what was closed, logged or changed, or by which something is due; which of these is told by the words beside them. */
function daysIn(
  named: ListName,
  text: string,
  said: string,
  known: Known,
): {
  readonly which: ListName;
  readonly period: string;
  readonly logged: string;
  readonly by: string;
  readonly isOpen: boolean;
  /** Days that narrow nothing there: they are said. */
  readonly unused: string;
} {
  const none = { which: named, period: '', logged: '', by: '', isOpen: false, unused: '' };
  const aside = /^(?:for |on |as of )?(?:today|now|tonight)$/i.test(said) ? none : { ...none, unused: said };
  // "Team list. Now." says when it is wanted.
  if (/^(?:right |just )?now$/i.test(said)) return none;
  if (said === '' || named === 'changed') return { ...none, period: said };
  if (named === 'closed' || CLOSED.test(text)) return ofToday.has(named) ? aside : { ...none, period: said };
  const isStill = STILL.test(text);
  const before = text.slice(0, Math.max(0, text.indexOf(said)));
  const isSince = /^(?:since|from)\b/i.test(said) || /\b(?:from|since|of)\s+(?:the\s+)?$/i.test(before);
  const past = readPastPeriod(said, known);
  const isPast = past !== undefined && past.to < known.on;
  const isOfLogging =
    LOGGED.test(text) || (isStill && (isSince || isPast) && (named === 'unassigned' || !ofToday.has(named)));
  if (isOfLogging) return { ...none, logged: said, isOpen: isStill };
  const isDue = named === 'due' || named === 'due-this-week';
  // What is late or nobody's is so as of today, whatever days are named.
  if (ofToday.has(named) && !isDue) return aside;
  if (named === 'search' && !isStill) return past === undefined ? aside : { ...none, logged: said };
  if (!isDue && !isStill && isPast) return { ...none, logged: said };
  // What somebody has on a day to come is due by then.
  if (named === 'team') return readLastDay(said, known) === undefined ? aside : { ...none, by: said };
  // A month alone may be one to come, but what is over narrows nothing that is due.
  if (isPast && /\b(?:last|past|previous|yesterday|since)\b/i.test(said))
    return { ...aside, which: isDue ? 'due-this-week' : named };
  if (/^(?:for |on )?today$/i.test(said)) return { ...none, which: 'due' };
  return { ...none, which: 'due-this-week', by: laterDay(said, known) };
}

/** Days to come, as said, where their last one is not that of this week; empty for any other. */
function laterDay(said: string, known: Known): string {
  const last = readLastDay(said, known);
  return last === undefined || last <= known.on || /^(?:(?:for|on|in) )*(?:this|the rest|all)\b.*\bweek$/i.test(said)
    ? ''
    : said;
}

function areCouncillors(people: readonly Person[]): boolean {
  const isOne = ({ roles }: Person) => roles.every((role) => role === 'councillor' || role === 'co-opted');
  return people.length > 0 && people.every(isOne);
}

function whoseIn(text: string, names: readonly FoundName[], known: Known) {
  const { directory, on, me } = known;
  const whose = names.map(({ said: name }) => ({
    said: name,
    found: findPeople(name, { directory, on, me, suits: () => true }),
  }));
  const isCouncillor = ({ said, found }: (typeof whose)[number]) =>
    /^(?:cllr|clr|councillor)/i.test(said) ||
    /councillor\s+$/i.test(text.slice(0, names.find((name) => name.said === said)?.start ?? 0)) ||
    areCouncillors(found.kind === 'one' ? [found.person] : found.kind === 'several' ? found.people : []);
  return {
    councillor: whose.find(isCouncillor)?.said ?? '',
    officer: whose.find((each) => !isCouncillor(each))?.said ?? '',
  };
}

const LOGGED =
  /\b(?:logged|raised|recorded|reported|opened|registered|came in|come in|put in|(?:did|do|does|have|has) (?:\S+ ){1,3}(?:log|raise|record|report))\b/i;
const STILL = /\b(?:still|outstanding|open|left over|not done|unresolved|not (?:yet )?(?:closed|resolved))\b/i;
const SPOKEN = new RegExp(
  String.raw`\b(?:last|this|the past|past|the last|previous)\s+(?:\d+\s+|two\s+|three\s+|four\s+|six\s+|couple of\s+|few\s+)?(?:days?|weeks?|fortnight|months?|quarter|(?:financial )?year)\b|\bsince\s+[\w\s]{2,20}$|(?<!\d(?:st|nd|rd|th)?\s)\b(?:in\s+)?(?:(?:january|february|april|june|july|august|september|october|november|december|(?<!\b(?:on|a|to)\s)march)\b|(?<=\b(?:in|for|during|since|of|by|from|last|this)\s)${MONTH}(?!\w)|${MONTH}(?=\s+20\d\d))(?:\s+20\d\d)?\b`,
  'gi',
);

/** "In March", and neither of March Road nor of what may be late. */
function periodIn(text: string, known: Known): string {
  const isOfStreet = (end: number) => beginsStreet(text.slice(end));
  const spoken = [...text.matchAll(SPOKEN)].find(({ index, 0: said }) => !isOfStreet(index + said.length));
  if (spoken !== undefined) return spoken[0].replace(/^in\s+/i, '');
  const day = findDays(text, known, 'past').find(({ end }) => !isOfStreet(end));
  if (day !== undefined) return text.slice(day.start, day.end);
  const period = findPeriod(text, known);
  return period === undefined || isOfStreet(period.end) ? '' : text.slice(period.start, period.end);
}
