import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWords } from '../../src/messaging/index.ts';

describe('words', () => {
  it.each([
    ['“can I attend a group meeting?”', 'can I attend a group meeting?'],
    ['"my casework".', 'my casework.'],
    ['‘I can’t go’', 'I can’t go'],
    ["'can't I go?'", "can't I go?"],
    ['`my casework`', 'my casework'],
    ['```\nmy casework\n```', 'my casework'],
    ['**my casework**', 'my casework'],
    ['*my casework*', 'my casework'],
    ['show **CW-2026-0001**', 'show CW-2026-0001'],
    ['_update_ `CW-2026-0001`: ~not~ done', 'update CW-2026-0001: not done'],
    ['\u200bmy\u200b case\u00adwork\ufeff', 'my casework'],
    ['\u202emy casework\u202c', 'my casework'],
    ['<quoted messageId="1"/> my casework', 'my casework'],
    ['<span itemtype="http://schema.skype.com/Mention" itemscope itemid="0">Tom Reid</span> has it', 'Tom Reid has it'],
    ['my casework <attachment id="x"></attachment>', 'my casework'],
    ['well done <emoji id="smile" alt="😀" title=""></emoji>', 'well done 😀'],
    ['""', ''],
  ])('%s are read without what is around them', (typed, words) => {
    expect(readWords(typed)).toEqual({ words, quoted: '' });
  });

  it.each([
    '"A" and "B"',
    'log an enquiry: "Give way" sign missing',
    "O'Neill's and D'Arcy's",
    '2 * 3 * 4',
    'the file_name_here',
    '* one\n* two',
    '5 < 6 > 4',
    '👩‍👩‍👧 👍🏽',
    'one\n\ntwo',
  ])('%s are left to the letter', (typed) => {
    expect(readWords(typed).words).toBe(typed);
  });

  it('are told from what is quoted above or between them', () => {
    expect(readWords('> CW-2026-0042: Kerb\n> Acknowledge today\nupdate: ordered\n\n> more')).toEqual({
      words: 'update: ordered',
      quoted: 'CW-2026-0042: Kerb\nAcknowledge today\nmore',
    });
  });

  it('never grow, and plain words with their lines stay as they are, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const { words, quoted } = readWords(typed);
        expect(words.length + quoted.length).toBeLessThanOrEqual(typed.length + 2);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]+(?:[ \n][a-zà-ÿ0-9,.?]+)*$/), (typed) => {
        expect(readWords(typed).words).toBe(typed);
      }),
      { numRuns: 500 },
    );
  });
});
