import { isOfCouncillorSide } from '../people/index.ts';
import type { Verb } from './act-command.ts';
import type { Known } from './known.ts';
import { speaksOfDocuments } from './of-documents.ts';
import { mayDo } from './offers.ts';
import type { Said } from './said.ts';
import { LOG, typedFor } from './typed.ts';
import type { Understanding } from './understanding.ts';

/* How something is done or found here: what only shows is shown, and for the rest it is said what to type. */

const SEE =
  /^(?:how|where) (?:do|can|could|would|should|might) (?:i|we|you|one) (?:go about |get to |go to )?(?:see|seeing|find|finding|get|view|look at|check|look up|pull up|bring up|download|print|list)\s+(?:out\s+)?(?<what>.+?)[\s?.!]*$/i;
const DO =
  /^how (?:do|can|would|should|could|d['’]?you|to) ?(?:i|you|we|one)?\s+(?:go about\s+)?(?<verb>log|record|rais|clos|resolv|acknowledg|ack|updat|paus|resum|extend|chas|reopen|reassign|hand|pass|withdraw|shar|link|edit|mark|mak)(?:e|ing)?\s+(?:over\s+)?(?<what>something|it|this|that|one|(?:an?|my|the) (?:new )?(?:enquiry|inquiry|case|one|job|ticket)|cases|enquiries|casework)(?:\s+(?:as |to )?(?<state>complex|standard|closed|resolved|done|fixed|sorted|finished|complete))?(?:\s+(?:on|over|off|up|together|(?:to|with) (?:someone|somebody|(?:an?|another)(?: other)? (?:officer|councillor|colleague|one|case|enquiry))(?: else)?))?(?<then>\s+(?:when|once|if|after|for|from|about|that|which)\s.+?)?(?:[\s,]+(?:here|in here|on here|in clausewise|with clausewise|please|pls|then|now|again))*[\s?.!]*$/i;

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
export function asksHow({ text }: Pick<Said, 'text'>, known: Known): string | undefined {
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
