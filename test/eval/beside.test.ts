import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CouncilKnowledge } from '../../src/knowledge/index.ts';
import { realKnowledge } from '../support/real-knowledge.ts';
import { openShippedSearch } from '../support/shipped-search.ts';
import { askOwnSentences, putBeside } from './beside.ts';
import { openImportedCouncils } from './councils/open.ts';

let brought: readonly CouncilKnowledge[];
beforeAll(async () => {
  brought = await openImportedCouncils(join(import.meta.dirname, '..', '..', 'knowledge'));
});

describe('a document that was imported beside one that was learned', () => {
  it.each([
    ['derby', 'eskmoor'],
    ['tdc', 'thornsey'],
    ['colchester', 'eskmoor'],
  ])("beside %s's, of %s, is found by its own sentences", { timeout: 240_000 }, async (old, id) => {
    const added = brought.find(({ council }) => council.id === id);
    if (added === undefined) throw new Error(`There is no ${id}.`);
    const { knowledge } = putBeside(await realKnowledge(old), added);
    const search = await openShippedSearch(knowledge);
    const questions = askOwnSentences(old, added);
    const missed: string[] = [];
    for (const { question, accept } of questions) {
      const { decision } = await search.find({ text: question, role: undefined }, undefined);
      if (!accept.includes(decision.matches[0]?.clause.reference ?? '')) missed.push(question);
    }
    expect(missed.length / questions.length, missed.join('\n')).toBeLessThanOrEqual(0.07);
  });

  it('is found by the question that only it answers, and takes nothing from the learned one', async () => {
    const derby = await realKnowledge('derby');
    const sample = derby.documents[0]?.clauses[0];
    const [document] = derby.documents;
    if (sample === undefined || document === undefined) throw new Error('There is no document.');
    const text = 'Officers do not attend party conferences.';
    const clause = {
      ...sample,
      reference: 'derby/conferences#1',
      number: '1',
      headings: [],
      blocks: [{ kind: 'paragraph', text } as const],
      text,
      related: [],
    };
    const added = { ...document, id: 'derby/conferences', title: 'Note on conferences', clauses: [clause] };
    const search = await openShippedSearch({ ...derby, documents: [...derby.documents, added] });
    const first = async (asked: string) =>
      (await search.find({ text: asked, role: undefined }, undefined)).decision.matches[0]?.clause.reference;
    expect(await first('Do officers attend party conferences?')).toBe('derby/conferences#1');
    expect(await first('can an officer come to our group meeting')).not.toBe('derby/conferences#1');
  });
});
