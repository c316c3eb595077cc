import { isOfCouncillorSide } from '../../people/index.ts';
import { findDays } from '../dates/find-dates.ts';
import type { Known } from '../known.ts';
import { guessService } from './guess-service.ts';
import { heardFrom } from './heard-from.ts';
import { type LogWords, noLogWords } from './log-words.ts';
import { takeNobodysBusiness } from './nobodys-business.ts';
import { isPasted, readPasted, senderLine, subjectOf } from './pasted.ts';
import { asResidents, takeResident } from './resident-taken.ts';
import { cut, type Rest, take } from './rest.ts';
import { takePeople, takeService, takeWard } from './take-names.ts';
import { takeTrigger } from './trigger.ts';

/**
 * The words for logging, wherever they stand: `streetlight out in Abbey Street, received yesterday, Streets` has the subject, the date
 * and the service. What is no part of anything stays in the subject.
 */
export function readLog(text: string, lines: string, known: Known): LogWords {
  const content = takeTrigger(text);
  if (isPasted(lines)) {
    const first = lines.split('\n')[0] ?? '';
    const opening = takeTrigger(first);
    const isTrigger = opening.length < first.length;
    // "Log this: From: Jean Holt": the letter begins in the line that has it logged.
    const begins = isTrigger ? senderLine(opening) : undefined;
    const letter = isTrigger ? `${begins ?? ''}${lines.slice(first.length)}` : lines;
    const pasted = readPasted(letter, known);
    const said = isTrigger && begins === undefined ? readParts(opening, known) : noLogWords;
    const subject = said.subject || pasted.subject;
    return guessed(
      {
        ...pasted,
        ...Object.fromEntries(Object.entries(said).filter(([, value]) => typeof value === 'string' && value !== '')),
        subject,
        details: pasted.details,
      },
      known,
    );
  }
  return guessed(readParts(content, known), known);
}

function guessed(read: LogWords, known: Known): LogWords {
  const words = { ...read, subject: withoutStrayMarks(read.subject) };
  if (words.service !== '' || words.officer !== '') return words;
  return { ...words, service: guessService(`${words.subject} ${words.details}`, known) };
}

/** Said to the council itself by whoever tells, so that the council had it then. */
const TOLD_US =
  /(?:(?:the )?(?:resident |councillor |cllr )?|she |he |they |(?:and )?(?:i|we) )?(?:(?:told|rang|phoned|called|telephoned|texted|messaged|stopped|caught|collared|approached|contacted|asked|e-?mailed|wrote to|sent it to|sent this to|spoke to|talked to) (?:me|us)|(?:rang|phoned|called)(?: in)?|(?:i|we) (?:was|were) told|(?:i|we) heard|(?:i|we) (?:spoke|talked) (?:to|with) (?:her|him|them))(?: about (?:it|this|that))?(?: on)?:?\s*$/i;

/** "Call note: ...", "Phone call, Mrs Holt ...". */
const NOTE_OF_CALL =
  /^(?:(?:(?:tele)?phone (?:call|note|message)|call(?: note)?|note of (?:a )?call|message taken|voice ?mail|answer ?phone)(?:\s+(?:at\s+)?\d{1,2}[.:]\d\d(?:\s?[ap]m)?)?(?:\s+from(?=\s)|\s*[:,.–-])\s*)(?=\S)/i;
/** That somebody rang, where it stands before what they say. */
const RANG =
  /^(?:the residents?\b[\s,]*)?(?:rang|called|phoned|telephoned|texted|e-?mailed|wrote)\b(?:\s+(?:in|us|me))*\s*[.,:;–-]+\s*(?:(?:(?:he|she|they)\s+)?(?:says?|said|reports?|reported)\s+(?:that\s+)?)?(?=\S+\s+\S)|^(?:the residents?\s+(?!.*\banother (?:resident|person)\b))?(?:says?|said|saying|reports?|reported|tells (?:me|us)|told (?:me|us)|complains?)\s+(?:that\s+)?(?=\S+\s+\S)/i;
