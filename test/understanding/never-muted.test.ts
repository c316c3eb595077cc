import { describe, expect, it } from 'vitest';
import type { Screen } from '../../src/understanding/index.ts';
import { commandOf, meant } from './town.ts';

const waiting = { label: 'Yes, do it', typed: 'confirm 1234abcd5678' };

describe('a day alone, with a no before it', () => {
  it.each(['no, Wednesday', 'not before Thursday', 'no not until the 18th', 'nope, 22/12', 'not Tuesday'])(
    'chooses nothing about reminders: "%s"',
    (said) => {
      for (const who of ['tom', 'lowe']) expect(meant(who, said)).toMatchObject({ kind: 'unclear' });
    },
  );

  it('is another day for what waits, also where a first one is said not to be meant', () => {
    const command = commandOf('tom', 'pause CW-2026-0002 until 21 December: frost');
    if (command === undefined) throw new Error('Nothing was understood');
    const screen: Screen = { buttons: [waiting], references: ['CW-2026-0002'], open: { command, wanted: ['by'] } };
    for (const said of ['no, 18 December', 'no not the 21st, 18 December', 'not until 18 December'])
      expect(commandOf('tom', said, {}, screen)).toMatchObject({ verb: 'pause', words: { by: '18 December' } });
  });
});

describe('a choice that nothing keeps', () => {
  it.each([
    ['no digest on Mondays', 'no-digest'],
    ['no reminders on Thursdays', 'mute'],
  ])('is not made wider: "%s"', (said, of) => {
    expect(commandOf('khan', said)).toMatchObject({ kind: 'choose', choice: { kind: 'not-kept', of } });
  });

  it('mutes the one enquiry that was named, and brings that one back', () => {
    expect(commandOf('tom', 'mute 3 until Wednesday')).toMatchObject({ kind: 'snooze', abouts: [{ named: 'CW-3' }] });
    expect(commandOf('tom', 'unmute 3')).toMatchObject({ kind: 'unsnooze', abouts: [{ named: 'CW-3' }] });
    expect(commandOf('tom', 'unsnooze CW-2026-0003')).toMatchObject({ kind: 'unsnooze' });
  });
});

describe('a pause', () => {
  it.each([
    ['pause 2 until 18 December: waiting for the gas board', '18 December', 'waiting for the gas board'],
    ['pause CW-2026-0002: waiting for the gas board, until 18 December', '18 December', 'waiting for the gas board'],
    ['pause 2: waiting for the gas board, look at it again on 18 December', '18 December', 'waiting for the gas board'],
    ['pause 2 for a fortnight: waiting for the gas board', 'in a fortnight', 'waiting for the gas board'],
  ])('has its day from anywhere: "%s"', (said, by, text) => {
    expect(commandOf('tom', said)).toMatchObject({ verb: 'pause', words: { by, text } });
  });
});

describe('an answer to why', () => {
  const form = (verb: string): Screen => {
    const command = commandOf('tom', `${verb} CW-2026-0002`);
    if (command === undefined) throw new Error('Nothing was understood');
    return { buttons: [], references: ['CW-2026-0002'], open: { command, wanted: ['text'] } };
  };

  it.each(['on second thoughts, leave it', "I've changed my mind", 'actually no, on reflection not'])(
    'is none where it is a refusal: "%s"',
    (said) => expect(commandOf('tom', said, {}, form('withdraw'))).toMatchObject({ kind: 'cancel' }),
  );

  it('is none where it is something else to be done', () => {
    for (const said of ['delete 6', 'resolve all'])
      expect(commandOf('tom', said, {}, form('resume'))).not.toMatchObject({ words: { text: said } });
  });

  it('is what stands behind "because", whatever that speaks of', () => {
    expect(commandOf('tom', 'because the kerb was lowered last night', {}, form('resolve'))).toMatchObject({
      verb: 'resolve',
      words: { text: 'the kerb was lowered last night' },
    });
  });
});

