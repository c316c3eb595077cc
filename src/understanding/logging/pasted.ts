import { isOfCouncillorSide } from '../../people/index.ts';
import { findDays } from '../dates/find-dates.ts';
import { findPeople } from '../find-people.ts';
import type { Known } from '../known.ts';
import { takeIntroduction } from './introduced.ts';
import type { LogWords } from './log-words.ts';
import { noLogWords } from './log-words.ts';
import { takeNobodysBusiness } from './nobodys-business.ts';
import { coverOf, FORWARDED_MESSAGE, isOnlyCover } from './passed-on.ts';
import { findResident } from './resident.ts';
import { takeResidentLines, takeWays, withoutKnown } from './resident-taken.ts';
import { withoutResident } from './without-resident.ts';

const HEADER = /^[>\s]*(?:from|sent|date|to|cc|subject|received)\s*:\s*.+$/im;
const QUOTED = /^[>\s]*on .{5,80} wrote:\s*$/im;
const LETTER = /(?:^|\n)\s*(?:dear|hi|hello|good (?:morning|afternoon)|to whom)\b[^\n]{0,60}[,\n]/i;
const SIGN_OFF =
  /(?:^|\n)\s*(?:kind |best |many |warm )?(?:regards|wishes|thanks|yours (?:sincerely|faithfully)|thank you)\s*[,.]?\s*(?:\n|$)/i;

/** What somebody writes to a councillor is a letter in one line too. */
const TO_COUNCILLOR = /^\s*dear (?:cllr|councillor|sir|madam)\b/i;
const LETTER_HAS = 12;

/** True for an e-mail or a letter that was pasted or forwarded: headers, or a greeting and several lines. */
export function isPasted(lines: string): boolean {
  const rows = lines.split('\n').filter((line) => line.trim() !== '').length;
  if (rows >= 2 && (HEADER.test(lines) || QUOTED.test(lines) || lines.includes(FORWARDED_MESSAGE))) return true;
  if (TO_COUNCILLOR.test(lines) && lines.trim().split(/\s+/).length >= LETTER_HAS) return true;
  return rows >= 3 && (LETTER.test(lines) || SIGN_OFF.test(lines));
}

const ASKS_OF_RULES =
  /^(?:so |and |but |sam,? )*(?:what|which|where|who|when|how|does|do|is|are|can|could|may|must|should|am)\b.*\b(?:protocol|code|standing orders?|constitution|policy|guidance|paragraphs?|clauses?|rules?|allowed|permitted)\b/i;

/** What is asked of the rules below a letter that was put in: "---, what does the protocol say, so I can answer him?" */
export function askedBelow(lines: string): boolean {
  const rows = lines.split('\n').map((row) => row.trim());
  const last = rows.findLast((row) => row !== '') ?? '';
  // What stands in the letter's own last paragraph may be asked by whoever wrote it.
  const isApart = /^(?:[-–—_*=]{2,})?$/.test(rows[rows.lastIndexOf(last) - 1] ?? '');
  return isApart && !last.startsWith('>') && ASKS_OF_RULES.test(last);
}

/** The first line of an e-mail's head, "From: Jean Holt <jean@…>" or "from jean holt jean@…"; undefined for any other. */
export function senderLine(line: string): string | undefined {
  return /^[>\s]*from\b.*@/i.test(line) ? line.replace(/^[>\s]*from\b\s*:?\s*/i, 'From: ') : undefined;
}

