import { isOfCouncillorSide } from '../people/index.ts';
import type { Shape } from './about.ts';
import { noActionWords } from './act-command.ts';
import type { Command } from './command.ts';
import { findDays } from './dates/find-dates.ts';
import { findPeople } from './find-people.ts';
import type { Known, SeenEnquiry } from './known.ts';

/*
 * "Has she agreed?", "did Cllr Khan agree to it?": asked by whoever proposed an extension. It is of the one on the screen, else of those that
 * wait for that councillor.
 */

const ASKS =
  /^(?:(?:so|and|ok(?:ay)?|hi|please|do (?:we|you|i) know (?:if|whether)|any (?:word|news) (?:on )?(?:if|whether))[\s,]+)*(?:has|have|did|does)?\s*(?<who>(?:(?:cllr|councillor)\.?\s+)?[\p{L}'’-]+(?:\s+[\p{L}'’-]+)?)\s+(?:(?:yet|already|ever|actually)\s+)?(?:agree[ds]?|accept(?:ed|s)?|consent(?:ed|s)?|said yes|say yes|ok(?:ay)?ed)(?:\s+(?:to|with))?(?:\s+(?:it|that|this|the (?:extension|delay|new date|later date|extra time)))?(?:\s+(?:yet|already|now))?[\s?.!]*$/iu;
/** What a councillor asks of an extension that waits for them: whether it does, why, and what they may answer. */
const ASKS_OF_OWN =
  /^(?:(?:so|and|but|ok(?:ay)?|hi|please)[\s,]+)*(?:(?:is )?(?:there )?any(?:thing|one)(?: else)? (?:is )?waiting (?:on|for) me(?: to (?:agree|answer|decide))?|what(?:['’]?s| is) waiting (?:on|for) me|(?:can|may|could|should|must|do) i (?:have to )?(?:say no|refuse|disagree|decline|agree|accept|say yes|answer)(?: to (?:it|that|this))?|what (?:if|happens if) i (?:do(?:n['’]?t| not) (?:answer|agree|reply|say anything)|say no|refuse|disagree|ignore it)|did i (?:already |ever )?(?:agree|say yes|accept)(?: to (?:it|that|this|the \d+\w*))?|(?:why|what for) (?:does|do|did|is|are) (?:s?he|they|[\p{L}'’-]+(?: [\p{L}'’-]+)?) (?:want|need|ask|after|wanting|asking)(?:ing|s)?(?: for)? (?:longer|more time|extra time|an extension|the extension|until|till|a later)\b.*|who (?:said|proposed|asked for|wants) the \d+(?:st|nd|rd|th)?|when was it due(?: before| originally| first)?)[\s?.!]*$/iu;
const THEY = /^(?:she|he|they|the (?:councillor|cllr|member)|(?:councillor|cllr|member))$/i;
const MOST_SHOWN = 3;

/** Undefined for anything else, and where no extension was proposed that it may be about. */
export function readAgreementAsked(text: string, known: Known): Command | undefined {
  if (isOfCouncillorSide(known.me)) return askedOfOwn(text, known);
  const who = ASKS.exec(text)?.groups?.who ?? '';
  if (who === '') return undefined;
  if (!/\?\s*$|^(?:\p{L}+\s+)*?(?:has|have|did|does|if|whether)\b/iu.test(text)) return undefined;
  const proposed = known.seen.filter(({ stands }) => stands?.extension !== undefined);
  const shown = proposed.filter(({ reference }) => known.screen.references.includes(reference));
  const waiting = (those: readonly SeenEnquiry[]) => those.filter(({ stands }) => stands?.extension === 'waits');
  if (THEY.test(who)) {
    const own = waiting(proposed.filter(({ stands }) => stands?.officerId === known.me.id));
    return show(shown.length > 0 ? shown : own.length > 0 ? own : waiting(proposed));
  }
  const { directory, on, me } = known;
  const found = findPeople(who, { directory, on, me, suits: isOfCouncillorSide });
  if (found.kind !== 'one') return undefined;
  const isTheirs = ({ stands }: SeenEnquiry) => stands?.councillorId === found.person.id;
  const theirs = proposed.filter(isTheirs);
  const here = shown.filter(isTheirs);
  return show(here.length > 0 ? here : waiting(theirs).length > 0 ? waiting(theirs) : theirs);
}

/** Undefined where none waits for them: it is asked of something else then. */
function askedOfOwn(text: string, { seen, screen }: Known): Command | undefined {
  if (!ASKS_OF_OWN.test(text)) return undefined;
  const waiting = seen.filter(({ stands }) => stands?.askedUntil !== undefined);
  const shown = waiting.filter(({ reference }) => screen.references.includes(reference));
  return show(shown.length > 0 ? shown : waiting);
}

function show(enquiries: readonly SeenEnquiry[]): Command | undefined {
  const abouts = enquiries.slice(0, MOST_SHOWN).map(({ reference }) => ({ named: reference }));
  return abouts.length === 0 ? undefined : { kind: 'show', abouts, focus: 'agreed' };
}

const AGREED =
  /(?:@person|\b(?:she|he|they|her|his|the (?:councillor|cllr|member)))(?:['’]s| has| have| is|['’]ve| was)?(?: \p{L}+ly| just| already| now)? (?:agreed|agreeing|agrees|ok['’]?d|okay(?:ed|s)|fine with|happy with|ok(?:ay)? with|content with|accepted|accepts|signed off|said (?:yes|ok|fine) to)\b|\be-?mail agreeing\b/iu;

/** "She's fine with the 18th, I rang her about 2": an agreement that an officer heard. The extension is read back, and is hers to agree to here. */
export function agreementHeard(text: string, masked: string, { abouts }: Shape, known: Known): Command | undefined {
  const [about, second] = abouts;
  const days = findDays(text, known, 'future');
  const [day, other] = days;
  if (about === undefined || second !== undefined || day === undefined || other !== undefined) return undefined;
  if (
    isOfCouncillorSide(known.me) ||
    !AGREED.test(masked.replace(/\s+/g, ' ')) ||
    /\b(?:not|n['’]t|never)\b/i.test(text)
  )
    return undefined;
  const by = text.slice(day.start, day.end).replace(/^(?:on|by|until|till?|to|with)\s+/i, '');
  return { kind: 'act', verb: 'extend', abouts, words: { ...noActionWords, by }, sure: false };
}
