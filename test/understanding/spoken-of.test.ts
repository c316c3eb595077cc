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
