import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import FlexSearch from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { stemmer } from 'stemmer';
import type { CouncilKnowledge } from '../../src/knowledge/index.ts';

/** A search over one council: a question in, references of the first clauses out, best first. */
export type Peer = (question: string) => readonly string[] | Promise<readonly string[]>;

/** A clause as every peer gets it. */
type Entry = { readonly id: string; readonly heading: string; readonly text: string; readonly phrasings: string };

const most = 3;
const fields = ['heading', 'text', 'phrasings'] as const;
const stopWords = new Set(
  'a an and are as at be been but by can do does for from get had has have he her his how i if in is it its me my no not of on or our she should so that the their them then there they this to was we were what when where which who why will with would you your'.split(
    ' ',
  ),
);

/** The clauses of a council with their phrasings joined, or without any. */
function entriesOf({ documents, phrasings }: CouncilKnowledge, withPhrasings: boolean): Entry[] {
  return documents.flatMap(({ clauses }) =>
    clauses.map(({ reference, headings, text }) => ({
      id: reference,
      heading: headings.join(' '),
      text,
      phrasings: withPhrasings
        ? phrasings
            .filter(
              (each) =>
                each.reference === reference ||
                (/^[([]/.test(each.reference.slice(reference.length)) && each.reference.startsWith(reference)),
            )
            .map(({ ask }) => ask)
            .join('\n')
        : '',
    })),
  );
}

/** What a council would pick instead, each as its documentation sets it up. */
export const peers: Readonly<Record<string, (knowledge: CouncilKnowledge, withPhrasings: boolean) => Peer>> = {
  'Fuse.js default': (knowledge, withPhrasings) => {
    const fuse = new Fuse(entriesOf(knowledge, withPhrasings), { keys: [...fields] });
    return (question) => fuse.search(question, { limit: most }).map(({ item }) => item.id);
  },
  'Fuse.js token search': (knowledge, withPhrasings) => {
    const fuse = new Fuse(entriesOf(knowledge, withPhrasings), { keys: [...fields], useTokenSearch: true });
    return (question) => fuse.search(question, { limit: most }).map(({ item }) => item.id);
  },
  'MiniSearch default': (knowledge, withPhrasings) => {
    const mini = new MiniSearch<Entry>({ fields: [...fields] });
    mini.addAll(entriesOf(knowledge, withPhrasings));
    return (question) =>
      mini
        .search(question)
        .slice(0, most)
        .map(({ id }) => String(id));
  },
  'MiniSearch stemmed': (knowledge, withPhrasings) => {
    const mini = new MiniSearch<Entry>({
      fields: [...fields],
      processTerm: (term) => (stopWords.has(term.toLowerCase()) ? null : stemmer(term.toLowerCase())),
    });
    mini.addAll(entriesOf(knowledge, withPhrasings));
    return (question) =>
      mini
        .search(question)
        .slice(0, most)
        .map(({ id }) => String(id));
  },
  FlexSearch: (knowledge, withPhrasings) => {
    const entries = entriesOf(knowledge, withPhrasings);
    const index = new FlexSearch.Index({ tokenize: 'forward' });
    for (const [at, { heading, text, phrasings }] of entries.entries())
      index.add(at, `${heading}\n${text}\n${phrasings}`);
    // Without suggestions a question of several words finds only what holds all of them.
    return (question) =>
      (index.search(question, { limit: most, suggest: true }) as number[]).flatMap((at) => entries[at]?.id ?? []);
  },
  Orama: (knowledge, withPhrasings) => {
    const index = create({ schema: { id: 'string', heading: 'string', text: 'string', phrasings: 'string' } as const });
    const filled = insertMultiple(index, entriesOf(knowledge, withPhrasings));
    return async (question) => {
      await filled;
      const { hits } = await searchOrama(index, { term: question, properties: [...fields], limit: most });
      return hits.map(({ document }) => document.id);
    };
  },
};
