import { localReference, type StoredVersion } from '../knowledge/index.ts';

/** A topic with the ways people ask about it. */
export type AskedTopic = {
  readonly id: string;
  readonly title: string;
  readonly asked: readonly { readonly ask: string }[];
};

/** How a question would be answered from the text as it is now. */
export type Trial = {
  readonly kind: 'answer' | 'nearest' | 'choose' | 'signpost' | 'none';
  /** What would be shown, best first; references of this document or another. */
  readonly clauses: readonly { readonly reference: string; readonly label: string; readonly text: string }[];
};

/** Answers a question as it would be answered once this version is in force; nothing is public by it. */
export type Ask = (question: string) => Promise<Trial>;

export type TriedQuestion = {
  readonly question: string;
  readonly topic?: string;
  readonly verdict: 'right' | 'other' | 'choice' | 'none';
  readonly sentence: string;
  readonly clauses: Trial['clauses'];
};

const mostQuestions = 10;

/**
 * Ten questions drawn from the topics that are ticked, spread over the document: of each topic one way of asking, the same ones
 * for the same ticks.
 */
function drawQuestions(
  { document, topics }: Pick<StoredVersion, 'document' | 'topics'>,
  library: readonly AskedTopic[],
): readonly { readonly question: string; readonly topic: AskedTopic; readonly at: readonly string[] }[] {
  const byTopic = new Map<string, string[]>();
  for (const { reference } of document.clauses)
    for (const id of topics[localReference(reference)] ?? []) byTopic.set(id, [...(byTopic.get(id) ?? []), reference]);
  const there = [...byTopic].flatMap(([id, at]) => {
    const topic = library.find((each) => each.id === id);
    return topic === undefined || topic.asked.length === 0 ? [] : [{ topic, at }];
  });
  const step = Math.max(1, there.length / mostQuestions);
  const drawn = Array.from({ length: Math.min(mostQuestions, there.length) }, (_, at) => there[Math.floor(at * step)]);
  return drawn.flatMap((each, at) => {
    const asked = each?.topic.asked[(at * 7) % each.topic.asked.length];
    return each && asked ? [{ question: asked.ask, ...each }] : [];
  });
}

/** Asks the questions one after the other. */
export async function tryQuestions(
  version: Pick<StoredVersion, 'document' | 'topics'>,
  library: readonly AskedTopic[],
  ask: Ask,
): Promise<readonly TriedQuestion[]> {
  const tried: TriedQuestion[] = [];
  for (const { question, topic, at } of drawQuestions(version, library)) {
    const labels = new Map(version.document.clauses.map(({ reference, label }) => [reference, label]));
    tried.push(judge(question, await ask(question), { title: topic.title, at }, labels));
  }
  return tried;
}

/** What a question came to, in a sentence; `wanted` is where its topic is ticked. */
export function judge(
  question: string,
  { kind, clauses }: Trial,
  wanted?: { readonly title: string; readonly at: readonly string[] },
  labels: ReadonlyMap<string, string> = new Map(),
): TriedQuestion {
  const names = inList(clauses.map(({ label }) => label));
  const isWanted =
    wanted === undefined || clauses.some(({ reference }) => wanted.at.includes(reference.replace(/\(.*$/, '')));
  const elsewhere = wanted && inList(wanted.at.map((reference) => labels.get(reference) ?? reference));
  const told = { question, ...(wanted ? { topic: wanted.title } : {}), clauses };
  if (clauses.length === 0)
    return { ...told, verdict: 'none', sentence: 'Nothing would be shown: no paragraph is near enough to be sure.' };
  if (!isWanted)
    return { ...told, verdict: 'other', sentence: `${beginning(kind)} ${names}. The topic is ticked at ${elsewhere}.` };
  return { ...told, verdict: kind === 'answer' ? 'right' : 'choice', sentence: `${beginning(kind)} ${names}.` };
}

function beginning(kind: Trial['kind']): string {
  if (kind === 'answer') return 'Answered with';
  return kind === 'choose' ? 'Offered as a choice:' : 'Shown as what comes nearest:';
}

function inList(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
