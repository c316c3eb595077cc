import type { Command } from 'commander';
import { count } from '../../calendar/index.ts';
import {
  copyDocuments,
  type DocumentStore,
  exportDocuments,
  openFolderDocuments,
  overlayDocuments,
} from '../../knowledge/index.ts';

/** What the commands need from the outside. */
export type DocumentsIo = {
  readonly out: (line: string) => void;
  readonly fail: (sentence: string) => never;
  readonly knowledgeFolder: string;
  readonly open: () => Promise<{ readonly documents: DocumentStore; readonly close: () => Promise<void> }>;
};

/**
 * Adds `clausewise documents export FOLDER` and `clausewise documents import FOLDER`: the documents that councils brought,
 * with every version, approval and file as received, as files and back. What has gone as far there already stays.
 */
export function registerDocuments(program: Command, { out, fail, knowledgeFolder, open }: DocumentsIo): Command {
  const documents = program
    .command('documents')
    .description('the documents that councils brought themselves, as files');
  documents
    .command('export')
    .description('write them into a folder, in the form of the folder knowledge')
    .argument('<folder>', 'where the files go')
    .option('--council <id>', 'of one council only')
    .action(async (folder: string, { council }: { readonly council?: string }) => {
      const { documents, close } = await open();
      const kept = overlayDocuments(openFolderDocuments(knowledgeFolder), documents);
      try {
        const exported = await exportDocuments(kept, folder, { only: council, knowledge: knowledgeFolder });
        if (exported.kind === 'in-the-way')
          return fail(
            `${exported.files.slice(0, 3).join(', ')}${exported.files.length > 3 ? ` and ${exported.files.length - 3} more` : ''} in ${folder} ${exported.files.length === 1 ? 'was' : 'were'} not written by an export. Nothing was written. Name another folder.`,
          );
        if (exported.councils === 0) return nobody('here', council);
        out(`${count(exported.councils, 'council')}: ${count(exported.versions, 'version')} written to ${folder}.`);
      } finally {
        await close();
      }
    });
  documents
    .command('import')
    .description('take them in from a folder that an export wrote')
    .argument('<folder>', 'where the files are')
    .option('--council <id>', 'of one council only')
    .action(async (folder: string, { council }: { readonly council?: string }) => {
      const files = openFolderDocuments(folder);
      const ids = [...(await files.marks()).keys()].filter((id) => council === undefined || id === council);
      const faults = (await Promise.all(ids.map(files.faults))).flat();
      if (faults.length > 0)
        fail(
          [
            ...faults.map(({ file, line, message }) => `${file}, line ${line}: ${message}`),
            'Nothing was taken in. Export again; what is to read otherwise is brought as a new version, with clausewise import.',
          ].join('\n'),
        );
      if (ids.length === 0) nobody(`in ${folder}`, council);
      const { documents: kept, close } = await open();
      try {
        const { councils, versions } = await copyDocuments(files, kept, council);
        out(
          `${count(councils, 'council')}: ${count(versions, 'version')} taken in; what had gone as far here already stays as it was.`,
        );
      } finally {
        await close();
      }
    });
  return documents;

  function nobody(where: string, council: string | undefined): never {
    return fail(`There are no councils’ own documents ${where}${council === undefined ? '' : ` for "${council}"`}.`);
  }
}
