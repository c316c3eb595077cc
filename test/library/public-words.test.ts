import { describe, expect, it } from 'vitest';
import { wordsInSmallLetters, wordsKept } from '../../src/library/public-words.ts';

const known = wordsInSmallLetters([
  'Members may claim the cost of lunch. A parking permit for visitors; permits. Grant Rose a bus pass. It may grant or refuse the complaint file.',
  'An evening meeting, or meetings. The brown envelope is opened. What may a visitor do?',
]);
const kept = (text: string) => wordsKept(text, known, new Set(['khan', 'amina']))?.words.join(' ');

describe('what is kept of a question without an answer', () => {
  it('is its words, without the small ones', () => {
    expect(kept('Can I claim the cost of lunch for evening meetings?')).toBe('claim cost lunch evening meetings');
  });

  it('never a name, a number, an address, or a word of no list', () => {
    for (const [text, never] of [
      ['why was Margaret Hopkins refused a bus pass at 12 Abbey Street', ['margaret', 'hopkins', '12', 'abbey']],
      ['can Cllr Rose see the complaint file about Mr Brown', ['rose', 'brown']],
      ['does amina khan get a parking permit', ['amina', 'khan']],
      ['why was grace baker refused a bus pass', ['grace', 'baker']],
      ['Rose Brown asks for a parking permit', ['rose', 'brown']],
      ['Rose asks for a parking permit', ['rose']],
      ['may grant mcdonald claim the cost of lunch', ['grant', 'mcdonald']],
      ['can mr grant brown claim lunch at old baker street', ['grant', 'brown', 'baker']],
      ['does the adultery matter for a parking permit', ['adultery', 'matter']],
      [
        'ring me on 01332 555123 or bob@example.org about parking permits',
        ['01332', '555123', 'bob', 'example', 'org'],
      ],
    ] as const)
      for (const word of never) expect((kept(text) ?? '').split(' '), text).not.toContain(word);
  });

  it('is the same for the same words in another order and with other endings', () => {
    const key = (text: string) => wordsKept(text, known, new Set())?.key;
    expect(key('parking permits for visitors')).toBe(key('visitor parking permit?'));
    expect(key('parking')).toBeUndefined();
  });
});
