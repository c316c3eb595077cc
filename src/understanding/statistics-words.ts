import { isOfCouncillorSide } from '../people/index.ts';
import { type Command, noStatisticsWords, type StatisticsWords } from './command.ts';
import { findPastPeriod } from './dates/past-periods.ts';
import { asksHowLong, comparedIn, orderIn, partOf, rankedBy, uncountedIn } from './figures-compared.ts';
import { findNames } from './find-names.ts';
import type { Known } from './known.ts';
import { placesOf, serviceSaid } from './mask.ts';
import { NO_NAME } from './no-name.ts';
import { speaksOfRules } from './of-documents.ts';
import { escaped } from './text-words.ts';
import type { Understanding } from './understanding.ts';

const FIGURES =
  /^(?:please |(?:can|could) you )?(?:(?:show|give|get|tell)(?: me| us)? )?(?:(?:the|my|our|team|all) )*(?:casework |enquir(?:y|ies) )?(?:figures|statistics|stats|numbers(?= by\b)|(?:an? )?(?:chart|graph) of (?:(?:the|my|our|all) )*(?:casework|enquiries|figures|statistics|stats))(?<publish> to publish)?\b(?<rest>[\s\S]*)$/i;

/** "How many were late this year": what became of enquiries in a time that is past is counted, not listed as it stands today. */
const BECAME =
  /^(?:so |and |ok |please )?(?:how many|what (?:percentage|per ?cent|proportion|share|%)|what['’]?s the (?:percentage|per ?cent|proportion|share))\b(?=.*\b(?:were|was|did|got|have been|has been|had been|went|missed|failed|managed)\b).*\b(?:late|overdue|over time|out of time|missed?|in time|on time|within time|kept|resolve[ds]?|acknowledge[ds]?|answered)\b/i;

/** "What proportion did we acknowledge within target", "what share is answered in time": of all there are, whatever time. */
const SHARE =
  /^(?:(?:and|so|ok|please|now)\s+)*(?:(?:on |as (?:to|for|regards) )?(?:performance|figures|numbers)\s*[:,–-]\s*)?what(?:['’]?s the| is the)? (?:percentage|per ?cent|proportion|share|fraction|%)\b(?=.*\b(?:we|our|ours|my|mine|us|enquir(?:y|ies)|inquir(?:y|ies)|cases?|casework|is|are|was|were|gets?|got)\b).*\b(?:acknowledged?|resolved?|answer(?:ed)?|closed?|finish(?:ed)?|met|kept|repl(?:y|ied)|dealt with|late|overdue)\b.*\b(?:in time|on time|late|overdue|(?:within|inside|against|to|by) (?:the |our |its |their |my )?(?:targets?|standards?|times?(?: allowed| promised)?|deadlines?|promised? (?:dates?|days?|time)|sla))\b/i;

/** "Number of enquiries received since April and the share answered in time". */
const COUNTED =
  /^(?:(?:please|and|so|now|can i have|could i have|i need|we need|show|give|get|tell)(?: me| us)?[\s,]+)*(?:what(?:['’]?s| is| was) )?(?:the )?(?:total |overall )?(?:number|count|volume|total) of (?:new |our |my |all |the )*(?:enquir(?:y|ies)|inquiries|cases|casework|complaints)\b(?=.*\b(?:received|logged|raised|came in|got|had|share|proportion|percent\w*|in time|on time|answered|acknowledged|resolved|closed)\b)/i;
/** "What about acknowledgements?": a part of the figures, which stand in one table. */
const OF_PROMISE =
  /^(?:and|what about|how about|and what about|and how about)\s+(?:the\s+|our\s+)?(?:acknowledge?ments?|acknowledging|resolutions?|resolving|updates? given)[\s?.!]*$/i;

const OF_US =
  '(?:we|they|i|it|us|you|officers|the (?:team|council|service|department)|my team|our team|this team|(?:our |the |my )?(?:officers|services|teams|managers|staff|figures|numbers|performance))';
const KEEPS =
  '(?:keep(?:ing)?|kept|meet(?:ing)?|met|hit(?:ting)?|miss(?:ed|ing)?|liv(?:e|ed|ing) up|stick(?:ing)?|stuck|honour(?:ed|ing)?|fulfil\\p{L}*|achiev\\p{L}*|deliver\\p{L}*|fall(?:ing|en)?|fell|slip(?:ping|ped)?|lag(?:ging)?|(?:got |getting |become |becoming )(?:any )?(?:better|worse|faster|slower|quicker)|improv\\p{L}*|(?:acknowledg|answer|reply|repl(?:ied|ying)|resolv|respond)\\p{L}*(?=.*\\b(?:(?:in|on|within) time|late|within|promised?|targets?|deadlines?)\\b))';
/** How a promise is kept, and by how many, asked of those who keep it: "how are we doing against the five-day promise". */
const KEPT = new RegExp(
  [
    `\\bhow (?:well |far |often |badly )?(?:is|are|was|were|has|have|did|do|does) ${OF_US} (?:been )?(?:doing|done|do|perform(?:ing|ed)?|far(?:e|ed|ing)|get(?:ting)? on|measur(?:e|ing) up|compar(?:e|ing)|${KEEPS})\\b`,
    `^(?:(?:so|and|ok|also)[\\s,]+)*(?:is|are|was|were|has|have|did) ${OF_US} (?:been |still |always |actually |now )*${KEEPS}\\b`,
    `\\bwhere (?:do|are) we (?:stand(?:ing)?|at)?\\b`,
    `\\b(?:our|my|their|its|the (?:team|council|service)['’]?s?|the team['’]s)? ?(?:performance|compliance|adherence|track record|hit rate|success rate|record|progress|score) (?:on|against|with|in|to|since|for|at|over)\\b`,
    `\\bhow many of (?:our|my|the) (?:resolutions?|acknowledge?ments?|answers?|repl(?:y|ies)|responses?|updates?)\\b.*\\b(?:late|in time|on time|overdue|missed)\\b`,
  ].join('|'),
  'iu',
);
/** What is kept, or not. */
const PROMISE =
  /\b(?:promises?|targets?|deadlines?|commitments?|undertakings?|standards?|turn-?around|time ?(?:scales?|frames?|limits?)|(?:\d+|two|three|five|ten)[- ](?:working[- ])?days?|response times?|(?:on|in|within) time|late|sla|acknowledg\p{L}*|resolutions?)\b/iu;

/** What is counted there is no enquiry, or one alone, or how it stands today. */
const OF_OTHERS =
  /\b(?:how many|(?:percentage|per ?cent|proportion|share|%) of)\s+(?!(?:of\s+)?(?:my|our|the|all|these|those|them|mine|ours|enquir\w+|cases?|casework|promises?|deadlines?|jobs?|tickets?|were|was|did|have|has|had|got|went|do|does|we|i|you|in|on)\b)\S|\bcw-|\bhow many (?:working )?days\b|\b(?:are|is) (?:still|now)\b|\bstill open\b|\bhow many of (?:the|our|my) (?!enquir|cases?|casework|promises?|deadlines?|jobs?|tickets?)\w+/i;

/** "How many are open, split by service", "break that down by month": figures, whatever they are called. */
const PARTED =
  /^(?=.*\b(?:how many|figures|numbers?|statistics|stats|open|outstanding|late|overdue|enquiries|casework|cases)\b|(?:(?:and|now|then|please|can you|could you)[\s,]+)*(?:split|break|group|divide|same)).*?[\s,]*\b(?:split|broken down|break (?:it|that|this|them|those)(?: down)?|grouped?|divided?|parted)(?: (?:it|that|this|them|those))?(?: up)? (?:by|into|per) (?:(?:each|every) )?(ward|service|team|month|officer|person|councillor|member)s?\b/i;

/** "casework figures for Riverside since October": asked for in so many words; undefined for anything else. */
export function readFigures(text: string, known: Known): Command | undefined {
  const ranked = rankedBy(text);
  if (ranked !== undefined) {
    const { by, order, of: subject } = ranked;
    const of = readStatistics(text, known, 'loosely');
    const unused = [...of.unused.filter((said) => !subject.includes(said)), ...(subject === '' ? [] : [subject])];
    return { kind: 'statistics', figures: 'own', of: { ...of, by, order, unused } };
  }
  if (asksHowLong(text)) return { kind: 'statistics', figures: 'own', of: readStatistics(text, known, 'loosely') };
  if (PARTED.test(text) && !speaksOfRules(text)) {
    const of = readStatistics(text.replace(PARTED, ' by $1'), known, 'loosely');
    return { kind: 'statistics', figures: 'own', of: { ...of, by: of.by || partOf(PARTED.exec(text)?.[1]) } };
  }
  const split =
    /^(?:(?:and |now |same )*by (?<by>ward|service|team|month)s?|(?<of>ward|service|team|month)(?:ly)? (?:figures|statistics|stats))[\s.?!]*$/i.exec(
      text,
    )?.groups;
  const part = (split?.by ?? split?.of)?.toLowerCase();
  if (part !== undefined)
    return {
      kind: 'statistics',
      figures: 'own',
      of: { ...noStatisticsWords, by: partOf(part) },
    };
  if (BECAME.test(text) && !OF_OTHERS.test(text) && findPastPeriod(text, known) !== undefined) {
    const of = readStatistics(text, known, 'loosely');
    const isOwn = !isOfCouncillorSide(known.me) && /\b(?:mine|my own|of my)\b/i.test(text);
    return { kind: 'statistics', figures: 'own', of: isOwn ? { ...of, unused: [...of.unused, 'mine'] } : of };
  }
  if (
    COUNTED.test(text) &&
    (findPastPeriod(text, known) !== undefined || /\b(?:share|proportion|percent\w*|per ?cent|%)/i.test(text))
  )
    return { kind: 'statistics', figures: 'own', of: readStatistics(text, known, 'loosely') };
  if (OF_PROMISE.test(text) && known.screen.open === undefined && known.askedDocuments !== true)
    return { kind: 'statistics', figures: 'own', of: noStatisticsWords };
  if (SHARE.test(text) && !OF_OTHERS.test(text) && !speaksOfRules(text.replace(/\bstandards?\b/gi, ' ')))
    return { kind: 'statistics', figures: 'own', of: readStatistics(text, known, 'loosely') };
  const ofTeams = named(known.services, text).reduce(
    (left, service) => left.replace(new RegExp(escaped(service), 'gi'), 'the team'),
    text,
  );
  if (KEPT.test(ofTeams) && PROMISE.test(ofTeams) && !isOfRules(ofTeams))
    return { kind: 'statistics', figures: 'own', of: readStatistics(text, known, 'loosely') };
  const match = FIGURES.exec(text);
  if (match === null) return undefined;
  const { rest = '', publish } = match.groups ?? {};
  const of = readStatistics(rest.trim(), known, 'exactly');
  const isAsked = Object.values(of).some((said) => said.length > 0);
  return isAsked ? { kind: 'statistics', figures: publish === undefined ? 'own' : 'to-publish', of } : undefined;
}

/** What has to be kept is of the rules, and what one enquiry keeps is of that one. */
function isOfRules(text: string): boolean {
  const kept = text.replace(new RegExp(`${PROMISE.source}|\\b${KEEPS}\\b`, 'giu'), ' ');
  return (
    speaksOfRules(kept) ||
    OF_OTHERS.test(text) ||
    /\b(?:must|should|ought|protocol|policy|(?:have|has|need) to)\b|\bcw[\s-]*\d/i.test(text)
  );
}

/**
 * Which figures are asked for: of a ward, a service or a councillor, by what, and of which time, as said. `exactly`: figures of what
 * nobody knows are none. `loosely`: in a sentence of somebody's own the figures are given, and it is said what they leave aside.
 */
export function readStatistics(text: string, known: Known, how: 'exactly' | 'loosely'): StatisticsWords {
  const found = findPastPeriod(text, known);
  const rest = found === undefined ? text : `${text.slice(0, found.start)} ${text.slice(found.end)}`;
  // "Last month vs this month": figures are of one time.
  const before = text.slice(0, found?.start ?? 0).replace(BESIDE, '');
  const other = findPastPeriod(before, known);
  const by = [...rest.matchAll(/\bby\s+(ward|service|team|month)s?\b/gi)].map(({ 1: what = '' }) => what.toLowerCase());
  const [ward = '', ...wards] = named(known.wards, rest);
  const [whole = '', ...services] = named(known.services, rest).filter((each) => each !== ward);
  const service = whole || (ward === '' ? serviceSaid(rest, known.services) : '');
  const names = findNames(rest, known).map(({ said }) => said);
  const [councillor = '', ...people] = names.filter(
    (each) => ![ward, service].some((other) => other !== '' && alike(other, each)),
  );
  const about = /\b(?:for|of|about|on)\s+(?:the\s+)?(.+?)(?:\s+(?:ward|service|team))?(?:\s+by\s+\w+)?\s*[.?!]*$/i.exec(
    rest.trim(),
  )?.[1];
  const isNamed = `${ward}${service}${councillor}` !== '';
  const unknown = isNamed || about === undefined || NO_BODY.test(about) ? '' : about;
  const place =
    /\b(?:in|for|of|from|on|did|does|has|have|is|are)\s+(?:the\s+)?(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)*)/u.exec(
      rest,
    )?.[1];
  const isKnown = place === undefined || [ward, service, councillor].some((each) => each !== '' && alike(each, place));
  return {
    ward,
    service,
    councillor,
    unknown: how === 'exactly' ? unknown : '',
    by: partOf(by[0]),
    order: by[0] === undefined ? '' : orderIn(rest),
    period: found === undefined ? '' : text.slice(found.start, found.end),
    unused: [
      ...(other === undefined ? [] : [before.slice(other.start, other.end)]),
      ...wards,
      ...services,
      ...people,
      ...by.slice(1).map((what) => `by ${what}`),
      ...[...rest.matchAll(BY_NOTHING_KEPT)].map(([said]) => said),
      ...(how === 'loosely' ? countedBeside(rest) : []),
      ...(isKnown || unknown !== '' || NO_NAME.test(place) ? [] : [place]),
      ...(how === 'loosely' && isKnown && /^\p{Ll}+(?: \p{Ll}+)?$/u.test(unknown) && !OF_ALL.test(unknown)
        ? [unknown]
        : []),
    ],
    uncounted: uncountedIn(text),
  };
}

/** "How many meetings were missed", "and are still open": what these figures do not count. */
function countedBeside(text: string): readonly string[] {
  const counted = /\bhow many\s+(?:of\s+)?(?:(?:my|our|the|all|these|those)\s+)?(\p{L}+)/iu.exec(text)?.[1];
  const isOfThem =
    counted === undefined ||
    /^(?:them|mine|ours|enquir\w+|inquir\w+|cases?|casework|promises?|deadlines?|acknowledge?ments?|resolutions?|repl(?:y|ies)|answers?|responses?|updates?|jobs?|tickets?|quer(?:y|ies)|issues?|requests?|things?|ones|new|open|closed|urgent|complex|standard|late|overdue|were|was|did|have|has|had|got|get|went|do|does|we|i|you|in|on|are|is|came|come|per|each|a|were|been|acknowledge\w*|resolved?|missed|streets|of)$/i.test(
      counted,
    );
  const today = /\b(?:still|now) (?:open|outstanding|overdue)\b/i.exec(text)?.[0];
  return [...(isOfThem ? [] : [counted]), ...(today === undefined ? [] : [today])];
}

/** "Compare Khan and Lowe": figures of wards or services stand beside each other; those of people, or of times, are offered one by one. */
export function readCompared(text: string, known: Known): Understanding | undefined {
  const what = comparedIn(text);
  if (what === '') return undefined;
  const command = (by: StatisticsWords['by']): Understanding => ({
    kind: 'command',
    command: { kind: 'statistics', figures: 'own', of: { ...noStatisticsWords, by } },
    text,
    found: [],
    likely: 0.9,
  });
  if (named(known.wards, what).length > 1 || /^(?:the |our )?wards\b/i.test(what)) return command('ward');
  if (named(known.services, what).length > 1 || /^(?:the |our )?(?:services|teams)\b/i.test(what))
    return command('service');
  const people = findNames(what, known).map(({ said }) => said);
  const times = timesIn(what, known);
  const parts = people.length > 1 ? people.map((each) => `for ${each}`) : times;
  if (parts.length < 2) return undefined;
  const each = parts.slice(0, 4).map((part) => ({ label: `Statistics ${part}`, typed: `statistics ${part}` }));
  return { kind: 'several', why: 'one-by-one', each, text, found: [], likely: 0.9 };
}

function timesIn(text: string, known: Known): readonly string[] {
  return text.split(/\s+(?:and|with|to|vs\.?|versus|against|compared (?:to|with))\s+/i).flatMap((piece) => {
    const found = findPastPeriod(piece, known);
    return found === undefined ? [] : [piece.slice(found.start, found.end)];
  });
}

/** What joins one time to another: "last month compared with". */
const BESIDE = /[\s,]*\b(?:vs\.?|versus|and|or|compared (?:with|to)|against|than)\s*$/i;
/** What figures are not split by. */
const BY_NOTHING_KEPT =
  /\bby (?:(?:each|every) )?(?:members?|councillors?|cllrs?|officers?|person|people|party|group|street|road|area|subject|topic|type|kind|urgency|day|week|year|quarter)\b/gi;
/** Words after "for" that name nobody's part of the figures. */
const NO_BODY =
  /^(?:me|us|my \w+|our \w+|all|everyone|everybody|everything|the council|casework|enquir(?:y|ies)|publication|time)$/i;
/** What figures are of anyway. */
const OF_ALL =
  /\b(?:time|average|target|track|cases?|enquir\w+|inquir\w+|casework|complaints?|deadlines?|promises?|acknowledge?ments?|resolutions?|repl(?:y|ies)|answers?|responses?|standards?|figures?|numbers?|performance|everything|council|whole|late|overdue|open|closed|it|this|that|them|report|committee|board|publication|dashboard|screen|teams?|wards?|services?|month|week|year|quarter|far)\b/i;

/** The names that stand in a text, the longest first, none that stands in another. */
function named(names: readonly string[], text: string): readonly string[] {
  const there = names
    .filter((each) => placesOf(each, text).length > 0)
    .toSorted((one, other) => other.length - one.length);
  return there.filter((each, at) => !there.slice(0, at).some((longer) => alike(longer, each)));
}

function alike(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a.includes(b) || b.includes(a);
}
