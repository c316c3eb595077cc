import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseTyped } from '../../src/understanding/read-typed.ts';

const read = (path: string) => readFileSync(join(import.meta.dirname, '..', '..', path), 'utf8');

/** What the conversation answers before casework is asked. */
const OTHER = new Set(['help', 'who am I', 'forget me']);
/** Opens a form, and is one with its fields. */
const FORM = 'log an enquiry';

const manifest = JSON.parse(read('manifests/teams/manifest.template.json')) as {
  readonly bots: readonly {
    readonly commandLists: readonly { readonly commands: readonly { readonly title: string }[] }[];
  }[];
};

/** Words of commands in files that cannot ask the list of commands: manifests, and adapters, which know no casework. */
const offered = [
  ...manifest.bots.flatMap(({ commandLists }) =>
    commandLists.flatMap(({ commands }) => commands.map(({ title }) => title)),
  ),
  ...[...read('src/adapters/slack/prompts.ts').matchAll(/message: '([^']+)'/g)].map(([, said = '']) => said),
  ...[...read('src/adapters/slack/commands.ts').matchAll(/'\/\w+': '([^']+)'/g)].map(([, said = '']) => said),
  ...[...read('src/adapters/teams/dialog.ts').matchAll(/typed: '([^']+)'/g)].map(([, said = '']) => said),
].filter((said) => !OTHER.has(said));

describe('what manifests and adapters offer to type', () => {
  it('is there to be checked', () => {
    expect(offered.length).toBeGreaterThan(8);
  });

  it.each(offered)('is a command to the letter: "%s"', (said) => {
    expect(said === FORM || parseTyped(said) !== undefined).toBe(true);
  });
});
