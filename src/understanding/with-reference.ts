import { isOfCouncillorSide } from '../people/index.ts';
import type { Shape } from './about.ts';
import { isMarkedOff, readAct, taughtVerb, verbFor } from './acts.ts';
import { type Command, noActionWords, type Verb } from './command.ts';
import type { Known } from './known.ts';
import { readLog } from './logging/read-log.ts';
import { readSeveral } from './logging/several.ts';
import { namesLogging } from './logging/trigger.ts';
import type { Masked } from './mask.ts';
import { ASKS, namesPlace, speaksOfDocuments } from './of-documents.ts';
import { actOffers, documents, mayDo } from './offers.ts';
import { snoozeUntil } from './others.ts';
import { asksForReminder, ENDS_SNOOZE } from './reminder-words.ts';
import { isMeaningless, type Said } from './said.ts';
import type { Understanding } from './understanding.ts';
import { isRead, isVerb, reads } from './verbs.ts';
import { DOCUMENTS, type Wanted } from './wanted/open-wanted.ts';

/** How likely something must be to be taken as meant of an enquiry that is named: to be done, and to be read. */
const MEANT = 0.45;
const MEANT_READ = 0.25;
/** What ends an enquiry, or agrees for somebody, is offered by name rather than opened where little speaks for it. */
const MEANT_END = 0.55;
const ENDS: ReadonlySet<Verb> = new Set(['withdraw', 'agree', 'decline']);
const READS = /^(?:show|open|see|view|read|any|news|updates?|status|history|details|print)\b/i;
/** A number is that of a paragraph or a meeting only where hardly anything else can be meant, the less where nothing else is of the documents. */
const SURELY = { inTheirWords: 0.7, otherwise: 0.97 };

