import { describe, expect, it } from 'vitest';
import { commandOf } from './town.ts';

const shown = { buttons: [], references: ['CW-2026-0003'] };

describe('what was promised on an enquiry', () => {
  it.each([
    'what did we promise on 3',
    'What did we promise on CW-2026-3?',
    'what was promised on 3 and where does it say so?',
    'what have we promised about 3',
    "what's our promise on CW-2026-0003",
    'what promises did we make on 3',
    'what have we promised Cllr Khan on 3?',
    "what's been promised on 3",
    '3 - what did we say we would do and by when',
    'what was I promised on CW-2026-3?',
  ])('"%s" is answered by its dates and the paragraph that they follow from', (said) => {
    for (const who of ['khan', 'tom']) {
      const command = commandOf(who, said);
      expect(command?.kind, who).toBe('why');
      expect(command && 'abouts' in command && command.abouts[0]?.named, who).toMatch(/^CW-(?:2026-000)?3$/);
    }
  });

  it.each(['what did we promise?', 'and what did we promise her', "what's the promise on this one, which paragraph"])(
    '"%s" is of the one on the screen',
    (said) => {
      expect(commandOf('tom', said, {}, shown)).toEqual({ kind: 'why', abouts: [{ named: 'CW-2026-0003' }] });
    },
  );

  it('is asked which, where none is shown', () => {
    expect(commandOf('tom', 'what did we promise?')).toEqual({ kind: 'why', abouts: [{ named: '' }] });
  });

  it.each([
    'what did we promise councillors?',
    'what do officers promise in the protocol',
    'what did we promise about response times',
    'what are officers committed to under the code',
  ])('"%s" is left to the documents', (said) => {
    for (const screen of [undefined, shown]) expect(commandOf('tom', said, {}, screen)?.kind).not.toBe('why');
  });
});
