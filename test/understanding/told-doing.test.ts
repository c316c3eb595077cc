import { describe, expect, it } from 'vitest';
import { commandOf, meant } from './town.ts';

describe('what an officer tells of what was done', () => {
  it.each([
    [
      '6: police did 3 nights, 40 cars over 40mph. Report in January',
      'CW-6',
      'police did 3 nights, 40 cars over 40mph. Report in January',
    ],
    ['3: no access, will try again Monday', 'CW-3', 'no access, will try again Monday'],
    [
      'Visited site for CW-3. Column 14 needs replacing. Ordered today.',
      'CW-3',
      'Visited site. Column 14 needs replacing. Ordered today.',
    ],
    [
      'OT came today, CW-6, stairlift ordered, fitted 12 January',
      'CW-6',
      'OT came today, stairlift ordered, fitted 12 January',
    ],
    [
      'I have spoken to the contractor about CW-2 and the part comes on Wednesday',
      'CW-2',
      'I have spoken to the contractor about CW-2 and the part comes on Wednesday',
    ],
    ['Let Cllr Khan know that the crew is booked for Thursday, CW-3', 'CW-3', 'the crew is booked for Thursday'],
    ['Tell the councillor the crew is booked (CW-3)', 'CW-3', 'the crew is booked'],
    [
      'Engineer came at 2, boiler part ordered, due Friday. CW-6',
      'CW-6',
      'Engineer came at 2, boiler part ordered, due Friday.',
    ],
  ])('is read back as news for the councillor, with all its words: %s', (said, named, text) =>
    expect(commandOf('priya', said)).toMatchObject({
      verb: 'update',
      abouts: [{ named }],
      words: { text },
      sure: false,
    }),
  );

  it.each([
    ['6 working again, new valve', 'CW-6', 'working again, new valve'],
    ['Further to your enquiry CW-2, the lamp has now been replaced', 'CW-2', 'the lamp has now been replaced'],
  ])('is read back as how it ended: %s', (said, named, text) =>
    expect(commandOf('priya', said)).toMatchObject({
      verb: 'resolve',
      abouts: [{ named }],
      words: { text },
      sure: false,
    }),
  );

  it.each([
    'note on 3: caller was rude',
    'file note for 3, the neighbour complains a lot',
    'internal, 3: budget is short',
  ])('is no news where it is for the file: %s', (said) =>
    expect(commandOf('priya', said)).not.toMatchObject({ verb: 'update' }),
  );

  it('takes it, or undoes it, where that is said', () => {
    expect(commandOf('priya', 'Happy to take CW-3')).toMatchObject({
      verb: 'acknowledge',
      words: { who: 'me' },
      sure: false,
    });
    expect(commandOf('priya', 'I made a mistake on CW-2, please undo')).toMatchObject({ verb: 'undo' });
  });

  it('offers what is wanted with two of them one by one', () =>
    expect(meant('priya', 'CW-3 to Tom, same job as CW-2')).toMatchObject({
      kind: 'several',
      each: [{ typed: 'reassign CW-3 to Tom' }, { typed: 'link CW-3 to CW-2' }],
    }));

  it('waits for what the words say it waits for', () =>
    expect(commandOf('priya', 'CW-3 on hold pending Western Power')).toMatchObject({
      verb: 'pause',
      words: { text: 'Western Power' },
    }));
});

describe('what a councillor says of an enquiry', () => {
  it('is kept with a chase', () =>
    expect(commandOf('khan', 'chase CW-3 please, a child fell there yesterday')).toMatchObject({
      verb: 'chase',
      words: { text: 'a child fell there yesterday' },
    }));

  it.each(['I cannot accept a later date on CW-2', 'I cannot agree to the extension of CW-3'])(
    'is a no to a later date, and nothing that waits: %s',
    (said) => expect(commandOf('khan', said)).toMatchObject({ verb: 'decline', sure: false }),
  );
});

describe('a report that is not done now', () => {
  it.each([
    ['mattresses gone tomorrow, CW-6 needles done', 'CW-6'],
    ['CW-2 completed on Friday', 'CW-2'],
  ])('is offered whole as an update, and never without a word of it: %s', (said, named) => {
    const held = meant('priya', said);
    if (held.kind !== 'held') throw new Error(held.kind);
    const typed = held.offers.map((offer) => offer.typed);
    expect(typed).toContain(`update ${named}: ${said}`);
    expect(JSON.stringify(held.offers)).not.toMatch(/Do it now|can you/);
  });

  it('is nothing to be done where it asks', () => {
    const held = meant('khan', 'paused?? who said they could pause CW-3');
    expect(JSON.stringify(held)).not.toMatch(/Do it now|can you/);
  });

  it('is offered without what puts it off where it is an order', () =>
    expect(JSON.stringify(meant('priya', 'resolve CW-2 tomorrow'))).toContain('can you resolve CW-2'));
});