/** Something is not to be done. */
const NOT_TO =
  /^(?:please\s+)?(?:do not|don['’]?t|never)\s+(?!remind|send|disturb|nag|need|agree|want|let)\w+\s+(?:\w+\s+)?§/i;

/** What is meant of an enquiry that is named: by its number, a number alone, or words of its subject. */
export function withReference(said: Said, masked: Masked, shape: Shape, known: Known): Understanding {
  const base = { text: said.text, found: masked.spans };
  const { abouts } = shape;
  const isLog = namesLogging(said.text) && !/^§/.test(shape.shape);
  if (isLog) {
    const command: Command = readSeveral(said, known) ?? {
      kind: 'log',
      words: readLog(said.text, said.lines, known),
      sure: false,
    };
    return { ...base, kind: 'command', command, likely: 0.9 };
  }
  // Enquiries that are named and nothing else are to be shown.
  if (!/[\p{L}\p{N}]/u.test(masked.masked.replace(/@ref|\b(?:and|or|also|pls|please)\b/gi, '')))
    return { ...base, kind: 'command', command: { kind: 'show', abouts, focus: 'all' }, likely: 1 };
  if (ENDS_SNOOZE.test(shape.shape))
    return { ...base, kind: 'command', command: { kind: 'unsnooze', abouts }, likely: 1 };
  // A number behind a word is an enquiry only in a sentence about one: "number 26" is a paragraph.
  const isBare = masked.references.every(({ strength }) => strength === 'bare');
  // What is named by words is never so sure that it is done at once.
  const isDescribed = masked.references.some(({ strength }) => strength === 'described');
  const taught = isDescribed || (said.mood.wondering && !isMarkedOff(shape)) ? undefined : taughtVerb(shape);
  // "Ok to extend the kerb": a councillor agrees to what was proposed.
  if (isOfCouncillorSide(known.me) && ALLOWS.test(said.lines) && MORE_TIME.test(shape.shape)) {
    const command: Command = { kind: 'act', verb: 'agree', abouts, words: noActionWords, sure: false };
    return { ...base, kind: 'command', command, likely: 0.8 };
  }
  const ranked = known.tell(
    masked.masked,
    said.mood.question,
    (label) => isVerb(label) || isRead(label) || label === 'snooze' || (isBare && label === DOCUMENTS),
  );
  const [first] = ranked;
  const isTheirs =
    first?.likely !== undefined && first.likely >= SURELY[speaksOfDocuments(said.text) ? 'inTheirWords' : 'otherwise'];
  if (first?.label === DOCUMENTS && isTheirs && taught === undefined) return documents(said, known, ranked, base);
  if (NOT_TO.test(shape.shape)) {
    const command: Command = { kind: 'show', abouts, focus: 'all' };
    return { ...base, kind: 'held', why: 'negated', words: said.text, command, likely: 1 };
  }
  if (taught !== undefined) {
    const act = actOf(taught, true, said, shape, known);
    if (act !== undefined) return { ...base, ...act, likely: 1 };
  }
  if (first === undefined)
    return { ...base, kind: 'command', command: { kind: 'show', abouts, focus: 'all' }, likely: 0 };
  const isShort = said.text.split(' ').length <= abouts.length + 2;
  // A statement of some length that is as little of reading as of anything else is somebody's news, and asked about.
  const isNews =
    !said.mood.question && !said.mood.request && !ASKS.test(said.text) && !READS.test(said.text) && !isShort;
  const least =
    isVerb(first.label) && ENDS.has(first.label)
      ? MEANT_END
      : isNews
        ? MEANT
        : isRead(first.label)
          ? MEANT_READ
          : MEANT;
  if (first.likely < least) {
    if (isShort || said.mood.question)
      return { ...base, kind: 'command', command: { kind: 'show', abouts, focus: 'all' }, likely: first.likely };
    const read = readBack(ranked, said, shape, masked, known);
    if (read !== undefined) return { ...base, ...read, likely: first.likely };
    return {
      ...base,
      kind: 'unclear',
      may: actOffers(
        ranked
          .filter(({ label }) => isVerb(label))
          .slice(0, 2)
          .map(({ label }) => label),
        shape,
        known,
        isDescribed ? said.text : '',
      ),
      likely: first.likely,
    };
  }
  return { ...base, ...labelled(first.label, said, shape, known), likely: first.likely };
}

/** What little speaks for is read back all the same where one enquiry is named and nothing else is nearly as likely: that asks more plainly. */
const READ_BACK = { from: 0.2, aheadOf: 1.3 };

/** What is asked to be told with these, where little speaks for them, is more than was meant. */
const NEEDS_TEXT: ReadonlySet<Verb> = new Set(['pause', 'resolve', 'withdraw', 'reopen', 'make-complex', 'look-again']);

/**
 * What to read back where no phrasing is near: the likeliest thing to be done, but no withdrawal on so little, or what was said as a note of an officer's or as what a
 * councillor adds. Undefined where it may be of another enquiry or a new one, or where something else is as likely.
 */
function readBack(ranked: Wanted, said: Said, shape: Shape, { references }: Masked, known: Known) {
  const { abouts, others } = shape;
  const [only, second] = abouts;
  if (only === undefined || second !== undefined || others.length > 0 || !/^CW-/i.test(only.named)) return undefined;
  const isDescribed = references.some(({ strength }) => strength === 'described');
  const rest = references.reduceRight(
    (left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`,
    said.text,
  );
  if (isDescribed && namesPlace(rest)) return undefined;
  const may = sharesOf(ranked, known);
  const [best, next] = may;
  const mayBeGuessed = best !== undefined && best.verb !== 'withdraw';
  if (mayBeGuessed && best.likely >= READ_BACK.from && best.likely >= READ_BACK.aheadOf * (next?.likely ?? 0)) {
    const read = actOf(best.verb, false, said, shape, known);
    const isEmpty =
      read.command.kind === 'act' && NEEDS_TEXT.has(read.command.verb) && isMeaningless(read.command.words.text);
    if (!isEmpty || said.mood.request) return read;
  }
  if (said.mood.question || said.mood.wondering || said.mood.request || ASKS.test(said.text)) return undefined;
  const verb: Verb = isOfCouncillorSide(known.me) ? 'add' : 'note';
  const told = may.some((each) => each.verb === verb || each.verb === 'update');
  if (!told || said.text.split(' ').length < 4) return undefined;
  const command: Command = { kind: 'act', verb, abouts, words: { ...noActionWords, text: said.text }, sure: false };
  return { kind: 'command' as const, command };
}

/** How likely each thing is that this person may do, where several labels come to the same. */
function sharesOf(ranked: Wanted, known: Known): readonly { readonly verb: Verb; readonly likely: number }[] {
  const shares = new Map<Verb, number>();
  for (const { label, likely } of ranked) {
    if (!isVerb(label)) continue;
    const verb = verbFor(label, known, false);
    if (mayDo(verb, known)) shares.set(verb, (shares.get(verb) ?? 0) + likely);
  }
  return [...shares].map(([verb, likely]) => ({ verb, likely })).sort((one, other) => other.likely - one.likely);
}

function labelled(
  label: string,
  said: Said,
  shape: Shape,
  known: Known,
):
  | Pick<Extract<Understanding, { kind: 'command' }>, 'kind' | 'command'>
  | Pick<Extract<Understanding, { kind: 'held' }>, 'kind' | 'why' | 'words' | 'command'> {
  const { abouts } = shape;
  const focus = reads[label];
  if (focus !== undefined)
    return { kind: 'command', command: { kind: 'show', abouts: [...abouts, ...shape.others], focus } };
  if (label === 'why' || label === 'history') return { kind: 'command', command: { kind: label, abouts } };
  if (label === 'snooze') {
    const taught = /^snooze §(?:\s+(?:until|till|for)\s+.+)?$/i.test(shape.shape);
    const until = shape.after
      .replace(/^\s*(?:until|till|til|for(?= an? |\s*\d| the| two| three)|,)\s*/i, '')
      .replace(/[.!?]+$/, '')
      .trim();
    return {
      kind: 'command',
      command: {
        kind: 'snooze',
        abouts,
        until: taught ? until : snoozeUntil(said.text, known),
        sure: taught && !said.mood.question,
        ...(asksForReminder(said.text) ? { reminder: true } : {}),
      },
    };
  }
  return isVerb(label)
    ? actOf(label, false, said, shape, known)
    : { kind: 'command', command: { kind: 'show', abouts, focus: 'all' } };
}

const ALLOWS =
  /^\W*(?:ok|okay|yes|yep|yeah|sure|fine|happy|agreed|no problem|no objection|i(?:['’]?m| am) (?:ok|okay|happy|fine)|that['’]?s (?:ok|okay|fine))\b/i;

const MORE_TIME =
  /\b(?:extend\w*|extension|(?:more|extra|longer|another)\b.*\b(?:time|days?|weeks?)|later date|new date|wait (?:a bit |a little )?(?:longer|on))\b/i;

/** Words for somebody to read that are a question of the speaker's. */
function asksWhat(text: string): boolean {
  return /^(?:who|when|where|why|how|what)(?:['’]?s| is| are| has| have| did| does| was| long| much)\b/i.test(
    text.trim(),
  );
}

function actOf(given: Verb, isTaught: boolean, said: Said, shape: Shape, known: Known) {
  const verb = verbFor(given, known, isTaught);
  const read = readAct(verb, shape, said, known, isTaught);
  if (read.kind !== 'command' || read.command.kind !== 'act') return read;
  const { words, verb: meant } = read.command;
  const isCouncillor = isOfCouncillorSide(known.me);
  const isNews = (meant === 'update' || meant === 'add') && isMeaningless(words.text) && words.form === 'none';
  // "Update on CW-2026-0042" asks; "update CW-2026-0042" alone is a button and was read before.
  if (isNews && (isCouncillor || /\bupdate on\b/i.test(said.text) || said.mood.request || said.mood.question)) {
    return {
      kind: 'command' as const,
      command: { kind: 'show' as const, abouts: shape.abouts, focus: 'news' as const },
    };
  }
  // "Chased contractor on 2": what an officer did is told.
  if (meant === 'chase' && !isCouncillor && /^(?:i['’]?ve |i have |have |just )*chased\b/i.test(said.text)) {
    const told = `${shape.before.replace(/\s+(?:on|for|re|about|at)\s*$/i, '')}${shape.after}`.trim();
    const command = { ...read.command, verb: 'update' as const, words: { ...noActionWords, text: told }, sure: false };
    return { kind: 'command' as const, command };
  }
  // "The dropped kerb - who has got that now" asks.
  if ((meant === 'update' || meant === 'add' || meant === 'note') && !isTaught && asksWhat(words.text)) {
    const [first] = known.tell(`@ref ${words.text}`, true, (label) => isRead(label) && label !== 'history');
    const focus = first === undefined ? undefined : reads[first.label];
    return {
      kind: 'command' as const,
      command: { kind: 'show' as const, abouts: shape.abouts, focus: focus ?? ('all' as const) },
    };
  }
  if (meant === 'reassign' && /^(?:cllr|councillor)\b/i.test(words.who) && !isTaught) {
    const edits = { councillor: words.who };
    return {
      kind: 'command' as const,
      command: { ...read.command, verb: 'edit' as const, words: { ...words, who: '', edits }, sure: false },
    };
  }
  const [twin] = shape.others;
  if (meant === 'resolve' && twin !== undefined && /\b(?:duplicate|same as|copy of)\b/i.test(said.text)) {
    const command = {
      ...read.command,
      verb: 'link' as const,
      words: { ...words, text: '', other: twin.named },
      sure: false,
    };
    return { kind: 'command' as const, command };
  }
  if ((meant === 'not-fixed' || meant === 'look-again') && !isCouncillor) {
    return {
      kind: 'command' as const,
      command: { kind: 'show' as const, abouts: shape.abouts, focus: 'all' as const },
    };
  }
  if (
    meant === 'resolve' &&
    isCouncillor &&
    !isTaught &&
    !/^(?:please\s+)?(?:resolve|close|mark|complete|finish|sign)/i.test(said.text)
  ) {
    return { kind: 'command' as const, command: { ...read.command, verb: 'fixed' as const } };
  }
  return read;
}
