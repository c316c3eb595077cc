import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { renderTable, type Table } from './report.ts';

/** Every bench there is, in the order in which they run: `<name>.ts` beside this file, exporting `run`. */
const names = ['start', 'platforms', 'search', 'casework', 'directory', 'reminders'] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const present = names.filter((name) => existsSync(join(import.meta.dirname, `${name}.ts`)));
const unknown = positionals.filter((name) => !present.some((each) => each === name));
if (unknown.length > 0) {
  console.error(`There is no bench "${unknown[0]}". The benches are ${present.join(', ')}.`);
  process.exit(2);
}

for (const name of present) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const { run } = (await import(`./${name}.ts`)) as { run: () => Promise<readonly Table[]> | AsyncIterable<Table> };
  const found = run();
  for await (const table of Symbol.asyncIterator in found ? found : await found) {
    console.log(values.json ? JSON.stringify({ bench: name, ...table }) : `${renderTable(table)}\n`);
  }
}
// A bench may leave a thread behind that would keep the process.
process.exit(0);
