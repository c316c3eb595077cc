import type { About, ActCommand } from './act-command.ts';
import type { Command } from './command.ts';
import type { Known } from './known.ts';
import { maskSaid } from './mask.ts';
import { listOffers } from './perhaps.ts';
import type { Said } from './said.ts';
import { labelOf } from './told-here.ts';
import { typedFor } from './typed.ts';
import { certain, type Offer, type Understanding } from './understanding.ts';

/*
 * "No, I meant the bench", "sorry, 3": another enquiry than the one just shown, asked about or changed. What only reads is read of the other;
 * what waits is read back anew for it; what was done is offered for it, and to be taken back.
 */

const MEANT =
  /^(?<lead>(?:(?:oh|ah|no|nope|nah|sorry|oops|whoops|wait|hang on|actually|damn|argh)(?![\p{L}'’])[\s,.!–-]*)*)(?<says>(?:i\s+mean(?:t)?|(?:that|this|it)(?:['’]s|\s+was|\s+is)?\s+(?:meant|supposed|intended)(?:\s+to\s+(?:be|go|have been))?|(?:that|this|it)\s+(?:was|goes|belongs|should(?: have)? (?:go(?:ne)?|be(?:en)?))(?=\s+(?:to|for|on|about|under|with)\b)|it should(?: have)? be(?:en)?|should(?: have)? be(?:en)?|not (?:that|this)(?: one)?|wrong (?:one|enquiry|case))[\s,.:;–-]*(?:i\s+mean(?:t)?\s+)?)?(?:(?:to|for|on|about|under|with)\s+)?(?<what>\S.*)$/iu;
/** "Same for 4", "do the same with the bench": what was done or read last, of another as well. */
const SAME =
  /^(?:(?:and|also|then|now|ok|okay|please|so|yes)[\s,]+)*(?:(?:can you |could you |please )?(?:do |say |send |give )?(?:the |exactly the )?same(?: again)?(?: thing)?|ditto|likewise)(?: (?:for|with|on|to|of|about))?\s+(?<what>\S.*)$/i;
const ONLY_REFERENCE = /^\s*(?:the\s+)?@ref(?:\s+(?:one|enquiry|case))?[\s.!]*$/i;
const MOST_WORDS = 12;

/** The other one that is meant; undefined where the words say anything else. */
function otherIn(text: string, known: Known): About | undefined {
  if (text.split(/\s+/).length > MOST_WORDS) return undefined;
  const { lead = '', says, what = '' } = MEANT.exec(text)?.groups ?? {};
  return what === '' || (lead === '' && says === undefined) ? undefined : referenceAlone(what, known);
}

/** The one enquiry that words name and say nothing besides; a number alone is one, too. */
function referenceAlone(what: string, known: Known): About | undefined {
  const number = /^(?:number |no\.? ?|#)?0*(\d{1,6})(?:[\s,]+(?:too|as well|also|please|pls|thanks))*[\s.!]*$/i.exec(
    what,
  )?.[1];
  if (number !== undefined) return { named: `CW-${number}` };
  const { masked, references } = maskSaid(what, known);
  const [only, second] = references;
  return only !== undefined && second === undefined && ONLY_REFERENCE.test(masked) ? only.about : undefined;
}

export function readMeantOther({ text, mood }: Said, known: Known): Understanding | undefined {
  const { open, did } = known.screen;
  const before = open?.command ?? did;
  if (before === undefined || !('abouts' in before) || mood.question) return undefined;
  const [about, second] = before.abouts;
  if (about === undefined || second !== undefined || !/^CW-/i.test(about.named)) return undefined;
  const same = SAME.exec(text)?.groups?.what;
  const other = same === undefined ? otherIn(text, known) : referenceAlone(same, known);
  if (other === undefined || isSame(other.named, about.named)) return undefined;
  if (same !== undefined && before.kind === 'act')
    return { text, found: [], likely: 1, kind: 'several', why: 'meant-other', each: sameFor(other, before) };
  const base = { text, found: [], likely: 1 };
  if (before.kind === 'act' && open === undefined) {
    const each = [...taken(known), ...sameFor(other, before)];
    return { ...base, kind: 'several', why: 'meant-other', each };
  }
  const command: Command = { ...before, abouts: [other], ...('sure' in before ? { sure: false } : {}) };
  return { ...base, kind: 'command', command, ...(open === undefined ? {} : { goesOn: true }) };
}

