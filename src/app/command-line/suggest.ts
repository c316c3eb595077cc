import type { Command } from 'commander';
import { openKnowledge } from '../../knowledge/index.ts';
import { readDuty, readEmbedding, suggestLimits, suggestTopics } from '../../search/index.ts';

/** What this command needs from the outside. */
type SuggestEnvironment = {
  readonly knowledgeFolder: string;
  readonly out: (line: string) => void;
  readonly fail: (sentence: string) => never;
};

/**
 * Adds `clausewise suggest`: what the words of a document say about each paragraph, for a person to confirm: its topics, what restricts
 * it, and who owes it.
 */
export function registerSuggest(program: Command, { knowledgeFolder, out, fail }: SuggestEnvironment): void {
  program
    .command('suggest')
    .description('suggest topics, limits and duties for the paragraphs of a document, with reasons')
    .argument('<document>', 'for example derby/working-together')
    .action(async (id: string) => {
      const knowledge = await openKnowledge(knowledgeFolder);
      const council = await knowledge.council(id.slice(0, id.indexOf('/')));
      const document =
        council.kind === 'loaded' ? council.knowledge.documents.find((each) => each.id === id) : undefined;
      if (council.kind !== 'loaded' || document === undefined) return fail(`There is no document "${id}".`);
      // As if nobody had confirmed anything yet.
      const bare = document.clauses.map(({ limitedBy: _, ...clause }) => clause);
      const topics = suggestTopics(bare, { ...council.knowledge, embedding: await readEmbedding(knowledgeFolder) });
      const limits = suggestLimits(bare);
      for (const clause of bare) {
        const local = (reference: string) => reference.slice(id.length + 1);
        const limitedBy = (limits.get(clause.reference) ?? []).map(local);
        const duty = readDuty(clause);
        out(`${local(clause.reference)}`);
        for (const { topic, reason } of topics.get(clause.reference) ?? []) out(`  topic: ${topic}. ${reason}`);
        if (limitedBy.length > 0) out(`  limited by: ${limitedBy.join(', ')}`);
        if (duty) out(`  owed: by ${duty.by} to ${duty.to}`);
      }
    });
}
