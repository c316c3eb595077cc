import type { Command } from 'commander';
import { approve, type KnowledgeFault, openKnowledge } from '../../knowledge/index.ts';

/** What the commands need from the outside. */
export type ApproveIo = {
  readonly out: (line: string) => void;
  readonly fail: (sentence: string) => never;
  readonly knowledgeFolder: string;
  readonly today: () => string;
};

/** Adds `clausewise check`, which names every fault of the knowledge files, and `clausewise approve DOCUMENT --by NAME`. */
export function registerApprove(program: Command, { out, fail, knowledgeFolder, today }: ApproveIo): void {
  program
    .command('check')
    .description('check every document and every file beside it')
    .action(async () => {
      const knowledge = await openKnowledge(knowledgeFolder, { brought: { today } });
      const faults = await knowledge.check();
      for (const fault of faults) out(inWords(fault));
      if (faults.length > 0) fail(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} to put right.`);
      out(`Nothing to put right in the documents of ${knowledge.councilIds().join(', ')}.`);
    });
  program
    .command('approve')
    .description('let the text of a document go out as it now stands')
    .argument('<document>', 'for example derby/working-together')
    .requiredOption('--by <name>', 'who has read it, for example "J. Smith, Monitoring Officer"')
    .action(async (document: string, { by }: { readonly by: string }) => {
      const outcome = await approve(knowledgeFolder, document, { by, on: today() });
      if (outcome.kind === 'refused') return fail(outcome.faults.map(inWords).join('\n'));
      const { added, altered, removed } = outcome;
      out(`Approved ${document}. Added: ${list(added)}. Altered: ${list(altered)}. Removed: ${list(removed)}.`);
    });
}

function inWords({ file, line, message }: KnowledgeFault): string {
  return `${file}, line ${line}: ${message}`;
}

function list(clauses: readonly string[]): string {
  return clauses.length === 0 ? 'none' : clauses.join(', ');
}
