import type { Command } from 'commander';
import { z } from 'zod';
import { createConsoleTurn, renderTerminal } from '../../adapters/console/index.ts';
import { createConversation, type Memory, type MemoryStore } from '../../conversation/index.ts';
import { defined } from '../../defined.ts';
import type { Side } from '../../knowledge/index.ts';
import { alsoShown, explain, type Found, type Match, textOfPassage } from '../../search/index.ts';
import type { Answering } from '../answering.ts';
import { describeError, type Log } from '../log.ts';
import { readJsonLines } from './named-files.ts';

/** What the command needs from the outside. */
export type AskIo = {
  readonly out: (line: string) => void;
  /** Says a sentence on standard error and ends with exit code 2. */
  readonly fail: (sentence: string) => never;
  readonly open: () => Promise<Answering>;
  readonly now: () => number;
  readonly terminal: { readonly width: number; readonly colour: boolean };
  readonly addressOf: (path: string) => string;
  readonly log: Log;
};

const roles = ['officer', 'councillor', 'co-opted', 'unknown'] as const;
type Role = (typeof roles)[number];
type AskOptions = {
  readonly council: string;
  readonly role: string;
  readonly file?: string;
  readonly json?: boolean;
  readonly why?: boolean;
};

/** The question before, in whatever shape a list of turns comes: its words, an object with them, or a list whose last they are. */
const previousSchema: z.ZodType<string | undefined> = z.lazy(() =>
  z.union([
    z.string(),
    z.null().transform(() => undefined),
    z
      .object({ question: z.string().optional(), text: z.string().optional() })
      .transform(({ question, text }) => question ?? text),
    z.array(previousSchema).transform((list) => list.at(-1)),
  ]),
);

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  question: z.string(),
  council: z.string().optional(),
  role: z.enum(roles).nullish(),
  previous: previousSchema.optional(),
});

/** Adds `clausewise ask`: one question, or a file of them, from a terminal or a script. */
export function registerAsk(program: Command, io: AskIo): void {
  program
    .command('ask')
    .description('ask a question and get the clause that answers')
    .argument('[question...]', 'the question')
    .option('--council <council>', 'whose documents', 'derby')
    .option('--role <role>', `who asks: ${roles.join(', ')}`, 'unknown')
    .option(
      '--file <file>',
      'answer many: one JSON object a line with id, question, council, role and the question before as previous',
    )
    .option('--json', 'print JSON only')
    .option('--why', 'say why: what was understood, what was compared, what decided')
    .action(async (words: readonly string[], options: AskOptions) => {
      const role = roles.find((each) => each === options.role);
      if (role === undefined) io.fail(`There is no role "${options.role}". The roles are ${roles.join(', ')}.`);
      const answering = await io.open();
      try {
        checkCouncil(options.council, answering, io);
        await reportFaults(options.council, answering, io);
        if (options.file !== undefined) await askMany(options.file, { ...options, role }, answering, io);
        else if (options.json) {
          await answering.search.prepare(options.council);
          const asked = { question: words.join(' '), council: options.council, role };
          const { found, ...answer } = await askOnce(asked, answering, io);
          io.out(JSON.stringify({ ...answer, ...(options.why ? { evidence: found.evidence } : {}) }));
        } else if (options.why) {
          await answering.search.prepare(options.council);
          const { found } = await askOnce({ question: words.join(' '), council: options.council, role }, answering, io);
          for (const line of explain(found.evidence, 'full')) io.out(line);
        } else await askInWords(words.join(' '), options.council, role, answering, io);
      } finally {
        await answering.close();
      }
    });
}

function checkCouncil(council: string, { knowledge }: Answering, io: AskIo): void {
  const ids = knowledge.councilIds();
  if (!ids.includes(council)) io.fail(`There is no council "${council}". The councils are ${ids.join(', ')}.`);
}

/** Says what of a council's files had to be left out, so that nobody takes silence of a broken document for its answer. */
async function reportFaults(id: string, { knowledge }: Answering, io: AskIo): Promise<void> {
  const council = await knowledge.council(id);
  if (council.kind === 'unknown') return;
  for (const { file, line, message } of council.faults) io.log.error(message, { file, line });
}

