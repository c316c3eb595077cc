import type { CouncilKnowledge } from '../../src/knowledge/index.ts';
import { splitSentences } from '../../src/search/reading/sentences.ts';
import type { LabelledQuestion } from './questions.ts';

/** A council with everything that was learned of it, and beside that a document that was imported a minute ago. */
export type Beside = {
  readonly knowledge: CouncilKnowledge;
  readonly added: ReadonlySet<string>;
  /** True for a clause of the one document on the same matter as the clauses of the other: either may be right, so it is not compared. */
  readonly isSameMatter: (accept: readonly string[], reference: string) => boolean;
};

/** Puts the documents of one council beside another's. What is on the same matter is told by topics that people ticked. */
export function putBeside(old: CouncilKnowledge, brought: CouncilKnowledge): Beside {
  const added = new Set(brought.documents.flatMap(({ clauses }) => clauses.map(({ reference }) => reference)));
  const topicsOf = new Map<string, Set<string>>();
  for (const { reference, topic } of [...old.ticks, ...brought.ticks]) {
    const topics = topicsOf.get(reference) ?? new Set();
    topicsOf.set(reference, topics.add(topic.id));
  }
  return {
    knowledge: { ...old, documents: [...old.documents, ...brought.documents] },
    added,
    isSameMatter: (accept, reference) =>
      !accept.some((right) => added.has(right) === added.has(reference)) &&
      accept.some((right) => [...(topicsOf.get(right) ?? [])].some((topic) => topicsOf.get(reference)?.has(topic))),
  };
}

/** The first sentence of each clause that says something, and is not what a list hangs on, asked: "is it right that officers do not attend party conferences". */
export function askOwnSentences(council: string, { documents }: CouncilKnowledge): readonly LabelledQuestion[] {
  return documents.flatMap(({ clauses }) =>
    clauses.flatMap(({ reference, blocks }) => {
      const sentences = blocks.flatMap(({ text }) => splitSentences(text));
      const sentence = sentences.find(
        (each) => each.split(' ').length >= 5 && each.split(' ').length <= 30 && !each.endsWith(':'),
      );
      if (sentence === undefined) return [];
      const said = sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/[.;:]$/, '');
      return [
        {
          id: `own ${council} ${reference}`,
          council,
          role: 'unknown' as const,
          question: `is it right that ${said}`,
          style: 'own',
          answerable: true,
          accept: [reference],
          best: [reference],
        },
      ];
    }),
  );
}
