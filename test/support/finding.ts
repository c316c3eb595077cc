import type { ConversationServices } from '../../src/conversation/index.ts';
import type { Decision, Found } from '../../src/search/index.ts';

/** Search that always finds this. */
export function finding(
  decision: {
    readonly [K in Decision['kind']]: Partial<Extract<Decision, { kind: K }>> & { readonly kind: K };
  }[Decision['kind']],
): ConversationServices['find'] {
  const nothing = {
    matches: [],
    corrections: [],
    also: [],
    near: undefined,
    next: [],
    parts: [],
    among: decision.matches ?? [],
    bothSides: false,
  };
  const evidence: Found['evidence'] = {
    understood: {
      words: [],
      corrections: [],
      self: undefined,
      obliged: undefined,
      conduct: undefined,
      concepts: [],
      attribute: undefined,
      completed: undefined,
    },
    candidates: [],
    judgement: { features: [], constant: 0, relevance: 0 },
    compared: ['Nothing was compared.'],
  };
  return async () => ({ kind: 'found', decision: { ...nothing, ...decision } as Decision, evidence });
}
