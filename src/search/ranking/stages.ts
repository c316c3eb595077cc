import type { Clause, CouncilDocument, CouncilKnowledge, Side } from '../../knowledge/index.ts';
import type { SentenceEncoder } from '../encoding/encoder.ts';
import { longestEncoded } from '../encoding/encoder.ts';
import { clauseOfLabel, type Label } from '../learning/examples.ts';
import {
  compareSentences,
  type LearnedModel,
  scoreMeaning,
  scoreOutsideMeaning,
  scoreOutsideWords,
  scoreWords,
} from '../learning/learned-model.ts';
import { createLesson, readLesson } from '../learning/lesson.ts';
import { ownSide, scoreOwing } from '../learning/owing.ts';
import type { SharedModel } from '../learning/shared-model.ts';
import { createConceptFinder } from '../reading/concepts.ts';
import { isEnglishWord } from '../reading/english-words.ts';
import { type Features, readFeatures } from '../reading/features.ts';
import { createWordReader, shareKnown } from '../reading/question-words.ts';
import { readSpeaker } from '../reading/speaker.ts';
import { stem } from '../reading/stems.ts';
import { readTerms } from '../reading/terms.ts';
import { createTypoCorrector } from '../reading/typos.ts';
import { createExemplarIndex } from './exemplars.ts';
import { createLexicalRanking } from './lexical.ts';
import { createTranslatedRanking } from './translated-ranking.ts';

/** Which stages are on: for measuring what each brings. */
export type StageSwitches = {
  readonly typos: boolean;
  readonly lexical: boolean;
  readonly translations: boolean;
  readonly phrasings: boolean;
  readonly concepts: boolean;
  readonly speaker: boolean;
  readonly words: boolean;
  readonly meaning: boolean;
};

export const allStages: StageSwitches = {
  typos: true,
  lexical: true,
  translations: true,
  phrasings: true,
  concepts: true,
  speaker: true,
  words: true,
  meaning: true,
};

/** What the stages say of one question. Labels are those of the model and every clause; arrays go by their place. */
export type StageScores = {
  /** Logits from what was learned of words, and of sentence vectors; undefined where that stage has nothing to say. */
  readonly words: Float32Array | undefined;
  readonly meaning: Float32Array | undefined;
  /** How strongly words and meaning speak for "not answered in these documents", above 0 for and below 0 against. */
  readonly outside: { readonly words: number; readonly meaning: number };
  /** By target (clause, near miss, signpost, talk): likeness to the best phrasings, from 0 to 1. */
  readonly phrasings: Float32Array | undefined;
  /** By label: cosine with the most alike sentence of the documents; undefined without an encoder. */
  readonly sentences: Float32Array | undefined;
  /** By clause reference, 1 for the best. */
  readonly lexical: ReadonlyMap<string, number> | undefined;
  /** The same by words that questions of other councils were answered with. */
  readonly translations: ReadonlyMap<string, number> | undefined;
  /**
   * By clause that obliges one side: above 0 where that side would owe what is asked about, below 0 where the other would. Before
   * anything was learned only clauses that have a mirror are weighed, by 1 and -1.
   */
  readonly duty: ReadonlyMap<string, number> | undefined;
  /** By clause that a plain question can only mean, and not the clause that mirrors it: that mirror. */
  readonly insteadOf: ReadonlyMap<string, string>;
  /** Share of the telling words that are known, from 0 to 1. */
  readonly known: number;
  readonly corrections: readonly (readonly [string, string])[];
  readonly features: Features;
};

/** The stages of one council, ready to look at questions. */
export type Stages = {
  /** Labels of the model's logits. */
  readonly labels: readonly Label[];
  /** Everything a question can be about, items put with their clause. */
  readonly targets: readonly Label[];
  /** False for a council that has just imported its documents: nobody has written yet how people ask. */
  readonly hasPhrasings: boolean;
  /** Features of a document's sentence, to set beside a question's. */
  readonly readText: (text: string) => Features;
  readonly look: (text: string, role: Side | undefined, encoder: SentenceEncoder | undefined) => Promise<StageScores>;
};

/** What there is to answer from. */
export type Learned = {
  readonly knowledge: CouncilKnowledge;
  /** What was learned from the council's own files, if anything was yet. */
  readonly model: LearnedModel | undefined;
  /** What was learned from other councils' phrasings, for a council that has none. */
  readonly shared: SharedModel | undefined;
};

