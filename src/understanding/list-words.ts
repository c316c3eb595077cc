import { MONTH, WEEKDAY } from './dates/words.ts';
import type { Known } from './known.ts';
import { placesOf } from './mask.ts';
import { NO_NAME } from './no-name.ts';
import { speaksOfTrouble } from './of-documents.ts';

/* What is looked for in a list, in the words of whoever asks. */

/** What a search looks for: its words less those of asking, and less what is taken as something else. */
export function wordsSought(text: string, taken: readonly string[]): string {
  let rest = text.replace(/[?.!]+$/, '').replace(/\b(?:open|closed|shut) (?:and|or|&) (?:open|closed|shut)\b/gi, ' ');
  for (const part of taken)
    if (part !== '') rest = rest.replace(new RegExp(part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i'), ' ');
  const sought = rest
    .replace(/\b(?:on|to) (?:(?:his|her|their|my|our|your) )?(?:plate|desk|books|to-?do list)\b/gi, ' ')
    .replace(
      /^(?:can (?:you|i)\s+)?(?:please\s+)?(?:show(?: me)?|find|search(?: for)?|look(?:ing)? (?:up|for)|list|get(?: me)?|give me|gimme|pull up|bring up|see|do we have|have we (?:got|had)|is there|are there|how many|which|what|any|anything|everything|all)\b/i,
      ' ',
    )
    .replace(
      /\b(?:search|find|casework|enquir(?:y|ies)|cases?|of|about|on|for|with|mention(?:s|ing)?|that|which|there|my|our|the|all|any|anything|everything|in|from|ward|councillor|cllr|is|are|has|have|got|open|working|logged|to do|we|us|had|have we|been|this|last|year|month|week|do we have|have we had|ones?|mine|those|these|came|raised|reported|recorded|did|log|during|list|whats|else|carrying|holding|juggling|handling|shouldering|was|were|and|not|yet|today|yesterday|'s|s)\b/gi,
      ' ',
    )
    // What only joins a sentence is in no enquiry.
    .replace(
      /\b(?:do|does|doing|only|just|also|please|pls|already|before|complained|a|an|anyone|anybody|someone|somebody|currently|still|now|right now|at the moment|every|each|he|she|they|them|him|her|his|their|who|whose|how many|how much|what|me|you|i|can|could|would|should|will|be|so|then|too|have|having|to|at|by|more|further)\b(?=[^\p{L}]|$)/giu,
      ' ',
    )
    .replace(/[^\p{L}\p{N}\s'’-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^['’\s]+|['’\s]+$/g, '');
  return sought.split(' ').every((word) => OF_NO_THING.test(word)) ? '' : sought;
}

/** What is done, and no thing that an enquiry may be about: of these alone nothing is looked for, and nothing said to be absent. */
const OF_NO_THING =
  /^(?:|it|that|come|comes|came|coming|go|goes|went|gone|going|look|looks|looked|looking|happen(?:s|ed|ing)?|thing|things|stuff|say|says|said|get|gets|getting|make|makes|made|take|takes|took|taken|put|puts|done|see|seen|saw|know|known|want|wants|wanted|need|needs|tell|told|hear|heard|arrive[ds]?|new|latest|through|up|out|over|down|off|back|along|around|away|there|here|lately|recently)$/i;

/**
 * What a list is narrowed by in words where it is no search: "overdue about bins", "my cases in Station Road", "overdue potholes". A word
 * counts that residents' troubles or an enquiry's subject have, or that stands beside what is listed; less those by which lists are asked for.
 */
export function wordsBeside(text: string, taken: readonly string[], known: Known): string {
  const isTaken = (words: string) =>
    taken.some(
      (part) =>
        part !== '' &&
        (part.toLowerCase().includes(words.toLowerCase()) || words.toLowerCase().includes(part.toLowerCase())),
    );
  const about =
    /\b(?:about|mentioning|regarding|concerning|to do with)\s+(?:the\s+|my\s+)?([^,?.!]{3,60})[?.!\s]*$/i
      .exec(text)?.[1]
      ?.trim() ?? '';
  if (about !== '' && !NOTHING_SOUGHT.test(about) && !isTaken(about)) return about;
  const found =
    /\b(?:in|on|at|from|for|near)\s+(?:the\s+)?(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)*)/u.exec(text)?.[1] ?? '';
  const place = found === '' || NO_NAME.test(found) || isTaken(found) ? '' : found;
  const rest = thingsOf(text, wordsSought(text, [...taken, place]).split(' '), known);
  return [...rest, place].filter((part) => part !== '').join(' ');
}

/** Of the words that are left, those of things. */
function thingsOf(text: string, left: readonly string[], known: Known): readonly string[] {
  const isLeft = (word: string) =>
    left.some((each) => each.toLowerCase() === word.toLowerCase()) &&
    /\p{L}{2}/u.test(word) &&
    ![SAYS_NOTHING, JOINS, DAY].some((words) => words.test(word)) &&
    !known.asksForList(word);
  const isOfTrouble = (word: string) =>
    speaksOfTrouble(word, known) || known.seen.some(({ subject }) => placesOf(word, subject).length > 0);
  const words = (text.match(/[\p{L}\p{N}'’-]+/gu) ?? []).filter((word) => !BETWEEN.test(word));
  const things = new Set<number>();
  const take = (at: number, beside: number) => {
    const word = words[at] ?? '';
    if (!isLeft(word)) return;
    const isWord = word.length >= 3 && known.isWord(word.toLowerCase());
    const isBeside = things.has(beside) || LISTED.test(words[beside] ?? '');
    if (isOfTrouble(word) || (isWord && isBeside)) things.add(at);
  };
  for (let at = 0; at < words.length; at += 1) take(at, at - 1);
  for (let at = words.length - 1; at >= 0; at -= 1) take(at, at + 1);
  return words.filter((_, at) => things.has(at));
}
/** Words that join a sentence, and are no thing whatever they stand beside. */
const JOINS =
  /^(?:or|but|than|into|onto|under|over|within|without|except|excluding|including|apart|plus|unless|because|cos|since|after|before|during|until|till|like|via|per|versus|while|though|although|against|between|around|across|anyone|someone|somebody|where|when|why|how|if|whether)$/i;
const DAY = new RegExp(`^(?:${WEEKDAY}|${MONTH}|tomorrow|yesterday|tonight|weekend|fortnight)s?$`, 'i');
const LISTED =
  /^(?:overdue|late|due|unassigned|outstanding|closed|resolved|open|cases?|casework|enquir(?:y|ies)|jobs?|tickets?|ones?)$/i;
const BETWEEN = /^(?:is|are|was|were|that|which|been|the|all|still|now|currently)$/i;
/** Words that order a list, stress it or are only manners. */
const SAYS_NOTHING =
  /^(?:mate|love|duck|pal|bot|clausewise|thanks|thank|cheers|hi|hiya|hello|ok|okay|yeah|yes|yep|oh|right|really|actually|basically|exactly|properly|seriously|badly|quickly|quick|oldest|newest|worst|longest|biggest|top|urgent|urgently|complex|priority|total|overall|whole|full|entire|again|else|own|personal|particular|specific|number|count|bunch|loads?|plenty|sort|kind|council|ward|director(?:y|ate)|remaining|existing|current|remain|remains|allotted|allocated|unallocated|apportioned|name|present|previous|recent|various|different|same|page)$/i;
const NOTHING_SOUGHT =
  /^(?:it|this|that|them|these|me|us|now|today|everything|anything|all|all of them|to .*|.*\b(?:due|overdue|late)\b.*)$/i;
