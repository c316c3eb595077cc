import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { renderCard } from '../../../src/adapters/teams/index.ts';
import {
  type ClausePage,
  createWebRoutes,
  type DocumentSummary,
  type PageClause,
  type Pages,
  type WebOptions,
} from '../../../src/adapters/web/index.ts';
import type { Reply, Turn } from '../../../src/messaging/index.ts';
import { everything, quotation } from '../teams/sample-replies.ts';

const council = { slug: 'derby', name: 'Derby City Council' };
const document: DocumentSummary = {
  slug: 'working-together',
  title: 'Protocol for councillors and officers working together',
  shortTitle: 'Working Together Protocol',
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
      { kind: 'paragraph', text: 'Where a full reply will take longer, the officer will:' },
      { kind: 'item', marker: '(a)', id: 'item-a', text: 'say so before the tenth working day;' },
      { kind: 'item', marker: '(b)', id: 'item-b', text: 'give the date on which the councillor can expect it; and' },
      {
        kind: 'item',
        marker: '(c)',
        id: 'item-c',
        text: 'keep the councillor informed every 5 working days until then.',
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
    lines: paragraphs.map((text) => ({ kind: 'paragraph', text })),
    path: `/derby/working-together/${number}`,
    digest: '3f1b0c6e'.repeat(8),
  };
}

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
    citation: `Working Together Protocol, ${found.label.toLowerCase()}`,
    url: `https://clausewise.example${found.path}`,
    ...(previous ? { previous } : {}),
    ...(next ? { next } : {}),
    related: index === 0 ? [{ text: 'Paragraph 27', href: '/derby/working-together/27' }] : [],
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
  search: async (slug, query) =>
    slug === 'derby'
      ? {
          council,
          advice: 'Try other words, or ask the Monitoring Officer.',
          results: query.includes('reply')
            ? clauses.slice(0, 2).map((one, index) => ({
                label: `Working Together Protocol, ${one.label.toLowerCase()}`,
                heading: 'Responding to councillors',
                excerpt: one.lines[0]?.text ?? '',
                path: one.path,
                relevance: index === 0 ? 'Very close' : 'Close',
              }))
            : [],
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
