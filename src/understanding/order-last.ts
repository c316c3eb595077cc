import { isOfCouncillorSide, isOfficer } from '../people/index.ts';
import { type About, noActionWords, type Verb } from './act-command.ts';
import { verbFor } from './acts.ts';
import { HEADS } from './as-meant.ts';
import type { Command } from './command.ts';
import type { Known } from './known.ts';
import { type Masked, maskSaid } from './mask.ts';
import type { FoundReference } from './references.ts';
import { isMeaningless, type Said } from './said.ts';
import type { Understanding } from './understanding.ts';

/*
 * "CW-4: the owner has answered, so please restart", "gang out 0830, done 0850. close": what happened comes first, and what is to be done is the last
 * word, or a short sentence of its own. What stands before is its reason or its words, whole; the order is no part of them.
 */

const LEAD =
  '(?:(?:so|and|then|therefore|ok|okay|right|now|please|pls|kindly|just|done,?|can you|could you|would you|will you)\\s+)*';
const IT =
  '(?:\\s+(?:it|that|this|(?:that|this) one|the (?:clock|case|enquiry|job|ticket)|(?<several>(?:both|all|them|these|those)(?: of (?:them|those|these))?|(?:all|the) (?:two|three|four|[234])|the (?:lot|pair))))?';
const orders: Readonly<Record<string, { readonly verb: Verb | 'log'; readonly head: string; readonly said: string }>> =
  {
    resolve: {
      verb: 'resolve',
      head: 'resolve §',
      said: `(?:close|resolve|sign off|sign|shut|finish off)${IT}(?:\\s+(?:off|down))?`,
    },
    resume: {
      verb: 'resume',
      head: 'resume §',
      said: `(?:back to it(?:,| -)? )?(?:restart|resume|un-?pause|start${IT} again|(?:take${IT} )?off hold)${IT}`,
    },
    pause: { verb: 'pause', head: 'pause §', said: `(?:(?:pause|park)${IT}|(?:put${IT} )?on hold)` },
    extend: {
      verb: 'extend',
      head: 'extend §',
      said: `(?:extend|move|push)${IT}(?: (?:back|out|on))? (?:to|until|till?) (?<by>\\S.{1,24}?)`,
    },
    acknowledge: { verb: 'acknowledge', head: 'acknowledge §', said: `ack(?:nowledge)?${IT}` },
    complex: { verb: 'make-complex', head: 'make § complex', said: `(?:(?:make|mark|class)${IT}(?: as)? )?complex` },
    standard: {
      verb: 'make-standard',
      head: 'make § standard',
      said: `(?:(?:make|mark)${IT}(?: as)? |back to )standard`,
    },
    reopen: {
      verb: 'reopen',
      head: 'reopen §',
      said: `(?:re-?open${IT}|open(?: back)?${IT} (?:up again|again|back up|up))`,
    },
    withdraw: { verb: 'withdraw', head: 'withdraw §', said: `withdraw${IT}` },
    note: { verb: 'note', head: 'note §', said: '(?:(?:make a )?note(?: (?:it|that|this))?|put (?:it|that) on file)' },
    add: {
      verb: 'add',
      head: 'add to §',
      said: 'add (?:(?:it|that|this)(?: (?:on|in|to (?:it|the (?:case|enquiry))))?|on|to it)',
    },
    log: {
      verb: 'log',
      head: 'log an enquiry',
      said: '(?:(?:log|raise|report)(?: (?:it|this|that)(?: as new)?)?|new (?:enquiry|one|case))(?<!, (?:raise|report))',
    },
  };
const TAIL = '(?:\\s+(?:again|now|today|please|pls|then|ta|thanks|thank you))*[\\s.!]*';
/** A colon behind the order marks more of its words. */
const BEHIND = '(?:\\s*:\\s+(?<behind>\\S.*))?';
const BREAK = '(?:[.;!,–—]\\s*|\\s[-–—]\\s*|(?<=\\S)\\s+(?=(?:so|and|then|therefore)\\s))';
const each = Object.entries(orders).map(([name, { said }]) => `(?<${name}>${said})`);
const ORDER = new RegExp(`^(?<before>.+?)${BREAK}${LEAD}(?:${each.join('|')})${TAIL}${BEHIND}$`, 'isu');

