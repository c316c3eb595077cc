import { shapeOf } from './about.ts';
import { isMarkedOff } from './acts.ts';
import { readAgreementAsked } from './agreement-asked.ts';
import { amidCasework } from './amid-casework.ts';
import { behindHangOn, fillIn, pressedBy } from './answers.ts';
import { withEarlier, withoutSlip, withRightHead } from './as-meant.ts';
import { bareAnswer } from './bare-answers.ts';
import { type Command, LAST } from './command.ts';
import { readConsent } from './consent.ts';
import { isBareDay, putRightIn, readCorrection, wasNotMeant, withoutLead } from './corrections.ts';
import { isOnlyCourtesy } from './courtesy.ts';
import { readDayAsked } from './day-asked.ts';
import { asWritten } from './dictated.ts';
import { readFieldTold } from './field-told.ts';
import { askForWhom } from './for-whom.ts';
import { readForm } from './forms.ts';
import { unlessHeldBack } from './held-back.ts';
import { asksHow, asksToSee, onlyShows } from './how-to.ts';
import { withoutShown } from './in-general.ts';
import type { Known } from './known.ts';
import { readPage } from './lists.ts';
import { readListAsked } from './lists-asked.ts';
import { type Masked, maskSaid } from './mask.ts';
import { readMeantOther } from './meant-other.ts';
import { shownForQuestion } from './of-shown.ts';
import { documents } from './offers.ts';
import { isOfParagraph, isOtherwise } from './otherwise.ts';
import { listOffers } from './perhaps.ts';
import { isTypedParagraph, parseTyped } from './read-typed.ts';
import { wishedForDaily } from './reminder-wish.ts';
import { readResidentEdit } from './resident-words.ts';
import { readSaid, type Said } from './said.ts';
import { callsOff, inSentences, joinedWishes, pointsIn } from './sentences.ts';
import { isToGoOn, isYesInShort } from './short-yes.ts';
import { someOfSeveral } from './some-of-several.ts';
import { readCompared, readFigures } from './statistics-words.ts';
import { isOnlyThanks } from './thanks.ts';
import { readToldAlone } from './told-alone.ts';
import { namesBeforeColon, toldHere } from './told-here.ts';
import type { Understanding } from './understanding.ts';
import { inPlainWords } from './wished-softly.ts';
import { withReference } from './with-reference.ts';
import { withoutReference } from './without-reference.ts';
import { changeIn, withChange, withMore } from './yes-but.ts';
import { goesOnTo, isDropped, isInOrder, isNo, isRefusal, isYes, isYesToTelling } from './yes-no.ts';

/** A turn to be understood: as typed, with its lines, and the values of a form where one was sent. */
export type Typed = { readonly raw: string; readonly values: Readonly<Record<string, string>> };

/** While something waits to be confirmed, nothing else is taken back. */
const UNDO = /^(?:undo(?: (?:it|that|this|the last(?: one)?))?|take (?:it|that|this) back)[\s.!]*$/i;
/** The button that logs the same a second time, which "all good" does not ask for. */
const AGAIN = /^log another\b/i;
const BECAUSE = /^(?:because|cos|due to)\b/i;

