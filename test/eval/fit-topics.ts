/**
 * Fits the weights with which topics are read, in `src/search/fitted.json`, on questions to clauses whose topics a person ticked, and on
 * the sentences of those clauses: of councils that nothing was learned of. Prints, leaving each council out in turn, how
 * often a right topic is first, among three, among ten. Run it before `fit.ts`. Usage: node test/eval/fit-topics.ts FILE.jsonl... [--write]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CouncilKnowledge, Side } from '../../src/knowledge/index.ts';
import { openUniversalSentenceEncoder } from '../../src/search/encoding/universal-sentence-encoder.ts';
import type { Fitted } from '../../src/search/fitted.ts';
import { type Embedding, embed, toBytes } from '../../src/search/learning/embedding.ts';
import { encodeAll } from '../../src/search/learning/encode-all.ts';
import { openVectorCache } from '../../src/search/learning/vector-cache.ts';
import { createTopicReader, type TopicWeights, topicFeatureNames } from '../../src/search/ranking/topic-reader.ts';
import { createConceptFinder } from '../../src/search/reading/concepts.ts';
import { readFeatures } from '../../src/search/reading/features.ts';
import { createWordReader } from '../../src/search/reading/question-words.ts';
import { splitSentences } from '../../src/search/reading/sentences.ts';
import { openImportedCouncils } from './councils/open.ts';
import { type Choice, fitChoices } from './logit.ts';
import { readQuestions } from './questions.ts';
import { knowledgeFolder, loadCouncils } from './regimes.ts';
import { cacheFolder, learnFor } from './shared-models.ts';
import { listTopicTexts } from './topic-texts.ts';

const size = topicFeatureNames.length;
const held = 3e-4;
const longest = 60;

const encoder = await openUniversalSentenceEncoder();
const councils = await loadCouncils();
const imported = await openImportedCouncils(knowledgeFolder);
const questions = process.argv
  .slice(2)
  .filter((word) => !word.startsWith('--'))
  .flatMap(readQuestions)
  .filter(({ previous, answerable }) => previous === undefined && answerable);

type Row = { readonly choice: Choice; readonly council: string; readonly of: string };
const rows: Record<keyof Fitted['topics'], Row[]> = { withMeaning: [], withoutMeaning: [], about: [] };

const { embedding } = await learnFor('all', councils, encoder);
for (const knowledge of imported)
  if (knowledge.ticks.length > 0 && embedding !== undefined) await addRows(knowledge, embedding);

async function addRows(knowledge: CouncilKnowledge, embedding: Embedding): Promise<void> {
  const read = createWordReader(knowledge.abbreviations, undefined);
  const findConcepts = createConceptFinder(knowledge.concepts);
  const wordsOf = (text: string) => read(text).words.slice(0, longest);
  const ticked = Map.groupBy(knowledge.ticks, ({ reference }) => reference);
  const rightOf = (references: readonly string[]) =>
    new Set(references.flatMap((reference) => (ticked.get(reference) ?? []).map(({ topic }) => topic.id)));
  const asked = questions
    .filter(({ council }) => council === knowledge.council.id)
    .map(({ question, role, accept }) => ({ text: question, role, of: question, right: rightOf(accept) }))
    .filter(({ right }) => right.size > 0);
  const said = knowledge.documents
    .flatMap(({ clauses }) => clauses)
    .filter(({ reference }) => ticked.has(reference))
    .flatMap(({ reference, blocks }) =>
      blocks.flatMap(({ text }) =>
        splitSentences(text).map((sentence) => ({
          text: sentence,
          role: 'unknown' as const,
          of: reference,
          right: rightOf([reference]),
        })),
      ),
    );
  const library = listTopicTexts(knowledge);
  await encodeAll(
    [...asked, ...said].map(({ text }) => wordsOf(text).join(' ')),
    encoder,
    cacheFolder,
  );
  await encodeAll(library, encoder, cacheFolder);
  const cache = await openVectorCache(cacheFolder, encoder.id);
  const reader = createTopicReader(knowledge, embedding, (words, features) => {
    const vector = cache.get(words);
    return vector && toBytes(embed(embedding, features, vector));
  });

  const add = (
    into: Row[],
    { text, role, of, right }: { text: string; role: Side | 'unknown'; of: string; right: ReadonlySet<string> },
    withMeaning: boolean,
  ) => {
    const words = wordsOf(text);
    const features = readFeatures(words, role === 'unknown' ? undefined : role, findConcepts);
    const embedded = embed(embedding, features, withMeaning ? cache.get(words.join(' ')) : undefined);
    const choice = {
      features: reader.featuresOf({ features, embedded }, into === rows.about ? 'provides' : 'asks'),
      right: Uint8Array.from(reader.ids, (topic) => (right.has(topic) ? 1 : 0)),
      weight: 1,
    };
    into.push({ choice, council: knowledge.council.id, of });
  };
  for (const each of asked) {
    add(rows.withMeaning, each, true);
    add(rows.withoutMeaning, each, false);
  }
  for (const each of said) add(rows.about, each, true);
}

/** How often a right topic is first, among three and among ten. */
function describe(some: readonly Row[], weights: ArrayLike<number>): string {
  const places = some.map(({ choice: { features, right } }) => {
    const sums = [...right.keys()].map((row) => {
      let sum = 0;
      for (let at = 0; at < size; at += 1) sum += (weights[at] as number) * (features[row * size + at] as number);
      return { sum, isRight: right[row] === 1 };
    });
    return sums.sort((one, other) => other.sum - one.sum).findIndex(({ isRight }) => isRight);
  });
  const within = (most: number) => (places.filter((place) => place < most).length / places.length).toFixed(3);
  return `first ${within(1)}, three ${within(3)}, ten ${within(10)} of ${places.length}`;
}

const classifier = topicFeatureNames.map((name) => (name === 'learned' ? 1 : 0));
const found: Partial<Record<keyof Fitted['topics'], TopicWeights>> = {};
for (const [name, some] of Object.entries(rows) as [keyof Fitted['topics'], Row[]][]) {
  const fitted = (of: readonly Row[]) =>
    fitChoices(
      of.map(({ choice }) => choice),
      size,
      held,
    );
  for (const council of new Set(some.map((each) => each.council))) {
    const weights = fitted(some.filter((each) => each.council !== council));
    const own = some.filter((each) => each.council === council);
    console.log(`${name} ${council}: classifier ${describe(own, classifier)}; all ${describe(own, weights)}`);
  }
  const weights = fitted(some);
  found[name] = Object.fromEntries(
    topicFeatureNames.map((feature, at) => [feature, Math.round((weights[at] ?? 0) * 1000) / 1000]),
  ) as TopicWeights;
  console.log(name, JSON.stringify(found[name]));
}
if (process.argv.includes('--write')) {
  const file = join(import.meta.dirname, '..', '..', 'src', 'search', 'fitted.json');
  const known = JSON.parse(readFileSync(file, 'utf8')) as Fitted;
  writeFileSync(file, `${JSON.stringify({ ...known, topics: found }, null, 2)}\n`);
}