describe('undo', () => {
  it('lets go of what waits, and takes nothing older back', () => {
    const screen: Screen = { buttons: [waiting], references: ['CW-2026-0002'] };
    for (const said of ['undo', 'undo that'])
      expect(commandOf('tom', said, {}, screen)).toEqual({ kind: 'cancel', id: 'last' });
  });
});

describe('a number behind "mute"', () => {
  it.each(['mute 5 working days', 'mute 3 or 4 days', 'mute 2-3 weeks', 'mute 23 December', 'mute 4 more days'])(
    'is no enquiry\u2019s where it counts days or is a date: "%s"',
    (said) => expect(JSON.stringify(commandOf('tom', said) ?? '')).not.toContain('CW-'),
  );

  it('is one\u2019s where it stands alone', () => {
    for (const said of ['mute 3', 'mute 3 until 23 December'])
      expect(JSON.stringify(commandOf('tom', said))).toContain('CW-3');
  });
});

describe('a closure day', () => {
  it.each([
    'remove the closure day 24 December',
    'cancel the closure on 24 December',
    'we are not closed on 24 December after all',
    'the offices are open on 24 December after all',
  ])('is taken away and not added by "%s"', (said) => {
    expect(commandOf('sam', said)).toMatchObject({ kind: 'open-day', day: '24 December' });
  });

  it.each([
    ['closure day 24 December: depot open for urgent calls only', 'depot open for urgent calls only'],
    ['closure day 24 December: lift out of order, building closed', 'lift out of order, building closed'],
    ['closure day 24 December: drop-in sessions closed', 'drop-in sessions closed'],
    ['closure day 24 December, offices open for payments only', 'offices open for payments only'],
    ['closure on 24 December, we are not open', 'we are not open'],
    ["add a closure day, the offices won't be open on 24 December", ''],
  ])('is one, whatever the reason speaks of: "%s"', (said, name) => {
    expect(commandOf('sam', said)).toMatchObject({ kind: 'close-day', day: '24 December', name });
  });

  it.each(["24 December isn't a closure day", 'please drop the closure day on 24 December: we are open'])(
    'is none where that is said: "%s"',
    (said) => expect(commandOf('sam', said)).toMatchObject({ kind: 'open-day' }),
  );
});

describe('"I meant another", after something was done', () => {
  const screen: Screen = {
    buttons: [{ label: 'Undo', typed: 'undo CW-2026-0002' }],
    references: ['CW-2026-0002'],
  };

  it.each(['no, I meant Priya Shah', 'oh no, I meant 4', 'no wait', 'hang on, no'])(
    'offers to take it back: "%s"',
    (said) => {
      expect(meant('tom', said, screen)).toMatchObject({
        kind: 'several',
        why: 'stands',
        each: [{ typed: 'undo CW-2026-0002' }, { typed: 'show CW-2026-0002' }],
      });
    },
  );
});

describe('what is to be taken away as a file', () => {
  it('says by what it cannot be narrowed', () => {
    expect(commandOf('sam', 'export everything since 1 November as a csv file')).toEqual({
      kind: 'export',
      unused: ['1 November'],
    });
    expect(commandOf('sam', 'export my casework')).toEqual({ kind: 'export' });
  });
});

describe('a day of somebody’s own plans', () => {
  it.each([
    'I will phone Priya about the kerb on Thursday',
    'ill chase the bench tomorrow',
    'going past the pothole on Friday',
  ])('silences nothing at once: "%s"', (said) => {
    const command = commandOf('lowe', said);
    if (command?.kind === 'snooze') expect(command.until).toBe('');
  });

  it.each([
    'leave the kerb until Thursday',
    'remind me about the kerb on Thursday',
    'quiet about the kerb till Thursday please',
  ])('is none where quiet or a reminder is asked for: "%s"', (said) => {
    expect(commandOf('lowe', said)).toMatchObject({ kind: 'snooze', until: expect.stringContaining('Thursday') });
  });
});
