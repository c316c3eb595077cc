import { describe, expect, it } from 'vitest';
import { commandOf } from './town.ts';

const logged = (said: string) => {
  const command = commandOf('khan', `log an enquiry: ${said}, Streets`);
  if (command?.kind !== 'log') throw new Error(`No enquiry: ${said}`);
  return command.words;
};

describe('a resident who is named by how they are reached or where they live', () => {
  it.each([
    [
      'T. W. Ashdown 01332 555 614 has a sunken drain by his shop',
      'T. W. Ashdown',
      'The resident has a sunken drain by his shop',
    ],
    [
      'sunken drain, ring Viv Orme back on 01332 555 614 or her son Gus on 07700 900 231',
      'Viv Orme; Gus',
      'sunken drain, ring the resident or her son',
    ],
    ['joy pitt of 7 Elm Road says the drain is sunken', 'joy pitt', 'The drain is sunken'],
    ['Faith Ellis rang about a sunken drain', 'Faith Ellis', 'The resident rang about a sunken drain'],
    ['sunken drain outside Zofia Lis, 7 Elm Road', 'Zofia Lis', 'sunken drain outside the resident'],
    ['Mrs Orme, 7 Elm Road, has a sunken drain, 01332 555 614', 'Mrs Orme', 'The resident has a sunken drain'],
    ['the lady at 61 has a sunken drain', '', 'the lady has a sunken drain'],
    ['sunken drain in Mill Lane reported at 61', '', 'sunken drain in Mill Lane reported at 61'],
    ['sunken drain at Darley Abbey, it smells', '', 'sunken drain at Darley Abbey, it smells'],
    ['missed on 13 November at 33 Mill Lane', '', 'missed on 13 November at 33 Mill Lane'],
  ])('is kept apart, and what is left is a sentence: "%s"', (said, name, subject) => {
    const words = logged(said);
    expect(words.resident.name.split('; ').sort().join('; ')).toBe(name.split('; ').sort().join('; '));
    expect(words.subject).toMatch(new RegExp(`^${subject}$`, 'i'));
  });

  it('is read in figures where it was spoken', () => {
    const command = commandOf(
      'khan',
      'log comma sunken drain at thirty one Station Road comma the resident is called Gus comma his number is oh one three three two five five five six one four full stop',
    );
    expect(command).toMatchObject({
      kind: 'log',
      words: {
        subject: 'sunken drain in Station Road',
        resident: { name: 'Gus', telephone: '01332555614', address: '31 Station Road' },
      },
    });
  });
});
