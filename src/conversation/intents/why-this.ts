import { defined } from '../../defined.ts';
import { type Block, type Reply, reply } from '../../messaging/index.ts';
import { type Evidence, explain, type Found, type Question } from '../../search/index.ts';
import type { HeardTurn } from '../heard-turn.ts';
import type { AskedQuestion } from '../memory-store.ts';

/** Who owns the text answers for it, and may see why a paragraph was found. */
export function mayAskWhy({ speaker }: HeardTurn): boolean {
  return speaker?.kind === 'known' && speaker.person.roles.includes('monitoring-officer');
}

/** The short form of why the last question was answered as it was: it is asked again, so that nothing is kept for it. */
export async function answerWhy(
  recent: readonly AskedQuestion[],
  { knowledge, role }: HeardTurn,
  find: (question: Question) => Promise<Found | { readonly kind: 'unknown-council' }>,
): Promise<Reply> {
  const last = recent.at(-1);
  if (last === undefined) return say('There is no question in the last half hour to say that of.');
  const before = last.isAlone ? undefined : recent.at(-2);
  const found = await find({
    text: last.text,
    council: knowledge.council.id,
    role,
    ...defined({ previous: before?.text }),
  });
  if (found.kind === 'unknown-council') return say('The documents of this council cannot be opened just now.');
  return { ...reply(...describeWhy(last.text, found.evidence)), nature: 'document' };
}

function describeWhy(asked: string, evidence: Evidence): readonly Block[] {
  return [
    { kind: 'heading', text: 'Why this?' },
    { kind: 'paragraph', text: `You asked: "${asked}"` },
    { kind: 'list', items: explain(evidence, 'short').filter((line) => line !== '') },
  ];
}

function say(text: string): Reply {
  return reply({ kind: 'paragraph', text });
}
