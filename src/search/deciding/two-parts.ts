import type { SentenceEncoder } from '../encoding/encoder.ts';
import type { Fitted } from '../fitted.ts';
import type { CouncilIndex } from '../ranking/council-index.ts';
import { splitParts } from '../reading/parts.ts';
import { matchesOf, matchOf } from './brought-out.ts';
import type { Part, Question } from './decision.ts';
import type { Look, Looker } from './look.ts';
import { gatherLimits } from './shown.ts';

/**
 * Where a question has two parts with an answer each, under which the whole question would be one of them: both, each with what limits it.
 * Empty where it does not.
 */
export async function answerParts(
  whole: Look,
  role: Question['role'],
  encoder: SentenceEncoder | undefined,
  { look }: Looker,
  index: CouncilIndex,
  { showFrom }: Pick<Fitted, 'showFrom'>,
): Promise<readonly Part[]> {
  const asked = splitParts(whole.text);
  if (asked.length === 1 || whole.verdict.kind === 'small-talk') return [];
  const parts: Part[] = [];
  const wholeMatches = matchesOf(whole, index);
  for (const part of asked) {
    const seen = await look(part, role, encoder);
    const [match] = matchesOf(seen, index);
    const fitsWhole = wholeMatches.some(({ clause }) => clause === match?.clause);
    const isSure = seen.verdict.kind === 'answer';
    if (match === undefined || !(isSure || (fitsWhole && seen.relevance >= showFrom))) return [];
    parts.push({ asked: part, match, also: gatherLimits([match], index, (found) => matchOf(found, 0, seen, index)) });
  }
  const [first, second] = parts;
  return first && second && first.match.clause !== second.match.clause ? parts : [];
}
