import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { type Action, carryOut, log, systemVisibility, undo, versionSeen } from '../../src/casework/index.ts';
import { openStorage } from '../../src/storage/index.ts';
import { asked, draft, people } from '../support/casework-council.ts';
import { temporaryFolder } from '../support/databases.ts';

/** What an earlier version kept: nothing of what those see who do not see notes. */
function forget(dataFolder: string): void {
  const file = new DatabaseSync(join(dataFolder, 'clausewise.sqlite'));
  for (const { number, body } of file.prepare('select number, body from enquiry').all()) {
    const { openly: _, ...rest } = JSON.parse(String(body));
    file.prepare('update enquiry set body = ? where number = ?').run(JSON.stringify(rest), Number(number));
  }
  file.exec('delete from schema_version where version >= 20');
  file.close();
}

const note: Action = { kind: 'note', text: 'x' };
const acknowledge: Action = { kind: 'acknowledge', officerId: 'priya' };

it.each<[string, readonly (Action | 'undo')[]]>([
  ['no notes', [acknowledge]],
  ['a note', [note]],
  ['notes among what everybody sees', [note, acknowledge, note]],
  ['a note that was taken back', [acknowledge, note, 'undo']],
  ['something that everybody saw and that was taken back', [note, acknowledge, 'undo']],
])(
  'an enquiry of before with %s has for its councillor no version that an old button of theirs names',
  async (_, steps) => {
    const dataFolder = join(temporaryFolder(), 'data');
    const now = () => Date.parse('2026-06-10');
    const before = await openStorage({ dataFolder }, now);
    const desk = { database: before, alongside: async () => undefined };
    await before.transaction(async (stores) => {
      for (const person of people) await stores.people.addPerson(person);
    });
    const number = { year: 2026, number: 1 };
    await log(desk, asked('2026-06-01', 'admin', 'log'), draft);
    for (const [at, step] of steps.entries()) {
      const given = asked('2026-06-02', 'priya', `step-${at}`);
      const timed = { ...given, at: given.at + at };
      const outcome = step === 'undo' ? await undo(desk, timed, number) : await carryOut(desk, timed, number, step);
      expect(outcome.kind).toBe('changed');
    }
    const seen = async (storage: typeof before) => {
      const found = await storage.read(({ casework }) => casework.enquiry(systemVisibility('derby'), number));
      return found && versionSeen(found, { internalNotes: false });
    };
    const right = await seen(before);
    await before.close();
    forget(dataFolder);
    const after = await openStorage({ dataFolder }, now);
    // The whole version: what they were shown before was that one, or an earlier one.
    expect(await seen(after)).toEqual({ ...right, version: steps.length + 1 });
    await carryOut({ ...desk, database: after }, asked('2026-06-03', 'priya', 'later'), number, note);
    expect(await seen(after)).toEqual({ ...right, version: steps.length + 1 });
    await after.close();
  },
);
