import { describe, expect, it } from 'vitest';
import { standingOfDocument } from '../../src/conversation/index.ts';
import { isPdf } from '../../src/importing/index.ts';
import { openKnowledge } from '../../src/knowledge/index.ts';
import { createLibrary } from '../../src/library/index.ts';
import type { Search } from '../../src/search/index.ts';
import { openDesk, smith } from '../documents/northmere-desk.ts';
import { copyFolder } from '../knowledge/knowledge-folder.ts';

const text = `Working Together Protocol

1. Members decide what the council does and officers advise them.

2. An officer attends a meeting of a political group only with the agreement of the Chief Executive.`;
const second = text
  .replace('the agreement of the Chief Executive', 'the consent of the Monitoring Officer')
  .replace('2. An officer', '2. Everybody is civil.\n\n3. An officer');
const slug = 'working-together-protocol';

async function open() {
  const desk = openDesk();
  const knowledge = await openKnowledge(await copyFolder(), {
    brought: { documents: desk.store, today: () => desk.day.today },
  });
  const library = createLibrary(knowledge, { find: async () => ({}) } as unknown as Search, {
    addressOf: (path) => `https://clausewise.example${path}`,
    heldBack: () => undefined,
    standingOf: standingOfDocument,
    today: () => desk.day.today,
    isPdf,
  });
  await desk.bring(text, '2025-01-01');
  await desk.bring(second, '2026-11-01');
  await knowledge.refresh();
  return { ...desk, library, knowledge };
}
const words = (page: { clause: { lines: readonly { segments: readonly { text: string }[] }[] } } | undefined) =>
  page?.clause.lines.flatMap(({ segments }) => segments.map((each) => each.text)).join('');

describe('a page of a day', () => {
  it('shows the paragraph as it was then, says so, and leads to that day and nowhere else', async () => {
    const { library } = await open();
    const page = await library.clause('northmere', slug, '2', '2026-03-12');
    expect(words(page)).toContain('the agreement of the Chief Executive');
    expect(page?.url).toBe(`https://clausewise.example/northmere/${slug}/2026-03-12/2`);
    expect(page?.said).toEqual({
      sentence: 'This is the text as at 12 March 2026. It no longer holds: there is a later text.',
      link: { text: 'The text in force today', href: `/northmere/${slug}` },
    });
    expect(page?.document.standing).toBe('Adopted. In force from 1 January 2025 to 31 October 2026.');
    expect(page?.previous?.href).toBe(`/northmere/${slug}/2026-03-12/1`);
    expect(page?.texts.map((each) => each.text)).toEqual([
      'Since 1 November 2026',
      '1 January 2025 to 31 October 2026',
    ]);
    expect(words(await library.clause('northmere', slug, '2'))).toBe('Everybody is civil.');
    expect((await library.clause('northmere', slug, '2'))?.said).toBeUndefined();
  });

  it('is there for documents that ship, by the date they give', async () => {
    const { library } = await open();
    expect(words(await library.clause('derby', 'working-together', '26', '2024-03-12'))).toContain('the exception');
    expect(await library.clause('derby', 'working-together', '26', '2018-01-01')).toBeUndefined();
    const before = await library.noTextOn('derby', 'working-together', '2018-01-01');
    expect(before?.why).toBe(
      'What applied on 1 January 2018 is not known here. The earliest text here holds from 25 September 2019.',
    );
    // No text stands on that page, so each is a link.
    expect(before?.texts.map(({ isShown }) => isShown)).toEqual([false]);
  });

  it('of a document without a date is no guess', async () => {
    const { library } = await open();
    expect(await library.document('tdc', 'member-officer-protocol', '2024-03-12')).toBeUndefined();
    expect((await library.noTextOn('tdc', 'member-officer-protocol', '2024-03-12'))?.why).toContain('gives no date');
  });

  it('that lies ahead shows what will hold, and that it does not yet', async () => {
    const { library, bring, knowledge } = await open();
    await bring(text, '2027-01-01');
    await knowledge.refresh();
    expect((await library.document('northmere', slug, '2027-02-01'))?.document.standing).toBe(
      'Adopted. It comes into force on 1 January 2027.',
    );
    expect((await library.document('northmere', slug, '2027-02-01'))?.said?.sentence).toBe(
      'This is the text as at 1 February 2027. It holds from 1 January 2027; it is not in force yet.',
    );
  });

  it('of a document that was withdrawn says so, and what took its place', async () => {
    const { library, desk, bring, knowledge } = await open();
    await bring('Petitions Scheme\n\n1. A petition is presented by the person who collected it.');
    await desk.withdraw({ council: 'northmere', slug }, smith, {
      from: '2026-11-30',
      replacedBy: 'northmere/petitions-scheme',
    });
    await knowledge.refresh();
    const page = await library.clause('northmere', slug, '2');
    expect(page?.said).toEqual({
      sentence: 'It was withdrawn on 30 November 2026 and no longer holds.',
      link: { text: 'Petitions Scheme took its place', href: '/northmere/petitions-scheme' },
    });
    expect((await library.council('northmere'))?.documents.map((each) => each.slug)).toEqual(['petitions-scheme']);
  });
});

