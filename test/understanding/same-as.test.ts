import { describe, expect, it } from 'vitest';
import { emptyScreen } from '../../src/understanding/index.ts';
import { apartFromResident } from '../../src/understanding/resident-told.ts';
import { commandOf, knownTo } from './town.ts';

const shown = { ...emptyScreen, references: ['CW-2026-0002'] };

describe('one enquiry that is said to be the same as another', () => {
  it.each([
    ['khan', 'this is the same as CW-2026-0003'],
    ['tom', 'it’s a duplicate of CW-2026-0003'],
    ['tom', 'this duplicates CW-2026-0003'],
    ['khan', 'I think that is CW-2026-0003 again'],
    ['khan', 'that one is about the same thing as CW-2026-0003'],
  ])('is linked to the one that is shown, and else it is asked which: %s "%s"', (who, said) => {
    expect(commandOf(who, said, {}, shown)).toMatchObject({
      verb: 'link',
      abouts: [{ named: 'CW-2026-0002' }],
      words: { other: 'CW-2026-0003' },
      sure: false,
    });
    expect(commandOf(who, said)).toMatchObject({
      verb: 'link',
      abouts: [{ named: 'CW-2026-0003' }],
      words: { other: '', form: 'asked' },
    });
  });

  it('is asked about by showing both', () =>
    expect(commandOf('khan', "isn't this the same as CW-2026-0003?", {}, shown)).toMatchObject({
      kind: 'show',
      abouts: [{ named: 'CW-2026-0002' }, { named: 'CW-2026-0003' }],
    }));

  it.each(['this is the same mess as last year on CW-2026-0003', 'the same crew as before is on CW-2026-0003'])(
    'is not linked by other words: "%s"',
    (said) => expect(commandOf('tom', said, {}, shown)).not.toMatchObject({ verb: 'link' }),
  );

  it.each(['this is the same as CW-2026-0001', 'it is 4 Mill Lane again', 'the address is CW-2026-0003'])(
    'is nobody’s address: "%s"',
    (said) => expect(apartFromResident(said, knownTo('khan'))?.resident.address ?? '').toBe(''),
  );
});
