import { parseArgs } from 'node:util';
import { renderTable, type Table } from './report.ts';

/** What a bench exports: its tables, all at the end or one by one as they are found. `minutes` is for those that run by the clock. */
type Bench = { readonly run: (minutes: number) => Promise<readonly Table[]> | AsyncIterable<Table> };

/** Every bench there is, in the order in which they run. */
const benches = {
  start: () => import('./start.ts'),
  platforms: () => import('./platforms.ts'),
  search: () => import('./search.ts'),
  understanding: () => import('./understanding.ts'),
  casework: () => import('./casework.ts'),
  directory: () => import('./directory.ts'),
  reminders: () => import('./reminders.ts'),
  soak: () => import('./soak.ts'),
} satisfies Record<string, () => Promise<Bench>>;
/** Those that take so long that they run only when they are named. */
const onlyWhenNamed: readonly string[] = ['soak'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, minutes: { type: 'string', default: '30' } },
});
const unknown = positionals.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`There is no bench "${unknown[0]}". The benches are ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}

for (const [name, open] of Object.entries<() => Promise<Bench>>(benches)) {
  if (positionals.length > 0 ? !positionals.includes(name) : onlyWhenNamed.includes(name)) continue;
  const { run } = await open();
  const found = run(Number(values.minutes));
  for await (const table of Symbol.asyncIterator in found ? found : await found) {
    console.log(values.json ? JSON.stringify({ bench: name, ...table }) : `${renderTable(table)}\n`);
  }
}
// A bench may leave a thread behind that would keep the process.
process.exit(process.exitCode ?? 0);
