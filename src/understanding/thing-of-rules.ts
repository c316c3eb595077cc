import type { Known } from './known.ts';
import type { Masked } from './mask.ts';
import { speaksOfRules, speaksOfTrouble } from './of-documents.ts';
import type { Said } from './said.ts';
import { stemOf, wordsOf } from './wanted/features.ts';

/*
 * "Withdraw a report", "extend a deadline", "log my interests": a verb of casework and a thing that no enquiry here speaks of. It is how
 * something is done in the council, which is for the documents.
 */

const DOES =
  /^(?:(?:please|how to|i (?:want|need|would like) to|can i|may i|to)\s+)*(?<verb>withdraw|resolve|share|chase|reopen|re-open|extend|hand over|undo|reassign|assign|pause|resume|suspend|acknowledge|close|escalate|transfer|log|record|report|raise)\s+(?:an?|my|our)\s+(?<thing>\p{L}[\p{L}'’-]+(?:\s\p{L}[\p{L}'’-]+){0,4}?)[\s.!]*$/iu;
/** What is written down here is a trouble as well: only the documents' own words are theirs. */
const WRITES = /^(?:log|record|report|raise)$/i;
/** What there is here besides what residents have trouble with. */
const OURS =
  /\b(?:cases?|casework|work|workload|enquir(?:y|ies)|inquir(?:y|ies)|jobs?|tickets?|ones?|last|change|complaints?|reminders?|nudges?|messages?|notes?|updates?|absences?|leave|holidays?|lists?|days?|closures?|announcements?|(?:bit|few|couple|lot) of|minute|look|word|service|team|office)\b/i;

export function isOfNoEnquiry({ text }: Said, { references, spans }: Masked, known: Known): boolean {
  const { verb = '', thing = '' } = DOES.exec(text)?.groups ?? {};
  const { screen, seen } = known;
  if (thing === '' || references.length > 0 || screen.open !== undefined || spans.length > 0) return false;
  if (WRITES.test(verb) && !speaksOfRules(thing)) return false;
  const isEscalated = /^escalate$/i.test(verb) && /^(?:enquiry|inquiry|case|complaint)$/i.test(thing);
  if ((OURS.test(thing) && !isEscalated && !/^case officer$/i.test(thing)) || speaksOfTrouble(thing, known))
    return false;
  const stems = new Set(seen.flatMap(({ subject }) => wordsOf(subject).map(stemOf)));
  return isEscalated || !wordsOf(thing).some((word) => stems.has(stemOf(word)));
}
