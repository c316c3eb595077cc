import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { defined } from '../defined.ts';
import { provenanceSchema } from './phrasings.ts';
import { readText, unreadable } from './text-file.ts';
import type { KnowledgeFault, Provenance } from './types.ts';
import { type ParsedYaml, parseYaml } from './yaml-file.ts';

/** What a question wants to know that clauses on the topic normally do not say. */
const absences = [
  'how-long',
  'how-often',
  'how-much',
  'appeal',
  'deputy',
  'cost',
  'format',
  'who-else',
  'sanction',
  'place',
  'exception',
  'other-body',
  'other-matter',
] as const;

/** See `absences`. `other-body`: another organisation than the council; `other-matter`: another subject altogether. */
export type Absence = (typeof absences)[number];

/** Whose conduct or right a topic is about. */
export type TopicSide = 'councillor' | 'officer' | 'both';

/** Who can owe something, or be owed it. */
export type TopicParty = 'councillor' | 'officer' | 'council' | 'public';

/** A matter that councils' protocols speak of, whatever the council, with the words in which people ask about it. */
export type Topic = {
  /** The file's name without `.yaml`: `officers-at-group-meetings`. */
  readonly id: string;
  readonly title: string;
  /** One sentence saying what belongs here. */
  readonly about: string;
  readonly side: TopicSide;
  /** Left out where nobody owes anything, or where both sides owe the same. */
  readonly owes?: { readonly from: TopicParty; readonly to: TopicParty };
  /** Sentences as differently drafted protocols would word them, opposite ones among them. */
  readonly provides: readonly string[];
  /** Ways of asking; `as` where only that side would say it so. */
  readonly asked: readonly { readonly ask: string; readonly as?: 'councillor' | 'officer' }[];
  /** Questions close to the topic that clauses on it normally leave open. */
  readonly nearMisses: readonly { readonly question: string; readonly absent: Absence }[];
  /** Topic ids. */
  readonly related: readonly string[];
  /** Ids of topics whose clauses restrict what this one permits. */
  readonly limitedBy: readonly string[];
  readonly provenance: Provenance;
};

/** The topics that could be read, by id, and what is wrong with any of them. */
export type ReadTopics = { readonly topics: readonly Topic[]; readonly faults: readonly KnowledgeFault[] };

const fewest = { provides: 6, asked: 25, nearMisses: 8 } as const;
const FOLDER_NAME = 'topics';

const line = z.string().trim().min(1);
const lines = z.array(line).default([]);
const party = z.enum(['councillor', 'officer', 'council', 'public']);
const topicFile = z.strictObject({
  title: line,
  about: line,
  side: z.enum(['councillor', 'officer', 'both']),
  owes: z.strictObject({ from: party, to: party }).optional(),
  provides: z.array(line).min(fewest.provides, `expected ${fewest.provides} sentences or more`),
  asked: z
    .strictObject({ councillor: lines, officer: lines, anybody: lines })
    .refine(
      ({ councillor, officer, anybody }) => councillor.length + officer.length + anybody.length >= fewest.asked,
      `expected ${fewest.asked} ways of asking or more in all`,
    ),
  'near-misses': z
    .array(z.strictObject({ question: line, absent: z.enum(absences) }))
    .min(fewest.nearMisses, `expected ${fewest.nearMisses} near misses or more`),
  related: lines,
  'limited-by': lines,
  provenance: provenanceSchema,
});

type ParsedTopic = { readonly topic: Topic; readonly file: string; readonly lineOf: ParsedYaml<unknown>['lineOf'] };

/**
 * Reads `topics/<id>.yaml` of the knowledge folder, in order of id. A topic with a fault of its own is left out; the
 * faults of topics against each other (a relation to none, a way of asking that stands twice) leave both in.
 * A folder without topics has none. Throws only what the file system throws on listing it.
 */
export async function readTopics(knowledgeFolder: string): Promise<ReadTopics> {
  const names = (await list(`${knowledgeFolder}/${FOLDER_NAME}`)).filter((name) => name.endsWith('.yaml')).sort();
  const read = await Promise.all(names.map((name) => readTopic(knowledgeFolder, `${FOLDER_NAME}/${name}`)));
  const parsed = read.flatMap(({ parsed: each }) => each ?? []);
  return {
    topics: parsed.map(({ topic }) => topic),
    faults: [...read.flatMap(({ faults }) => faults), ...strayRelations(parsed), ...repeatedWords(parsed)],
  };
}

async function list(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

type ReadTopic = { readonly parsed?: ParsedTopic; readonly faults: readonly KnowledgeFault[] };

async function readTopic(knowledgeFolder: string, file: string): Promise<ReadTopic> {
  try {
    return parseTopic(file, (await readText(knowledgeFolder, file)) ?? '');
  } catch (error) {
    return { faults: [unreadable(file, error)] };
  }
}

/** Parses the text of a topic; its id is the file's name without `.yaml`. */
export function parseTopic(file: string, text: string): ReadTopic {
  const id = basename(file, '.yaml');
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) {
    const message = `"${id}" is no id of a topic: expected small letters, figures and single hyphens, as "need-to-know".`;
    return { faults: [{ file, line: 1, message }] };
  }
  const { value, faults, lineOf } = parseYaml({ file, text }, topicFile);
  if (!value) {
    const empty = { file, line: 1, message: 'The file is empty; it should describe a topic.' };
    return { faults: faults.length > 0 ? faults : [empty] };
  }
  const { title, about, side, owes, provides, asked, related, provenance } = value;
  const topic: Topic = {
    id,
    title,
    about,
    side,
    ...defined({ owes }),
    provides,
    asked: [
      ...asked.councillor.map((ask) => ({ ask, as: 'councillor' as const })),
      ...asked.officer.map((ask) => ({ ask, as: 'officer' as const })),
      ...asked.anybody.map((ask) => ({ ask })),
    ],
    nearMisses: value['near-misses'],
    related,
    limitedBy: value['limited-by'],
    provenance,
  };
  return { parsed: { topic, file, lineOf }, faults };
}

function strayRelations(parsed: readonly ParsedTopic[]): KnowledgeFault[] {
  const known = new Set(parsed.map(({ topic }) => topic.id));
  return parsed.flatMap(({ topic, file, lineOf }) =>
    [
      { key: 'related', ids: topic.related },
      { key: 'limited-by', ids: topic.limitedBy },
    ].flatMap(({ key, ids }) =>
      ids.flatMap((id, index) => {
        if (known.has(id) && id !== topic.id) return [];
        const what = id === topic.id ? 'is this topic itself' : 'is no topic that could be read';
        return [{ file, line: lineOf([key, index]), message: `"${id}", under "${key}", ${what}.` }];
      }),
    ),
  );
}

/** Capitals and punctuation make no other question of the same words. */
export const bare = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function repeatedWords(parsed: readonly ParsedTopic[]): KnowledgeFault[] {
  const first = new Map<string, string>();
  return parsed.flatMap(({ topic, file, lineOf }) =>
    [
      ...topic.asked.map(({ ask }) => ({ words: ask, key: 'asked' })),
      ...topic.nearMisses.map(({ question }) => ({ words: question, key: 'near-misses' })),
    ].flatMap(({ words, key }) => {
      const said = bare(words);
      const before = first.get(said);
      if (before === undefined) {
        first.set(said, file);
        return [];
      }
      return [{ file, line: lineOf([key]), message: `"${words}" stands twice; the other is in ${before}.` }];
    }),
  );
}
