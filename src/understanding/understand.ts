import { headedThing, shapeOf } from './about.ts';
import { fillIn, goesOnTo, isDropped, isNo, isYes, pressedBy } from './answers.ts';
import { type Command, LAST } from './command.ts';
import { readCorrection, withoutLead } from './corrections.ts';
import { readForm } from './forms.ts';
import { withoutShown } from './in-general.ts';
import type { Known } from './known.ts';
import { readPage } from './lists.ts';
import { readLabelled } from './logging/labelled.ts';
import { isPasted } from './logging/pasted.ts';
import { isCounted, readSeveral } from './logging/several.ts';
import { passesOn } from './logging/trigger.ts';
import { type Masked, maskSaid } from './mask.ts';
import { asksToLog } from './of-casework.ts';
import { ASKS, namesPlace, speaksOfRules, speaksOfTrouble } from './of-documents.ts';
import { documents } from './offers.ts';
import { readSaid, type Said } from './said.ts';
import { readFigures } from './statistics-words.ts';
import { parseTyped } from './typed.ts';
import type { Understanding } from './understanding.ts';
import { isRead, isVerb } from './verbs.ts';
import { DOCUMENTS } from './wanted/open-wanted.ts';
import { withReference } from './with-reference.ts';
import { CASEWORK, MEANT_ALONE, withoutReference } from './without-reference.ts';

/** A turn to be understood: as typed, with its lines, and the values of a form where one was sent. */
export type Typed = { readonly raw: string; readonly values: Readonly<Record<string, string>> };

/** So likely a question to the documents that an enquiry's words in it are chance. */
const SURELY_DOCUMENTS = 0.93;

/** So likely about an enquiry that is named by words that it is that and nothing else. */
const PLAINLY = 0.6;

/** A paragraph is named by its number. */
const PARAGRAPH =
  /\b(?:paras?|paragraphs?|clauses?|sections?|articles?|standing orders?|appendix|schedule|chapter)\s*\.?\s*\d|[\p{L}/-]#\d/iu;
