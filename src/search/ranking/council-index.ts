import {
  type Clause,
  type CouncilDocument,
  type CouncilKnowledge,
  type FoundClause,
  findByReference,
  type Side,
} from '../../knowledge/index.ts';
import { type Conducts, readConducts } from '../clauses/conducts.ts';
import { coveredTopics } from '../clauses/covered.ts';
import { readDuty } from '../clauses/duty.ts';
import { isFiller } from '../clauses/filler.ts';
import { findLimits, type Limits } from '../clauses/limits.ts';
import { readFitted } from '../fitted.ts';
import { embed, sharesOf, toBytes } from '../learning/embedding.ts';
import { ownSide, scoreOwing } from '../learning/owing.ts';
import type { SharedModel } from '../learning/shared-model.ts';
import { clauseOf, createGathering, type Exemplar, keyOf, listExemplars, type Target } from '../learning/targets.ts';
import { createConceptFinder } from '../reading/concepts.ts';
import { isEnglishWord } from '../reading/english-words.ts';
import { type Features, readFeatures } from '../reading/features.ts';
import { createPlainReader } from '../reading/plain-words.ts';
import { createWordReader } from '../reading/question-words.ts';
import { createQuestionReader, type QuestionReader, type Reading } from '../reading/reading.ts';
import { stem } from '../reading/stems.ts';
import { readTerms } from '../reading/terms.ts';
import { createTypoCorrector } from '../reading/typos.ts';
import { createClauseMeaning } from './clause-meaning.ts';
import { createDocumentTexts, type DocumentTexts } from './document-texts.ts';
import type { KeepPrepared } from './keep-prepared.ts';
import { createLexicalRanking } from './lexical.ts';
import { createOwnCoverage } from './own-words.ts';
import { openPool } from './pool.ts';
import type { Ranked, Signals } from './rank.ts';
import type { Unencoded } from './read-entries.ts';
import { readTexts, WORTH_KEEPING } from './read-texts.ts';
import { allStages, type StageSwitches } from './stages.ts';
import { bridgeTicked, crossBridge, crossTo, type TopicShares } from './topic-bridge.ts';
import { topicReaderOf } from './topic-reader.ts';
import { createTranslatedRanking } from './translated-ranking.ts';

/** What there is to answer from. */
export type Learned = {
  readonly knowledge: CouncilKnowledge;
  readonly shared: SharedModel | undefined;
  /** A text's embedding with its sentence vector, by its words; undefined where it has not been encoded yet. */
  readonly embeddingOf: (words: string, features: Features) => Int8Array | undefined;
};

/** A council prepared for questions. */
export type CouncilIndex = Ranked &
  DocumentTexts & {
    readonly knowledge: CouncilKnowledge;
    readonly exemplars: readonly Exemplar[];
    /** Places in the pool of the exemplars of a target. */
    readonly entriesOf: (at: number) => readonly number[];
    readonly placeOf: (target: Target) => number | undefined;
    readonly limits: Limits;
    readonly filler: ReadonlySet<string>;
    readonly dutyOf: (reference: string) => { readonly by: Side; readonly to: Side } | undefined;
    readonly conducts: Conducts;
    readonly find: (reference: string) => FoundClause | undefined;
    readonly read: QuestionReader;
    readonly isKnownStem: (stemmed: string) => boolean;
    /** A document's sentence or heading as it is encoded. */
    readonly wordsOf: (text: string) => readonly string[];
    /** `vector` is the question's sentence vector; undefined where there is none, or it is not worth the time. */
    readonly signals: (reading: Reading, vector: Float32Array | undefined) => Signals;
    /** Texts that have not been encoded yet. */
    readonly unencoded: readonly Unencoded[];
  };

type WordSignals = Pick<Signals, 'words' | 'covered' | 'bm25' | 'translated' | 'duty'>;

const { topics: topicWeights } = readFitted();

/**
 * Prepares a council. Gives way to other work in between: a council with 13,000 phrasings takes about a second, and a tenth of it where
 * it was prepared before and `keep` has that.
 */
