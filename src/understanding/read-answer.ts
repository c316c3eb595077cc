import { putRightDone } from './after-done.ts';
import { behindHangOn, fillIn } from './answers.ts';
import { bareAnswer } from './bare-answers.ts';
import { type Command, LAST } from './command.ts';
import { readCorrection, wasNotMeant, withoutLead } from './corrections.ts';
import { judgesService, readFieldTold } from './field-told.ts';
import { readForm } from './forms.ts';
import type { Known } from './known.ts';
import { maskSaid } from './mask.ts';
import { readMeantOther, readTheOther } from './meant-other.ts';
import { listOffers } from './perhaps.ts';
import { asksWhich, pressedBy } from './pressed.ts';
import { isBareDay, putRightIn } from './put-right-in.ts';
import { parseTyped } from './read-typed.ts';
import type { Said } from './said.ts';
import { callsOff } from './sentences.ts';
import { isToGoOn, isYesInShort } from './short-yes.ts';
import { agreesToAll, fewerOfThose, someOfSeveral, takesOut } from './some-of-several.ts';
import { certain, goesOn, type Understanding } from './understanding.ts';
import { changeIn, withChange, withMore } from './yes-but.ts';
import { isDropped, isInOrder, isNo, isRefusal, isYes, isYesToTelling } from './yes-no.ts';

/** While something waits to be confirmed, nothing else is taken back. */
const UNDO =
  /^(?:(?:oh|no|sorry|wait|oops|actually|hang on)[\s,.!–-]+)*(?:undo(?: (?:it|that|this|the last(?: one)?))?|take (?:it|that|this) back|(?<head>scratch|delete|retract|withdraw) (?:it|that|this))[\s.!]*$/i;
/** "Withdraw it" answers whether to withdraw. */
function undoesWaiting(text: string, command: Command | undefined): boolean {
  const head = UNDO.exec(text)?.groups?.head?.toLowerCase();
  return UNDO.test(text) && !(command?.kind === 'act' && command.verb === head);
}

/** The buttons that log the same a second time, or do what was put off, which "all good" does not ask for. */
const AGAIN = /^(?:log another|do it all the same)\b/i;
const BECAUSE = /^(?:because|cos|due to)\b/i;

/** "Don't pause it": what was read back, or is shown, is to stay as it is. */
const NOT_IT =
  /^(?:(?:good|ok|okay|no|right|please|then|so)[\s,.!]+)*(?:don['’]?t|do not|dont)\s+(?:[a-z]+\s+)?(?:it|that|this|them|anything)(?:\s+(?:yet|now|please|just yet|then))*[\s.!]*$/i;

const ONLY_PART =
  /^(?:(?:no|actually|oh|well|sorry|but|it(?:['’]s| is)|that(?:['’]s| is)|just|only)[\s,]+)*(?:just|only|half)\s+(?:a\s+|the\s+|in the\s+)?(?:morning|afternoon|evening|half[- ]?day|day|am|pm|half)s?[\s.!]*$/i;

/** "Which one's that": the one that a form is about. */
const WHICH = /^(?:which|what)\s+(?:one|enquiry|case)?\s*(?:is|was|['’]s)\s+(?:that|this|it)\b/i;

/** Yes, no, a button's words, or what is to be put right: an answer to what is on the screen. */
export function readAnswer(said: Said, text: string, known: Known): Understanding | undefined {
  const { buttons, open } = known.screen;
  const waits = buttons.some(({ typed }) => typed.startsWith('confirm '));
  const mayBeInOrder = waits ? !buttons.some(({ label }) => AGAIN.test(label)) : open !== undefined;
  const isAgreed = (words: string) =>
    isYes(words) || (mayBeInOrder && (isInOrder(words) || isYesInShort(words, open?.command, waits)));
  if (
    isAgreed(said.text) ||
    isAgreed(text) ||
    agreesToAll(said.text, known) ||
    (waits && isYesToTelling(text, known))
  ) {
    // A form is sent again with what it has, and asks for what it lacks.
    return certain(text, waits || open === undefined ? { kind: 'confirm', id: LAST } : open.command);
  }
  // "Ok" may agree to logging it again, or to leaving it; and chooses none of several.
  if ((waits || asksWhich(known)) && (isToGoOn(said.text) || isYesInShort(said.text, open?.command, true)))
    return { kind: 'unclear', may: buttons.slice(0, 3), text, found: [], likely: 0 };
  // So does an "ok" to a form: it is shown again with what it has.
  if (open !== undefined && isYesInShort(said.text, open.command, true)) return certain(text, open.command);
  const other = readMeantOther({ ...said, text }, known) ?? readTheOther(text, known);
  if (other !== undefined) return other;
  const right = waits ? undefined : putRightDone({ ...said, text }, known);
  if (right !== undefined) return { kind: 'several', why: 'stands', each: right, text, found: [], likely: 1 };
  const stands = waits || open !== undefined ? undefined : wasNotMeant(said, known);
  if (stands !== undefined) return { kind: 'several', why: 'stands', each: stands, text, found: [], likely: 1 };
  if (
    isNo(said.text) ||
    isNo(text) ||
    ((waits || open !== undefined) &&
      (isDropped(said.text, open?.wanted) || isRefusal(said.text) || undoesWaiting(said.text, open?.command)) &&
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
  const fewer = fewerOfThose({ ...said, text }, known);
  if (fewer === 'none' || (fewer === undefined && takesOut(text)))
    return { kind: 'unclear', may: buttons.slice(0, 3), text, found: [], likely: 0 };
  if (fewer !== undefined) return goesOn(said.text, fewer);
  // "Actually only the morning": something is to be different, and nothing is looked for.
  if (
    waits &&
    ONLY_PART.test(text) &&
    readCorrection(said, known) === undefined &&
    putRightIn({ ...said, text }, known) === undefined
  )
    return { kind: 'unclear', may: buttons.slice(0, 3), text, found: [], likely: 0 };
  if (waits && changeIn(said.text) !== '') {
    const changed = withChange(said, known);
    if (changed !== undefined) return goesOn(said.text, changed);
    if (!said.mood.question && !/\bcw[\s-]*\d/i.test(said.text))
      return { kind: 'unclear', may: buttons.slice(0, 3), text, found: [], likely: 0 };
  }
  const off = waits ? (callsOff({ ...said, text }) ?? callsOff(said)) : undefined;
  if (off !== undefined) return certain(text, off);
  if (judgesService(said.text, known)) return { kind: 'unclear', may: buttons.slice(0, 3), text, found: [], likely: 0 };
  const told = readFieldTold(said, known) ?? readFieldTold({ ...said, text }, known) ?? withMore(said, known);
  if (told !== undefined) return goesOn(said.text, told);
  const corrected = readCorrection(said, known);
  if (corrected !== undefined) return goesOn(said.text, corrected);
  const some = someOfSeveral({ ...said, text }, known);
  if (some !== undefined) return goesOn(said.text, some);
  const changed = putRightIn({ ...said, text }, known);
  if (changed !== undefined) return goesOn(said.text, changed);
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
