import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, '.github', 'pictures');

it('the README names every picture that there is, each made by the script and under 200 KB', () => {
  const named = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/\]\(\.github\/pictures\/([^)]+)\)/g)].map(
    ([, name]) => name,
  );
  const script = readFileSync(join(import.meta.dirname, 'main.ts'), 'utf8');
  const made = [...script.matchAll(/take\('([\w-]+)'/g)].map(([, name]) => `${name}.png`);
  const there = readdirSync(folder);
  expect([...named].sort()).toEqual([...there].sort());
  expect([...made].sort()).toEqual([...there].sort());
  for (const name of there) expect(statSync(join(folder, name)).size, name).toBeLessThan(200_000);
});
