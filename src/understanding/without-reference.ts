import { aboutInWords, bareThing, headedThing, SOME } from './about.ts';
import { aboutScreen, heardIsDone, SURELY, takesBack, tellsOnScreen, undoes } from './about-screen.ts';
import { offersForAll } from './all-of-mine.ts';
import { isAnnounced, readAnnouncement } from './announced.ts';
import { fillIn } from './answers.ts';
import { HEADS } from './as-meant.ts';
import type { Command } from './command.ts';
import { commandOf } from './command-of.ts';
import { notDoneYet } from './denied.ts';
import { tellsEmergency } from './emergency.ts';
import type { Known } from './known.ts';
import { readList } from './lists.ts';
import { tellsOfFault } from './logging/fault.ts';
import { readLabelled } from './logging/labelled.ts';
import { askedBelow, isPasted } from './logging/pasted.ts';
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
  asksSomewhere,
  isOfConduct,
  namesPlace,
  speaksOfDocuments,
  speaksOfRules,
  speaksOfTrouble,
  withoutOccasion,
} from './of-documents.ts';
import { documents } from './offers.ts';
import { ownAbsence } from './own-absence.ts';
import { readStaying } from './people-leaving.ts';
import { readAbsence, readOthersBack } from './people-time.ts';
import { perhapsMeant } from './perhaps.ts';
import { leaningOf, routesFor } from './routing/routes-for.ts';
import type { Said } from './said.ts';
import { chasedAgain, takenUpAgain } from './taken-up-again.ts';
import { isOfNoEnquiry } from './thing-of-rules.ts';
import type { Understanding } from './understanding.ts';
import { acknowledgedWith, doneIt, toldOfNone, untilAlone, verbAlone } from './verb-alone.ts';
import { isRead, isVerb } from './verbs.ts';
import { DOCUMENTS, type Wanted } from './wanted/open-wanted.ts';

/** How likely something must be to be taken as meant where no enquiry is named. */
export const MEANT_ALONE = 0.5;
/** An absence that no phrasing told. */
const TOLD = 0.45;
/** Something else of casework is meant, whatever fault is told with it. */
const SURELY_ELSE = 0.6;
/** How likely a question to the documents, or talk, may be at most where a sentence is plainly casework. */
const PLAIN = 0.45;
/** Words that nothing but casework has. */
export const CASEWORK =
  /\b(?:enquir(?:y|ies)|inquir(?:y|ies)|casework|my cases?|case ?load|overdue|unassigned|my reminders?|closure day|snooze)\b/i;

