import { beforeAll, describe, expect, it } from 'vitest';
import type { Clause, CouncilKnowledge } from '../../src/knowledge/index.ts';
import { createAbsent } from '../../src/search/deciding/absent.ts';
import { prepareCouncil } from '../../src/search/ranking/council-index.ts';
import { tinyKnowledge, tinyKnowledgeFolder } from './tiny-knowledge.ts';

let tiny: CouncilKnowledge;
beforeAll(async () => {
  tiny = await tinyKnowledge(await tinyKnowledgeFolder());
});

/** The harbour's three rules, then these, with thirty of no interest between. */
function withClauses(...texts: readonly string[]): CouncilKnowledge {
  const [document] = tiny.documents;
  const sample = document?.clauses[0];
  if (document === undefined || sample === undefined) throw new Error('There is no document.');
  const dull = Array.from({ length: 30 }, (_, at) => `Rope ${at} is kept dry.`);
  const more = [...dull, ...texts].map((text, at): Clause => {
    const number = `${at + 4}`;
    const blocks = [{ kind: 'paragraph', text } as const];
    return { ...sample, reference: `harbour/rules#${number}`, number, label: `paragraph ${number}`, text, blocks };
  });
  return { ...tiny, documents: [{ ...document, clauses: [...document.clauses, ...more] }] };
}

async function lackedBy(knowledge: CouncilKnowledge, text: string) {
  const index = await prepareCouncil({ knowledge, shared: undefined, embeddingOf: () => undefined });
  const clause = index.find('harbour/rules#3')?.clause;
  if (clause === undefined) throw new Error('There is no paragraph 3.');
  return createAbsent(index)(clause, index.read(text, undefined));
}

describe('what a clause says nothing of', () => {
  it('is told where the whole document says nothing of it', async () => {
    expect(await lackedBy(withClauses(), 'how long may dogs stay on the quay')).toBe('how-long');
  });

  it('is not told where a paragraph on the same subject says it, however far off', async () => {
    const knowledge = withClauses('Dogs may stay on the quay for two hours.');
    expect(await lackedBy(knowledge, 'how long may dogs stay on the quay')).toBeUndefined();
  });

  it('is told where what says it is on another subject', async () => {
    const knowledge = withClauses('A crane is hired for two hours.');
    expect(await lackedBy(knowledge, 'how long may dogs stay on the quay')).toBe('how-long');
  });

  it('is not told where nothing is asked for beyond the subject', async () => {
    expect(await lackedBy(withClauses(), 'may dogs stay on the quay')).toBeUndefined();
  });
});
