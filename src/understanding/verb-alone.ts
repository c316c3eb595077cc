import { isOfCouncillorSide } from '../people/index.ts';
import { noActionWords, type Verb } from './act-command.ts';
import { readActWords } from './act-words.ts';
import { verbFor } from './acts.ts';
import type { Command } from './command.ts';
import type { Known } from './known.ts';
import type { Masked } from './mask.ts';
import { tellsAbsence } from './of-casework.ts';
import { namesPlace, speaksOfTrouble } from './of-documents.ts';
import type { Said } from './said.ts';

/*
 * "Close", "not fixed, still a hole there", "note: the resident has moved": what to do and no enquiry. It is of the one on the screen, or
 * which one is asked.
 */

const verbs: Readonly<Record<string, Verb>> = {
  acknowledge: 'acknowledge',
  ack: 'acknowledge',
  resolve: 'resolve',
  close: 'resolve',
  pause: 'pause',
  resume: 'resume',
  extend: 'extend',
  reassign: 'reassign',
  reopen: 'reopen',
  withdraw: 'withdraw',
  chase: 'chase',
  unlink: 'unlink',
  'make complex': 'make-complex',
  fixed: 'fixed',
  "it's fixed": 'fixed',
  'it is fixed': 'fixed',
  'not fixed': 'not-fixed',
  'still not fixed': 'not-fixed',
  "it's not fixed": 'not-fixed',
  'it is not fixed': 'not-fixed',
  "it isn't fixed": 'not-fixed',
  'not done': 'not-fixed',
  'still not done': 'not-fixed',
  'not sorted': 'not-fixed',
  'still not sorted': 'not-fixed',
  'not been done': 'not-fixed',
  'still there': 'not-fixed',
  'i agree': 'agree',
  agreed: 'agree',
};

/** "Reassign a case officer": another is to have it, and of which is asked. */
const OTHER_OFFICER =
  /^(?:please\s+)?(?:re-?assign|re-?allocate|change)\s+(?:(?:an?|the|my|another)\s+)?(?:new\s+)?(?:(?:case|responsible|named)\s?)?(?:officer|handler|case ?worker|owner|enquiry|case)(?:\s+(?:on|for|of)\s+(?:it|this|that|an? (?:case|enquiry)))?[\s.!?]*$/i;

/** A verb and nothing else: of what is on the screen, or which one is asked. */
export function verbAlone(said: Said, found: Masked, known: Known): Command | undefined {
  const { screen } = known;
  const { text, mood } = said;
  const [, head = '', rest = ''] = /^([^,;:–]*?)(?:\s*[,;:–]\s*(.+?))?[\s.!?]*$/.exec(text) ?? [];
  const name = head
    .toLowerCase()
    .replace(/[\s.!]+$/, '')
    .replace(/’/g, "'");
  const given = OTHER_OFFICER.test(text) ? 'reassign' : Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  // "Not fixed, still a hole there" says why; "pause: what is it?" is a sentence of its own.
  if (given === undefined || (given !== 'not-fixed' && (rest !== '' || mood.question))) return undefined;
  const [only, second] = screen.references;
  const named = only !== undefined && second === undefined ? only : '';
  if (given === 'not-fixed' && (mood.question || !isOfCouncillorSide(known.me)))
    return named === '' ? undefined : stillSo(named, rest === '' ? '' : text, mood);
  // "Still there, the sofa on Green Lane" is of no enquiry that is shown or known.
  const isNew = named === '' && found.references.length === 0 && (namesPlace(rest) || speaksOfTrouble(rest, known));
  if (isNew) return undefined;
  const verb = verbFor(given, known, false);
  return { kind: 'act', verb, abouts: [{ named }], words: { ...noActionWords, text: rest }, sure: false };
}

