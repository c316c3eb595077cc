/** Words that can join two questions in one sentence, where what follows is a question of its own. */
const JOINS =
  /\s*(?:[?;]\s+|,?\s+(?:and|but|or)\s+(?=(?:also\s+)?(?:do|does|did|is|are|can|could|should|must|may|will|would|might|ought|shall|who|whom|(?:to|from|of|by|with) whom|what|which|when|where|why|how|has|have|am)\b))/i;

/** Fewer words than this are no question of their own: "and when". */
const FEWEST = 4;

/**
 * Splits a question that asks two things.
 * `splitParts('can I invite an officer to group and do the others get told?')` gives
 * `['can I invite an officer to group', 'do the others get told?']`; a single question gives one part.
 */
export function splitParts(text: string): readonly string[] {
  const parts = text
    .split(JOINS)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const isEachWhole = parts.every((part) => part.split(/\s+/).length >= FEWEST);
  return parts.length === 2 && isEachWhole ? parts : [text];
}
