import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { registerPeople } from '../../src/app/command-line/people.ts';
import { localDate } from '../../src/calendar/index.ts';
import { visibilityOf } from '../../src/casework/index.ts';
import { createMemoryDatabase } from '../support/casework-memory-stores.ts';
import { good, sequence } from '../support/people-files.ts';

const today = localDate('2026-06-01');

describe('clausewise people import', () => {
  const ids = sequence();
  const run = (files: Record<string, string>, ...args: string[]) => runOn(createMemoryDatabase(), files, ...args);
  async function runOn(
    database: ReturnType<typeof createMemoryDatabase>,
    files: Record<string, string>,
    ...args: string[]
  ) {
    const out: string[] = [];
    const err: string[] = [];
    let code = 0;
    const program = new Command().exitOverride();
    registerPeople(program, {
      out: (line) => out.push(line),
      err: (line) => err.push(line),
      exit: (given) => {
        code = given;
      },
      readFile: (path) => {
        const text = files[path];
        if (text === undefined) throw new Error('ENOENT');
        return Buffer.from(text);
      },
      today: () => today,
      now: () => 5,
      newId: () => `id-${ids()}`,
      councils: () => ['derby'],
      open: async () => ({ database, close: async () => undefined }),
    });
    await program.parseAsync(['people', 'import', ...args], { from: 'user' }).catch(() => undefined);
    return { out, err, code, count: (await database.read(({ people }) => people.directory('derby'))).people.length };
  }

  it('shows the plan and imports nothing without --yes', async () => {
    const { out, code, count } = await run({ 'p.csv': good }, 'p.csv');
    expect(out).toEqual([
      'joins: Ada Admin (ada@derby.example), administrator',
      'joins: Khan (khan@derby.example), councillor',
      'joins: Priya (priya@derby.example), officer',
      '3 join, 0 change, 0 leave, 0 stay as they are.',
      'Nothing is imported yet. To import this, run it again with --yes.',
    ]);
    expect([code, count]).toEqual([0, 0]);
  });

  it('imports with --yes', async () => {
    const { out, code, count } = await run({ 'p.csv': good }, 'p.csv', '--yes');
    expect([out.at(-1), code, count]).toEqual(['Imported.', 0, 3]);
  });

  it.each([
    ['at once', [], 'Those who leave see nothing from now on.', [false, false]],
    [
      'at the end of a day that is said',
      ['--last-day', '2026-06-02'],
      'Those who leave see casework until the end of 2 June 2026.',
      [true, true, false],
    ],
  ] as const)(
    'ends %s what somebody who is not in the list any more may see, and says so',
    async (_, more, sentence, sees) => {
      const database = createMemoryDatabase();
      await runOn(database, { 'p.csv': good }, 'p.csv', '--yes');
      const without = good.replace(/^Priya.*\n/m, '');
      expect(without).not.toBe(good);
      const shown = await runOn(database, { 'p.csv': without }, 'p.csv', ...more);
      expect(shown.out.join('\n')).toMatch(/those who leave see/i);
      const { out } = await runOn(database, { 'p.csv': without }, 'p.csv', '--yes', ...more);
      expect(out).toContain(sentence);
      const directory = await database.read(({ people }) => people.directory('derby'));
      const priya = directory.people.find(({ name }) => name === 'Priya');
      const days = ['2026-06-01', '2026-06-02', '2026-06-03'].slice(0, sees.length).map((day) => localDate(day));
      expect(days.map((day) => visibilityOf(priya, directory, day).officerIds.length > 0)).toEqual(sees);
      const { out: back } = await runOn(database, { 'p.csv': good }, 'p.csv', '--yes');
      expect(back.join('\n')).toContain(more.length === 0 ? 'back after having left' : 'nothing changes');
    },
  );

  it('refuses a last day that is past or no day', async () => {
    for (const day of ['2026-05-31', 'Friday']) {
      const { err, code } = await run({ 'p.csv': good }, 'p.csv', '--last-day', day);
      expect([err, code]).toEqual([[`--last-day is "${day}". Give today or a later day, like 2026-06-01.`], 2]);
    }
  });

  it('lists columns that mean nothing, and leaves them out on a yes', async () => {
    const file = 'Shoe size,Name,E-mail,Role,Phone\n00123,Sam,sam@derby.example,administrator,01332\n';
    const note = 'note: These columns mean nothing here and are left out: Shoe size, Phone.';
    const shown = await run({ 'p.csv': file }, 'p.csv');
    expect(shown.out).toContain(note);
    expect(shown.count).toBe(0);
    const done = await run({ 'p.csv': file }, 'p.csv', '--yes');
    expect([done.out.at(-1), done.code, done.count]).toEqual(['Imported.', 0, 1]);
    expect(JSON.parse((await run({ 'p.csv': file }, 'p.csv', '--json')).out.join('')).warnings).toEqual([
      note.slice(6),
    ]);
  });

  it('takes the list of the guide as it stands', async () => {
    const guide = await readFile(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
    const list = /```\n(Name,E-mail,[\s\S]*?)```/.exec(guide)?.[1] ?? '';
    const { out, code, count } = await run({ 'people.csv': list }, 'people.csv', '--yes');
    expect(out).toContain('joins: Sam Taylor (sam.taylor@council.gov.uk), administrator');
    expect([code, count]).toEqual([0, 4]);
  });

  it('prints the plan as JSON', async () => {
    const { out } = await run({ 'p.csv': good }, 'p.csv', '--json');
    expect(JSON.parse(out.join(''))).toMatchObject({
      done: false,
      additions: [{ row: 2 }, { row: 3 }, { row: 4 }],
      refusals: [],
    });
  });

  it('says every fault and what to do, with exit code 1', async () => {
    const { err, code, count } = await run({ 'p.csv': `${good}B,b,officer,,,,,\n` }, 'p.csv', '--yes');
    expect(err).toEqual([
      'Row 5, column "E-mail": "b" is not an e-mail address. Write it like priya.shah@derby.gov.uk.',
      'Nothing was imported. Put this right and import the file again.',
    ]);
    expect([code, count]).toEqual([1, 0]);
  });

  it.each([
    ['a missing file', ['none.csv'], 'none.csv cannot be read: is the path right?'],
    ['a council that is not there', ['p.csv', '--council', 'leeds'], 'Say whose directory it is: --council derby.'],
  ])('refuses %s with exit code 2', async (_, args, sentence) => {
    const { err, code } = await run({ 'p.csv': good }, ...args);
    expect([err, code]).toEqual([[sentence], 2]);
  });
});
