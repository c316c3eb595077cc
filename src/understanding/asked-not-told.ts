import { isOfCouncillorSide } from '../people/index.ts';
import { type ActCommand, noActionWords } from './act-command.ts';
import type { Command } from './command.ts';
import type { Known } from './known.ts';
import { maskSaid } from './mask.ts';
import { ASKS } from './of-documents.ts';
import { readSaid, type Said } from './said.ts';
import type { Understanding } from './understanding.ts';

/*
 * What was taken for words about an enquiry, and is something else: a question about it ("the kerb: has anyone taken it up?"), or that it is
 * done, said by a councillor of one that is open still. A question is answered by the enquiry itself; what a councillor saw is information for
 * the officer.
 */

/** Somebody is to be told or asked, or something is to be written down: then a question may be the words. */
const ORDERS =
  /\b(?:add|tell|note|let|inform|say|ask|update|put|write|message|pass|mention|quote|say|log|report|record|question|enquire of)\b/i;
/** How a wish to hear begins: "I should be grateful to know how matters stand". */
const TO_HEAR =
  /\b(?:(?:grateful|glad|obliged|like|love|want|wish|keen|interested|good|nice|need)\s+to\s+(?:know|hear|learn|understand|be told|find out)|wonder(?:ing)?|curious|tell me|any (?:idea|clue))\b[\s,:]*(?:(?:about|as to)\s+)?(?:how|what|when|where|whether|if|who|why|which|of)\b/i;
/** A question without its mark, behind what it is about: "pothole stn rd when they doing it". */
const ASKED_LAST =
  /\s(?:when|what|who|where|why|how)(?:['’]?s|['’]?re|['’]?ll)?\s+(?:is|are|was|were|will|do|does|did|can|has|have|had|they|he|she|it|you|we|i)\b[^.!?;:]{0,40}$/i;
/** More than so much before the question is a tale. */
const MOST_BEFORE = 50;

function asks(words: string): boolean {
  const said = readSaid(words);
  if (TO_HEAR.test(words)) return true;
  const { index = Number.POSITIVE_INFINITY } = ASKED_LAST.exec(words) ?? {};
  const sentences = said.text.split(/[.!;]\s+/).length;
  if (sentences > 1) return false;
  return (ASKS.test(said.text) && (said.mood.question || !/[,:–-]\s/.test(said.text))) || index <= MOST_BEFORE;
}

/** A new one is asked for. */
const LOGS = /\b(?:log|report|record|raise|new (?:one|enquiry|case)|another|different)\b/i;
const DONE =
  /\b(?:fixed|done|sorted|mended|repaired|finished|completed|filled|cleared|collected|replaced|removed|emptied|gone)\b/i;

const NOT_DONE = /\b(?:not|never|no|nothing|still|un\p{L}+|half|nearly|badly)\b|n['’]?t\b/iu;
const AGAIN = /\b(?:again|once more|back to how|as bad as|same as before)\b/i;
/** What only names where it is, or greets: a report says more of its own. */
const MOST_WORDS = 20;

/** What was understood, with a question about an enquiry as one, and "it is fixed" as information while it is open. */
export function askedNotTold(understood: Understanding, { text }: Said, known: Known): Understanding {
  if (understood.kind === 'unclear') {
    const asked = ofLogged(text, known);
    return asked?.kind === 'show' ? { kind: 'command', command: asked, text, found: [], likely: 0.5 } : understood;
  }
  if (understood.kind !== 'command' || understood.goesOn === true) return understood;
  const { command } = understood;
  if (command.kind === 'log') {
    const instead = command.sure ? undefined : ofLogged(text, known);
    return instead === undefined ? understood : { ...understood, command: instead };
  }
  if (command.kind !== 'act') return understood;
  if (command.sure || command.words.form !== 'none') return understood;
  if (isRemark(command) && !ORDERS.test(text) && asks(command.words.text))
    return { ...understood, command: { kind: 'show', abouts: command.abouts, focus: 'all' } };
  return seenDone(command, text, known) ? { ...understood, command: asInformation(command, text) } : understood;
}

function isRemark({ verb, abouts }: ActCommand): boolean {
  return (verb === 'add' || verb === 'update' || verb === 'note') && abouts.length === 1;
}

function seenDone({ verb, abouts }: ActCommand, text: string, { me, seen }: Known): boolean {
  if (verb !== 'fixed' || !isOfCouncillorSide(me) || !DONE.test(text)) return false;
  const [only, second] = abouts;
  if (only === undefined || second !== undefined) return false;
  const stands = seen.find(({ reference }) => reference === only.named)?.stands;
  return stands !== undefined && !stands.isClosed;
}

function asInformation(command: ActCommand, text: string): ActCommand {
  return { ...command, verb: 'add', words: { ...command.words, text } };
}

/**
 * What a councillor says of one enquiry that is there already, in place of logging it anew: a question shows it, "fixed" tells its officer,
 * and "again" of one that was closed asks for another look.
 */
function ofLogged(text: string, known: Known): Command | undefined {
  if (known.screen.open !== undefined || LOGS.test(text) || text.split(' ').length > MOST_WORDS) return undefined;
  const { references } = maskSaid(text, known);
  const [only, second] = references;
  if (only === undefined || second !== undefined || only.strength !== 'described') return undefined;
  const named = known.seen.find(({ reference }) => reference === only.about.named);
  if (named === undefined) return undefined;
  const rest = `${text.slice(0, only.start)} ${text.slice(only.end)}`.replace(/^[\s,:;–-]+/, '');
  const abouts = [only.about];
  const behind = /[:–-]\s+(\S.*)$/s.exec(rest)?.[1] ?? rest;
  if (asks(behind) && !/\bagain\b/i.test(rest)) return { kind: 'show', abouts, focus: 'all' };
  if (!isOfCouncillorSide(known.me) || named.stands === undefined) return undefined;
  const act = (verb: ActCommand['verb']): ActCommand => ({
    kind: 'act',
    verb,
    abouts,
    words: { ...noActionWords, text },
    sure: false,
  });
  if (named.stands.isClosed) return AGAIN.test(rest) && isSame(only, text) ? act('look-again') : undefined;
  return DONE.test(rest) && !NOT_DONE.test(rest) ? act('add') : undefined;
}

/** Its subject in so many words, and no word of it alone: "the bins again" may be other bins. */
function isSame({ start, end }: { readonly start: number; readonly end: number }, text: string): boolean {
  return text.slice(start, end).trim().split(/\s+/).length > 1 || /^\s*(?:the|my|that)\b/i.test(text.slice(start, end));
}
