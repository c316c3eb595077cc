import { shapeOf } from './about.ts';
import { isMarkedOff } from './acts.ts';
import { readAllOfTheirs, readAllShown } from './all-of-theirs.ts';
import { withEarlier, withoutSlip, withRightHead } from './as-meant.ts';
import { askedNotTold } from './asked-not-told.ts';
import { asksThem } from './asked-of-them.ts';
import { readAskedPlainly } from './asked-plainly.ts';
import { absenceAsMeant } from './away-for-work.ts';
import { backOn } from './back-on.ts';
import type { Command } from './command.ts';
import { conditionalYes, unlessNotYet } from './conditional-yes.ts';
import { readConsent } from './consent.ts';
import { chatBeside, isDoneHere, isOnlyCourtesy } from './courtesy.ts';
import { asWritten } from './dictated.ts';
import { draftNamed } from './drafts-named.ts';
import { readEditTold } from './edits-told.ts';
import { forDraft, toldOfDraft, toNamedDraft } from './for-draft.ts';
import { askForWhom } from './for-whom.ts';
import { readForm } from './forms.ts';
import { unlessHeldBack } from './held-back.ts';
import { askedOfPast } from './how-it-stood.ts';
import { asksHow, asksToSee, onlyReads, onlyShows } from './how-to.ts';
import { readInAndOff } from './in-and-off.ts';
import { withoutShown } from './in-general.ts';
import { askedInPassing } from './in-passing.ts';
import type { Known } from './known.ts';
import { tellsOfFault } from './logging/fault.ts';
import { asLetter } from './logging/passed-on.ts';
import { type Masked, maskSaid } from './mask.ts';
import { readNext } from './meant-other.ts';
import { withJoiningPutRight } from './mistyped.ts';
import { readNoThen } from './no-then.ts';
import { readNudgeAnswered } from './nudge-answers.ts';
import { shownForQuestion } from './of-shown.ts';
import { documents } from './offers.ts';
import { orderAfterQuestion, orderLast } from './order-last.ts';
import { asksOfRule, isOfParagraph, isOtherwise } from './otherwise.ts';
import { orderAndOwnTime } from './own-time.ts';
import { readResigned } from './own-work.ts';
import { listOffers } from './perhaps.ts';
import { personChosen } from './person-chosen.ts';
import { pressedBy } from './pressed.ts';
import { readAnswer } from './read-answer.ts';
import { isTypedParagraph, parseTyped } from './read-typed.ts';
import { refusedHere } from './refused-here.ts';
import { withCondition } from './reminded-if.ts';
import { wishedForDaily } from './reminder-wish.ts';
import { routed } from './routing/routed.ts';
import { isBesideWish } from './routing/routes-for.ts';
import { unlessOfRow } from './row-or-number.ts';
import { readSaid, type Said, withoutPlainness } from './said.ts';
import { inSentences, joinedWishes, pointsIn } from './sentences.ts';
import { ofWhomSpoken } from './spoken-of.ts';
import { readCompared } from './statistics-words.ts';
import { isOnlyThanks } from './thanks.ts';
import { readToldAlone } from './told-alone.ts';
import { namesBeforeColon, toldHere } from './told-here.ts';
import { toldOfNamed } from './told-of-named.ts';
import { readToldSo } from './told-so.ts';
import { readTwoLists } from './two-lists.ts';
import { certain, type Offer, type Understanding } from './understanding.ts';
import { readDoneInForm } from './verb-alone.ts';
import { inPlainWords } from './wished-softly.ts';
import { withReference } from './with-reference.ts';
import { withoutReference } from './without-reference.ts';
import { goesOnTo } from './yes-no.ts';

/** A turn to be understood: as typed, with its lines, and the values of a form where one was sent. */
export type Typed = { readonly raw: string; readonly values: Readonly<Record<string, string>> };

/** What a turn means. Pure: the same words in the same circumstances mean the same. */
export function understand(typed: Typed, known: Known): Understanding {
  const said = readSaid(asWritten(typed.raw));
  const understood = askedNotTold(unlessOfRow(meaningOf(typed, known), typed.raw, known), said, known);
  return routed(absenceAsMeant(understood, known), said, known);
}

