import type { Command } from 'commander';
import { z } from 'zod';
import { count } from '../../calendar/index.ts';
import { defined } from '../../defined.ts';
import {
  type CouncilDocument,
  type CouncilKnowledge,
  citation,
  findByReference,
  newIn,
  type Proposal,
  parseProposal,
  withProposal,
} from '../../knowledge/index.ts';
import {
  type Decision,
  type JudgedQuestion,
  leaveSomeOut,
  questionsOf,
  type Trial,
  type Turned,
  tryWithAndWithout,
} from '../../search/index.ts';
import type { Answering } from '../answering.ts';
import { readJsonLines, readText } from './named-files.ts';

/** What the command needs from the outside. `open` opens documents and search so that nothing is written. */
export type PhrasingsIo = {
  readonly out: (line: string) => void;
  readonly fail: (sentence: string) => never;
  readonly open: () => Promise<Answering>;
};

type TryOptions = { readonly document: string; readonly questions?: string; readonly json?: boolean };

const lineSchema = z.object({
  question: z.string(),
  council: z.string(),
  role: z.enum(['officer', 'councillor', 'co-opted', 'unknown']).nullish(),
  accept: z.array(z.string()),
  previous: z.string().optional(),
});

/** Adds `clausewise phrasings try FILE`: which questions become right with what is proposed, and which go wrong. */
export function registerPhrasings(program: Command, io: PhrasingsIo): void {
  program
    .command('phrasings')
    .description('ways in which people ask, as files')
    .command('try')
    .description(
      'say which questions become right with the phrasings of a file, and which go wrong; nothing is written',
    )
    .argument(
      '<file>',
      '<name>.phrasings.yaml or <name>.near-misses.yaml with what you would add, or <id>.yaml, a whole topic',
    )
    .requiredOption(
      '--document <document>',
      'whose paragraphs the file names, for example derby/working-together; a topic is tried with its council',
    )
    .option(
      '--questions <file>',
      'questions to ask beside the council’s own: one JSON object a line with question, council, role and accept, the references of the paragraphs that are right',
    )
    .option('--json', 'print JSON only')
    .action(async (file: string, options: TryOptions) => {
      const answering = await io.open();
      try {
        await tryFile(file, options, answering, io);
      } finally {
        await answering.close();
      }
    });
}

async function tryFile(file: string, options: TryOptions, { knowledge, search }: Answering, io: PhrasingsIo) {
  const [id = ''] = options.document.split('/');
  const council = await knowledge.council(id);
  const document =
    council.kind === 'loaded' ? council.knowledge.documents.find((each) => each.id === options.document) : undefined;
  if (council.kind !== 'loaded' || document === undefined)
    return io.fail(`There is no document "${options.document}" in force.`);
  const proposal = newIn(proposalIn(file, document, io), council.knowledge);
  const proposed = questionsOf(proposal);
  if (proposed.length === 0 && proposal.topic === undefined)
    return io.fail(`All that ${file} says is there already, so there is nothing to try.`);

  const own = leaveSomeOut(council.knowledge);
  const brought = options.questions === undefined ? undefined : questionsIn(options.questions, council.knowledge, io);
  await search.prepare(id);
  const ways = {
    without: await search.rehearse(own.knowledge),
    with: await search.rehearse(withProposal(own.knowledge, proposal)),
  };
  const trials = {
    own: await tryWithAndWithout(own.questions, ways),
    ...defined({ brought: brought && (await tryWithAndWithout(brought, ways)) }),
    proposed: await tryWithAndWithout(proposed, ways),
  };
  if (options.json) io.out(JSON.stringify(jsonOf(document, proposal, trials)));
  else for (const line of inWords(document, proposal, trials, council.knowledge)) io.out(line);
}

function proposalIn(file: string, document: CouncilDocument, io: PhrasingsIo): Proposal {
  const { proposal, faults } = parseProposal(file, readText(file, io.fail), document);
  if (faults.length > 0) io.fail(faults.map(({ line, message }) => `${file}, line ${line}: ${message}`).join('\n'));
  return proposal;
}

