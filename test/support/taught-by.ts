import { everyQuestion, type Knowledge, keptBytes } from '../../src/knowledge/index.ts';
import { isEnglishWord } from '../../src/search/index.ts';

/** What understanding learns from, as the product gives it. */
export const taughtBy = (knowledge: Pick<Knowledge, 'councilIds' | 'council'>) => ({
  questions: () => everyQuestion(knowledge),
  isWord: isEnglishWord,
  keep: keptBytes,
});
