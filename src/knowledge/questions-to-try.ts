import type { Topic } from './topics.ts';

/** A question to try a document with, and the topic that it is about. */
export type QuestionToTry = { readonly ask: string; readonly topic: string };

/** Longer questions tell a story; shorter ones are easier to judge an answer by. */
const LONGEST = 80;

/** So many questions at most about these topics, taken from each in turn, plain ones first. */
export function questionsToTry(topics: readonly Topic[], most: number): readonly QuestionToTry[] {
  const distinct = [...new Map(topics.map((topic) => [topic.id, topic])).values()];
  const asked = distinct.map(({ id, asked: all }) => ({
    id,
    questions: all.map(({ ask }) => ask).filter((ask) => ask.length <= LONGEST && /^[\p{Lu}]/u.test(ask)),
  }));
  const found: QuestionToTry[] = [];
  for (let round = 0; found.length < most && asked.some(({ questions }) => questions.length > round); round += 1) {
    for (const { id, questions } of asked) {
      const ask = questions[round];
      if (ask !== undefined && found.length < most) found.push({ ask, topic: id });
    }
  }
  return found;
}
