import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { openKnowledge } from '../../knowledge/index.ts';
import {
  createLesson,
  encodeShared,
  learnShared,
  modelFileName,
  sharedModelFileName,
  startSearchWorker,
} from '../../search/index.ts';

/** What this command needs from the outside. */
type LearnEnvironment = {
  readonly knowledgeFolder: string;
  readonly dataFolder: string;
  readonly out: (line: string) => void;
  readonly fail: (sentence: string) => never;
};

/**
 * Adds `clausewise learn`: learns the search model of each council from its files, to be kept beside them, and from all councils'
 * phrasings what helps one that has none.
 */
export function registerLearn(program: Command, { knowledgeFolder, dataFolder, out, fail }: LearnEnvironment): void {
  program
    .command('learn')
    .description("learn how people ask from a council's phrasings and keep it beside them")
    .argument('[councils...]', 'councils by their short names; all of them when none is named')
    .action(async (named: readonly string[]) => {
      const knowledge = await openKnowledge(knowledgeFolder);
      const ids = named.length > 0 ? named : knowledge.councilIds();
      const worker = startSearchWorker({ kind: 'universal' }, fail);
      for (const id of ids) {
        const council = await knowledge.council(id);
        if (council.kind !== 'loaded')
          return fail(`There is no council "${id}" that could be loaded from ${knowledgeFolder}.`);
        const file = await worker.learn(createLesson(council.knowledge), join(dataFolder, 'search'));
        await writeFile(join(knowledgeFolder, id, modelFileName), file);
        out(`${id}: learned, ${Math.round(file.length / 1024)} KB.`);
      }
      await worker.close();
      const councils = await Promise.all(knowledge.councilIds().map((id) => knowledge.council(id)));
      const loaded = councils.flatMap((each) => (each.kind === 'loaded' ? [each.knowledge] : []));
      const shared = encodeShared(learnShared(loaded));
      await writeFile(join(knowledgeFolder, sharedModelFileName), shared);
      out(`For councils that have just imported their documents: learned, ${Math.round(shared.length / 1024)} KB.`);
    });
}
