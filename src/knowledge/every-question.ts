import type { Knowledge } from './open-knowledge.ts';

/** So many councils say enough of how people ask. */
const MOST_COUNCILS = 20;

/** Every way of asking that councils' files have, of clauses and of what is dealt with elsewhere. */
export async function everyQuestion(knowledge: Pick<Knowledge, 'councilIds' | 'council'>): Promise<readonly string[]> {
  const questions: string[] = [];
  for (const id of knowledge.councilIds().slice(0, MOST_COUNCILS)) {
    const council = await knowledge.council(id);
    if (council.kind !== 'loaded') continue;
    const { phrasings, signposts } = council.knowledge;
    for (const { ask } of [...phrasings, ...signposts.flatMap((signpost) => signpost.phrasings)]) questions.push(ask);
  }
  return questions;
}
