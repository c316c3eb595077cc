import { type FoundClause, findByReference, type SmallTalkKind } from '../knowledge/index.ts';
import { type Calibrations, decide, readCalibrations, readEvidence, readRelevance } from './deciding/decision.ts';
import { findPassage } from './deciding/passage.ts';
import type { Decision, Match, Question } from './deciding/question.ts';
import type { SentenceEncoder } from './encoding/encoder.ts';
import { isAnswerLabel, nearMissPrefix } from './learning/examples.ts';
import { circumstanceOf, type Fusion, fuse, type Ranking, readFusion } from './ranking/fusion.ts';
import { allStages, createStages, type Learned, type StageScores, type StageSwitches } from './ranking/stages.ts';
import { completeFollowUp, isFollowUp } from './reading/follow-up.ts';
import { splitParts } from './reading/parts.ts';

/** Search over one council's documents. */
export type CouncilSearch = {
  /** Finds and decides. Never rejects for what a person typed; without an encoder it answers from words alone. */
  readonly find: (question: Omit<Question, 'council'>, encoder: SentenceEncoder | undefined) => Promise<Decision>;
};

/** Settings that are fitted or switched for measuring; in the product all are left as they are. */
export type SearchSettings = {
  readonly use: StageSwitches;
  readonly fusion: Fusion;
  readonly calibrations: Calibrations;
};

/** From this relevance on, what words alone find is not looked at again with sentence vectors. */
const certainFrom = 0.93;

/** How many matches a decision carries at most. */
const mostMatches = 5;

const fullSettings = (): SearchSettings => ({ use: allStages, fusion: readFusion(), calibrations: readCalibrations() });