const DONE_IT =
  /^(?:(?:all|we|i|just|now|have|has|been|(?:we|i)['’]ve)\s+)*(?:fixed|done|sorted|mended|repaired|finished|completed|resolved|closed|filled|cleared|collected|replaced|removed|emptied)\s+(?:it|that|this)(?:\s+(?:now|today|yesterday|this (?:morning|afternoon)|last night))?\s*[,;:.–-]+\s*(?<how>\S.*)$/i;

/** "Fixed it, tarmac's down": the one on the screen is resolved by it once it was read back, or which one is asked. */
export function doneIt({ text, mood }: Said, found: Masked, known: Known): Command | undefined {
  const how = DONE_IT.exec(text)?.groups?.how ?? '';
  const { open, references } = known.screen;
  if (how === '' || mood.question || mood.wondering || open !== undefined) return undefined;
  if (found.references.some(({ strength }) => strength === 'written')) return undefined;
  const [only, second] = references;
  const named = second === undefined ? (only ?? '') : '';
  const verb = verbFor('fixed', known, false);
  return { kind: 'act', verb, abouts: [{ named }], words: { ...noActionWords, text: how }, sure: false };
}

/** "Acknowledge it and tell her she will hear by Tuesday": of the one on the screen. */
const ACKNOWLEDGES = /^(?:acknowledge|ack)\s+(?:it|this|that)(?: one)?(?<after>(?:\s*,|\s+and\b)\s*\S.*)$/i;

/** With the words behind it, to be read back; undefined for anything else. */
export function acknowledgedWith({ text, mood }: Said, found: Masked, known: Known): Command | undefined {
  const after = ACKNOWLEDGES.exec(text)?.groups?.after ?? '';
  const [only, second] = known.screen.references;
  if (after === '' || mood.question || only === undefined || second !== undefined || found.references.length > 0)
    return undefined;
  const { words } = readActWords('acknowledge', { before: 'acknowledge ', after, other: '' }, text, known);
  return { kind: 'act', verb: 'acknowledge', abouts: [{ named: only }], words, sure: false };
}

const UNTIL = /^(?<verb>extend|pause)(?<after>\s+(?:until|till|til|to|by)\s+\S.*)$/i;

/** "Extend until 18 December, the contractor is ill": of the one on the screen, or which one is asked; the day and why are kept. */
export function untilAlone({ text, mood }: Said, found: Masked, known: Known): Command | undefined {
  const { verb: head = '', after = '' } = UNTIL.exec(text)?.groups ?? {};
  const { open, references } = known.screen;
  if (head === '' || mood.question || mood.wondering || found.references.length > 0) return undefined;
  const verb = head.toLowerCase() as 'extend' | 'pause';
  if (open?.command.kind === 'act' && open.command.verb === verb) return undefined;
  const { words } = readActWords(verb, { before: head, after, other: '' }, text, known);
  if (words.by === '') return undefined;
  const [only, second] = references;
  return { kind: 'act', verb, abouts: [{ named: second === undefined ? (only ?? '') : '' }], words, sure: false };
}

/** "Note: the resident has moved": of the one on the screen, or which one is asked; undefined where something else waits for the words. */
export function toldOfNone(said: Said, found: Masked, known: Known): Command | undefined {
  const [, verb = '', text = ''] = /^(note|add|update)\s*:\s+(\S+\s+\S.*)$/i.exec(said.text) ?? [];
  const { open, references } = known.screen;
  if (text === '' || said.mood.question || open !== undefined || tellsAbsence(said, found)) return undefined;
  const [only, second] = references;
  const abouts = [{ named: only !== undefined && second === undefined ? only : '' }];
  const words = { ...noActionWords, text };
  const meant = verbFor(verb.toLowerCase() as Verb, known, false);
  return { kind: 'act', verb: meant, abouts, words, sure: false, marked: true };
}

/** "Still not done" asked, or said by an officer: how it stands. What an officer says of why is an update, to be read back. */
function stillSo(named: string, told: string, { question }: Said['mood']): Command {
  const abouts = [{ named }];
  return told === '' || question
    ? { kind: 'show', abouts, focus: 'all' }
    : { kind: 'act', verb: 'update', abouts, words: { ...noActionWords, text: told }, sure: false };
}

const DONE =
  /^(?:(?:it['’]?s|it is|it was|all|now|job)\s+)*(?:done|fixed|sorted|mended|repaired|finished|completed|filled|cleared|collected|replaced|removed|emptied)(?:\s+(?:now|today|yesterday))?[\s.!]*$/i;

/** "Done", where it is asked how an enquiry was resolved: it answers that, and is read back. */
export function readDoneInForm(text: string, { screen }: Known): Command | undefined {
  const { command, wanted = [] } = screen.open ?? {};
  if (command?.kind !== 'act' || command.verb !== 'resolve' || !wanted.includes('text') || !DONE.test(text))
    return undefined;
  const told = text.replace(/[\s.!]+$/, '');
  return { ...command, words: { ...command.words, text: told, form: 'none' }, sure: false };
}
