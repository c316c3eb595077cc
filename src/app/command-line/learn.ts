import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { openKnowledge } from '../../knowledge/index.ts';
import { learn, SHARED_MODEL_FILE_NAME, shareAmong, startSearchWorker, VECTORS_FILE_NAME } from '../../search/index.ts';

/** What this command needs from the outside. */
type LearnEnvironment = {
  readonly knowledgeFolder: string;
  readonly dataFolder: string;
  readonly out: (line: string) => void;
  readonly fail: (sentence: string) => never;
};

/** Texts are encoded in so many threads: each takes 200 MB. */
const WORKERS = 2;

/** Adds `clausewise learn`: learns from all councils' files and the topic library how people ask, and keeps it beside them. */
export function registerLearn(program: Command, { knowledgeFolder, dataFolder, out, fail }: LearnEnvironment): void {
  program
    .command('learn')
    .description("learn how people ask from all councils' files and the topic library, and keep it beside them")
    .option('--anew', 'put every text through the sentence model again, also those known from an earlier run')
    .action(async ({ anew }: { readonly anew?: boolean }) => {
      const knowledge = await openKnowledge(knowledgeFolder);
      const councils = await Promise.all(
        knowledge.councilIds().map(async (id) => {
          const council = await knowledge.council(id);
          if (council.kind === 'loaded') return council.knowledge;
          return fail(`The council "${id}" could not be loaded from ${knowledgeFolder}.`);
        }),
      );
      const workers = Array.from({ length: WORKERS }, () => startSearchWorker({ kind: 'universal' }, fail));
      const encoders = await Promise.all(workers.map(({ encoder }) => encoder));
      const { table, sharedFile, vectorsFile } = await learn(
        councils,
        shareAmong(encoders.flatMap((encoder) => encoder ?? [])),
        anew ? undefined : join(dataFolder, 'search'),
      );
      await Promise.all(workers.map((worker) => worker.close()));
      await writeFile(join(knowledgeFolder, SHARED_MODEL_FILE_NAME), sharedFile);
      await writeFile(join(knowledgeFolder, VECTORS_FILE_NAME), vectorsFile);
      out(
        `Learned from ${councils.length} councils and ${councils[0]?.topics.length ?? 0} topics: ${Math.round(sharedFile.length / 1024)} KB. ${table.size} texts: ${Math.round(vectorsFile.length / 1024)} KB.`,
      );
    });
}
