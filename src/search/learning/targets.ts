import { defined } from '../../defined.ts';
import type { CouncilKnowledge, Provenance, Reference, Side, SmallTalkKind } from '../../knowledge/index.ts';
import { isAttribute, saysOf } from '../reading/attributes.ts';
import { normalise } from '../reading/normalise.ts';
import { splitSentences } from '../reading/sentences.ts';

/** What a question can turn out to be about: a clause that answers, or one of three kinds of what no clause answers. */
export type Target =
  | { readonly kind: 'clause'; readonly reference: Reference }
  /** Close to a clause, and not answered by it. */
  | { readonly kind: 'near-miss'; readonly reference: Reference }
  | { readonly kind: 'signpost'; readonly topic: string }
  | { readonly kind: 'small-talk'; readonly talk: SmallTalkKind };

/** Where a text of the pool comes from. */
export type Source = 'phrasing' | 'topic' | 'near-miss' | 'signpost' | 'small-talk' | 'sentence';

/** A text that speaks for a target: a way of asking, or a sentence of a document. */
export type Exemplar = {
  readonly target: Target;
  readonly source: Source;
  readonly text: string;
  /** Who would say it, where the words alone do not tell. */
  readonly as: Side | undefined;
  /** The item of the clause that it asks for, or stands in. */
  readonly item?: Reference;
  /** Which topic it was written for. */
  readonly topic?: string;
  /** Of a way of asking, where somebody says it. */
  readonly provenance?: Provenance;
};

/** One word for a target, for maps: `clause derby/working-together#26`. */
export function keyOf(target: Target): string {
  switch (target.kind) {
    case 'clause':
    case 'near-miss':
      return `${target.kind} ${target.reference}`;
    case 'signpost':
      return `signpost ${target.topic}`;
    case 'small-talk':
      return `small-talk ${target.talk}`;
  }
}

/**
 * What a text is learned to ask for: its item where it asks for one, since the items of a list have little in common; else its target.
 */
export function labelOf(target: Target, item: Reference | undefined): string {
  return item !== undefined && target.kind === 'clause' ? keyOf({ kind: 'clause', reference: item }) : keyOf(target);
}

/** Shares of labels put together by target, and those of items by reference. */
type LabelShares = {
  readonly targets: ReadonlyMap<string, number>;
  readonly items: ReadonlyMap<Reference, number>;
  /** Of clauses asked for as a whole. */
  readonly wholes: ReadonlyMap<Reference, number>;
};

/** Prepares putting the shares of these labels together: what each stands for is read once. */
export function createGathering(labels: readonly string[]): (shares: Float64Array) => LabelShares {
  const read = labels.map((label) => {
    const reference = label.startsWith('clause ') ? label.slice('clause '.length) : undefined;
    const clause = reference === undefined ? undefined : clauseOf(reference);
    return { key: clause === undefined ? label : `clause ${clause}`, reference, isWhole: clause === reference };
  });
  return (shares) => {
    const targets = new Map<string, number>();
    const items = new Map<Reference, number>();
    const wholes = new Map<Reference, number>();
    read.forEach(({ key, reference, isWhole }, at) => {
      const share = shares[at] as number;
      targets.set(key, (targets.get(key) ?? 0) + share);
      if (reference !== undefined) (isWhole ? wholes : items).set(reference, share);
    });
    return { targets, items, wholes };
  };
}

/** The reference of the clause that an item belongs to: `...#16` of `...#16(d)`. */
export function clauseOf(reference: Reference): Reference {
  return reference.replace(/(?:(?:\([A-Za-z0-9]+\))+|\[\d+\])$/, '');
}

function targetOf(reference: Reference): { readonly target: Target; readonly item?: Reference } {
  const clause = clauseOf(reference);
  return { target: { kind: 'clause', reference: clause }, ...(clause === reference ? {} : { item: reference }) };
}

/** All that speaks for anything in a council's files: ways of asking, and its documents' own sentences. */
export function listExemplars(knowledge: CouncilKnowledge): readonly Exemplar[] {
  return [...listAsked(knowledge), ...listSentences(knowledge)];
}

/** The same without what its ticked topics say: topics are learned once for all councils. */
export function listOwn(knowledge: CouncilKnowledge): readonly Exemplar[] {
  return listExemplars({ ...knowledge, ticks: [] });
}

/** Everything a council's files and its ticked topics say about how people ask. */
function listAsked(knowledge: CouncilKnowledge): readonly Exemplar[] {
  const texts = new Map(
    knowledge.documents.flatMap(({ clauses }) => clauses.map(({ reference, text }) => [reference, text] as const)),
  );
  const nearMiss = (reference: Reference): Target => ({ kind: 'near-miss', reference: clauseOf(reference) });
  return [
    ...knowledge.phrasings.map(
      ({ reference, ask, as, provenance }): Exemplar => ({
        ...targetOf(reference),
        source: 'phrasing',
        text: ask,
        as,
        ...defined({ provenance }),
      }),
    ),
    ...knowledge.nearMisses.map(
      ({ reference, ask, as, provenance }): Exemplar => ({
        target: nearMiss(reference),
        source: 'near-miss',
        text: ask,
        as,
        ...defined({ provenance }),
      }),
    ),
    ...knowledge.signposts.flatMap(({ topic, phrasings, provenance: ofFile }) =>
      phrasings.map(
        ({ ask, as, provenance = ofFile }): Exemplar => ({
          target: { kind: 'signpost', topic },
          source: 'signpost',
          text: ask,
          as,
          ...defined({ provenance }),
        }),
      ),
    ),
    ...Object.entries(knowledge.smallTalk).flatMap(([talk, phrasings]) =>
      phrasings.map(
        (text): Exemplar => ({
          target: { kind: 'small-talk', talk: talk as SmallTalkKind },
          source: 'small-talk',
          text,
          as: undefined,
        }),
      ),
    ),
    ...knowledge.ticks.flatMap(({ reference, topic }) => {
      const { id, asked, nearMisses, provenance } = topic;
      const words = normalise(texts.get(clauseOf(reference)) ?? '');
      // What clauses on the topic normally leave open, this one may settle.
      const open = nearMisses.filter(({ absent }) => !isAttribute(absent) || !saysOf(absent, words));
      return [
        ...asked.map(
          ({ ask, as }): Exemplar => ({
            ...targetOf(reference),
            source: 'topic',
            text: ask,
            as,
            topic: id,
            provenance,
          }),
        ),
        ...open.map(
          ({ question }): Exemplar => ({
            target: nearMiss(reference),
            source: 'near-miss',
            text: question,
            as: undefined,
            topic: id,
            provenance,
          }),
        ),
      ];
    }),
  ];
}

/** The documents' own sentences, with the clause or item each stands in. */
function listSentences({ documents }: Pick<CouncilKnowledge, 'documents'>): readonly Exemplar[] {
  return documents.flatMap(({ clauses }) =>
    clauses.flatMap(({ reference, blocks }) =>
      blocks.flatMap((block) =>
        splitSentences(block.text).map(
          (text): Exemplar => ({
            target: { kind: 'clause', reference },
            source: 'sentence',
            text,
            as: undefined,
            ...(block.kind === 'item' ? { item: block.reference } : {}),
          }),
        ),
      ),
    ),
  );
}
