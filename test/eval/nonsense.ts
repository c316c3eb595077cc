import { createRandom } from '../../src/search/learning/random.ts';
import { listEnglishWords } from '../../src/search/reading/english-words.ts';
import type { LabelledQuestion } from './questions.ts';

/** Frames in which anybody asks anything. */
const frames = [
  'what does a # # of',
  'how do I # the #',
  'why is the # so #',
  'can I # a #',
  'who was the first # to # the #',
  'is a # a #',
  'how many # in a #',
  'what is the best # for #',
  'do # have #',
  'when did the # #',
  'how long does # take',
  'where can I find a # #',
  "what's on # tonight",
  'what is #',
  'should I # my # before #',
  'my # has stopped #',
  'which # goes with #',
  'what happens if a # # the #',
];

/** Questions of words taken at random, to which no document has the answer: the same ones each time. */
export function askNonsense(council: string, count: number): readonly LabelledQuestion[] {
  const random = createRandom(4_711 + [...council].reduce((sum, letter) => sum + letter.charCodeAt(0), 0));
  const words = [...'abcdefghijklmnoprstuvw']
    .flatMap((letter) => listEnglishWords(letter).slice(0, 700))
    .filter((word) => word.length > 2);
  return Array.from({ length: count }, (_, at) => ({
    id: `nonsense ${council} ${at}`,
    council,
    role: 'unknown' as const,
    question: (frames[at % frames.length] ?? '').replace(
      /#/g,
      () => words[Math.floor(random() * words.length)] ?? 'word',
    ),
    style: 'nonsense',
    answerable: false,
    accept: [],
    best: [],
  }));
}
