import { isOfCouncillorSide } from '../people/index.ts';
import { findNames } from './find-names.ts';
import { findPeople } from './find-people.ts';
import type { Known, SeenEnquiry } from './known.ts';
import type { FoundReference } from './references.ts';

/*
 * Enquiries that are named by how they stand or by whom they are for or with: "the paused one", "the oldest case", "the one Tom has",
 * "Cllr Khan's one". One that fits is meant; of several it is asked which, and where there is none that is said.
 */

const ONE = '(?:one|enquiry|inquiry|case|job|complaint|ticket)(?![\\p{L}\\p{N}])';
const statesSaid: Readonly<Record<string, string>> = {
  paused: 'paused|parked|stopped|on[- ]hold|on pause',
  overdue: 'overdue|late',
  unassigned:
    "un-?as+igned|unallocated|(?:not|nobody(?:['’]s)?|no ?one(?:['’]s)?)\\s+(?:yet\\s+)?(?:assigned|allocated|has(?: got)?|got|picked up)|with(?:out)? (?:nobody|anybody|an? officer)",
  complex: 'complex',
  urgent: 'urgent',
  closed: 'closed|resolved|finished',
  oldest: 'oldest|longest|earliest',
  newest: 'newest|latest|most recent',
};
const ANY_STATE = Object.entries(statesSaid)
  .map(([name, words]) => `(?<${name}>${words})`)
  .join('|');
/** "The paused one", "my oldest open case". */
const OF_STATE = new RegExp(
  `\\b(?:the|my|our|that|your)\\s+(?:${ANY_STATE})\\s+(?:open\\s+|of (?:mine|ours)\\s+)?${ONE}`,
  'iu',
);
/** "The one that's paused", "the case nobody has got"; "that's that one finished" tells how it stands and chooses none. */
const ONE_THAT = new RegExp(
  `\\b(?!that\\s+${ONE}\\s+(?:${statesSaid.closed})\\b)(?:the|my|that)\\s+${ONE}(?:\\s+(?:that|which))?(?:['’]s|\\s+(?:is|was|has been))?\\s+(?:still\\s+|currently\\s+)?(?:${ANY_STATE})(?![\\p{L}\\p{N}])`,
  'iu',
);
const HAS =
  "(?:has(?:\\s+got)?|['’]s\\s+(?:got|on|doing|dealing with)|got|is\\s+(?:on|doing|handling|dealing with)|logged|raised|put in|holds)";
const BEFORE_PERSON = new RegExp(
  `\\b(?:the|that)\\s+${ONE}\\s+(?:(?:that|which)\\s+|(?:is\\s+)?(?:from|for|with|of|by)\\s+)?$`,
  'iu',
);

/** "The paused one": the words that say how it stands, and which it is. */
export function findByState(
  text: string,
  { seen, seesOlder, me }: Pick<Known, 'seen' | 'seesOlder' | 'me'>,
): FoundReference | undefined {
  const state = OF_STATE.exec(text) ?? ONE_THAT.exec(text);
  // Of some that are seen nobody can tell which is the oldest, or the only one.
  if (state === null || seesOlder === true) return undefined;
  const [name = ''] = Object.entries(state.groups ?? {}).find(([, words]) => words !== undefined) ?? [];
  const isMine = /^my\b|\bof mine\b/i.test(state[0]);
  const among = isMine
    ? seen.filter(({ stands }) => stands?.councillorId === me.id || stands?.officerId === me.id)
    : seen;
  return found(state.index, state.index + state[0].length, text, standing(name, among));
}

/** Those that stand so, of what the speaker sees; what is not kept of an enquiry is true of none. */
function standing(name: string, seen: Known['seen']): readonly SeenEnquiry[] {
  const open = seen.filter(({ stands }) => stands !== undefined && !stands.isClosed);
  const furthest = (by: (enquiry: SeenEnquiry) => string, which: 'first' | 'last') => {
    const sorted = open.toSorted((one, other) => (by(one) < by(other) ? -1 : by(one) > by(other) ? 1 : 0));
    const end = which === 'first' ? sorted[0] : sorted.at(-1);
    return end === undefined ? [] : sorted.filter((each) => by(each) === by(end));
  };
  switch (name) {
    case 'paused':
      return open.filter(({ stands }) => stands?.isPaused);
    case 'overdue':
      return open.filter(({ stands }) => stands?.isOverdue);
    case 'unassigned':
      return open.filter(({ stands }) => stands?.officerId === undefined);
    case 'complex':
      return open.filter(({ stands }) => stands?.isComplex);
    case 'urgent':
      return open.filter(({ stands }) => stands?.isUrgent);
    case 'closed':
      return seen.filter(({ stands }) => stands?.isClosed);
    case 'oldest':
      return furthest(({ stands }) => stands?.received ?? '', 'first');
    case 'newest':
      return furthest(({ stands }) => stands?.received ?? '', 'last');
    default:
      return [];
  }
}

/** "The one Tom has", "Cllr Khan's one", "the case from Cllr Lowe". */
export function findByPerson(
  text: string,
  known: Pick<Known, 'directory' | 'on' | 'me' | 'seen' | 'seesOlder' | 'isWord'>,
): FoundReference | undefined {
  if (known.seesOlder === true) return undefined;
  for (const { start, end, said } of findNames(text, known)) {
    const [before, behind] = [BEFORE_PERSON.exec(text.slice(0, start)), text.slice(end)];
    const has = new RegExp(`^\\s*${HAS}(?![\\p{L}\\p{N}])`, 'iu').exec(behind);
    const own = new RegExp(`^(?:['’]s)?\\s+${ONE}`, 'iu').exec(behind);
    const isOwn = own !== null && (/['’]s?$/.test(said) || /^['’]s/.test(own[0]));
    if (before === null && !isOwn) continue;
    const people = findPeople(said.replace(/['’]s?$/, ''), { ...known, suits: () => true });
    if (people.kind !== 'one') continue;
    const { id } = people.person;
    const theirs = known.seen.filter(
      ({ stands }) =>
        stands !== undefined &&
        !stands.isClosed &&
        (isOfCouncillorSide(people.person) ? stands.councillorId : stands.officerId) === id,
    );
    const to = before !== null ? end + (has?.[0].length ?? 0) : end + (own?.[0].length ?? 0);
    return found(before?.index ?? start, to, text, theirs);
  }
  return undefined;
}

function found(start: number, end: number, text: string, among: readonly SeenEnquiry[]): FoundReference {
  const [only, second] = among;
  const named = only !== undefined && second === undefined ? only.reference : text.slice(start, end);
  const about =
    only !== undefined && second === undefined ? { named } : { named, among: among.map(({ reference }) => reference) };
  return { start, end, about, strength: 'described' };
}
