import { describe, expect, it } from 'vitest';
import { emptyScreen } from '../../src/understanding/index.ts';
import { commandOf, meant } from './town.ts';

describe('a verb of casework and a thing that no enquiry speaks of', () => {
  it.each([
    ['tom', 'withdraw a statement'],
    ['khan', 'withdraw my question to council'],
    ['tom', 'extend a deadline'],
    ['tom', 'extend my probation'],
    ['khan', 'log my interests'],
    ['tom', 'escalate an enquiry'],
    ['khan', 'withdraw my application'],
  ])('is a question to the documents: %s "%s"', (who, said) =>
    expect(meant(who, said)).toMatchObject({ kind: 'documents', doubtful: false, talk: false }),
  );

  it.each([
    ['tom', 'close the bench', 'act'],
    ['tom', 'withdraw my bench', 'act'],
    ['khan', 'log a broken gate', 'log'],
    ['khan', 'report a pothole', 'log'],
  ])('is casework where one speaks of it, or it is a trouble: %s "%s"', (who, said, kind) =>
    expect(commandOf(who, said)).toMatchObject({ kind }),
  );
});

describe('what is put right in plain words', () => {
  it.each([
    ['tom', 'the council had CW-2026-0002 on 1 December', { had: '1 December' }],
    ['tom', 'we got CW-2026-0002 on Friday', { had: 'Friday' }],
    ['tom', 'CW-2026-0002 the resident wrote on 30 November', { written: '30 November' }],
    ['tom', 'CW-2026-0002 ward Abbey', { ward: 'Abbey' }],
    [
      'tom',
      'CW-2026-0002 subject should read "collapsed drain, Elm Street"',
      { subject: 'collapsed drain, Elm Street' },
    ],
    [
      'tom',
      'the resident of CW-2026-0003 is Mrs Field, 9 Oak Road',
      { residentName: 'Mrs Field', residentAddress: '9 Oak Road' },
    ],
    ['tom', 'the lady in CW-2026-0003 has moved to 9 Oak Road', { residentAddress: '9 Oak Road' }],
    ['khan', 'the address for CW-2026-0003 is 3 Mill Lane', { residentAddress: '3 Mill Lane' }],
  ])('keeps its value, and is read back: %s "%s"', (who, said, edits) =>
    expect(commandOf(who, said)).toMatchObject({ verb: 'edit', words: { edits }, sure: false }),
  );

  it('is no resident’s name by what they are like, and no day of a councillor’s', () => {
    expect(commandOf('tom', 'the resident of CW-2026-0003 is furious')).not.toMatchObject({
      words: { edits: { residentName: 'furious' } },
    });
    expect(commandOf('khan', 'we got CW-2026-0002 on Friday')).toBeUndefined();
  });
});

describe('what asks, and what answers a form', () => {
  it.each(['can somebody take CW-2026-0003?', 'could anyone pick up the dropped kerb please'])(
    'is shown, and nobody takes it by "%s"',
    (said) => expect(commandOf('tom', said)).toMatchObject({ kind: 'show', abouts: [{ named: 'CW-2026-0003' }] }),
  );

  it('keeps a time that is no day, to be asked', () =>
    expect(commandOf('tom', 'pause CW-2026-0003 until spring: waiting')).toMatchObject({
      verb: 'pause',
      words: { by: 'spring', text: 'waiting' },
      sure: false,
    }));

  it('is how it was resolved, where that is asked', () => {
    const command = commandOf('tom', 'resolve CW-2026-0002');
    if (command === undefined) throw new Error('Nothing was understood');
    const screen = { ...emptyScreen, references: ['CW-2026-0002'], open: { command, wanted: ['text'] } };
    expect(commandOf('tom', 'done', {}, screen)).toMatchObject({
      verb: 'resolve',
      words: { text: 'done' },
      sure: false,
    });
    expect(commandOf('tom', 'done')).not.toMatchObject({ verb: 'resolve' });
  });
});
