import { describe, expect, it } from 'vitest';
import { commandOf, meant } from './town.ts';

/** The enquiries that something would be done with, or that are shown. */
function namedBy(said: string): readonly string[] {
  const command = commandOf('priya', said);
  return command !== undefined && 'abouts' in command ? command.abouts.map(({ named }) => named) : [];
}

describe('a number that counts something', () => {
  it.each([
    'only 2 left to close',
    '2 people off today, 3 working',
    '6 closed roads in the snow today',
    '4 done, 2 to go',
    '3 working days left till the audit',
    '3 working hours lost this morning',
    'two crews out, 3 in the yard',
    'that leaves 3 outstanding',
    '3 lads off sick this week',
    'up to 4 lorries needed',
    '2 cracked slabs replaced',
    'resident now at 6 Station Road',
    'she lives at 4 elm grove now',
  ])('begins nothing with the enquiry of that number: %s', (said) => {
    expect(namedBy(said)).toEqual([]);
    expect(JSON.stringify(meant('priya', said))).not.toMatch(/(?:resolve|note|update) CW-/i);
  });

  it.each(['2 people off today, 3 working', 'two of us are off tomorrow'])(
    'is nobody’s absence where it counts colleagues: %s',
    (said) => expect(commandOf('priya', said)?.kind).not.toBe('absence'),
  );

  it.each([
    ['10 working days from 23 December 2027', '10', '23 December 2027'],
    ['3 working days after 21 December', '3', '21 December'],
    ['count 5 working days from Friday', '5', 'Friday'],
  ])('is counted from the day that is named: %s', (said, number, from) =>
    expect(commandOf('priya', said)).toEqual({ kind: 'day-asked', asks: { kind: 'after', number, from } }),
  );
});

describe('a number that names an enquiry', () => {
  it.each([
    ['2 done', ['CW-2']],
    ['3 and 4 are done', ['CW-3', 'CW-4']],
    ['put 2 on hold, waiting for parts', ['CW-2']],
    ['give 3 to Tom', ['CW-3']],
    ['4 needs 2 new bulbs', ['CW-4']],
    ['resolve 3 potholes filled', ['CW-3']],
    ['6: police did 3 nights, 40 cars over 40mph', ['CW-6']],
    ['resolved 4: same repair as CW-2, finished today', ['CW-4']],
    ['closed 4 - same job as 2', ['CW-4']],
    ['Resolved 2 and 4, same hole, refilled', ['CW-2', 'CW-4']],
    ['finished 6, swept and bagged', ['CW-6']],
  ])('is the one that is spoken of first, whatever else is counted or mentioned: %s', (said, named) =>
    expect(namedBy(said)).toEqual(named),
  );

  it('has all its words, whoever else is named in them', () =>
    expect(commandOf('priya', 'resolved 4: same repair as CW-2, finished today')).toMatchObject({
      verb: 'resolve',
      words: { text: 'same repair as CW-2, finished today' },
      sure: false,
    }));

  it('is only mentioned where something else is dealt with under it: the one on the screen is meant, else it is asked', () => {
    const said = 'light fixed and the bins are dealt with under CW-6';
    expect(commandOf('priya', said)).toMatchObject({ verb: 'resolve', abouts: [{ named: '' }], words: { text: said } });
    const screen = { buttons: [], references: ['CW-2026-0003'] };
    expect(commandOf('priya', said, {}, screen)).toMatchObject({ abouts: [{ named: 'CW-2026-0003' }], sure: false });
  });
});
