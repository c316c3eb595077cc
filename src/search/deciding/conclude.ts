import { defined } from '../../defined.ts';
import type { Signpost } from '../../knowledge/index.ts';
import { numbers } from '../numbers.ts';
import type { CouncilIndex } from '../ranking/council-index.ts';
import type { Absent } from './absent.ts';
import { matchesOf, matchOf } from './brought-out.ts';
import type { Decision, Match, Part, Question } from './decision.ts';
import type { Look } from './look.ts';
import { gatherLimits, gatherShown } from './shown.ts';

/** How a look came about, and whose it is. */
export type Origin = {
  readonly role: Question['role'];
  /** The question before, where it was needed. */
  readonly completedFrom: string | undefined;
  /** Two where two questions were asked at once. */
  readonly parts: readonly Part[];
};

/** Turns looks into what is shown. */
export type Conclude = (look: Look, origin: Origin) => Decision;

/** Prepares turning looks at questions to one council into decisions. */
export function createConclude(index: CouncilIndex, absent: Absent): Conclude {
  const signposts = new Map<string, Signpost>(index.knowledge.signposts.map((signpost) => [signpost.topic, signpost]));

  return (look, { role, completedFrom, parts }) => {
    const matches = matchesOf(look, index);
    const { verdict, reading } = look;
    const common = {
      matches,
      corrections: reading.corrections,
      ...defined({ completedFrom }),
    };
    const [first] = matches;
    if (parts.length === 2 && first !== undefined) return { ...common, ...answerOfParts(parts, matches) };
    switch (verdict.kind) {
      case 'small-talk':
        return { ...common, kind: 'small-talk', talk: verdict.talk };
      case 'signpost': {
        const signpost = signposts.get(verdict.topic);
        if (signpost === undefined) return { ...common, kind: 'none', near: first };
        const rival = verdict.rival === undefined ? undefined : signposts.get(verdict.rival);
        return { ...common, kind: 'signpost', signpost, ...(rival ? { rival } : {}), next: matches.slice(0, 3) };
      }
      case 'none':
        return { ...common, kind: 'none', ...nearOf(first, look) };
      default:
        if (first === undefined) return { ...common, kind: 'none', near: undefined };
    }
    const shown = gatherShown(first, matches, role, index, (found) => matchOf(found, 0, look, index));
    if (verdict.kind === 'answer' || (verdict.kind === 'choose' && shown.bothSides))
      return { ...common, kind: 'answer', parts: [], ...shown };
    if (verdict.kind === 'choose') {
      const among = matches.slice(0, 3);
      return {
        ...common,
        kind: 'choose',
        among,
        also: gatherLimits(among, index, (found) => matchOf(found, 0, look, index)),
      };
    }
    return { ...common, kind: 'nearest', ...shown, ...lackedBy(first, look) };
  };

  /** What comes nearest where nothing answers, with what it plainly says nothing of. */
  function nearOf(first: Match | undefined, look: Look): Pick<Extract<Decision, { kind: 'none' }>, 'near' | 'lacks'> {
    if (first === undefined || look.features.known < numbers.verdict.leastKnown) return { near: undefined };
    return { near: first, ...lackedBy(first, look) };
  }

  function lackedBy({ clause }: Match, { reading }: Look) {
    const lacks = absent(clause, reading);
    return lacks === undefined ? {} : { lacks };
  }
}

/** Two answers, each with what limits it; then what else was found. */
function answerOfParts(parts: readonly Part[], matches: readonly Match[]) {
  const shown = new Set(parts.flatMap(({ match, also }) => [match, ...also].map(({ clause }) => clause)));
  const [first, ...others] = parts;
  return {
    kind: 'answer' as const,
    matches: [...parts.map(({ match }) => match), ...matches.filter(({ clause }) => !shown.has(clause))].slice(
      0,
      numbers.verdict.mostMatches,
    ),
    parts,
    also: [...(first?.also ?? []), ...others.flatMap(({ match, also }) => [match, ...also])],
    bothSides: false,
    next: [],
  };
}
