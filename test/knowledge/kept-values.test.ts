import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { keptBytes, keptValue, readKeptBytes } from '../../src/knowledge/kept-values.ts';
import { parseYaml } from '../../src/knowledge/yaml-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const long = (name: string) => `${name}: ${'x'.repeat(2_000)}\n`;

describe('what a text holds', () => {
  it('is read once for the same text and the same way of reading, and anew for any other', () => {
    let reads = 0;
    const read = () => {
      reads += 1;
      return { read: reads, 'a "key"': ['', '4.10'] };
    };
    const ask = (text: string, way = 'plain') => keptValue(text, way, read, join(folder, 'values'));
    expect([ask(long('one')), ask(long('one'))]).toEqual(Array(2).fill({ read: 1, 'a "key"': ['', '4.10'] }));
    expect([ask(long('two')), ask(long('one'), 'otherwise')]).toMatchObject([{ read: 2 }, { read: 3 }]);
    expect([ask('short'), ask('short')]).toMatchObject([{ read: 4 }, { read: 5 }]);
    expect(readdirSync(join(folder, 'values'))).toHaveLength(3);
  });

  it('is read where it cannot be kept, or what was kept is spoilt', () => {
    writeFileSync(join(folder, 'a-file'), '');
    const nowhere = () => keptValue(long('one'), 'plain', () => 'read', join(folder, 'a-file'));
    expect([nowhere(), nowhere()]).toEqual(['read', 'read']);
    const kept = () => keptValue(long('one'), 'plain', () => ['read'], join(folder, 'values'));
    kept();
    const [name = ''] = readdirSync(join(folder, 'values'));
    writeFileSync(join(folder, 'values', name), '["re');
    expect([kept(), kept()]).toEqual([['read'], ['read']]);
  });

  it('is let go of where there is too much of it, what was kept longest ago first', () => {
    const keep = (at: number) => keptValue(long(`text ${at}`), 'plain', () => at, folder);
    for (let at = 0; at < 500; at += 1) keep(at);
    const [first = ''] = readdirSync(folder);
    utimesSync(join(folder, first), 1, 1);
    keep(500);
    const left = readdirSync(folder);
    expect(left).toHaveLength(250);
    expect(left).not.toContain(first);
  });
});

it('makes bytes once for a key, and again where they cannot be kept', () => {
  let made = 0;
  const make = () => Uint8Array.of(++made);
  const ask = (key: string, where = 'large') => [...keptBytes(key, make, join(folder, where))];
  expect([ask('one'), ask('one'), ask('two')]).toEqual([[1], [1], [2]]);
  writeFileSync(join(folder, 'a-file'), '');
  expect([ask('one', 'a-file'), ask('one', 'a-file')]).toEqual([[3], [4]]);
});

it('lets those bytes go that were used longest ago', () => {
  const ask = (key: string) => keptBytes(key, () => Buffer.from(key), folder);
  for (let at = 0; at < 32; at += 1) ask(`${at}`);
  const [used = '', ...others] = readdirSync(folder);
  for (const name of others) utimesSync(join(folder, name), 1, 1);
  utimesSync(join(folder, used), 2, 1);
  ask('32');
  const left = readdirSync(folder);
  expect(left).toHaveLength(16);
  expect(left).toContain(used);
  expect(readKeptBytes('32', folder)).toEqual(Buffer.from('32'));
});

it('knows the line of a fault in a file that was read before', () => {
  const text = `${Array.from({ length: 200 }, (_, at) => `key-${at}: some words about it`).join('\n')}\nlast: 4.10\n`;
  const wanted = z.record(z.string(), z.string());
  const wrong = z.strictObject({ 'key-0': z.string() });
  expect(parseYaml({ file: 'a.yaml', text }, wanted).value).toMatchObject({ last: '4.10' });
  const { faults, lineOf } = parseYaml({ file: 'a.yaml', text, firstLine: 3 }, wrong);
  expect(faults).toMatchObject([{ file: 'a.yaml', line: 4 }]);
  expect(lineOf(['last'])).toBe(203);
});
