import { describe, expect, it } from 'vitest';
import { talkOf } from '../../src/conversation/intents/near-talk.ts';

const phrasings = {
  hello: ['hello', 'good morning'],
  thanks: ['thanks', 'thank you very much', 'cheers mate', 'that was useful'],
  goodbye: ['bye'],
  help: ['help'],
} as unknown as Parameters<typeof talkOf>[1];

describe('thanks and greetings', () => {
  it.each([
    'ta, who is the chair',
    'thank you letter rules',
    'spot on inspection rules',
    'thanks, what about gifts',
    'cheers now declare an interest',
    'perfect attendance record',
    'lovely, can I film meetings',
    'magic circle membership',
    'diolch, who is leader',
    'bore da who is chair',
    'great thanks now gifts please',
    'that was useful but gifts',
  ])('swallow nothing that is asked behind them: "%s"', (said) => {
    expect(talkOf(said, phrasings)).toBeUndefined();
  });

  it.each([
    'thanks for your help',
    'ta very much',
    'brilliant, thanks a lot',
    'ok cheers for that',
    'thank you, that was really helpful',
    'perfect, just what I needed',
    'spot on mate',
    'thanks for letting me know',
    'diolch yn fawr iawn',
    'da iawn ti',
    'thnak you very much',
    'noted, cheers',
    'cool cool',
  ])('are thanks whatever filler comes behind them: "%s"', (said) => {
    expect(talkOf(said, phrasings)).toBe('thanks');
  });

  it('are a greeting in Welsh too', () => {
    expect(talkOf('bore da pawb', phrasings)).toBe('hello');
    expect(talkOf('hwyl fawr', phrasings)).toBe('goodbye');
  });
});
