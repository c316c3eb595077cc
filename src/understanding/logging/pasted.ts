import type { LogWords } from '../command.ts';
import { noLogWords } from '../command.ts';
import { findDays } from '../dates/find-dates.ts';
import type { Known } from '../known.ts';
import { findResident, withoutResident } from './resident.ts';

const HEADER = /^[>\s]*(?:from|sent|date|to|cc|subject|received)\s*:\s*.+$/im;
const QUOTED = /^[>\s]*on .{5,80} wrote:\s*$/im;
const LETTER = /(?:^|\n)\s*(?:dear|hi|hello|good (?:morning|afternoon)|to whom)\b[^\n]{0,60}[,\n]/i;
const SIGN_OFF =
  /(?:^|\n)\s*(?:kind |best |many |warm )?(?:regards|wishes|thanks|yours (?:sincerely|faithfully)|thank you)\s*[,.]?\s*(?:\n|$)/i;

/** True for an e-mail or a letter that was pasted or forwarded: headers, or a greeting and several lines. */
export function isPasted(lines: string): boolean {
  const rows = lines.split('\n').filter((line) => line.trim() !== '').length;
  if (rows >= 2 && (HEADER.test(lines) || QUOTED.test(lines))) return true;
  return rows >= 3 && (LETTER.test(lines) || SIGN_OFF.test(lines));
}

/** A pasted e-mail as an enquiry: a short subject, the letter as details, the day it was written, and the resident apart. */
export function readPasted(lines: string, known: Known): LogWords {
  const header = (name: string) =>
    new RegExp(String.raw`^[>\s]*${name}\s*:\s*(.+)$`, 'im').exec(lines)?.[1]?.trim() ?? '';
  const quoted = /^[>\s]*on (.{5,80}?),? (?:at .{1,10} )?([^\n]{2,60}?) wrote:\s*$/im.exec(lines);
  const sender = header('from') || (quoted?.[2] ?? '');
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
  const found = findResident(`${sender}\n${body}`, true);
  const written = /<|@/.test(sender)
    ? sender
        .replace(/<[^>]*>|\S+@\S+/g, '')
        .replace(/["']/g, '')
        .trim()
    : sender;
  const resident = { ...found, name: written || found.name };
  const details = withoutResident(body, resident)
    .replace(
      /(?:^|\n)\s*(?:kind |best |many |warm )?(?:regards|wishes|yours (?:sincerely|faithfully))\s*[,.]?\s*$/i,
      '',
    )
    .trim();
  const dated = header('sent') || header('date') || header('received') || (quoted?.[1] ?? '');
  const [day] = findDays(dated, known, 'past');
  return {
    ...noLogWords,
    subject: subjectOf(header('subject'), details),
    details,
    written: day === undefined ? '' : dated.slice(day.start, day.end),
    resident,
  };
}

/** A short subject: the e-mail's own, else the first sentence that says something. */
export function subjectOf(given: string, details: string): string {
  const own = given.replace(/^(?:(?:re|fw|fwd)\s*:\s*)+/i, '').trim();
  if (own !== '') return shorten(own);
  const sentences = details
    .split(/\n+|(?<=[.!?])\s+/)
    .map((sentence) => sentence.trim())
    .filter(
      (sentence) =>
        sentence !== '' &&
        !/^(?:dear|hi|hello|good (?:morning|afternoon|evening)|to whom|i hope|hope you|my name is|i am writing|thank)\b/i.test(
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
