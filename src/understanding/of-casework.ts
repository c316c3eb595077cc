import type { Masked } from './mask.ts';
import type { Said } from './said.ts';
import { speaksOfKind } from './wanted/kindred.ts';

const ABSENT =
  /\b(?:away|jury (?:service|duty)|in court|on a (?:course|conference)|poorly|unwell|maternity|paternity|off (?:sick|ill|work|on|from|today|tomorrow|till|until)|(?:put|mark) (?:me|him|her|them) (?:down )?(?:as )?(?:away|off|out|sick)|(?:rung|rang|called|phoned) in sick|sick today|not in\b|on leave|on holiday|annual leave|a\/l|out of (?:the )?office|hospital appt|hospital appointment)\b/i;

const I_AM = /^(?:i['’]?m|i am|i(?:['’]ll|ll| will| shall) be|i(?:['’]?ve| have) been)\s+((?:\p{L}+\s*){1,3})/iu;

/** "I will be indisposed": the speaker says it, in a word of that kind; "sick of it" is another. */
function isMine(text: string): boolean {
  const [, said = ''] = I_AM.exec(text) ?? [];
  return speaksOfKind('away', said) && !/\bsick (?:of|to|and tired)\b/i.test(text);
}

const ACT =
  /^(?:(?:please|pls|kindly)\s+)?(?:extend|pause|resume|resolve|close|acknowledge|reassign|reopen|withdraw|chase)(?![\p{L}’']|\s+(?:is|was|has|will|are)\b)/iu;
const SPEAKER = /\b(?:i|i['’]?m|im|me|my|we|our|us)\b/i;

/** "Extend until Friday, the contractor is ill": what to do with an enquiry, whoever is away. "Extend my leave" is of the speaker. */
export function ordersAct(text: string): boolean {
  return ACT.test(text) && !SPEAKER.test(text);
}

/** How many are off says of nobody that they are. */
const SOME_PEOPLE =
  /\b(?:\d+|two|three|four|five|six|seven|eight|several|some|many|most|half)\s+(?:of (?:us|them|the team|my team)|people|staff|officers|colleagues|others|lads|drivers|crews?)\b/i;

export function tellsOfSome(text: string): boolean {
  return SOME_PEOPLE.test(text);
}

/** Somebody is not there on a day that is named. */
export function tellsAbsence({ text, mood }: Said, { spans }: Masked): boolean {
  const hasDay = spans.some(({ is }) => is === 'date') || /\b(?:today|tomorrow|this week|next week)\b/i.test(text);
  return (
    hasDay &&
    !mood.question &&
    !mood.wondering &&
    !ordersAct(text) &&
    !tellsOfSome(text) &&
    (ABSENT.test(text) || isMine(text))
  );
}

const LOG_IT =
  /(?:^|[.,;!"”]\s*|\b(?:please|pls|kindly|can you|could you|and)\s+)(?:log|raise|record) (?:it|this|that|them|with)\b|\b(?:kindly|please|pls|plz)\s+(?:log|register|record|raise)[\s.!]*$/i;

const TO_BE_LOGGED =
  /\b(?:(?:get|have) (?:it|that|this|them|one) (?:logged|raised|recorded|put in)|(?:to be|be|is|needs) logged|logged (?:please|for me)|put (?:it|that|this) (?:in|on) (?:for me|the system|as an enquiry)|(?:take|put|get|write|jot|note) (?:it|that|this|one|them) (?:down|in|on)(?: for me)?(?!\s+(?:the|my|our|his|her|their|an?)\s+(?!system\b|list\b|log\b))|make (?:it|that|this) an enquiry|make an? (?:enquiry|inquiry|case|ticket) (?:of|out of|for) (?:it|that|this)|(?:please|kindly|pls) make an? (?:enquiry|inquiry|case|ticket)(?=[\s.!]*$)|(?:open|raise|start|create) (?:something|summat|sommat)(?: (?:up|in))?(?: (?:for|4) (?:me|us))?(?=\s*(?:[,.:;–-]|$)))\b|(?:^|[-–,.;])\s*(?:please\s+)?log(?: (?:it|this|that))?(?: (?:please|pls|plz|ta|for me|urgently))+\b/i;

const RESIDENT_SAYS =
  /^(?:mr|mrs|ms|miss|mx|dr)\.? \p{Lu}[^.?]{2,80}? (?:says?|said|tells me|told me|reports?|reported|complains?|complained|wants to know|is complaining|has (?:complained|reported|rung|written|e-?mailed))\b/iu;

/** A story without the order to log it. */
export function withoutOrder(text: string): string {
  return text
    .replace(TO_BE_LOGGED, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s*[,;–-]?\s*\b(?:can|could|would|will) (?:you|someone|somebody)(?: please)?\s*(?:for me)?[\s.!]*$/i, '')
    .trim();
}

/** "... please log it with Streets" at the end of a story: the story is to be logged. */
export function asksToLog(text: string): boolean {
  return (
    LOG_IT.test(text) || TO_BE_LOGGED.test(text) || /^(?:log|record|raise)\s*:/i.test(text) || RESIDENT_SAYS.test(text)
  );
}
