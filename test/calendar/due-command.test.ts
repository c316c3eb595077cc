import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { registerDue } from '../../src/app/command-line/due.ts';
import { localDate } from '../../src/calendar/index.ts';
import { publishedList } from './published-list.ts';
import cases from './working-day-cases.json' with { type: 'json' };

const list = publishedList();

function run(words: string, files: Record<string, string> = {}) {
  const seen = { out: [] as string[], err: [] as string[], code: 0 };
  const program = new Command('clausewise').exitOverride();
  registerDue(program, {
    out: (line) => seen.out.push(line),
    err: (line) => seen.err.push(line),
    exit: (code) => {
      seen.code = code;
    },
    readFile: (path) => {
      const text = files[path];
      if (text === undefined) throw new Error('ENOENT');
      return text;
    },
    today: () => localDate('2026-12-07'),
    bankHolidays: () => list,
  });
  try {
    program.parse(['due', ...words.split(' ')], { from: 'user' });
  } catch {
    // What commander throws has been said and has set the exit code.
  }
  return seen;
}

const christmas = '--from 2026-12-24 --working-days 2 --nation england-and-wales';

describe('clausewise due', () => {
  it('prints the date and why', () => {
    const { out, err, code } = run(christmas);
    expect(out.slice(0, 2)).toEqual(['Wednesday 30 December 2026', '']);
    expect(out).toContain('Monday 28 December 2026 does not count: bank holiday, Boxing Day (substitute day).');
    expect({ err, code }).toEqual({ err: [], code: 0 });
  });

  it('takes a rule, closure days and a number to count back', () => {
    expect(run(`${christmas} --closed 2026-12-29 --closed 2026-12-30`).out[0]).toBe('Monday 4 January 2027');
    expect(run('--from 2026-12-05 --working-days 2 --nation scotland --rule roll-then-count').out[0]).toBe(
      'Wednesday 9 December 2026',
    );
    expect(run('--from 2026-12-05 --working-days -1 --nation weekends-only').out[0]).toBe('Friday 4 December 2026');
  });

  it('with --json prints one line of JSON and nothing else', () => {
    const { out } = run(`${christmas} --json`);
    expect(out).toHaveLength(1);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ start: '2026-12-24', n: 2, due: '2026-12-30' });
  });

  it('beyond the list gives no date, a sentence and exit code 1', () => {
    const { out, err, code } = run('--from 2028-12-29 --working-days 1 --nation scotland --json');
    expect(out.map((line) => JSON.parse(line))).toEqual([{ start: '2028-12-29', n: 1, due: null, error: err[0] }]);
    expect(err[0]).toMatch(/ends on 31 December 2028/);
    expect(code).toBe(1);
    expect(run('--from 2028-12-29 --working-days 1 --nation scotland').out).toEqual([]);
  });

  it.each([
    ['--from 2026-02-30 --working-days 2 --nation scotland', '"2026-02-30" is not a date such as 2026-12-24.'],
    ['--from 2026-02-27 --working-days two --nation scotland', /^"two" is not a whole number of working days/],
    ['--from 2026-02-27 --working-days 1.5 --nation scotland', /^"1.5" is not a whole number/],
    ['--from 2026-02-27 --working-days 99999 --nation scotland', /^99999 is not a whole number/],
    ['--from 2026-02-27 --working-days 2 --nation wales', /^"wales" is not a nation; use england-and-wales, /],
    ['--from 2026-02-27 --working-days 2 --nation scotland --rule soon', /^"soon" is not a rule; use /],
    ['--from 2026-02-27 --working-days 2 --nation scotland --closed x', '"x" is not a date such as 2026-12-24.'],
    ['--from 2026-02-27 --working-days 2', /^Say whose bank holidays count/],
    ['--from 2026-02-27 --nation scotland', /^Say how many working days/],
    ['--json', /^Say when it was received/],
    ['--file nowhere.json --json', 'nowhere.json cannot be read: is the path right?'],
    ['--file half.json --json', 'half.json is not JSON.'],
    ['--file object.json --json', 'object.json does not hold a JSON array of cases.'],
    [`--file cases.json ${christmas}`, /^Give either --file or the options of one date/],
    ['--form 2026-02-27', /unknown option '--form'/],
    ['--from', /argument missing/],
  ])('%s is refused in one sentence with exit code 2', (words, sentence) => {
    const { out, err, code } = run(words, { 'half.json': '[{', 'object.json': '{}' });
    expect({ out, code }).toEqual({ out: [], code: 2 });
    expect(err).toEqual([expect.stringMatching(sentence)]);
  });
});

describe('clausewise due --file', () => {
  const answers = (file: unknown, words = '--file cases.json --json') => {
    const { out, err, code } = run(words, { 'cases.json': JSON.stringify(file) });
    return { results: out.map((line) => (words.endsWith('--json') ? JSON.parse(line) : line)), err, code };
  };

  it('answers every case that other services promise', () => {
    const text = readFileSync(join(import.meta.dirname, 'working-day-cases.json'), 'utf8');
    const { results, err, code } = answers(JSON.parse(text));
    expect(results.map(({ start, n, due }) => ({ start, n, due }))).toEqual(
      cases.map(({ start, n, due }) => ({ start, n, due })),
    );
    expect({ err, code }).toEqual({ err: [], code: 0 });
  });

  it('takes a date beyond the list for an answer', () => {
    const { results, code } = answers([{ start: '2030-01-01', n: 1, calendar: 'scotland' }]);
    expect(results).toEqual([{ start: '2030-01-01', n: 1, due: null, error: expect.stringMatching(/ends on/) }]);
    expect(code).toBe(0);
  });

  it('answers the cases after a bad one, and then fails with a sentence about it', () => {
    const good = { start: '2026-12-24', n: 2, calendar: 'england-and-wales' };
    const { results, err, code } = answers([
      { ...good, start: '2026-02-30' },
      { ...good, n: '2' },
      { ...good, holidays: 'none' },
      7,
      good,
    ]);
    expect(results.map(({ due }) => due)).toEqual([null, null, null, null, '2026-12-30']);
    expect(results.map(({ start }) => start)).toEqual(['2026-02-30', good.start, good.start, null, good.start]);
    expect(err).toEqual([
      '4 of the 5 cases in cases.json cannot be read; case 1: "2026-02-30" is not a date such as 2026-12-24.',
    ]);
    expect(code).toBe(2);
  });

  it('without --json speaks to people', () => {
    const file = [{ start: '2026-12-24', n: 2, calendar: 'scotland', holidays: [] }];
    expect(answers(file, '--file cases.json').results).toEqual(['2026-12-24, 2 working days: Monday 28 December 2026']);
  });
});
