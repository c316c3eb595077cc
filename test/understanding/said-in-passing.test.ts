import { describe, expect, it } from 'vitest';
import { type Command, noLogWords, type Screen } from '../../src/understanding/index.ts';
import { commandOf, meant } from './town.ts';

const shown: Screen = { buttons: [], references: ['CW-2026-0003'] };
function waits(command: Command, wanted: readonly string[] = ['days', 'cover', 'by', 'who', 'service']): Screen {
  return { buttons: [{ label: 'Yes', typed: 'confirm abc123' }], references: [], open: { command, wanted } };
}

describe('spoken into a phone', () => {
  it.each([
    ['pause c w twenty twenty six dash zero zero zero six colon no key full stop', 'pause', 'CW-2026-0006'],
    ['Chase CW 2026 dash zero zero zero two full stop', 'chase', 'CW-2026-0002'],
  ])('"%s" is read as it would be typed', (said, verb, named) => {
    expect(commandOf(verb === 'chase' ? 'khan' : 'tom', said)).toMatchObject({ verb, abouts: [{ named }] });
  });

  it('has its marks and days: a question stays one', () => {
    expect(meant('tom', 'resolve c w twenty twenty six dash zero zero zero three question mark')).toMatchObject({
      kind: 'held',
      why: 'question',
    });
    expect(commandOf('tom', 'i am away on the twenty first and twenty second of december full stop')).toMatchObject({
      kind: 'absence',
      words: { days: expect.stringContaining('21st and 22nd of december') },
    });
  });

  it('leaves typed words alone', () => {
    const command = commandOf('tom', 'note CW-2026-0003: the full stop sign is bent');
    expect(command).toMatchObject({ words: { text: 'the full stop sign is bent' } });
  });
});

describe('an absence that was read back', () => {
  const away = waits({ kind: 'absence', words: { who: '', days: '14 to 18 December', cover: '' } });
  it.each([
    ['sorry tues to thurs', 'tues to thurs'],
    ['Until the 20th, rather', '14 December 2026 to 20 December 2026'],
    ['On reflection, let the first day be the 16th', '16 December 2026 to 18 December 2026'],
  ])('has other days by "%s"', (said, days) => {
    expect(commandOf('tom', said, {}, away)).toMatchObject({ kind: 'absence', words: { days } });
  });
});

describe('drafts that were read back', () => {
  it('have the day on which it was written put right, and are not by a day beside other words', () => {
    const log = waits({
      kind: 'log',
      words: { ...noLogWords, subject: 'Lamp out', written: '23 November' },
      sure: false,
    });
    expect(commandOf('khan', 'no, it was Friday the 27 when she rang', {}, log)).toMatchObject({
      words: { written: 'Friday the 27', received: '' },
    });
    expect(commandOf('khan', 'no, the gritter came on Friday the 27 to the wrong road', {}, log)).not.toMatchObject({
      words: { written: 'Friday the 27' },
    });
  });

  const several = waits({
    kind: 'log-several',
    each: ['Bin', 'Lamp', 'Glass'].map((subject) => ({ ...noLogWords, subject })),
  });
  it.each([
    ['only the first two', ['Bin', 'Lamp']],
    ['just the 1st and 3rd please', ['Bin', 'Glass']],
    ['not the last one', ['Bin', 'Lamp']],
  ])('are fewer by "%s"', (said, subjects) => {
    expect(commandOf('khan', said, {}, several)).toMatchObject({ each: subjects.map((subject) => ({ subject })) });
  });

  it('are one by one that is left, and none by a place that there is not', () => {
    expect(commandOf('khan', 'just the second one', {}, several)).toMatchObject({
      kind: 'log',
      words: { subject: 'Lamp' },
    });
    expect(commandOf('khan', 'just the fifth one', {}, several)?.kind).not.toBe('log');
  });

  it('come from numbers without marks, as many as were counted', () => {
    expect(commandOf('khan', '2 things 1 dead tree on Duke Street 2 no grit in Mill Lane')).toMatchObject({
      kind: 'log-several',
      each: [{ subject: 'dead tree on Duke Street' }, { subject: 'no grit in Mill Lane' }],
    });
  });
});

