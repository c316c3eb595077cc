import { describe, expect, it } from 'vitest';
import { meant } from './town.ts';

const logged = (said: string) => {
  const understood = meant('sam', `log an enquiry: ${said}, for Cllr Khan, received today`);
  if (understood.kind !== 'command' || understood.command.kind !== 'log') throw new Error(understood.kind);
  return understood.command.words;
};

describe('two residents in one sentence', () => {
  it.each([
    [
      'mrs joan field and jean harper say the bins were missed',
      'mrs joan field; jean harper',
      'Two residents say the bins were missed',
    ],
    [
      'Joan Field and Jean Harper both complain of damp',
      'Joan Field; Jean Harper',
      'Two residents both complain of damp',
    ],
    [
      'bins missed, Mrs Joan Field and Mr Ali Khalid rang',
      'Mrs Joan Field; Mr Ali Khalid',
      'bins missed, two residents rang',
    ],
    ['rang jean harper and mrs patel about the bins', 'jean harper; mrs patel', 'rang two residents about the bins'],
    [
      'Jean Harper says the bins of Alan Rees were missed',
      'Jean Harper; Alan Rees',
      'The resident says the bins of another resident were missed',
    ],
  ])('are kept as two, apart from what is told: %s', (said, name, subject) => {
    const words = logged(said);
    const kept = words.resident.name.toLowerCase().split('; ').sort();
    expect(kept).toEqual(name.toLowerCase().split('; ').sort());
    expect(words.subject).toBe(subject);
  });

  it('are one where they are called together', () => {
    expect(logged('mr and mrs Patel have damp').resident.name).toBe('mr and mrs Patel');
  });

  it.each([
    'bins missed, Mrs Joan Field 01332 640001 and Mr Ali Khalid of 12 Elm Road rang',
    'damp: Joan Field and then Jean Harper and then Alan Rees complained',
  ])('leave no word of a name: %s', (said) => {
    const { subject, details } = logged(said);
    expect(`${subject} ${details}`).not.toMatch(/joan|field|ali|khalid|jean|harper|alan|rees|another person/i);
  });

  it.each([
    'mrs joan bins and jean say no',
    'the field and the park are flooded',
    'Elm Field and Jean Street are dark',
  ])('are none of these: %s', (said) => expect(logged(said).resident.name).not.toContain('; '));
});
