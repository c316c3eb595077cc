import { mkdir } from 'node:fs/promises';
import type { Command } from 'commander';
import { copyDocuments, type DocumentStore, openFolderDocuments } from '../../knowledge/index.ts';

/** What the commands need from the outside. */
export type DocumentsIo = {
  readonly out: (line: string) => void;
  readonly fail: (sentence: string) => never;
  readonly open: () => Promise<{ readonly documents: DocumentStore; readonly close: () => Promise<void> }>;
};

/**
 * Adds `clausewise documents export FOLDER` and `clausewise documents import FOLDER`: the documents that councils brought,
 * with every version, approval and file as received, as files and back. What has gone as far there already stays.
 */
export function registerDocuments(program: Command, { out, fail, open }: DocumentsIo): Command {
  const documents = program
    .command('documents')
    .description('the documents that councils brought themselves, as files');
  for (const way of ['export', 'import'] as const) {
    documents
      .command(way)
      .description(way === 'export' ? 'write them as files into a folder' : 'take them in from such a folder')
      .argument('<folder>', 'where the files are')
      .option('--council <id>', 'of one council only')
      .action(async (folder: string, { council }: { readonly council?: string }) => {
        if (way === 'export') await mkdir(folder, { recursive: true });
        const files = openFolderDocuments(folder);
        const { documents: kept, close } = await open();
        try {
          const [from, to] = way === 'export' ? [kept, files] : [files, kept];
          const { councils, versions } = await copyDocuments(from, to, council);
          if (councils === 0)
            fail(
              `There are no councils’ own documents ${way === 'export' ? 'here' : `in ${folder}`}${council === undefined ? '' : ` for "${council}"`}.`,
            );
          const done = way === 'export' ? `written to ${folder}` : 'taken in';
          out(
            `${councils === 1 ? '1 council' : `${councils} councils`}: ${versions === 1 ? '1 version' : `${versions} versions`} ${done}; what had gone as far there already stays as it was.`,
          );
        } finally {
          await close();
        }
      });
  }
  return documents;
}
