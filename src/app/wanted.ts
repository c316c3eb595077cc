import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Knowledge } from '../knowledge/index.ts';
import { isEnglishWord } from '../search/index.ts';
import { type Known, openWanted } from '../understanding/index.ts';

const servicesFile = z.array(
  z.strictObject({ names: z.array(z.string()), broad: z.array(z.string()).default([]), words: z.array(z.string()) }),
);
/** So many questions to documents teach what is not casework; more teach little and take long. */
const MOST_QUESTIONS = 4500;

type Wanted = Pick<Known, 'tell' | 'putRight' | 'asksForList' | 'everyday' | 'isWord'>;
/** By the digest of what it was learned from: another set of councils, or a file that has changed, is learned anew. */
const learned = new Map<string, Wanted>();

/** What tells what is wanted, learned when it is first asked for, and once for all that teach the same. */
export function createUnderstanding(folder: string, knowledge: Knowledge): () => Promise<Wanted> {
  let made: Promise<Wanted> | undefined;
  return () => {
    made ??= open(folder, knowledge);
    made.catch(() => {
      made = undefined;
    });
    return made;
  };
}

async function open(folder: string, knowledge: Knowledge): Promise<Wanted> {
  const teaching = await readTeaching(folder, knowledge);
  const key = createHash('sha256').update(JSON.stringify(teaching)).digest('hex');
  const wanted = learned.get(key) ?? learn(teaching);
  learned.set(key, wanted);
  return wanted;
}

function learn({ commands, questions, everyday }: Awaited<ReturnType<typeof readTeaching>>): Wanted {
  const step = Math.max(1, Math.ceil(questions.length / MOST_QUESTIONS));
  const asked = questions.filter((_, at) => at % step === 0);
  const things = everyday.flatMap(({ words }) => words);
  return { everyday, isWord: isEnglishWord, ...openWanted(commands, asked, { isWord: isEnglishWord, things }) };
}

/** What there is to learn from: the file of commands, every question to the documents once, and everyday words of services. */
export async function readTeaching(folder: string, knowledge: Knowledge) {
  const questions: string[] = [];
  for (const id of knowledge.councilIds().slice(0, 20)) {
    const council = await knowledge.council(id);
    if (council.kind === 'loaded') {
      const { phrasings, signposts } = council.knowledge;
      questions.push(...[...phrasings, ...signposts.flatMap((signpost) => signpost.phrasings)].map(({ ask }) => ask));
    }
  }
  const commands = await readFile(join(folder, 'commands.yaml'), 'utf8');
  const services = await readFile(join(folder, 'services.yaml'), 'utf8');
  return {
    commands,
    questions: [...new Set(questions.map((asked) => asked.toLowerCase()))],
    everyday: servicesFile.parse(parse(services)),
  };
}