export async function prepareCouncil(
  { knowledge, shared, embeddingOf }: Learned,
  use: StageSwitches = allStages,
  keep?: KeepPrepared,
): Promise<CouncilIndex> {
  const concepts = use.concepts ? knowledge.concepts : [];
  const findConcepts = createConceptFinder(concepts);
  const readExactly = createWordReader(knowledge.abbreviations, undefined);
  const covered = coveredTopics(knowledge);
  const exemplars = listExemplars(knowledge).filter(
    ({ target, source }) =>
      (target.kind !== 'signpost' || !covered.has(target.topic)) && (use.asked || source === 'sentence'),
  );
  const clauses = knowledge.documents.flatMap((document) => document.clauses.map((clause) => ({ document, clause })));
  const targets: Target[] = clauses.map(({ clause: { reference } }) => ({ kind: 'clause', reference }));
  const places = new Map(targets.map((target, at) => [keyOf(target), at]));
  for (const { target } of exemplars)
    if (!places.has(keyOf(target))) {
      places.set(keyOf(target), targets.length);
      targets.push(target);
    }

  const embedding = use.meaning ? shared?.embedding : undefined;
  const featuresOf = (text: string) => readFeatures(readExactly(text).words, undefined, findConcepts, use);
  const texts = clauses.map(({ clause: { headings, text } }) => featuresOf([...headings.slice(-1), text].join(' ')));
  const clauseMeaning = embedding && createClauseMeaning(texts, embedding);
  const topicReader = embedding && topicReaderOf(knowledge, embedding, embeddingOf, keep);
  const placeOf = (target: Target) => places.get(keyOf(target)) ?? 0;
  const readers = { read: readExactly, findConcepts, embedding, embeddingOf, use, topicReader };
  const readAll = () => readTexts(exemplars, { placeOf, count: targets.length, wholes: texts }, readers);
  const isWorthKeeping = keep !== undefined && exemplars.length >= WORTH_KEEPING;
  const made = await (isWorthKeeping ? keep.onceInTime([knowledge, use], readAll) : readAll());
  const { unencoded, members, bridge } = made;
  const pool = openPool(made.pool);
  const counts = new Map(Object.keys(knowledge.abbreviations).map((short) => [short.toLowerCase(), 5]));
  for (const [word, count] of made.counts) counts.set(word, (counts.get(word) ?? 0) + count);
  const stems = new Set([...counts.keys()].map(stem));
  const correct = createTypoCorrector(counts);
  const read = createWordReader(
    knowledge.abbreviations,
    use.typos ? (word) => (isEnglishWord(word) ? undefined : correct(word)) : undefined,
    createPlainReader(knowledge.plainWords),
  );
  const termsOf = (text: string) => readTerms(readExactly(text).words, findConcepts);
  const rankByWords = createLexicalRanking(knowledge.documents, termsOf);
  const rankTranslated = shared && createTranslatedRanking(knowledge.documents, termsOf);
  const duties = new Map(
    clauses.flatMap(({ clause }) => {
      const duty = clause.duty ?? (clause.status === 'adopted' ? readDuty(clause) : undefined);
      return duty ? [[clause.reference, duty] as const] : [];
    }),
  );
  const topics = new Map<number, string[]>();
  for (const { reference, topic } of knowledge.ticks) {
    const at = places.get(keyOf({ kind: 'clause', reference: clauseOf(reference) }));
    if (at !== undefined) topics.set(at, [...(topics.get(at) ?? []), topic.id]);
  }
  const ticked = bridgeTicked(topics);
  const coverage = createOwnCoverage(
    exemplars.flatMap(({ target, source, text }) => {
      const at = places.get(keyOf(target));
      return source === 'sentence' && at !== undefined ? [{ at, stems: termsOf(text).stems }] : [];
    }),
    targets.length,
    pool.rarity,
  );
  const none: ReadonlyMap<string, number> = new Map();
  const nowhere = new Float32Array();
  const nothing = { targets: none, items: none, wholes: none };
  const noTopics: TopicShares = { on: none, near: none };
  const gatherLabels = createGathering(embedding?.groups.get(knowledge.council.id)?.keys ?? []);
  const found = new Map<string, FoundClause | undefined>();
  const said = new WeakMap<Reading, WordSignals>();
  const documentTexts = createDocumentTexts(readExactly, findConcepts, shared?.translations ?? new Map(), use);

  return {
    knowledge,
    exemplars,
    targets,
    keys: targets.map(keyOf),
    rankable: [...targets.keys()].filter(
      (at) => targets[at]?.kind === 'clause' || pool.counts[at] !== 0 || pool.topicCounts[at] !== 0,
    ),
    pool,
    unencoded,
    entriesOf: (at) => members.get(at) ?? [],
    topicsOf: (at) => topics.get(at) ?? [],
    placeOf: (target) => places.get(keyOf(target)),
    background: backgroundOf(knowledge.documents),
    filler: new Set(clauses.filter(({ clause }) => isFiller(clause)).map(({ clause }) => clause.reference)),
    limits: new Map(knowledge.documents.flatMap((document) => [...findLimits(document.clauses)])),
    dutyOf: (reference) => duties.get(reference),
    conducts: readConducts(exemplars, knowledge.signposts),
    textOf: (entry) => exemplars[entry]?.text ?? '',
    provenanceOf: (entry) => exemplars[entry]?.provenance,
    find(reference) {
      if (!found.has(reference)) found.set(reference, findByReference(reference, knowledge.documents));
      return found.get(reference);
    },
    read: createQuestionReader(read, findConcepts, use),
    isKnownStem: (stemmed) => stems.has(stemmed) || shared?.translations.has(stemmed) === true,
    ...documentTexts,
    wordsOf: (text) => readExactly(text).words,
    signals(reading, vector) {
      const { features } = reading;
      const embedded = embedding && embed(embedding, features, vector);
      const labels = embedded && embedding && sharesOf(embedding, knowledge.council.id, embedded);
      const { targets: learned, items, wholes } = labels ? gatherLabels(labels) : nothing;
      const asked =
        topicReader && embedded
          ? topicReader.read({ features, embedded }, 'asks', topicWeights[vector ? 'withMeaning' : 'withoutMeaning'])
          : noTopics;
      const bytes = embedded && toBytes(embedded);
      return {
        ...byWords(reading),
        meaning: bytes && pool.byMeaning(bytes),
        whole: (bytes && clauseMeaning?.(bytes)) ?? nowhere,
        learned,
        items,
        wholes,
        topics: asked,
        bridged: bridge && crossBridge(bridge, asked, targets.length),
        ticked: crossTo(ticked, asked, targets.length),
      };
    },
  };

  /** What words alone say, kept with the reading: with a sentence vector it is asked for again. */
  function byWords(reading: Reading): WordSignals {
    const known = said.get(reading);
    if (known) return known;
    const { features, terms, words, speaker } = reading;
    const owing = use.speaker && shared?.owing ? scoreOwing(shared.owing, words, speaker) : 0;
    const own = ownSide(speaker);
    const now: WordSignals = {
      words: pool.byWords(features),
      covered: coverage(terms.stems),
      bm25: use.bm25 ? rankByWords(terms) : none,
      translated: use.translations && rankTranslated ? rankTranslated(documentTexts.ledTo(terms)) : none,
      duty: new Map([...duties].map(([reference, { by }]) => [reference, by === own ? owing : -owing])),
    };
    said.set(reading, now);
    return now;
  }
}

/** Reports and proposals, where there is an adopted document beside them. */
function backgroundOf(documents: readonly CouncilDocument[]): ReadonlySet<string> {
  if (documents.every(({ status }) => status !== 'adopted')) return new Set();
  return new Set(
    documents.flatMap(({ clauses }) =>
      clauses.filter(({ status }: Clause) => status !== 'adopted').map(({ reference }) => reference),
    ),
  );
}
