import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { openKnowledge } from '../../knowledge/index.ts';
import { learn, SHARED_MODEL_FILE_NAME, startSearchWorker, VECTORS_FILE_NAME } from '../../search/index.ts';

/** What this command needs from the outside. */
type LearnEnvironment = {
  readonly knowledgeFolder: string;
  readonly dataFolder: string;
  readonly out: (line: string) => void;
  readonly fail: (sentence: string) => never;
};

/** Adds `clausewise learn`: learns from all councils' files and the topic library how people ask, and keeps it beside them. */
export function registerLearn(program: Command, { knowledgeFolder, dataFolder, out, fail }: LearnEnvironment): void {
  program
    .command('learn')
    .description("learn how people ask from all councils' files and the topic library, and keep it beside them")
    .action(async () => {
      const knowledge = await openKnowledge(knowledgeFolder);
      const councils = await Promise.all(
        knowledge.councilIds().map(async (id) => {
          const council = await knowledge.council(id);
          if (council.kind === 'loaded') return council.knowledge;
          return fail(`The council "${id}" could not be loaded from ${knowledgeFolder}.`);
        }),
      );
      const worker = startSearchWorker({ kind: 'universal' }, fail);
      const { table, sharedFile, vectorsFile } = await learn(
        councils,
        await worker.encoder,
        join(dataFolder, 'search'),
      );
      await worker.close();
      await writeFile(join(knowledgeFolder, SHARED_MODEL_FILE_NAME), sharedFile);
      await writeFile(join(knowledgeFolder, VECTORS_FILE_NAME), vectorsFile);
      out(
        `Learned from ${councils.length} councils and ${councils[0]?.topics.length ?? 0} topics: ${Math.round(sharedFile.length / 1024)} KB. ${table.size} texts: ${Math.round(vectorsFile.length / 1024)} KB.`,
      );
    });
}
