import type { FoundClause, Side } from '../../knowledge/index.ts';
import { numbers } from '../numbers.ts';
import type { Candidate } from '../ranking/candidates.ts';
import type { CouncilIndex } from '../ranking/council-index.ts';
import type { Conduct } from '../reading/conduct.ts';
import type { Speaker } from '../reading/speaker.ts';
import type { Match } from './decision.ts';

/** True where one clause says what a side owes another, and the other what it is owed, and they belong together. */
export function isMirror(one: string, other: string, { dutyOf }: Pick<CouncilIndex, 'dutyOf'>): boolean {
  const [a, b] = [dutyOf(one), dutyOf(other)];
  return a !== undefined && b !== undefined && a.by === b.to && a.to === b.by;
}

/**
 * What is shown in full beside the first match: what limits it, always, and its mirror, where nobody knows on which side the asker is.
 * Nothing else: a clause on the same matter that neither limits nor mirrors it is named under "See also", so that nobody takes it for
 * part of the answer.
 */
export function gatherShown(
  first: Match,
  matches: readonly Match[],
  role: Side | undefined,
  index: CouncilIndex,
  matchOf: (found: FoundClause) => Match,
): { readonly also: readonly Match[]; readonly bothSides: boolean; readonly next: readonly Match[] } {
  const { reference, related } = first.clause;
  const known = (wanted: string) =>
    matches.find(({ clause }) => clause.reference === wanted) ?? found(index.find(wanted), matchOf);
  const limits = (index.limits.get(reference) ?? []).flatMap((limit) => known(limit) ?? []);
  const mirror = matches
    .slice(1)
    .find(
      ({ clause, relevance }) =>
        role === undefined &&
        related.includes(clause.reference) &&
        isMirror(reference, clause.reference, index) &&
        relevance >= first.relevance * numbers.verdict.mirrorFrom,
    );
  const also = [...(mirror ? [mirror] : []), ...limits.filter((limit) => limit.clause !== mirror?.clause)].slice(
    0,
    MOST_BESIDE,
  );
  const shown = new Set([first, ...also].map(({ clause }) => clause));
  const next = matches.filter(
    ({ clause, relevance }) =>
      relevance >= numbers.verdict.nextFrom && !shown.has(clause) && !related.includes(clause.reference),
  );
  return {
    also,
    bothSides: mirror !== undefined,
    next: next.slice(0, 2),
  };
}

/** What limits some clauses and is not among them, each once, at most three. */
export function gatherLimits(
  among: readonly Match[],
  index: CouncilIndex,
  matchOf: (found: FoundClause) => Match,
): readonly Match[] {
  const shown = new Set(among.map(({ clause }) => clause.reference));
  const limits = new Set(among.flatMap(({ clause }) => index.limits.get(clause.reference) ?? []));
  return [...limits]
    .filter((limit) => !shown.has(limit))
    .flatMap((limit) => found(index.find(limit), matchOf) ?? [])
    .slice(0, MOST_BESIDE);
}

function found(clause: FoundClause | undefined, matchOf: (found: FoundClause) => Match): Match | undefined {
  return clause && matchOf(clause);
}

/** More would hide the answer. */
const MOST_BESIDE = 3;

/**
 * Two clauses that mirror each other have nearly the same words. Where a question plainly means one of them, by whose conduct it asks about,
 * that one goes before its mirror.
 */
export function putMeantFirst(
  candidates: readonly Candidate[],
  { obliged, isPlain }: Pick<Speaker, 'obliged' | 'isPlain'>,
  index: CouncilIndex,
): readonly Candidate[] {
  if (!isPlain || obliged === undefined) return candidates;
  const first = candidates.find(({ target }) => target.kind === 'clause');
  if (first?.target.kind !== 'clause') return candidates;
  const { reference } = first.target;
  const duty = index.dutyOf(reference);
  const related = index.find(reference)?.clause.related ?? [];
  if (duty === undefined || duty.by === obliged) return candidates;
  const meant = candidates.find(
    ({ target }) =>
      target.kind === 'clause' && related.includes(target.reference) && isMirror(reference, target.reference, index),
  );
  if (meant === undefined) return candidates;
  const swap = (each: Candidate): Candidate => {
    if (each === first) return { ...meant, share: first.share };
    return each === meant
      ? { ...first, share: Math.min(meant.share, numbers.verdict.leftWithMirror * first.share) }
      : each;
  };
  return candidates.map(swap).sort((one, other) => other.share - one.share);
}

/**
 * A complaint about a councillor goes elsewhere than one about an officer. Nobody is sent on by what is about another's conduct than the
 * question is, however like its words are; a clause about another's keeps next to nothing of its share.
 */
export function leaveOtherConduct(
  candidates: readonly Candidate[],
  conduct: Conduct | undefined,
  { conducts }: Pick<CouncilIndex, 'conducts'>,
): readonly Candidate[] {
  if (conduct === undefined) return candidates;
  const isOther = ({ target }: Candidate) => (conducts.of(target) ?? conduct) !== conduct;
  const left = candidates.flatMap((each) => {
    if (!isOther(each)) return [each];
    return each.target.kind === 'clause' ? [{ ...each, share: each.share * numbers.verdict.leftWithOther }] : [];
  });
  const all = left.reduce((sum, { share }) => sum + share, 0) || 1;
  return left.map((each) => ({ ...each, share: each.share / all })).sort((one, other) => other.share - one.share);
}

/** A proposal never outranks the adopted paragraph on the same matter: where both are near, the adopted one comes first. */
export function putRuleFirst(candidates: readonly Candidate[], { background }: CouncilIndex): readonly Candidate[] {
  const at = candidates.findIndex(({ target }) => target.kind === 'clause');
  const first = candidates[at];
  if (first?.target.kind !== 'clause' || !background.has(first.target.reference)) return candidates;
  const rule = candidates.findIndex(
    ({ target, share }) =>
      target.kind === 'clause' && !background.has(target.reference) && share >= numbers.verdict.ruleFrom * first.share,
  );
  const adopted = candidates[rule];
  if (adopted === undefined) return candidates;
  const others = candidates.filter((each) => each !== adopted);
  return [...others.slice(0, at), { ...adopted, share: first.share }, ...others.slice(at)];
}
