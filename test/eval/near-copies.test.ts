import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LineCounter, parseDocument, visit } from 'yaml';
import { isNearCopy, nearCopiesIn, readText as read, type Text } from './near-copy.ts';
import { readQuestions } from './questions.ts';

const knowledgeFolder = join(import.meta.dirname, '..', '..', 'knowledge');

/** Every text of a YAML file that search learns from: all of its words but keys and what is shown to people. */
function textsOf(file: string): readonly Text[] {
  const lines = new LineCounter();
  const found: Text[] = [];
  visit(parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines }), {
    Pair: (_, { key }) =>
      /^(?:topic|title|contact|contacts|say|leave-out|as|by|on|why|side|owes|absent|related|limited-by|provenance)$/.test(
        String(key),
      )
        ? visit.SKIP
        : undefined,
    Scalar(at, { value, range }) {
      if (at === 'key' || typeof value !== 'string') return;
      const { line } = lines.linePos(range?.[0] ?? 0);
      found.push(read(`${relative(knowledgeFolder, file)}:${line}`, value));
    },
  });
  return found;
}

const files = readdirSync(knowledgeFolder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /(?:^|\/)(?:.*\.(?:phrasings|near-misses)|signposts|concepts|small-talk|topics\/.*)\.yaml$/.test(name),
);
const written = files.flatMap((name) => textsOf(join(knowledgeFolder, name)));
const nearCopiesOf = nearCopiesIn(written);
const questionFiles = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.jsonl'));

describe('what search learns from', () => {
  it('is all here: phrasings, near misses, signposts, concepts, small talk and topics', () => {
    for (const kind of [
      'phrasings.yaml',
      'near-misses.yaml',
      'signposts.yaml',
      'concepts.yaml',
      'small-talk.yaml',
      'topics/',
    ]) {
      expect(written.filter(({ where }) => where.includes(kind)).length, kind).toBeGreaterThan(20);
    }
    expect(questionFiles.length).toBeGreaterThan(0);
  });

  it('would be caught copying', () => {
    const question = read('q', 'Can the planning officers see every document of our group?');
    expect(isNearCopy(question, read('p', 'can planning officers see every document of the group'))).toBe(true);
    expect(isNearCopy(question, read('p', 'every planning officer: may they see our group documents'))).toBe(true);
    expect(isNearCopy(question, read('p', 'can officers see the budget of our group'))).toBe(false);
    expect(isNearCopy(read('q', 'is it'), read('p', 'who are they'))).toBe(false);
    expect(isNearCopy(read('q', 'who is bound'), read('p', 'are they bound'))).toBe(false);
    expect(isNearCopy(read('q', 'Who is bound?'), read('p', 'who is bound'))).toBe(true);
    expect(isNearCopy(read('q', 'hello'), read('small-talk.yaml:3', 'hello'))).toBe(false);
  });

  it.each(questionFiles)('holds no near copy of a question in %s', (name) => {
    const questions = readQuestions(join(import.meta.dirname, name)).map(({ id, question }) => read(id, question));
    const copies = questions.flatMap((question) =>
      nearCopiesOf(question).map(({ where }) => `${question.where} is in ${where}`),
    );
    expect(copies).toEqual([]);
  });
});
