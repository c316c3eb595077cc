import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, onTestFinished } from 'vitest';
import { type ConversationServices, createConversation } from '../../src/conversation/index.ts';
import { findByReference, type Knowledge, openKnowledge } from '../../src/knowledge/index.ts';
import type { Quotation, Reply, Turn, TurnInput } from '../../src/messaging/index.ts';
import { type Match, openSearch, type Question, type Search } from '../../src/search/index.ts';
import { openStorage } from '../../src/storage/index.ts';
import { openRealKnowledge, openRealSearch, realKnowledge } from '../support/real-knowledge.ts';

/** A conversation over real documents, real search without a sentence model, and real storage. */
export type Talk = {
  readonly say: (text: string, from?: Speaker) => Promise<Reply>;
  readonly hear: (input: TurnInput, from?: Speaker) => Promise<Reply>;
  /** What was looked for, in order. */
  readonly asked: Question[];
  readonly heldBack: string[];
  readonly reported: { readonly error: unknown; readonly turn: Turn }[];
};

/** Who speaks, where and when; by default one person in Derby at noon on 1 October 2026. */
export type Speaker = {
  readonly account?: string;
  readonly place?: string;
  /** The conversation that `place` is a thread of. */
  readonly within?: string;
  readonly begins?: boolean;
  readonly kind?: 'personal' | 'group' | 'channel';
  readonly at?: number;
  readonly tenant?: string;
};

export const noon = Date.UTC(2026, 9, 1, 11);

// The first question to a council pays for reading its files: no test shall.
beforeAll(async () => (await openRealSearch()).prepare('derby'), 120_000);

async function openDocuments(folder: string): Promise<{ knowledge: Knowledge; search: Search }> {
  const knowledge = await openKnowledge(folder);
  const search = openSearch({
    knowledge,
    knowledgeFolder: folder,
    dataFolder: undefined,
    worker: undefined,
    report: () => {},
  });
  return { knowledge, search };
}

/** Opens a conversation; `find` takes the place of search where a test says what was found. */
export async function openTalk({
  folder,
  find,
  unanswered,
}: {
  readonly folder?: string;
  readonly find?: ConversationServices['find'];
  readonly unanswered?: ConversationServices['unanswered'];
} = {}): Promise<Talk> {
  const { knowledge, search } = folder
    ? await openDocuments(folder)
    : { knowledge: await openRealKnowledge(), search: await openRealSearch() };
  const dataFolder = await mkdtemp(join(tmpdir(), 'clausewise-talk-'));
  const storage = await openStorage({ dataFolder }, () => noon);
  onTestFinished(async () => {
    await storage.close();
    await rm(dataFolder, { recursive: true });
  });
  const talk = { asked: [] as Question[], heldBack: [] as string[], reported: [] as Talk['reported'] };
  const handle = createConversation({
    council: knowledge.council,
    councilOf: (tenant) => (tenant === 'unconnected' ? undefined : tenant),
    find(question) {
      talk.asked.push(question);
      return (find ?? search.find)(question);
    },
    memory: storage.memory,
    ...(unanswered === undefined ? {} : { unanswered }),
    addressOf: (path) => `https://clausewise.example${path}`,
    heldBack: (reference, reason) => talk.heldBack.push(`${reference} ${reason}`),
    reportError(error, turn) {
      talk.reported.push({ error, turn });
      return 'ref-1';
    },
  });
  let turns = 0;
  const hear = (
    input: TurnInput,
    {
      account = 'ada',
      place = 'desk',
      within,
      begins = false,
      kind = 'personal',
      at = noon,
      tenant = 'derby',
    }: Speaker = {},
  ): Promise<Reply> => {
    turns += 1;
    return handle({
      platform: 'web',
      id: `turn-${turns}`,
      conversation: { id: place, kind, ...(within === undefined ? {} : { within, begins }) },
      sender: { accountId: account, tenant, isOutsider: false },
      input,
      at,
    });
  };
  return { ...talk, hear, say: (text, from) => hear({ kind: 'text', text }, from) };
}

/** What every paragraph, heading, list and table of a reply says, a line each. */
export function sentences({ blocks }: Reply): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph' || block.kind === 'heading') return [block.text];
    if (block.kind === 'table') return block.rows.map((row) => row.join(' | '));
    return block.kind === 'list' ? block.items : [];
  });
}

export function quotations({ blocks }: Reply): Quotation[] {
  return blocks.flatMap((block) => (block.kind === 'quotation' ? [block.quotation] : []));
}

/** The label of each quotation's citation. */
export function cited(reply: Reply): string[] {
  return quotations(reply).map(({ citation }) => citation.label);
}

/** What the buttons of a reply type. */
export function typedForms({ blocks }: Reply): string[] {
  return blocks.flatMap((block) => (block.kind === 'actions' ? block.actions.map(({ typed }) => typed) : []));
}

/** The lines of a quotation, each to the letter. */
export function linesOf({ lines }: Quotation): string[] {
  return lines.map(({ segments }) => segments.map(({ text }) => text).join(''));
}

/** The part of a quotation that is brought out. */
export function broughtOut({ lines }: Quotation): string {
  return lines
    .flatMap(({ segments }) => segments.flatMap(({ kind, text }) => (kind === 'plain' ? [] : [text])))
    .join('');
}

/** The lines of a clause as they stand in the documents. */
export async function clauseLines(reference: string): Promise<string[]> {
  const { clause } = await clauseOf(reference);
  return clause.blocks.map(({ text }) => text);
}

/** A clause of the real documents as a match of this relevance. */
export async function matchOf(reference: string, relevance = 0.9): Promise<Match> {
  return { ...(await clauseOf(reference)), relevance };
}

async function clauseOf(reference: string) {
  const knowledge = await realKnowledge(reference.slice(0, reference.indexOf('/')));
  const found = findByReference(reference, knowledge.documents);
  if (found === undefined) throw new Error(`There is no ${reference}`);
  return found;
}

export { finding } from '../support/finding.ts';
