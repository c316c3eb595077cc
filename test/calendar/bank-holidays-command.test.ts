import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBankHolidays, registerBankHolidays } from '../../src/app/command-line/bank-holidays.ts';
import { localDate } from '../../src/calendar/index.ts';
import { publishedJson, publishedPath } from './published-list.ts';

let folder = '';
let listPath = '';
const published = readFileSync(publishedPath, 'utf8');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bank-holidays-'));
  listPath = join(folder, 'list.json');
  writeFileSync(listPath, published);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function refresh(source: string, words: string[] = [], web: Record<string, string> = {}) {
  const seen = { out: [] as string[], err: [] as string[], code: 0 };
  const program = new Command('clausewise').exitOverride();
  registerBankHolidays(program, {
    out: (line) => seen.out.push(line),
    err: (line) => seen.err.push(line),
    exit: (code) => {
      seen.code = code;
    },
    today: () => localDate('2026-11-22'),
    listPath,
    fetchText: async (url) => web[url] ?? Promise.reject(new Error(`${url} answered 404.`)),
  });
  await program.parseAsync(['bank-holidays', 'refresh', source, ...words], { from: 'user' });
  return seen;
}

function incoming(): string {
  const json = publishedJson();
  json.scotland?.events.push({ title: 'A day to remember', date: '2027-06-14', notes: '', bunting: true });
  const path = join(folder, 'incoming.json');
  writeFileSync(path, JSON.stringify(json));
  return path;
}

it.each([
  ['broken off', published.slice(0, 500), 'is not JSON.'],
  ['another thing', '{}', 'cannot be used. This is not a list of bank holidays as GOV.UK writes it'],
  ['missing', undefined, 'cannot be read.'],
])('a list that is %s is named with its file, at start and when it is refreshed', async (_, text, why) => {
  rmSync(listPath);
  if (text !== undefined) writeFileSync(listPath, text);
  expect(() => openBankHolidays(listPath)).toThrow(`${listPath} ${why}`);
  expect((await refresh(publishedPath)).err.join()).toContain(`${listPath} ${why}`);
});

const added = 'scotland: added Monday 14 June 2027, A day to remember';

describe('clausewise bank-holidays refresh', () => {
  it('shows what changes and writes nothing unless told to', async () => {
    const { out, err, code } = await refresh(incoming());
    expect(out).toEqual([added, 'Nothing is written. To write this, run it again with --yes.']);
    expect({ err, code }).toEqual({ err: [], code: 0 });
    expect(readFileSync(listPath, 'utf8')).toBe(published);
  });

  it('with --yes writes the list whole, and leaves no draft behind', async () => {
    expect((await refresh(incoming(), ['--yes'])).out).toEqual([added, `Written to ${listPath}.`]);
    expect(openBankHolidays(listPath).scotland.events.map(({ date }) => date)).toContain('2027-06-14');
    expect(readdirSync(folder).toSorted()).toEqual(['incoming.json', 'list.json']);
    expect((await refresh(incoming(), ['--yes'])).out).toEqual(['The list is up to date: nothing changes.']);
  });

  it('reads an address as it reads a file', async () => {
    const url = 'https://www.gov.uk/bank-holidays.json';
    expect((await refresh(url, [], { [url]: readFileSync(incoming(), 'utf8') })).out[0]).toBe(added);
    expect(await refresh(url)).toEqual({ out: [], err: [`${url} answered 404.`], code: 2 });
  });

  it.each([
    ['nowhere.json', '', /nowhere.json cannot be read\.$/],
    ['page.json', '<html>', /page.json is not JSON\.$/],
    ['empty.json', '{}', /^This is not a list of bank holidays as GOV.UK writes it: england-and-wales is missing\.$/],
  ])('refuses %s in one sentence with exit code 2, and the list stays', async (name, text, sentence) => {
    const path = join(folder, name);
    if (text !== '') writeFileSync(path, text);
    const { out, err, code } = await refresh(path, ['--yes']);
    expect({ out, err, code }).toEqual({ out: [], err: [expect.stringMatching(sentence)], code: 2 });
    expect(readFileSync(listPath, 'utf8')).toBe(published);
  });
});
