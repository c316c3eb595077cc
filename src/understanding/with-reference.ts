import { isOfCouncillorSide } from '../people/index.ts';
import type { Shape } from './about.ts';
import { noActionWords, type Verb } from './act-command.ts';
import { actOf, labelled } from './act-meant.ts';
import { isMarkedOff, taughtVerb, toldVerb } from './acts.ts';
import { agreementHeard } from './agreement-asked.ts';
import type { Command } from './command.ts';
import { notDoneYet } from './denied.ts';
import { readHad } from './had-on.ts';
import type { Known } from './known.ts';
import { readLog } from './logging/read-log.ts';
import { readSeveral } from './logging/several.ts';
import { namesLogging } from './logging/trigger.ts';
import type { Masked } from './mask.ts';
import { noLongerWanted } from './no-longer-wanted.ts';
import { ASKS, speaksOfDocuments } from './of-documents.ts';
import { actOffers, documents } from './offers.ts';
import { readBack } from './read-back.ts';
import { ENDS_SNOOZE, WANTS_QUIET } from './reminder-words.ts';
import type { Said } from './said.ts';
import { readSameAs } from './same-as.ts';
import { tellsAboutIt } from './tell-somebody.ts';
import type { Offer, Understanding } from './understanding.ts';
import { isRead, isVerb } from './verbs.ts';
import { DOCUMENTS } from './wanted/open-wanted.ts';

/** How likely something must be to be taken as meant of an enquiry that is named: to be done, and to be read. */
const MEANT = 0.45;
const MEANT_READ = 0.25;
/** What ends an enquiry, or agrees for somebody, is offered by name rather than opened where little speaks for it. */
const MEANT_END = 0.55;
const endsIt: ReadonlySet<Verb> = new Set(['withdraw', 'agree', 'decline']);
const READS = /^(?:show|open|see|view|read|any|news|updates?|status|history|details|print)\b/i;
/** A number is that of a paragraph or a meeting only where hardly anything else can be meant, the less where nothing else is of the documents. */
const surely = { inTheirWords: 0.7, otherwise: 0.97 };

