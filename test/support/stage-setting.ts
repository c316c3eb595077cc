import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll } from 'vitest';
import { instantOf, localDate, localTime } from '../../src/calendar/index.ts';

const shipped = join(import.meta.dirname, '../../knowledge');
const councils = ['colchester', 'derby', 'tdc'];
const place = join(tmpdir(), `clausewise-documents-${randomUUID()}`);

/**
 * Where and when a whole product is started for a test: over one council's documents alone, as a council installs it, with data of its
 * own, and with a clock that begins at a time on the wall, whatever day the test is run on.
 */
export type StageSetting = {
  readonly folders: { readonly DATA_FOLDER: string; readonly KNOWLEDGE_FOLDER: string };
  readonly machine: () => number;
  /** Sets that clock to another time on the wall, from which it goes on. */
  readonly setMachine: (begins: string) => void;
  readonly clear: () => void;
};

export function settingFor(council: string, begins: string): StageSetting {
  const dataFolder = mkdtempSync(join(tmpdir(), 'clausewise-stage-'));
  let machine = clockFrom(begins);
  return {
    folders: { DATA_FOLDER: dataFolder, ...documentsOf(council) },
    machine: () => machine(),
    setMachine: (anew) => {
      machine = clockFrom(anew);
    },
    clear: () => rmSync(dataFolder, { recursive: true, force: true }),
  };
}

/** A clock, in milliseconds since the epoch, that goes on from a time on the wall in London: `2026-12-24 09:30`. */
export function clockFrom(begins: string): () => number {
  const ahead = instantOf(localDate(begins.slice(0, 10)), localTime(begins.slice(11)), 'Europe/London') - Date.now();
  return () => Date.now() + ahead;
}

/**
 * The setting for one council's documents alone: a server reads through every council at its start. In the same place for all files
 * of this process, so that what is learned from them is learned once; each file clears up after itself.
 */
export function documentsOf(council: string): { readonly KNOWLEDGE_FOLDER: string } {
  const folder = join(place, council);
  if (!existsSync(folder)) {
    const others = new Set(councils.filter((each) => each !== council));
    cpSync(shipped, folder, { recursive: true, filter: (from) => !others.has(relative(shipped, from)) });
    afterAll(() => rmSync(place, { recursive: true, force: true }));
  }
  return { KNOWLEDGE_FOLDER: folder };
}
