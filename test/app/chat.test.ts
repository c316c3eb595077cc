import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Command } from 'commander';
import { afterAll, describe, expect, it } from 'vitest';
import { openAnswering } from '../../src/app/answering.ts';
import { openChat } from '../../src/app/chat/open-chat.ts';
import { registerChat } from '../../src/app/command-line/chat.ts';
import { openMadeUp, openRecord } from '../../src/app/data-place.ts';
import { createLog } from '../../src/app/log.ts';
import { openUnanswered } from '../../src/app/unanswered.ts';
import { readConfig } from '../../src/config/index.ts';
import { temporaryFolder } from '../support/databases.ts';

const log = createLog('silent');

/** What the documents answer, read once for all talks. */
const answering = await openAnswering(readConfig({ SENTENCE_MODEL: 'off' }), log);
const shared = { ...answering, close: async () => undefined };
afterAll(() => answering.close());

class Failed extends Error {}

/** Runs `clausewise chat` over a data folder; resolves to what was printed, or the sentence of a refusal. */
async function chat(
  turns: readonly object[],
  options: readonly string[] = [],
  {
    dataFolder = temporaryFolder(),
    platform = false,
    piped,
  }: { dataFolder?: string; platform?: boolean; piped?: string } = {},
) {
  const file = join(temporaryFolder(), 'turns.jsonl');
  writeFileSync(file, turns.map((turn) => JSON.stringify(turn)).join('\n'));
  const input = new PassThrough();
  if (piped !== undefined) input.end(piped);
  const config = readConfig({ DATA_FOLDER: dataFolder, SENTENCE_MODEL: 'off' });
  const out: string[] = [];
  const program = new Command().exitOverride();
  registerChat(program, {
    out: (line) => out.push(line),
    fail(sentence) {
      throw new Failed(sentence);
    },
    open: platform
      ? undefined
      : async (council, at) => openChat(config, { council, at, answering: async () => shared, log }),
    councils: () => ['derby', 'tdc'],
    input,
    output: new PassThrough(),
    terminal: { width: 80, colour: false },
  });
  const words = ['chat', '--council', 'derby', '--json', ...(piped === undefined ? ['--file', file] : []), ...options];
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof Failed) return { refused: error.message, lines: [] };
    throw error;
  }
  return { refused: undefined, lines: out.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

const tom = ['--as', 'tom.reid@derby.example', '--at', '2026-12-07T10:00'];

describe('clausewise chat', () => {
  it('talks as the people of the data folder where a directory was brought', { timeout: 180_000 }, async () => {
    const dataFolder = temporaryFolder();
    const storage = await openRecord(readConfig({ DATA_FOLDER: dataFolder }), () => Date.UTC(2026, 11, 7, 10));
    const lukasz = {
      id: 'lukasz',
      council: 'derby',
      name: 'Łukasz Nowak',
      email: 'lukasz.nowak@derby.example',
      roles: ['officer'],
      service: 'Housing',
      wards: [],
      workingDays: [],
      version: 1,
    } as const;
    await storage.transaction(({ people }) => people.addPerson(lukasz));
    await storage.close();
    const { lines } = await chat([{ text: 'who am I' }], ['--as', lukasz.email, '--at', '2026-12-07T10:00'], {
      dataFolder,
    });
    expect(lines[0]?.text).toContain('Łukasz Nowak');
    const unknown = await chat([{ text: 'who am I' }], tom, { dataFolder });
    expect(unknown.refused).toContain(
      'Nobody in the directory of derby has the e-mail address "tom.reid@derby.example"',
    );
  });

  it('knows what is said of documents, as help teaches it', { timeout: 180_000 }, async () => {
    const grace = ['--as', 'grace.okafor@derby.example', '--at', '2026-12-07T10:00'];
    const { lines } = await chat([{ text: 'promises' }, { text: 'withdraw document nothing-like-it' }], grace);
    expect(lines[0]?.text).toMatch(/promise/i);
    expect(lines[0]?.kind).not.toBe('small-talk');
    expect(lines[1]?.text).toContain('nothing-like-it');
  });

  it('counts no question without an answer among those of the council', { timeout: 180_000 }, async () => {
    const dataFolder = temporaryFolder();
    const config = readConfig({ DATA_FOLDER: dataFolder, SENTENCE_MODEL: 'off' });
    const { lines } = await chat(
      [{ id: 'none', text: 'may officers claim the cost of lunch on a cruise ship?' }],
      tom,
      { dataFolder },
    );
    expect(lines[0]).toMatchObject({ kind: 'document', changes: [] });
    const now = () => Date.UTC(2026, 11, 7, 10);
    const { knowledge } = answering;
    const storage = await openMadeUp(config, now);
    expect(await openUnanswered({ storage, knowledge, days: 90, now }).list('derby')).toEqual([]);
    await storage.close();
  });

  it('answers every line that comes through a pipe', { timeout: 180_000 }, async () => {
    const { lines } = await chat([], tom, { piped: 'my casework\nmy reminders\nwho am I\n' });
    expect(lines.map(({ id, text }) => [id, String(text).split('\n')[0]])).toEqual([
      [1, expect.stringMatching(/^Your open casework/)],
      [2, 'Your reminders'],
      [3, expect.stringMatching(/Tom Reid/)],
    ]);
  });

  it('says where pages and files are, which a terminal has not, where help offers them', {
    timeout: 180_000,
  }, async () => {
    const grace = ['--as', 'grace.okafor@derby.example', '--at', '2026-12-07T10:00'];
    const { lines } = await chat([], grace, { piped: 'documents\nadd our protocol\n' });
    expect(lines.map(({ text }) => text)).toEqual([
      expect.stringContaining('No page can be opened'),
      expect.stringContaining('no file can be sent from here'),
    ]);
  });

  it('tells a script what was said, what can be pressed and what was written', { timeout: 180_000 }, async () => {
    const dataFolder = temporaryFolder();
    const { lines } = await chat(
      [
        { id: 'ack', text: 'acknowledge CW-2026-0005, Priya Shah has it' },
        { id: 'form', as: 'amina.khan@derby.example', text: 'log an enquiry' },
        { id: 'mute', text: 'mute until Friday' },
        { id: 'snooze', text: 'snooze CW-2026-0005 until 2pm' },
        { id: 'hidden', as: 'amina.khan@derby.example', text: 'chase CW-2026-0001' },
        { id: 'unseen', as: 'amina.khan@derby.example', text: 'any news on CW-2026-0001?' },
        { id: 'para', text: 'para 26' },
        { id: 'away', text: 'I am away 24 to 31 December 2026, Priya Shah covers' },
        { id: 'yes', text: 'yes' },
        { id: 'later', at: '2026-12-09T09:00', text: "what's due today" },
        { id: 'earlier', at: '2026-12-07T09:00', text: "what's due today" },
      ],
      tom,
      { dataFolder },
    );
    expect(lines.map(({ id, kind }) => [id, kind])).toEqual([
      ['ack', 'changed'],
      ['form', 'asks'],
      ['mute', 'changed'],
      ['snooze', 'changed'],
      // No such enquiry that she can see: a refusal.
      ['hidden', 'shows'],
      ['unseen', 'shows'],
      ['para', 'document'],
      ['away', 'asks'],
      ['yes', 'changed'],
      ['later', 'shows'],
      ['earlier', 'shows'],
    ]);
    const [ack, form, mute, snooze, , , , away, yes, later, earlier] = lines;
    expect(ack?.changes).toEqual([{ reference: 'CW-2026-0005', kind: 'acknowledge' }]);
    expect(form?.text).toMatch(/^Subject: $/m);
    expect(form?.text).toMatch(/^Received: 2026-12-07$/m);
    expect(form?.actions).toEqual([{ label: 'Log it', typed: expect.stringMatching(/^log an enquiry, form /) }]);
    expect(mute?.changes).toEqual([{ reference: null, kind: 'choice' }]);
    expect(snooze?.changes).toEqual([{ reference: 'CW-2026-0005', kind: 'choice' }]);
    expect(away?.changes).toEqual([]);
    expect(yes?.changes).toEqual([{ reference: null, kind: 'absence' }]);
    expect(later?.text).toBe(earlier?.text);

    const again = await chat([{ text: 'show CW-2026-0005' }], ['--as', 'tom.reid@derby.example'], { dataFolder });
    expect(again.lines[0]?.text).toContain('Acknowledged: Monday 7 December 2026');
  });

  it('goes on from the question before, and not across casework that was spoken of since', {
    timeout: 180_000,
  }, async () => {
    const { lines } = await chat(
      [
        'may an officer come to our group meeting?',
        'and do they have to leave before the vote?',
        'my casework',
        'and do they have to leave before the vote?',
      ].map((text, at) => ({ id: `${at}`, text })),
      tom,
    );
    const together = 'I took this together with your question before';
    expect(lines.map(({ text }) => String(text).includes(together))).toEqual([false, true, false, false]);
  });

  it('offers for words that are no question the paragraphs that have them, and says nothing of documents that have not', {
    timeout: 180_000,
  }, async () => {
    const { lines } = await chat(
      ['photocopying', 'quango'].map((text) => ({ id: text, text })),
      tom,
    );
    const offered = lines.map(({ actions }) => (actions as { typed: string }[]).map(({ typed }) => typed));
    expect(offered[0]?.[0]).toMatch(/^show codes-update-2019#4\.8/);
    expect(offered[1]?.some((typed) => typed.startsWith('show '))).toBe(false);
    expect(lines.map(({ text }) => text)).toEqual(Array(2).fill('I did not understand that. Did you mean:'));
  });

  it('takes "when was it updated" for what is on the screen: an enquiry, or the documents', {
    timeout: 180_000,
  }, async () => {
    const { lines } = await chat(
      ['show CW-2026-0003', 'when was it updated?', 'help', 'when was it updated?'].map((text, at) => ({
        id: `${at}`,
        text,
      })),
      tom,
    );
    expect(lines.map(({ text }) => String(text).includes('This is what is recorded here of each'))).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it('sends a form as it stands when its button is typed', { timeout: 180_000 }, async () => {
    const dataFolder = temporaryFolder();
    const config = readConfig({ DATA_FOLDER: dataFolder, SENTENCE_MODEL: 'off' });
    const open = await openChat(config, {
      council: 'derby',
      at: '2026-12-07T10:00',
      answering: async () => shared,
      log,
    });
    const from = { email: 'tom.reid@derby.example', conversation: 'one' };
    const asked = await open.say('pause CW-2026-0002 with a form', from);
    const form = asked.reply.blocks.flatMap((block) => (block.kind === 'form' ? [block.form] : []))[0];
    expect(form?.submit.typed).toBe('pause CW-2026-0002 v2');
    const sent = await open.say(form?.submit.typed ?? '', from);
    expect(sent.changes).toEqual([]);
    expect(sent.reply.blocks.some(({ kind }) => kind === 'form')).toBe(true);
    await open.close();
  });

  it('speaks as nobody who is not in the directory, and not at all once a platform is set', {
    timeout: 180_000,
  }, async () => {
    const nobody = await chat([{ text: 'my casework' }], ['--as', 'eve@derby.example']);
    expect(nobody.refused).toBe('Nobody in the directory of derby has the e-mail address "eve@derby.example".');
    const platform = await chat([{ text: 'my casework' }], tom, { platform: true });
    expect(platform.refused).toContain('works only while no platform is set');
    expect((await chat([{ words: 'my casework' }], tom)).refused).toMatch(/^Line 1 of .* is not a turn: text: /);
    expect((await chat([{ text: 'my casework' }])).refused).toMatch(/^Say as whom/);
  });
});
