import { isOfCouncillorSide, type Person } from '../../people/index.ts';
import { type LogWords, noLogWords } from '../command.ts';
import { findDays } from '../dates/find-dates.ts';
import { type FoundName, findNames } from '../find-names.ts';
import { findPeople } from '../find-people.ts';
import type { Known } from '../known.ts';
import { placesOf } from '../mask.ts';
import { guessService } from './guess-service.ts';
import { isPasted, readPasted, subjectOf } from './pasted.ts';
import { findResident, withoutResident } from './resident.ts';
import { takeTrigger } from './trigger.ts';

/** A text whose parts are taken out one by one; what is left at the end is the subject. */
type Rest = { text: string };

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
    const pasted = readPasted(isTrigger ? lines.slice(first.length) : lines, known);
    const said = isTrigger ? readParts(opening, known) : noLogWords;
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

function guessed(words: LogWords, known: Known): LogWords {
  if (words.service !== '' || words.officer !== '') return words;
  return { ...words, service: guessService(`${words.subject} ${words.details}`, known) };
}

function readParts(content: string, known: Known): LogWords {
  const rest: Rest = { text: content };
  const details = take(rest, /(?:^|[,.;]\s*|\s)details?\s*:\s*(.+)$/is);
  const complexBecause = take(rest, /[,.;]?\s*(?:(?:it|this) is |it['’]s )?complex,? because (.+?)(?=[,;]|$)/i).replace(
    /\.$/,
    '',
  );
  const urgent = takeUrgent(rest);
  const had = takeDated(
    rest,
    /(?:the )?council (?:has had|had|received|got|was told|has known)(?: (?:it|this|about it))?(?: since| on)?:?\s*$/i,
    known,
  );
  const written = takeDated(
    rest,
    /(?:(?:the )?resident |they |he |she |letter |e-?mail |message )?(?:wrote|e-?mailed|dated|sent|contacted me|rang|phoned|called|spoke to me|told me)(?: (?:to )?me| in| us)?(?: about (?:it|this))?(?: on)?:?\s*$/i,
    known,
  );
  const cued = takeReceived(rest, known);
  const ward = takeWard(rest, known);
  const people = takePeople(rest, known);
  // "Reported by Cllr Khan yesterday": once the name is out, the day stands alone.
  const received = cued || takeReceived(rest, known);
  const service = takeService(rest, known);
  const resident = findResident(rest.text);
  const subject = tidy(withoutResident(rest.text, resident));
  const isLong = subject.length > 100;
  return {
    ...noLogWords,
    subject: isLong ? subjectOf('', subject) : subject,
    details: details || (isLong ? subject : ''),
    received,
    had,
    written,
    complexBecause,
    urgent,
    ward,
    service,
    councillor: people.councillor,
    officer: people.officer,
    resident,
  };
}

function take(rest: Rest, pattern: RegExp): string {
  const match = pattern.exec(rest.text);
  if (match === null) return '';
  rest.text = `${rest.text.slice(0, match.index)}, ${rest.text.slice(match.index + match[0].length)}`;
  return (match[1] ?? '').trim();
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
  const isWithin = /\b(?:needs?|an?|the|require[sd]?)\s*$/i.test(rest.text.slice(0, match.index));
  if (!isWithin) cut(rest, match.index, match.index + match[0].length);
  return match[1]?.trim() || 'yes';
}

function cut(rest: Rest, start: number, end: number): void {
  rest.text = `${rest.text.slice(0, start)}, ${rest.text.slice(end)}`;
}

/** A day that comes behind such words. */
function takeDated(rest: Rest, before: RegExp, known: Known): string {
  for (const { start, end } of findDays(rest.text, known, 'past')) {
    const cue = before.exec(rest.text.slice(0, start));
    if (cue === null) continue;
    const said = rest.text.slice(start, end);
    cut(rest, cue.index, end);
    return said;
  }
  return '';
}

const RECEIVED =
  /(?:(?:it |this |which )?(?:was )?(?:received|recieved|recd|rec['’]d|came in|come in|came to me|got it|got this|reported|raised|logged with us|in))(?: to me| by me| by us)?(?: on| in| at)?:?\s*$/i;

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

function takeWard(rest: Rest, { wards }: Known): string {
  const isStreet = (end: number) =>
    /^\s*(?:road|street|lane|avenue|drive|close|way|park|school|flats?|centre|gardens|court)\b/i.test(
      rest.text.slice(end),
    );
  for (const ward of [...wards].sort((one, other) => other.length - one.length)) {
    for (const [start, end] of placesOf(ward, rest.text)) {
      if (isStreet(end)) continue;
      const before = /(?:[,;(]\s*|\s*)(?:(?:in|for|within)\s+)?(?:the\s+)?(?:ward\s*(?:of|is|:)?\s*)?$/i.exec(
        rest.text.slice(0, start),
      );
      const after = /^\s*(?:ward\b)?\)?/i.exec(rest.text.slice(end));
      const isSaid = /ward/i.test(`${before?.[0]}${after?.[0]}`);
      const isPiece =
        /^\s*(?:[,;.)]|$)/.test(rest.text.slice(end)) &&
        /(?:[,;(]\s*|\bin\s+(?:the\s+)?)$/i.test(rest.text.slice(0, start));
      if (!isSaid && !isPiece) continue;
      cut(rest, before?.index ?? start, end + (after?.[0].length ?? 0));
      return ward;
    }
  }
  const unknown =
    /[,;]?\s*\b(?:in\s+)?(?:the\s+)?(?:ward\s*(?:of|is|:)?\s+(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)*)|(\p{Lu}[\p{L}'’-]+(?:\s+(?:and\s+)?\p{Lu}[\p{L}'’-]+)*)\s+ward\b)/u.exec(
      rest.text,
    );
  if (unknown === null) return '';
  cut(rest, unknown.index, unknown.index + unknown[0].length);
  return (unknown[1] ?? unknown[2] ?? '').trim();
}

function takePeople(rest: Rest, known: Known): { readonly councillor: string; readonly officer: string } {
  let [councillor, officer] = ['', ''];
  for (let turn = 0; turn < 4; turn += 1) {
    const next = findNames(rest.text, known).find((name) => sideIn(rest.text, name, known) !== undefined);
    if (next === undefined) break;
    const side = sideIn(rest.text, next, known);
    const before =
      /(?:[,;(]\s*|\s*)(?:(?:and\s+)?(?:it (?:is|should be)\s+)?(?:for|from|with|on behalf of|raised by|reported by|assigned to|assign(?:ed)? it to|officer|councillor|for the attention of|fao|handled by|goes to|to go to|send (?:it )?to|give (?:it )?to|to|by)\s*:?\s+)?$/i.exec(
        rest.text.slice(0, next.start),
      );
    const after =
      /^['’]s\b|^\s+(?:has|have|is|will)\s+(?:it|dealing with it|got it|deal(?:ing)? with it)\b|^\s+(?:has (?:asked|been asked)(?: me)?|wants?|asks|asked|e-?mailed|rang|phoned|says|said|is asking|reports?|reported)(?:\s+(?:about|to know about|that|us about|for))?\s*/i.exec(
        rest.text.slice(next.end),
      );
    const isFirst = side === 'councillor' && councillor === '';
    if (isFirst) councillor = next.said;
    else if (side === 'officer' && officer === '') officer = next.said;
    cut(rest, before?.index ?? next.start, next.end + (after?.[0].length ?? 0));
  }
  const isMine = !isOfCouncillorSide(known.me);
  const meToo = isMine
    ? /[,;]\s*(?:(?:with|for|to|officer:?)\s+me|i (?:have|['’]ve got|will take) it|i['’]?ll take it|assign(?:ed)? to me)\s*(?=[,;.]|$)/i.exec(
        rest.text,
      )
    : null;
  if (officer === '' && meToo !== null) {
    cut(rest, meToo.index, meToo.index + meToo[0].length);
    officer = 'me';
  }
  // Names that nobody in the directory has are asked about, where they stand as one.
  const unknown =
    /(?:^|[,;]\s*|\s)(?:for|from)\s+((?:cllrs?|councillor)\.?\s+\p{L}[\p{L}'’.-]*(?:\s+\p{Lu}[\p{L}'’-]*)*)/iu.exec(
      rest.text,
    );
  if (councillor === '' && unknown !== null) {
    councillor = (unknown[1] ?? '').trim();
    cut(rest, unknown.index, unknown.index + unknown[0].length);
  }
  // "For AK": initials of somebody, asked back.
  const short =
    councillor === '' ? /(?:^|[,;]\s*|\s)(?:for|from)\s+(\p{Lu}{2,3})(?=\s*(?:[:;,.]|$))/u.exec(rest.text) : null;
  const meant = short === null ? undefined : findPeople(short[1] ?? '', { ...known, suits: isOfCouncillorSide });
  if (short !== null && meant?.kind === 'several') {
    councillor = short[1] ?? '';
    cut(rest, short.index, short.index + short[0].length);
  }
  const with_ =
    /[,;]\s*(?:(?:it is |is )?with|officer:?|assigned to)\s+(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){0,2})\s*(?=[,;.]|$)/u.exec(
      rest.text,
    );
  if (
    officer === '' &&
    with_ !== null &&
    !known.services.some((service) => service.toLowerCase() === (with_[1] ?? '').toLowerCase())
  ) {
    officer = (with_[1] ?? '').trim();
    cut(rest, with_.index, with_.index + with_[0].length);
  }
  return { councillor, officer };
}

/** Whose name it is here: by what comes before it, and by who is meant. Undefined where it belongs to the story. */
function sideIn(text: string, name: FoundName, known: Known): 'councillor' | 'officer' | undefined {
  const [before, after] = [text.slice(0, name.start), text.slice(name.end)];
  const isTitled = /^(?:cllr|clr|councillor|coun)/i.test(name.said);
  const found = findPeople(name.said, { directory: known.directory, on: known.on, me: known.me, suits: () => true });
  const meant: readonly Person[] = found.kind === 'one' ? [found.person] : found.kind === 'several' ? found.people : [];
  const isCouncillor = isTitled || (meant.length > 0 && meant.every(isOfCouncillorSide));
  const isOfficer = meant.some((person) => !isOfCouncillorSide(person));
  const isPiece = /(?:^|[,;(]\s*)$/.test(before) && /^\s*(?:[,;.)]|$)/.test(after);
  if (isCouncillor) {
    const asks =
      /^\s*$|^\s*[,;:]$/.test(before) || /^\s*(?:has asked|wants|asks|asked|e-?mailed|rang|says|reports)/i.test(after);
    return isPiece || asks || /\b(?:for|from|on behalf of|raised by|reported by|by|councillor)\s*:?\s*$/i.test(before)
      ? 'councillor'
      : undefined;
  }
  if (!isOfficer) return undefined;
  const isGiven = /\b(?:with|to|officer|assigned to|fao|for the attention of|handled by|for)\s*:?\s*$/i.test(before);
  return isPiece || isGiven || /^\s+(?:has|have)\s+it\b/i.test(after) ? 'officer' : undefined;
}

function takeService(rest: Rest, { services }: Known): string {
  for (const service of [...services].sort((one, other) => other.length - one.length)) {
    for (const [start, end] of placesOf(service, rest.text)) {
      const before =
        /(?:[,;(]\s*|\s*)(?:\b(?:for|with|w\/?|to|service|team|department|dept|goes to|send to)\s*:?\s*)(?:the\s+)?$/i.exec(
          rest.text.slice(0, start),
        );
      const isPiece =
        /(?:^|[,;(]\s*|\.\s+|\s[–-]\s)$/.test(rest.text.slice(0, start)) &&
        /^\s*(?:team|dept|department|service)?\s*(?:[,;.):]|$|\sto\s(?:look|sort|deal|fix|check))/i.test(
          rest.text.slice(end),
        );
      if (before === null && !isPiece) continue;
      const after =
        /^\s*(?:team|dept|department|service)?(?:\s+to\s+(?:look (?:at|into)|sort out|deal with|fix|check)\s+)?/i.exec(
          rest.text.slice(end),
        );
      cut(rest, before?.index ?? start, end + (after?.[0].length ?? 0));
      return service;
    }
  }
  const named = /[,;]\s*(?:service|team|department)\s*:?\s+([^,;]+)/i.exec(rest.text);
  if (named === null) return '';
  cut(rest, named.index, named.index + named[0].length);
  return (named[1] ?? '').trim();
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
