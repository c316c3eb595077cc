import { describe, expect, it } from 'vitest';
import { isOnlyCourtesy, isOnlyThanks, type Screen } from '../../src/understanding/index.ts';
import { commandOf, meant } from './town.ts';

const isTalk = (said: string) => isOnlyCourtesy(said) || isOnlyThanks(said);

describe('what stands behind a greeting or thanks', () => {
  it.each([
    "Afternoon, I'm back",
    "Hiya everyone, I'm off ill till Thursday",
    "Thanks all, I'm out for the afternoon",
    'Good morning, off ill today',
    "Hello, she's away",
    'hello is it sorted',
    "Good afternoon, it's done now",
  ])('is read where it says or asks how something stands: "%s"', (said) => {
    expect(isTalk(said)).toBe(false);
  });

  it('is no greeting where it says which list, and an evening is none of the morning', () => {
    expect(commandOf('tom', 'I want my digest in the evening at 8')).toMatchObject({
      choice: { kind: 'digest', at: '8pm' },
    });
    expect(meant('tom', 'evening digest at 8')).not.toMatchObject({ command: { choice: { at: '8' } } });
    expect(commandOf('tom', 'Evening, digest at 8')).toMatchObject({ choice: { kind: 'digest', at: '8' } });
  });

  it('tells that somebody is away, or is back', () => {
    expect(commandOf('tom', "Hello, I'm off ill until Friday")).toMatchObject({ kind: 'absence' });
    expect(commandOf('tom', "Evening, I'm back")).toMatchObject({ kind: 'absence-over' });
  });

  it.each([
    'thanks for helping me out',
    'ta for sorting that out so quickly',
    'bye, off home now',
    "night night, I'm off",
    "cheers, that's it for now",
    'hello everyone out there',
    'good morning, have a lovely weekend off',
    "hello, I'm fine thanks",
    'cheers, all sorted',
  ])('is talk where it is more of the same, or a parting: "%s"', (said) => {
    expect(isTalk(said)).toBe(true);
  });
});

describe('a letter that begins with "please note"', () => {
  const shown: Screen = { buttons: [], references: ['CW-2026-0002'] };

  it('is no note to what is shown', () => {
    expect(commandOf('tom', 'Please note: I am on annual leave 14 to 16 December', {}, shown)).toMatchObject({
      kind: 'absence',
    });
    expect(commandOf('tom', 'Please note: I am on annual leave 14 to 16 December')).toMatchObject({ kind: 'absence' });
    const reported = meant('tom', 'Please note: the bins in Mill Lane were not emptied', shown);
    expect(reported).not.toMatchObject({ kind: 'command', command: { verb: 'note' } });
  });

  it('while "note" and a colon is', () => {
    expect(commandOf('tom', 'note: the crew was there', {}, shown)).toMatchObject({
      verb: 'note',
      abouts: [{ named: 'CW-2026-0002' }],
      words: { text: 'the crew was there' },
    });
  });
});
