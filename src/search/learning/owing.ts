import type { Side } from '../../knowledge/index.ts';
import type { Features } from '../reading/features.ts';
import { isFirstPerson, isThirdPerson, readSpeaker, type Speaker, sideOf } from '../reading/speaker.ts';
import { stem } from '../reading/stems.ts';
import { type Quantised, type Rows, readRows, scoreTwo } from './learned-model.ts';
import type { ReadText } from './lesson.ts';

/**
 * How people put it when they ask what they owe, and what they are owed. Learned from the phrasings of all clauses that oblige one
 * side; the words for the sides are put as "my own side" and "the other", so that what officers ask teaches what councillors mean.
 */
export type Owing = Rows & { readonly weights: Quantised };

/** From whose side a text is read: the asker's, the councillors' for who is co-opted, the officers' where nobody knows who asks. */
export function ownSide({ self }: Speaker): Side {
  return self === 'co-opted' ? 'councillor' : (self ?? 'officer');
}

/** What of a text tells who owes: runs of one to three words, and whose side comes first. */
function readOwing(words: readonly string[], speaker: Speaker): Features {
  const own = ownSide(speaker);
  const put = (word: string): string => {
    const side = sideOf(word);
    if (side !== undefined) return side === own ? '@own' : '@other';
    if (speaker.self !== undefined && isFirstPerson(word)) return '@own me';
    return isThirdPerson(word) ? '@they' : stem(word);
  };
  const run = ['^', ...words.map(put), '$'];
  const features = new Map<string, number>();
  run.forEach((word, at) => {
    const [second, third] = [run[at + 1], run[at + 2]];
    features.set(word, 0.6);
    if (second !== undefined) features.set(`${word} ${second}`, 0.7);
    if (third !== undefined) features.set(`${word} ${second} ${third}`, 0.7);
  });
  const order = run.filter((word) => word.startsWith('@')).filter((word, at, all) => word !== all[at - 1]);
  features.set(`first ${order[0]}`, 1.5);
  features.set(`order ${order.slice(0, 2).join(' ')}`, 1.5);
  if (speaker.obliged !== undefined) features.set(speaker.obliged === own ? 'obliged own' : 'obliged other', 1.5);
  return features;
}

/** What of a text tells who owes, and whether the asker's own side does. */
export type OwingExample = { readonly features: Features; readonly own: boolean };

/** The example that a text is, where its clause obliges one side; else none. */
export function owingExampleOf({
  words,
  as,
  owedBy,
}: Pick<ReadText, 'words' | 'as' | 'owedBy'>): readonly OwingExample[] {
  if (owedBy === undefined) return [];
  const speaker = readSpeaker(words, as);
  return [{ features: readOwing(words, speaker), own: owedBy === ownSide(speaker) }];
}

/** Above 0 where the asker's own side would owe what is asked about, below 0 where the other would. */
export function scoreOwing(owing: Owing, words: readonly string[], speaker: Speaker): number {
  return scoreTwo(owing.weights, readRows(readOwing(words, speaker), owing));
}
