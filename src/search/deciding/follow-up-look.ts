import { keyOf } from '../learning/targets.ts';
import { numbers } from '../numbers.ts';
import type { CouncilIndex } from '../ranking/council-index.ts';
import type { FollowUp } from '../reading/follow-up.ts';
import { rankCarried } from './carried.ts';
import type { Look, Looker } from './look.ts';

/** Looks at a question that leans on the one before: its own words, completed from the one before, and the one before. */
export type Leaning = { readonly alone: Look; readonly completed: Look; readonly before: Look };

/** All three judged as one. What is asked for is what the new words ask for. */
export function lookTogether(
  { alone, completed, before }: Leaning,
  followUp: FollowUp,
  { judge }: Looker,
  index: CouncilIndex,
): Look {
  const first = firstOf(before);
  const isKnown = before.relevance >= numbers.followUp.beforeFrom && first?.kind === 'clause';
  const clause = isKnown ? index.find(first.reference)?.clause : undefined;
  const candidates = rankCarried({ alone, completed }, clause, followUp, index);
  const { attribute } = alone.reading;
  const reading =
    followUp.isTurned || attribute === undefined ? completed.reading : { ...completed.reading, attribute };
  const look = judge({ ...completed, reading }, candidates, completed.features.withoutMeaning === 0);
  if (followUp.bringsNothing) return withoutAnswer(look);
  return clause === undefined || followUp.isTurned ? look : { ...look, again: { clause, asked: alone } };
}

/** The question before was answered already; nobody knows what words that add nothing to it ask. */
function withoutAnswer(look: Look): Look {
  if (look.verdict.kind !== 'answer') return look;
  const compared = [
    ...look.verdict.compared,
    'But the words add nothing to the question before, so what they ask is not known.',
  ];
  return { ...look, verdict: { kind: 'nearest', compared } };
}

/** Words that are talk and nothing else, whatever was asked before; "who do I ask?" asks for more after a question. */
export function isSureTalk({ verdict, candidates: [top] }: Look): boolean {
  return verdict.kind === 'small-talk' && verdict.talk !== 'help' && (top?.share ?? 0) >= numbers.followUp.talkFrom;
}

/** Where both readings lead to the same clause, the new words were enough; so are words that plainly lead outside the documents. */
export function standsAlone(alone: Look, together: Look, { isTurned, hasSubject }: FollowUp): boolean {
  if (isTurned) return false;
  const [top] = alone.candidates;
  const [own, both] = [firstOf(alone), firstOf(together)];
  const isSame = own !== undefined && both !== undefined && keyOf(own) === keyOf(both);
  const isOutside = top?.target.kind === 'signpost' && top.share >= numbers.followUp.outsideFrom;
  const leadsOutside = isOutside && top.share > together.relevance;
  return (hasSubject && leadsOutside) || (isSame && alone.verdict.kind === 'answer');
}

function firstOf({ candidates }: Look) {
  return candidates.find(({ target }) => target.kind === 'clause')?.target;
}
