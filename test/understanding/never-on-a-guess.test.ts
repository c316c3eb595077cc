import { describe, expect, it } from 'vitest';
import { emptyScreen } from '../../src/understanding/index.ts';
import { commandOf, meant } from './town.ts';

const ref = 'CW-2026-0042';
const other = 'CW-2026-0043';

describe('a change that was not plainly asked for now', () => {
  it.each([
    ['tom', `resolve ${ref}?`, 'question'],
    ['tom', `should I close ${ref}`, 'question'],
    ['tom', `is ${ref} to be reassigned to Priya Shah?`, 'question'],
    ['khan', `withdraw ${ref}?`, 'question'],
    ['tom', `close ${ref} next week`, 'later'],
    ['tom', `resolve ${ref} when the lamp is in`, 'condition'],
    ['tom', `reopen ${ref} on Monday`, 'later'],
    ['tom', `I have not acknowledged ${ref}`, 'not-yet'],
    ['tom', `do not resolve ${ref}`, 'negated'],
    ['tom', `close ${ref} but not properly done`, 'negated'],
    ['tom', `${ref} is done and not tidied`, 'negated'],
    ['tom', `${ref} is fixed but don't know how well`, 'negated'],
    ['tom', `${ref} is fixed, not any more`, 'negated'],
  ])('is held when %s says "%s"', (who, said, why) => {
    const understood = meant(who, said);
    expect(understood.kind === 'command' ? understood.command : understood).toMatchObject(
      understood.kind === 'held' ? { kind: 'held', why, command: { kind: 'show' } } : { kind: 'show' },
    );
  });

  it.each([
    [`can you close ${ref} when you get a chance`, 'resolve'],
    [`please could you put ${ref} on hold`, 'pause'],
    [`mark ${ref} as resolved`, 'resolve'],
    [`resolve ${ref}: ?`, 'resolve'],
    [`resolve ${ref}: ok`, 'resolve'],
    [`update ${ref}: please`, 'update'],
  ])('is asked about when "%s" has no words for the councillor', (said, verb) => {
    const understood = meant('tom', said);
    if (understood.kind === 'held') return;
    const command = commandOf('tom', said);
    expect(command).toMatchObject({ kind: 'act', verb, words: { text: '' } });
  });

  it.each([
    `resolve ${ref} and ${other}: both filled`,
    `give ${ref} to Priya Shah`,
    `${ref} is done, lamp replaced`,
    `resolve ${ref}: no, the other one`,
    `resolve ${ref}: same as ${other}`,
    `could you resolve ${ref}: lamp replaced`,
    `extend ${ref} to 18 December, Cllr Lowe has not agreed, because parts are late`,
  ])('is read back when it is said as "%s"', (said) => {
    expect(commandOf('tom', said)).toMatchObject({ kind: 'act', sure: false });
  });

  it('never takes a councillor for agreed who did not', () => {
    const said = `extend ${ref} to 18 December, Cllr Lowe has not agreed, because parts are late`;
    expect(commandOf('tom', said)).toMatchObject({
      verb: 'extend',
      words: { by: '18 December', agreed: false, text: 'parts are late' },
    });
  });

  it('names every enquiry that was named', () => {
    expect(commandOf('tom', `resolve ${ref}, ${other}: both done`)).toMatchObject({
      abouts: [{ named: ref }, { named: other }],
    });
    expect(commandOf('khan', 'show CW-42 and 43')).toMatchObject({ abouts: [{ named: 'CW-42' }, { named: 'CW-43' }] });
  });
});

describe('what is denied of something else', () => {
  it.each([
    `pause ${ref} until Friday, not a day longer`,
    `pause ${ref} until Friday and not any longer`,
    `resume ${ref} but do not close it`,
  ])('is no denial of what is wanted: "%s"', (said) => {
    expect(commandOf('tom', said)).toMatchObject({ kind: 'act', abouts: [{ named: ref }] });
  });
});

describe('what would be taken back at once', () => {
  it.each([
    `resolve ${ref}: will do it next week`,
    `resolve ${ref}: I don't know`,
    `resolve ${ref}: not yet fixed`,
    `resolve ${ref}: just kidding`,
    `update ${ref}: sorry, wrong window`,
  ])('is read back, though it is said as it is taught: "%s"', (said) => {
    expect(commandOf('tom', said)).toMatchObject({ kind: 'act', sure: false });
  });

  it('shows what is named and nothing more, and links nothing', () => {
    expect(commandOf('tom', `${ref} ${other}`)).toMatchObject({ kind: 'show' });
  });

  it.each(['I am not away tomorrow', "I'm not off on Friday after all"])('records no absence for "%s"', (said) => {
    expect(commandOf('tom', said)?.kind).not.toBe('absence');
  });

  it.each(['Priya Shah is back', 'Priya Shah is back from leave', 'Priya Shah is not away tomorrow'])(
    'takes back nothing of the speaker for "%s"',
    (said) => {
      expect(commandOf('tom', said)).toMatchObject({ kind: 'who-is-away', who: 'Priya Shah' });
    },
  );

  it.each([`why did you reassign ${ref} to Priya Shah`, `when did we close ${ref}`, `who paused ${ref}`])(
    'opens no form for "%s"',
    (said) => {
      const understood = meant('tom', said);
      expect(understood.kind === 'held' ? understood.command?.kind : commandOf('tom', said)?.kind).not.toBe('act');
    },
  );

  it('leaves reminders as they are when they are not to be muted', () => {
    expect(commandOf('tom', "don't mute reminders")).toEqual({ kind: 'reminder-choices' });
  });
});