/** What is meant by a sentence that names no enquiry, or only what is on the screen. */
export function withoutReference(said: Said, masked: Masked, known: Known): Understanding {
  const base = { text: said.text, found: masked.spans };
  const [only, second] = known.screen.references;
  const notYet =
    only === undefined || second !== undefined ? undefined : notDoneYet(said, said.text, [{ named: only }], known);
  if (notYet !== undefined) return { ...base, ...notYet, likely: 1 };
  const back = takesBack(said);
  if (back !== undefined) return { ...base, kind: 'command', command: back, likely: 0.9 };
  const ofScreen = aboutScreen(said, masked, known);
  if (ofScreen !== undefined) return { ...base, ...ofScreen, likely: 1 };
  const again = chasedAgain(said, known) ?? takenUpAgain(said, known);
  if (again !== undefined) return { ...base, kind: 'command', command: again, likely: 0.9 };
  const alone =
    doneIt(said, masked, known) ??
    verbAlone(said, masked, known) ??
    toldOfNone(said, masked, known) ??
    acknowledgedWith(said, masked, known) ??
    untilAlone(said, masked, known);
  if (alone !== undefined) return { ...base, kind: 'command', command: alone, likely: 1 };
  const onScreen = tellsOnScreen(said, masked, known) ?? undoes(said, known);
  if (onScreen !== undefined) return { ...base, kind: 'command', command: onScreen, likely: 0.8 };
  const heard = heardIsDone(said, masked, known);
  if (heard !== undefined) return { ...base, kind: 'command', command: heard, likely: 0.9 };
  const all = offersForAll(said, masked, known);
  if (all !== undefined) return { ...base, kind: 'several', why: 'all-of-theirs', each: all, likely: 0.5 };
  const isBack = said.mood.question ? undefined : readOthersBack(said.text, known);
  if (isBack !== undefined) return { ...base, kind: 'command', command: isBack, likely: 0.9 };
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
  if (isOfNoEnquiry(said, masked, known)) {
    const asked = documents(said, known, ranked, base);
    return asked.kind === 'documents' ? { ...asked, talk: false, doubtful: false } : asked;
  }
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
    isTaken && !['log', 'acknowledge', 'update', 'resolve', 'note', 'add', 'show', 'news'].includes(label)
      ? undefined
      : fillIn(said, known, !asksSomewhere(said.text));
  if (filled !== undefined) return { ...base, kind: 'command', command: filled, goesOn: true, likely: 1 };
  const elsewhereOn = masked.references.length === 0 ? ownAbsence(said, known) : undefined;
  if (elsewhereOn !== undefined)
    return { ...base, kind: 'command', command: readAbsence(elsewhereOn, known), likely: 0.9 };
  const labelled = readLabelled(said, known);
  if (labelled !== undefined) return { ...base, kind: 'command', command: labelled, likely: 0.9 };
  const [opening = ''] = said.lines.split('\n');
  // A letter that was put in is a resident's, unless it is asked about.
  if (isPasted(said.lines) && askedBelow(said.lines)) return documents(said, known, ranked, base);
  if (isPasted(said.lines) && !opening.includes('?')) return logOf(said, known, base, 0.9);
  const isOrder = hasMore(said.text) || namesLogging(said.text) || asksToLog(said.text);
  const told = isOrder ? undefined : readTold(said, masked, known);
  if (told === 'documents') return documents(said, known, ranked, base);
  const isDuty = asksOwnDuty(said.text) && !namesLogging(said.text);
  const isElse = label !== DOCUMENTS && label !== 'talk' && label !== 'log' && likely >= SURELY_ELSE;
  const isFault = told === undefined && !isElse && (tellsOfFault(said, known) || tellsEmergency(said.text));
  const isLog = (isOrder || told === 'trouble' || isFault) && !isDuty;
  const isAsked = said.mood.question && !isFault && !speaksOfTrouble(said.text, known) && !namesPlace(said.text);
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
  const isReport = best?.label === 'log' && share >= 0.3 && !asksSomewhere(said.text) && outside <= PLAIN;
  // "What's my allowance" is of the rules, whoever's it is.
  const isListOfRules = best?.label.startsWith('list-') && best.likely < MEANT_ALONE && ASKS.test(said.text);
  if (isListOfRules && speaksOfRules(said.text)) return documents(said, known, ranked, base);
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
const anyList = { together: 0.7, best: 0.35 };

/** How likely something is among all that it can be: where no enquiry is named, what is not done with one competes with no such thing. */
function shareOf(label: string, ofCasework: Wanted, text: string, known: Known): number {
  const isOfOne = (one: string) => isVerb(one) || isRead(one);
  const isNamed = isOfOne(label) || aboutInWords(text, known.screen, true) !== undefined;
  const may = isNamed ? ofCasework : ofCasework.filter((one) => !isOfOne(one.label));
  const sumOf = (wanted: Wanted) => wanted.reduce((sum, { likely }) => sum + likely, 0);
  const all = Math.max(1e-9, sumOf(may));
  const share = sumOf(may.filter((one) => one.label === label)) / all;
  const areLists = sumOf(may.filter((one) => one.label.startsWith('list-'))) / all >= anyList.together;
  return label.startsWith('list-') && areLists && share >= anyList.best ? Math.max(share, MEANT_ALONE) : share;
}

/** From these log odds on it is asked, whatever the documents have. */
const PLAINLY = 2;
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
  const isTold = !said.mood.question && !said.mood.wondering && !ASKS.test(said.text);
  const about = isTold ? withoutOccasion(said.text) : said.text;
  if (isSupposed || speaksOfDocuments(about)) return documents(said, known, ranked, base);
  if (tellsAbsence(said, masked)) {
    return { ...base, kind: 'command', command: readAbsence(said.text, known), likely: TOLD };
  }
  const isPlace = isTold && namesPlace(about);
  // "Anything near the school" is looked for.
  if (isPlace && /^(?:any|anything|everything|all)\b/i.test(said.text))
    return { ...base, kind: 'command', command: readList('search', said.text, known), likely: TOLD };
  if (isPlace && (speaksOfTrouble(said.text, known) || THERE_IS.test(said.text) || ofDocuments < SURELY))
    return logOf(said, known, base, TOLD);
  if (masked.references.length === 0 && leaningOf(routesFor(said, known), ranked) < PLAINLY)
    return documents(said, known, ranked, base);
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

function logOf(said: Said, known: Known, base: Pick<Understanding, 'text' | 'found'>, likely: number): Understanding {
  const several = readSeveral(said, known);
  const { text, lines } = said;
  const story = isPasted(lines) ? ([text, lines] as const) : ([withoutOrder(text), withoutOrder(lines)] as const);
  const command: Command = several ?? { kind: 'log', words: readLog(...story, known), sure: false };
  return { ...base, kind: 'command', command, likely };
}