/** From whom it was heard, with all that is told of them before what they say. */
const HEARD_TALE =
  /^(?:i|we)\s+(?:(?:have\s+|['’]ve\s+)?(?:just\s+)?)(?:had|got|took|received)\s+(?:an?|another)\s+(?:\p{L}+\s+)?(?:call|text|message|e-?mail|letter|visit|note|voice ?mail)\s+(?:from|off)\b.{0,200}?\b(?:says?|said|saying|reports?|reported|to say|tells me|told me)\s+(?:that\s+)?(?=\S+\s+\S)/isu;

function readParts(content: string, known: Known): LogWords {
  const heard = heardFrom(content, known);
  const rest: Rest = { text: heard?.rest ?? content.replace(NOTE_OF_CALL, '') };
  const details = take(rest, /(?:^|[,.;]\s*|\s)details?\s*:\s*(.+)$/is);
  const complexBecause = take(rest, /[,.;]?\s*(?:(?:it|this) is |it['’]s )?complex,? because (.+?)(?=[,;]|$)/i).replace(
    /\.$/,
    '',
  );
  const urgent = takeUrgent(rest);
  const isOurs = !isOfCouncillorSide(known.me);
  const had = takeDated(
    rest,
    /(?:the )?council (?:has had|had|received|got|was told|has known)(?: (?:it|this|about it))?(?: since| on)?:?\s*$/i,
    known,
  );
  const told = isOurs ? takeDated(rest, TOLD_US, known) : '';
  const written = takeDated(
    rest,
    /(?:(?:the )?resident |they |he |she |letter |e-?mail |message )?(?:wrote|e-?mailed|dated|sent|contacted me|rang|phoned|called|spoke to me|told me|(?:i|we) (?:was|were) told|(?:i|we) heard)(?: (?:to )?me| in| us)?(?: about (?:it|this))?(?: on)?:?\s*$/i,
    known,
  );
  const cued = takeReceived(rest, known);
  const people = takePeople(rest, known);
  const ward = takeWard(rest, known);
  // "Reported by Cllr Khan yesterday": once the name is out, the day stands alone.
  const received = cued || takeReceived(rest, known);
  const service = takeService(rest, known);
  const business = takeNobodysBusiness(rest.text);
  const { rest: taken, resident } = takeResident(business.rest, known, { isReport: true });
  const without = asResidents(taken, resident);
  const whole = tidy(without);
  const subject =
    RANG.test(whole) && /^The\b/.test(whole) ? capital(tidy(whole.replace(RANG, ''))) : tidy(whole.replace(RANG, ''));
  const isLong = subject.length > 100;
  return {
    ...noLogWords,
    subject: isLong ? capital(subjectOf('', subject.replace(HEARD_TALE, ''))) : subject,
    details: details || (isLong ? subject : ''),
    received: received || told || (heard?.had ?? ''),
    had,
    written: written || (heard?.written ?? ''),
    complexBecause,
    urgent,
    ward,
    service,
    councillor: heard?.councillor ?? people.councillor,
    officer: people.officer,
    resident,
    unused: [...people.others, ...business.leftOut],
  };
}

function takeUrgent(rest: Rest): string {
  const not = /[,;.]?\s*\b(?:it is |it['’]s )?not (?:very |that )?urgent\b/i.exec(rest.text);
  if (not !== null) {
    cut(rest, not.index, not.index + not[0].length);
    return '';
  }
  const match =
    /[,;.(!]*\s*\b(?:(?:it is |it['’]s |this is )?(?:very |really |quite |extremely )?urgent(?:ly)?|asap|as soon as possible|emergency|(?:high|top) priority)\b\)?!*(?:\s*(?:because|as|since|:)\s*([^,;.]+))?/i.exec(
      rest.text,
    );
  if (match === null) return '';
  // "Urgent: wire hanging over the road" says what it is about, and why in the same words.
  if (match.index === 0 && /:/.test(match[0])) {
    cut(rest, 0, match[0].length - (match[1]?.length ?? 0));
    return 'yes';
  }
  const isWithin = /\b(?:needs?|an?|the|require[sd]?)\s*$/i.test(rest.text.slice(0, match.index));
  if (!isWithin) cut(rest, match.index, match.index + match[0].length);
  return match[1]?.trim() || 'yes';
}

/** A day that comes behind such words. */
function takeDated(rest: Rest, before: RegExp, known: Known): string {
  for (const { start, end } of findDays(rest.text, known, 'past')) {
    const cue = before.exec(rest.text.slice(0, start));
    // The end of "again" or "absent" is no word.
    if (cue === null || /\p{L}$/u.test(rest.text.slice(0, cue.index))) continue;
    const said = rest.text.slice(start, end);
    cut(rest, cue.index, end);
    return said;
  }
  return '';
}

const RECEIVED =
  /(?:(?:it |this |which )?(?:was )?(?:received|recieved|recd|rec['’]d|came in|come in|came to me|got it|got this|reported|raised|logged with us|(?<!\p{L} )in))(?: to me| by me| by us)?(?: on| in| at)?:?\s*$/iu;

function takeReceived(rest: Rest, known: Known): string {
  const cued = takeDated(rest, RECEIVED, known);
  if (cued !== '') return cued;
  // A piece of its own that is a day and nothing else.
  for (const { start, end } of findDays(rest.text, known, 'past')) {
    const [before, after] = [rest.text.slice(0, start), rest.text.slice(end)];
    if (
      /(?:^|[,;(.]\s*|\s[–-]\s*)(?:on\s+)?$/i.test(before) &&
      /^\s*(?:[,;).]|$|\s[–-])/.test(after) &&
      before.trim() !== ''
    ) {
      const said = rest.text.slice(start, end);
      cut(rest, before.replace(/(?:on\s+)$/i, '').length, end);
      return said;
    }
  }
  const unread = /[,;]\s*(?:received|recd|came in)(?: on)?:?\s+([^,;]+)/i.exec(rest.text);
  if (unread === null) return '';
  cut(rest, unread.index, unread.index + unread[0].length);
  return (unread[1] ?? '').trim().replace(/\.$/, '');
}

/** "Resident", of which the name is out and nothing more is said. */
const NAMELESS =
  /\s*[,;–—-]\s*(?:(?:the|a|my|our)\s+)?(?:resident|constituent)\s*(?:(?=[.,;]|$)|(?=(?:He|She|They|Her|His|Their|It|I|We|My|The|This|There|Please|Can|Could)\s))/gu;

/** Marks that stood around what was taken out, as one that belongs there: "Mill Road,. He wants a call", "Bins not collected -". */
function withoutStrayMarks(subject: string): string {
  return subject
    .replace(NAMELESS, (found, at: number) => (/^(?:[.,;]|$)/.test(subject.slice(at + found.length)) ? '' : '. '))
    .replace(/(?:\s*[,;:]|\s+[–—-])+\s*(?=\.(?:\s|$))/g, '')
    .replace(/\s+[–—-]+\s*(?=[,;])/g, '')
    .replace(/\s+(?=[,;.](?:\s|$))/g, '')
    .replace(/[\s,;:–—-]+$/, '');
}

function tidy(text: string): string {
  let tidied = text.replace(/\s+/g, ' ');
  for (let before = ''; before !== tidied; ) {
    before = tidied;
    tidied = tidied
      .replace(/\(\s*[,;]*\s*\)/g, '')
      .replace(/(?:\s*[,;]\s*){2,}/g, ', ')
      .replace(/^[\s,;:.–—-]+|[\s,;:–—-]+$/g, '')
      .replace(/^(?:about|regarding|re|that|on|of|and|is|it is|it['’]s|there is|there['’]s)\b:?\s+/i, '')
      .replace(/\s+(?:and|for|with|from|to|in|on|of|please|instead|which is|it is|it was)$/i, '')
      .replace(/\s+,/g, ',')
      .replace(/\.$/, '');
  }
  return tidied.trim();
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