const THE_OTHER =
  /^(?:(?:and|so|ok|okay|now|then|what about|how about|what of)[\s,]+)*(?:the |my )?other(?: one| enquiry| case)?[\s?.!]*$/i;
const MOST_OTHERS = 3;

/** "And the other?": of those shown before, or of the speaker's own, where there is one besides the one shown; of some, which is asked. */
export function readTheOther(text: string, known: Known): Understanding | undefined {
  const [only, second] = known.screen.references;
  if (!THE_OTHER.test(text) || only === undefined || known.screen.open !== undefined || known.askedDocuments)
    return undefined;
  const isMine = ({ stands }: Known['seen'][number]) =>
    stands !== undefined && !stands.isClosed && [stands.councillorId, stands.officerId].includes(known.me.id);
  const own = known.seen.filter(isMine).map(({ reference }) => reference);
  const others = (second === undefined ? own : known.screen.references).filter(
    (reference) => second !== undefined || reference !== only,
  );
  const [other, more] = others;
  if (other === undefined || others.length > MOST_OTHERS) return undefined;
  if (more === undefined) return certain(text, { kind: 'show', abouts: [{ named: other }], focus: 'all' });
  const each = others.map((reference) => ({ label: labelOf(reference, known), typed: `show ${reference}` }));
  return { kind: 'several', why: 'which-one', each, text, found: [], likely: 0.6 };
}

const NEXT =
  /^(?:(?:and|ok|okay|so|then|now|please|the|show(?: me)?)[\s,]+)*next(?: one| page)?(?:[\s,]+please)?[\s.!?]*$/i;

/** "Next one": the page after a list, or the documents' next paragraph, and nothing to be logged. */
export function readNext(text: string, { screen }: Known): Understanding | 'more' | undefined {
  if (!NEXT.test(text) || screen.open !== undefined) return undefined;
  if (screen.buttons.some(({ label }) => label === 'More')) return 'more';
  const base = { text, found: [], likely: 0 };
  if (screen.references.length > 0) return { ...base, kind: 'unclear', may: listOffers([]) };
  return {
    ...base,
    kind: 'documents',
    talk: false,
    doubtful: true,
    beside: [],
    perhaps: [],
    leaning: Number.NEGATIVE_INFINITY,
  };
}

function isSame(one: string, other: string): boolean {
  const number = (named: string) => Number(/(\d+)$/.exec(named)?.[1]);
  return one.toLowerCase() === other.toLowerCase() || (!/20\d\d/.test(one) && number(one) === number(other));
}

/** What was done is on the screen with its "Undo". */
function taken({ screen }: Known): readonly Offer[] {
  const undo = screen.buttons.find(({ typed }) => /^undo CW-/i.test(typed));
  return undo === undefined ? [] : [{ label: `Undo ${undo.typed.replace(/^undo /i, '')}`, typed: undo.typed }];
}

/** A button holds as many characters. */
const MOST_CARRIED = 1500;

/** The same of the other: with its words where it has nothing else, else its form. */
function sameFor({ named, among }: About, { verb, words }: ActCommand): readonly Offer[] {
  const { text, who, by, other, edits } = words;
  const isTextAlone = [who, by, other, ...Object.values(edits)].every((said) => said === '');
  const carried = text !== '' && isTextAlone && text.length <= MOST_CARRIED ? `: ${text}` : '';
  const said = verb.charAt(0).toUpperCase() + verb.slice(1).replace('-', ' ');
  const meant = among !== undefined ? among : [named];
  return meant
    .slice(0, 3)
    .flatMap((each) => [
      { label: `${said} ${each}${carried}`.slice(0, 70), typed: `${typedFor(verb, each)}${carried}` },
      ...(meant.length > 1 ? [] : [{ label: `Show ${each}`, typed: `show ${each}` }]),
    ]);
}
