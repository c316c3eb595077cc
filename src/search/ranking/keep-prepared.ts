import { createHash, hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { keepBytes, readKeptBytes } from '../../knowledge/index.ts';

/** Keeps what was prepared of texts from one start to the next: reading them takes seconds, and they seldom change. */
export type KeepPrepared = {
  /** What was prepared of the same before, else what `prepare` gives, which is then kept. Plain values, maps and typed arrays only. */
  readonly once: <Prepared>(of: unknown, prepare: () => Prepared) => Prepared;
  /** The same where that takes its time. */
  readonly onceInTime: <Prepared>(of: unknown, prepare: () => Promise<Prepared>) => Promise<Prepared>;
};

/** `learnedAs` is another for another model, or where other texts have been encoded; `folder` is where else than usual it is kept. */
export function keepPrepared(learnedAs: string, folder?: string): KeepPrepared {
  const keyOf = (of: unknown) => [learnedAs, digestOfRoom(), hash('sha256', serialize(of))].join(' ');
  return {
    once(of, prepare) {
      const key = keyOf(of);
      return read<ReturnType<typeof prepare>>(key, folder) ?? written(key, prepare(), folder);
    },
    async onceInTime(of, prepare) {
      const key = keyOf(of);
      return read<Awaited<ReturnType<typeof prepare>>>(key, folder) ?? written(key, await prepare(), folder);
    },
  };
}

function read<Prepared>(key: string, folder: string | undefined): Prepared | undefined {
  const bytes = readKeptBytes(key, folder);
  try {
    return bytes && (deserialize(bytes) as Prepared);
  } catch {
    return undefined;
  }
}

function written<Prepared>(key: string, prepared: Prepared, folder: string | undefined): Prepared {
  keepBytes(key, serialize(prepared), folder);
  return prepared;
}

let digest: string | undefined;

/** Of every file of this room: whoever changes how texts are read, or a number that somebody set, prepares anew. */
function digestOfRoom(): string {
  if (digest !== undefined) return digest;
  const room = join(import.meta.dirname, '..');
  const made = createHash('sha256');
  for (const name of readdirSync(room, { recursive: true, encoding: 'utf8' }).sort())
    if (/\.(?:ts|json)$/.test(name)) made.update(`${name}\n`).update(readFileSync(join(room, name)));
  digest = made.digest('hex');
  return digest;
}
