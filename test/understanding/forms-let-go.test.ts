import { describe, expect, it } from 'vitest';
import { type Command, noActionWords, type Screen } from '../../src/understanding/index.ts';
import { meant } from './town.ts';

/** A form that waits for how it was resolved. */
function asked(verb: 'resolve' | 'update' | 'withdraw' | 'pause' = 'resolve'): Screen {
  const command: Command = {
    kind: 'act',
    verb,
    abouts: [{ named: 'CW-2026-0002' }],
    words: noActionWords,
    sure: false,
  };
  return { buttons: [], references: ['CW-2026-0002'], open: { command, wanted: ['text'] } };
}

describe('a form that waits for a reason', () => {
  it.each([
    'can you show me the paragraph about group meetings',
    'find me the page about gifts',
    'i want to make a complaint about priya',
    "I'd like to know who decides that",
    'search for the rules of debate',
  ])('takes "%s" for no reason', (said) => {
    const understood = meant('tom', said, asked());
    expect(understood.kind === 'command' && understood.command).not.toMatchObject({ kind: 'act' });
  });

  it('gives way to an enquiry that is logged', () => {
    expect(meant('tom', 'log an enquiry for Cllr Lowe: wall leaning in Hilltop Lane', asked())).toMatchObject({
      command: { kind: 'log', words: { subject: 'wall leaning in Hilltop Lane' } },
    });
  });

  it.each(['hang on a sec', 'hold on a minute', 'wait a moment please', 'just a minute'])(
    'is let go by "%s"',
    (said) => {
      expect(meant('tom', said, asked('update'))).toMatchObject({ command: { kind: 'cancel' } });
    },
  );

  it('shows which one it is about when that is asked', () => {
    expect(meant('tom', "no wait, which one's that", asked())).toMatchObject({
      command: { kind: 'show', abouts: [{ named: 'CW-2026-0002' }] },
    });
  });

  it.each([
    ['pause', 'wait for the parts from the supplier'],
    ['resolve', 'the hole was filled this morning'],
    ['update', 'report from the contractor is due on Friday'],
    ['withdraw', 'enquiry for the county, and not for us'],
  ] as const)('still takes a reason to %s: "%s"', (verb, said) => {
    expect(meant('tom', said, asked(verb))).toMatchObject({ command: { kind: 'act', verb, sure: false } });
  });
});
