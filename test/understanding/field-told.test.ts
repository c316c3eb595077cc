import { describe, expect, it } from 'vitest';
import type { Screen } from '../../src/understanding/index.ts';
import { commandOf, meant } from './town.ts';

const draft = commandOf('tom', 'log one for Cllr Lowe, cracked kerb on Bold Lane, urgent');
if (draft === undefined) throw new Error('Nothing was understood');
const buttons = [{ label: 'Yes, do it', typed: 'confirm 1234abcd5678' }];
const waits: Screen = { buttons, references: [], open: { command: draft, wanted: ['service'] } };
const form: Screen = { ...waits, buttons: [] };

describe('one field of a draft that waits, or of a form that is not sent', () => {
  it.each([
    ['reached us on Friday', { received: 'Friday' }],
    ['it was reported to me on 2 December', { written: '2 December' }],
    ["it's not that urgent", { urgent: '' }],
    ['no rush on it', { urgent: '' }],
    ['officer ought to be Siobhán O’Brien, not blank', { officer: 'Siobhán O’Brien' }],
    ['correct the ward on it: Hilltop', { ward: 'Hilltop' }],
    ['amend the councillor to Khan', { councillor: 'Khan' }],
    ['put Łukasz down instead of me', { officer: 'Łukasz' }],
    ['I put Bold Lane where I should have put Gold Lane', { subject: 'cracked kerb on Gold Lane' }],
    ['kindly add that a man fell over it', { details: 'a man fell over it' }],
  ])('is put there and nothing else is changed: "%s"', (said, words) => {
    for (const screen of [waits, form]) {
      if (said.startsWith('kindly') && screen === form) continue;
      expect(commandOf('tom', said, {}, screen)).toEqual({ ...draft, words: { ...draftWords(), ...words } });
    }
  });

  it.each([
    ['service is Wardens', { service: 'Wardens' }],
    ['the subject should just be kerb, by the school', { subject: 'kerb, by the school' }],
    ['subject: cracked kerb opposite the chapel', { subject: 'cracked kerb opposite the chapel' }],
    ['change the subject to loose kerb', { subject: 'loose kerb' }],
    ['his number is 01332 496 0123', { resident: { telephone: '01332 496 0123' } }],
    ['she lives at 31a Dale Road', { resident: { address: '31a Dale Road' } }],
    ['their e-mail address is j.field@mail.example', { resident: { email: 'j.field@mail.example' } }],
    ['the resident is Mrs Joan Field', { resident: { name: 'Mrs Joan Field' } }],
    ['you can ring her on 07700 900123', { resident: { telephone: '07700 900123' } }],
  ])('is what it is about, or who its resident is, alone: "%s"', (said, told) => {
    const words = { ...draftWords(), ...told };
    const resident = { ...draftWords().resident, ...('resident' in told ? told.resident : {}) };
    for (const screen of [waits, form])
      expect(commandOf('tom', said, {}, screen)).toEqual({ ...draft, words: { ...words, resident } });
  });

  it('keeps what was known of the resident besides, and who is named in a subject apart from it', () => {
    const known = { ...draftWords().resident, name: 'Mrs Grant', address: '4 Mill Lane' };
    if (draft?.kind !== 'log') throw new Error('No draft');
    const open = { command: { ...draft, words: { ...draft.words, resident: known } }, wanted: [] };
    expect(commandOf('tom', 'his number is 07700 900123', {}, { ...waits, open })).toMatchObject({
      words: { resident: { ...known, telephone: '07700 900123' } },
    });
    expect(commandOf('tom', 'subject should be kerb, Mrs Grant fell', {}, { ...waits, open })).toMatchObject({
      words: { subject: expect.not.stringContaining('Grant'), resident: known },
    });
  });

  it.each([
    'the resident is poorly',
    'their number is wrong',
    'the subject should be shorter',
    'he lives at home',
    'the resident is Tom Reid',
    'is his number 01332 496 0123?',
  ])('is not told by "%s"', (said) => expect(meant('tom', said, waits)).not.toMatchObject({ goesOn: true }));

  it.each(['officer should be told', 'what should the ward be?', 'came to us very late', 'ward should be Nowhere'])(
    'is not guessed: "%s"',
    (said) => expect(meant('tom', said, waits)).not.toMatchObject({ goesOn: true }),
  );
});

function draftWords() {
  if (draft?.kind !== 'log') throw new Error('No draft');
  return draft.words;
}

describe('an enquiry that its councillor wants no more of', () => {
  it.each([
    'don’t bother with the pothole any more, it has been mended',
    'no need to carry on with CW-2026-0002, it’s sorted',
    'you needn’t bother with the pothole',
    "don't chase the pothole any more, it has been filled",
  ])('is withdrawn or counts as fixed, which is asked: "%s"', (said) => {
    expect(meant('khan', said)).toMatchObject({
      kind: 'several',
      each: [{ typed: 'withdraw CW-2026-0002' }, { typed: 'CW-2026-0002 is fixed' }, { typed: 'show CW-2026-0002' }],
    });
  });

  it.each(["don't close the pothole, it's not sorted", "don't bother with the pothole until Friday"])(
    'is another than this: "%s"',
    (said) => expect(meant('khan', said).kind).not.toBe('several'),
  );
});

describe('what may be late, and figures by part', () => {
  it.each([
    ['and of these how many are about to go over?', { kind: 'list', which: 'team', of: { by: 'this week' } }],
    ['what has gone over since Monday?', { kind: 'list', which: 'team-overdue' }],
    ['number of enquiries outstanding, broken down by service', { kind: 'statistics', of: { by: 'service' } }],
    ['how many are open, split by ward?', { kind: 'statistics', of: { by: 'ward' } }],
    ['break that down by month', { kind: 'statistics', of: { by: 'month' } }],
  ])('"%s"', (said, command) => {
    expect(commandOf('tom', said)).toMatchObject(command);
  });

  it('is the own of a councillor', () => {
    expect(commandOf('khan', 'are any of them at risk of being late')).toMatchObject({ which: 'due-this-week' });
  });
});
