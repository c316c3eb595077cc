import type { Known } from './known.ts';
import { escaped } from './text-words.ts';

/** Yes and no, near to the letter: a "yes" inside a sentence is none. */
const YES =
  /^(?:(?:yes|yep|yeah|yup|aye|ie|y|correct|confirm(?:ed)?|that['’]?s (?:right|rite|correct|fine)(?:\s+yes)?|that is (?:right|correct)|looks (?:good|right)|go ahead|go on(?: then)?|do it|please do|log it|send it|record it|approve|ok(?:ay)? (?:do it|go ahead|log it|send it)|sure|affirmative|that['’]?s it)(?:[\s,.!]+(?:yes|yep|yeah|go on(?: then)?|please|thanks|thank you|diolch|ta|cheers|do it|do that|log it|send it|record it|go ahead|that['’]?s (?:right|correct|fine)|that is (?:right|correct)|correct|approve|confirm|all correct))*)[\s.!]*$/i;
const NO =
  /^(?:(?:oh |ah |oops,? |sorry,? )?(?:no|nope|nah|noo+|cancel|stop|abort|don['’]?t|do not|never mind|nevermind|forget it|scrub (?:that|it)|scrap (?:that|it)|bin (?:that|it)|leave it|wait|hang on|hold on|hold off|cancel (?:it|that|this)(?: one)?|not (?:that|this)(?: one)?|wrong one|not yet)(?:[\s,.!–-]+(?:no|thanks|thank you|ta|please|wait|stop|sorry|don['’]?t(?: do (?:it|that))?|do not(?: do (?:it|that))?|cancel|cancel (?:it|that|this)(?: one)?|leave it(?: with me)?|that['’]?s (?:wrong|not right|not it|the wrong one)|wrong one|not (?:that|this)(?: one)?|not yet|forget it|never mind|scrub (?:that|it)|scrap (?:that|it)|bin (?:that|it)))*)[\s.!]*$/i;

/** "Yes, ask him": what is sent to somebody is to be sent. */
const YES_SEND =
  /^(?:(?:yes|yep|yeah|yup|aye|ie|ok|okay|sure|go ahead)\b[\s,.!]*(?:please\s+|and\s+|then\s+|do\s+)*)+(?:ask|send|tell|let)\s*(?:it|that|him|her|them|the (?:councillor|member|officer))?(?:\s+(?:know|off|then|please|now))*[\s.!]*$/i;

/** "Yes, all of them", "yes, if you would": a yes, and beside it only words that point at all that waits, or are manners. */
const YES_TO_THAT =
  /^(?:yes|yep|yeah|yup|aye)\b(?:[\s,.!–-]+(?:yes|yep|yeah|(?:that|this) one|(?:both|all)(?: of (?:it|them|that|those|these))?|that|this|these|those|it|them|please|if you (?:would|could|will|please)|then|now|do so|exactly|indeed|kindly|thanks|thank you|diolch|ta|cheers))*[\s.!]*$/i;

/** "That is all in order", "cheers, spot on": what was read back is as it should be. */
const IN_ORDER =
  /^(?:(?:yes|yep|aye|ie|ok|okay|cheers|thanks|ta|great|lovely|perfect)[\s,.!–-]+)*(?:(?:that|it|this|they|those)(?:['’]?s| is| are| all)?\s+(?:all |quite |perfectly |absolutely |just )*(?:in order|right|correct|fine|good|spot on|as it should be)|all (?:in order|correct|good|fine)|spot on|looks (?:all )?(?:right|good|fine|correct)(?: to me)?|(?:aye|yes|yep),? go on(?: then)?)[\s.!]*$/i;

export function isNo(text: string): boolean {
  return NO.test(text);
}

/** "Done, log it": whoever has said all of it. */
const ALL_SAID =
  /^(?:(?:(?:all )?done|finished|there|right|good|great|lovely|perfect|ok(?:ay)?|that['’]?s (?:it|all|everything|the lot)|that(?:['’]ll| will) do)[\s,.!–-]+)+(?:log|send|submit|record|enter|save) (?:it|that|this)(?: (?:now|then|please|off|in))*[\s.!]*$/i;

export function isYes(text: string): boolean {
  return YES.test(text) || YES_TO_THAT.test(text) || ALL_SAID.test(text);
}

/** Whether words find in order what was read back; of anything else they are praise. */
export function isInOrder(text: string): boolean {
  return IN_ORDER.test(text);
}

/** Whether words say yes to what waits as to something that somebody is told or asked. */
export function isYesToTelling(text: string, { screen }: Known): boolean {
  const command = screen.open?.command;
  const isTold =
    command?.kind === 'announce' ||
    (command?.kind === 'act' && ['extend', 'update', 'chase', 'add', 'acknowledge'].includes(command.verb));
  return isTold && YES_SEND.test(text);
}

/** "No, cancel that, somebody has reported it": what waits is dropped. Whatever else is said behind it is a turn of its own. */
const DROPPED =
  /^(?:(?:oh|ah|oops|sorry|actually|no|nope|wait|hang on)[\s,.!–-]+)*(?:cancel|scrap|scrub|forget|drop|bin|ditch|leave) (?:it|that|this)(?:[\s]*[,.;:–-]+|(?=\s+(?:because|cos|as|since|for now)\b))\s*(?<rest>.*)$/is;
/** Why it is dropped: with "because", or in words of what is so or has been. */
const REASON =
  /^(?:(?:because|cos|as|since)\b|(?:i|we|he|she|they|it|that|this|some(?:one|body)(?: else)?|(?:the|my|a|an|another|our) [\p{L}'’-]+|cllr [\p{L}'’-]+)(?:['’](?:s|ve|m|re|d|ll)\b|\s+(?:has|have|had|is|are|was|were|did|does|do|isn['’]?t|wasn['’]?t|hasn['’]?t|don['’]?t|didn['’]?t|will|already|just|now|found|got|made|changed|meant|sent|put|rang|called|phoned|reported|sorted|fixed|can)\b))/iu;
const FILLER =
  /^(?:(?:for now|for the moment|please|pls|thanks|thank you|ta|cheers|sorry|ok(?:ay)?|now|then|wrong (?:one|person|case|enquiry|button)|my mistake|my bad|not needed(?: any ?more)?|no longer needed|already (?:done|sorted|fixed|reported|logged)|changed my mind|no need|duplicate|(?:it['’]?s )?fine|never mind)[\s,.!–-]*)*$/i;
/** A question or an order behind it is to be read as such. */
const ASKED_BEHIND =
  /[,.;:–-]\s*(?:and |but |so |then |instead )*(?:what|who|how|when|where|why|which|can|could|may|should|must|do|does|did|is|are|show|tell|find|search|log|report|raise|record|list|give|close|resolve|update|chase|pause|extend|reassign)\b/i;

/** Whether words drop what waits and say nothing else but why. Where a reason is what was asked for, "leave it, because parts are late" may give it. */
export function isDropped(text: string, wanted: readonly string[] = []): boolean {
  const rest = DROPPED.exec(text)?.groups?.rest;
  if (rest === undefined) return false;
  if (FILLER.test(rest)) return true;
  return REASON.test(rest) && !wanted.includes('text') && !ASKED_BEHIND.test(rest);
}

/** Something is dropped, and something else is wanted: `what are the rules` of `forget that: what are the rules`, with its lines. Empty for anything else. */
export function goesOnTo(text: string, lines = text): string {
  const rest = DROPPED.exec(text)?.groups?.rest ?? (MIND.exec(text) ?? SLIPPED.exec(text))?.groups?.rest ?? '';
  // "Cancel that, yes" says yes to cancelling.
  const isMore =
    !FILLER.test(rest) &&
    !isYes(rest) &&
    !isNo(rest) &&
    (!REASON.test(rest) || ASKED_BEHIND.test(`, ${rest}`) || WANTS.test(rest));
  if (!isMore) return '';
  return new RegExp(rest.split(' ').map(escaped).join(String.raw`\s+`)).exec(lines)?.[0] ?? rest;
}

const MIND =
  /^(?:(?:oh|ah|oops|sorry|actually|no|nope|wait)[\s,.!–-]+)*never ?mind(?: (?:it|that|this|about (?:it|that|this)))?\s*[,.;:–-]+\s*(?<rest>.*)$/is;
/** "Oh no wait, wrong one, reopen it": what is to be done because of it. */
const SLIPPED =
  /^(?:(?:oh|ah|oops|whoops|sorry|actually|no|nope|wait|hang on|hold on|argh?|damn)[\s,.!–-]+)*(?:that (?:was|is) (?:the )?)?(?:wrong (?:one|case|enquiry|job|button)|my (?:mistake|bad)|by mistake)\s*[,.;:!–-]+\s*(?:(?:please|pls|can you|could you|so|and)\s+)*(?<rest>(?:re-?open|un-?do|take|resume|restart|un-?pause|put)\s+(?:it|that|this|them)\b.*)$/is;
const WANTS = /^i(?:['’]d like| would like| want| need)\b/i;

/** "On second thoughts no", "I have changed my mind": an answer to nothing that was asked but whether it is wanted. */
const REFUSAL =
  /^(?:(?:oh|ah|hmm+|well|actually|sorry|wait|hang on|hold on|no|nope|nah)[\s,.!–-]+)*(?:on (?:second thoughts?|reflection)\b[\s,]*(?:(?:no|nope|leave (?:it|that|this)|don['’]?t|do not|i (?:would |['’]d )?rather not|i(?:['’]d| would) rather not|i (?:don['’]?t|do not|no longer) want)\b.*|not\b(?! yet).*)?|i(?:['’]ve| have)? changed my mind\b.*|(?:i['’]d|i would|let['’]?s) (?:rather )?not\b.*|(?:i )?(?:don['’]?t|do not|no longer) want (?:to|it|that|this)\b.*|not (?:now|yet|after all)[\s.!]*)$/i;

export function isRefusal(text: string): boolean {
  return REFUSAL.test(text);
}