function questionsIn(
  file: string,
  { council, documents }: CouncilKnowledge,
  io: PhrasingsIo,
): readonly JudgedQuestion[] {
  const unknown: string[] = [];
  const questions = readJsonLines(file, io.fail).flatMap(({ line, value }): readonly JudgedQuestion[] => {
    const parsed = lineSchema.safeParse(value);
    if (!parsed.success)
      return io.fail(
        `Line ${line} of ${file} is not an object with question, council and accept, a list of references.`,
      );
    const { question, role, accept, previous } = parsed.data;
    if (parsed.data.council !== council.id) return [];
    unknown.push(
      ...accept
        .filter((each) => findByReference(each, documents) === undefined)
        .map((each) => `Line ${line} of ${file} names ${each}, and no document in force has that paragraph.`),
    );
    return [
      { text: question, role: role === 'unknown' || role == null ? undefined : role, accept, ...defined({ previous }) },
    ];
  });
  if (unknown.length > 0) return io.fail(unknown.join('\n'));
  return questions.length > 0 ? questions : io.fail(`${file} has no question to the council "${council.id}".`);
}

type Trials = { readonly own: Trial; readonly brought?: Trial; readonly proposed: Trial };

function inWords(
  { shortTitle }: CouncilDocument,
  { phrasings, nearMisses, topic }: Proposal,
  { own, brought, proposed }: Trials,
  { documents }: CouncilKnowledge,
): readonly string[] {
  const parts = [
    ...(phrasings.length > 0 ? [count(phrasings.length, 'phrasing')] : []),
    ...(nearMisses.length > 0 ? [count(nearMisses.length, 'near miss', 'near misses')] : []),
    ...(topic ? [`the topic "${topic.title}"`] : []),
  ];
  const becameRight = [...own.becameRight, ...(brought?.becameRight ?? [])];
  const wentWrong = [...own.wentWrong, ...(brought?.wentWrong ?? [])];
  const wanted = ({ accept }: JudgedQuestion) =>
    accept.length === 0 ? 'no answer' : accept.map((each) => named(each, documents)).join(' or ');
  const list = (turned: readonly Turned[]) =>
    turned.flatMap(({ question, before, after }) => [
      `  "${question.text}"`,
      `    wanted ${wanted(question)}; without: ${outcome(before)}; with: ${outcome(after)}`,
    ]);
  const summary = (name: string, { questions, rightBefore, rightAfter }: Trial) =>
    `${name}: ${questions}. Right without: ${rightBefore}. Right with: ${rightAfter}.`;
  return [
    `Tried for ${shortTitle}: ${parts.join(' and ')}. Nothing was written.`,
    '',
    `Become right: ${becameRight.length}`,
    ...list(becameRight),
    `Go wrong: ${wentWrong.length}`,
    ...list(wentWrong),
    '',
    summary("The council's own, left out for this", own),
    ...(brought ? [summary('Questions of the file', brought)] : []),
    ...(proposed.questions > 0 ? [summary('What is proposed, asked itself', proposed)] : []),
  ];
}

function named(reference: string, documents: readonly CouncilDocument[]): string {
  const found = findByReference(reference, documents);
  return found ? citation(found.document, found.clause) : reference;
}

/** What was shown for a question, in words. */
function outcome(decision: Decision): string {
  const [first] = decision.matches;
  switch (decision.kind) {
    case 'answer':
      return first ? citation(first.document, first.clause) : 'an answer';
    case 'nearest':
      return first ? `nearest, ${citation(first.document, first.clause)}` : 'nearest';
    case 'choose':
      return `a choice of ${decision.among.map(({ document, clause }) => citation(document, clause)).join(', ')}`;
    case 'signpost':
      return `sent elsewhere, "${decision.signpost.title}"`;
    case 'small-talk':
      return 'taken for small talk';
    case 'none':
      return 'no answer';
  }
}

function jsonOf({ id }: CouncilDocument, { phrasings, nearMisses, topic }: Proposal, trials: Trials) {
  const inShort = ({ kind, matches: [first] }: Decision) => ({ outcome: kind, first: first?.clause.reference ?? null });
  const turned = ({ question: { text, role, accept }, before, after }: Turned) => ({
    question: text,
    role: role ?? 'unknown',
    accept,
    without: inShort(before),
    with: inShort(after),
  });
  const trial = ({ becameRight, wentWrong, ...counts }: Trial) => ({
    ...counts,
    becameRight: becameRight.map(turned),
    wentWrong: wentWrong.map(turned),
  });
  return {
    document: id,
    tried: { phrasings: phrasings.length, nearMisses: nearMisses.length, topic: topic?.id ?? null },
    own: trial(trials.own),
    brought: trials.brought ? trial(trials.brought) : null,
    proposed: trial(trials.proposed),
  };
}
