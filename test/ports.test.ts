import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = join(import.meta.dirname, '..', 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(src, name), 'utf8') }));

/** A port as it is written here: a comment that begins with "Port:", above a type of an object. */
const port = /\/\*\*[\s*]*Port:(?:(?!\*\/)[\s\S])*\*\/\nexport type (\w+) = [^{;]*\{\n([\s\S]*?)\n\};/g;
const ports = files.flatMap(({ name: file, text }) =>
  [...text.matchAll(port)].map(([, name = '', body = '']) => ({
    file,
    name,
    methods: [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, method = '']) => method),
  })),
);

/** Called, handed on, or taken out of the port; where it is carried out it stands as `method: (` or `method(` and does not count. */
function isUsed(method: string, definedIn: string): boolean {
  const used = new RegExp(`\\.${method}\\b|\\{[^{}]*\\b${method}\\b[^{}]*\\}(?: =|:)`);
  return files.some(({ name, text }) => name !== definedIn && used.test(text));
}

describe('a port', () => {
  it('is found by its comment', () => {
    expect(ports.length).toBeGreaterThan(15);
    expect(ports.flatMap(({ methods }) => methods).length).toBeGreaterThan(60);
  });

  it.each(ports)('has no method that nobody calls: $name', ({ file, methods }) => {
    expect(methods.filter((method) => !isUsed(method, file))).toEqual([]);
  });
});
