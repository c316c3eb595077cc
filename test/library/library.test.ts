import { describe, expect, it } from 'vitest';
import { standingOfDocument } from '../../src/conversation/index.ts';
import type { Knowledge } from '../../src/knowledge/index.ts';
import { createLibrary } from '../../src/library/index.ts';
import type { Search } from '../../src/search/index.ts';
import { matchOf } from '../conversation/talk.ts';
import { realKnowledge } from '../support/real-knowledge.ts';

const derby = await realKnowledge('derby');
type Found = Awaited<ReturnType<Search['find']>>;
const nothing = { kind: 'none', matches: [], corrections: [], near: undefined } as unknown as Found;

/** A library of Derby's documents, in which a search decides this. */
function open({ decided = nothing, council = derby } = {}) {
  const held: string[] = [];
  const knowledge = {
    councilIds: () => ['derby'],
    council: async (id: string) =>
      id === 'derby' ? { kind: 'loaded', knowledge: council, faults: [] } : { kind: 'unknown' },
  } as unknown as Knowledge;
  const search = { find: async () => decided, prepare: async () => {} } as unknown as Search;
  const library = createLibrary(knowledge, search, {
    addressOf: (path) => `https://clausewise.example${path}`,
    heldBack: (reference) => held.push(reference),
    standingOf: standingOfDocument,
    today: () => '2026-11-30',
    isPdf: () => false,
  });
  return { library, held };
}
const everywhere = { document: '', standing: '' };
const labels = (results: readonly { readonly label: string }[] = []) => results.map(({ label }) => label);
const textOf = (lines: readonly { readonly segments: readonly { readonly text: string }[] }[]) =>
  lines.map(({ segments }) => segments.map(({ text }) => text).join(''));

describe('the library', () => {
  it('shows every clause to the letter, with the paragraphs it names as links', async () => {
    const page = await open().library.document('derby', 'working-together');
    const shown = page?.entries.flatMap((entry) => (entry.kind === 'clause' ? [entry.clause] : [])) ?? [];
    const clauses = derby.documents.find(({ slug }) => slug === 'working-together')?.clauses ?? [];
    expect(shown.map(({ lines }) => textOf(lines))).toEqual(
      clauses.map(({ blocks }) => blocks.map(({ text }) => text)),
    );
  });

  it('lists each heading with the numbers of its paragraphs, and misses none', async () => {
    const page = await open().library.document('derby', 'working-together');
    const numbers = page?.contents.flatMap(({ clauses }) => clauses.map(({ number }) => number));
    expect(numbers).toEqual(Array.from({ length: 48 }, (_, at) => String(at + 1)));
    const groups = page?.contents.find(({ text }) => text === "Officers' Relationship with Political Groups");
    expect(groups?.clauses.map(({ text }) => text)).toContain('26');
  });

  it('gives a citation for a report, and both directions of what belongs together', async () => {
    const page = await open().library.clause('derby', 'working-together', '28');
    expect(page?.citation).toBe('Derby City Council, Working Together Protocol (September 2019), paragraph 28');
    expect(page?.seeAlso).toContainEqual({ text: 'Paragraph 26', href: '/derby/working-together/26' });
    const other = await open().library.clause('derby', 'working-together', '15');
    expect(labels(other?.seeAlso.map(({ text }) => ({ label: text })))).toContain('Paragraph 12');
  });

  it('goes to the paragraph that is named, the rule’s before a report’s', async () => {
    const { library } = open();
    for (const [query, path] of [
      ['26', '/derby/working-together/26'],
      ['para 16(d)', '/derby/working-together/16#item-d'],
    ] as const) {
      expect((await library.search('derby', { query, ...everywhere }))?.goTo).toBe(path);
    }
    expect((await library.search('derby', { query: 'meetings', ...everywhere }))?.goTo).toBeUndefined();
  });

  it('lists the paragraphs where several are named', async () => {
    const { library } = open();
    const named = async (query: string) => (await library.search('derby', { query, ...everywhere }))?.named;
    const paths = (results: readonly { readonly path: string }[] = []) => results.map(({ path }) => path);
    expect(paths(await named('16 and 17'))).toEqual(['/derby/working-together/16', '/derby/working-together/17']);
    expect(paths(await named('paragraphs 16 to 18'))).toHaveLength(3);
    expect(await named('26')).toEqual([]);
    expect((await library.search('derby', { query: '¶ 20', ...everywhere }))?.goTo).toBe('/derby/working-together/20');
    expect((await library.search('derby', { query: '?', ...everywhere }))?.hasWords).toBe(false);
  });

  it('puts the answer first, with the words that answer marked', async () => {
    const match = await matchOf('derby/working-together#26');
    const decision = {
      kind: 'answer',
      matches: [{ ...match, passage: { block: 0, start: 0, end: 7 } }],
      also: [await matchOf('derby/working-together#28')],
      corrections: [['meetng', 'meeting']],
    };
    const decided = { kind: 'found', decision } as unknown as Found;
    const page = await open({ decided }).library.search('derby', { query: 'group meetng', ...everywhere });
    expect(labels(page?.answers)).toEqual([
      'Working Together Protocol, paragraph 26',
      'Working Together Protocol, paragraph 28',
    ]);
    expect(page?.answers[0]?.lines[0]?.segments[0]).toEqual({ kind: 'marked', text: 'Officer' });
    expect(page?.meant).toBe('group meeting');
  });

  it('keeps to the document and the standing that were chosen', async () => {
    const { library } = open();
    const all = await library.search('derby', { query: 'councillors', ...everywhere });
    const rule = await library.search('derby', { query: 'councillors', document: '', standing: 'adopted' });
    const report = await library.search('derby', {
      query: 'councillors',
      document: 'codes-update-2019',
      standing: '',
    });
    expect(new Set(rule?.results.map(({ status }) => status))).toEqual(new Set(['adopted']));
    expect(new Set(report?.results.map(({ path }) => path.split('/')[2]))).toEqual(new Set(['codes-update-2019']));
    expect(all?.results.length).toBeGreaterThan((rule?.results.length ?? 0) + 1);
  });

  it('shows nowhere a text that was not approved, and tells whoever looks after it', async () => {
    const altered = {
      ...derby,
      documents: derby.documents.map((document) => ({
        ...document,
        clauses: document.clauses.map((clause) =>
          clause.reference === 'derby/working-together#26'
            ? {
                ...clause,
                text: 'Attend every group meeting.',
                blocks: [{ kind: 'paragraph' as const, text: 'Attend every group meeting.' }],
              }
            : clause,
        ),
      })),
    };
    const { library, held } = open({ council: altered });
    const everything = JSON.stringify([
      await library.document('derby', 'working-together'),
      await library.clause('derby', 'working-together', '26'),
      await library.search('derby', { query: 'attend every group meeting', ...everywhere }),
      await library.data('derby', 'working-together'),
      await library.structure('derby', 'working-together'),
    ]);
    expect(everything).not.toContain('Attend every');
    expect(everything).toContain('This text is being checked');
    expect(new Set(held)).toEqual(new Set(['derby/working-together#26']));
  });

  it('has no page of what there is not', async () => {
    const { library } = open();
    expect([
      await library.council('nowhere'),
      await library.document('derby', 'nothing'),
      await library.clause('derby', 'working-together', '999'),
      await library.search('nowhere', { query: 'a', ...everywhere }),
      await library.data('derby', 'nothing'),
      await library.structure('nowhere', 'nothing'),
      await library.changes('nowhere'),
    ]).toEqual(Array(7).fill(undefined));
  });
});
