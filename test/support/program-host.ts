import { writeSync } from 'node:fs';
import { keepCompiled } from '../../src/app/keep-compiled.ts';
import { END_OF_RUN, type ProgramOrders } from './program-orders.ts';

/*
 * The command line in a process that stays, for `run-program.ts`: each message is one run. What it writes goes where a process of its
 * own would write it, and after each run both ways out end with a line that tells so.
 */
keepCompiled();
const { runCommandLine } = await import('../../src/app/command-line/run.ts');
const own = { ...process.env };
process.on('message', async ({ words, settings }: ProgramOrders) => {
  for (const name of Object.keys(process.env)) if (!(name in own)) delete process.env[name];
  Object.assign(process.env, own, settings);
  const code = await runCommandLine(words);
  process.send?.({ code });
  for (const file of [1, 2]) writeSync(file, END_OF_RUN);
});
process.on('disconnect', () => process.exit());
