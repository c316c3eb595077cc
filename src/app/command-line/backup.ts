import type { Command } from 'commander';
import { type BackupSeal, backUp, type DataPlace, restore, StorageError } from '../../storage/index.ts';

/** What the commands touch: lines out and in error, the exit code, where the data is, and the time in milliseconds. */
export type BackupIo = {
  out(line: string): void;
  err(line: string): void;
  exit(code: number): void;
  place(): DataPlace;
  now(): number;
};

/**
 * Adds `clausewise backup FILE` (safe while Clausewise runs) and `clausewise restore FILE [--replace]` (Clausewise
 * stopped). Each counts and digests every table. Exit codes: 0 done; 1 not done, and why in a sentence.
 */
export function registerBackup(program: Command, io: BackupIo): void {
  program
    .command('backup')
    .description('write all the data to one file, while Clausewise runs')
    .argument('<file>', 'where to write it')
    .action((file: string) =>
      inOneSentence(io, async () => report(io, `Backed up to ${file}.`, await backUp(io.place(), file, io.now))),
    );
  program
    .command('restore')
    .description('put back a backup: all of it or nothing; stop Clausewise first')
    .argument('<file>', 'the backup')
    .option('--replace', 'replace all the data that is there; without it, data is never replaced')
    .action((file: string, { replace }: { readonly replace?: boolean }) =>
      inOneSentence(io, async () =>
        report(io, `Restored from ${file}.`, await restore(io.place(), file, { replace: replace === true }, io.now)),
      ),
    );
}

function report(io: BackupIo, done: string, seal: BackupSeal): void {
  for (const [table, { rows, digest }] of Object.entries(seal))
    io.out(`${table}: ${rows} ${rows === 1 ? 'row' : 'rows'}, SHA-256 ${digest}`);
  io.out(done);
}

async function inOneSentence(io: BackupIo, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    io.err(error.message);
    io.exit(1);
  }
}
