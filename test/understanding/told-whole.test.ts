import { describe, expect, it } from 'vitest';
import { commandOf, meant } from './town.ts';

describe('words that somebody is to read', () => {
  it.each([
    ['priya', 'tell Cllr Khan the pothole is filled', 'The pothole is filled'],
    ['khan', 'tell Tom the bench is a wreck now', 'The bench is a wreck now'],
    ['priya', 'the pothole in Station Road has been filled', 'The pothole in Station Road has been filled'],
    ['priya', 'CW-2026-0002 fixed this morning by the crew', 'Fixed this morning by the crew'],
    ['priya', 'update CW-2026-0002 crew there again', 'crew there again'],
    ['priya', 'update on CW-2026-0002 from Tom: crew out today', 'From Tom: crew out today'],
  ])('are what was said, whole: %s "%s"', (who, said, text) =>
    expect(commandOf(who, said)).toMatchObject({ words: { text }, sure: false }),
  );

  it('leave out manners and how soon something is ordered', () => {
    expect(commandOf('priya', 'close CW-2026-0002 now please')).toMatchObject({ verb: 'resolve', words: { text: '' } });
    expect(commandOf('priya', 'update CW-2026-0002 crew there thanks')).toMatchObject({
      words: { text: 'crew there' },
    });
  });
});

describe('whose an enquiry is not', () => {
  it.each([
    ["it is not Housing's, CW-2026-0003 belongs to Streets", 'Streets'],
    ["CW-2026-0003 isn't one for Housing, it should go to Streets", 'Streets'],
    ['this is not for Parks & Leisure but for Housing, CW-2026-0002', 'Housing'],
    ["CW-2026-0002 isn't mine, it's Tom's", "Tom's"],
  ])('is not whom it is given to: "%s"', (said, who) =>
    expect(commandOf('priya', said)).toMatchObject({
      verb: 'reassign',
      words: { who: expect.stringContaining(who.replace("'s", '')) },
    }),
  );

  it.each(['reassign CW-2026-0002 to Tom or Siobhán: either', 'give CW-2026-0002 to Tom and Siobhán, both know it'])(
    'is neither of two that are named: "%s"',
    (said) =>
      expect(commandOf('priya', said)).toMatchObject({
        words: { who: expect.stringMatching(/Tom (?:or|and) Siobhán/) },
      }),
  );
});

describe('what is held back', () => {
  it.each([
    ['reassign CW-2026-0002 to Tom: unless he is away', 'condition', 'unless he is away'],
    ['resolve CW-2026-0002: if Tom agrees', 'condition', 'if Tom agrees'],
    ['acknowledge CW-2026-0003, Tom has it from Monday', 'later', 'from Monday'],
    ['resolve CW-2026-0002 not CW-2026-0003: filled', 'negated', 'not CW-2026-0003'],
    ['CW-2026-0002 has been fixed but not CW-2026-0003', 'exception', 'but not CW-2026-0003'],
  ])('is so by the words that were said: "%s"', (said, why, words) =>
    expect(meant('priya', said)).toMatchObject({ kind: 'held', why, words }),
  );

  it('is so where sharing waits for something', () =>
    expect(meant('khan', 'share CW-2026-0002 with Cllr Pérez-Smith if she asks')).toMatchObject({
      why: 'condition',
      words: 'if she asks',
    }));

  it('is not offered by a sentence that orders nothing, or that breaks off', () => {
    for (const said of [
      'nearly finished with the pothole, should be done by Friday',
      'pass CW-2026-0002 to Streets or Housing, I am not sure',
    ]) {
      const understood = meant('priya', said);
      if (understood.kind !== 'held') throw new Error(`"${said}" was not held back`);
      expect(understood.offers.filter(({ typed }) => typed.startsWith('can you'))).toEqual([]);
    }
    expect(meant('priya', 'resolve CW-2026-0002: unless it rains')).toMatchObject({
      offers: [{ typed: 'can you resolve CW-2026-0002' }],
    });
  });
});
