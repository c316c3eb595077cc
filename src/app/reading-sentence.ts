import type { LearningProgress, Search } from '../search/index.ts';

/** How far the reading of what is new in the documents is, how long it takes yet, and what can be asked meanwhile. */
export function sentenceOnReading(
  standing: ReturnType<Search['standing']>,
  progress: LearningProgress | undefined,
): string | undefined {
  switch (standing) {
    case 'learning':
      return `What is new in the documents is being learned${progress === undefined ? '. That takes a minute or two' : `: ${progress.done} of ${progress.of} texts${leftOf(progress)}`}. You can ask anything meanwhile: answers are found from words, and numbers of paragraphs and casework work as always.`;
    case 'not-learned':
      return 'What is new in the documents could not be learned, so answers are found from words alone. The log says why.';
    case 'unopened':
    case 'read':
      return undefined;
  }
}

/** As fast as so far. Of the first texts nothing can be told yet. */
function leftOf({ done, of, elapsed }: LearningProgress): string {
  if (done === 0) return '';
  const seconds = ((elapsed / done) * (of - done)) / 1000;
  if (seconds < 60) return ', less than a minute to go';
  const minutes = Math.round(seconds / 60);
  return `, about ${minutes === 1 ? 'a minute' : `${minutes} minutes`} to go`;
}
