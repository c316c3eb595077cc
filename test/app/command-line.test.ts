import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { copyFolder, edit } from '../knowledge/knowledge-folder.ts';
import { type EndedProgram, runInHost, runProgram } from '../support/run-program.ts';

const run = runInHost;

async function questionsFile(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'clausewise-questions-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'questions.jsonl');
  await writeFile(file, text);
  return file;
}

/** Each line of standard output as JSON; fails where one is not. */
function jsonLines({ out }: EndedProgram): Record<string, unknown>[] {
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

const answered = {
  outcome: expect.stringMatching(/^(answer|nearest|choose|none|signpost|small-talk)$/),
  matches: expect.any(Array),
  also: expect.any(Array),
  milliseconds: expect.any(Number),
};

describe('clausewise ask', () => {
  it('prints the clause to the letter, with where it stands', async () => {
    const { code, out, err } = await runProgram(['ask', 'para', '26'], { PUBLIC_URL: 'https://clausewise.example' });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.replace(/\s+/g, ' ')).toContain(
      'Officer attendance at political group meetings is likely to be the exception. However, there may be particular advantages to be gained from such attendance.',
    );
    expect(out).toContain('https://clausewise.example/derby/working-together/26');
    expect(out).toContain('Adopted. In force since 25 September 2019.');
  });

  it('finds with the sentence model that ships, and ends', async () => {
    const { code, out, err } = await runProgram(
      ['ask', '--council', 'derby', '--role', 'officer', 'can I attend a group meeting?'],
      {
        SENTENCE_MODEL: 'universal',
      },
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Working Together Protocol, paragraph 26');
    expect(out).toContain('Working Together Protocol, paragraph 28');
  });

  it('prints one JSON object and nothing else with --json', async () => {
    const ended = await run(['ask', '--json', '--role', 'councillor', 'how quickly must an officer answer me?']);
    expect(ended).toMatchObject({ code: 0, err: '' });
    const [answer, ...more] = jsonLines(ended);
    expect(more).toEqual([]);
    expect(answer).toEqual({ ...answered, lacks: answer?.lacks });
    const matches = answer?.matches as { reference: string; relevance: number }[];
    expect(matches.length).toBeLessThanOrEqual(5);
    for (const { reference, relevance } of matches) {
      expect(reference).toMatch(/^derby\/[a-z0-9-]+#\S+$/);
      expect(relevance >= 0 && relevance <= 1).toBe(true);
    }
    expect(matches.map(({ relevance }) => relevance)).toEqual(
      matches.map(({ relevance }) => relevance).sort((a, b) => b - a),
    );
  });

  it('answers every line of a file in its order, whatever is asked, and passes over empty lines', async () => {
    const lines = [
      '\ufeff{"id":"a","question":"can I attend a group meeting?","council":"derby","role":"officer"}',
      '',
      '{"id":7,"question":"May officers speak in a debate?","council":"tdc","role":null}\r',
      '   ',
      '{"id":"empty","question":""}',
      '{"question":"no id"}',
      `{"id":"long","question":${JSON.stringify('who may see '.repeat(834))}}`,
      '{"id":"odd","question":"<b>🎉</b> هل ] \\u0000 \\ud83d","council":"colchester","role":"co-opted","extra":1}',
      '{"id":"thanks","question":"thank you"}',
    ];
    const ended = await run(['ask', '--file', await questionsFile(lines.join('\n')), '--json']);
    expect(ended).toMatchObject({ code: 0, err: '' });
    const answers = jsonLines(ended);
    expect(answers.map(({ id }) => id)).toEqual(['a', 7, 'empty', 6, 'long', 'odd', 'thanks']);
    for (const { id: _id, ...answer } of answers) expect(answer).toEqual(answered);
    expect(answers.at(-1)).toMatchObject({ outcome: 'small-talk' });
    expect(JSON.stringify(answers[1])).toContain('tdc/member-officer-protocol#');
  });

  it.each([
    [
      'an unknown council',
      ['--council', 'atlantis', '26'],
      'There is no council "atlantis". The councils are colchester, derby, tdc.',
    ],
    [
      'an unknown role',
      ['--role', 'mayor', '26'],
      'There is no role "mayor". The roles are officer, councillor, co-opted, unknown.',
    ],
    ['a file that is not there', ['--file', '/no/such.jsonl', '--json'], 'The file /no/such.jsonl cannot be read.'],
    ['an unknown option', ['--loud', '26'], "error: unknown option '--loud'"],
  ])('refuses %s in a sentence, with nothing on standard output', async (_name, words, sentence) => {
    expect(await (_name === 'an unknown council' ? runProgram : run)(['ask', '--json', ...words])).toEqual({
      code: 2,
      out: '',
      err: `${sentence}\n`,
    });
  });

  it.each([
    ['what is not JSON', 'can I attend?', 'is not an object with a question'],
    [
      'a role that there is not',
      '{"question":"x","role":"mayor"}',
      'has a role that is none of officer, councillor, co-opted, unknown',
    ],
    ['a council that there is not', '{"question":"x","council":"atlantis"}', 'There is no council "atlantis"'],
  ])('refuses a file whose fourth line is %s before it answers any', async (_name, line, sentence) => {
    const file = await questionsFile(`{"question":"26"}\n\n{"question":"27"}\n${line}\n`);
    const { code, out, err } = await run(['ask', '--file', file, '--json']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
    if (!sentence.startsWith('There')) expect(err).toContain('Line 4 of');
  });
});

describe('the other commands', () => {
  it('says when something is due, and why', async () => {
    const words = ['due', '--from', '2026-12-24', '--working-days', '2', '--nation', 'england-and-wales'];
    const { code, out, err } = await run(words);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n')[0]).toBe('Wednesday 30 December 2026');
  });

  it('takes the day as people say it, says which day that is, and asks about one that there is not', async () => {
    const counted = (from: string) =>
      run(['due', '--from', from, '--working-days', '2', '--nation', 'england-and-wales']);
    expect((await counted('Christmas Eve 2026')).out).toMatch(
      /^Wednesday 30 December 2026\n"Christmas Eve 2026" is Thursday 24 December 2026\.\n/,
    );
    expect((await counted('in 5 working days')).out).toMatch(/^\w+ \d+ \w+ \d{4}\n"in 5 working days" is /);
    expect(await counted('w/c 21 December 2026')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Monday 21 December 2026 to Sunday 27 December 2026. Give one of them.'),
    });
    expect(await counted('31 February 2026')).toMatchObject({ code: 2, out: '' });
    expect((await counted('whenever')).err).toContain('whenever');
  });

  it('checks the documents, names what was altered, and lets it out once somebody approves it', async () => {
    const KNOWLEDGE_FOLDER = await copyFolder();
    await edit(
      KNOWLEDGE_FOLDER,
      'tdc/member-officer-protocol.md',
      'Members are usually not desk based',
      'Members are seldom not desk based',
    );
    await edit(
      KNOWLEDGE_FOLDER,
      'sources/tdc-member-officer-protocol.txt',
      'Members are usually not desk based',
      'Members are seldom not desk based',
    );
    const faulty = await run(['check'], { KNOWLEDGE_FOLDER });
    expect(faulty.code).toBe(2);
    expect(faulty.out).toContain('tdc/member-officer-protocol#7.3 was altered since it was approved');
    const held = await run(['ask', '--council', 'tdc', '7.3'], { KNOWLEDGE_FOLDER });
    expect(held.out).not.toContain('seldom');
    expect(held.err).toContain('tdc/member-officer-protocol#7.3');

    const approved = await run(['approve', 'tdc/member-officer-protocol', '--by', 'J. Smith, Monitoring Officer'], {
      KNOWLEDGE_FOLDER,
    });
    expect(approved).toMatchObject({
      code: 0,
      out: 'Approved tdc/member-officer-protocol. Added: none. Altered: 7.3. Removed: none.\n',
    });
    expect(await readFile(join(KNOWLEDGE_FOLDER, 'tdc/member-officer-protocol.approved.json'), 'utf8')).toContain(
      'J. Smith, Monitoring Officer',
    );
    expect((await run(['ask', '--council', 'tdc', '7.3'], { KNOWLEDGE_FOLDER })).out).toContain(
      'seldom not desk based',
    );
  });

  it('says which setting stands in the way', async () => {
    expect(await run(['check'], { PORT: 'many' })).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('PORT: '),
    });
  });
});
