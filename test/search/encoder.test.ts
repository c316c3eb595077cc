import { describe, expect, it } from 'vitest';
import { type SentenceEncoder, shareAmong } from '../../src/search/encoding/encoder.ts';
import { openUniversalSentenceEncoder } from '../../src/search/encoding/universal-sentence-encoder.ts';

describe('the sentence model that ships', () => {
  it('gives a text one vector, whatever stands beside it', async () => {
    const { encode } = await openUniversalSentenceEncoder();
    const texts = [
      'may i go',
      '',
      'who decides what the council says to a newspaper about a planning application',
      'no',
    ];
    const [inCompany, ...alone] = [
      await encode(texts),
      ...(await Promise.all(texts.map(async (text) => (await encode([text]))[0]))),
    ];
    expect(inCompany).toEqual(alone);
    expect(inCompany.map((vector) => vector.some((value) => value !== 0))).toEqual([true, false, true, true]);
  });
});

describe('several encoders of one model', () => {
  const of = (asked: string[]): SentenceEncoder => ({
    id: 'lengths',
    async encode(texts) {
      asked.push(...texts);
      return texts.map(({ length }) => Float32Array.from([length]));
    },
  });

  it('each encode a part, and the order stays', async () => {
    const [first, second]: [string[], string[]] = [[], []];
    const shared = shareAmong([of(first), of(second)]);
    expect(await shared?.encode(['a', 'bb', 'ccc'])).toEqual([1, 2, 3].map((length) => Float32Array.from([length])));
    expect([first, second]).toEqual([['a', 'bb'], ['ccc']]);
    expect(shared?.id).toBe('lengths');
  });

  it('are none where none could be loaded', () => {
    expect(shareAmong([])).toBeUndefined();
  });
});
