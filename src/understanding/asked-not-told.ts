import { isOfCouncillorSide } from '../people/index.ts';
import { type ActCommand, noActionWords } from './act-command.ts';
import { type Command, LAST } from './command.ts';
import type { Known } from './known.ts';
import { maskSaid } from './mask.ts';
import { ASKS } from './of-documents.ts';
import { readSaid, type Said } from './said.ts';
import type { Understanding } from './understanding.ts';

/*
 * What was taken for words about an enquiry, and is something else: a question about it ("the kerb: has anyone taken it up?"), or that it is
 * done, said by a councillor of one that is open still. A question is answered by the enquiry itself; what a councillor saw is information for
 * the officer.
 */

/** Somebody is to be told or asked, or something is to be written down: then a question may be the words. */
const ORDERS =
  /\b(?:add|tell|note|let|inform|say|ask|update|put|write|message|pass|mention|quote|say|log|report|record|question|enquire of)\b/i;
/** How a wish to hear begins: "I should be grateful to know how matters stand". */
const TO_HEAR =
  /\b(?:(?:grateful|glad|obliged|like|love|want|wish|keen|interested|good|nice|need)\s+to\s+(?:know|hear|learn|understand|be told|find out)|wonder(?:ing)?|curious|tell me|any (?:idea|clue))\b[\s,:]*(?:(?:about|as to)\s+)?(?:how|what|when|where|whether|if|who|why|which|of)\b/i;