describe('what is taught', () => {
  it.each([
    [`acknowledge ${ref}, Priya Shah has it`, { verb: 'acknowledge', words: { who: 'Priya Shah' } }],
    [`acknowledge 42, I have it`, { verb: 'acknowledge', abouts: [{ named: 'CW-42' }] }],
    [`update ${ref}: crew booked, next update by close of play Friday`, { words: { by: 'close of play Friday' } }],
    [`resolve ${ref}: lamp replaced`, { verb: 'resolve' }],
    [`Hi, please resolve ${ref}: lamp replaced. Thanks`, { verb: 'resolve' }],
    [`extend ${ref} by five days: waiting for the part`, { words: { by: 'five days', text: 'waiting for the part' } }],
    [`reassign ${ref} to me: I live near`, { words: { who: 'me', text: 'I live near' } }],
  ])('is sure: "%s"', (said, command) => {
    expect(commandOf('tom', said)).toMatchObject({ kind: 'act', sure: true, ...command });
  });
});

describe('a yes', () => {
  it.each(['yes', 'Yes please', 'yes, log it', 'go ahead', "that's right", 'do it'])('is "%s"', (said) => {
    expect(commandOf('khan', said)).toEqual({ kind: 'confirm', id: 'last' });
  });

  it.each(['ok', 'yes but change the date', 'yesterday', 'please', 'yes it is about the bins', '?'])(
    'is not "%s"',
    (said) => {
      expect(commandOf('khan', said)?.kind).not.toBe('confirm');
    },
  );
});

describe('where the line to the documents runs', () => {
  it.each([
    'withdraw a motion',
    'close a meeting',
    'withdraw a report',
    'Can I attend a group meeting?',
    'report a councillor for bullying',
    'log a complaint about an officer',
    'how long do officers have to answer my casework?',
    'can @Megan attend a group meeting?',
    'who covers for the Chief Executive',
    'what happens when a councillor leaves',
    'am I allowed to be away from meetings for six months?',
    'hey @Clausewise para 26',
  ])('leaves "%s" to them', (said) => {
    expect(meant('tom', said).kind).toBe('documents');
  });

  it('takes a message that was left for no leaving', () => {
    expect(commandOf('tom', 'Cllr Khan left a message about the bins')?.kind).not.toBe('leaving');
  });

  it.each([
    `${ref}?`,
    `any news on ${ref}`,
    `${ref} Friday perhaps`,
    `what does the protocol say about ${ref}`,
    `zzz ${ref} qqq www eee`,
  ])('never sends "%s" there', (said) => {
    expect(['command', 'held', 'unclear']).toContain(meant('khan', said).kind);
  });
});

describe('what is on the screen', () => {
  const screen = {
    ...emptyScreen,
    references: [ref],
    buttons: [
      { label: 'Priya Shah', typed: `show ${ref}` },
      { label: 'Priya Patel', typed: `show ${other}` },
    ],
  };

  it('is what "it" is about', () => {
    expect(meant('khan', 'who has it?', screen)).toMatchObject({ command: { abouts: [{ named: ref }], focus: 'who' } });
    expect(meant('tom', 'close it: filled in', screen)).toMatchObject({
      command: { verb: 'resolve', abouts: [{ named: ref }], words: { text: 'filled in' }, sure: false },
    });
  });

  it('is pressed by its label or its place', () => {
    expect(meant('tom', 'priya patel', screen)).toMatchObject({ command: { abouts: [{ named: other }] } });
    expect(meant('tom', 'the second one', screen)).toMatchObject({ command: { abouts: [{ named: other }] } });
  });

  it('has its question answered by a bare answer, and by nothing that is a question itself', () => {
    const asked = commandOf('khan', 'log an enquiry: no answer from anybody');
    const open = asked && { ...emptyScreen, open: { command: asked, wanted: ['service'] } };
    expect(meant('khan', 'Housing', open)).toMatchObject({
      command: { words: { service: 'Housing', subject: 'no answer from anybody' } },
    });
    expect(meant('khan', 'can I attend a group meeting?', open).kind).toBe('documents');
  });
});

describe('whoever has not made up their mind', () => {
  it.each([
    'Pause CW-2026-0002 – or would an extension be better? Advise first.',
    'resolve CW-2026-0002: or should we wait for the survey?',
    'pause CW-2026-0002: what do you reckon',
    'withdraw CW-2026-0002, ask me first',
    'reassign CW-2026-0002 to Priya: is she not off?',
  ])('is asked, and nothing is done: "%s"', (said) => {
    const understood = meant('tom', said);
    expect(understood.kind === 'command' && 'sure' in understood.command && understood.command.sure).not.toBe(true);
  });
});

describe('words that hold back what they are said with', () => {
  it.each([
    'resolve CW-2026-0002: filled but check with me before sending',
    'resolve CW-2026-0002: filled but hold off till I say',
    'resolve CW-2026-0002: filled but not sent yet, hold it',
    'resolve CW-2026-0002: filled, run it past me',
    'resolve CW-2026-0002: filled unless Tom says otherwise',
    'resolve CW-2026-0002: filled, I think',
    'withdraw CW-2026-0002: let me check with the resident',
    'withdraw CW-2026-0002: only when the resident agrees',
    'pause CW-2026-0002: need to think about it',
  ])('are read back: "%s"', (said) => {
    const understood = meant('tom', said);
    expect(understood.kind === 'command' && 'sure' in understood.command && understood.command.sure).not.toBe(true);
  });
});
