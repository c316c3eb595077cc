import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFeedback, writeFeedback } from '../../src/messaging/index.ts';

describe('what a button under an answer says', () => {
  it('is read as what was pressed, with or without the question', () => {
    const questions = fc.constantFrom(undefined, 'can I see the file?', 'Is it helpful: yes?', 'para 20!');
    fc.assert(
      fc.property(fc.boolean(), questions, (helped, asked) => {
        expect(readFeedback(writeFeedback({ helped, asked }))).toEqual({ helped, asked });
      }),
    );
  });

  it.each(['helpful hints for new members', 'is that helpful', 'unhelpful officers'])(
    'is no question: "%s"',
    (said) => {
      expect(readFeedback(said)).toBeUndefined();
    },
  );
});
