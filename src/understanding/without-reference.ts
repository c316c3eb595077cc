import { isOfCouncillorSide, type Person } from '../people/index.ts';
import { aboutInWords, bareThing, headedThing, SOME } from './about.ts';
import { type ReadAct, verbFor } from './acts.ts';
import { offersForAll } from './all-of-mine.ts';
import { fillIn } from './answers.ts';
import { HEADS } from './as-meant.ts';
import { type Command, noActionWords, type Verb } from './command.ts';
import { commandOf } from './command-of.ts';
import { findPeople } from './find-people.ts';
import type { Known } from './known.ts';
import { leansToCasework } from './leaning.ts';
import { readList } from './lists.ts';
import { readLabelled } from './logging/labelled.ts';
import { isPasted } from './logging/pasted.ts';
import { readLog } from './logging/read-log.ts';
import { readSeveral } from './logging/several.ts';
import { readTold, tellsOfBehaviour } from './logging/told.ts';
import { hasMore, namesLogging } from './logging/trigger.ts';
import type { Masked } from './mask.ts';
import { asksToLog, tellsAbsence, withoutOrder } from './of-casework.ts';
import {
  ASKS,
  ASKS_WHOM,
  asksOwnDuty,
  isOfConduct,
  namesPlace,
  speaksOfDocuments,
  speaksOfRules,
  speaksOfTrouble,
} from './of-documents.ts';
import { documents } from './offers.ts';
import { isAnnounced, readAnnouncement } from './others.ts';
import { readAbsence, readStaying } from './people-time.ts';
import { perhapsMeant } from './perhaps.ts';
import { isPromise } from './promise.ts';
import type { Said } from './said.ts';
import type { Understanding } from './understanding.ts';
import { isRead, isVerb, reads } from './verbs.ts';
import { DOCUMENTS, type Wanted } from './wanted/open-wanted.ts';

/** How likely something must be to be taken as meant where no enquiry is named. */
export const MEANT_ALONE = 0.5;
/** An absence that no phrasing told. */
const TOLD = 0.45;
/** From here on a statement about a place is of the documents all the same. */
const SURELY = 0.9;
/** How likely a question to the documents, or talk, may be at most where a sentence is plainly casework. */
const PLAIN = 0.45;
/** Words that nothing but casework has. */
export const CASEWORK =
  /\b(?:enquir(?:y|ies)|inquir(?:y|ies)|casework|my cases?|case ?load|overdue|unassigned|my reminders?|closure day|snooze)\b/i;