/** Prepares search for a council from its files and what was learned. */
export function createCouncilSearch(
  learned: Learned,
  { use, fusion, calibrations }: SearchSettings = fullSettings(),
): CouncilSearch {
  const { knowledge } = learned;
  const stages = createStages(learned, use);
  const signposts = new Map(knowledge.signposts.map((signpost) => [`signpost:${signpost.topic}`, signpost]));
  const found = new Map<string, FoundClause | undefined>();
  const find = (reference: string) => {
    if (!found.has(reference)) found.set(reference, findByReference(reference, knowledge.documents));
    return found.get(reference);
  };
  const isLive = (target: string) => {
    if (target.startsWith(nearMissPrefix)) return find(target.slice(nearMissPrefix.length)) !== undefined;
    if (isAnswerLabel(target)) return find(target) !== undefined;
    return target.startsWith('small-talk:') || signposts.has(target);
  };

  /** What words alone make near certain is not encoded: it would take ten times as long to say the same. */
  async function look(text: string, role: Question['role'], encoder: SentenceEncoder | undefined): Promise<Look> {
    const byWords = weigh(await stages.look(text, role, undefined), undefined);
    const isCertain = byWords.verdict.kind === 'answer' && byWords.relevance >= certainFrom;
    return isCertain || encoder === undefined
      ? byWords
      : weigh(await stages.look(text, role, encoder), byWords.ranking);
  }

  function weigh(scores: StageScores, byWords: Ranking | undefined): Look {
    const ranking = fuse(stages, scores, fusion, isLive);
    const calibration = calibrations[circumstanceOf(stages, scores)];
    const alone = readRelevance(readEvidence(ranking, scores, byWords ?? ranking), calibration);
    const relevance = Math.min(1, alone * (1 + shareOfCompanions(ranking)));
    return { ranking, relevance, scores, verdict: decide(ranking, relevance, scores.known, calibration) };
  }

  /** What the clauses that belong with the first have, as a part of its share: they are shown together, and answer together. */
  function shareOfCompanions({ targets }: Ranking): number {
    const [first, ...others] = targets.filter(({ target }) => isAnswerLabel(target)).slice(0, mostMatches);
    const clause = first && find(first.target)?.clause;
    if (first === undefined || clause === undefined) return 0;
    const companions = others.filter(({ target }) => {
      const duty = find(target)?.clause.duty;
      const isMirror = clause.duty !== undefined && clause.duty.by === duty?.to;
      return clause.related.includes(target) && !isMirror;
    });
    return companions.reduce((sum, { share }) => sum + share, 0) / (first.share || 1);
  }

  function matchesOf({ ranking, relevance, scores }: Look): readonly Match[] {
    const answers = ranking.targets.filter(({ target }) => isAnswerLabel(target)).slice(0, mostMatches);
    const first = answers[0]?.share || 1;
    return answers.flatMap(({ target, share }) => {
      const clause = find(target);
      if (clause === undefined) return [];
      const item = ranking.items.get(target)?.item;
      const match = (item === undefined ? undefined : find(item)) ?? clause;
      const passage = findPassage(match.clause, match.item, scores.features, stages.readText);
      return [{ ...match, relevance: relevance * Math.min(1, share / first), ...(passage ? { passage } : {}) }];
    });
  }

  async function decideWhole(
    text: string,
    role: Question['role'],
    encoder: SentenceEncoder | undefined,
  ): Promise<Decision> {
    const whole = await look(text, role, encoder);
    const matches = matchesOf(whole);
    const both = await answerParts(text, role, encoder, whole, matches);
    if (both !== undefined) return both;
    const shared = { matches, corrections: whole.scores.corrections };
    const { verdict } = whole;
    switch (verdict.kind) {
      case 'answer':
        return { ...shared, kind: 'answer', also: [] };
      case 'choose':
        return { ...shared, kind: 'choose' };
      case 'small-talk':
        return { ...shared, kind: 'small-talk', talk: verdict.talk as SmallTalkKind };
      case 'signpost': {
        const signpost = signposts.get(`signpost:${verdict.topic}`);
        return signpost ? { ...shared, kind: 'signpost', signpost } : { ...shared, kind: 'none', near: matches[0] };
      }
      case 'none': {
        const near = verdict.near === undefined ? undefined : find(verdict.near);
        return { ...shared, kind: 'none', near: near && { ...near, relevance: whole.relevance } };
      }
    }
  }

  /** Where a question has two parts with an answer each, which the whole question points to as well: both. */
  async function answerParts(
    text: string,
    role: Question['role'],
    encoder: SentenceEncoder | undefined,
    whole: Look,
    matches: readonly Match[],
  ): Promise<Decision | undefined> {
    const parts = splitParts(text);
    const mayAnswer = whole.verdict.kind === 'answer' || whole.verdict.kind === 'choose';
    if (parts.length === 1 || !mayAnswer) return undefined;
    const looks = await Promise.all(parts.map((part) => look(part, role, encoder)));
    const found = looks.flatMap((each) => {
      const [match] = matchesOf(each);
      const fitsWhole = matches.some(({ clause }) => clause === match?.clause);
      return match && fitsWhole && each.verdict.kind === 'answer' ? [match] : [];
    });
    const [first, second] = found;
    if (first === undefined || second === undefined || first.clause === second.clause) return undefined;
    const others = matches.filter(({ clause }) => clause !== first.clause && clause !== second.clause);
    const shown = [first, second, ...others].slice(0, mostMatches);
    return { kind: 'answer', matches: shown, also: [second], corrections: whole.scores.corrections };
  }

  return {
    async find({ text, role, previous }, encoder) {
      if (previous === undefined || !isFollowUp(text)) return decideWhole(text, role, encoder);
      const complete = completeFollowUp(previous, text);
      const together = await decideWhole(complete.text, complete.role ?? role, encoder);
      if (complete.role !== undefined || together.kind === 'answer') return together;
      const alone = await decideWhole(text, role, encoder);
      return alone.kind === 'answer' || alone.kind === 'small-talk' || together.kind === 'none' ? alone : together;
    },
  };
}

type Look = {
  readonly ranking: Ranking;
  readonly relevance: number;
  readonly scores: StageScores;
  readonly verdict: ReturnType<typeof decide>;
};
