import { isOfCouncillorSide } from '../../people/index.ts';
import { findDays } from '../dates/find-dates.ts';
import { findNames } from '../find-names.ts';
import { findPeople } from '../find-people.ts';
import type { Known } from '../known.ts';

/*
 * "Got a call from Cllr Khan on Friday about a lamp post": an officer says how the council came to hear of it, and when. It is hers, the council
 * had it then, and the lamp post is what it is about.
 */

const WAY = '(?:call|e-?mail|letter|message|text|visit|note|word|chat|conversation|enquiry|complaint|one)';
const BEFORE = new RegExp(
  String.raw`^(?:(?:i|we)\s+)?(?:(?:have|['’]ve|just)\s+)*(?:(?:(?:had|got|received|took)\s+)?(?:(?:an?|the|another|new|quick|short|phone)\s+)*${WAY}\s+(?:in\s+)?(?:from|off|with)|new\s+(?:one\s+)?from|(?:spoke|spoken|talked|chatted)\s+(?:to|with))\s+$`,
  'i',
);
const TOLD = String.raw`(?:['’]s)?(?:\s+(?:has|have|had|just))*\s+(?:(?:rang|rung|phoned|called|telephoned|texted|messaged|stopped|caught|collared|button-?holed|cornered|approached|contacted|told|e-?mailed|wrote|written)(?:\s+(?:to\s+)?(?:me|us)|\s+in|\s+up)*|(?:was|been)\s+(?:in touch|on to (?:me|us)|on the phone)|(?:sent|forwarded|passed|given)(?:\s+(?:me|us|on|over|through|in))*)(?:\s+(?:this|the following|the below|as follows|saying|to say)(?=\s*[:,–-]))?`;
const AFTER = new RegExp(String.raw`^(?<told>${TOLD})?(?<dated>\s+(?:dated|of))?(?:\s+(?:on|from))?\s*$`, 'i');
const JOINED =
  /^\s*(?:[,:;.–-]+\s*)?(?:(?:about|regarding|re|concerning|over|that|saying|to say|because)\b:?\s*)?(?=\S)/i;
const MARKED = /^\s*(?:[,:;.–-]|about\b|regarding\b|re\b|concerning\b|over\b|that\b|saying\b|to say\b|because\b)/i;

export type HeardFrom = {
  /** What it is about. */
  readonly rest: string;
  readonly councillor: string;
  /** When the council had it, and when it was written where a letter bears a date; as said. */
  readonly had: string;
  readonly written: string;
};

/** From which councillor an officer heard, and when; undefined for anything else. */
export function heardFrom(text: string, known: Known): HeardFrom | undefined {
  const { directory, on, me } = known;
  if (isOfCouncillorSide(me)) return undefined;
  const [name] = findNames(text, known);
  if (name === undefined) return undefined;
  const found = findPeople(name.said, { directory, on, me, suits: () => true });
  if (found.kind !== 'one' || !isOfCouncillorSide(found.person) || /^(?:mr|mrs|ms|miss|mx)\b/i.test(name.said))
    return undefined;
  const before = text.slice(0, name.start);
  const isBefore = BEFORE.test(before);
  if (!isBefore && before.trim() !== '') return undefined;
  const after = text.slice(name.end);
  const [day] = findDays(after, known, 'past');
  const behind = (to: number) => AFTER.exec(after.slice(0, to));
  const cue = day === undefined ? null : behind(day.start);
  const told = new RegExp(`^${TOLD}`, 'i').exec(after)?.[0];
  const end = day !== undefined && cue !== null ? day.end : (told?.length ?? 0);
  if (!isBefore && cue?.groups?.told === undefined && told === undefined) return undefined;
  const rest = after.slice(end);
  if (!MARKED.test(rest)) return undefined;
  const said = day !== undefined && cue !== null ? after.slice(day.start, day.end) : '';
  const isDated = cue?.groups?.dated !== undefined;
  return {
    rest: withoutQuotes(rest.replace(JOINED, '')),
    councillor: name.said,
    had: isDated ? '' : said,
    written: isDated ? said : '',
  };
}

/** What was written is told whole in quotation marks. */
function withoutQuotes(text: string): string {
  return /^["“](?<said>[^"“”]+)["”][\s.!]*$/.exec(text.trim())?.groups?.said ?? text;
}
