import { describe, expect, it } from 'vitest';
import { commandOf, meant } from './town.ts';

const screen = { buttons: [{ label: 'Update', typed: 'update CW-2026-0002' }], references: ['CW-2026-0002'] };

describe('an apology or a promise that an officer types', () => {
  it.each([
    ['sorry about the delay, tell her we’ll be out Tuesday', 'sorry about the delay, we’ll be out Tuesday'],
    ['we will get to it by Friday', 'we will get to it by Friday'],
    ['sorry about the pothole, we will fill it this week', 'sorry about the pothole, we will fill it this week'],
  ])('is asked about, who is to see it, with all its words: %s', (said, words) => {
    expect(meant('priya', said, screen)).toMatchObject({
      kind: 'several',
      why: 'who-sees',
      each: [{ typed: `update CW-2026-0002: ${words}` }, { typed: `note CW-2026-0002: ${words}` }],
    });
  });

  it('is a note where it is said to be one, and no question of a councillor', () => {
    expect(commandOf('priya', 'note on 2: sorry for the delay, we’ll be out Tuesday')).toMatchObject({ verb: 'note' });
    expect(meant('khan', 'sorry about the delay, we will get to it by Friday', screen).kind).not.toBe('several');
    expect(meant('priya', 'I will be away until Friday', screen).kind).not.toBe('several');
    expect(meant('priya', 'sorry, wrong one', screen).kind).not.toBe('several');
  });
});

describe('another enquiry than the one just shown or changed', () => {
  const did = (said: string) => {
    const command = commandOf('priya', said);
    return command === undefined ? {} : { did: command };
  };
  it('is shown where the other was shown', () => {
    for (const said of ['no, I meant 3', 'sorry, the dropped kerb', 'not that one, CW-2026-0003'])
      expect(commandOf('priya', said, {}, { ...screen, ...did('show CW-2026-0002') })).toMatchObject({ kind: 'show' });
  });

  it('is offered the same act, with its words, and nothing is done', () => {
    const undo = [{ label: 'Undo', typed: 'undo CW-2026-0002' }];
    const here = { ...screen, buttons: undo, ...did('resolve CW-2026-0002: all cleared away') };
    expect(meant('priya', 'no, I meant CW-2026-0003', here)).toMatchObject({
      kind: 'several',
      each: [{ typed: 'undo CW-2026-0002' }, { typed: 'resolve CW-2026-0003: all cleared away' }, {}],
    });
  });

  it('is what a form is for from then on, and a day or a person is none', () => {
    const command = commandOf('priya', 'resolve CW-2026-0002');
    if (command === undefined) throw new Error('Nothing was understood');
    const form = { ...screen, open: { command, wanted: ['text'] } };
    expect(meant('priya', 'no, I meant CW-2026-0003', form)).toMatchObject({
      kind: 'command',
      goesOn: true,
      command: { verb: 'resolve', abouts: [{ named: 'CW-2026-0003' }], sure: false },
    });
    const shown = { ...screen, ...did('show CW-2026-0002') };
    for (const said of ['no, I meant Friday', 'no, I meant Grace', 'no, it is fixed'])
      expect(commandOf('priya', said, {}, shown)?.kind).not.toBe('show');
  });
});
