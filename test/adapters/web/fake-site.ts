import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { renderMessages } from '../../../src/adapters/slack/index.ts';
import { renderCard } from '../../../src/adapters/teams/index.ts';
import {
  type ClausePage,
  createWebRoutes,
  type DocumentSummary,
  type PageClause,
  type PageSegment,
  type Pages,
  type WebOptions,
} from '../../../src/adapters/web/index.ts';
import type { Reply, Turn } from '../../../src/messaging/index.ts';
import { createShownInMemory } from '../../support/shown-memory.ts';
import { everything, quotation } from '../teams/sample-replies.ts';

const council = { slug: 'derby', name: 'Derby City Council' };
export const document: DocumentSummary = {
  slug: 'working-together',
  title: 'Protocol for councillors and officers working together',
  shortTitle: 'Working Together Protocol',
  status: 'adopted',
  standing: 'Adopted. In force since 25 September 2019.',
};
const source = { text: 'Council agenda, 25 September 2019, item 9', href: 'https://council.example/agenda/9' };

export const clauses: readonly PageClause[] = [
  clause(
    '26',
    ['Enquiries', 'Responding to councillors'],
    [
      'Officers will acknowledge an enquiry from a councillor within 2 working days and reply in full within 10 working days.',
    ],
  ),
  {
    ...clause(
      '27',
      ['Enquiries', 'Responding to councillors'],
      ['Where a full reply will take longer, the officer will:'],
    ),
    lines: [
      { kind: 'paragraph', segments: plain('Where a full reply will take longer, the officer will:') },
      { kind: 'item', marker: '(a)', id: 'item-a', segments: plain('say so before the tenth working day;') },
      {
        kind: 'item',
        marker: '(b)',
        id: 'item-b',
        segments: plain('give the date on which the councillor can expect it; and'),
      },
      {
        kind: 'item',
        marker: '(c)',
        id: 'item-c',
        segments: [
          { kind: 'plain', text: 'keep the councillor informed every 5 working days until then, as ' },
          { kind: 'link', text: '26', href: '/derby/working-together/26' },
          { kind: 'plain', text: ' says.' },
        ],
      },
    ],
  },
  {
    ...clause('4.4~2', ['Wording'], ['Two  spaces, <b>tags</b> & *stars* stay as they are.']),
    label: 'Paragraph 4.4 (second)',
    note: 'Proposed wording',
  },
];

function clause(number: string, headings: string[], paragraphs: string[]): PageClause {
  return {
    number,
    label: `Paragraph ${number}`,
    headings,
    isApproved: true,
    lines: paragraphs.map((text) => ({ kind: 'paragraph', segments: plain(text) })),
    path: `/derby/working-together/${number}`,
    digest: '3f1b0c6e'.repeat(8),
  };
}

function plain(text: string): PageSegment[] {
  return [{ kind: 'plain', text }];
}

/** The text of a line to the letter. */
export function textOf({ segments }: { readonly segments: readonly PageSegment[] }): string {
  return segments.map(({ text }) => text).join('');
}

const contents = [
  { level: 2 as const, text: 'Enquiries', href: '/derby/working-together#heading-1', clauses: [] },
  {
    level: 4 as const,
    text: 'Responding to councillors',
    href: '/derby/working-together#heading-2',
    clauses: clauses.slice(0, 2).map(({ number, label, path }) => ({ number, label, text: number, href: path })),
  },
];

const today = { texts: [], asAt: '2026-11-30' };

function clausePage(number: string): ClausePage | undefined {
  const index = clauses.findIndex((one) => one.number === number);
  const found = clauses[index];
  if (!found) return undefined;
  const link = (one: PageClause | undefined) => one && { text: one.label, href: one.path };
  const previous = link(clauses[index - 1]);
  const next = link(clauses[index + 1]);
  return {
    council,
    document,
    source,
    date: '25 September 2019',
    clause: found,
    citation: `Derby City Council, Working Together Protocol (September 2019), ${found.label.toLowerCase()}`,
    url: `https://clausewise.example${found.path}`,
    ...(previous ? { previous } : {}),
    ...(next ? { next } : {}),
    contents,
    description: `Derby City Council, Working Together Protocol, ${found.label.toLowerCase()}`,
    inPlace: `/derby/working-together#clause-${found.number}`,
    ...today,
    seeAlso: index === 0 ? [{ text: 'Paragraph 27', href: '/derby/working-together/27' }] : [],
    referredToBy: index === 0 ? [{ text: 'Paragraph 27', href: '/derby/working-together/27' }] : [],
  };
}

