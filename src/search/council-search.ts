import { findClauses } from '../knowledge/index.ts';
import { createAbsent } from './deciding/absent.ts';
import { matchOf } from './deciding/brought-out.ts';
import { createConclude, type Origin } from './deciding/conclude.ts';
import type { Found, Question } from './deciding/decision.ts';
import { gatherEvidence } from './deciding/evidence.ts';
import { isSureTalk, lookTogether, standsAlone } from './deciding/follow-up-look.ts';
import { createLooker, type Look, type Looker } from './deciding/look.ts';
import { answerParts } from './deciding/two-parts.ts';
import type { SentenceEncoder } from './encoding/encoder.ts';
import type { Fitted } from './fitted.ts';
import { numbers } from './numbers.ts';
import type { CouncilIndex } from './ranking/council-index.ts';
import { completeFollowUp } from './reading/follow-up.ts';

/** Search over one council's documents. */
export type CouncilSearch = {
  /** Finds and decides. Never rejects for what a person typed; without an encoder it answers from words alone. */
  readonly find: (question: Omit<Question, 'council'>, encoder: SentenceEncoder | undefined) => Promise<Found>;
  /** One look at a text, as `find` takes it; for measuring. */
  readonly look: Looker['look'];
};

/** Prepares search for a council. */
export function createCouncilSearch(index: CouncilIndex, fitted: Fitted): CouncilSearch {
  const { council, documents } = index.knowledge;
  const looker = createLooker(index, fitted);
  const conclude = createConclude(index, createAbsent(index));
  const foundBy = (look: Look, origin: Origin): Found => ({
    kind: 'found',
    decision: conclude(look, origin),
    evidence: gatherEvidence(look, origin.completedFrom, index, fitted),
  });

  return {
    look: looker.look,
    async find({ text, role, previous }, encoder) {
      const reference = showReferences(text);
      if (reference) return reference;
      const alone = await looker.look(text, role, encoder);
      const followUp = previous === undefined ? undefined : completeFollowUp(previous, text, role);
      const isTalk = alone.verdict.kind === 'small-talk' && (followUp === undefined || isSureTalk(alone));
      if (previous === undefined || followUp === undefined || isTalk) {
        const parts = await answerParts(alone, role, encoder, looker, index, fitted);
        return foundBy(alone, { role, completedFrom: undefined, parts });
      }
      const asker = followUp.role ?? role;
      const [completed, before] = await Promise.all([
        looker.look(followUp.text, asker, encoder),
        looker.look(previous, role, encoder),
      ]);
      const together = lookTogether({ alone, completed, before }, followUp, looker, index);
      return standsAlone(alone, together, followUp)
        ? foundBy(alone, { role, completedFrom: undefined, parts: [] })
        : foundBy(together, { role: asker, completedFrom: previous, parts: [] });
    },
  };

  /** Words that are a reference and nothing else: the clauses themselves. */
  function showReferences(text: string): Found | undefined {
    const found = findClauses(text, council, documents);
    if (found.length === 0) return undefined;
    const look = looker.lookByWords(text, undefined);
    const matches = found.slice(0, numbers.verdict.mostMatches).map((each) => matchOf(each, 1, look, index));
    return {
      kind: 'found',
      decision: {
        matches,
        corrections: [],
        kind: 'answer',
        parts: [],
        also: matches.slice(1, 2),
        bothSides: false,
        next: [],
      },
      evidence: {
        ...gatherEvidence(look, undefined, index, fitted),
        compared: ['The words name a paragraph and nothing else.'],
      },
    };
  }
}
