import { describe, expect, it } from 'vitest';
import { noListWords } from '../../src/understanding/index.ts';
import { commandOf, meant } from './town.ts';

const nothing = { buttons: [], references: [] };
const ofPriya = { ...nothing, whom: 'Priya Shah' };

describe('whoever was spoken of', () => {
  it.each(['which of hers are overdue', 'any of hers late?', 'what is on her list'])(
    'has the list that is asked for by "hers": %s',
    (said) => {
      expect(commandOf('tom', said, {}, ofPriya)).toMatchObject({
        kind: 'list',
        of: { officer: expect.stringMatching(/^Priya Shah/) },
      });
    },
  );

  it('is away where that is said of "her"', () => {
    expect(commandOf('tom', 'she is off from 21 to 23 December', {}, ofPriya)).toMatchObject({
      kind: 'absence',
      words: { who: 'Priya Shah' },
    });
  });

  it.each(['may she be told what to do by a councillor?', 'tell her the crew is out', 'close hers'])(
    'has nothing done, and no question of the rules answered from casework: %s',
    (said) => {
      const understood = meant('tom', said, ofPriya);
      const kind = understood.kind === 'command' ? understood.command.kind : understood.kind;
      expect(['list', 'absence', 'who-is-away']).not.toContain(kind);
    },
  );
});

describe('a day alone, behind a list', () => {
  const listed = { kind: 'list', which: 'due', page: 1, of: { ...noListWords, officer: 'Tom Reid' } } as const;

  it.each(['tomorrow then', 'and on Friday?', 'what about next week'])('asks for the same of that day: %s', (said) => {
    const list = commandOf('tom', said, {}, { ...nothing, listed });
    expect(list).toMatchObject({ kind: 'list', which: 'due-this-week', of: { officer: 'Tom Reid' } });
    expect(list?.kind === 'list' && list.of.by).not.toBe('');
  });

  it('asks for none where no list was shown', () => {
    expect(commandOf('tom', 'tomorrow then', {}, nothing)).toBeUndefined();
  });
});

describe('the councillor of the enquiry on the screen', () => {
  const shown = { buttons: [], references: ['CW-2026-0002'] };

  it.each([
    ['when do I have to get back to her by?', 'when'],
    ['how long have I got to answer him', 'when'],
    ['has she been told who has it', 'told'],
    ['what have we told her so far?', 'told'],
    ['has he replied yet?', 'news'],
  ])('is owed or knows what is asked: %s', (said, focus) => {
    expect(commandOf('priya', said, {}, shown)).toEqual({ kind: 'show', abouts: [{ named: 'CW-2026-0002' }], focus });
  });

  it.each(['how soon should an officer reply to a councillor', 'may she be told a resident’s name?'])(
    'is nobody in a question of the rules: %s',
    (said) => {
      expect(meant('priya', said, shown).kind).toBe('documents');
    },
  );
});

describe('what is asked of the one enquiry on the screen', () => {
  const shown = { buttons: [], references: ['CW-2026-0002'] };

  it.each(['They tell me it was filled. Does the record say so?', 'is that what the file says?'])(
    'is what its record has: %s',
    (said) => {
      expect(commandOf('khan', said, {}, shown)).toMatchObject({ kind: 'show', focus: 'news' });
    },
  );

  it.each(['Nobody has been in touch. Could you ask Streets how it is going?', 'actually just ask them now'])(
    'is asked of the officer for a councillor, read back first: %s',
    (said) => {
      expect(commandOf('khan', said, {}, shown)).toMatchObject({ kind: 'act', verb: 'chase', sure: false });
    },
  );

  it.each(['if nobody has by Thursday, ask them how it is going', 'ask them on Friday how it is going'])(
    'is not asked under a condition or on another day: %s',
    (said) => {
      const understood = meant('khan', said, shown);
      expect(understood.kind === 'command' && understood.command.kind === 'act').toBe(false);
    },
  );

  it('is said by its councillor to be done, which the officer is told while it is open', () => {
    const said = 'I went by and the repair is sound. Happy for that one to be marked as fixed.';
    expect(commandOf('khan', said, {}, shown)).toMatchObject({ verb: 'add', words: { text: said }, sure: false });
  });

  it('tells who sees the resident of it', () => {
    expect(commandOf('tom', "who can see the resident's number on this one?", {}, shown)).toMatchObject({
      kind: 'seen-by',
    });
  });
});

describe('somebody who writes for a councillor', () => {
  it('has that councillor’s list, and none of their own', () => {
    const said = 'Good morning, I write on behalf of Cllr Lowe. He would like to know how his open enquiries stand.';
    expect(commandOf('sam', said)).toMatchObject({ kind: 'list', of: { councillor: expect.stringContaining('Lowe') } });
  });
});
