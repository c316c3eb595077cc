import type { Known } from './known.ts';
import { ASKS } from './of-documents.ts';
import type { Said } from './said.ts';
import { DOCUMENTS } from './wanted/open-wanted.ts';

/* A question with "it" in it that is of no enquiry, though one be on the screen: "should I declare it", "what if it rains". */

const IT = /\b(?:it|its|that|this)\b/i;
/** What is asked about an enquiry itself: how it goes, whose and where it is, and what may be done with it here. */
const OF_ENQUIRY =
  /\b(?:done|fixed|mended|repaired|sorted|resolved?|closed?|finish(?:ed)?|cleared|collected|replaced|looked at|picked up|acknowledged?|logged|reported|raised|assigned|reassign|withdraw|extend|pause[d]?|reopen|chas(?:e|ed|ing)|open|urgent|complex|mine|overdue|late|due|yet|news|latest|update[d]?|happening|happened|going|progress|status|ready|still|how (?:long|old|far)|said?|say|about|wards?|services?|officers?|whose|who(?:['’]?s| is| has| was)|where(?:['’]?s| are| is| have| has))\b|\b(?:is|was|are) (?:it|this|that) with\b|\b(?:see|show|read) (?:it|this|that)\b/i;
const SUPPOSED = /^(?:and |but |so )?what (?:happens )?if\b/i;
/** From here on the documents are more likely meant than anything else together. */
const LIKELY_DOCUMENTS = 0.5;

/** Whether words ask what holds for anything of a kind, rather than how one thing goes. */
export function asksInGeneral({ text, mood }: Pick<Said, 'text' | 'mood'>): boolean {
  return (mood.question || mood.wondering || ASKS.test(text)) && !OF_ENQUIRY.test(text);
}

/** What may be known to whoever asks in general: no enquiry on the screen is what "it" is. */
export function withoutShown(said: Said, known: Known): Known {
  if (known.screen.references.length !== 1 || !IT.test(said.text) || !asksInGeneral(said)) return known;
  const isOfDocuments = () =>
    known
      .tell(said.text, said.mood.question, () => true)
      .some(({ label, likely }) => label === DOCUMENTS && likely >= LIKELY_DOCUMENTS);
  if (!SUPPOSED.test(said.text) && !isOfDocuments()) return known;
  return { ...known, screen: { ...known.screen, references: [] } };
}
