import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { itInBrowser, openBrowser } from '../support/browser.ts';
import { visitScenes } from './scenes.ts';
import { type Shown, whatIsShown } from './what-is-shown.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, '.github', 'pictures');
const shown = JSON.parse(readFileSync(join(folder, 'shown.json'), 'utf8')) as Record<string, Shown>;
const there = readdirSync(folder)
  .filter((name) => name.endsWith('.png'))
  .sort();

it('the README names every picture that there is, each with what it shows and under 200 KB', () => {
  const named = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/\]\(\.github\/pictures\/([^)]+)\)/g)].map(
    ([, name]) => name,
  );
  expect([...named].sort()).toEqual(there);
  expect(Object.keys(shown).sort()).toEqual(there.map((name) => name.replace('.png', '')));
  for (const name of there) expect(statSync(join(folder, name)).size, name).toBeLessThan(200_000);
});

itInBrowser(
  'the pictures show what is there today; where not, `npm run pictures` makes them anew',
  async () => {
    const today: Record<string, Shown> = {};
    const opened = await openBrowser();
    try {
      await visitScenes(opened, async (name, of) => {
        today[name] = await whatIsShown(of);
      });
    } finally {
      await opened.close();
    }
    for (const [name, was] of Object.entries(shown)) expect({ name, ...today[name] }).toEqual({ name, ...was });
    expect(Object.keys(today).sort()).toEqual(Object.keys(shown).sort());
  },
  240_000,
);
