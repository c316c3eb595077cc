import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../../src/app/log.ts';
import { type Running, start } from '../../src/app/start.ts';
import { type Config, readConfig } from '../../src/config/index.ts';

/** The whole product in this process: for what is about pages and answers, where starting and ending a process is not. */
export type ServerHere = {
  readonly url: string;
  /** What it wrote to its log so far, a line of JSON each. */
  readonly log: () => string;
  readonly close: () => Promise<void>;
};

/** Starts it on a port that was free, in the try-out unless the settings say otherwise, with a data folder that goes with it. */
export async function startServerHere(
  settings: Readonly<Record<string, string>> = {},
  more: Partial<Config> = {},
): Promise<ServerHere> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'clausewise-data-'));
  const config = readConfig({ PORT: '0', DATA_FOLDER: dataFolder, SENTENCE_MODEL: 'off', ...settings });
  const kept = keepLog();
  let running: Running;
  try {
    running = await start({ ...config, ...more }, Date.now, kept);
  } catch (error) {
    rmSync(dataFolder, { recursive: true, force: true });
    throw error;
  }
  return {
    url: running.url,
    log: kept.read,
    async close() {
      await running.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

function keepLog(): Log & { readonly read: () => string } {
  let written = '';
  const write = (level: string) => (sentence: string, facts?: object) => {
    written += `${JSON.stringify({ level, ...facts, msg: sentence })}\n`;
  };
  return { info: write('info'), warn: write('warn'), error: write('error'), read: () => written };
}
