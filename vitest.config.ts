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

/** Whatever is changed reaches these: minutes, where the loop is to take seconds. */
const isLoop = process.argv.some((argument) => argument.startsWith('--changed'));
if (isLoop) process.stdout.write(`Left out of --changed, as they take long: ${long.join(', ')}\n`);

/** Long ones first, so that no worker stands idle at the end: by size, as files go that were never run, they would come last. */
class LongOnesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const [others, first] = [false, true].map((takesLong) => files.filter((file) => isLong(file) === takesLong));
    return [...(await super.sort(first ?? [])), ...(await super.sort(others ?? []))];
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(isLoop ? long : [])],
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
