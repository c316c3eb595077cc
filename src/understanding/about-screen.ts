import { isOfCouncillorSide, type Person } from '../people/index.ts';
import { noActionWords } from './act-command.ts';
import { type ReadAct, verbFor } from './acts.ts';
import type { Command } from './command.ts';
import { commandOf } from './command-of.ts';
import { findPeople } from './find-people.ts';
import type { Known } from './known.ts';
import type { Masked } from './mask.ts';
import { tellsAbsence } from './of-casework.ts';
import { speaksOfRules } from './of-documents.ts';
import { isPromise } from './promise.ts';
import type { Said } from './said.ts';
import { isRead, isVerb, reads } from './verbs.ts';
import { DOCUMENTS } from './wanted/open-wanted.ts';

/*
 * "Any news?", "tell her it is booked in", "undo it", "the resident says it's fixed": words that point at the one enquiry on the screen.
 */

/** From here on a sentence is of the documents, whatever is on the screen and whatever place it names. */
export const SURELY = 0.9;

/** A few words about "it", where one enquiry is on the screen: they are about that, and not for the documents. */
export function aboutScreen(said: Said, masked: Masked, known: Known): ReadAct | undefined {
  const [only, second] = known.screen.references;
  if (only === undefined || second !== undefined || said.text.split(' ').length > 8) return undefined;
  const ofDocuments = known
    .tell(masked.masked, said.mood.question, () => true)
    .find(({ label }) => label === DOCUMENTS);
  if (speaksOfRules(said.text) || (ofDocuments?.likely ?? 0) >= SURELY) return undefined;
  if (!/\b(?:it|this|that|this one|that one)\b/i.test(said.text)) return shortAbout(only, said, masked, known);
  const instead = masked.masked.replace(/\b(?:this one|that one|it|this|that)\b/i, ' @ref ');
  const [first] = known.tell(instead, said.mood.question, (label) => label !== DOCUMENTS);
  const isOfEnquiry =
    first !== undefined && (isVerb(first.label) || (isRead(first.label) && first.label !== 'history'));
  return isOfEnquiry && first.likely >= 0.75 ? commandOf(first.label, said, masked, known) : undefined;
}

/** "Any news?", "why", "who has got it": of the one that was just shown. */
function shortAbout(only: string, said: Said, { masked, spans }: Masked, known: Known): ReadAct | undefined {
  if (said.text.split(' ').length > 4 || spans.length > 0) return undefined;
  const why: Command = { kind: 'why', abouts: [{ named: only }] };
  if (/^(?:but |so )?why[?!.\s]*$/i.test(said.text)) return { kind: 'command', command: why };
  const told = known.tell(masked, said.mood.question, (label) => label !== DOCUMENTS);
  const [first] = told;
  const reading = told.filter(({ label }) => isRead(label)).reduce((sum, { likely }) => sum + likely, 0);
  if (first === undefined || !isRead(first.label) || reading < 0.6) return undefined;
  const abouts = [{ named: only }];
  const focus = reads[first.label];
  const command: Command =
    focus === undefined ? { kind: first.label === 'why' ? 'why' : 'history', abouts } : { kind: 'show', abouts, focus };
  return { kind: 'command', command };
}

