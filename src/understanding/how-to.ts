import type { Verb } from './command.ts';
import { speaksOfDocuments } from './of-documents.ts';
import type { Said } from './said.ts';
import { LOG, typedFor } from './typed.ts';
import type { Understanding } from './understanding.ts';

/* How something is done or found here: what only shows is shown, and for the rest it is said what to type. */

const SEE =
  /^(?:how|where) (?:do|can|could|would|should|might) (?:i|we|you|one) (?:go about |get to |go to )?(?:see|seeing|find|finding|get|view|look at|check|look up|pull up|bring up|download|print|list)\s+(?:out\s+)?(?<what>.+?)[\s?.!]*$/i;
const DO =
  /^how (?:do|can|would|should|could|d['’]?you|to) ?(?:i|you|we|one)?\s+(?:go about\s+)?(?<verb>log|record|rais|clos|resolv|acknowledg|ack|updat|paus|resum|extend|chas|reopen|reassign|hand|pass|withdraw|shar|link|edit|mark|mak)(?:e|ing)?\s+(?:over\s+)?(?:something|it|this|that|one|(?:an?|my|the) (?:new )?(?:enquiry|inquiry|case|one|job|ticket)|cases|enquiries|casework)\b/i;

const verbs: Readonly<Record<string, Verb>> = {
  clos: 'resolve',
  resolv: 'resolve',
  mark: 'resolve',
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

/** What to type for what somebody asks how to do, such as "resolve CW-2026-0042"; undefined where they ask no such thing. */
export function asksHow({ text }: Pick<Said, 'text'>): string | undefined {
  const found = DO.exec(text)?.groups?.verb?.toLowerCase();
  if (found === undefined || speaksOfDocuments(text)) return undefined;
  if (/^(?:log|record|rais)/.test(found)) return `${LOG}: streetlight out in Abbey Street`;
  return typedFor(verbs[found] ?? 'show', 'CW-2026-0042');
}