async function askMany(
  file: string,
  defaults: { readonly council: string; readonly role: Role; readonly json?: boolean },
  answering: Answering,
  io: AskIo,
): Promise<void> {
  const asked = readJsonLines(file, io.fail).map(({ line, value }) => {
    const parsed = lineSchema.safeParse(value);
    if (!parsed.success) {
      const isRole = parsed.error.issues.every(({ path }) => path[0] === 'role');
      const wrong = isRole ? `has a role that is none of ${roles.join(', ')}` : 'is not an object with a question';
      return io.fail(`Line ${line} of ${file} ${wrong}.`);
    }
    const { id = line, question, council = defaults.council, role, previous } = parsed.data;
    checkCouncil(council, answering, io);
    return { id, question, council, role: role ?? defaults.role, previous };
  });
  for (const council of new Set(asked.map((each) => each.council))) {
    if (council !== defaults.council) await reportFaults(council, answering, io);
    await answering.search.prepare(council);
  }
  for (const { id, ...each } of asked) {
    const { found: _, ...answer } = await askOnce(each, answering, io);
    io.out(JSON.stringify({ id, ...answer }));
  }
}

type QuestionToAsk = {
  readonly question: string;
  readonly council: string;
  readonly role: Role;
  readonly previous?: string | undefined;
};

async function askOnce({ question, council, role, previous }: QuestionToAsk, { search }: Answering, io: AskIo) {
  const started = performance.now();
  const found = await search.find({
    text: question,
    council,
    role: sideOf(role),
    ...defined({ previous }),
  });
  if (found.kind === 'unknown-council') return io.fail(`The documents of ${council} cannot be opened.`);
  return { ...summarise(found), milliseconds: Math.round((performance.now() - started) * 1000) / 1000, found };
}

/** What is shown in chat, in a line: outcome, matches with the words brought out, and what is shown in full beside the first. */
function summarise({ decision }: Found) {
  return {
    outcome: decision.kind,
    matches: decision.matches.slice(0, 5).map(summariseMatch),
    also: alsoShown(decision).map(({ clause }) => clause.reference),
    ...defined({ completedFrom: decision.completedFrom }),
    ...(decision.kind === 'signpost'
      ? { signpost: decision.signpost.topic, ...(decision.rival ? { rival: decision.rival.topic } : {}) }
      : {}),
    ...((decision.kind === 'nearest' || decision.kind === 'none') && decision.lacks !== undefined
      ? { lacks: decision.lacks }
      : {}),
  };
}

function summariseMatch({ clause, item, relevance, passage }: Match) {
  return {
    reference: clause.reference,
    ...(item ? { item: item.reference } : {}),
    relevance: Math.round(relevance * 1000) / 1000,
    ...(passage ? { passage: textOfPassage(clause, passage) } : {}),
  };
}

async function askInWords(
  question: string,
  council: string,
  role: Role,
  answering: Answering,
  io: AskIo,
): Promise<void> {
  await answering.search.prepare(council);
  const handle = createConversation({
    council: answering.knowledge.council,
    councilOf: () => council,
    find: answering.search.find,
    memory: rememberOnly(role),
    addressOf: io.addressOf,
    heldBack: (reference, reason) =>
      io.log.error('A clause was held back: its text is not the text approved.', { reference, reason }),
    reportError(error, asked) {
      io.log.error('The question could not be answered.', describeError(error, asked));
      return 'the line on standard error';
    },
  });
  const turn = createConsoleTurn(question, { accountId: 'terminal', tenant: council }, { id: 'once', at: io.now() });
  io.out(renderTerminal(await handle(turn), io.terminal));
}

/** A memory of one thing, who asks: a single question needs no other. */
function rememberOnly(role: Role): MemoryStore {
  const memory: Memory = { saidRole: sideOf(role), questions: [] };
  return {
    recall: async () => memory,
    remember: async () => {},
    rememberShown: async () => {},
    shownTo: async () => [],
    pruneShown: async () => 0,
    erase: async () => {},
    prune: async () => 0,
  };
}

function sideOf(role: Role): Side | undefined {
  return role === 'unknown' ? undefined : role;
}