/** "Tell Khan the bollards are ordered", of the one enquiry that was just shown: an update, to be read back. */
export function tellsOnScreen(said: Said, found: Masked, known: Known): Command | undefined {
  const { text, mood } = said;
  const { spans, masked } = found;
  const [only, second] = known.screen.references;
  if (only === undefined || second !== undefined || mood.question || mood.wondering) return undefined;
  const [person] = spans;
  const them =
    /^(?:please\s+)?(?:tell|let|inform|message|text|say to|pass (?:it |this )?on to)\s+(?:her|him|them|the (?:councillor|cllr|member|officer))\s+(?:know\s+)?(?:that\s+)?(?<told>.+)$/i.exec(
      text,
    )?.groups?.told;
  const told =
    them ??
    (person?.is === 'person' &&
    /^(?:please\s+)?(?:tell|let|inform|message|text|say to|pass (?:it |this )?on to)\s+@person\b/i.test(masked)
      ? text
          .slice(person.end)
          .replace(/^['’]?s?\s+(?:know\s+)?(?:that\s+)?/i, '')
          .trim()
      : '');
  // "Tell Priya I am on holiday": to a colleague, and of no enquiry. "Tell her we are out today" is of the crew.
  if (tellsAbsence(said, found) && !(them !== undefined && /^we\b/i.test(them))) return undefined;
  if (!told.includes(' ')) return undefined;
  const named = them === undefined && person !== undefined ? text.slice(person.start, person.end) : '';
  if (named !== '' && !isOnOtherSide(named, known)) return undefined;
  return {
    kind: 'act',
    verb: verbFor('update', known, false),
    abouts: [{ named: only }],
    words: { ...noActionWords, text: told },
    sure: false,
  };
}

/** Officers tell councillors, and councillors officers: whoever else is named is told nothing by an enquiry. */
export function isOnOtherSide(named: string, known: Known): boolean {
  const isCouncillor = isOfCouncillorSide(known.me);
  const suits = (person: Person) => isOfCouncillorSide(person) !== isCouncillor;
  return findPeople(named, { directory: known.directory, on: known.on, me: known.me, suits }).kind !== 'nobody';
}

const TAKES_BACK =
  /^(?:(?:oh|no|sorry|wait|oops|please|actually|can you|could you)[\s,.!]+)*(?:scrap|retract|unsend|recall|take back|undo)\s+(?:that|the|my|this)\s+(?:(?:last|latest)\s+)?(?:update|message|note|change|acknowledgement|resolution|pause|extension)[\s.!]*$/i;

/** "Scrap that last update": what was done last, and no enquiry. */
export function takesBack({ text, mood }: Said): Command | undefined {
  if (mood.question || !TAKES_BACK.test(text)) return undefined;
  return { kind: 'act', verb: 'undo', abouts: [], words: noActionWords, sure: false };
}

/** "Oh no that's wrong, undo it". */
export function undoes({ text, mood }: Said, { screen }: Known): Command | undefined {
  if (mood.question || mood.wondering || text.split(' ').length > 8) return undefined;
  if (
    (!TAKES_BACK.test(text) && !/\b(?:undo|take) (?:it|that|this)(?: back)?[\s.!]*$|\bundo[\s.!]*$/i.test(text)) ||
    /\btake (?:it|that|this)[\s.!]*$/i.test(text)
  )
    return undefined;
  const [only, second] = screen.references;
  const abouts = only !== undefined && second === undefined ? [{ named: only }] : [];
  return { kind: 'act', verb: 'undo', abouts, words: noActionWords, sure: false };
}

const IS_DONE =
  /^(?:(?:the|my|her|his)\s+)?(?:resident|constituent|tenant|customer|caller|lady|woman|man|gentleman|officer|contractor|she|he|they|@person)(?:['’]s|\s+(?:has|have|just|now))*\s+(?:says?|said|saying|tells me|told me|confirms?|confirmed|confirming|reckons|rang to say|e-?mailed to say)\s+(?:on the phone\s+|by e-?mail\s+|yesterday\s+|today\s+)?(?:that\s+)?(?:it|its|it['’]s|that|thats|that['’]s|all|everything)\b(?<how>[^?]*)$/i;

const ENDS_DONE =
  /\b(?:fixed|done|sorted|collected|cleared|mended|repaired|finished|resolved)(?:[\s,]+(?:now|today|yesterday|this (?:morning|afternoon|week)|last (?:night|week)|already|finally|at last|properly|out|up|again|then|thanks?|thank you|ta|cheers|all|lovely|great|brilliant))*[\s.!]*$/i;
const TO_COME = /\b(?:will|['’]ll|going to|to be|gonna|should|can be|could be|needs?|wants?)\b/i;

/** "Happy for that one to be marked as fixed": whoever asked for it finds it done. */
const CONTENT =
  /^(?:(?:so|and|please|ok|okay)[\s,]+)*(?:i(?:['’]m| am| would be|['’]d be)\s+)?(?:quite |perfectly |very |more than )?(?:happy|content|glad|satisfied|fine|ok|okay)\s+(?:(?:for|with|to have|to see|that)\s+)?(?:it|this|that|this one|that one|the (?:matter|enquiry|case))\s+(?:(?:to|can|may|should|is|being|now)\s+)*(?:be\s+)?(?:mark(?:ed)?|count(?:s|ed)?|treat(?:ed)?|clos(?:e|ed)|go down|record(?:ed)?|regard(?:ed)?|consider(?:ed)?|fixed|done|finished|resolved|complete)\b(?:\s+as\s+(?:fixed|done|finished|resolved|closed|complete))?(?:\s+from (?:my|our) side)?[\s.!]*$/i;

/** It was not done after all, and is to be taken up again: "he says they weren't done, can you open it up again". */
const IS_NOT_DONE =
  /(?:\b(?:not|never|isnt|wasnt|werent|arent|hasnt|havent)|n['’]t)\b[^.?!;]{0,20}\b(?:fixed|done|sorted|collected|cleared|mended|repaired|finished|resolved|emptied|filled|replaced|removed|cleaned|working|gone|right)\b|\bstill (?:there|the same|broken|leaking|out|overflowing|blocked|flooding|full|missing|not|as bad)\b/i;
const AGAIN =
  /\b(?:re-?open(?:ed)?(?: (?:it|this|that|them))?|open (?:it|this|that|them) (?:up )?again|(?:look|have (?:another|a second) look)(?: at (?:it|this|that))? again|have another look|take (?:it|this|that) up again)\b/i;

/** "Resident says it's fixed": of an enquiry that is on the screen, or which one is asked; undefined for anything else. */
export function heardIsDone({ text, mood }: Said, { masked }: Masked, known: Known): Command | undefined {
  if (AGAIN.test(masked) && IS_NOT_DONE.test(masked) && !/\?\s*$/.test(masked.replace(AGAIN, ' '))) {
    const [only, second] = known.screen.references;
    const verb = verbFor(isOfCouncillorSide(known.me) ? 'look-again' : 'reopen', known, false);
    const abouts = [{ named: only !== undefined && second === undefined ? only : '' }];
    return {
      kind: 'act',
      verb,
      abouts,
      words: { ...noActionWords, text: masked.replace(/@\w+/g, ' ').trim() },
      sure: false,
    };
  }
  const last = /[^.!?]+[.!?\s]*$/.exec(text)?.[0].trimStart() ?? text;
  if (!mood.question && isOfCouncillorSide(known.me) && CONTENT.test(last)) {
    const [only, second] = known.screen.references;
    const abouts = [{ named: only !== undefined && second === undefined ? only : '' }];
    // Of one that nobody has resolved yet the officer is told so.
    const isClosed = known.seen.find(({ reference }) => reference === only)?.stands?.isClosed === true;
    const words = isClosed ? noActionWords : { ...noActionWords, text };
    return { kind: 'act', verb: isClosed ? 'fixed' : 'add', abouts, words, sure: false };
  }
  const how = mood.question ? undefined : IS_DONE.exec(masked.replace(/\s+/g, ' ').trim())?.groups?.how;
  if (how === undefined || isPromise(how) || TO_COME.test(how) || !ENDS_DONE.test(how)) return undefined;
  const isNot = /\b(?:not|never|cannot|n['’]?t|cant|isnt|hasnt|wasnt|still)\b/i.test(how);
  const [only, second] = known.screen.references;
  const named = only !== undefined && second === undefined ? only : '';
  const verb = verbFor(isNot ? 'not-fixed' : 'fixed', known, false);
  return { kind: 'act', verb, abouts: [{ named }], words: noActionWords, sure: false };
}
