import { execFileSync } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { matchesGlob, relative } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** So much must be free in a folder of memory before tests put their data there: some machines have 64 MB of it. */
const enough = 4 * 2 ** 30;

/** Where tests put their data: in memory where there is room, since nothing of it need outlive a power cut. */
function folderForData(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize >= enough ? '/dev/shm' : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** What takes long, though its files are small: what starts the whole product, kills it, or asks hundreds of questions. */
const long = [
  'test/e2e/**',
  'test/journeys/**',
  'test/app/**',
  'test/eval/**',
  'test/storage/killed*',
  'test/reminders/chaos*',
  'test/reminders/month*',
];
const root = import.meta.dirname;
const isLong = ({ moduleId }: TestSpecification) => long.some((glob) => matchesGlob(relative(root, moduleId), glob));

/** The commit since which `--changed`, `--changed=main` or `--changed main` asks. */
function askedSince([argument = '', next = '']: readonly string[]): string {
  return argument.split('=')[1] ?? (next === '' || next.startsWith('-') ? 'HEAD' : next);
}
const at = process.argv.findIndex((argument) => /^--changed(?:=|$)/.test(argument));
const since = at < 0 ? undefined : askedSince(process.argv.slice(at));

/**
 * The rooms in which something has changed since a commit, by the names of their folders of code and tests; undefined where it is what
 * all rooms share.
 */
function roomsChangedSince(commit: string): readonly string[] | undefined {
  const listed = (...words: string[]) => execFileSync('git', words, { encoding: 'utf8', cwd: root }).split('\n');
  const files = [...listed('diff', '--name-only', commit), ...listed('ls-files', '--others', '--exclude-standard')];
  const rooms = files
    .filter((file) => /^(?:src|test)\//.test(file))
    .map((file) => /^(?:src|test)\/((?:adapters\/)?[\w-]+)\//.exec(file)?.[1] ?? 'shared');
  return rooms.some((room) => /^(?:shared|support|contracts)$/.test(room)) ? undefined : [...new Set(rooms)];
}

/** The loop is to take seconds: what other rooms make of a change, and what takes long, is left to the whole run. */
const rooms = since === undefined ? undefined : roomsChangedSince(since);
const leftOut = since === undefined ? [] : long.filter((glob) => !rooms?.some((room) => glob === `test/${room}/**`));
if (since !== undefined) {
  const of = rooms === undefined ? 'all that the change reaches' : `the rooms ${rooms.join(', ')}`;
  process.stdout.write(`Runs tests of ${of}. Left out, as they take long: ${leftOut.join(', ')}. npm test runs all.\n`);
}

/** Long ones first, so that no worker stands idle at the end: by size, as files go that were never run, they would come last. */
class LongOnesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const [others, first] = [false, true].map((takesLong) => files.filter((file) => isLong(file) === takesLong));
    return [...(await super.sort(first ?? [])), ...(await super.sort(others ?? []))];
  }
}

export default defineConfig({
  // Packages as the product runs them: some have another form for development, which checks itself at every step.
  ssr: { resolve: { conditions: ['module', 'node'] } },
  test: {
    include: ['test/*.test.ts', ...(rooms ?? ['**']).map((room) => `test/${room}/**/*.test.ts`)],
    exclude: [...configDefaults.exclude, ...leftOut],
    setupFiles: ['test/support/keep-compiled.ts'],
    env: { TMPDIR: folderForData() },
    // What is learned from the documents is learned once for all files of a worker, not once for each.
    isolate: false,
    testTimeout: 90_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    sequence: { sequencer: LongOnesFirst },
    reporters: ['default', './test/support/closing-line.ts'],
  },
});
