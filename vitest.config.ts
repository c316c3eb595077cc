import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { defineConfig } from 'vitest/config';

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

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    env: { TMPDIR: folderForData() },
    // What is learned from the documents is learned once for all files of a worker, not once for each.
    isolate: false,
    testTimeout: 90_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    reporters: ['default', './test/support/closing-line.ts'],
  },
});