describe('a text that was approved by mistake', () => {
  it('is withdrawn on the day it came into force: nobody is answered from it, and its page says so', async () => {
    const { library, desk, bring, knowledge } = await open();
    await bring('Petitions Scheme\n\n1. A petition is presented by the person who collected it.', '2026-11-30');
    expect(await desk.withdraw({ council: 'northmere', slug: 'petitions-scheme' }, smith, {})).toEqual({
      kind: 'withdrawn',
      from: '2026-11-30',
    });
    await knowledge.refresh();
    const council = await knowledge.council('northmere');
    const { documents } = council.kind === 'loaded' ? council.knowledge : { documents: [] };
    expect(documents.map((each) => each.slug)).toEqual([slug]);
    const page = await library.clause('northmere', 'petitions-scheme', '1');
    expect(page?.said?.sentence).toBe('It was withdrawn on 30 November 2026 and no longer holds.');
    const on = await library.noTextOn('northmere', 'petitions-scheme', '2026-11-30');
    expect(on?.why).toBe('On 30 November 2026 this document no longer applied.');
    expect(on?.texts.map((each) => each.text)).toEqual(['Withdrawn on its first day, 30 November 2026']);
  });
});

describe('what changed', () => {
  it('is shown paragraph by paragraph, with links to both texts', async () => {
    const { library } = await open();
    const page = await library.differences('northmere', slug, {});
    expect(page).toMatchObject({
      before: '1 January 2025 to 31 October 2026',
      after: 'Since 1 November 2026',
      summary: '1 paragraph altered, 1 added, 1 the same.',
    });
    expect(page?.clauses.map(({ label, wasAt, isAt }) => [label, wasAt, isAt])).toEqual([
      ['Paragraph 2 is new', undefined, `/northmere/${slug}/2026-11-01/2`],
      ['Paragraph 2 is now paragraph 3', `/northmere/${slug}/2025-01-01/2`, `/northmere/${slug}/2026-11-01/3`],
    ]);
    expect(await library.differences('derby', 'working-together', {})).toBeUndefined();
  });

  it('leads to the file as it was received, of every text', async () => {
    const { library } = await open();
    const page = await library.document('northmere', slug, '2026-03-12');
    expect(page?.source.href).toBe(`/northmere/${slug}/2026-03-12/source`);
    const file = await library.received('northmere', slug, '2026-03-12');
    expect(new TextDecoder().decode(file?.bytes)).toBe(text);
    expect(new TextDecoder().decode((await library.received('northmere', slug))?.bytes)).toBe(second);
    expect(await library.received('derby', 'working-together')).toBeUndefined();
  });
});
