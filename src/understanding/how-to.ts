import { isOfCouncillorSide } from '../people/index.ts';
import type { Verb } from './act-command.ts';
import type { Known } from './known.ts';
import { asksSomewhere, namesPlace, speaksOfDocuments, speaksOfTrouble } from './of-documents.ts';
import { mayDo } from './offers.ts';
import type { Said } from './said.ts';
import { LOG, typedFor } from './typed.ts';
import type { Understanding } from './understanding.ts';

/* How something is done or found here: what only shows is shown, and for the rest it is said what to type. */

const SEE =
  /^(?:how|where) (?:do|can|could|would|should|might) (?:i|we|you|one) (?:go about |get to |go to )?(?:see|seeing|find|finding|get|view|look at|check|look up|pull up|bring up|download|print|list)\s+(?:out\s+)?(?<what>.+?)[\s?.!]*$/i;
const DO =
  /^how (?:do|can|would|should|could|d['’]?you|to) ?(?:i|you|we|one)?\s+(?:go about\s+)?(?<verb>log|record|rais|clos|resolv|acknowledg|ack|updat|paus|resum|extend|chas|reopen|reassign|hand|pass|withdraw|shar|link|edit|mark|mak)(?:e|ing)?\s+(?:over\s+)?(?<what>something|it|this|that|one|(?:an?|my|the) (?:new )?(?:enquiry|inquiry|case|one|job|ticket)|cases|enquiries|casework)(?:\s+(?:as |to )?(?<state>complex|standard|closed|resolved|done|fixed|sorted|finished|complete))?(?:\s+(?:on|over|off|up|together|(?:to|with) (?:someone|somebody|(?:an?|another)(?: other)? (?:officer|councillor|colleague|one|case|enquiry))(?: else)?))?(?<then>\s+(?:when|once|if|after|for|from|about|that|which)\s.+?)?(?:[\s,]+(?:here|in here|on here|in clausewise|with clausewise|please|pls|then|now|again))*[\s?.!]*$/i;

/** Somebody does something here that they did not mean: "what if I log it twice by mistake". */
const SLIP =
  /\b(?:if|suppose|supposing|say|in case|when) (?:i|we|one|you)(?:['’](?:ve|d))? (?:\p{L}+ ){0,2}?(?:log|put|enter|type|press|click|hit|clos|resolv|send|sent|do|did|say|said|mak|made|get|got|pick|choos|chose|acknowledg|add|record|report|rais|chang|undo)\w*\b.*\b(?:wrong(?:ly)?|mistakes?|accident(?:ally)?|errors?|incorrect(?:ly)?|twice|by chance|mistyped?)\b/iu;
/** Whether anything of the kind can be changed later: "can I correct an enquiry once it's in". */
const CHANGED_LATER =
  /^(?:(?:and|so|but|also|please)[\s,]+)*(?:can|could|may|might|will|am|is|are|do|how)\b(?! you\b).{0,30}?\b(?:undo(?:ne)?|un-?do|take (?:(?:one|something|things?|an enquiry|a case) back|back (?:one|something|what|an enquiry))|taken back|correct(?:ed)?|edit(?:ed)?|chang(?:e|ed)|alter(?:ed)?|amend(?:ed)?|put right|revers(?:e|ed)|withdraw)\b(?=.*\b(?:an? (?:enquiry|inquiry|case|entry|mistake|change)|one|something|things?|what (?:i|we)(?:['’]ve)? (?:put|typed|logged|entered|did|sent|wrote)|enquiries|entries)\b).*\b(?:after|later|afterwards?|once|already|again|in here|on here|by mistake|made|did|done|put in|typed|logged|entered|here)\b/i;
/** Somebody knows nothing of this yet: "no idea how to use this bot", "what am I meant to type in here". */
const BEGINS =
  /\b(?:how (?:to use|(?:do|does|can|should|would|d['’]?you) (?:i|we|you|one|this|it)(?: even| actually)? (?:use|work|start|begin|operate)|(?:this|it|you) works?)|(?:what|where)(?: on earth)? (?:am|are|do|can|should|would) (?:i|we) (?:(?:meant|supposed|expected|able) )?(?:to )?(?:do|type|ask|say|start|begin)|what (?:i['’]?m|i am|we['’]?re) (?:meant|supposed) to (?:do|type|say|ask)|(?:where|how) to (?:begin|start)|what can (?:you|this(?: thing| bot| app)?) (?:do|help)|what can i ask)\b/i;
const OF_THIS =
  /\b(?:this (?:thing|bot|app|tool|system|program)|the (?:bot|app)|clausewise|(?:type|typing|use|used|using) (?:this|it|things?|here|in here)|(?:to|with|on|in) (?:here|this)(?=[\s,.?!]*(?:$|[,.?!]))|to type|what can you do|this works?|(?:given|got) access|how does (?:this|it) work)\b/i;
const MOST_WORDS = 40;

const verbs: Readonly<Record<string, Verb>> = {
  clos: 'resolve',
  resolv: 'resolve',
  acknowledg: 'acknowledge',
  ack: 'acknowledge',
  updat: 'update',
  paus: 'pause',
  resum: 'resume',
  extend: 'extend',
  chas: 'chase',
  reopen: 'reopen',
  reassign: 'reassign',
  hand: 'reassign',
  pass: 'reassign',
  withdraw: 'withdraw',
  shar: 'share',
  link: 'link',
  edit: 'edit',
};

/** What is asked to be shown by "how do I see the figures"; undefined for anything else. */
export function asksToSee({ text }: Pick<Said, 'text'>): string | undefined {
  const what = SEE.exec(text)?.groups?.what;
  return what === undefined || speaksOfDocuments(text) ? undefined : `show ${what}`;
}

/** Whether it only shows: that may be done for whoever asks how. */
export function onlyShows(understood: Understanding): boolean {
  return (
    understood.kind === 'command' &&
    understood.likely >= 0.5 &&
    [
      'list',
      'lists',
      'statistics',
      'export',
      'who-is-away',
      'reminder-choices',
      'closure-days',
      'dashboard',
      'announcements',
    ].includes(understood.command.kind)
  );
}

/** Whether it shows a list, or an enquiry that is known, and changes nothing. */
export function onlyReads(understood: Understanding): boolean {
  if (onlyShows(understood)) return true;
  if (understood.kind !== 'command' || understood.command.kind !== 'show') return false;
  return understood.command.abouts.every(({ named }) => /^CW-/i.test(named));
}

/** A councillor's word for what officers do. */
const ofCouncillors: Partial<Record<Verb, Verb>> = { resolve: 'fixed', reopen: 'not-fixed', update: 'add' };
/** What was spoken of before. */
const IT = /^(?:it|this|that)$/i;

/**
 * What to type for what somebody asks how to do, such as "resolve CW-2026-0042"; undefined where they ask no such thing, where it is not
 * for them to do, or where "it" is what the documents were just asked about.
 */
export function asksHow({ text, lines }: Pick<Said, 'text' | 'lines'>, known: Known): string | undefined {
  const isOfOurs = text.split(' ').length <= MOST_WORDS && !speaksOfDocuments(text) && !namesPlace(text);
  if (isOfOurs && !speaksOfTrouble(text, known) && BEGINS.test(text) && OF_THIS.test(text)) return 'help';
  if (isOfOurs && (SLIP.test(text) || CHANGED_LATER.test(lines)) && asksSomewhere(lines)) return 'undo';
  const { verb: stem = '', what = '', state = '', then = '' } = DO.exec(text)?.groups ?? {};
  const isIt = IT.test(what);
  if (stem === '' || (isIt && (known.askedDocuments === true || then !== '')) || speaksOfDocuments(then))
    return undefined;
  const isMade = /^mak/i.test(stem) && state === '' && !isIt;
  if (isMade || /^(?:log|record|rais)/i.test(stem)) return `${LOG}: streetlight out in Abbey Street`;
  const asked = /^ma[rk]/i.test(stem) ? stateVerb(state) : verbs[stem.toLowerCase()];
  const verb = asked !== undefined && isOfCouncillorSide(known.me) ? (ofCouncillors[asked] ?? asked) : asked;
  return verb === undefined || !mayDo(verb, known) ? undefined : typedFor(verb, 'CW-2026-0042');
}

/** What makes an enquiry so: "complex", "closed". */
function stateVerb(state: string): Verb | undefined {
  if (state === '') return undefined;
  if (/^complex$/i.test(state)) return 'make-complex';
  return /^standard$/i.test(state) ? 'make-standard' : 'resolve';
}
