import { describe, expect, it } from 'vitest';
import { learnTranslations, listTranslationPairs, translate } from '../../src/search/learning/translations.ts';
import { tinyKnowledge, tinyKnowledgeFolder } from './tiny-knowledge.ts';

describe('words that lead from questions to answers', () => {
  it('lead to the words of the clause that answered, and to no other clause', async () => {
    const knowledge = await tinyKnowledge(await tinyKnowledgeFolder());
    const led = translate(['moor'], learnTranslations(listTranslationPairs([knowledge])));
    expect(led.get('fee')).toBeGreaterThan(0);
    expect(led.get('lead') ?? 0).toBe(0);
    expect(led.get('sunset') ?? 0).toBe(0);
  });

  it('lead nowhere where they come with everything, or were never heard', () => {
    const translations = learnTranslations([
      { asked: ['tell', 'boat'], answered: ['sail', 'harbour'] },
      { asked: ['tell', 'puppy'], answered: ['dog', 'quay'] },
      { asked: ['tell', 'price'], answered: ['fee', 'night'] },
    ]);
    const strongest = (term: string) => Math.max(0, ...translate([term], translations).values());
    expect(strongest('tell')).toBeLessThan(strongest('puppy') / 4);
    expect(strongest('submarine')).toBe(0);
  });
});
