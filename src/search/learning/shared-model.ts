import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { CouncilKnowledge } from '../../knowledge/index.ts';
import type { Features } from '../reading/features.ts';
import { type Embedding, type Labels, packHalves, unpackHalves } from './embedding.ts';
import { learnOwing, type Owing, owingExamplesOf, owingOf } from './owing.ts';
import { keyOf, listOwn } from './targets.ts';
import { learnTranslations, listTranslationPairs, type Translations } from './translations.ts';

/** What all councils' phrasings and the topic library teach for every council. Small, and learned when building only. */
export type SharedModel = {
  /** SHA-256 of what it was learned from. */
  readonly learnedFrom: string;
  readonly translations: Translations;
  readonly owing: Owing | undefined;
  readonly embedding: Embedding | undefined;
};

/** Learns all but the embedding from these councils. The same phrasings give the same model. */
export function learnShared(
  councils: readonly CouncilKnowledge[],
  embedding: Embedding | undefined = undefined,
): SharedModel {
  return {
    learnedFrom: digestShared(councils),
    translations: learnTranslations(listTranslationPairs(councils)),
    owing: learnOwing(councils.flatMap(owingExamplesOf)),
    embedding,
  };
}

/** SHA-256 of what these councils and the topic library teach: a model learned from the same need not be learned again. */
export function digestShared(councils: readonly CouncilKnowledge[]): string {
  const hash = createHash('sha256');
  for (const knowledge of councils) {
    for (const { target, text, as, item } of listOwn(knowledge))
      hash.update(`${keyOf(target)} ${item ?? ''} ${as ?? ''} ${text}\n`);
    hash.update(JSON.stringify([knowledge.concepts, knowledge.abbreviations]));
    hash.update(JSON.stringify(knowledge.ticks.map(({ reference, topic }) => [reference, topic.id])));
  }
  for (const { id, provides, asked, nearMisses } of councils[0]?.topics ?? [])
    hash.update(JSON.stringify([id, provides, asked, nearMisses]));
  return hash.digest('hex');
}

/** Names what was learned: embeddings of different ones must never be compared. Sixteen hexadecimal digits. */
export function nameOf({ embedding }: SharedModel): string {
  const hash = createHash('sha256');
  if (embedding !== undefined) for (const table of tablesOf(embedding)) hash.update(bytesOf(table));
  return hash.digest('hex').slice(0, 16);
}

type File = {
  readonly format: 4;
  readonly learnedFrom: string;
  readonly answers: readonly string[];
  /** Term -> places in `answers` and weights, one after the other. */
  readonly translations: Readonly<Record<string, readonly number[]>>;
  readonly owing: { readonly names: readonly string[]; readonly weights: readonly number[] } | null;
  readonly embedding: {
    readonly encoder: string | null;
    readonly dimensions: number;
    readonly length: number;
    readonly unseenRarity: number;
    readonly featureCount: number;
    readonly groups: readonly { readonly group: string; readonly keys: readonly string[] }[];
  } | null;
};

/** The model as bytes for a file: a header in JSON, then the numbers of the embedding, compressed. */
export function encodeShared({ learnedFrom, translations, owing, embedding }: SharedModel): Buffer {
  const answers = [...new Set([...translations.values()].flatMap((list) => [...list.keys()]))].sort();
  const placeOf = new Map(answers.map((answer, at) => [answer, at]));
  const places = (list: Features) => [...list].flatMap(([answer, weight]) => [placeOf.get(answer) ?? 0, weight]);
  const file: File = {
    format: 4,
    learnedFrom,
    answers,
    translations: Object.fromEntries([...translations].map(([term, list]) => [term, places(list)])),
    owing: owing ? { names: [...owing.keys()], weights: [...owing.values()] } : null,
    embedding: embedding
      ? {
          encoder: embedding.encoder ?? null,
          dimensions: embedding.dimensions,
          length: embedding.length,
          unseenRarity: embedding.unseenRarity,
          featureCount: embedding.features.length,
          groups: [...embedding.groups].map(([group, { keys }]) => ({ group, keys })),
        }
      : null,
  };
  const header = Buffer.from(JSON.stringify(file));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(header.length);
  const tables = embedding ? tablesOf(embedding).map(bytesOf) : [];
  return brotliCompressSync(Buffer.concat([size, header, ...tables]), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9 },
  });
}

/** In the order in which they are written and read. */
function tablesOf(embedding: Embedding): readonly (Uint32Array | Float32Array | Int8Array | Uint8Array)[] {
  const { features, rarity, wordScales, meaningScales, words, meaning, groups } = embedding;
  const labels = [...groups.values()].flatMap(({ scales, rows }) => [scales, rows]);
  return [features, rarity, wordScales, meaningScales, packHalves(words), meaning, ...labels];
}

function bytesOf(table: Uint32Array | Float32Array | Int8Array | Uint8Array): Uint8Array {
  return new Uint8Array(table.buffer, table.byteOffset, table.byteLength);
}

/** The inverse of `encodeShared`. Throws on bytes that are no model. */
export function decodeShared(file: Uint8Array): SharedModel {
  const bytes = brotliDecompressSync(file);
  const size = bytes.readUInt32LE(0);
  const { format, learnedFrom, answers, translations, owing, embedding } = JSON.parse(
    bytes.toString('utf8', 4, 4 + size),
  ) as File;
  if (format !== 4) throw new Error('The shared model is of another format.');
  const read = (list: readonly number[]): Features => {
    const led = new Map<string, number>();
    for (let at = 0; at < list.length; at += 2) led.set(answers[list[at] ?? 0] ?? '', list[at + 1] ?? 0);
    return led;
  };
  return {
    learnedFrom,
    translations: new Map(Object.entries(translations).map(([term, list]) => [term, read(list)])),
    owing: owing === null ? undefined : owingOf(owing.names, owing.weights),
    embedding: embedding === null ? undefined : decodeEmbedding(embedding, bytes.subarray(4 + size)),
  };
}

function decodeEmbedding(header: NonNullable<File['embedding']>, bytes: Uint8Array): Embedding {
  const { encoder, dimensions, length, unseenRarity, featureCount } = header;
  let at = 0;
  const take = (wanted: number): ArrayBuffer => {
    const part = bytes.subarray(at, at + wanted);
    if (part.length !== wanted) throw new Error('The shared model is cut short.');
    at += wanted;
    return new Uint8Array(part).buffer;
  };
  const features = new Uint32Array(take(featureCount * 4));
  const rarity = new Float32Array(take(featureCount * 4));
  const wordScales = new Float32Array(take(featureCount * 4));
  const meaningScales = new Float32Array(take(length * 4));
  const packed = new Uint8Array(take(Math.ceil((featureCount * dimensions) / 2)));
  const words = unpackHalves(packed, featureCount * dimensions);
  const meaning = new Int8Array(take(length * dimensions));
  const groups = new Map(
    header.groups.map(({ group, keys }): [string, Labels] => [
      group,
      { keys, scales: new Float32Array(take(keys.length * 4)), rows: new Int8Array(take(keys.length * dimensions)) },
    ]),
  );
  return {
    encoder: encoder ?? undefined,
    dimensions,
    length,
    unseenRarity,
    features,
    rarity,
    wordScales,
    meaningScales,
    words,
    meaning,
    groups,
  };
}
