import type { ActCommand, ActionWords } from './act-command.ts';
import { readActWords } from './act-words.ts';
import { HEADS } from './as-meant.ts';
import type { Command } from './command.ts';
import { readDay, readFirstDayAfter, readMoment } from './dates/read-dates.ts';
import { findPeople } from './find-people.ts';
import type { Known } from './known.ts';
import { type LogWords, noLogWords } from './logging/log-words.ts';
import { readLog } from './logging/read-log.ts';
import { namesLogging } from './logging/trigger.ts';
import { fillAbsence } from './people-time.ts';
import { isMeaningless, type Said } from './said.ts';

/** "Delete 7", "resolve all", "close the bench one": something else to be done. "Move the bus stop" are words for what was asked. */
const OWN_COMMAND =
  /^(?:please\s+|now\s+|then\s+)*(?<head>\p{L}+)\s+(?:#?\d|cw\b|all\b|every|both\b|it\b|that\b|them\b|(?:my|the|our)\s+(?:[\p{L}'’-]+\s+){0,3}?(?:one|cases?|casework|enquir(?:y|ies)|reminders?|absence|snooze)(?![\p{L}\p{N}]))/iu;

function isOwnCommand(text: string): boolean {
  const head = OWN_COMMAND.exec(text)?.groups?.head ?? '';
  return HEADS.test(head.toLowerCase());
}

/** Before what is wanted: "oh no, sorry, ...". */
const OPENING = String.raw`^(?:(?:oh|ah|no|nope|sorry|actually|ok|okay|hi|hello|please|um|erm?|hmm+)(?![\p{L}])[\s,.!–-]*)*`;
/** Somebody wants a thing of their own, orders an enquiry, or asks to be shown something: "I'd like to ...", "find me the page". */
const OWN_WISH = new RegExp(
  String.raw`${OPENING}(?:(?:can|could|would|will)\s+(?:you|u|ya)\b|i(?:['’]?d like| would like| want| wish)\s+(?:you\s+)?to\b|(?:show|find|give|get|send|tell)\s+(?:me|us)\b|(?:search|look up)\b|(?:show|list)\s+(?:my|all|the|every\p{L}*)\b)`,
  'iu',
);
const HANG_ON = new RegExp(
  String.raw`${OPENING}(?:hang on|hold on|(?:just )?wait|(?:just )?(?:one|a) (?:sec\p{L}*|minute|min|moment|mo))(?!\p{L}|\s+(?:until|till?|for|on)(?!\p{L}))(?:\s+(?:a|one|up)?\s*(?:sec\p{L}*|minute|min|moment|mo|bit|there))*[\s,.!–-]*(?:(?:please|sorry|thanks)[\s,.!–-]*)*`,
  'iu',
);
const LOGS = /^(?:please\s+)?(?:log|lgo|raise|record|register)\b/i;
/** "Logging for Cllr Khan: leaves in the drains", "another for her - ...": what somebody brings next. */
const BRINGS =
  /^(?:(?:please|now|next|also|and|ok|okay|right)[\s,]+)*(?:(?:logging|raising|recording|registering|reporting|entering)\b[^:]{0,40}(?::|\bfor\b)|(?:a\s+)?(?:new|another|one more|next)\s+(?:one\s+)?(?:for|from)\b)/i;

/** "Log something for Cllr Lowe" begins another. */
const LOGS_ANOTHER =
  /^(?:please\s+)?(?:log|raise|record|register|add|put in)\s+(?:something|another|a new|one more|a second)\b/i;

/** What is said behind "hang on", "no wait"; undefined where nobody says so. */
export function behindHangOn({ text }: Pick<Said, 'text'>): string | undefined {
  const begun = HANG_ON.exec(text)?.[0];
  return begun === undefined ? undefined : text.slice(begun.length);
}

/** No words for what is asked of an enquiry: a wish of its own, or a moment to think. */
function isOfItsOwn(said: Pick<Said, 'text' | 'lines'>): boolean {
  return (
    OWN_WISH.test(said.lines) ||
    behindHangOn(said) !== undefined ||
    BRINGS.test(said.text) ||
    (LOGS.test(said.text) && namesLogging(said.text))
  );
}

/** The command that was asked about, with the answer in its place; undefined where the words are no answer to it. */
export function fillIn(said: Said, known: Known, mayBeWords: boolean): Command | undefined {
  const { open } = known.screen;
  if (open === undefined || said.mood.question) return undefined;
  const { command, wanted } = open;
  switch (command.kind) {
    case 'log': {
      const words = fillLog(command.words, wanted, said, known, mayBeWords);
      return words && { ...command, words, sure: false };
    }
    case 'act': {
      const words = fillAct(command, wanted, said, known, mayBeWords);
      return words && { ...command, words, sure: false };
    }
    case 'absence':
      return fillAbsence(command, said, known);
    case 'snooze':
      return readMoment(said.text, known) === undefined ? undefined : { ...command, until: said.text, sure: true };
    case 'choose': {
      const { choice } = command;
      const isDay =
        choice.kind === 'mute' &&
        (readDay(said.text, known, 'future') !== undefined || readFirstDayAfter(said.text, known) !== undefined);
      return isDay ? { ...command, choice: { kind: 'mute', until: said.text } } : undefined;
    }
    default:
      return undefined;
  }
}

function fillLog(
  words: LogWords,
  wanted: readonly string[],
  { text, lines }: Said,
  known: Known,
  mayBeWords: boolean,
): LogWords | undefined {
  const answer = text
    .replace(
      /[\s,]*\b(?:i think|i believe|i guess|i suppose|probably|maybe|perhaps|not sure|i['’]?m not sure|please|thanks|or so|possibly|it would be|should be)\b[\s,]*/gi,
      ' ',
    )
    .trim()
    .replace(
      /^(?:it(?:['’]s| is| was)|that(?:['’]s| is)|they(?:['’]re| are)|for|with|in|on|the|received|service|subject|ward|councillor|officer)\s*:?\s+/i,
      '',
    )
    .replace(/[.!]$/, '');
  const service = known.services.find(
    (each) =>
      each.toLowerCase() === answer.toLowerCase() ||
      (answer.length >= 3 && each.toLowerCase().startsWith(answer.toLowerCase())),
  );
  if (service !== undefined && wanted.includes('service')) return { ...words, service };
  const ward = known.wards.find((each) => each.toLowerCase() === answer.replace(/ ward$/i, '').toLowerCase());
  if (ward !== undefined) return { ...words, ward };
  if (readDay(answer, known, 'past') !== undefined) return { ...words, received: answer };
  const { directory, on, me } = known;
  const people = findPeople(answer, { directory, on, me, suits: () => true });
  if (people.kind !== 'nobody' && answer.split(' ').length <= 4) {
    const found = people.kind === 'one' ? [people.person] : people.people;
    const isCouncillor = found.every(({ roles }) => roles.includes('councillor'));
    return isCouncillor ? { ...words, councillor: answer } : { ...words, officer: answer };
  }
  if (BRINGS.test(text) || LOGS_ANOTHER.test(text)) return undefined;
  // Whoever says the whole of it again, with what asks for it, means what comes behind that.
  const parts = readLog(namesLogging(text) ? text : `log an enquiry: ${text}`, lines, known);
  const slots = ['councillor', 'received', 'service', 'ward', 'officer', 'urgent', 'had', 'written'] as const;
  const found = slots.filter((slot) => parts[slot] !== '' && (slot !== 'service' || parts.subject === ''));
  if (found.length > 0 && parts.subject === '') {
    return { ...words, ...Object.fromEntries(found.map((slot) => [slot, parts[slot]])) };
  }
  // "Waste", where there is no such service: said so, with those that there are.
  if (
    wanted.includes('service') &&
    mayBeWords &&
    !/^(?:the )?(?:ward|councillor|officer|received|subject)\b/i.test(text) &&
    /^\p{L}[\p{L}&'’-]+(?: \p{L}[\p{L}&'’-]+)?$/u.test(answer) &&
    !isMeaningless(answer)
  )
    return { ...words, service: answer };
  if (wanted.includes('subject') && mayBeWords && !isMeaningless(text) && !isOwnCommand(text)) {
    // Whoever says what is to be logged from the beginning leaves what was said of another.
    const kept = namesLogging(text) ? { ...noLogWords, councillor: words.councillor, from: words.from } : words;
    return {
      ...kept,
      ...Object.fromEntries(found.map((slot) => [slot, parts[slot]])),
      subject: parts.subject || text,
      details: kept.details || parts.details,
    };
  }
  return undefined;
}

/** "The reason is that ...": what asks for a reason is no part of it. */
const REASON_IS =
  /^(?:(?:the|my|our)\s+)?reasons?(?:\s+(?:for (?:it|this|that|the \p{L}+)|why))?(?:\s*[:=–-]\s*|\s+(?:is|was|being|would be)\s+(?:that\s+)?)/iu;
const WHY_UNTIL = /^(?<why>.*\p{L}{3,}.*?)[\s,]+(?:until|till|til|before)\s+(?<until>.+?)[\s.!]*$/iu;
const saysWhy: ReadonlySet<ActCommand['verb']> = new Set([
  'extend',
  'reassign',
  'pause',
  'make-complex',
  'make-standard',
  'reopen',
  'withdraw',
  'look-again',
  'hand-over',
]);

function fillAct(
  { verb, words }: ActCommand,
  wanted: readonly string[],
  said: Said,
  known: Known,
  mayBeWords: boolean,
): ActionWords | undefined {
  const { text } = said;
  const { directory, on, me } = known;
  const answer = text.replace(/^(?:to|with|by|until|on|for|it(?:['’]s| is)|because)\s+/i, '').replace(/[.!]$/, '');
  // "No crew until Monday": why, and until when.
  const { why = '', until = '' } = WHY_UNTIL.exec(text)?.groups ?? {};
  const isBoth = wanted.includes('by') && wanted.includes('text') && !isMeaningless(why) && !isOfItsOwn(said);
  if (isBoth && mayBeWords && readDay(until, known, 'future') !== undefined)
    return { ...words, text: why, by: until, form: 'none' };
  if (wanted.includes('by') && readDay(answer, known, 'future') !== undefined)
    return { ...words, by: answer, form: 'none' };
  // "Me, next update Friday": both things that an acknowledgement takes.
  if (verb === 'acknowledge' && wanted.includes('who')) {
    const around = { before: '', after: `, ${answer}`, other: '' };
    const { who, by, form, unused } = readActWords('acknowledge', around, '', known).words;
    if (who !== '' && by !== '' && form === 'none' && unused === undefined) return { ...words, who, by, form };
  }
  if (wanted.includes('who') && answer.split(' ').length <= 5) {
    const people = findPeople(answer.replace(/ has it$/i, ''), { directory, on, me, suits: () => true });
    const isService = known.services.some((each) => each.toLowerCase().startsWith(answer.toLowerCase()));
    if (people.kind !== 'nobody' || isService) return { ...words, who: answer.replace(/ has it$/i, ''), form: 'none' };
  }
  // A day is no reason.
  const isNextUpdate = /^(?:the\s+)?next update\b/i.test(text);
  const isText =
    !isNextUpdate &&
    mayBeWords &&
    text.includes(' ') &&
    !isMeaningless(text) &&
    !isOwnCommand(text) &&
    !isOfItsOwn(said);
  if (wanted.includes('text') && isText)
    return {
      ...words,
      text: text.replace(/^because\s+/i, '').replace(saysWhy.has(verb) ? REASON_IS : /^$/, ''),
      form: 'none',
    };
  return undefined;
}
