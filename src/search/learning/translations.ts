import type { CouncilKnowledge } from '../../knowledge/index.ts';
import { createConceptFinder } from '../reading/concepts.ts';
import type { Features } from '../reading/features.ts';
import { createWordReader } from '../reading/question-words.ts';
import { listTerms, readTerms } from '../reading/terms.ts';
import { clauseOf } from './targets.ts';

/**
 * Which terms of a protocol a term of a question leads to, and how strongly: `labrador` -> `dog`, `lead`. Learned from the phrasings
 * of all councils, for a council that has just imported its documents and for which nobody has written yet how people ask.
 */
export type Translations = ReadonlyMap<string, Features>;

/** Terms of a way of asking, beside the terms of the clause or item that answers it. */
export type TranslationPair = { readonly asked: readonly string[]; readonly answered: readonly string[] };

/**
 * What phrasings and the topic library teach: each way of asking beside what it asks for. A topic is worded in several ways, so its
 * askings stand beside all of them.
 */
export function listTranslationPairs(councils: readonly CouncilKnowledge[]): readonly TranslationPair[] {
  return [...councils.flatMap(pairsOfCouncil), ...councils.slice(0, 1).flatMap(pairsOfTopics)];
}

function termReader({ abbreviations, concepts }: CouncilKnowledge): (text: string) => readonly string[] {
  const read = createWordReader(abbreviations, undefined);
  const findConcepts = createConceptFinder(concepts);
  return (text) => listTerms(readTerms(read(text).words, findConcepts));
}

function pairsOfCouncil(knowledge: CouncilKnowledge): readonly TranslationPair[] {
  const termsOf = termReader(knowledge);
  const answers = new Map<string, readonly string[]>();
  for (const { title, clauses } of knowledge.documents) {
    for (const { reference, headings, text, blocks } of clauses) {
      answers.set(reference, termsOf([title, ...headings, text].join(' ')));
      const lead = [headings.at(-1) ?? '', blocks[0]?.text ?? ''];
      for (const block of blocks) {
        if (block.kind === 'item') answers.set(block.reference, termsOf([block.text, ...lead].join(' ')));
      }
    }
  }
  return knowledge.phrasings.flatMap(({ reference, ask }) => {
    const answered = answers.get(reference) ?? answers.get(clauseOf(reference));
    return answered ? [{ asked: termsOf(ask), answered }] : [];
  });
}

function pairsOfTopics(knowledge: CouncilKnowledge): readonly TranslationPair[] {
  const termsOf = termReader(knowledge);
  return knowledge.topics.flatMap(({ title, provides, asked }) => {
    const answered = termsOf([title, ...provides].join(' '));
    return asked.map(({ ask }) => ({ asked: termsOf(ask), answered }));
  });
}

/** Stands in every question, for terms that come with any. */
const NOTHING = '';
const ROUNDS = 3;
/** Added to what is counted of each term, so that a term seen once says little. */
const CAUTION = 2;
const LEAST_SHARE = 0.006;
/** Less than this of a term is not counted. */
const LEAST_COUNTED = 1e-4;

/** Learns by expectation maximisation: the first of the models of Brown and others, "The Mathematics of Statistical Machine Translation", 1993. */
export function learnTranslations(pairs: readonly TranslationPair[]): Translations {
  let shares: Shares | undefined;
  for (let round = 0; round < ROUNDS; round += 1) shares = countAgain(pairs, shares);
  const ofNothing = shares?.get(NOTHING);
  const seen = new Map<string, number>();
  for (const { asked } of pairs) for (const term of asked) seen.set(term, (seen.get(term) ?? 0) + 1);
  const weights = new Map<string, Features>();
  for (const [term, answers] of shares ?? []) {
    const rarity = Math.log((pairs.length + 1) / (seen.get(term) ?? 1));
    const kept = [...answers].flatMap(([answer, share]): [string, number][] => {
      const more = share - (ofNothing?.get(answer) ?? 0);
      return term !== NOTHING && share >= LEAST_SHARE && more > 0 ? [[answer, round3(rarity * more)]] : [];
    });
    if (kept.length > 0) weights.set(term, new Map(kept));
  }
  return weights;
}

/** Term of a question -> term of its answer -> share. */
type Shares = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** One round: each term of an answer is shared among the terms of the question as far as they lead to it so far. */
function countAgain(pairs: readonly TranslationPair[], before: Shares | undefined): Shares {
  const counts = new Map<string, Map<string, number>>();
  const listOf = (term: string) => {
    const list = counts.get(term) ?? new Map<string, number>();
    counts.set(term, list);
    return list;
  };
  for (const { asked, answered } of pairs) {
    const terms = [...asked, NOTHING];
    const lists = terms.map((term) => listOf(term));
    const known = terms.map((term) => before?.get(term));
    const led = new Float64Array(terms.length);
    for (const answer of answered) {
      let all = 0;
      for (let at = 0; at < led.length; at += 1) {
        const chance = before === undefined ? 1 : (known[at]?.get(answer) ?? 0);
        led[at] = chance;
        all += chance;
      }
      if (all === 0) continue;
      for (let at = 0; at < led.length; at += 1) {
        const share = (led[at] as number) / all;
        const list = lists[at] as Map<string, number>;
        if (share >= LEAST_COUNTED) list.set(answer, (list.get(answer) ?? 0) + share);
      }
    }
  }
  for (const list of counts.values()) {
    let all = CAUTION;
    for (const count of list.values()) all += count;
    for (const [answer, count] of list) list.set(answer, count / all);
  }
  return counts;
}

/** The terms that a question's terms lead to, with their weights. */
export function translate(terms: readonly string[], translations: Translations): Features {
  const led = new Map<string, number>();
  for (const term of terms)
    for (const [answer, weight] of translations.get(term) ?? []) led.set(answer, (led.get(answer) ?? 0) + weight);
  return led;
}

function round3(value: number): number {
  return Math.round(value * 1000) / 1000;
}
