import type { StatisticsWords } from './command.ts';

/* Figures that are wanted beside each other: "which wards are worst", "compare Khan and Lowe", "average time to close". */

type Order = StatisticsWords['order'];

/** What figures can be split by. */
export function partOf(said: string | undefined): StatisticsWords['by'] {
  const part = said?.toLowerCase() ?? '';
  return part === 'team' ? 'service' : part === 'ward' || part === 'service' || part === 'month' ? part : '';
}

const PART = '(?<part>ward|service|team|month)s?';
const MANY = '(?:new |open |late |overdue )*(?:enquir(?:y|ies)|cases?|casework|complaints?|issues?|jobs?|work)';
const orders: readonly (readonly [Order, RegExp])[] = [
  [
    'worst',
    /\b(?:worst|slowest|furthest behind|struggling|failing|poorest|bottom|league table|rank\w*|(?:doing|performing) (?:badly|poorly)|(?:most|biggest) (?:late|overdue)|latest)\b|\btop\b.*\b(?:late|overdue|missed)\b/i,
  ],
  ['best', /\b(?:best|fastest|quickest|top|(?:doing|performing) well|(?:fewest|least) (?:late|overdue))\b/i],
  [
    'most',
    new RegExp(
      `\\b(?:busiest|(?:the )?most(?= first)|(?:the )?(?:most|highest number of|biggest number of) ${MANY})\\b`,
      'i',
    ),
  ],
  ['fewest', new RegExp(`\\b(?:quietest|fewest(?= first)|(?:the )?(?:fewest|least|lowest number of) ${MANY})\\b`, 'i')],
];
/** "What team is best to ask", "who is the best team for potholes": no figures. */
const OF_ADVICE = /\b(?:best|right) (?:to|way|for|place|person|\w+ (?:to|for))\b|\bshould\b|\bmust\b/i;
const BEGINS =
  /^(?:please |and |so |now )*(?:(?:can|could) you )?(?:(?:show|give|tell|list|get)(?: me| us)? )?(?:which|what|who|how|the|our|my|rank|order|sort|worst|best|slowest|fastest|top|bottom|wards?|services?|teams?|months?|league)\b/i;
const MOST_WORDS = 14;

export function orderIn(text: string): Order {
  return orders.find(([, pattern]) => pattern.test(text))?.[0] ?? '';
}

/** "Which wards are worst": by what, in which order, and for what, which narrows nothing; undefined for anything else. */
export function rankedBy(
  text: string,
): { readonly by: StatisticsWords['by']; readonly order: Order; readonly of: string } | undefined {
  if (text.split(/\s+/).length > MOST_WORDS || !BEGINS.test(text) || OF_ADVICE.test(text)) return undefined;
  const by = partOf(new RegExp(`\\b${PART}\\b`, 'i').exec(text)?.groups?.part);
  const order = orderIn(text);
  if (by === '' || order === '') return undefined;
  const of =
    /\b(?:worst|slowest|struggling|failing) (?:for|at|with|on|in) (?<of>\p{Ll}[^?.!]*)/iu.exec(text)?.groups?.of ?? '';
  return {
    by,
    order,
    of: /^(?:time|answering|resolving|closing|replying|late|overdue|the|last|this)\b/i.test(of) ? '' : of,
  };
}

const COMPARES = /^(?:please |now |and )*(?:(?:can|could) (?:you|we|i) )?compare\s+(?<what>.+)$/i;
const AGAINST = /^(?<what>.+\s(?:vs\.?|versus|compared (?:to|with)|against)\s.+?)[?.!\s]*$/i;

/** What is to be set side by side, as said; empty for anything else. */
export function comparedIn(text: string): string {
  return (COMPARES.exec(text) ?? AGAINST.exec(text))?.groups?.what ?? '';
}

/** How long something took is not counted, only whether promises were kept. */
const HOW_LONG =
  /\b(?:average|mean|median|typical)\b(?: \w+){0,3}? (?:times?|days?|wait|speed|length)\b(?:[^?.!,]*?\b(?:close|closing|resolve|resolving|resolution|answer|answering|fix|fixing|respond|response|reply|acknowledge|turn ?around|open|taken?)\b)?|\bhow (?:long|many days|quick(?:ly)?|fast)\b[^?.!]*\bon average\b[^?.!]*/i;

export function uncountedIn(text: string): string {
  return HOW_LONG.exec(text)?.[0].trim() ?? '';
}

/** Asked for in so many words: of what was done, and of no rule. */
export function asksHowLong(text: string): boolean {
  return (
    uncountedIn(text) !== '' &&
    /\b(?:clos|resol|answer|fix|respon|repl|acknowledg|turn ?around|enquir|case|took|taken?)\w*/i.test(text) &&
    !/\b(?:must|should|supposed|allowed|rules?|policy|protocol|paragraph|documents?)\b/i.test(text)
  );
}
