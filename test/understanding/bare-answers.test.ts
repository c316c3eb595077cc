import { describe, expect, it } from 'vitest';
import { type Command, noActionWords, noLogWords, type Screen } from '../../src/understanding/index.ts';
import { commandOf, meant } from './town.ts';

const draft: Command = { kind: 'log', words: { ...noLogWords, subject: 'Gate off its hinges' }, sure: false };
const handing: Command = {
  kind: 'act',
  verb: 'reassign',
  abouts: [{ named: 'CW-2026-0003' }],
  words: noActionWords,
  sure: false,
};
const resolving: Command = {
  kind: 'act',
  verb: 'resolve',
  abouts: [{ named: '' }],
  words: { ...noActionWords, text: 'all swept' },
  sure: false,
};
const muting: Command = { kind: 'choose', choice: { kind: 'mute', until: '' }, sure: false };

function asked(command: Command, ...wanted: string[]): Screen {
  return { buttons: [], references: [], open: { command, wanted } };
}

describe('a bare answer to what was asked', () => {
  it.each([
    ['Cllr Khan', { councillor: 'Cllr Khan' }],
    ['no, Cllr Lowe', { councillor: 'Cllr Lowe' }],
    ['make that yesterday', { received: 'yesterday' }],
    ['it came in on Thursday', { received: 'Thursday' }],
    ['give it to Tom', { officer: 'Tom' }],
    ['put it with Siobhan please', { officer: 'Siobhan' }],
    ['Abbey', { ward: 'Abbey' }],
  ])('"%s" goes on with the draft', (said, words) => {
    expect(commandOf('grace', said, {}, asked(draft, 'councillor'))).toMatchObject({ kind: 'log', words, sure: false });
  });

  it('names whom it goes to or the day, and nothing is done before it is read back', () => {
    expect(commandOf('tom', 'Siobhan', {}, asked(handing, 'who', 'text'))).toMatchObject({
      words: { who: 'Siobhan' },
      sure: false,
    });
    expect(commandOf('tom', 'till Friday', {}, asked(muting, 'until'))).toMatchObject({ choice: { kind: 'mute' } });
  });

  it('names the enquiry of which it was asked, with what was said of it before', () => {
    expect(commandOf('tom', 'the bench', {}, asked(resolving))).toMatchObject({
      verb: 'resolve',
      abouts: [{ named: 'CW-2026-0006' }],
      words: { text: 'all swept' },
      sure: false,
    });
    expect(commandOf('tom', 'the bench', {}, asked(muting))).toMatchObject({
      kind: 'snooze',
      abouts: [{ named: 'CW-2026-0006' }],
    });
  });

  it.each([
    'Move the bus stop nearer the shops',
    'Extend the yellow lines in Canal Street',
    'Close the alley at night',
  ])('is what is to be logged, although it begins like a command: "%s"', (said) => {
    const empty: Command = { kind: 'log', words: noLogWords, sure: false };
    expect(commandOf('grace', said, {}, asked(empty, 'subject'))).toMatchObject({
      kind: 'log',
      words: { subject: said },
      sure: false,
    });
  });

  it('is none where an enquiry is named', () => {
    const empty: Command = { kind: 'log', words: noLogWords, sure: false };
    expect(commandOf('grace', 'close the bench one', {}, asked(empty, 'subject'))).not.toMatchObject({ kind: 'log' });
  });

  it('is none where more is said: that is a turn of its own', () => {
    expect(commandOf('tom', 'what has Siobhan got?', {}, asked(handing, 'who'))?.kind).not.toBe('act');
    expect(commandOf('tom', 'my casework', {}, asked(handing, 'text'))?.kind).toBe('list');
    expect(commandOf('tom', 'the bench', {}, asked(handing, 'who'))).toMatchObject({ kind: 'show' });
  });

  it('is a yes where everything is said to be in order', () => {
    for (const said of ['that is all in order, thank you', "cheers that's right", 'spot on', 'looks good to me'])
      expect(
        commandOf('tom', said, {}, { ...asked(draft), buttons: [{ label: 'Yes', typed: 'confirm abc1' }] }),
        said,
      ).toEqual({
        kind: 'confirm',
        id: 'last',
      });
    const not = meant('tom', "that's not all in order", {
      ...asked(draft),
      buttons: [{ label: 'Yes', typed: 'confirm abc1' }],
    });
    expect(not.kind === 'command' && not.command.kind === 'confirm').toBe(false);
  });

  it('is one of several that were listed, wherever in the sentence it is named', () => {
    const screen: Screen = { buttons: [], references: ['CW-2026-0002', 'CW-2026-0006'] };
    expect(commandOf('khan', 'chase the last one', {}, screen)).toMatchObject({
      verb: 'chase',
      abouts: [{ named: 'CW-2026-0006' }],
    });
  });
});

describe('greetings, partings and wishes', () => {
  const shown: Screen = { buttons: [{ label: 'Yes', typed: 'confirm abc1' }], references: ['CW-2026-0002'] };
  it.each([
    'a very good evening to you all',
    'merry christmas when it comes',
    'right, night night',
    'have a peaceful break',
  ])('are talk, whatever is on the screen: "%s"', (said) => {
    expect(meant('khan', said, shown)).toMatchObject({ kind: 'documents', talk: true });
  });
  it.each([
    'good evening, who has the pothole',
    'have a look at the bench',
    'merry hell on Mill Lane again',
    'happy with the bench',
  ])('swallow nothing that is said with them: "%s"', (said) => {
    const understood = meant('khan', said, shown);
    expect(understood.kind === 'documents' && understood.talk).toBe(false);
  });
});