/** "Don't pause it": what was read back, or is shown, is to stay as it is. */
const NOT_IT =
  /^(?:(?:good|ok|okay|no|right|please|then|so)[\s,.!]+)*(?:don['’]?t|do not|dont)\s+(?:[a-z]+\s+)?(?:it|that|this|them|anything)(?:\s+(?:yet|now|please|just yet|then))*[\s.!]*$/i;

/** "Which one's that": the one that a form is about. */
const WHICH = /^(?:which|what)\s+(?:one|enquiry|case)?\s*(?:is|was|['’]s)\s+(?:that|this|it)\b/i;

/** What a turn means. Pure: the same words in the same circumstances mean the same. */
export function understand({ raw: spoken, values }: Typed, circumstances: Known): Understanding {
  const raw = asWritten(spoken);
  const text = raw.replace(/\s+/g, ' ').trim();
  const form = readForm(text, values);
  if (form !== undefined) return certain(text, form);
  const typed = parseTyped(text);
  if (typed !== undefined) return certain(text, typed);
  if (isTypedParagraph(text)) return ofParagraph(text);
  const asked =
    readFigures(text, circumstances) ??
    readPage(text, circumstances) ??
    readDayAsked(text, circumstances) ??
    readAgreementAsked(text, circumstances) ??
    readListAsked(text, circumstances);
  if (asked !== undefined) return certain(text, asked);
  const compared = readCompared(text, circumstances);
  if (compared !== undefined) return compared;
  const said = withRightHead(withoutSlip(raw), circumstances);
  const known = withEarlier(said, circumstances);
  const consent = readConsent({ ...said, text }, known);
  if (consent !== undefined) return consent;
  const answered = readAnswer(said, text, known);
  if (answered !== undefined) return answered;
  if (isOnlyCourtesy(said.lines) || isOnlyThanks(said.lines)) return talk(said.text);
  const plain = inPlainWords(said.text, known);
  if (plain !== said.text) return understand({ raw: plain, values }, known);
  const daily = wishedForDaily(said, known);
  if (daily !== undefined)
    return { kind: 'several', why: 'all-of-theirs', each: [daily], text: said.text, found: [], likely: 0.9 };
  const next = goesOnTo(said.text, said.lines);
  if (next !== '') return understand({ raw: next, values }, { ...known, screen: withoutDraft(known.screen) });
  const again = said.mood.question || said.mood.request ? undefined : parseTyped(said.text);
  if (again !== undefined) return certain(said.text, unsure(again, text, said.text));
  const resident = readResidentEdit(said, known);
  if (resident !== undefined) return { kind: 'command', command: resident, text: said.text, found: [], likely: 1 };
  const how = asksHow(said, known);
  if (how !== undefined) return { kind: 'how', typed: how, text: said.text, found: [], likely: 1 };
  const shown = asksToSee(said);
  if (shown !== undefined) {
    const asking = readSaid(shown);
    const understood = understandWhole(asking, maskSaid(asking.text, known), known);
    if (onlyShows(understood)) return understood;
  }
  const masked = maskSaid(said.text, known);
  const one = (sentence: string, here: Known) => {
    const part = withRightHead(readSaid(sentence), here);
    return understandWhole(part, maskSaid(part.text, here), here);
  };
  const several = joinedWishes(said, masked, known, one);
  if (several !== undefined) return several;
  const whole = understandWhole(said, masked, known);
  const parted = mayBeParted(whole, said) ? inSentences(said, masked, known, one) : undefined;
  const understood = amidCasework(shownForQuestion(parted ?? whole, said, known), said, known);
  const anew = (typed: string) => understand({ raw: typed, values }, known);
  return unlessHeldBack(askForWhom(understood, { ...said, text }, known), said, anew);
}

/** Whether sentences by themselves may tell more than all of them together. */
function mayBeParted(whole: Understanding, said: Said): boolean {
  if (whole.kind === 'unclear' || (whole.kind === 'documents' && whole.doubtful && !whole.talk)) return true;
  // Points of a list are one wish each, whatever the first of them was taken for.
  const isOfEnquiry =
    whole.kind === 'held' ||
    (whole.kind === 'command' && (whole.command.kind === 'act' || whole.command.kind === 'show'));
  return isOfEnquiry && pointsIn(said.lines) > 1;
}

function understandWhole(said: Said, masked: Masked, known: Known): Understanding {
  const told = namesBeforeColon(said, masked) ? undefined : readToldAlone(said, known);
  if (told !== undefined) return { ...told, text: said.text, found: masked.spans, likely: 1 };
  const here = toldHere(said, masked, known);
  if (here !== undefined) return here;
  const shape = shapeOf(said.text, masked.references);
  if (shape !== undefined && isMarkedOff(shape)) return withReference(said, masked, shape, known);
  if (isOfParagraph(said, masked, known)) return documents(said, known, [], { text: said.text, found: masked.spans });
  return shape === undefined || isOtherwise(said, masked, known)
    ? withoutReference(said, { ...masked, masked: masked.plain }, withoutShown(said, known))
    : withReference(said, masked, shape, known);
}

const noCasework = { beside: [], perhaps: [], leaning: Number.NEGATIVE_INFINITY };

/** Nothing is asked, whatever is on the screen. */
function talk(text: string): Understanding {
  return { kind: 'documents', talk: true, doubtful: true, ...noCasework, text, found: [], likely: 0 };
}

/** What a button of the documents types, whatever is on the screen. */
function ofParagraph(text: string): Understanding {
  return { kind: 'documents', talk: false, doubtful: false, ...noCasework, text, found: [], likely: 1 };
}

/** What was dropped is not gone on with; what is shown stays. */
function withoutDraft({ references, buttons }: Known['screen']): Known['screen'] {
  return { references, buttons: buttons.filter(({ typed }) => !typed.startsWith('confirm ')) };
}

/** Yes, no, a button's words, or what is to be put right: an answer to what is on the screen. */
function readAnswer(said: Said, text: string, known: Known): Understanding | undefined {
  const { buttons, open } = known.screen;
  const waits = buttons.some(({ typed }) => typed.startsWith('confirm '));
  const mayBeInOrder = waits ? !buttons.some(({ label }) => AGAIN.test(label)) : open !== undefined;
  const isAgreed = (words: string) =>
    isYes(words) || (mayBeInOrder && (isInOrder(words) || isYesInShort(words, open?.command)));
  if (isAgreed(said.text) || isAgreed(text) || (waits && isYesToTelling(text, known))) {
    // A form is sent again with what it has, and asks for what it lacks.
    return certain(text, waits || open === undefined ? { kind: 'confirm', id: LAST } : open.command);
  }
  if (waits && isToGoOn(said.text)) return { kind: 'unclear', may: buttons.slice(0, 3), text, found: [], likely: 0 };
  const other = readMeantOther({ ...said, text }, known);
  if (other !== undefined) return other;
  const stands = waits || open !== undefined ? undefined : wasNotMeant(said, known);
  if (stands !== undefined) return { kind: 'several', why: 'stands', each: stands, text, found: [], likely: 1 };
  if (
    isNo(said.text) ||
    isNo(text) ||
    ((waits || open !== undefined) &&
      (isDropped(said.text, open?.wanted) || isRefusal(said.text) || UNDO.test(said.text)) &&
      !said.mood.question)
  )
    return certain(text, { kind: 'cancel', id: LAST });
  if (NOT_IT.test(said.text) && !said.mood.question) {
    const [only, second] = known.screen.references;
    if (waits || only === undefined || second !== undefined) return certain(text, { kind: 'cancel', id: LAST });
    const command: Command = { kind: 'show', abouts: [{ named: only }], focus: 'all' };
    return {
      kind: 'held',
      why: 'negated',
      words: said.text,
      command,
      offers: [],
      text: said.text,
      found: [],
      likely: 1,
    };
  }
  if (waits && changeIn(said.text) !== '') {
    const changed = withChange(said, known);
    if (changed !== undefined) return goesOn(said.text, changed);
    if (!said.mood.question && !/\bcw[\s-]*\d/i.test(said.text))
      return { kind: 'unclear', may: buttons.slice(0, 3), text, found: [], likely: 0 };
  }
  const off = waits ? (callsOff({ ...said, text }) ?? callsOff(said)) : undefined;
  if (off !== undefined) return certain(text, off);
  const told = readFieldTold(said, known) ?? readFieldTold({ ...said, text }, known) ?? withMore(said, known);
  if (told !== undefined) return goesOn(said.text, told);
  const corrected = readCorrection(said, known);
  if (corrected !== undefined) return goesOn(said.text, corrected);
  const some = someOfSeveral({ ...said, text }, known);
  if (some !== undefined) return goesOn(said.text, some);
  const right = putRightIn({ ...said, text }, known);
  if (right !== undefined) return goesOn(said.text, right);
  const bare = bareAnswer(said, known);
  if (bare !== undefined) return goesOn(said.text, bare);
  // "No wait, which one is that": a form that waits for words gets none of these.
  const thought = open?.command.kind === 'act' && !waits ? behindHangOn(said) : undefined;
  if (thought === '') return certain(text, { kind: 'cancel', id: LAST });
  if (thought !== undefined && open?.command.kind === 'act' && WHICH.test(thought))
    return certain(text, { kind: 'show', abouts: open.command.abouts, focus: 'all' });
  // Of what a day is said alone is asked: it chooses nothing.
  if (isBareDay({ ...said, text }, known)) {
    const may = buttons.length > 0 ? buttons.slice(0, 3) : listOffers([]);
    return { kind: 'unclear', may, text, found: [], likely: 0 };
  }
  // Whoever is asked why says because of what, whatever that speaks of.
  if (open?.wanted.includes('text') && BECAUSE.test(said.text) && !said.mood.question) {
    const given = fillIn(said, known, true);
    if (given !== undefined) return goesOn(said.text, given);
  }
  const rest = withoutLead(said.text);
  if (rest !== said.text && (waits || open !== undefined)) {
    const filled = fillIn({ ...said, text: rest }, known, false);
    if (filled !== undefined) return goesOn(said.text, filled);
    // Neither yes nor no: what was read back stays as it is until it is plain.
    if (
      waits &&
      /^(?:yes|yep|yeah|no|nope|ok|okay)\b/i.test(said.text) &&
      maskSaid(said.text, known).references.length === 0
    )
      return { kind: 'unclear', may: buttons.slice(0, 3), text, found: [], likely: 0 };
  }
  const pressed = pressedBy(said.text, known);
  const button = pressed === undefined ? undefined : (parseTyped(pressed) ?? readForm(pressed, {}));
  return button === undefined ? undefined : certain(text, button);
}

/** "Update CW-2026-0042 please" is a wish to hear, not to tell: manners make a button's words less than sure. */
function unsure(command: Command, text: string, said: string): Command {
  if (command.kind !== 'act' || text.length === said.length) return command;
  if (command.verb === 'update' && command.words.text === '')
    return { kind: 'show', abouts: command.abouts, focus: 'news' };
  return { ...command, sure: false };
}

function certain(text: string, command: Command): Understanding {
  return { kind: 'command', command, text, found: [], likely: 1 };
}

function goesOn(text: string, command: Command): Understanding {
  return { kind: 'command', command, goesOn: true, text, found: [], likely: 1 };
}