describe('messages once a day', () => {
  it.each([
    ['digest every day at 8 15', '8:15'],
    ['daily digest at quarter past eight', 'quarter past eight'],
  ])('"%s" come at the time that was said', (said, at) => {
    expect(commandOf('khan', said)).toMatchObject({ kind: 'choose', choice: { kind: 'digest', at } });
  });

  it('come at no other time than was said', () => {
    expect(commandOf('khan', 'digest at half past each morning')).toMatchObject({ choice: { kind: 'digest' } });
    expect(commandOf('khan', 'digest at half past each morning')).not.toMatchObject({ choice: { at: '09:00' } });
  });

  it('are offered where they are only wished for', () => {
    const wish = 'I’d like fewer reminders, could it be one a day at ten past nine?';
    expect(meant('priya', wish)).toMatchObject({ kind: 'several', each: [{ typed: 'daily digest at 09:10' }] });
    const offered: Screen = { buttons: [{ label: 'x', typed: 'daily digest at 09:10' }], references: [] };
    expect(meant('priya', 'actually half past nine would be easier', offered)).toMatchObject({
      each: [{ typed: 'daily digest at 09:30' }],
    });
    expect(meant('priya', 'half past nine would be easier').kind).not.toBe('several');
  });

  it('"none before a day" mutes until then', () => {
    expect(commandOf('lowe', 'no reminders at all before the third of January please')).toMatchObject({
      choice: { kind: 'mute', until: 'the third of January' },
    });
  });
});

describe('told behind a colon', () => {
  it('is an update to the councillor of the one on the screen, and no announcement', () => {
    expect(commandOf('tom', 'tell Cllr Lowe this: kerbs are ordered', {}, shown)).toMatchObject({
      verb: 'update',
      abouts: [{ named: 'CW-2026-0003' }],
      words: { text: 'kerbs are ordered' },
      sure: false,
    });
    expect(commandOf('tom', 'tell all councillors this: the lift is shut', {}, shown)?.kind).toBe('announce');
  });
});

describe('extending', () => {
  it.each([
    ['extend CW-2026-0003 by 4 days. Mixer broke down', '4 days', 'Mixer broke down'],
    ['CW-2026-0003 must run 2 working days longer, no paint', '2 working days longer', 'no paint'],
  ])('"%s" has its span and why', (said, by, text) => {
    expect(commandOf('tom', said)).toMatchObject({ verb: 'extend', words: { by, text } });
  });

  it('by one of two spans is asked about', () => {
    expect(commandOf('tom', 'extend CW-2026-0003 by 2 or 3 days, no paint')).not.toMatchObject({
      words: { by: '3 days' },
    });
  });
});

describe('wishes put softly', () => {
  it('are those of a list, an export, an absence and a report', () => {
    expect(commandOf('lowe', 'I would like to see which of my cases have been settled')).toMatchObject({
      kind: 'list',
      which: 'closed',
    });
    expect(commandOf('sam', 'Export everything so that I can print it for the leader')).toMatchObject({
      kind: 'export',
    });
    expect(commandOf('lowe', 'Please record that I shall be away from 14 to 18 December')).toMatchObject({
      kind: 'absence',
    });
    expect(
      commandOf('priya', 'Cllr Khan phoned, she says a bin is on fire in Duke Street, should I log it for her?'),
    ).toMatchObject({ kind: 'log', words: { councillor: 'Cllr Khan' }, sure: false });
  });

  it('a question of what to do is still one to the documents', () => {
    expect(meant('priya', 'a developer sent me a hamper, should I log that?').kind).toBe('documents');
  });

  it('why something is to be done puts nothing off', () => {
    expect(meant('tom', 'assign it to Priya Shah because she is out there on friday', shown)).toMatchObject({
      kind: 'command',
      command: { verb: 'reassign' },
    });
  });
});