export const pages: Pages = {
  councils: () => [council],
  council: (slug) => (slug === 'derby' ? { council, documents: [document] } : undefined),
  document: (slug, name) =>
    slug === 'derby' && name === 'working-together'
      ? {
          council,
          document,
          contents,
          description: document.title,
          ...today,
          binds: 'Councillors and officers of Derby City Council',
          source,
          date: '25 September 2019',
          entries: [
            { kind: 'heading', level: 2, text: 'Enquiries' },
            { kind: 'heading', level: 4, text: 'Responding to councillors' },
            ...clauses.slice(0, 2).map((one) => ({ kind: 'clause' as const, clause: one })),
            { kind: 'heading', level: 2, text: 'Wording' },
            ...clauses.slice(2).map((one) => ({ kind: 'clause' as const, clause: one })),
          ],
        }
      : undefined,
  clause: (slug, name, number) => (slug === 'derby' && name === 'working-together' ? clausePage(number) : undefined),
  noTextOn: () => undefined,
  differences: () => undefined,
  received: () => undefined,
  search: (slug, { query, standing }) => {
    if (slug !== 'derby') return undefined;
    const results = clauses
      .slice(0, 2)
      .filter(() => (query.includes('reply') || query === '26 and 27') && standing !== 'report')
      .map((one) => ({
        label: `Working Together Protocol, ${one.label.toLowerCase()}`,
        heading: 'Responding to councillors',
        standing: document.standing,
        status: document.status,
        lines: [
          { marker: '', segments: [{ kind: 'marked' as const, text: textOf(one.lines[0] ?? { segments: [] }) }] },
        ],
        path: one.path,
      }));
    return {
      council,
      documents: [document, { ...document, slug: 'report', shortTitle: 'Report' }],
      standings: [
        { value: 'adopted', text: 'The rule (adopted)' },
        { value: 'report', text: 'Reports' },
      ],
      answers: query.includes('reply') ? results.slice(0, 1) : [],
      results,
      named: query === '26 and 27' ? results.slice(0, 2) : [],
      hasWords: /[\p{L}\p{N}]/u.test(query),
      isCorrected: query.includes('repyl'),
      isComplete: !query.includes('nearly'),
      advice: 'You can ask the Monitoring Officer.',
      ...(query === '27(b)' ? { goTo: '/derby/working-together/27#item-b' } : {}),
      ...(query.includes('repyl') ? { meant: query.replace('repyl', 'reply') } : {}),
      signposts: query.includes('pest') ? [{ title: 'Pest control', text: 'Streets deals with that.' }] : [],
    };
  },
  data: (slug, name) => (slug === 'derby' && name === 'working-together' ? { title: document.title } : undefined),
  structure: (slug, name) =>
    slug === 'derby' && name === 'working-together'
      ? {
          title: document.title,
          council: council.name,
          kind: 'protocol',
          date: '2019-09-25',
          address: 'https://clausewise.example/derby/working-together',
          councilAddress: 'https://clausewise.example/derby',
          home: 'https://clausewise.example/',
          entries: [
            {
              kind: 'section',
              section: {
                id: 'sec_1',
                heading: 'Enquiries & replies',
                entries: [
                  { kind: 'clause', id: 'para_26', num: '26', runs: [{ kind: 'text', text: 'A <b> & c' }] },
                  {
                    kind: 'clause',
                    id: 'para_27',
                    num: '27',
                    runs: [
                      { kind: 'text', text: 'The officer will:' },
                      { kind: 'items', items: [{ id: 'para_27__item-a', num: '(a)', text: 'say so;' }] },
                    ],
                  },
                ],
              },
            },
          ],
        }
      : undefined,
  changes: (slug) =>
    slug === 'derby'
      ? {
          title: 'Documents of Derby City Council',
          address: 'https://clausewise.example/derby',
          self: 'https://clausewise.example/derby/changes.atom',
          updated: '2019-09-25T00:00:00Z',
          entries: [
            {
              id: 'https://clausewise.example/derby/working-together#2019-09-25',
              title: document.title,
              updated: '2019-09-25T00:00:00Z',
              address: 'https://clausewise.example/derby/working-together',
              summary: 'Adopted.',
            },
          ],
        }
      : undefined,
};

/** Answers with what it was told, so that a test sees both sides. */
async function answer(turn: Turn): Promise<Reply> {
  const said =
    turn.input.kind === 'text' ? turn.input.text : turn.input.kind === 'action' ? turn.input.typed : 'joined';
  if (said === 'everything') return { blocks: everything };
  if (said === 'break') throw new Error('secret detail');
  const values = turn.input.kind === 'action' ? JSON.stringify(turn.input.values) : '';
  return {
    blocks: [
      { kind: 'paragraph', text: `You said: ${said} ${values}`.trim() },
      quotation,
      { kind: 'actions', actions: [{ label: 'Next paragraph', typed: 'next', weight: 'primary' }] },
    ],
  };
}

export type Site = {
  readonly address: string;
  readonly turns: Turn[];
  readonly errors: string[];
  close(): Promise<void>;
};

/** The web adapter in a real server on a free port of this machine. */
export async function openSite(changes: Partial<WebOptions> = {}): Promise<Site> {
  const turns: Turn[] = [];
  const errors: string[] = [];
  let made = 0;
  const app = express();
  app.use(
    createWebRoutes({
      handle: async (turn) => {
        turns.push(turn);
        return answer(turn);
      },
      renderCard,
      tryOut: {
        shown: createShownInMemory(),
        renderBlocks: async (reply) => renderMessages(reply, { generation: 'test' }).flatMap(({ blocks }) => blocks),
        tenants: [
          {
            id: 'derby',
            label: 'Derby City Council',
            examples: ['How quickly must an officer reply to me?', 'May I publish an officer’s e-mail?'],
          },
          { id: 'thurrock', label: 'Thurrock Council', examples: ['Who may see confidential papers?'] },
        ],
        roles: [
          { value: 'councillor', label: 'A councillor', typed: 'I am a councillor' },
          { value: 'officer', label: 'An officer', typed: 'I am an officer' },
        ],
      },
      pages,
      keptDays: { questions: 91, messages: 92, absences: 93, accounts: 94, announcements: 95 },
      now: () => 1_775_000_000_000,
      newId: () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`,
      onError: (_error, reference) => errors.push(reference),
      ...changes,
    }),
  );
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    turns,
    errors,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