/** What may stand before the enquiry; an order that stands there is the order. */
const BEFORE = /^\W*(?:(?:for|on|re|regarding|about|as for|with|both)\s+)?(?:the\s+)?$/i;
const MARK = /^\s*[,;:.–—-]/;
/** Between the enquiry and what is told of it. */
const MARKS = /^[\s,;:.–—-]+/;
const ALL = /^(?:(?:are|is|were|was|have been|has been|have|both|all(?: (?:two|three|four|\d))?(?: of them)?)\s+)+/i;
const JOINED = /^[\s,;&+/]*(?:and\s+)?(?:the\s+)?$/i;
/** What is waited for. */
const PROVISO =
  /(?:^|[,;.]\s*)(?:and\s+|but\s+)?(?:if|once|when(?:ever)?|unless|until|till?|should|in case|provided|as soon as|after|before)\b/i;
/** A wish of its own, or a question. */
const WISH =
  /^(?:(?:please|pls|can you|could you|would you|no|not|and|also|then)[\s,]+)*(?:tell|let|add|mark|make|remind|announce|inform|ask|put|turn|stop|don['’]?t|do not|who|what|when|where|why|how|is|are|has|have|can|does|do)\b/i;
const HEAD = /^(?:(?:please|pls|can you|could you)[\s,]+)*(?<head>\p{L}+)/iu;
/** Somebody else orders it. */
const HEARSAY =
  /\b(?:says?|said|saying|asks?|asked|asking|wants?|wanted|told (?:me|us|him|her|them)|reckons?|thinks?|suggests?)(?:\s+(?:to|that|is|it|i|we|you|us|me|him|her|them))*[,:]?$/i;
/** "It has dropped": it is what stands on the screen, and no word behind it names another. */
const OF_IT = /\b(?:it|that|this)(?:['’]s|\s+(?:has|is|was|had|still|just|only|now))*\s+(?:[\p{L}]+ly\s+)?$/iu;
const FEWEST_TO_LOG = 3;

/**
 * What is wanted, understood as an order with its words behind it. Undefined where no order stands last, nothing worth telling before it, or no
 * enquiry is meant by it, or another number of them.
 */
export function orderLast(
  said: Said,
  masked: Masked,
  known: Known,
  understandAgain: (raw: string) => Understanding,
): Understanding | undefined {
  const found = said.mood.question || said.mood.unsure ? undefined : ORDER.exec(said.text)?.groups;
  const name = Object.keys(orders).find((one) => found?.[one] !== undefined);
  if (found === undefined || name === undefined) return undefined;
  const { before = '', behind = '', by = '', several = '' } = found;
  const { verb, head } = orders[name] ?? { verb: 'log', head: '' };
  if (PROVISO.test(before) || WISH.test(before) || HEARSAY.test(before)) return undefined;
  if (HEADS.test(HEAD.exec(before)?.groups?.head?.toLowerCase() ?? '')) return undefined;
  const base = { text: said.text, found: [] };
  if (verb === 'log')
    return isToLog(before, said, masked, known) ? { ...understandAgain(`${head}: ${before}`), ...base } : undefined;
  // A councillor asks for another look, in whatever words.
  if (verb === 'reopen' && isOfCouncillorSide(known.me)) return undefined;
  const of = meantBy(before, several, known);
  if (of === undefined) return undefined;
  const { abouts, told } = of;
  const text = [told, behind].filter((part) => part !== '').join(/[.!]$/.test(told) ? ' ' : '. ');
  if (isMeaningless(text) || (verb === 'acknowledge' && !isOfficer(known.me))) return undefined;
  // An acknowledgement has no words: it is said that what was told is not in it.
  const words = verb === 'acknowledge' ? { ...noActionWords, who: 'me', unused: text } : { ...noActionWords, text, by };
  const command: Command = { kind: 'act', verb: verbFor(verb, known, false), abouts, words, sure: false };
  const order = head.replace('§', abouts.map(({ named }) => named).join(' and '));
  const again =
    verb === 'acknowledge' ? undefined : understandAgain(`can you ${order}${by === '' ? '' : ` to ${by}`}: ${text}`);
  const isAct = again?.kind === 'command' && again.command.kind === 'act' && again.command.verb === command.verb;
  return again !== undefined && (isAct || again.kind === 'held')
    ? { ...again, ...base }
    : { kind: 'command', command, likely: 0.9, ...base };
}

/** A draft that stands there is logged by a yes; what names an enquiry by its number is no new one. */
function isToLog(before: string, { lines }: Said, { references }: Masked, { screen }: Known): boolean {
  const open = screen.open?.command.kind;
  const isNew = open !== 'log' && open !== 'log-several' && !lines.includes('\n');
  return isNew && wordsIn(before) >= FEWEST_TO_LOG && references.every(({ strength }) => strength === 'described');
}

function wordsIn(text: string): number {
  return (text.match(/\p{L}{2,}/gu) ?? []).length;
}

const counts: Readonly<Record<string, number>> = {
  both: 2,
  two: 2,
  pair: 2,
  three: 3,
  four: 4,
  '2': 2,
  '3': 3,
  '4': 4,
};

/** The enquiries that are meant, and what is told of them: without their names, where these stand at its head. */
function meantBy(before: string, several: string, known: Known) {
  const { references: shown } = known.screen;
  const within = namedIn(before, known);
  const isOfShown = shown.length === 1 && within.every((one) => isAfterIt(before, one));
  const named = isOfShown ? [] : several === '' ? within : inClauses(before, within, known);
  const inWords = distinct(named.map(({ about }) => about));
  const abouts = inWords.length > 0 ? inWords : shown.map((reference): About => ({ named: reference }));
  const count = several
    .toLowerCase()
    .match(/\p{L}+|\d/gu)
    ?.flatMap((word) => counts[word] ?? [])[0];
  const isRight =
    several === '' || /^(?:it|that)$/i.test(several)
      ? abouts.length === 1
      : abouts.length > 1 && (count === undefined || abouts.length === count);
  return isRight ? { abouts, told: toldOf(before, named).trim() } : undefined;
}

/** The words at the head by themselves, where all of them name none or several: "station road, cars parked on it". */
function namedIn(text: string, known: Known): readonly FoundReference[] {
  const whole = maskSaid(text, known).references;
  if (whole.length > 0 && whole.every(({ about }) => about.among === undefined)) return whole;
  const head = maskSaid(/^[^,;:.]+/.exec(text)?.[0] ?? '', known).references;
  return head.length > 0 ? head : whole;
}

function isAfterIt(text: string, { strength, start }: FoundReference): boolean {
  return strength === 'described' && OF_IT.test(text.slice(0, start));
}

/** "Pothole filled at 9, kerb dropped at 11": what each clause names by itself, where the whole of it names fewer. */
function inClauses(text: string, whole: readonly FoundReference[], known: Known): readonly FoundReference[] {
  if (distinct(whole.map(({ about }) => about)).length > 1) return whole;
  const clauses = text.split(/[,;.]\s+|\s+and\s+/i);
  return clauses.flatMap((clause) => maskSaid(clause, known).references.map((one) => ({ ...one, start: -1 })));
}

function toldOf(text: string, named: readonly FoundReference[]): string {
  const [first] = named;
  const last = named.at(-1);
  if (first === undefined || last === undefined || first.start < 0) return text;
  const areTogether = named.slice(1).every(({ start }, at) => JOINED.test(text.slice(named[at]?.end, start)));
  if (!BEFORE.test(text.slice(0, first.start)) || !areTogether) return text;
  const behind = text.slice(last.end);
  const isName = last.strength !== 'described' || named.length > 1 || MARK.test(behind);
  return isName ? behind.replace(MARKS, '').replace(ALL, '') : text;
}

function distinct(abouts: readonly About[]): readonly About[] {
  return abouts.filter(({ named }, at) => abouts.findIndex((other) => other.named === named) === at);
}

/** "Still open? Then close it: filled on Friday": a question of how it stands, and what is to be done because of it. */
const ASKED_FIRST =
  /^(?<asked>[^?.!]{4,60})\?\s*(?<then>(?:(?:ok(?:ay)?|right|then|well|in that case|if (?:so|not)|so|and|please|pls)[\s,–-]+)*)(?:i(?:['’]ll| will)?\s+(?:now\s+)?)?(?<order>(?:acknowledge|ack|close|resolve|chase|pause|resume|reopen|extend|withdraw|log|update)\b[^?]*)$/iu;
const STANDS =
  /\b(?:acknowledged|assigned|open|closed|resolved|paused|on hold|done|fixed|late|overdue|answer(?:ed)?|reply|news|update|nothing|nobody|anyone|anybody|no one|yet|still)\b/i;

/** What is ordered; undefined for anything else. */
export function orderAfterQuestion({ lines }: Said): string | undefined {
  const { asked = '', order } = ASKED_FIRST.exec(lines.replace(/\s+/g, ' ').trim())?.groups ?? {};
  return order !== undefined && STANDS.test(asked) ? `can you ${order}` : undefined;
}
