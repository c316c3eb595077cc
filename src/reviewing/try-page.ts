import { localReference, type QuestionToTry, type StoredVersion } from '../knowledge/index.ts';

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

/** Asks the questions one after the other. */
export async function tryQuestions(
  { document, topics }: Pick<StoredVersion, 'document' | 'topics'>,
  questions: readonly QuestionToTry[],
  library: readonly { readonly id: string; readonly title: string }[],
  ask: Ask,
): Promise<readonly TriedQuestion[]> {
  const labels = new Map(document.clauses.map(({ reference, label }) => [reference, label]));
  const tried: TriedQuestion[] = [];
  for (const { ask: question, topic } of questions) {
    const title = library.find(({ id }) => id === topic)?.title ?? topic;
    const at = document.clauses
      .map(({ reference }) => reference)
      .filter((reference) => topics[localReference(reference)]?.includes(topic));
    tried.push(judge(question, await ask(question), { title, at }, labels));
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
  if (kind === 'signpost')
    return {
      ...told,
      verdict: 'none',
      sentence: 'No paragraph would be shown as the answer: it would say who else may deal with this.',
    };
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
