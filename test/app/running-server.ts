import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** The product as a process of its own, on a port that was free, with a data folder that goes with it. */
export type RunningServer = {
  readonly url: string;
  readonly process: ChildProcess;
  /** What it wrote on standard error so far: the log. */
  readonly log: () => string;
  /** Milliseconds from the start of the process until it said that it is ready. */
  readonly readyAfter: number;
  /** Says something in the try-out as one browser would. */
  readonly say: (text: string, tenant?: string) => Promise<{ status: number; body: ChatAnswer }>;
  /** Asks it to stop, and resolves to its exit code. */
  readonly close: () => Promise<number | null>;
};

export type ChatAnswer = { readonly text: string; readonly card: unknown; readonly message?: string };

/** Environment of a child: ours without any setting of the product's, and these. */
export function environmentOf(settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), ...settings };
}

/** Starts `node src/main.ts`. Rejects with what it wrote where it ends instead of listening. */
export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'clausewise-data-'));
  const started = performance.now();
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env: environmentOf({ PORT: '0', DATA_FOLDER: dataFolder, SENTENCE_MODEL: 'off', ...settings }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = /http:\/\/localhost:\d+/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`It ended with ${code}: ${log}`)));
  });
  const readyAfter = performance.now() - started;
  let turns = 0;
  return {
    url,
    process: child,
    log: () => log,
    readyAfter,
    async say(text, tenant = 'derby') {
      turns += 1;
      const response = await fetch(`${url}/chat/turns`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url },
        body: JSON.stringify({ tenant, conversation: 'test', id: `${turns}`, text }),
      });
      return { status: response.status, body: (await response.json()) as ChatAnswer };
    },
    async close() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      await rm(dataFolder, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}
