import { describe, expect, it } from 'vitest';
import { commandOf, meant } from './town.ts';

describe('what is told as done before, heard or meant', () => {
  it.each([
    'I already paused the pothole yesterday',
    'moved the pothole to the 18th last week',
    "I've asked Tom to take the pothole",
    'the contractor reckons the pothole is filled',
    'apparently the pothole has been filled',
    'I was going to close the pothole',
    'about to resolve the pothole',
  ])('changes nothing and drafts nothing: %s', (raw) => {
    expect(meant('priya', raw).kind).not.toBe('command');
  });

  it.each([
    ['resolved the pothole, tarmac laid yesterday', 'resolve'],
    ['pause the pothole, Tom asked us to wait', 'pause'],
    ['extend the pothole till Friday, nearly done', 'extend'],
  ])('is an order where it orders: %s', (raw, verb) => {
    expect(commandOf('tom', raw)).toMatchObject({ kind: 'act', verb, sure: false });
  });
});

describe('how something stood on a day that is over', () => {
  it('is not answered with how it stands today as if that were then', () => {
    expect(meant('priya', 'how did the pothole look on Friday')).toMatchObject({ kind: 'held', why: 'past' });
    expect(meant('sam', 'how did things look at the end of November')).toMatchObject({ kind: 'held', why: 'past' });
    expect(commandOf('priya', 'how does the pothole look')).toMatchObject({ kind: 'show' });
  });
});

describe('what somebody of the other side is told', () => {
  it.each([
    ['priya', "let Cllr Khan know it's been measured (the pothole)", "it's been measured"],
    ['priya', 'drop Cllr Khan a line on the pothole, the crew is due', 'the crew is due'],
    [
      'priya',
      'Cllr Khan should know the gas board come first at the pothole',
      'The gas board come first at the pothole',
    ],
  ])('is told whole, with the enquiry beside it: %s %s', (who, raw, text) => {
    expect(commandOf(who, raw)).toMatchObject({ verb: 'update', abouts: [{ named: 'CW-2026-0002' }], words: { text } });
  });

  it('has a telephone number in it that is no enquiry', () => {
    const raw = 'tell him the owner is at number 9, 01332 555 777, cut it whenever';
    expect(commandOf('khan', raw, {}, { buttons: [], references: ['CW-2026-0002'] })).toMatchObject({
      verb: 'add',
      abouts: [{ named: 'CW-2026-0002' }],
    });
  });
});

describe('marks that were spoken', () => {
  it.each([
    ['close C W twenty twenty six dash zero zero zero two full stop tarmac laid', 'CW-2026-0002', 'tarmac laid'],
    ['resolve C W two zero two six dash triple oh two colon tarmac laid', 'CW-2026-0002', 'tarmac laid'],
  ])('are no words for a councillor: %s', (raw, named, text) => {
    expect(commandOf('tom', raw)).toMatchObject({ abouts: [{ named }], words: { text } });
  });

  it('stay where the thing itself is meant', () => {
    expect(commandOf('khan', 'log an enquiry: comma missing on the sign in Mill Lane')).toMatchObject({
      words: { subject: expect.stringContaining('comma missing') },
    });
  });
});
