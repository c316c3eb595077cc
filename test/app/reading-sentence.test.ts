import { describe, expect, it } from 'vitest';
import { sentenceOnReading } from '../../src/app/reading-sentence.ts';

describe('the sentence on what is being learned', () => {
  it('says how far it is and how long it takes yet, as fast as so far', () => {
    const told = (done: number, elapsed: number) => sentenceOnReading('learning', { done, of: 400, elapsed });
    expect(told(100, 60_000)).toContain('100 of 400 texts, about 3 minutes to go.');
    expect(told(300, 60_000)).toContain('300 of 400 texts, less than a minute to go.');
    expect(told(0, 0)).toContain('0 of 400 texts. You can ask');
  });

  it('says what can be asked meanwhile, and nothing once all is read', () => {
    expect(sentenceOnReading('learning', undefined)).toContain('You can ask anything meanwhile');
    expect(sentenceOnReading('read', undefined)).toBeUndefined();
    expect(sentenceOnReading('not-learned', undefined)).toContain('from words alone');
  });
});
