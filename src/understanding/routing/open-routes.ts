import { parse } from 'yaml';
import { z } from 'zod';
import { type Features, featuresOf, wordsOf } from '../wanted/features.ts';
import { rankWanted } from '../wanted/learn.ts';
import { type KeepBytes, learnOnce } from '../wanted/learn-once.ts';
import { maskPhrasing, readPhrasings } from '../wanted/phrasings.ts';

/*
 * Which desk a turn is for: casework, the documents, or neither, since it is talk. Learned from turns of conversations (`turns.yaml`), in
 * which people say more, and more loosely, than in phrasings of commands; from those as well, and from questions to the documents.
 */

/** How likely a turn is for each, from 0 to 1; together 1. */
export type Routes = { readonly casework: number; readonly documents: number; readonly talk: number };

/** What stands before a turn in its conversation. */
const afters = ['start', 'shown', 'form', 'read-back', 'document', 'talk'] as const;
export type After = (typeof afters)[number];

/** Tells where a sentence belongs whose references, names and days are masked. */
export type TellRoutes = (masked: string, isQuestion: boolean, after: After) => Routes;

const routes = ['casework', 'documents', 'talk'] as const;
const turnsFile = z.record(z.enum(routes), z.partialRecord(z.enum(afters), z.string()));

type TaughtTurn = { readonly route: (typeof routes)[number]; readonly after: After; readonly said: string };

/** How the file of turns reads. Throws where the file is not one. */
export function readTurns(yaml: string): readonly TaughtTurn[] {
  const file = turnsFile.parse(parse(yaml));
  return routes.flatMap((route) =>
    afters.flatMap((after) =>
      (file[route][after] ?? '')
        .split('\n')
        .map((said) => said.trim())
        .filter((said) => said !== '')
        .map((said) => ({ route, after, said })),
    ),
  );
}

/** How much a word says wherever it stands, and what stood before. */
const ANYWHERE = 0.5;
const BEFORE = 0.15;

function featuresOfTurn(words: readonly string[], isQuestion: boolean, after: After | undefined): Features {
  const features = new Map(featuresOf(words, isQuestion));
  for (const word of words) features.set(`has ${word}`, ANYWHERE);
  if (after !== undefined) features.set(`after ${after}`, BEFORE);
  const length = Math.sqrt([...features.values()].reduce((sum, value) => sum + value * value, 0)) || 1;
  return new Map([...features].map(([name, value]) => [name, value / length]));
}

/** Learns routes. Takes some seconds, the next time a tenth of it. */
export function openRoutes(
  turns: string,
  commands: string,
  questions: readonly string[],
  { putRight, keep }: { readonly putRight: (word: string) => string; readonly keep: KeepBytes },
): TellRoutes {
  const taught = readTurns(turns).map(({ route, after, said }) => ({ label: route, after, said }));
  const phrasings = readPhrasings(commands).map(({ label, said }) => ({
    label: label === 'talk' ? 'talk' : 'casework',
    after: undefined,
    said,
  }));
  const asked = questions.map((said) => ({ label: 'documents', after: undefined, said }));
  const learned = learnOnce(
    [...taught, ...phrasings, ...asked].map(({ label, after, said }) => ({
      label,
      features: featuresOfTurn(wordsOf(maskPhrasing(said)), /\?\s*$/.test(said), after),
    })),
    keep,
  );
  return (masked, isQuestion, after) => {
    const ranked = rankWanted(learned, featuresOfTurn(wordsOf(masked).map(putRight), isQuestion, after), () => true);
    const likely = (route: string) => ranked.find(({ label }) => label === route)?.likely ?? 0;
    return { casework: likely('casework'), documents: likely('documents'), talk: likely('talk') };
  };
}