/** A question without its mark, behind what it is about: "pothole stn rd when they doing it". */
const ASKED_LAST =
  /\s(?:when|what|who|where|why|how)(?:['’]?s|['’]?re|['’]?ll)?\s+(?:gets?|got|covers?|deals?|sees|looks after|handles?|signs|is|are|was|were|will|do|does|did|can|has|have|had|they|he|she|it|you|we|i)\b[^.!?;:]{0,40}$/i;
/** "Close it by when", "complex till when": a question stands in place of the day. */
const WHEN_LAST =
  /\b(?:by|until|till?)\s+(?:when|what (?:day|date)|which (?:day|date))(?:\s+(?:now|then|again|is it))*[\s?.!]*$/i;
/** "Please state the present position in respect of ...". */
const POSITION =
  /^(?:(?:please|kindly)\s+)*(?:state|set out|advise(?: me)?(?: of| on| as to)?|confirm|outline|summari[sz]e|give me|let me have|send me|i (?:require|need|want|would like|should like)(?: to know)?)\s+(?:(?:the|your|a)\s+)?(?:(?:present|current|latest|exact|full)\s+)?(?:position|status|state of (?:play|affairs)|stage)\b/i;
/** "I require an update": whoever an enquiry is for asks how it is going. */
const REQUIRES =
  /^(?:(?:please|now|well|so|and)[\s,]+)*(?:i|we)\s+(?:really\s+|do\s+|must\s+|now\s+|would\s+|should\s+)*(?:require|need|want|expect|demand|like|insist on(?: having)?|am (?:still )?waiting for|['’]m (?:still )?waiting for)\s+(?:an?|some|the|that)\s+(?:(?:urgent|proper|full|immediate|written|quick|straight|decent)\s+)*(?:update|answer|reply|response|news|progress report|word)\b/i;
/** What leaves all as it is, where nothing waits: "no. leave them as they are", "wrong person, cancel". */
const LEAVES =
  /^(?:(?:no|nope|nah|hmm+|oh|sorry|actually)\b[\s,.!–-]*)*(?:(?<=[\s,.!–-])|[^?]{0,50}[,.;–-]\s*)(?:leave (?:it|them|that|everything)(?: all)?(?: (?:as (?:it is|they are)|alone|be|there|for now))?|cancel(?: (?:it|that|them))?|forget (?:it|that)|never mind)[\s.!]*$/i;
/** Fingers run along a row of keys. */
const KEYS = /(?:asd|sdf|dfg|fgh|ghj|hjk|jkl|qwe|wer(?=t)|rty|zxc|xcv|cvb|vbn|bnm)/i;

/** How a question begins that has no mark: "will try again" is none. */
const ASKING = `(?:(?:when|what|who|where|why|how|any (?:news|updates?|word|idea|joy|sign|progress))\\b|(?:has|have|is|are|did|does|do|was|were|will|can)(?:n['’]?t)?\\s+(?:any(?:one|body)|some(?:one|body)|nobody|it|they|he|she|you|we|i|the|there|this|that|those|these|officers?|cllr)\\b)`;
const BEGINS = new RegExp(`^(?:(?:and|so|but)\\s+)?${ASKING}`, 'iu');
/** What stands behind the name, up to a mark. */
const BEHIND = new RegExp(`(?:[:–-]\\s+|,\\s+(?=(?:(?:and|so|but)\\s+)?${ASKING}))(\\S.*)$`, 'isu');
/** More than so much before the question is a tale. */
const MOST_BEFORE = 50;

function asks(told: string): boolean {
  if (TO_HEAR.test(told)) return true;
  const words = BEHIND.exec(told)?.[1] ?? told;
  const said = readSaid(words);
  const { index = Number.POSITIVE_INFINITY } = ASKED_LAST.exec(words) ?? {};
  const sentences = said.text.split(/[.!;]\s+/).length;
  if (sentences > 1) return false;
  return (
    (said.mood.question ? ASKS.test(said.text) : BEGINS.test(said.text) && !/[,:–-]\s/.test(said.text)) ||
    index <= MOST_BEFORE
  );
}

/** A new one is asked for. */
const LOGS = /\b(?:log|report|record|raise|new (?:one|enquiry|case)|another|different)\b/i;
const DONE =
  /\b(?:fixed|done|sorted|mended|repaired|finished|completed|filled|cleared|collected|replaced|removed|emptied|gone)\b/i;

const NOT_DONE = /\b(?:not|never|no|nothing|still|un\p{L}+|half|nearly|badly)\b|n['’]?t\b/iu;
const AGAIN = /\b(?:again|once more|back to how|as bad as|same as before)\b/i;
/** What only names where it is, or greets: a report says more of its own. */
const MOST_WORDS = 20;
/** That it is so again may be told at length. */
const MOST_OF_TALE = 45;

/** What was understood, with a question about an enquiry as one, and "it is fixed" as information while it is open. */
export function askedNotTold(understood: Understanding, { text }: Said, known: Known): Understanding {
  const isIdle = known.screen.open === undefined && (understood.kind === 'documents' || understood.kind === 'unclear');
  if (isIdle && LEAVES.test(text))
    return { kind: 'command', command: { kind: 'cancel', id: LAST }, ...rest(understood) };
  const isNothing =
    isIdle || (understood.kind === 'command' && understood.command.kind === 'log' && !understood.command.sure);
  if (isNothing && REQUIRES.test(text) && isOfCouncillorSide(known.me))
    return { kind: 'command', command: chased(known), ...rest(understood) };
  if (understood.kind === 'documents')
    return isOfKeys(text, known) ? { kind: 'unclear', may: [], ...rest(understood) } : understood;
  if (understood.kind === 'unclear') {
    const asked = ofLogged(text, known);
    return asked?.kind === 'show' || (asked?.kind === 'act' && asked.verb === 'look-again')
      ? { kind: 'command', command: asked, text, found: [], likely: 0.5 }
      : understood;
  }
  if (understood.kind !== 'command' || understood.goesOn === true) return understood;
  const { command } = understood;
  if (command.kind === 'log') {
    const instead = command.sure ? undefined : ofLogged(text, known);
    return instead === undefined ? understood : { ...understood, command: instead };
  }
  if (command.kind !== 'act') return understood;
  // "You closed the bins one and they are overflowing again" finds nothing fixed, and is more than a remark.
  if (!command.sure && (command.verb === 'fixed' || command.verb === 'add') && AGAIN.test(text)) {
    const instead = ofLogged(text, known);
    if (instead?.kind === 'act' && instead.verb === 'look-again') return { ...understood, command: instead };
  }
  if (command.sure || command.words.form !== 'none') return understood;
  if (WHEN_LAST.test(text) && command.abouts.length > 0)
    return { ...understood, command: { kind: 'show', abouts: command.abouts, focus: 'when' } };
  if (POSITION.test(text) && command.abouts.length > 0)
    return { ...understood, command: { kind: 'show', abouts: command.abouts, focus: 'all' } };
  if (isRemark(command) && !ORDERS.test(text) && asks(command.words.text))
    return { ...understood, command: { kind: 'show', abouts: command.abouts, focus: 'all' } };
  return seenDone(command, text, known) ? { ...understood, command: asInformation(command, text) } : understood;
}

function isRemark({ verb, abouts }: ActCommand): boolean {
  return (verb === 'add' || verb === 'update' || verb === 'note') && abouts.length === 1;
}

function seenDone({ verb, abouts }: ActCommand, text: string, { me, seen }: Known): boolean {
  if (verb !== 'fixed' || !isOfCouncillorSide(me) || !DONE.test(text)) return false;
  const [only, second] = abouts;
  if (only === undefined || second !== undefined) return false;
  const stands = seen.find(({ reference }) => reference === only.named)?.stands;
  return stands !== undefined && !stands.isClosed;
}

function asInformation(command: ActCommand, text: string): ActCommand {
  return { ...command, verb: 'add', words: { ...command.words, text } };
}

/**
 * What a councillor says of one enquiry that is there already, in place of logging it anew: a question shows it, "fixed" tells its officer,
 * and "again" of one that was closed asks for another look.
 */
function ofLogged(text: string, known: Known): Command | undefined {
  const most = AGAIN.test(text) ? MOST_OF_TALE : MOST_WORDS;
  if (known.screen.open !== undefined || LOGS.test(text) || text.split(' ').length > most) return undefined;
  const whole = maskSaid(text, known).references;
  // A long tale names it in its first sentence.
  const references = whole.length > 0 ? whole : maskSaid(/^[^.!?]+/.exec(text)?.[0] ?? '', known).references;
  const [only, second] = references;
  if (only === undefined || second !== undefined || only.strength !== 'described') return undefined;
  const named = known.seen.find(({ reference }) => reference === only.about.named);
  if (named === undefined) return undefined;
  const rest = `${text.slice(0, only.start)} ${text.slice(only.end)}`.replace(/^[\s,:;–-]+/, '');
  const abouts = [only.about];
  if (asks(rest) && !/\bagain\b/i.test(rest)) return { kind: 'show', abouts, focus: 'all' };
  if (!isOfCouncillorSide(known.me) || named.stands === undefined) return undefined;
  const act = (verb: ActCommand['verb']): ActCommand => ({
    kind: 'act',
    verb,
    abouts,
    words: { ...noActionWords, text },
    sure: false,
  });
  if (named.stands.isClosed) return AGAIN.test(rest) && isSame(text, named.subject) ? act('look-again') : undefined;
  return DONE.test(rest) && !NOT_DONE.test(rest) ? act('add') : undefined;
}

/** Words of its subject that tell, two at least, or "the bins one": "the bins again" may be other bins. */
function isSame(text: string, subject: string): boolean {
  if (/\b(?:the|my|that)\s+(?:\p{L}+\s+){1,3}(?:one|enquiry|case|job)\b/iu.test(text)) return true;
  const said = new Set((text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) => word.replace(/s$/, '')));
  const telling = (subject.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((word) => said.has(word.replace(/s$/, '')));
  return new Set(telling).size > 1;
}

function rest({ text, found, likely }: Understanding) {
  return { text, found, likely };
}

/** How it is going is asked of the one on the screen, or which one is asked. */
function chased({ screen: { references } }: Known): ActCommand {
  const [only, second] = references;
  const named = only !== undefined && second === undefined ? only : '';
  return { kind: 'act', verb: 'chase', abouts: [{ named }], words: noActionWords, sure: false };
}

/** No word of it is one, and some were struck along the keys. */
function isOfKeys(text: string, { isWord }: Known): boolean {
  const words = text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return words.some((word) => KEYS.test(word)) && words.every((word) => !isWord(word));
}