/** A pasted e-mail as an enquiry: a short subject, the letter as details, the day it was written, and the resident apart. */
export function readPasted(pasted: string, known: Known): LogWords {
  const { cover, letter: lines } = coverOf(pasted) ?? { cover: '', letter: pasted };
  const above = cover === '' || isOnlyCover(cover, known.directory) ? '' : cover;
  const quoted = quotedHead(lines, known);
  const messages = lines.split(/^(?=[>\s]*from\s*:)/im).map((text) => ({
    sender: headerOf('from', text),
    dated: headerOf('sent', text) || headerOf('date', text) || headerOf('received', text),
  }));
  const senders = messages.map(({ sender, dated }) => ({ sender, dated, from: senderOf(sender, known) }));
  // A councillor passes on what a resident wrote: the date is that of the letter below.
  const theirs = senders.findLast(({ sender, from }) => from.kind === 'resident' && sender !== '');
  const passedOn = senders.find(({ from }) => from.kind !== 'resident');
  const sender = theirs?.sender || (quoted?.sender ?? '');
  const body = lines
    .split('\n')
    .filter(
      (line) =>
        !/^[>\s]*(?:from|sent|date|to|cc|subject|received|importance)\s*:/i.test(line) &&
        !/^[>\s]*on .{5,80} wrote:\s*$/i.test(line),
    )
    .map((line) => line.replace(/^>+\s?/, ''))
    .join('\n')
    .trim();
  const { rest: needed, leftOut } = takeNobodysBusiness(body);
  const { rest: unlabelled, resident: lined } = takeResidentLines(needed);
  const { rest, resident: introduced } = takeIntroduction(unlabelled, known);
  const told = { ...introduced, ...lined };
  const found = {
    ...findResident(`${sender}\n${rest}`, known, {
      hasSender: passedOn === undefined || theirs !== undefined,
    }),
    ...told,
  };
  const written = /<|@/.test(sender)
    ? sender
        .replace(/<[^>]*>|\S+@\S+/g, '')
        .replace(/["']/g, '')
        .trim()
    : sender;
  const isOwnName = passedOn !== undefined && theirs === undefined && passedOn.sender.includes(found.name);
  const sent = { ...found, name: written || (isOwnName ? '' : found.name) };
  // Others that are named are what the letter is about; how they can be reached is nobody's business.
  const { rest: story, resident } = takeWays(withoutKnown(withoutResident(rest, sent), sent, known), sent);
  const letter = story
    .replace(/ ?\(\s*\)/g, '')
    .replace(/(?<!\.)\.\.(?!\.)/g, '.')
    .replace(
      /(?:^|\n)\s*(?:kind |best |many |warm )?(?:regards|wishes|yours (?:sincerely|faithfully))\s*[,.]?\s*$/i,
      '',
    )
    .replace(/\n\s*(\p{L}+)[\s,.!]*$/u, (line, signed: string) =>
      resident.name.split(' ').includes(signed) ? '' : line,
    )
    .trim();
  const details = [above, letter].filter((part) => part !== '').join('\n\n');
  const subject = messages.length > 1 ? headerOf('subject', lines.slice(lines.lastIndexOf(sender))) : '';
  const isOfficer = !isOfCouncillorSide(known.me);
  const wrote =
    theirs?.dated || (passedOn === undefined ? (senders.findLast(({ dated }) => dated !== '')?.dated ?? '') : '');
  return {
    ...noLogWords,
    subject: subjectOf(subject || headerOf('subject', lines), letter),
    details,
    written: dayIn(wrote || (quoted?.dated ?? ''), known),
    // What a councillor sent to the council the council had on that day.
    received: isOfficer && passedOn !== undefined ? dayIn(passedOn.dated, known) : '',
    councillor: isOfficer ? (senders.find(({ from }) => from.kind === 'councillor')?.from.name ?? '') : '',
    resident,
    unused: leftOut,
  };
}

/** "On Fri 4 Dec 2026 at 09:12, Dot Lunn <dot@...> wrote:": when, and who. */
function quotedHead(lines: string, known: Known): { readonly dated: string; readonly sender: string } | undefined {
  const said = /^[>\s]*on (.{5,80}) wrote:\s*$/im.exec(lines)?.[1];
  if (said === undefined) return undefined;
  const day = findDays(said, known, 'past').at(-1);
  const dated = said.slice(0, day?.end ?? 0);
  const sender = said
    .slice(dated.length)
    .replace(/^[\s,.]*(?:at\s+)?(?:\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[ap]m)?)?[\s,]*/i, '');
  return { dated, sender: sender.trim() };
}

function headerOf(name: string, lines: string): string {
  return new RegExp(String.raw`^[>\s]*${name}\s*:\s*(.+)$`, 'im').exec(lines)?.[1]?.trim() ?? '';
}

function dayIn(words: string, known: Known): string {
  const [day] = findDays(words, known, 'past');
  return day === undefined ? '' : words.slice(day.start, day.end);
}

/** Who sent it: somebody of the directory is no resident, and a councillor is who it is for. */
function senderOf(
  sender: string,
  { directory, on, me }: Known,
): { readonly kind: 'resident' | 'officer' | 'councillor'; readonly name: string } {
  const address = /[^\s<>"']+@[^\s<>"']+/.exec(sender)?.[0] ?? '';
  const name = sender.replace(/<[^>]*>|["']/g, '').trim();
  for (const said of [address, name].filter((each) => each !== '')) {
    const found = findPeople(said, { directory, on, me, suits: () => true });
    // A name that somebody else may have too proves nothing.
    const isTheirs =
      said === address || (found.kind === 'one' && found.person.name.toLowerCase() === said.toLowerCase());
    if (found.kind !== 'one' || !isTheirs) continue;
    return { kind: isOfCouncillorSide(found.person) ? 'councillor' : 'officer', name: found.person.email };
  }
  return { kind: 'resident', name };
}

/** A greeting in one sentence with what comes next. */
const ADDRESSED =
  /^(?:dear|hi|hello)\s+[^,.]{2,40},\s*(?=\S)|^(?:(?:cllr|councillor)\.?(?:\s+\p{Lu}[\p{L}'’-]*){0,2}),\s*(?=\S)/iu;

/** A short subject: the e-mail's own, else the first sentence that says something. */
export function subjectOf(given: string, details: string): string {
  const own = given.replace(/^(?:(?:re|fw|fwd)\s*:\s*)+/i, '').trim();
  if (own !== '') return shorten(own);
  const sentences = details
    .split(/\n+|(?<=[!?]|(?<!\.)\.)\s+/)
    .map((sentence) => sentence.trim().replace(ADDRESSED, ''))
    .filter(
      (sentence) =>
        sentence !== '' &&
        !/^(?:dear|hi|hello|good (?:morning|afternoon|evening)|to whom|i hope|hope you|my name is|(?:and )?i live\b|i am writing|thank)\b/i.test(
          sentence,
        ),
    );
  return shorten(
    (sentences[0] ?? details).replace(
      /^(?:i (?:would like|want|wish|am writing) to (?:complain|report|say|tell you|let you know)(?: about| that)?|i live at [^,.]*[,.]?)\s*/i,
      '',
    ),
  );
}

function shorten(text: string): string {
  const line = text
    .replace(/\s+/g, ' ')
    .replace(/[.;,:]+$/, '')
    .trim();
  return line.length <= 80 ? line : `${line.slice(0, 79).replace(/\s+\S*$/, '')}…`;
}