/** What is meant by a sentence that names no enquiry, or only what is on the screen. */
export function withoutReference(said: Said, masked: Masked, known: Known): Understanding {
  const base = { text: said.text, found: masked.spans };
  const ofScreen = aboutScreen(said, masked, known);
  if (ofScreen !== undefined) return { ...base, ...ofScreen, likely: 1 };
  const alone = verbAlone(said, masked, known) ?? toldOfNone(said, masked, known);
  if (alone !== undefined) return { ...base, kind: 'command', command: alone, likely: 1 };
  const onScreen = tellsOnScreen(said, masked, known) ?? undoes(said, known);
  if (onScreen !== undefined) return { ...base, kind: 'command', command: onScreen, likely: 0.8 };
  const heard = heardIsDone(said, masked, known);
  if (heard !== undefined) return { ...base, kind: 'command', command: heard, likely: 0.9 };
  const all = offersForAll(said, masked, known);
  if (all !== undefined) return { ...base, kind: 'several', why: 'all-of-theirs', each: all, likely: 0.5 };
  const stays = readStaying(said.text, known);
  if (stays !== undefined && (stays.kind === 'who-leaves' || !said.mood.question))
    return { ...base, kind: 'command', command: stays, likely: 0.9 };
  if (isAnnounced(said)) {
    return { ...base, kind: 'command', command: readAnnouncement(said.text, said.lines), likely: 0.8 };
  }
  const ranked = known.tell(masked.masked, said.mood.question, () => true);
  const [first] = ranked;
  const label = first?.label ?? DOCUMENTS;
  const likely = first?.likely ?? 0;
  // Somebody's conduct is for the documents, whoever it was of.
  const isOfPerson = masked.spans.some(({ is }) => is === 'person') && tellsOfBehaviour(said.text);
  if ((isOfPerson || isOfConduct(said.text)) && !CASEWORK.test(said.text)) return documents(said, known, ranked, base);
  const several = readSeveral(said, known);
  const isOfTroubles =
    several?.kind === 'log-several' && several.each.every(({ subject }) => speaksOfTrouble(subject, known));
  if (
    several !== undefined &&
    (label === 'log' || label === 'log-several' || isOfTroubles || namesLogging(said.text))
  ) {
    return { ...base, kind: 'command', command: several, likely };
  }
  const isTaken = label !== DOCUMENTS && label !== 'talk' && likely >= 0.85;
  const filled =
    isTaken && !['log', 'update', 'resolve', 'note', 'add', 'show', 'news'].includes(label)
      ? undefined
      : fillIn(said, known, !ASKS.test(said.text));
  if (filled !== undefined) return { ...base, kind: 'command', command: filled, goesOn: true, likely: 1 };
  const labelled = readLabelled(said, known);
  if (labelled !== undefined) return { ...base, kind: 'command', command: labelled, likely: 0.9 };
  const [opening = ''] = said.lines.split('\n');
  // A letter that was put in is a resident's, unless it is asked about.
  if (isPasted(said.lines) && !opening.includes('?')) return logOf(said, known, base, 0.9);
  const isOrder = hasMore(said.text) || namesLogging(said.text) || asksToLog(said.text);
  const told = isOrder ? undefined : readTold(said, masked, known);
  if (told === 'documents') return documents(said, known, ranked, base);
  const isDuty = asksOwnDuty(said.text) && !namesLogging(said.text);
  const isLog = (isOrder || told === 'trouble') && !isDuty;
  const isAsked = said.mood.question && !speaksOfTrouble(said.text, known) && !namesPlace(said.text);
  if (isLog && !isAsked && !said.mood.wondering && !isOfConduct(said.text))
    return logOf(said, known, base, Math.max(likely, 0.9));
  const bare = bareThing(said.text);
  const verb = ranked.find(
    (one) => isVerb(one.label) || (isRead(one.label) && one.label !== 'why' && one.label !== 'history'),
  );
  if (bare !== undefined && verb !== undefined && likely < 0.8 && !said.mood.question) {
    const command = commandOf(verb.label, said, masked, known);
    if (command !== undefined) return { ...base, ...command, likely: verb.likely };
  }
  const isOfThing = speaksOfTrouble(said.text, known) && !speaksOfDocuments(said.text) && !ASKS_WHOM.test(said.text);
  // "Close one of these": which of them is asked.
  const isSome = SOME.test(said.text) && HEADS.test(/^\p{L}+/u.exec(said.text)?.[0].toLowerCase() ?? '');
  const headed = !said.mood.question && (isOfThing || isSome) ? (headedThing(said.text) ?? isSome) : undefined;
  const [act] =
    headed === undefined || headed === false
      ? []
      : known.tell(masked.masked, false, (one) => isVerb(one) || one === 'snooze');
  if (act !== undefined && act.likely >= MEANT_ALONE) {
    const command = commandOf(act.label, said, masked, known);
    if (command !== undefined) return { ...base, ...command, likely: act.likely };
  }
  // However it is split among commands, casework is plain where the documents and talk are unlikely together.
  const outside = ranked
    .filter((one) => one.label === DOCUMENTS || one.label === 'talk')
    .reduce((sum, one) => sum + one.likely, 0);
  const ofCasework = ranked.filter((one) => one.label !== DOCUMENTS && one.label !== 'talk');
  const [best] = ofCasework;
  const share = best === undefined ? 0 : shareOf(best.label, ofCasework, said.text, known);
  const limit = isOfThing && best?.label === 'news' ? 0.75 : PLAIN;
  const isReport = best?.label === 'log' && share >= 0.3 && !said.mood.question && outside <= PLAIN;
  if (best?.label === 'log' && isDuty) return documents(said, known, ranked, base);
  if (best === undefined || ((outside > limit || share < MEANT_ALONE) && !isReport)) {
    if (CASEWORK.test(said.text) && outside < 0.5)
      return { ...base, kind: 'unclear', may: perhapsMeant(said, masked, known, ranked), likely };
    return elsewhere(said, masked, known, ranked, base);
  }
  const command = commandOf(best.label, said, masked, known);
  if (command === undefined) return elsewhere(said, masked, known, ranked, base);
  return { ...base, ...command, likely: best.likely };
}

