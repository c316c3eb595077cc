import { describe, expect, it } from 'vitest';
import { commandOf } from './town.ts';

const parse = (text: string, values: Record<string, string> = {}) => commandOf('tom', text, values);
const ref = 'CW-2026-0042';

describe('logging by sentence', () => {
  it('takes the sentence apart and leaves the subject its comma', () => {
    expect(
      parse('log an enquiry: bins, benches and lights in May Street, for Cllr Khan, received yesterday'),
    ).toMatchObject({
      kind: 'log',
      words: { subject: 'bins, benches and lights in May Street', councillor: 'Cllr Khan', received: 'yesterday' },
    });
  });

  it('takes a date with its day, details, officer and complexity', () => {
    const said =
      'Log a new enquiry: verge parking for Councillor Lowe, received Thursday, 24 December, with Tom Reid, complex because highways, details: outside no. 4, daily.';
    expect(parse(said)).toMatchObject({
      words: {
        subject: 'verge parking',
        councillor: 'Councillor Lowe',
        received: 'Thursday, 24 December',
        officer: 'Tom Reid',
        complexBecause: 'highways',
        details: 'outside no. 4, daily.',
      },
    });
  });

  it('takes the fields of a form before the words, and knows which form it was', () => {
    expect(parse('log an enquiry, form ab12-cd34', { subject: 'x', service: 'Streets' })).toMatchObject({
      kind: 'log',
      form: 'ab12-cd34',
      words: { subject: 'x', service: 'Streets', councillor: '' },
    });
    expect(parse('log an enquiry', { details: 'a message' })).toMatchObject({ words: { details: 'a message' } });
  });
});

describe('doing something with an enquiry', () => {
  it('acknowledges with who has it and when the next update is', () => {
    expect(parse(`acknowledge ${ref}, Priya Shah has it, next update Thursday.`)).toMatchObject({
      kind: 'act',
      verb: 'acknowledge',
      abouts: [{ named: ref }],
      words: { who: 'Priya Shah', by: 'Thursday', form: 'none' },
    });
  });

  it('shows the form rather than drop what it does not understand', () => {
    expect(parse(`acknowledge ${ref}, tell them quickly`)).toMatchObject({ words: { form: 'asked' } });
  });

  it.each([
    [
      `update ${ref}: the part is ordered, next update 8 January`,
      { verb: 'update', words: { text: 'the part is ordered', by: '8 January' } },
    ],
    [`resolve ${ref}: done.`, { verb: 'resolve', words: { text: 'done.' } }],
    [`pause ${ref} because Cllr Khan is away`, { verb: 'pause', words: { text: 'Cllr Khan is away' } }],
    [
      `extend ${ref} to 8 January with the councillor's agreement: waiting for parts`,
      { verb: 'extend', words: { by: '8 January', agreed: true, text: 'waiting for parts' } },
    ],
    [`extend ${ref} to 8 January: waiting for parts`, { verb: 'extend', words: { agreed: false } }],
    [`make ${ref} complex: three owners`, { verb: 'make-complex', words: { text: 'three owners' } }],
    [`${ref} is complex because of three owners`, { verb: 'make-complex' }],
    [
      `reassign ${ref} to Tom Reid: he knows the site`,
      { verb: 'reassign', words: { who: 'Tom Reid', text: 'he knows the site' } },
    ],
    [
      `hand over ${ref} to Cllr Lowe because of the election`,
      { verb: 'hand-over', words: { who: 'Cllr Lowe', text: 'of the election' } },
    ],
    [`note ${ref}: ask legal`, { verb: 'note', words: { text: 'ask legal' } }],
  ])('understands "%s"', (said, command) => {
    expect(parse(said)).toMatchObject({ kind: 'act', ...command });
  });

  it('keeps which version a button was made for', () => {
    expect(parse(`resolve ${ref} v7`, { text: 'done' })).toMatchObject({
      abouts: [{ named: ref, seenVersion: 7 }],
      words: { text: 'done', form: 'sent' },
    });
  });

  it.each(['cw 2026 42', '#CW2026-0042', 'CW-42', ref])('takes "%s" alone for a wish to see it', (named) => {
    expect(parse(named)).toEqual({ kind: 'show', abouts: [{ named: named === 'CW-42' ? named : ref }], focus: 'all' });
  });

  it('asks why, and snoozes', () => {
    expect(parse(`why ${ref}?`)).toEqual({ kind: 'why', abouts: [{ named: ref }] });
    expect(parse(`snooze ${ref} until 2pm`)).toEqual({
      kind: 'snooze',
      abouts: [{ named: ref }],
      until: '2pm',
      sure: true,
    });
  });
});

describe('everything else', () => {
  it.each([
    ['my casework', { kind: 'list', which: 'mine', page: 1 }],
    ['my casework, page 3', { kind: 'list', which: 'mine', page: 3 }],
    ["What's due today?", { kind: 'list', which: 'due' }],
    ['overdue', { kind: 'list', which: 'overdue' }],
    ['team casework', { kind: 'list', which: 'team' }],
    ['export casework', { kind: 'export' }],
    [
      'I am away 24 to 31 December, Tom Reid covers',
      { kind: 'absence', words: { who: '', days: '24 to 31 December', cover: 'Tom Reid' } },
    ],
    ['I am back', { kind: 'absence-over', which: 'running', day: '' }],
    ['I’m back from leave', { kind: 'absence-over', which: 'running', day: '' }],
    ['cancel my absence', { kind: 'absence-over', which: 'named', day: '' }],
    ['cancel my absence on 24 December 2027', { kind: 'absence-over', which: 'named', day: '24 December 2027' }],
    ['Priya Shah is away tomorrow', { kind: 'absence', words: { who: 'Priya Shah', days: 'tomorrow' } }],
    [
      'Cllr Lowe has left on 6 May, hand over to Cllr Khan',
      { kind: 'leaving', who: 'Cllr Lowe', lastDay: '6 May', afterwards: { kind: 'hand-over', to: 'Cllr Khan' } },
    ],
    [
      'closure day 29 December 2026: offices closed',
      { kind: 'close-day', day: '29 December 2026', name: 'offices closed' },
    ],
    ['daily digest at 08:30', { kind: 'choose', choice: { kind: 'digest', at: '08:30' } }],
    ['mute until Monday', { kind: 'choose', choice: { kind: 'mute', until: 'Monday' } }],
    ['important announcement to all councillors: Hello.', { kind: 'announce', important: true, to: 'councillors' }],
    ['confirm 4a63ef53e855', { kind: 'confirm', id: '4a63ef53e855' }],
  ])('understands "%s"', (said, command) => {
    expect(parse(said)).toMatchObject(command);
  });

  it('leaves an announcement its lines', () => {
    const raw = 'announce to all councillors: First line.\n\nSecond: line.';
    expect(parse(raw)).toMatchObject({
      text: 'First line.\n\nSecond: line.',
    });
  });

  it.each([
    'How do I log an enquiry?',
    'Can I attend a group meeting?',
    'How quickly must an officer answer a councillor?',
    'What does the protocol say about casework?',
    'Who updates councillors on complex cases?',
    'update on the code of conduct and everything that has to do with it',
    'Is the Monitoring Officer away?',
    'I am back to square one with this',
    'para 16(d)',
    'I am an officer',
    'hello',
    '',
  ])('leaves "%s" to the documents', (said) => {
    expect(parse(said)).toBeUndefined();
  });
});
