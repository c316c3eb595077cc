import { describe, expect, it } from 'vitest';
import { commandOf, meant } from './town.ts';

describe('what is said in other words than those that are written', () => {
  it.each([
    'I will be indisposed from Monday',
    'I shall be convalescing until 12 January',
    'off on my jollies from Friday',
    'laid up until 12 January',
  ])('is an absence where a word of that kind says so: %s', (said) => {
    expect(commandOf('khan', said)).toMatchObject({ kind: 'absence', words: { who: '' } });
  });

  it('is no absence where somebody is sick of something', () => {
    expect(commandOf('khan', "I'm sick of the noise from the mill today")?.kind).not.toBe('absence');
  });

  it.each(['All members are advised that the depot is shut', 'the councillors are to be told that the depot is shut'])(
    'is announced in the passive too, and read back: %s',
    (said) => {
      expect(commandOf('sam', said)).toMatchObject({ kind: 'announce', to: 'councillors', text: 'the depot is shut' });
    },
  );

  it('is a list of the team', () => {
    expect(commandOf('priya', 'caseload for my lot')).toMatchObject({ kind: 'list', which: 'team' });
  });

  it('names one with a figure for the word', () => {
    expect(commandOf('khan', 'the 1 about cars on grass')).toEqual(commandOf('khan', 'the one about cars on grass'));
  });
});

describe('a plan of somebody’s own', () => {
  it('is offered as an update by an officer and as added by a councillor, and asks for no reminder', () => {
    const said = "I'll ring the contractor about the pothole tomorrow";
    expect(commandOf('tom', said)).toMatchObject({ kind: 'act', verb: 'update', words: { text: said }, sure: false });
    expect(commandOf('khan', said)).toMatchObject({ kind: 'act', verb: 'add', words: { text: said }, sure: false });
  });

  it('is a reminder where one is asked for', () => {
    expect(commandOf('tom', 'remind me about the pothole tomorrow')?.kind).toBe('snooze');
  });
});

describe('words that somebody is to read', () => {
  it('stay whole where a promise is a sentence of its own, and the day is read back', () => {
    expect(commandOf('priya', 'update 3: asked the contractor. Next update 14 January')).toMatchObject({
      words: { text: 'asked the contractor. Next update 14 January', by: '14 January' },
      sure: false,
    });
  });

  it('begin behind the "for" of a pause, and with it behind a colon', () => {
    expect(commandOf('priya', 'pause 2 for the joiner')).toMatchObject({
      verb: 'pause',
      words: { text: 'the joiner' },
    });
    expect(commandOf('priya', 'pause 2: for the joiner')).toMatchObject({ words: { text: 'for the joiner' } });
  });

  it('are kept for the one that is chosen where none was named', () => {
    expect(commandOf('khan', 'note: the resident has moved out')).toMatchObject({
      kind: 'act',
      verb: 'add',
      abouts: [{ named: '' }],
      words: { text: 'the resident has moved out' },
      sure: false,
    });
  });
});

it('a story that ends in what one may do about it is for the documents', () => {
  expect(meant('khan', 'A builder sent me tickets for the match on Mill Lane. Where do I declare that?').kind).toBe(
    'documents',
  );
});