/** Something is not to be done. */
const NOT_TO =
  /^(?:please\s+)?(?:do not|don['’]?t|never)\s+(?!remind|send|disturb|nag|need|agree|want|let)\w+\s+(?:\w+\s+)?§/i;

const ALLOWS =
  /^\W*(?:ok|okay|yes|yep|yeah|sure|fine|happy|agreed|no problem|no objection|i(?:['’]?m| am) (?:ok|okay|happy|fine)|that['’]?s (?:ok|okay|fine))\b/i;

/** "Withdraw the extension of 3", "cancel the pause on 3": what was done to it is to be taken back. */
const OF_EXTENSION =
  /^(?:please\s+)?(?:withdraw|cancel|drop|scrap|undo|take back|retract|remove)\s+(?:the|my|that|this|our)\s+(?:(?:proposed|last|latest)\s+)?(?:extension|proposal|update|note|message|acknowledgement|resolution)(?: request)?\s+(?:of|on|for|to|about|from)\s+(?:the\s+)?§[\s.!]*$/i;
/** "I cannot accept a later date on 2". */
const REFUSES =
  /\b(?:cannot|can['’]?t|can not|won['’]?t|will not|do not|don['’]?t|unable to|refuse to) (?:accept|agree (?:to|with)|allow|consent to)\b.*\b(?:exten\w+|(?:later|new|other|different|that|the) date|more time|longer|delay)\b/i;

/** A question about what is named, with or without its mark. */
const ASKS_OF = /^(?:(?:and|so|but)\s+)?(?:is|are|was|were|has|have|had|does|do|did|who|when|where|which|how|why)\b/i;

const MORE_TIME =
  /\b(?:extend\w*|extension|(?:more|extra|longer|another)\b.*\b(?:time|days?|weeks?)|later date|new date|wait (?:a bit |a little )?(?:longer|on))\b/i;

/** Nobody is named who is to have it: whoever reads may say so. */
const ANYBODY_TAKES =
  /^(?:please\s+)?(?:can|could|will|would|is|does)\s+(?:somebody|someone|anybody|anyone|any of you|one of you)(?:\s+else)?\s+(?:please\s+|able to\s+|free to\s+|going to\s+|want to\s+)*(?:take|have|pick up|grab|look (?:at|into)|deal with|own|do|handle|cover)\s[^:;]{1,60}$/i;

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
  if (ANYBODY_TAKES.test(said.lines))
    return { ...base, kind: 'command', command: { kind: 'show', abouts, focus: 'all' }, likely: 0.9 };
  const had = readHad(said, shape, known);
  if (had !== undefined) return { ...base, kind: 'command', command: had, likely: 0.9 };
  const heard = said.mood.question ? undefined : agreementHeard(said.text, masked.masked, shape, known);
  if (heard !== undefined) return { ...base, kind: 'command', command: heard, likely: 0.9 };
  const same = readSameAs(said, shape, known);
  if (same !== undefined) return { ...base, kind: 'command', command: same, likely: 0.9 };
  if (WANTS_QUIET.test(shape.shape))
    return { ...base, kind: 'command', command: { kind: 'snooze', abouts, until: '', sure: false }, likely: 1 };
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
  if (isOfCouncillorSide(known.me) && REFUSES.test(shape.shape)) {
    const command: Command = { kind: 'act', verb: 'decline', abouts, words: noActionWords, sure: false };
    return { ...base, kind: 'command', command, likely: 0.8 };
  }
  const ranked = known.tell(
    masked.masked,
    said.mood.question,
    (label) => isVerb(label) || isRead(label) || label === 'snooze' || (isBare && label === DOCUMENTS),
  );
  const [first] = ranked;
  const isTheirs =
    first?.likely !== undefined && first.likely >= surely[speaksOfDocuments(said.text) ? 'inTheirWords' : 'otherwise'];
  if (first?.label === DOCUMENTS && isTheirs && taught === undefined) return documents(said, known, ranked, base);
  const unwanted = noLongerWanted(said, shape, known);
  if (unwanted !== undefined) return { ...base, ...unwanted, likely: 0.9 };
  if (NOT_TO.test(shape.shape)) {
    const command: Command = { kind: 'show', abouts, focus: 'all' };
    return { ...base, kind: 'held', why: 'negated', words: said.text, command, offers: [], likely: 1 };
  }
  const told = tellsAboutIt(said, masked, shape, known);
  if (told !== undefined) return { ...base, ...told, likely: 0.9 };
  // An extension is no enquiry that is withdrawn.
  if (OF_EXTENSION.test(shape.shape) && !said.mood.question) {
    const command: Command = { kind: 'act', verb: 'undo', abouts, words: noActionWords, sure: false };
    return { ...base, kind: 'command', command, likely: 0.9 };
  }
  const notYet = notDoneYet(said, shape.shape, abouts, known);
  if (notYet !== undefined) return { ...base, ...notYet, likely: 1 };
  if (taught !== undefined) {
    const act = actOf(taught, true, said, shape, known);
    if (act !== undefined) return { ...base, ...act, likely: 1 };
  }
  const done = said.mood.question || said.mood.wondering ? undefined : toldVerb(shape);
  if (done !== undefined) return { ...base, ...actOf(done, false, said, shape, known), likely: 0.9 };
  if (first === undefined)
    return { ...base, kind: 'command', command: { kind: 'show', abouts, focus: 'all' }, likely: 0 };
  const doubted = inDoubt(first.label, said.text);
  if (doubted !== undefined)
    return {
      ...base,
      kind: 'unclear',
      may: actOffers(doubted, shape, known, isDescribed ? said.text : ''),
      likely: first.likely,
    };
  const isShort = said.text.split(' ').length <= abouts.length + 2;
  // A statement of some length that is as little of reading as of anything else is somebody's news, and asked about.
  const isNews =
    !said.mood.question && !said.mood.request && !ASKS.test(said.text) && !READS.test(said.text) && !isShort;
  const least =
    isVerb(first.label) && endsIt.has(first.label)
      ? MEANT_END
      : isNews
        ? MEANT
        : isRead(first.label)
          ? MEANT_READ
          : MEANT;
  if (first.likely < least) {
    if (isShort || said.mood.question || ASKS_OF.test(said.text))
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
  const both = givenAndLinked(first.label, said, shape, masked);
  if (both !== undefined) return { ...base, kind: 'several', why: 'one-by-one', each: both, likely: first.likely };
  return { ...base, ...labelled(first.label, said, shape, known), likely: first.likely };
}

/** Somebody else says that it may be closed: whoever has it decides that. */
const HEARSAY =
  /\b(?<!\b(?:i|we)\s)(?:says?|said|saying|asks?|asked|asking|wants?|wanted|reckons?|thinks?|told (?:me|us)|suggests?)\b[^.:]{0,40}\b(?:clos(?:e|ed|ing)|shut|resolve[d]?|drop(?:ped)?|withdraw\p{L}*|finish(?:ed)?|forget)\b/iu;
const OF_COMPLEXITY =
  /\b(?:complex\p{L}*|complicat\p{L}*|not (?:so )?(?:simple|standard|straightforward)|difficult|tricky|specialist|expert|legal|survey\p{L}*|months|weeks|longer|long)\b/iu;

/** What is offered in place of what the words were taken for, where they do not say that. */
function inDoubt(label: string, text: string): readonly Verb[] | undefined {
  if ((label === 'resolve' || label === 'withdraw') && HEARSAY.test(text)) return ['note', label];
  return label === 'make-complex' && !OF_COMPLEXITY.test(text) ? ['update', 'note'] : undefined;
}

const TO_WHOM =
  /^[\s,]*(?:is |goes |can go )?(?:to|for) (?<who>[^,;.]{2,60}?)(?=[,;.]|\s+(?:as|same|duplicate|because)\b)/i;

/** "4 to Priya, same job as 2": it is given to somebody and linked; neither is a part of the other. */
function givenAndLinked(label: string, said: Said, shape: Shape, { spans }: Masked): readonly Offer[] | undefined {
  const [about] = shape.abouts;
  const [other] = shape.others;
  const who = TO_WHOM.exec(shape.after)?.groups?.who;
  const isPerson = spans.some(({ is, start, end }) => is === 'person' && said.text.slice(start, end) === who);
  if (label !== 'link' || about === undefined || other === undefined || who === undefined || !isPerson)
    return undefined;
  return [
    { label: `Give ${about.named} to ${who}`, typed: `reassign ${about.named} to ${who}` },
    { label: `Link ${about.named} to ${other.named}`, typed: `link ${about.named} to ${other.named}` },
  ];
}
