import type { Clause } from '../../knowledge/index.ts';

/** What many documents end with, and nobody means unless they ask for it by name. */
const FILLER =
  /\b(?:further (?:advice|information|guidance|help|copies)\b.*\b(?:available|obtained|sought|contact)|(?:protocol|document|report|guidance) (?:will|shall|is to) be (?:monitored|reviewed|kept under review)|will be monitored and reviewed|none(?: directly)? arising|for (?:further|more) (?:advice|information)|version control|review date|date of (?:next )?review)\b|^none\.?$/i;
/** Longer clauses say something besides. */
const LONGEST = 45;

/** True for a clause that only says who may be asked, when there will be a review, or that there is nothing to say. */
export function isFiller({ text }: Pick<Clause, 'text'>): boolean {
  return text.split(/\s+/).length <= LONGEST && FILLER.test(text);
}
