import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CouncilKnowledge } from '../../src/knowledge/index.ts';
import { readFitted } from '../../src/search/fitted.ts';
import { SHARED_MODEL_FILE_NAME, VECTORS_FILE_NAME } from '../../src/search/index.ts';
import { type Embedding, embed } from '../../src/search/learning/embedding.ts';
import { decodeShared, nameOf } from '../../src/search/learning/shared-model.ts';
import { keyOfText, readVectors } from '../../src/search/learning/vectors.ts';
import { type TopicReader, topicReaderOf } from '../../src/search/ranking/topic-reader.ts';
import { createConceptFinder } from '../../src/search/reading/concepts.ts';
import { readFeatures } from '../../src/search/reading/features.ts';
import { createWordReader } from '../../src/search/reading/question-words.ts';
import { realKnowledge } from '../support/real-knowledge.ts';

const folder = join(import.meta.dirname, '..', '..', 'knowledge');
const { topics: weights } = readFitted();
let knowledge: CouncilKnowledge;
let embedding: Embedding;
let reader: TopicReader;

beforeAll(async () => {
  knowledge = await realKnowledge('derby');
  const model = decodeShared(await readFile(join(folder, SHARED_MODEL_FILE_NAME)));
  if (model.embedding === undefined) throw new Error('Nothing was learned.');
  embedding = model.embedding;
  const table = await readVectors(join(folder, VECTORS_FILE_NAME), nameOf(model));
  reader = topicReaderOf(knowledge, embedding, (words) => table.get(keyOfText(words)));
});

/** The likeliest topic of a text, by words alone; what is near it counts for it. */
function topicOf(text: string, relation: 'asks' | 'provides'): string {
  const { words } = createWordReader(knowledge.abbreviations, undefined)(text);
  const features = readFeatures(words, undefined, createConceptFinder(knowledge.concepts));
  const read = { features, embedded: embed(embedding, features, undefined) };
  const shares = reader.read(read, relation, weights[relation === 'asks' ? 'withoutMeaning' : 'about']);
  const all = [...shares.on, ...shares.near];
  expect(all.reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(1, 5);
  const [[first] = ['']] = all.sort((one, other) => other[1] - one[1]);
  return first;
}

describe('the topics of the library', () => {
  it.each([
    ['a builder wants to buy me dinner, do I have to write that down', 'gifts-and-hospitality'],
    ['can I join the committee from my kitchen by video', 'remote-meetings'],
    ['I want to hand in four hundred signatures about the crossing', 'petitions'],
  ])('are told from a question: "%s" asks for %s', (text, topic) => {
    expect(topicOf(text, 'asks')).toBe(topic);
  });

  it.each([
    ['Any present worth more than thirty pounds shall be written in the register of gifts.', 'gifts-and-hospitality'],
    ['A councillor may present a petition, and the lead petitioner is told what became of it.', 'petitions'],
  ])('are told from a clause: "%s" provides for %s', (text, topic) => {
    expect(topicOf(text, 'provides')).toBe(topic);
  });

  it('are read by one reader for all councils', () => {
    expect(topicReaderOf(knowledge, embedding, () => undefined)).toBe(reader);
  });
});
