import { defined } from '../defined.ts';
import { bareAnswer } from './bare-answers.ts';
import type { Command } from './command.ts';
import { readCorrection } from './corrections.ts';
import { toldBesides } from './draft-told.ts';
import { type Draft, draftsOf } from './drafts-named.ts';
import { readFieldTold } from './field-told.ts';
import type { Known } from './known.ts';
import type { Said } from './said.ts';
import { sayDraft, sayWaiting, typedFor } from './typed.ts';
import { certain, goesOn, type Offer, type Understanding } from './understanding.ts';
import { withMore } from './yes-but.ts';

/*
 * Whether words are for an enquiry that is not logged yet, for the one that is shown, or a wish of their own.
 *
 *             something lacks                   a yes
 *   said ---> being filled -----> read back ----------> logged: put right there, and no draft any more
 *               |      ^  answer    |    ^
 *               |      '------------+    | words that name a part of it, or its own "the draft: ..."
 *               | another turn      |    |
 *               '------> left <-----'    | "what waits", its subject's words
 *                         '--------------'
 *
 *   being filled, read back   any answer, any part of it, what else is told of it: `readAnswer`, as far as it stands on the screen.
 *   left                      only words that name a part of a draft ("the subject should be ...", "make it urgent", "add that ..."),
 *                             and no yes: it is read back first. Where enquiries were shown since, which of them is meant is asked.
 *   logged                    nothing here: its number is on the screen.
 */

/** "The draft: make it urgent", as a button types it: nothing else can be meant. */
const OF_DRAFT = /^(?:(?:for|on|in|of)\s+)?(?:the|my|that)\s+draft(?:,?\s+(?<which>\d))?\s*[:,–-]\s*(?<words>\S.*)$/is;
/** "With Tom", "for Cllr Lowe": one part of it, and what it is in front. */
const MARKED = /^(?:and\s+|please\s+)*(?:with|for|in|to)\s/i;
/** "What have you put", "is her number in it", "who does signs?": what stands there is shown again. */
const ASKS_OF_IT =
  /^(?:(?:so|and|but|ok|hang on|wait|er+m?|um|dunno|(?:i )?don['’]?t know|not sure|no idea)[\s,.–-]+)*(?:what(?:['’]ve| have| did)? you (?:put|got|get|written|write|done)\b.*|what does (?:it|that) say\b.*|read (?:it|that|me that) (?:back|again)\b.*|(?:can i |let me )?see (?:it|that) again|is (?:it|that) (?:marked |down as |logged as )?(?:as )?urgent|(?:is|was|has|did|does) (?:(?:her|his|their) (?:name|number|address|details|e-?mail|phone)|the resident['’]?s?\b)\b.*|(?:have|did) you (?:got|get|put|add|include|take|took)\b.*|who(?:['’]s| is) (?:it|that) (?:with|for|going to)|which (?:service|ward|team)(?: is (?:it|that)(?: with| for)?)?|(?:who|which (?:service|team)) (?:does|do|deals? with|looks? after|handles?)\b.*)[\s?.!]*$/i;
const MOST_SHOWN = 3;
const SHOWN = 60;

/** What is said to a draft by name; where it cannot be taken, the draft is shown as it is. Undefined where none is named. */
export function toNamedDraft(said: Said, known: Known): Understanding | undefined {
  const { which, words } = OF_DRAFT.exec(said.text)?.groups ?? {};
  const drafts = words === undefined ? [] : draftsOf(known);
  const draft = drafts.find((each) => String(each.which) === which) ?? drafts[0];
  if (words === undefined || draft === undefined) return undefined;
  const part = { ...said, text: words.trim(), lines: words.trim() };
  const changed = partTold(part, draft, known) ?? bareAnswer(part, standing(draft, known));
  return certain(said.text, { kind: 'what-waits', which: draft.which, ...defined({ changed }) });
}

/** What is said of a draft that is not on the screen, or asked of one that is; undefined where the words are for nothing of the kind. */
export function forDraft(said: Said, known: Known): Understanding | undefined {
  const [newest] = draftsOf(known);
  if (newest === undefined || said.lines.includes('\n')) return undefined;
  const { open, references } = known.screen;
  // What stands there is answered as such; where something else is asked, that is.
  if (open !== undefined)
    return open.command.kind === 'log' && ASKS_OF_IT.test(said.text)
      ? certain(said.text, { kind: 'what-waits', which: newest.which })
      : undefined;
  const isMarked = MARKED.test(said.text);
  const changed = partTold(said, newest, known) ?? (isMarked ? bareAnswer(said, standing(newest, known)) : undefined);
  if (changed === undefined) return undefined;
  if (references.length === 0) return goesOn(said.text, { kind: 'what-waits', which: newest.which, changed });
  const each = eitherOf(said.text, newest, known);
  return { kind: 'several', why: 'which-one', each, text: said.text, found: [], likely: 0.6 };
}

/** What is told of a draft on the screen in words that are nothing else: "she is 84", "because he fell". `understood` is what else they may be. */
export function toldOfDraft(understood: Understanding, said: Said, known: Known): Understanding {
  const { open } = known.screen;
  const isNothing =
    understood.kind === 'unclear' || (understood.kind === 'documents' && understood.doubtful && !understood.talk);
  if (!isNothing || open?.command.kind !== 'log' || said.mood.question || said.lines.includes('\n')) return understood;
  const told = toldBesides(said.text, open.command, known);
  return told === undefined ? understood : goesOn(said.text, told);
}

/** The draft as if it stood on the screen. */
function standing({ command }: Draft, known: Known): Known {
  return { ...known, screen: { references: [], buttons: [], open: { command, wanted: ['service', 'councillor'] } } };
}

/** The draft with the part of it that is named; undefined where none is. */
function partTold(said: Said, draft: Draft, known: Known): Command | undefined {
  const there = standing(draft, known);
  return readFieldTold(said, there) ?? withMore(said, there) ?? readCorrection(said, there);
}

/** A draft and what was shown since: a button each. */
function eitherOf(text: string, { which, name, command }: Draft, known: Known): readonly Offer[] {
  const words = Object.values(command.words.resident).some((part) => part !== '' && text.includes(part));
  const draft = { label: name.slice(0, SHOWN), typed: words ? sayWaiting(which) : sayDraft(which, text) };
  const shown = known.screen.references.slice(0, MOST_SHOWN).map((reference) => {
    const subject = known.seen.find((each) => each.reference === reference)?.subject ?? '';
    return { label: `${reference} ${subject}`.trim().slice(0, SHOWN), typed: typedFor('edit', reference) };
  });
  return [draft, ...shown];
}