/** Of lists that are alike, such as what is overdue and what is overdue in the team, the likelier is no guess worth a question. */
const ANY_LIST = { together: 0.7, best: 0.35 };

/** How likely something is among all that it can be: where no enquiry is named, what is not done with one competes with no such thing. */
function shareOf(label: string, ofCasework: Wanted, text: string, known: Known): number {
  const isOfOne = (one: string) => isVerb(one) || isRead(one);
  const isNamed = isOfOne(label) || aboutInWords(text, known.screen, true) !== undefined;
  const may = isNamed ? ofCasework : ofCasework.filter((one) => !isOfOne(one.label));
  const sumOf = (wanted: Wanted) => wanted.reduce((sum, { likely }) => sum + likely, 0);
  const all = Math.max(1e-9, sumOf(may));
  const share = sumOf(may.filter((one) => one.label === label)) / all;
  const areLists = sumOf(may.filter((one) => one.label.startsWith('list-'))) / all >= ANY_LIST.together;
  return label.startsWith('list-') && areLists && share >= ANY_LIST.best ? Math.max(share, MEANT_ALONE) : share;
}

const VERBS: Readonly<Record<string, Verb>> = {
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

/** A verb and nothing else: of what is on the screen, or which one is asked. */
function verbAlone(said: Said, found: Masked, known: Known): Command | undefined {
  const { screen } = known;
  const { text, mood } = said;
  const [, head = '', rest = ''] = /^([^,;:–]*?)(?:\s*[,;:–]\s*(.+?))?[\s.!?]*$/.exec(text) ?? [];
  const name = head
    .toLowerCase()
    .replace(/[\s.!]+$/, '')
    .replace(/’/g, "'");
  const given = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
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

/** "Note: the resident has moved": of the one on the screen, or which one is asked; undefined where something else waits for the words. */
function toldOfNone(said: Said, found: Masked, known: Known): Command | undefined {
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

/** "Tell Khan the bollards are ordered", of the one enquiry that was just shown: an update, to be read back. */
function tellsOnScreen(said: Said, found: Masked, known: Known): Command | undefined {
  const { text, mood } = said;
  const { spans, masked } = found;
  const [only, second] = known.screen.references;
  if (only === undefined || second !== undefined || mood.question || mood.wondering) return undefined;
  // "Tell Priya I am on holiday": to a colleague, and of no enquiry.
  if (tellsAbsence(said, found)) return undefined;
  const [person] = spans;
  const them =
    /^(?:please\s+)?(?:tell|let|inform|message|text)\s+(?:her|him|them|the (?:councillor|cllr|member|officer))\s+(?:know\s+)?(?:that\s+)?(?<told>.+)$/i.exec(
      text,
    )?.groups?.told;
  const told =
    them ??
    (person?.is === 'person' && /^(?:please\s+)?(?:tell|let|inform|message|text)\s+@person\b/i.test(masked)
      ? text
          .slice(person.end)
          .replace(/^['’]?s?\s+(?:know\s+)?(?:that\s+)?/i, '')
          .trim()
      : '');
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
function isOnOtherSide(named: string, known: Known): boolean {
  const isCouncillor = isOfCouncillorSide(known.me);
  const suits = (person: Person) => isOfCouncillorSide(person) !== isCouncillor;
  return findPeople(named, { directory: known.directory, on: known.on, me: known.me, suits }).kind !== 'nobody';
}

/** "Oh no that's wrong, undo it". */
function undoes({ text, mood }: Said, { screen }: Known): Command | undefined {
  if (mood.question || mood.wondering || text.split(' ').length > 8) return undefined;
  if (
    !/\b(?:undo|take) (?:it|that|this)(?: back)?[\s.!]*$|\bundo[\s.!]*$/i.test(text) ||
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

/** "Resident says it's fixed": of an enquiry that is on the screen, or which one is asked; undefined for anything else. */
function heardIsDone({ mood }: Said, { masked }: Masked, known: Known): Command | undefined {
  const how = mood.question ? undefined : IS_DONE.exec(masked.replace(/\s+/g, ' ').trim())?.groups?.how;
  if (how === undefined || isPromise(how) || TO_COME.test(how) || !ENDS_DONE.test(how)) return undefined;
  const isNot = /\b(?:not|never|cannot|n['’]?t|cant|isnt|hasnt|wasnt|still)\b/i.test(how);
  const [only, second] = known.screen.references;
  const named = only !== undefined && second === undefined ? only : '';
  const verb = verbFor(isNot ? 'not-fixed' : 'fixed', known, false);
  return { kind: 'act', verb, abouts: [{ named }], words: noActionWords, sure: false };
}

/** "There's a massive hole in the path": something is somewhere. */
const THERE_IS = /^there(?:['’]?s| is| are| has been|['’]?s been)\b/i;

/** No phrasing is near enough: what shows signs of casework is asked about, the rest is for the documents. */
function elsewhere(
  said: Said,
  masked: Masked,
  known: Known,
  ranked: Wanted,
  base: Pick<Understanding, 'text' | 'found'>,
): Understanding {
  const ofDocuments = ranked.find(({ label }) => label === DOCUMENTS)?.likely ?? 0;
  const isSupposed = said.mood.wondering && /^what (?:happens|if)\b/i.test(said.text);
  const [first] = ranked;
  if (first?.label === 'talk' && first.likely >= MEANT_ALONE) return documents(said, known, ranked, base);
  if (isSupposed || speaksOfDocuments(said.text)) return documents(said, known, ranked, base);
  if (tellsAbsence(said, masked)) {
    return { ...base, kind: 'command', command: readAbsence(said.text, known), likely: TOLD };
  }
  const isPlace = !said.mood.question && !said.mood.wondering && !ASKS.test(said.text) && namesPlace(said.text);
  // "Anything near the school" is looked for.
  if (isPlace && /^(?:any|anything|everything|all)\b/i.test(said.text))
    return { ...base, kind: 'command', command: readList('search', said.text, known), likely: TOLD };
  if (isPlace && (speaksOfTrouble(said.text, known) || THERE_IS.test(said.text) || ofDocuments < SURELY))
    return logOf(said, known, base, TOLD);
  if (!leansToCasework(said, masked, known, ranked)) return documents(said, known, ranked, base);
  // Asked of one enquiry, whatever exactly: that one is shown.
  const [reference] = masked.references;
  if (
    said.mood.question &&
    reference !== undefined &&
    masked.references.length === 1 &&
    /^CW-/i.test(reference.about.named)
  )
    return {
      ...base,
      kind: 'command',
      command: { kind: 'show', abouts: [reference.about], focus: 'all' },
      likely: 0.5,
    };
  return { ...base, kind: 'unclear', may: perhapsMeant(said, masked, known, ranked), likely: ofDocuments };
}

/** A few words about "it", where one enquiry is on the screen: they are about that, and not for the documents. */
function aboutScreen(said: Said, masked: Masked, known: Known): ReadAct | undefined {
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

function logOf(said: Said, known: Known, base: Pick<Understanding, 'text' | 'found'>, likely: number): Understanding {
  const several = readSeveral(said, known);
  const { text, lines } = said;
  const story = isPasted(lines) ? ([text, lines] as const) : ([withoutOrder(text), withoutOrder(lines)] as const);
  const command: Command = several ?? { kind: 'log', words: readLog(...story, known), sure: false };
  return { ...base, kind: 'command', command, likely };
}
