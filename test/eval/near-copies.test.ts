import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LineCounter, parseDocument, visit } from 'yaml';
import { normalise } from '../../src/search/reading/normalise.ts';
import { isStopWord, stem } from '../../src/search/reading/stems.ts';
import { readQuestions } from './questions.ts';

const knowledgeFolder = join(import.meta.dirname, '..', '..', 'knowledge');

/** Texts are near copies from this share of common stems on, where each has enough of them to be told from chance. */
const likeFrom = 0.8;
const fewestAlike = 4;
/** With fewer telling words than this, two people say the same by chance: then every word must be the same. */
const fewestEqual = 3;

type Text = {
  readonly where: string;
  readonly words: string;
  readonly telling: string;
  readonly tellingCount: number;
  readonly stems: ReadonlySet<string>;
};

function read(where: string, text: string): Text {
  const words = normalise(text);
  const telling = words.filter((word) => !isStopWord(word));
  return {
    where,
    words: words.join(' '),
    telling: telling.join(' '),
    tellingCount: telling.length,
    stems: new Set(telling.map(stem)),
  };
}

/** Equal but for words that say nothing, or most stems in common. Greetings and terms are nobody's own words. */
function isNearCopy(question: Text, text: Text): boolean {
  if (question.telling === text.telling) {
    if (question.tellingCount >= fewestEqual) return true;
    return question.words === text.words && !/(?:small-talk|concepts)\.yaml/.test(text.where);
  }
  const fewer = Math.min(question.stems.size, text.stems.size);
  if (fewer < fewestAlike || fewer / Math.max(question.stems.size, text.stems.size) < likeFrom) return false;
  const common = [...question.stems].filter((each) => text.stems.has(each)).length;
  return common / (question.stems.size + text.stems.size - common) >= likeFrom;
}

/** The texts of which a question may be a near copy: all that say the same, and all that share enough stems. */
function nearCopiesIn(texts: readonly Text[]): (question: Text) => readonly Text[] {
  const saying = Map.groupBy(texts, ({ telling }) => telling);
  const withStem = new Map<string, Text[]>();
  for (const text of texts)
    for (const each of text.stems) {
      const others = withStem.get(each);
      if (others === undefined) withStem.set(each, [text]);
      else others.push(text);
    }
  return (question) => {
    const shared = new Map<Text, number>();
    for (const each of question.stems)
      for (const text of withStem.get(each) ?? []) shared.set(text, (shared.get(text) ?? 0) + 1);
    const alike = [...shared].filter(([, count]) => count >= likeFrom * question.stems.size).map(([text]) => text);
    return [...new Set([...(saying.get(question.telling) ?? []), ...alike])].filter((text) =>
      isNearCopy(question, text),
    );
  };
}

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
