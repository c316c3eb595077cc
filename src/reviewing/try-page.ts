import { localReference, type QuestionToTry, type StoredVersion } from '../knowledge/index.ts';

/** How a question would be answered from the text as it is now. */
export type Trial = {
  readonly kind: 'answer' | 'nearest' | 'choose' | 'signpost' | 'none';
  /** What would be shown, best first; references of this document or another. */
  readonly clauses: readonly { readonly reference: string; readonly label: string; readonly text: string }[];
};

/** Answers a question as it would be answered to that side once this version is in force; nothing is public by it. */
export type Ask = (question: string, as: 'councillor' | 'officer') => Promise<Trial>;

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
    tried.push(await tryAsBoth(question, ask, { title, at }, labels));
  }
  return tried;
}

/** What a question comes to when a councillor asks it and when an officer does: both are said where they are not the same. */
export async function tryAsBoth(question: string, ask: Ask, ...more: Judged): Promise<TriedQuestion> {
  const [one, other] = [await ask(question, 'councillor'), await ask(question, 'officer')];
  const [councillor, officer] = [judge(question, one, ...more), judge(question, other, ...more)];
  if (councillor.sentence === officer.sentence) return councillor;
  const known = new Set(councillor.clauses.map(({ reference }) => reference));
  return {
    ...councillor,
    verdict: verdicts[Math.max(verdicts.indexOf(councillor.verdict), verdicts.indexOf(officer.verdict))] ?? 'none',
    sentence: `To a councillor: ${inside(councillor.sentence)} To an officer: ${inside(officer.sentence)}`,
    clauses: [...councillor.clauses, ...officer.clauses.filter(({ reference }) => !known.has(reference))],
  };
}

const verdicts = ['right', 'choice', 'other', 'none'] as const;

function inside(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

type Judged = [
  wanted?: { readonly title: string; readonly at: readonly string[] },
  labels?: ReadonlyMap<string, string>,
];

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
