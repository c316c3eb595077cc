import type { Fitted } from '../fitted.ts';
import { numbers } from '../numbers.ts';
import type { Candidate } from '../ranking/candidates.ts';
import type { JudgementFeatures } from './judge.ts';

/** What to do with a question, with what was compared on the way: a sentence each, the last one decided. */
export type Verdict = { readonly compared: readonly string[] } & (
  | { readonly kind: 'answer' | 'nearest' | 'choose' | 'none' }
  /** `rival` is another that may be meant as well. */
  | { readonly kind: 'signpost'; readonly topic: string; readonly rival?: string }
  | { readonly kind: 'small-talk'; readonly talk: Extract<Candidate['target'], { kind: 'small-talk' }>['talk'] }
);

/**
 * Decides, in this order: small talk where that leads; nothing where too little is understood; an answer where the first clause is likely
 * enough and says what is asked for; a signpost or nothing where the likeliest of all is outside the documents; the nearest clause, or
 * a few to choose from; else nothing.
 *
 *     small talk? ──> understood? ──> relevance >= answerFrom ──> lacks what is asked? ── no ──> answer
 *                          │ no                │ no                      └── yes ──> nearest
 *                          v                   v
 *                        none      outside leads? ──> signpost / none
 *                                              │ no
 *                                              v
 *                                 relevance >= showFrom ──> second near? ── no ──> nearest
 *                                              │ no               └── yes ──> choose
 *                                              v
 *                                            none
 */
export function decide(
  candidates: readonly Candidate[],
  features: JudgementFeatures,
  relevance: number,
  { answerFrom, showFrom }: Pick<Fitted, 'answerFrom' | 'showFrom'>,
): Verdict {
  const compared: string[] = [];
  const note = (sentence: string) => compared.push(sentence);
  const [top] = candidates;
  const answers = candidates.filter(({ target }) => target.kind === 'clause');
  const [first, second] = answers;
  if (top === undefined || first === undefined) {
    note('There is nothing to compare with.');
    return { kind: 'none', compared };
  }
  if (top.target.kind === 'small-talk' && (features.known > 0 || top.share >= numbers.verdict.talkFrom)) {
    note(`Small talk has ${two(top.share)} of all, more than any clause.`);
    return { kind: 'small-talk', talk: top.target.talk, compared };
  }
  if (features.known < numbers.verdict.leastKnown) {
    note(`Of the telling words ${two(features.known)} are known, less than ${two(numbers.verdict.leastKnown)}.`);
    return { kind: 'none', compared };
  }
  if (relevance >= answerFrom) {
    note(
      `The first paragraph is right with a chance of ${percent(relevance)}; ${percent(answerFrom)} is enough to answer.`,
    );
    if (features.known < numbers.verdict.answerKnown) {
      note(`But of the telling words only ${two(features.known)} are known.`);
      return { kind: 'nearest', compared };
    }
    if (features.withoutMeaning === 1 && relevance < numbers.verdict.byWordsFrom) {
      note(`But by words alone ${two(numbers.verdict.byWordsFrom)} is needed.`);
      return { kind: 'nearest', compared };
    }
    if (features.withoutMeaning === 1 && features.ownWords === 0 && features.asked < numbers.verdict.likeByWords) {
      note('But by words alone too little of it was ever asked or written so.');
      return { kind: 'nearest', compared };
    }
    if (features.lacksAttribute === 1) {
      note('I cannot tell whether it says what the question asks for.');
      return { kind: 'nearest', compared };
    }
    return { kind: 'answer', compared };
  }
  note(
    `The first paragraph is right with a chance of ${percent(relevance)}; ${percent(answerFrom)} is needed to answer.`,
  );
  const leadsOutside = top.target.kind !== 'clause' && top.share >= numbers.verdict.outsideFrom;
  // A signpost gives way where the document's own words are as like the question as what people ask of it.
  const isInDocument = first.features.ownWords > 0 && first.features.ownWords >= top.features.askedBest;
  const isPlain = top.share >= numbers.verdict.signpostFrom;
  // Nobody is sent elsewhere past a clause that is likely enough to be shown: of 74 questions to new councils that a signpost took, the
  // first clause was that likely for 9 of 18 with an answer, and for 6 of 56 without.
  const leads = relevance < showFrom;
  if (top.target.kind === 'signpost' && !isInDocument && isPlain && leads) {
    note(`The signpost on ${top.target.topic} has ${two(top.share)} of all, more than any clause.`);
    const rival = candidates.find(
      ({ target, share }) =>
        target.kind === 'signpost' && target !== top.target && share >= numbers.verdict.rivalFrom * top.share,
    );
    if (rival?.target.kind !== 'signpost') return { kind: 'signpost', topic: top.target.topic, compared };
    note(`The signpost on ${rival.target.topic} has ${two(rival.share)}, so either may be meant.`);
    return { kind: 'signpost', topic: top.target.topic, rival: rival.target.topic, compared };
  }
  if (top.target.kind === 'near-miss' && leadsOutside) {
    note(`A question kept as one without an answer has ${two(top.share)} of all, more than any clause.`);
    return { kind: 'none', compared };
  }
  const gaveWay = top.target.kind === 'signpost' && isInDocument;
  if (relevance < showFrom && !gaveWay) {
    note(`That is less than ${two(showFrom)}, so nothing is offered.`);
    return { kind: 'none', compared };
  }
  const isAlone = second === undefined || second.share < first.share * numbers.verdict.aloneFrom;
  note(
    isAlone
      ? `The second clause has less than ${two(numbers.verdict.aloneFrom)} of the share of the first.`
      : `The second clause has ${two((second?.share ?? 0) / (first.share || 1))} of the share of the first.`,
  );
  return { kind: isAlone || features.lacksAttribute === 1 ? 'nearest' : 'choose', compared };
}

function two(value: number): string {
  return value.toFixed(2).replace(/^0(?=\.)/, '');
}

/** `96%`; rounded down, so that what is less than is needed never reads the same. */
function percent(share: number): string {
  return `${Math.floor(share * 100 + 1e-9)}%`;
}
