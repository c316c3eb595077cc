import type { Command } from './command.ts';
import type { Said } from './said.ts';

/* What everybody of a side is to be told, in the words of whoever orders it. */

const WHOM = '(?:councillors?|members?(?: of staff)?|cllrs?|officers?|staff|colleagues?|employees?)';
const ALL = String.raw`(?:all|every|each)(?: of)?(?: the| our| my)?\s+${WHOM}(?:\s+and\s+(?:all\s+|every\s+)?(?:the\s+|our\s+)?${WHOM})?`;
const THAT = String.raw`\s*(?:that\b|to say\b|saying\b|of the following\b|:)`;
const TOLD = '(?:told|informed|notified|advised|reminded|alerted|warned|asked to note|made aware|let know)';
const ANNOUNCED = new RegExp(
  [
    String.raw`^(?:(?:all|every|our)\s+|the\s+)*(?:${WHOM}|everyone|everybody)(?:\s+and\s+(?:all\s+)?${WHOM})?\s+(?:are|is|(?:are |is )?to be|should be)\s+(?:hereby\s+|kindly\s+)?(?:to be\s+)?${TOLD}${THAT}`,
    String.raw`^(?:the following|this) (?:is )?to be (?:sent|circulated|announced|told) to (?:all\s+)?(?:councillors|members|officers|staff|everyone)\s*:`,
    String.raw`^(?:let it be known|it is (?:hereby )?announced)\b`,
  ].join('|'),
  'i',
);
const ORDERED = new RegExp(
  [
    String.raw`^(?:let|make|keep|have|want|need)\s+${ALL}\s+(?:(?:to )?know|(?:to be )?(?:aware|informed|told))${THAT}`,
    String.raw`^(?:tell|inform|notify|advise|remind|alert|warn|message|text|e-?mail|write to|(?:send|pass|put) (?:a )?(?:word|message|note|notice)(?: out)? to|announce to|say to|circulate to)\s+${ALL}${THAT}`,
    `^(?:see|ensure|make sure)(?: to it)?(?: that)? ${ALL} (?:is|are|knows?|gets?)(?: ${TOLD})?${THAT}`,
    `^(?:i|we)(?:['’]d| would| should)? (?:like|want|need|wish) ${ALL} (?:to know|to be ${TOLD}|${TOLD})${THAT}`,
  ].join('|'),
  'i',
);
/** "Could all members be told that the lift is out?": whoever asks whether it may be says no "please", and asks of no one thing. */
const ASKED_FOR = new RegExp(`^could ${ALL} (?:please |kindly )?be ${TOLD}${THAT}`, 'i');

/** "All members are advised that ...", "let every officer know that ...": told to everybody of a side. */
export function isAnnounced({ text, mood }: Pick<Said, 'text' | 'mood'>): boolean {
  if (ASKED_FOR.test(text)) return true;
  return (ANNOUNCED.test(text) || ORDERED.test(text)) && (!mood.question || mood.request);
}

const BEGINS = String.raw`(?::|\s[–-]\s|\bthat\b(?!\s+${ALL}\s+(?:is|are|knows?|gets?)\b)|\bsaying\b|\bto say\b(?: that)?|\bknow\b(?: that)?)\s*`;
const HEAD = new RegExp(`^(?<head>[^:]{0,120}?)${BEGINS}(?<text>[\\s\\S]*)$`, 'i');
const WRITTEN = new RegExp(`^[^:]{0,140}?${BEGINS}([\\s\\S]*)$`, 'i');
const SIDES = /\b(?:councillors?|members?|cllrs?|officers?|staff|employees?|colleagues?|everyone|everybody)\b/i;
const BARE =
  /^(?:please\s+)?(?:tell|message|notify|email|e-mail)\s+(?:all\s+)?(?:the\s+)?(?:councillors|members|officers|staff|everyone|everybody|all)\s+(.+)$/is;
/** The mark is of "could you let them know that ...", and of nothing that they are told. */
const IS_REQUEST = /^[^:]{0,60}?\b(?:can|could|would|will) (?:you|somebody|someone|all|every)\b/i;

/** "…, all councillors", behind the text in a part of its own, where nobody was named before it. */
const TO_SIDE_BEHIND =
  /(?:[,;(]\s*|\s[–-]\s)(?:(?:to|for)\s+)?(?:(?:all|just|only)\s+)?(?:the\s+)?(?<side>councillors|members|cllrs|officers|staff)(?:\s+(?:only|please))*[\s).!]*$/i;

/** To whom, how important, and the text as written, line for line. Empty where no text was given. */
export function readAnnouncement(text: string, lines: string): Command {
  const head = HEAD.exec(text)?.groups?.head;
  const begins = head ?? text;
  const said = lines.trim();
  const written = (head === undefined ? BARE : WRITTEN).exec(said)?.[1] ?? '';
  const isSided = SIDES.test(begins);
  const side = isSided ? undefined : TO_SIDE_BEHIND.exec(written);
  const whom = `${begins} ${side?.groups?.side ?? ''}`;
  const told = side === null || side === undefined ? written : written.slice(0, side.index);
  const isForCouncillors = /\b(?:councillors?|members?(?! of staff)|cllrs?)\b/i.test(whom);
  const isForOfficers = /\b(?:officers?|staff|employees?|colleagues?)\b/i.test(whom);
  return {
    kind: 'announce',
    to: isForCouncillors === isForOfficers ? 'everyone' : isForCouncillors ? 'councillors' : 'officers',
    important: /\bimportant|urgent\b/i.test(begins),
    text: (IS_REQUEST.test(said) ? told.replace(/\?\s*$/, '') : told).trim(),
  };
}
