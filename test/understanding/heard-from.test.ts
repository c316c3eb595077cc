import { describe, expect, it } from 'vitest';
import { commandOf } from './town.ts';

const logged = (who: string, said: string) => {
  const command = commandOf(who, said);
  if (command?.kind !== 'log') throw new Error(`No enquiry: ${said}`);
  return command.words;
};

describe('how an officer came to hear of it', () => {
  it.each([
    ['got a call from Cllr Khan on Friday about a leaning lamp post in Mill Lane', 'a leaning lamp post in Mill Lane'],
    ['had an email from Cllr Khan on Friday about noise in Mill Lane', 'noise in Mill Lane'],
    ['Cllr Khan phoned on Friday about a blocked gully in Mill Lane', 'a blocked gully in Mill Lane'],
    ['Cllr Khan stopped me on Friday, broken fence in Mill Lane', 'broken fence in Mill Lane'],
    ['spoke to Cllr Khan on Friday, the hedge in Mill Lane is too high', 'the hedge in Mill Lane is too high'],
    ['new from Cllr Khan. wobbly slab, Mill Lane. she told me on Friday', 'wobbly slab, Mill Lane'],
    [
      'log an enquiry for Cllr Khan: overflowing bin in Mill Lane, she rang me on Friday',
      'overflowing bin in Mill Lane',
    ],
  ])('is when the council had it, and no part of the subject: "%s"', (said, subject) => {
    const words = logged('tom', said);
    expect(words).toMatchObject({ subject, written: '', had: '' });
    expect(words.councillor).toMatch(/Khan$/);
    expect(words.received.toLowerCase()).toBe('friday');
  });

  it('is not the day that a letter bears, nor when a resident wrote to a councillor', () => {
    expect(logged('tom', 'letter from Cllr Khan dated 20 November about graffiti in Mill Lane')).toMatchObject({
      ...{ received: '', written: '20 November', subject: 'graffiti in Mill Lane' },
    });
    expect(logged('khan', 'log an enquiry: graffiti in Mill Lane, resident told me on Friday')).toMatchObject({
      ...{ received: '', written: 'Friday' },
    });
  });
});

describe('a name that a councillor has too', () => {
  it.each(['khan', 'tom'])('is a resident’s behind Miss, Mrs or Mr, said by %s', (who) => {
    for (const said of ['Miss A. Khan', 'Mrs Khan', 'Mr Lowe']) {
      const words = logged(who, `log an enquiry: ${said} wants the hedge cut, Streets`);
      expect(words).toMatchObject({ councillor: '', subject: 'The resident wants the hedge cut' });
      expect(words.resident.name).toBe(said);
    }
  });

  it('belongs to the story where a councillor speaks of another one, and not where it is for them', () => {
    expect(logged('khan', 'letter from Cllr Lowe about bins in Mill Lane, Streets')).toMatchObject({
      ...{ councillor: '', subject: 'letter from Cllr Lowe about bins in Mill Lane' },
    });
    for (const said of ['log an enquiry for Cllr Lowe: bins in Mill Lane', 'log bins in Mill Lane, for Cllr Lowe'])
      expect(logged('khan', said)).toMatchObject({ councillor: 'Cllr Lowe', subject: 'bins in Mill Lane' });
  });
});