/** Prepares the stages from a council's knowledge and what was learned. */
export function createStages({ knowledge, model, shared }: Learned, use: StageSwitches = allStages): Stages {
  const concepts = use.concepts ? knowledge.concepts : [];
  const findConcepts = createConceptFinder(concepts);
  const lesson = readLesson({ ...createLesson(knowledge), concepts });
  const counts = new Map<string, number>();
  for (const short of Object.keys(knowledge.abbreviations)) counts.set(short.toLowerCase(), 5);
  for (const { words } of lesson) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const stems = new Set([...counts.keys()].map(stem));

  const correct = createTypoCorrector(counts);
  const read = createWordReader(
    knowledge.abbreviations,
    use.typos ? (word) => (isEnglishWord(word) ? undefined : correct(word)) : undefined,
  );
  const labels = model?.labels ?? [];
  const clauses = knowledge.documents.flatMap((document) => document.clauses.map(({ reference }) => reference));
  const targets = [
    ...new Set([...clauses, ...lesson.map(({ label }) => clauseOfLabel(label)), ...labels.map(clauseOfLabel)]),
  ];
  const targetAt = new Map(targets.map((target, at) => [target, at]));
  const compare = createExemplarIndex(
    lesson.map(({ label, features }) => ({ target: targetAt.get(clauseOfLabel(label)) ?? 0, features })),
    targets.length,
  );
  const readExactly = createWordReader(knowledge.abbreviations, undefined);
  const termsOf = (text: string) => readTerms(readExactly(text).words, findConcepts);
  const rank = createLexicalRanking(knowledge.documents, termsOf);
  const rankTranslated =
    shared && use.translations ? createTranslatedRanking(knowledge.documents, termsOf, shared.translations) : undefined;
  const owing = model?.owing ?? shared?.owing;

  const mirrors = listMirrors(knowledge.documents);
  const obliging = knowledge.documents.flatMap(({ clauses }) => clauses.filter(({ duty }) => duty !== undefined));
  /** Sentences of the documents are few and come again and again. */
  const readBefore = new Map<string, Features>();
  const readText = (text: string): Features => {
    const known = readBefore.get(text);
    if (known) return known;
    const features = readFeatures(readExactly(text).words, undefined, findConcepts, { ...use, speaker: false });
    readBefore.set(text, features);
    return features;
  };

  return {
    labels,
    targets,
    hasPhrasings: knowledge.phrasings.length > 0,
    readText,
    async look(text, role, encoder) {
      const { words, corrections } = read(text);
      const features = readFeatures(words, role, findConcepts, use);
      const terms = readTerms(words, findConcepts);
      const speaker = use.speaker ? readSpeaker(words, role) : undefined;
      const vector = use.meaning && model?.meaning && encoder ? await encode(encoder, words) : undefined;
      return {
        words: model && use.words ? scoreWords(model, features) : undefined,
        meaning: model && vector && encoder ? scoreMeaning(model, vector, encoder.id) : undefined,
        sentences: model && vector && encoder ? compareSentences(model, vector, encoder.id) : undefined,
        outside: {
          words: model && use.words ? scoreOutsideWords(model, features) : 0,
          meaning: model && vector && encoder ? scoreOutsideMeaning(model, vector, encoder.id) : 0,
        },
        phrasings: use.phrasings ? compare(features) : undefined,
        lexical: use.lexical ? rank(terms) : undefined,
        translations: rankTranslated?.(terms),
        duty:
          speaker &&
          (owing
            ? weighDuties(obliging, ownSide(speaker), scoreOwing(owing, words, speaker))
            : readDuties(mirrors, speaker.obliged)),
        insteadOf: speaker?.isPlain ? listMeant(mirrors, speaker.obliged) : new Map(),
        known: shareKnown(
          words,
          (stemmed) => stems.has(stemmed) || shared?.translations.has(stemmed) === true,
          new Set(corrections.map(([, read]) => read)),
        ),
        corrections,
        features,
      };
    },
  };
}

/** A clause whose duty another clause of the document turns round: who owes it, and that other clause. */
type Mirrored = { readonly reference: string; readonly by: Side; readonly mirror: string };

function listMirrors(documents: readonly CouncilDocument[]): readonly Mirrored[] {
  return documents.flatMap(({ clauses }) =>
    clauses.flatMap(({ reference, duty, related }): Mirrored[] => {
      const mirror = clauses.find(
        (other) => related.includes(other.reference) && other.duty?.by === duty?.to && other.duty?.to === duty?.by,
      );
      return duty && mirror ? [{ reference, by: duty.by, mirror: mirror.reference }] : [];
    }),
  );
}

/** Weight for every clause that obliges one side: for it as far as that side would owe, against it as far as the other would. */
function weighDuties(obliging: readonly Clause[], own: Side, owing: number): ReadonlyMap<string, number> {
  return new Map(obliging.map(({ reference, duty }) => [reference, duty?.by === own ? owing : -owing]));
}

function readDuties(mirrors: readonly Mirrored[], obliged: Side | undefined): ReadonlyMap<string, number> | undefined {
  if (obliged === undefined) return undefined;
  return new Map(mirrors.map(({ reference, by }) => [reference, by === obliged ? 1 : -1]));
}

function listMeant(mirrors: readonly Mirrored[], obliged: Side | undefined): ReadonlyMap<string, string> {
  return new Map(mirrors.flatMap(({ reference, by, mirror }) => (by === obliged ? [[reference, mirror]] : [])));
}

/** The vector of the question; undefined where the encoder fails, so that the others answer alone. */
async function encode(encoder: SentenceEncoder, words: readonly string[]): Promise<Float32Array | undefined> {
  if (words.length === 0) return undefined;
  const [vector] = await encoder.encode([words.slice(0, longestEncoded).join(' ')]).catch(() => []);
  return vector;
}
