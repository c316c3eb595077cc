import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Known, ServiceWords } from '../known.ts';
import { openRoutes } from '../routing/open-routes.ts';
import type { KeepBytes } from './learn-once.ts';
import { openWanted } from './open-wanted.ts';

const servicesFile = z.array(
  z.strictObject({ names: z.array(z.string()), broad: z.array(z.string()).default([]), words: z.array(z.string()) }),
);
/** So many questions to documents teach what is not wanted of casework; more teach little and take long. Where a turn belongs all teach. */
const MOST_QUESTIONS = 4500;

/** What tells what is wanted from the words of a turn. */
export type Understood = Pick<Known, 'tell' | 'route' | 'putRight' | 'asksForList' | 'everyday' | 'isWord'>;

/** What is learned from besides the files: every question to the documents, and what a word is; and where what was learned is kept. */
export type TaughtBy = {
  readonly questions: () => Promise<readonly string[]>;
  readonly isWord: (word: string) => boolean;
  readonly keep: KeepBytes;
};

/** What there is to learn from: the files of commands and of turns, every question to the documents once, and everyday words of services. */
export type Teaching = {
  readonly commands: string;
  /** Turns of conversations, and where each belongs. */
  readonly turns: string;
  readonly questions: readonly string[];
  readonly everyday: readonly ServiceWords[];
};

/** By the digest of what it was learned from: another set of councils, or a file that has changed, is learned anew. */
const learned = new Map<string, Understood>();

/** What tells what is wanted, learned when it is first asked for, and once for all that teach the same. */
export function createUnderstanding(folder: string, taughtBy: TaughtBy): () => Promise<Understood> {
  let made: Promise<Understood> | undefined;
  return () => {
    made ??= open(folder, taughtBy);
    made.catch(() => {
      made = undefined;
    });
    return made;
  };
}

async function open(folder: string, { questions, isWord, keep }: TaughtBy): Promise<Understood> {
  const teaching = await readTeaching(folder, await questions());
  const key = createHash('sha256').update(JSON.stringify(teaching)).digest('hex');
  const understood = learned.get(key) ?? learn(teaching, { isWord, keep });
  learned.set(key, understood);
  return understood;
}

function learn(
  { commands, turns, questions, everyday }: Teaching,
  { isWord, keep }: Pick<TaughtBy, 'isWord' | 'keep'>,
): Understood {
  const step = Math.max(1, Math.ceil(questions.length / MOST_QUESTIONS));
  const asked = questions.filter((_, at) => at % step === 0);
  const things = everyday.flatMap(({ words }) => words);
  const wanted = openWanted(commands, asked, { isWord, things, keep });
  const route = openRoutes(turns, commands, questions, { putRight: wanted.putRight, keep });
  return { everyday, isWord, ...wanted, route };
}

/** Reads `commands.yaml`, `turns.yaml` and `services.yaml` of the knowledge folder. */
export async function readTeaching(folder: string, questions: readonly string[]): Promise<Teaching> {
  const commands = await readFile(join(folder, 'commands.yaml'), 'utf8');
  const turns = await readFile(join(folder, 'turns.yaml'), 'utf8');
  const services = await readFile(join(folder, 'services.yaml'), 'utf8');
  return {
    commands,
    turns,
    questions: [...new Set(questions.map((asked) => asked.toLowerCase()))],
    everyday: servicesFile.parse(parse(services)),
  };
}
