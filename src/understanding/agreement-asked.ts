import { isOfCouncillorSide } from '../people/index.ts';
import type { Command } from './command.ts';
import { findPeople } from './find-people.ts';
import type { Known, SeenEnquiry } from './known.ts';

/*
 * "Has she agreed?", "did Cllr Khan agree to it?": asked by whoever proposed an extension. It is of the one on the screen, else of those that
 * wait for that councillor.
 */

const ASKS =
  /^(?:(?:so|and|ok(?:ay)?|hi|please|do (?:we|you|i) know (?:if|whether)|any (?:word|news) (?:on )?(?:if|whether))[\s,]+)*(?:has|have|did|does)?\s*(?<who>(?:(?:cllr|councillor)\.?\s+)?[\p{L}'’-]+(?:\s+[\p{L}'’-]+)?)\s+(?:(?:yet|already|ever|actually)\s+)?(?:agree[ds]?|accept(?:ed|s)?|consent(?:ed|s)?|said yes|say yes|ok(?:ay)?ed)(?:\s+(?:to|with))?(?:\s+(?:it|that|this|the (?:extension|delay|new date|later date|extra time)))?(?:\s+(?:yet|already|now))?[\s?.!]*$/iu;
const THEY = /^(?:she|he|they|the (?:councillor|cllr|member)|(?:councillor|cllr|member))$/i;
const MOST_SHOWN = 3;

/** Undefined for anything else, and where no extension was proposed that it may be about. */
export function readAgreementAsked(text: string, known: Known): Command | undefined {
  const who = ASKS.exec(text)?.groups?.who ?? '';
  if (who === '' || isOfCouncillorSide(known.me)) return undefined;
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

function show(enquiries: readonly SeenEnquiry[]): Command | undefined {
  const abouts = enquiries.slice(0, MOST_SHOWN).map(({ reference }) => ({ named: reference }));
  return abouts.length === 0 ? undefined : { kind: 'show', abouts, focus: 'agreed' };
}
