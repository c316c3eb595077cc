import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import type { CouncilKnowledge } from '../../knowledge/index.ts';
import type { Features } from '../reading/features.ts';
import { owingOf } from './learned-model.ts';
import { createLesson, readLesson } from './lesson.ts';
import { type Owing, owingExampleOf } from './owing.ts';
import { learnOwing } from './train.ts';
import { learnTranslations, listTranslationPairs, type Translations } from './translations.ts';

/** What all councils' phrasings teach for a council that has just imported its documents and has none. */
export type SharedModel = {
  /** SHA-256 of what it was learned from. */
  readonly learnedFrom: string;
  readonly translations: Translations;
  readonly owing: Owing | undefined;
};

/** Learns from these councils' phrasings. The same phrasings give the same model. Takes some seconds for 12,000. */
export function learnShared(councils: readonly CouncilKnowledge[]): SharedModel {
  const examples = councils.flatMap((knowledge) => readLesson(createLesson(knowledge)).flatMap(owingExampleOf));
  return {
    learnedFrom: digestShared(councils),
    translations: learnTranslations(councils.flatMap(listTranslationPairs)),
    owing: learnOwing(examples),
  };
}

/** SHA-256 of what these councils teach: a model learned from the same need not be learned again. */
export function digestShared(councils: readonly CouncilKnowledge[]): string {
  const taught = councils.map((knowledge) => [createLesson(knowledge), listTranslationPairs(knowledge)]);
  return createHash('sha256').update(JSON.stringify(taught)).digest('hex');
}

type File = {
  readonly format: 1;
  readonly learnedFrom: string;
  readonly answers: readonly string[];
  /** Term -> places in `answers` and weights, one after the other. */
  readonly translations: Readonly<Record<string, readonly number[]>>;
  readonly owing: {
    readonly names: readonly string[];
    readonly weights: string;
    readonly scales: readonly number[];
  } | null;
};

/** The model as bytes for a file. */
export function encodeShared({ learnedFrom, translations, owing }: SharedModel): Buffer {
  const answers = [...new Set([...translations.values()].flatMap((list) => [...list.keys()]))].sort();
  const placeOf = new Map(answers.map((answer, at) => [answer, at]));
  const places = (list: Features) => [...list].flatMap(([answer, weight]) => [placeOf.get(answer) ?? 0, weight]);
  const file: File = {
    format: 1,
    learnedFrom,
    answers,
    translations: Object.fromEntries([...translations].map(([term, list]) => [term, places(list)])),
    owing: owing
      ? {
          names: [...owing.rows.keys()],
          weights: Buffer.from(owing.weights.weights.buffer).toString('base64'),
          scales: [...owing.weights.scales],
        }
      : null,
  };
  return brotliCompressSync(JSON.stringify(file));
}

/** The inverse of `encodeShared`. Throws on bytes that are no model. */
export function decodeShared(bytes: Uint8Array): SharedModel {
  const { format, learnedFrom, answers, translations, owing } = JSON.parse(
    brotliDecompressSync(bytes).toString(),
  ) as File;
  if (format !== 1) throw new Error('The shared model is of another format.');
  const read = (list: readonly number[]): Features => {
    const led = new Map<string, number>();
    for (let at = 0; at < list.length; at += 2) led.set(answers[list[at] ?? 0] ?? '', list[at + 1] ?? 0);
    return led;
  };
  return {
    learnedFrom,
    translations: new Map(Object.entries(translations).map(([term, list]) => [term, read(list)])),
    owing:
      owing === null
        ? undefined
        : owingOf(owing.names, {
            weights: new Int8Array(Buffer.from(owing.weights, 'base64')),
            scales: Float32Array.from(owing.scales),
            columns: 2,
          }),
  };
}
