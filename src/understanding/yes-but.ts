import { fillIn } from './answers.ts';
import type { Command } from './command.ts';
import { withDetail } from './draft-told.ts';
import type { Known } from './known.ts';
import { readLog } from './logging/read-log.ts';
import { putRightIn } from './put-right-in.ts';
import { isMeaningless, type Said } from './said.ts';

/*
 * "Yes but make it urgent", "ok, and say it is by the school": a yes with a change is none. What waits is changed and read back again.
 */

const YES_BUT =
  /^(?:yes|yep|yeah|yup|aye|ie|ok|okay|sure|correct|(?:that['’]?s |all )?(?:fine|good|right))(?!\p{L})[\s,.!–-]*(?:please[\s,]+)?(?:but|and|except|only|though)(?!\p{L})[\s,]*(?:please\s+|also\s+|can you\s+|could you\s+)*(?<change>\S.*)$/iu;
const ADDS =
  /^(?:add|say|mention|note|put|include|write|tell (?:him|her|them))(?:\s+in)?(?:\s+that)?\s*[:,]?\s+(?<more>\S.*)$/i;
const PUTS =
  /^(?:(?:put|make|mark|set|have|log) (?:it|that|this)|it(?:['’]s| is| was)|change (?:it|that)(?: to)?|the)\s+/i;

/** What is to be different; empty where the words are no yes with a change. */
export function changeIn(text: string): string {
  return YES_BUT.exec(text)?.groups?.change ?? '';
}

/** What waits, changed; undefined where it is not plain what is to be different. */
export function withChange(said: Said, known: Known): Command | undefined {
  const change = changeIn(said.text);
  const command = known.screen.open?.command;
  if (change === '' || command === undefined || said.mood.question) return undefined;
  const part = (text: string) => ({ ...said, text, lines: text });
  const bare = change.replace(PUTS, '');
  return (
    fillIn(part(change), known, false) ??
    fillIn(part(bare), known, false) ??
    putRightIn(part(`make it ${bare}`), known) ??
    slotsIn(command, bare, known) ??
    added(command, ADDS.exec(change)?.groups?.more ?? '', known)
  );
}

const MORE =
  /^(?:(?:and|also|oh|please|can you|could you|ok|yes|just|so)[\s,]+)*(?:(?:also\s+)?(?:add|mention|include|say|note|put|write)(?:\s+(?:in|down|on (?:it|there|that)|to (?:it|that)))?(?:\s+(?:also|too|as well))?\s+(?:that\s+|(?=(?:she|he|they|it|there|we)(?:['’](?:s|re|ve|ll|d)\b|\s+(?:is|was|are|were|has|had|have|will|would|can|cannot|keeps?|goes|needs?|wants?|says?|said|happens?|does|did)\b))))(?<more>(?!is\b|was\b|as\b|to\b|one\b|with\b|for\b|in\b|under\b|down\b|on\b|through\b|back\b|off\b|again\b)\S.*)$/i;

/** "Add that a man fell over it", while a draft waits: the draft with that in its details. */
export function withMore({ text, mood }: Said, known: Known): Command | undefined {
  const command = known.screen.open?.command;
  return command?.kind !== 'log' || mood.question
    ? undefined
    : added(command, MORE.exec(text)?.groups?.more ?? '', known);
}

/** "In Riverside", "with Housing and for Cllr Lowe": parts of a draft, and nothing besides. */
function slotsIn(command: Command, text: string, known: Known): Command | undefined {
  if (command.kind !== 'log') return undefined;
  const read = readLog(`log an enquiry: bench, ${text}`, `log an enquiry: bench, ${text}`, known);
  const slots = ['councillor', 'received', 'ward', 'officer', 'urgent', 'had', 'written'] as const;
  const found = slots.filter((slot) => read[slot] !== '');
  if (found.length === 0 || !/^bench$/i.test(read.subject)) return undefined;
  return {
    ...command,
    words: { ...command.words, ...Object.fromEntries(found.map((slot) => [slot, read[slot]])) },
    sure: false,
  };
}

/** "Add that it is by the school": one thing more that is told. */
function added(command: Command, more: string, known: Known): Command | undefined {
  const told = more.replace(/[\s.]+$/, '');
  if (told === '' || isMeaningless(told)) return undefined;
  const behind = (before: string) => (before.trim() === '' ? told : `${before.trim().replace(/[.]+$/, '')}. ${told}`);
  if (command.kind === 'log') return withDetail(command, told, known);
  if (command.kind !== 'act' || command.words.text === '') return undefined;
  return { ...command, words: { ...command.words, text: behind(command.words.text) }, sure: false };
}
