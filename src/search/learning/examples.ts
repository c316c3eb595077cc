import type { CouncilKnowledge, Side } from '../../knowledge/index.ts';

/** What a question can turn out to be about, as one word: a clause or item by its reference, or what is not answered here. */
export type Label = string;

/** A text that speaks for a label. */
export type LabelledText = {
  readonly label: Label;
  readonly text: string;
  readonly as: Side | undefined;
  /** Who owes what the clause asks for, where it obliges one side. */
  readonly owedBy?: Side;
  /** True for a sentence of a document; the others are ways of asking. */
  readonly isSentence?: true;
};

export const nearMissPrefix = 'near:';
export const signpostPrefix = 'signpost:';
export const smallTalkPrefix = 'small-talk:';

/** The reference of the clause that a label of a clause or an item belongs to: `...#16` of `...#16(d)`. */
export function clauseOfLabel(label: Label): string {
  return label.replace(/(?:(?:\([A-Za-z0-9]+\))+|\[\d+\])$/, '');
}

/** True for labels of clauses and items: the documents answer. */
export function isAnswerLabel(label: Label): boolean {
  return label.includes('/') && !label.startsWith(nearMissPrefix);
}

/** Everything a council's files say about how people ask, with what each asks for. */
export function listPhrasings(knowledge: CouncilKnowledge): readonly LabelledText[] {
  const duties = new Map(
    knowledge.documents.flatMap(({ clauses }) =>
      clauses.flatMap(({ reference, duty }) => (duty ? [[reference, duty.by]] : [])),
    ),
  );
  return [
    ...knowledge.phrasings.map(({ reference, ask, as }) => {
      const owedBy = duties.get(clauseOfLabel(reference));
      return { label: reference, text: ask, as, ...(owedBy ? { owedBy } : {}) };
    }),
    ...knowledge.nearMisses.map(({ reference, ask, as }) => ({ label: nearMissPrefix + reference, text: ask, as })),
    ...knowledge.signposts.flatMap(({ topic, phrasings }) =>
      phrasings.map(({ ask, as }) => ({ label: signpostPrefix + topic, text: ask, as })),
    ),
    ...Object.entries(knowledge.smallTalk).flatMap(([kind, phrasings]) =>
      phrasings.map((text) => ({ label: smallTalkPrefix + kind, text, as: undefined })),
    ),
  ];
}

/** The documents' own sentences, with the clause or item each stands in. */
export function listSentences(knowledge: CouncilKnowledge): readonly LabelledText[] {
  return knowledge.documents.flatMap(({ clauses }) =>
    clauses.flatMap(({ reference, blocks }) =>
      blocks.flatMap((block) =>
        splitSentences(block.text).map((text) => ({
          label: block.kind === 'item' ? block.reference : reference,
          text,
          as: undefined,
          isSentence: true as const,
        })),
      ),
    ),
  );
}

/** Sentences of a paragraph; nothing between them is lost but white space. */
export function splitSentences(text: string): readonly string[] {
  return [...new Intl.Segmenter('en-GB', { granularity: 'sentence' }).segment(text)]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => sentence !== '');
}