function meaningOf({ raw: spoken, values }: Typed, circumstances: Known): Understanding {
  const raw = withoutPlainness(asWritten(spoken));
  const text = raw.replace(/\s+/g, ' ').trim();
  const chosen = personChosen(text, circumstances);
  if (chosen !== undefined) return meaningOf({ raw: chosen, values }, circumstances);
  const form = readForm(text, values);
  if (form !== undefined)
    return unlessHeldBack(certain(text, form), readSaid(raw), circumstances, anewIn(values, circumstances));
  const done = readDoneInForm(text, circumstances);
  if (done !== undefined) return { kind: 'command', command: done, goesOn: true, text, found: [], likely: 0.9 };
  const typed = parseTyped(text);
  if (typed !== undefined) return certain(text, typed);
  const named = toNamedDraft(readSaid(raw), circumstances);
  if (named !== undefined) return named;
  if (isTypedParagraph(text)) return ofParagraph(text);
  const theirOwn = ofWhomSpoken(text, circumstances, (again, here) => meaningOf({ raw: again, values }, here));
  if (theirOwn !== undefined) return theirOwn;
  const asked = readAskedPlainly(text, circumstances);
  if (asked !== undefined) return certain(text, asked);
  if (isDoneHere(text)) return talk(text);
  const nudged = readNudgeAnswered(text, circumstances);
  if (nudged !== undefined) return nudged;
  const onwards = readNext(text, circumstances);
  if (onwards === 'more') return meaningOf({ raw: 'more', values }, circumstances);
  if (onwards !== undefined) return onwards;
  const compared = readCompared(text, circumstances);
  if (compared !== undefined) return compared;
  const letter = asLetter(raw, circumstances);
  if (letter !== undefined) return meaningOf({ raw: letter, values }, circumstances);
  const said = withRightHead(withoutSlip(raw), circumstances);
  const known = withEarlier(said, circumstances);
  const consent = readConsent({ ...said, text }, known);
  if (consent !== undefined) return consent;
  const back = backOn(said, known);
  if (back !== undefined) return { kind: 'command', command: back, text: said.text, found: [], likely: 0.9 };
  const inAndOff = readInAndOff(said, known);
  if (inAndOff !== undefined) {
    const heard = { text: said.text, found: [], likely: 0.9 };
    return 'kind' in inAndOff
      ? { kind: 'command', command: inAndOff, ...heard }
      : { kind: 'several', why: 'one-by-one', each: inAndOff, ...heard };
  }
  const draft = draftNamed(said, known);
  if (draft !== undefined) return certain(text, draft);
  const ofDraft = forDraft(said, known);
  if (ofDraft !== undefined) return ofDraft;
  const answered = conditionalYes(text, known) ?? readAnswer(said, text, known);
  const isPlain = answered !== undefined && answered.kind !== 'unclear';
  const then = isPlain ? undefined : readNoThen(said, known, (rest, here) => meaningOf({ raw: rest, values }, here));
  if (then !== undefined) return then;
  if (answered !== undefined)
    return unlessNotYet(
      answered.kind === 'command' && answered.goesOn
        ? unlessHeldBack(answered, said, known, anewIn(values, known))
        : answered,
      said,
    );
  // What a button types in words, such as `update CW-2026-0042: the crew is out`, is what somebody says who names the button.
  const pressed = pressedBy(said.text, known);
  if (pressed !== undefined && pressed !== text)
    return meaningOf(
      { raw: pressed, values },
      { ...known, screen: { references: known.screen.references, buttons: [] } },
    );
  if (isOnlyCourtesy(said.lines) || isOnlyThanks(said.lines)) return talk(said.text);
  const chat = chatBeside(said.lines);
  if (chat !== undefined && !tellsOfFault(readSaid(chat), known) && !isBesideWish(said, known)) return talk(said.text);
  const resigned = readResigned(text, known);
  if (resigned !== undefined) return certain(text, resigned);
  const two = readTwoLists(text, (asked) => meaningOf({ raw: asked, values }, known));
  if (two !== undefined) return certain(text, two);
  const right = withJoiningPutRight(said.text, known);
  if (right !== said.text) {
    const understood = meaningOf({ raw: right, values }, known);
    if (onlyReads(understood)) return { ...understood, text: said.text, found: [] };
  }
  const plain = inPlainWords(said.text, known);
  if (plain !== said.text) return meaningOf({ raw: plain, values }, known);
  const theirs = readAllOfTheirs(said, known) ?? readAllShown(said, known);
  if (theirs !== undefined) return { kind: 'command', command: theirs, text: said.text, found: [], likely: 0.9 };
  const apart = orderAndOwnTime(said, known);
  if (apart !== undefined) return oneByOne(apart, said.text);
  const daily = wishedForDaily(said, known);
  if (daily !== undefined)
    return { kind: 'several', why: 'all-of-theirs', each: [daily], text: said.text, found: [], likely: 0.9 };
  const next = goesOnTo(said.text, said.lines);
  if (next !== '') return meaningOf({ raw: next, values }, { ...known, screen: withoutDraft(known.screen) });
  const again = said.mood.question || said.mood.request ? undefined : parseTyped(said.text);
  if (again !== undefined) return certain(said.text, unsure(again, text, said.text));
  const edit = readEditTold(said, known);
  if (edit !== undefined) return { kind: 'command', command: edit, text: said.text, found: [], likely: 1 };
  const how = asksHow(said, known);
  if (how !== undefined) return { kind: 'how', typed: how, text: said.text, found: [], likely: 1 };
  const shown = asksToSee(said);
  if (shown !== undefined) {
    const asking = readSaid(shown);
    const understood = understandWhole(asking, maskSaid(asking.text, known), known);
    if (onlyShows(understood)) return understood;
  }
  const passing = askedInPassing(said, known, (asked) => meaningOf({ raw: asked, values }, known));
  if (passing !== undefined) return passing;
  const masked = maskSaid(said.text, known);
  const one = (sentence: string, here: Known) => {
    const part = withRightHead(readSaid(sentence), here);
    return understandWhole(part, maskSaid(part.text, here), here);
  };
  const anew = anewIn(values, known);
  const so = readToldSo(said, masked, known) ?? asksThem(said, known);
  if (so !== undefined) return unlessHeldBack(so.understood, so.order, known, anew);
  const last = orderLast(said, masked, known, anew);
  if (last !== undefined) return last;
  const behind = orderAfterQuestion(said);
  const ordered = behind === undefined ? undefined : anew(behind);
  if (ordered?.kind === 'command' && ordered.command.kind === 'act') return { ...ordered, text: said.text, found: [] };
  const several = joinedWishes(said, masked, known, one);
  if (several !== undefined) return several;
  const whole = understandWhole(said, masked, known);
  const refused = refusedHere(whole, said, masked, known);
  if (refused !== undefined) return refused;
  const parted = mayBeParted(whole, said) ? inSentences(said, masked, known, one) : undefined;
  const understood = toldOfDraft(shownForQuestion(parted ?? whole, said, known), said, known);
  const whose = askForWhom(withCondition(understood, said, known), { ...said, text }, known);
  return unlessNotYet(unlessHeldBack(whose, said, known, anew), said);
}