/** Somebody may be wrong by a few about the number of their newest enquiry, or have heard of one they may not see. */
const NEAR = 5;
const READS_NUMBER = /^(?:show|open|see|view|quote|read|where(?:['’]?s| is)|what about)\b/i;

/** "Don't pause it": what was read back, or is shown, is to stay as it is. */
const NOT_IT =
  /^(?:(?:good|ok|okay|no|right|please|then|so)[\s,.!]+)*(?:don['’]?t|do not|dont)\s+(?:[a-z]+\s+)?(?:it|that|this|them|anything)(?:\s+(?:yet|now|please|just yet|then))*[\s.!]*$/i;

/** What a turn means. Pure: the same words in the same circumstances mean the same. */
export function understand({ raw, values }: Typed, known: Known): Understanding {
  const text = raw.replace(/\s+/g, ' ').trim();
  const form = readForm(text, values);
  if (form !== undefined) return certain(text, form);
  const typed = parseTyped(text);
  if (typed !== undefined) return certain(text, typed);
  const asked = readFigures(text, known) ?? readPage(text, known);
  if (asked !== undefined) return certain(text, asked);
  const said = withRightHead(readSaid(raw), known);
  const answered = readAnswer(said, text, known);
  if (answered !== undefined) return answered;
  const next = goesOnTo(said.text);
  if (next !== '') return understand({ raw: next, values }, { ...known, screen: withoutDraft(known.screen) });
  const again = said.mood.question || said.mood.request ? undefined : parseTyped(said.text);
  if (again !== undefined) return certain(said.text, unsure(again, text, said.text));
  const masked = maskSaid(said.text, known);
  if (isOfParagraph(said, masked, known)) return documents(said, known, [], { text: said.text, found: masked.spans });
  const shape = shapeOf(said.text, masked.references);
  return shape === undefined || isOtherwise(said, masked, known)
    ? withoutReference(said, { ...masked, masked: masked.plain }, withoutShown(said, known))
    : withReference(said, masked, shape, known);
}

const HEADS =
  /^(?:log|report|raise|record|close|resolve|acknowledge|update|pause|resume|extend|reassign|assign|reopen|withdraw|cancel|note|chase|snooze|mute|unmute|share|unshare|link|unlink|show|give|pass|transfer|delete|finish|complete|forward|move|find|search|export|undo|overdue|unassigned|reminders|statistics)$/;

/** "Reprot a pothole", "cloze 3": the verb at the head put right. A guess, so that nothing is done at once. */
function withRightHead(said: Said, { putRight, isWord }: Known): Said {
  const head = /^\p{L}{3,}/u.exec(said.text)?.[0] ?? '';
  const word = head.toLowerCase();
  const right = head === '' || isWord(word) ? word : putRight(word);
  if (right === word || !HEADS.test(right)) return said;
  const put = (text: string) => (text.startsWith(head) ? `${right}${text.slice(head.length)}` : text);
  return { text: put(said.text), lines: put(said.lines), mood: { ...said.mood, request: true } };
}

/** What was dropped is not gone on with; what is shown stays. */
function withoutDraft({ references, buttons }: Known['screen']): Known['screen'] {
  return { references, buttons: buttons.filter(({ typed }) => !typed.startsWith('confirm ')) };
}

/** Yes, no, a button's words, or what is to be put right: an answer to what is on the screen. */
function readAnswer(said: Said, text: string, known: Known): Understanding | undefined {
  const { buttons, open } = known.screen;
  const waits = buttons.some(({ typed }) => typed.startsWith('confirm '));
  if (isYes(said.text) || isYes(text)) {
    // A form is sent again with what it has, and asks for what it lacks.
    return certain(text, waits || open === undefined ? { kind: 'confirm', id: LAST } : open.command);
  }
  if (
    isNo(said.text) ||
    isNo(text) ||
    ((waits || open !== undefined) && isDropped(said.text, open?.wanted) && !said.mood.question)
  )
    return certain(text, { kind: 'cancel', id: LAST });
  if (NOT_IT.test(said.text) && !said.mood.question) {
    const [only, second] = known.screen.references;
    if (waits || only === undefined || second !== undefined) return certain(text, { kind: 'cancel', id: LAST });
    const command: Command = { kind: 'show', abouts: [{ named: only }], focus: 'all' };
    return { kind: 'held', why: 'negated', words: said.text, command, text: said.text, found: [], likely: 1 };
  }
  const corrected = readCorrection(said, known);
  if (corrected !== undefined) return certain(said.text, corrected);
  const rest = withoutLead(said.text);
  if (rest !== said.text && (waits || open !== undefined)) {
    const filled = fillIn({ ...said, text: rest }, known, false);
    if (filled !== undefined) return certain(said.text, filled);
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

/** "Para 20", "show 26" where no enquiry has so high a number: a paragraph, and no enquiry. */
function isOfParagraph(said: Said, { references }: Masked, { seen }: Known): boolean {
  if (references.some(({ strength }) => strength === 'written')) return false;
  if (PARAGRAPH.test(said.text)) return true;
  const highest = Math.max(0, ...seen.map(({ number }) => number));
  return (
    references.length > 0 &&
    (READS_NUMBER.test(said.text) || /^\d/.test(said.text)) &&
    references.every(({ about }) => highest === 0 || numberOf(about.named) > highest + NEAR)
  );
}

function numberOf(named: string): number {
  return Number(/\d+$/.exec(named)?.[0] ?? 0);
}

/** Words of a subject, or a number alone, in a sentence that is plainly something else: a new report, somebody's absence, a question. */
function isOtherwise(said: Said, { references, plain, masked }: Masked, known: Known): boolean {
  if (references.every(({ strength }) => strength === 'written')) return false;
  // A letter that was put in, or a form filled in by hand, is a new one, whatever streets and numbers it has.
  if (
    isWhole(said, known) ||
    isCounted(said.text) ||
    isNumbered(said, known) ||
    (asksToLog(said.text) && !said.mood.question)
  )
    return true;
  // What stands behind a colon is for somebody to read.
  const [head = ''] = said.text.split(/:\s/);
  if ((passesOn(head) && !speaksOfRules(head)) || (speaksOfRules(head) && !CASEWORK.test(head))) return true;
  if (references.some(({ strength }) => strength === 'described') && isNewTrouble(said, references, known)) return true;
  const isNumber = references.every(({ strength }) => strength === 'bare');
  const [meant] = known.tell(masked, said.mood.question, () => true);
  if (isNumber && meant !== undefined && isOfEnquiry(meant.label) && meant.likely >= MEANT_ALONE) return false;
  const isPlain = meant !== undefined && isOfEnquiry(meant.label) && meant.likely >= PLAINLY;
  const isHeaded = references.some(
    ({ strength, start, end }) =>
      strength === 'bare' &&
      (start <= 24 || (IN_RE.test(said.text.slice(0, start)) && ALONE.test(said.text.slice(end)))),
  );
  const [first] = known.tell(plain, said.mood.question, () => true);
  if (first === undefined || isOfEnquiry(first.label) || first.label === 'talk') return false;
  if (first.label === DOCUMENTS)
    return (
      !isHeaded && first.likely >= SURELY_DOCUMENTS && !(isKnownThing(said, references) && !speaksOfRules(said.text))
    );
  // "Tom has the pothole now" is of the pothole, whatever "Tom has now" may be alone.
  if (isPlain && first.likely < meant.likely) return false;
  const isThe = references.some(({ start, end }) => /^(?:the|my|that|this|our)\s/i.test(said.text.slice(start, end)));
  if (first.label === 'list-search' && isThe && !FINDS.test(said.text)) return false;
  return !isHeaded && first.likely >= MEANT_ALONE && !first.label.startsWith('list-mine');
}

/** "A site meeting re 3 on Thursday": a number behind such a word, and nothing of which there are so many. */
const IN_RE = /\b(?:re|ref|regarding|about|on|for|with)\s+#?$/i;
const ALONE = /^(?:\s*$|\s*[,.;:–-]|\s+(?:on |at |this |next )?(?:mon|tue|wed|thu|fri|sat|sun|today|tomorrow|tmrw))/i;
const FINDS = /\b(?:find|search|any|anything|list|look for|looking for|others?|everything|all)\b/i;

/** "Two from tonight: 1. hedge over the path 2. no grit": a list of what is to be logged, and no order about enquiries 1 and 2. */
function isNumbered(said: Said, known: Known): boolean {
  const several = readSeveral(said, known);
  const isOrder = (text: string) => HEADS.test(/^\p{L}+/u.exec(text)?.[0]?.toLowerCase() ?? '');
  return (
    several?.kind === 'log-several' &&
    !isOrder(said.text) &&
    several.each.every(({ subject }) => !isOrder(subject) && (speaksOfTrouble(subject, known) || namesPlace(subject)))
  );
}

/** "The library bins": more than one word of what an enquiry is about, as something known. */
function isKnownThing({ text }: Said, references: Masked['references']): boolean {
  return references.some(
    ({ strength, start, end }) =>
      strength === 'described' && /^(?:the|my|that|this|our)\s+\S+\s+\S+/i.test(text.slice(start, end)),
  );
}

/** A letter or a form, and no order about an enquiry above it. */
function isWhole(said: Said, known: Known): boolean {
  const [opening = ''] = said.lines.split('\n');
  if (opening.includes('?') || headedThing(opening) !== undefined) return false;
  return isPasted(said.lines) || readLabelled(said, known) !== undefined;
}

/** When it came is said of what is to be logged. */
const RECEIVED = /\b(?:received|came in)\s+(?:on |last |this |yest|yday|today|mon|tue|wed|thu|fri|sat|sun|the \d|\d)/i;

/** Where it is somebody has an enquiry already, but what it is about is another matter: "trees down in Station Road". */
function isNewTrouble({ text, mood }: Said, references: Masked['references'], known: Known): boolean {
  if (mood.question || mood.wondering || ASKS.test(text) || !namesPlace(text) || headedThing(text) !== undefined)
    return false;
  const rest = references.reduceRight((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text);
  return speaksOfTrouble(rest, known) || RECEIVED.test(text);
}

function isOfEnquiry(label: string): boolean {
  return isVerb(label) || isRead(label) || label === 'snooze';
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
