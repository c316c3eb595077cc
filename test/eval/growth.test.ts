import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CouncilKnowledge, Phrasing } from '../../src/knowledge/index.ts';
import { createCouncilSearch } from '../../src/search/council-search.ts';
import { readFitted } from '../../src/search/fitted.ts';
import { SHARED_MODEL_FILE_NAME, VECTORS_FILE_NAME } from '../../src/search/index.ts';
import { decodeShared, nameOf, type SharedModel } from '../../src/search/learning/shared-model.ts';
import { keyOfText, readVectors, type VectorTable } from '../../src/search/learning/vectors.ts';
import { prepareCouncil } from '../../src/search/ranking/council-index.ts';
import { realKnowledge } from '../support/real-knowledge.ts';
import { type LabelledQuestion, readQuestions } from './questions.ts';

const knowledgeFolder = join(import.meta.dirname, '..', '..', 'knowledge');
const questions = ['fresh-a', 'fresh-b', 'fresh-c', 'fresh-d', 'fresh-e']
  .flatMap((name) => readQuestions(join(import.meta.dirname, `${name}.jsonl`)))
  .filter(({ council, answerable }) => council === 'tdc' && answerable);

let whole: CouncilKnowledge;
let shared: SharedModel;
let table: VectorTable;

beforeAll(async () => {
  whole = await realKnowledge('tdc');
  const model = decodeShared(await readFile(join(knowledgeFolder, SHARED_MODEL_FILE_NAME)));
  table = await readVectors(join(knowledgeFolder, VECTORS_FILE_NAME), nameOf(model));
  // As of a council that nothing was learned of: its own group of labels is taken out.
  const groups = new Map([...(model.embedding?.groups ?? [])].filter(([group]) => group !== 'tdc'));
  shared = { ...model, embedding: model.embedding && { ...model.embedding, groups } };
});

const clauseOf = ({ reference }: Phrasing) => reference.replace(/(?:\([a-z]\)|\[\d+\])$/, '');

/** The first so many phrasings of each clause, in a fixed order that mixes their writers. */
function withPhrasings(mostOf: (place: number) => number): CouncilKnowledge {
  const taken = new Map<string, number>();
  const places = new Map<string, number>();
  const mixed = whole.phrasings
    .map((phrasing, at) => ({ phrasing, order: (at * 7919) % 104_729 }))
    .sort((one, other) => one.order - other.order);
  const phrasings = mixed.flatMap(({ phrasing }) => {
    const clause = clauseOf(phrasing);
    if (!places.has(clause)) places.set(clause, places.size);
    const count = taken.get(clause) ?? 0;
    taken.set(clause, count + 1);
    return count < mostOf(places.get(clause) ?? 0) ? [phrasing] : [];
  });
  return { ...whole, phrasings, nearMisses: [], ticks: [] };
}

/** Which questions find an acceptable clause first, by words alone. */
async function rightOf(knowledge: CouncilKnowledge): Promise<ReadonlySet<LabelledQuestion>> {
  const embeddingOf = (words: string) => table.get(keyOfText(words));
  const search = createCouncilSearch(await prepareCouncil({ knowledge, shared, embeddingOf }), readFitted());
  const right = new Set<LabelledQuestion>();
  for (const question of questions) {
    const role = question.role === 'unknown' ? undefined : question.role;
    const { matches } = (await search.find({ text: question.question, role }, undefined)).decision;
    if (question.accept.includes(matches[0]?.clause.reference ?? '')) right.add(question);
  }
  return right;
}

const shareOf = (right: ReadonlySet<LabelledQuestion>, some: readonly LabelledQuestion[]) =>
  some.filter((question) => right.has(question)).length / some.length;

describe('phrasings, however many and wherever', () => {
  it('make a council better the more there are, from the first on', { timeout: 240_000 }, async () => {
    const rights: ReadonlySet<LabelledQuestion>[] = [];
    for (const most of [0, 1, 3, 10, 25]) rights.push(await rightOf(withPhrasings(() => most)));
    const counts = rights.map(({ size }) => size);
    // Of 161 questions some 12 change from one number to the next, either way. More lost than two standard errors is no chance.
    for (const [at, now] of rights.slice(1).entries()) {
      const before = rights[at] ?? now;
      const lost = [...before].filter((question) => !now.has(question)).length;
      const gained = [...now].filter((question) => !before.has(question)).length;
      expect(lost - gained, `${counts}`).toBeLessThanOrEqual(2 * Math.sqrt(lost + gained));
    }
    // One number beside another is chance again; three or more of each clause beside one or none are not. Without any, the right
    // clause is first in .79 already.
    const meanOf = (some: readonly number[]) => some.reduce((sum, each) => sum + each, 0) / some.length;
    expect(meanOf(counts.slice(2)), `${counts}`).toBeGreaterThan(meanOf(counts.slice(0, 2)));
  });

  it('on a third of the clauses take next to nothing from the others', { timeout: 240_000 }, async () => {
    const isPhrased = new Map<string, boolean>();
    const places = new Map<string, number>();
    const uneven = withPhrasings((place) => (place % 3 === 0 ? 25 : 0));
    for (const phrasing of whole.phrasings) {
      const clause = clauseOf(phrasing);
      if (!places.has(clause)) places.set(clause, places.size);
    }
    for (const phrasing of uneven.phrasings) isPhrased.set(clauseOf(phrasing), true);
    const others = questions.filter(({ accept }) => accept.every((clause) => !isPhrased.get(clause)));
    const phrased = questions.filter((question) => !others.includes(question));
    const [before, after] = [await rightOf(withPhrasings(() => 0)), await rightOf(uneven)];
    expect(shareOf(after, phrased)).toBeGreaterThan(shareOf(before, phrased));
    // Of 45 questions, three are chance.
    expect(shareOf(after, others)).toBeGreaterThanOrEqual(shareOf(before, others) - 0.07);
  });

  it('leave a clause that was added later and has none to be found', { timeout: 240_000 }, async () => {
    const [document] = whole.documents;
    const sample = document?.clauses[0];
    if (document === undefined || sample === undefined) throw new Error('There is no document.');
    const text = 'Drones may be flown over council land only with the written consent of the Managing Director.';
    const added = {
      ...sample,
      reference: `${document.id}#9.3`,
      number: '9.3',
      label: 'paragraph 9.3',
      headings: ['Drones'],
    };
    const clause = { ...added, blocks: [{ kind: 'paragraph', text } as const], text, related: [] };
    const knowledge = { ...whole, documents: [{ ...document, clauses: [...document.clauses, clause] }] };
    const search = createCouncilSearch(
      await prepareCouncil({ knowledge, shared, embeddingOf: (words) => table.get(keyOfText(words)) }),
      readFitted(),
    );
    for (const asked of ['may I fly a drone over council land', 'who gives consent for drones', 'drone flying']) {
      const { matches } = (await search.find({ text: asked, role: undefined }, undefined)).decision;
      // Two words alone may mean the public's flying too.
      const among = asked.split(' ').length > 2 ? 1 : 2;
      expect(
        matches.slice(0, among).map(({ clause: { number } }) => number),
        asked,
      ).toContain('9.3');
    }
  });
});