function anewIn(values: Typed['values'], known: Known): (typed: string) => Understanding {
  return (raw) => meaningOf({ raw, values }, known);
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
  const named = toldOfNamed(said, masked, known);
  if (named !== undefined) return named;
  const past = askedOfPast(said, masked, known);
  if (past !== undefined) return past;
  const shape = shapeOf(said.text, masked.references);
  if (shape !== undefined && isMarkedOff(shape)) return withReference(said, masked, shape, known);
  if (asksOfRule(said.text)) return ofParagraph(said.text, listOffers([]).slice(0, 1));
  if (isOfParagraph(said, masked, known)) return documents(said, known, [], { text: said.text, found: masked.spans });
  return shape === undefined || isOtherwise(said, masked, known)
    ? withoutReference(said, { ...masked, masked: masked.plain }, withoutShown(said, known))
    : withReference(said, masked, shape, known);
}

/** An order, and when the speaker is there: neither is a part of the other. */
function oneByOne({ order, own }: { readonly order: string; readonly own: string }, text: string): Understanding {
  const each = [
    { label: `${order.charAt(0).toUpperCase()}${order.slice(1)}`, typed: order },
    { label: `Record “${own}”`, typed: 'I am away' },
  ];
  return { kind: 'several', why: 'one-by-one', each, text, found: [], likely: 0.8 };
}

const noCasework = { beside: [], perhaps: [], leaning: Number.NEGATIVE_INFINITY };

/** Nothing is asked, whatever is on the screen. */
function talk(text: string): Understanding {
  return { kind: 'documents', talk: true, doubtful: true, ...noCasework, text, found: [], likely: 0 };
}

/** What a button of the documents types, or asks for a rule in so many words, whatever is on the screen. */
function ofParagraph(text: string, beside: readonly Offer[] = []): Understanding {
  return { kind: 'documents', talk: false, doubtful: false, ...noCasework, beside, text, found: [], likely: 1 };
}

/** What was dropped is not gone on with; what is shown stays. */
function withoutDraft({ references, buttons }: Known['screen']): Known['screen'] {
  return { references, buttons: buttons.filter(({ typed }) => !typed.startsWith('confirm ')) };
}

/** "Update CW-2026-0042 please" is a wish to hear, not to tell: manners make a button's words less than sure. */
function unsure(command: Command, text: string, said: string): Command {
  if (command.kind !== 'act' || text.length === said.length) return command;
  if (command.verb === 'update' && command.words.text === '')
    return { kind: 'show', abouts: command.abouts, focus: 'news' };
  return { ...command, sure: false };
}
