import { type ActionWords, noActionWords, type Verb } from './command.ts';
import { findDays } from './dates/find-dates.ts';
import { readDay } from './dates/read-dates.ts';
import { editWords } from './edit-words.ts';
import type { Known } from './known.ts';
import { placesOf } from './mask.ts';
import { findNames, findPeople } from './names.ts';
import { isMeaningless } from './said.ts';
import { trimmed } from './trimmed.ts';

/** A sentence around its references: what stands before, what after, and the second reference where there is one. */
export type Around = { readonly before: string; readonly after: string; readonly other: string };

/** The words of an action. `exact`: the sentence holds nothing but these, in the form that is taught. */
export type ReadWords = { readonly words: ActionWords; readonly exact: boolean };

const REQUEST_AFTER =
  /(?<!\b(?:not|never|don['’]?t))[\s,.;–-]+(?:so\s+)?(?:please\s+|can you\s+|could you\s+)?(?:close|resolve|complete|finish|pause|withdraw|cancel|reopen|reassign|extend|update|note)\s+(?:it|this|that|them|the case|the enquiry)?(?:\s+(?:off|please|now))*[\s.!]*$/i;

/** What may stand between a reference and the words, by verb: "is resolved", "on hold", "as complex". */
const CUES: Partial<Record<Verb, RegExp>> = {
  resolve:
    /^(?:(?:as|is|are|was|has|have|been|now|all|both|can|be|to be|now be|completely|fully|off|down|out|up)\s+)*(?:resolved?|closed?|completed?|done|fixed|sorted(?: out)?|finished|dealt with|complete|answered|signed off|off|down|out)?(?=$|[\s,.;:–-])/i,
  pause:
    /^(?:(?:is|as|now|can be|should be|to be|has been)\s+)*(?:on hold|paused|on pause|parked|suspended|waiting)?(?=$|[\s,.;:–-])/i,
  resume: /^(?:(?:is|can|be|now|to)\s+)*(?:off hold|again|resumed|go on|running|restarted|continue)?(?=$|[\s,.;:–-])/i,
  'make-complex':
    /^(?:(?:is|as|to|be|can|now|an?|very|more|going to be|turning|into)\s+)*(?:complex|complicated)?(?:\s+(?:case|one|enquiry))?(?=$|[\s,.;:–-])/i,
  'make-standard':
    /^(?:(?:is|as|to|back|now|not|no longer|an?|after all|can|be|go)\s+)*(?:standard|simple|complex|normal|ordinary)?(?:\s+(?:again|after all|case|one|enquiry))*(?=$|[\s,.;:–-])/i,
  withdraw:
    /^(?:(?:is|was|as|can|be|now)\s+)*(?:withdrawn|no longer needed|not needed(?: any ?more)?|any ?more|cancelled|dropped)?(?=$|[\s,.;:–-])/i,
  reopen:
    /^(?:(?:is|was|should|be|again|back up|back|up|needs?|to be)\s+)*(?:reopened|reopening|open)?(?=$|[\s,.;:–-])/i,
  'not-fixed':
    /^(?:(?:is|has|still|was|been|yet|again)\s+)*(?:not fixed|isn['’]?t fixed|not (?:been )?(?:done|sorted|fixed))?(?=$|[\s,.;:–-])/i,
  'look-again':
    /^(?:(?:needs?|wants?|should be|to be|being|please)\s+)*(?:looking at|looked at|look)?\s*(?:again)?(?=$|[\s,.;:–-])/i,
  fixed: /^.*$/i,
};
const LEAD =
  /^(?:\s*[,.;:–—-]+\s*|\s+)*(?:(?:because|since|reason(?:\s+is)?|as|due to|saying|with the (?:answer|words|reason|message)|that|to say|that says|to record|so)\s*:?\s+)?/i;

/** Reads what a verb takes from around its references. `said` is the whole sentence. */
export function readActWords(verb: Verb, around: Around, said: string, known: Known): ReadWords {
  const after = around.after.replace(/^\s*\(?v\d+\)?/, '');
  if (/^[\s,]*with (?:details|a form|a date)$/i.test(after))
    return { words: { ...noActionWords, form: 'asked' }, exact: true };
  switch (verb) {
    case 'acknowledge':
      return acknowledgeWords(after, around, known);
    case 'update':
    case 'add':
      return updateWords(verb, after);
    case 'extend':
      return extendWords(after, around, known);
    case 'reassign':
    case 'hand-over':
      return handlerWords(after, said, known);
    case 'pause':
      return pauseWords(after, known);
    case 'share':
    case 'unshare': {
      const who = /(?:with|to|from)\s+(.+?)[.!]?$/i.exec(after)?.[1] ?? nameIn(said, known) ?? '';
      return { words: { ...noActionWords, who }, exact: who !== '' };
    }
    case 'link':
    case 'unlink':
      return {
        words: { ...noActionWords, other: around.other },
        exact: around.other !== '' || (verb === 'unlink' && trimmed(after) === ''),
      };
    case 'edit':
      return editWords(after, around.before, said);
    case 'agree':
    case 'decline':
    case 'chase':
    case 'undo':
    case 'fixed':
      return { words: noActionWords, exact: trimmed(after) === '' };
    default: {
      const read = textWords(CUES[verb], after);
      // "I resolved the pothole yesterday" says when, and not how.
      const isDay = readDay(read.words.text, known, 'past') !== undefined;
      if (!isDay) return read;
      // Behind a colon it is what was written: a note may be a day, whoever is told of a result hears it once it was read back.
      return /^\s*:/.test(after) ? { ...read, exact: verb === 'note' } : { words: noActionWords, exact: false };
    }
  }
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Words for somebody to read; a question mark, "please" and their like are none. */
function textWords(cue: RegExp | undefined, after: string): ReadWords {
  const said = after.trim();
  const marked = /^\s*(?:[:;–—-]|[,.]\s)/.test(after) || /^\s*(?:because|reason)\b/i.test(said);
  const rest = cue === undefined ? said : said.replace(cue, '').trim();
  const explicit =
    marked || rest.length < said.length
      ? /^\s*(?:[:;,.–—-]|because\b|since\b|as\b|that\b|saying\b|reason\b)/i.test(rest) || marked
      : false;
  const text = (explicit ? rest.replace(LEAD, '') : trimmed(rest.replace(LEAD, '')).replace(REQUEST_AFTER, '')).trim();
  if (isMeaningless(text)) return { words: noActionWords, exact: trimmed(said) === '' };
  return { words: { ...noActionWords, text }, exact: marked };
}

const LOOK_ON =
  /[\s,;.–-]*(?:\band\s+|\bthen\s+|\bto be\s+)?\b(?:until|till?|til|up to|(?:look(?:ed)?|check(?:ed)?|review(?:ed)?|revisit(?:ed)?|come back)(?:\s+(?:at|to))?(?:\s+(?:it|this|that))?(?:\s+again)?(?:\s+(?:on|in|by))?)\s*(?:the\s+)?$/i;
const FOR_SPAN =
  /[\s,;]*\bfor\s+(?:the next\s+)?(?<span>(?:an?|\d{1,2}|one|two|three|four|five|six)\s+(?:more\s+)?(?:days?|weeks?|fortnights?|months?))\b(?!\s+(?:of|notice|by|from|off|old|worth)\b|['’]s?\s)/i;

/** "Until 21 December: frost", "frost, look at it again on Friday": on which day it is looked at again, wherever that is said. */
function pauseWords(after: string, known: Known): ReadWords {
  for (const { start, end } of findDays(after, known, 'future')) {
    const lead = LOOK_ON.exec(after.slice(0, start));
    if (lead === null) continue;
    const by = after.slice(start, end);
    if (isAmidWords(after, lead.index, end)) return amidWords(after, by);
    const { words, exact } = textWords(CUES.pause, `${after.slice(0, lead.index)} ${after.slice(end)}`);
    return { words: { ...words, by }, exact };
  }
  const span = FOR_SPAN.exec(after);
  const by = span === null ? '' : `in ${span.groups?.span?.replace(/\bmore\s+/i, '') ?? ''}`;
  if (span === null || readDay(by, known, 'future') === undefined) return textWords(CUES.pause, after);
  if (isAmidWords(after, span.index, span.index + span[0].length)) return amidWords(after, by);
  const { words, exact } = textWords(
    CUES.pause,
    `${after.slice(0, span.index)} ${after.slice(span.index + span[0].length)}`,
  );
  return { words: { ...words, by }, exact };
}

/** Whether a day stands within words that a colon marks off, and not at the end of them or of a part of them. */
function isAmidWords(after: string, start: number, end: number): boolean {
  const colon = after.indexOf(':');
  return colon >= 0 && colon < start && !/^\s*(?:(?:please|pls|thanks)[\s.!]*)?(?:[,.;:)]|$)/i.test(after.slice(end));
}

/** Words that were marked off stay whole, and the day that may be meant by them is read back. */
function amidWords(after: string, by: string): ReadWords {
  const { words } = textWords(CUES.pause, after);
  return { words: { ...words, by }, exact: false };
}

function updateWords(verb: Verb, after: string): ReadWords {
  const { words, exact } = textWords(/^(?:update|that|to (?:say|tell (?:him|her|them)))?(?=$|[\s,.;:–-])/i, after);
  if (verb !== 'update' || words.text === '') return { words, exact };
  const next =
    /^(.*?)[,.;]?\s*(?:and\s+)?(?:the\s+)?next update(?: is)?(?: due)?(?: will be)?(?: on| by)?:? ([^,.;]+?)[.]?$/i.exec(
      words.text,
    );
  if (next === null) return { words, exact };
  const [, text = '', by = ''] = next;
  return { words: { ...words, text: text.trim(), by: by.trim() }, exact };
}

/** "Take 5": whoever says so takes it. It is read back, since "take" is said of much. */
const TAKING = /\b(?:take|taking|grab|grabbing|claim|claiming|pick up|picking up)\s*$/i;

function acknowledgeWords(after: string, { before }: Around, known: Known): ReadWords {
  let words = noActionWords;
  let exact = true;
  const pieces = trimmed(after)
    .replace(/(day), (?=\d)/gi, '$1 ')
    .split(/\s*[,;:]\s*|\s+and\s+(?=next update|the next update|i\b)|\.\s+/i)
    .filter((piece) => piece !== '');
  for (const piece of pieces) {
    const by =
      /^(?:i['’]?ll |we['’]?ll |will )?(?:the )?(?:next )?update(?: him| her| them| is)?(?: due)?(?: again)?(?: on| by)?:? (.+)$/i.exec(
        piece,
      );
    const who =
      /^(?:(.+?) (?:has|have|takes|take|has got|have got|is dealing with|is looking at|will (?:deal with|look (?:at|into)|take|pick up)) it|(?:(?:is )?with|officer:?|given to|by|being looked at by|is being dealt with by|for) (.+)|(?:(?:(?:it|this|that)(?:['’]s| is)|is) )?(mine|me)|(i(?:['’]?ve|['’]?ll|['’]?m| have| will| am)? ?(?:got|have|take|taking|do|doing|dealing with|deal with|on|look into|looking (?:at|into)|pick|picking|sort|sorting|handle|handling)(?: it| this)?(?: up| out)?))$/i.exec(
        piece,
      );
    if (by !== null) words = { ...words, by: by[1] ?? '' };
    else if (who !== null)
      words = { ...words, who: who[3] !== undefined || who[4] !== undefined ? 'me' : (who[1] ?? who[2] ?? '') };
    else if (/^(?:noted|received|acknowledged|thanks|has been acknowledged|as acknowledged)$/i.test(piece))
      exact = false;
    else {
      exact = false;
      const name = nameIn(piece, known);
      const day = dayIn(piece, known);
      if (name !== undefined && words.who === '') words = { ...words, who: name };
      if (day !== undefined && words.by === '') words = { ...words, by: day };
      // What is not understood is shown in the form rather than dropped.
      if (name === undefined && day === undefined) words = { ...words, who: words.who || piece, form: 'asked' };
    }
  }
  if (words.who === '') {
    const name = nameIn(before, known);
    const isMe = /\b(?:i|i['’](?:ve|m|ll)|me|mine|my|we)\b/i.test(`${before} ${after}`);
    if (name !== undefined) words = { ...words, who: name };
    else if (isMe) words = { ...words, who: 'me' };
    else if (words.who === '' && TAKING.test(before)) return { words: { ...words, who: 'me' }, exact: false };
  }
  return { words, exact };
}

function extendWords(after: string, { before }: Around, known: Known): ReadWords {
  const rest = after.trim();
  const head =
    /^[,\s]*(?:(?:to|until|till|til|by|for|back(?: to| by)?|out to|have|run to|go to|be extended (?:to|by|until)|will take until|needs?)\s+)?(?<by>(?:another|a further|an extra)\s+[^,:;]+?|[^,:;]+?)(?=[,:;]|\s+(?:because|since|as|due to|with|without|so)\b|$)(?<then>.*)$/is.exec(
      rest,
    );
  const bySaid = head?.groups?.by?.trim() ?? '';
  const span =
    /\b(?:another|a further|an extra|\d+|one|two|three|four|five|ten|a|couple of)\s+(?:more\s+|extra\s+|working\s+|calendar\s+|business\s+)*(?:days?|weeks?|fortnight|months?)(?:\s+(?:more|longer|extra))?\b/i;
  const reads = (words: string) => readDay(words, known, 'future') !== undefined || span.test(words);
  const earlier =
    /\b(?:until|till|to|by|another|a further)\s+(.+?)\s+(?:on|for|of)?\s*(?:the)?\s*(?:enquiry|case)?\s*$/i.exec(
      before,
    )?.[1] ?? '';
  const [within] = findDays(rest, known, 'future');
  const by = reads(bySaid)
    ? bySaid
    : (dayIn(rest, known) ??
      (within === undefined ? undefined : rest.slice(within.start, within.end)) ??
      span.exec(rest)?.[0] ??
      dayIn(before, known) ??
      span.exec(before)?.[0] ??
      (reads(earlier) ? earlier : ''));
  const then = reads(bySaid)
    ? (head?.groups?.then ?? '')
    : rest.replace(
        new RegExp(
          `(?:\\b(?:until|till|til|to|by|for)\\s+)?(?:the\\s+)?${escaped(by)}(?:\\s+(?:please|pls|plz)\\b)?`,
          'i',
        ),
        ' ',
      );
  const withoutAgreement = /\bwithout (?:the )?(?:councillor['’]?s |his |her |their )?agree(?:ment|ing)\b/i.test(
    `${before} ${rest}`,
  );
  const negated =
    /\b(?:not|n['’]?t|no|without|never|refus\w+|disagree\w*)\b[^:]*\bagree|\bagree\w*\b[^:]*\bnot\b|\bdisagree/i.test(
      then,
    );
  const agreed = /\bagree(?:s|d|ment)?\b/i.test(then) && !negated && !withoutAgreement;
  const reason =
    /(?::|\b(?:because|since|due to|as(?= (?:the|we|it|they|parts|there|he|she|i)\b))\s*(?:of\b)?)\s*(.+)$/i.exec(
      then,
    )?.[1] ??
    then
      .split(/\s*,\s*/)
      .filter((piece) => piece.trim() !== '' && !/agree/i.test(piece))
      .join(', ');
  const text = isMeaningless(reason) ? '' : reason.trim();
  const exact =
    reads(bySaid) &&
    /^[,\s]*(?:to|until|till|by)\s/i.test(rest) &&
    !negated &&
    /^(?:\s*$|\s*[,:;]|\s+(?:because|with))/i.test(then);
  return { words: { ...noActionWords, by, agreed, withoutAgreement, text }, exact };
}

function handlerWords(after: string, said: string, known: Known): ReadWords {
  const match =
    /^[\s,]*(?:over\s+|on\s+)*(?:too?\b|with\b|->|→|=>)\s*(?<who>.+?)(?:\s*[:,;]\s*(?:because\s+)?(?<reason>.*)|\s+(?:because|since|as)\s+(?<why>.*)|[\s.!?]*)?$/i.exec(
      after,
    );
  const written = match?.groups?.who?.trim().replace(/[.!?]+$/, '') ?? '';
  const rest = (match?.groups?.reason ?? match?.groups?.why ?? '').trim();
  const forename = forenameBehind(written, rest, known);
  const who = forename === '' ? written : `${written}, ${forename}`;
  const reason = rest.slice(forename.length).replace(/^[\s:,;.–-]+/, '');
  if (who !== '') {
    const clean = trimmed(
      who
        .replace(/^(?:the\s+)/i, '')
        .replace(/\s+(?:team|department|dept|service)$/i, (word) =>
          known.services.some((service) => service.toLowerCase().endsWith(word.trim().toLowerCase())) ? word : '',
        ),
    );
    const name = knownHead(clean, known);
    const words = { ...noActionWords, who: name, text: isMeaningless(reason) ? '' : reason };
    return { words, exact: name === clean };
  }
  const isMine =
    /\b(?:to me|mine|i(?:['’]?ll| will|['’]?m|['’]?d| am| can)? (?:take|taking|have|having|get|pick))\b/i.test(said);
  // "Off Priya" says whose it was, not whose it is to be.
  const ahead = said.replace(/\b(?:off|from|instead of|not)\s+\p{L}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*)?/giu, ' ');
  const name =
    isMine && ahead !== said
      ? 'me'
      : (nameIn(ahead, known) ?? serviceIn(said, known) ?? serviceBehind(said, known) ?? (isMine ? 'me' : ''));
  const why = /(?::|\bbecause|\bsince)\s*(.+)$/i.exec(after)?.[1] ?? '';
  return { words: { ...noActionWords, who: name, text: isMeaningless(why) ? '' : why.trim() }, exact: false };
}

/** The forename in "Reid, Tom: his"; empty where the words behind the comma are no name of theirs. */
function forenameBehind(surname: string, rest: string, { directory, on, me }: Known): string {
  const word = /^\p{L}[\p{L}'’-]*/u.exec(rest)?.[0] ?? '';
  if (surname === '' || word === '' || surname.includes(' ')) return '';
  return findPeople(`${surname}, ${word}`, { directory, on, me, suits: () => true }).kind === 'one' ? word : '';
}

/** "Tom he's less on" is Tom; what nobody is called stays as it was said. */
function knownHead(said: string, { directory, on, me, services }: Known): string {
  const isKnown = (name: string) =>
    services.some((service) => service.toLowerCase() === name.toLowerCase()) ||
    findPeople(name, { directory, on, me, suits: () => true }).kind !== 'nobody';
  const words = said.split(' ');
  if (words.length < 2 || isKnown(said)) return said;
  const heads = words.map((_, at) => words.slice(0, words.length - at).join(' '));
  return heads.find((head) => isKnown(head)) ?? said;
}

function nameIn(text: string, known: Known): string | undefined {
  return findNames(text, known).at(-1)?.said;
}

function serviceIn(text: string, { services }: Known): string | undefined {
  return services.find((service) => placesOf(service, text).length > 0);
}

/** "Pass to parks": a service by its beginning, as said. */
function serviceBehind(text: string, { services }: Known): string | undefined {
  const said = /\b(?:to|with)\s+(?:the\s+)?(\p{L}[\p{L}&\s]{2,30}?)(?:\s+(?:team|dept|please|pls))*[\s.!?]*$/iu.exec(
    text,
  )?.[1];
  const low = said?.toLowerCase() ?? '';
  return low !== '' && services.some((service) => service.toLowerCase().startsWith(low)) ? said : undefined;
}

/** The words of the last day in a text. */
function dayIn(text: string, known: Known): string | undefined {
  const words = text.split(/\s*[,;:]\s*/);
  for (const piece of words.reverse()) {
    const parts = piece.split(/\s+/);
    for (let from = 0; from < parts.length; from += 1) {
      const tail = parts.slice(from).join(' ');
      if (readDay(tail, known, 'future') !== undefined) return tail.replace(/^(?:on|by|until|till|at|to)\s+/i, '');
    }
  }
  return undefined;
}
