import { describe, expect, it } from 'vitest';
import { type Command, noActionWords, type Screen } from '../../src/understanding/index.ts';
import { asksSomewhere } from '../../src/understanding/of-documents.ts';
import { meant } from './town.ts';

const shown: Screen = { buttons: [], references: ['CW-2026-0003'] };
const held: Command = {
  kind: 'act',
  verb: 'resolve',
  abouts: [{ named: 'CW-2026-0003' }],
  words: noActionWords,
  sure: false,
};
const waiting: Screen = {
  buttons: [
    { label: 'Yes, do it', typed: 'confirm abc123' },
    { label: 'Cancel', typed: 'cancel abc123' },
  ],
  references: ['CW-2026-0003'],
  open: { command: { ...held, words: { ...noActionWords, text: 'ramp laid' } }, wanted: [] },
};

describe('while an enquiry is on the screen', () => {
  it.each([
    'When must it be acknowledged?',
    'By whom is it being handled, if I may ask?',
    'Until when has that enquiry got to be answered?',
    'What date would this one be finished by?',
  ])('"%s" shows it', (said) => {
    expect(meant('lowe', said, shown)).toMatchObject({
      kind: 'command',
      command: { kind: 'show', abouts: [{ named: 'CW-2026-0003' }] },
    });
  });

  it('what would come of doing something with it is a question about it', () => {
    expect(meant('tom', 'What happens if I pause it and nobody looks?', shown)).toMatchObject({
      kind: 'held',
      command: { kind: 'show' },
    });
  });

  it.each(['Should no ramp be there by Monday, we shall go to the papers', 'She says the wheel got stuck in it'])(
    '"%s" is not looked up in the documents',
    (said) => {
      expect(meant('lowe', said, shown).kind).not.toBe('documents');
    },
  );

  it.each([
    'What must be acknowledged when?',
    'what is the code of conduct on gifts',
    'i was given a bottle of whisky by a developer',
    'they want my vote on the motion, what do i declare',
  ])('"%s" is left to the documents', (said) => {
    expect(meant('lowe', said, shown).kind).toBe('documents');
  });
});

describe('what waits', () => {
  it.each([
    'my neighbour on the parish sent round his election flyer and wants me to correct the spelling before Saturday',
    'he shouted at me across the chamber with all of the press there and I had to take it quietly',
    'a builder I play golf with keeps on asking that I vote for his flats at the next planning meeting',
  ])('keeps no story from the documents that is surely theirs: "%s"', (said) => {
    expect(meant('tom', said, waiting).kind).toBe('documents');
  });

  it.each([
    "I've been offered two tickets for the cricket by a contractor",
    'guidance on using council laptops for party work',
    'the cabinet member has sent me a hamper',
    'I was sworn at by somebody in the housing office. Where do I take that?',
    'deputy leader keeps emailing my junior staff direct, is she supposed to go through me',
    'if I turn down the training will I be reported',
    'wot are we ment to do if a officer is rude',
  ])('keeps no question from the documents, with or without its mark: "%s"', (said) => {
    expect(meant('tom', said, waiting).kind).toBe('documents');
    const asks: Screen = { ...waiting, buttons: [], open: { command: held, wanted: ['text'] } };
    if (asksSomewhere(said)) expect(meant('tom', said, asks).kind).not.toBe('command');
  });

  it.each([
    'and the ramp is by the side door, not the front',
    'sorry, I meant the other gate',
    'filled last night, which is why it looks dark',
    'spoke to Priya, who is happy with it',
    'laid it this morning, will look at it again on Friday',
  ])('is asked about, or takes the words, and not the documents: "%s"', (said) => {
    expect(meant('tom', said, waiting).kind).not.toBe('documents');
    const asks: Screen = { ...waiting, buttons: [], open: { command: held, wanted: ['text'] } };
    expect(meant('tom', said, asks).kind).not.toBe('documents');
  });

  it.each([
    'yh',
    'k do it',
    'Correct, make it',
    'That is now accurate. Enter it please',
    'aye, put it down',
    'ok, is right',
    'You may proceed.',
    'Splendid. Do proceed',
    'grand, whack it through pal',
    'bung it on',
    'crack on then',
    'yse send it',
  ])('is said yes to by "%s"', (said) => {
    expect(meant('tom', said, waiting)).toMatchObject({ command: { kind: 'confirm', id: 'last' } });
  });

  it('is said yes to in its own verb, and in no other', () => {
    expect(meant('tom', 'yes please to close it with these words', waiting)).toMatchObject({
      command: { kind: 'confirm' },
    });
    expect(meant('tom', 'yes please to withdraw it', waiting)).not.toMatchObject({ command: { kind: 'confirm' } });
  });

  it.each(['ok', 'OK', 'Okay.', 'k', 'good', 'great, thanks', 'ok thank you', 'fine', 'lovely'])(
    'is said yes to by "%s", which asks for nothing else',
    (said) => {
      expect(meant('tom', said, waiting)).toMatchObject({ command: { kind: 'confirm', id: 'last' } });
      expect(meant('tom', said, shown)).not.toMatchObject({ command: { kind: 'confirm' } });
    },
  );

  it.each([
    'ok?',
    'ok for now leave it',
    'thanks',
    'right then',
    'do it tomorrow',
    'correct it',
    'make it Tuesday',
    'is right?',
    'put it off',
    'proceed with caution',
    'You may not proceed',
    'crack on with the pothole',
    'stick it on the list',
    'pop it over to Tom',
    'champion',
  ])('is not said yes to by "%s"', (said) => {
    expect(meant('tom', said, waiting)).not.toMatchObject({ command: { kind: 'confirm' } });
  });

  it('is said yes to by nothing of the kind where nothing waits', () => {
    expect(meant('tom', 'k do it', shown)).not.toMatchObject({ command: { kind: 'confirm' } });
  });

  it.each([
    'Hang on, I need to ask my manager, can we leave it',
    'Actually hold off, I must check something',
    'no, cancel that one',
  ])('is let go of by "%s"', (said) => {
    expect(meant('tom', said, waiting)).toMatchObject({ command: { kind: 'cancel' } });
  });
});
