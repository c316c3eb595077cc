import { describe, expect, it } from 'vitest';
import { commandOf } from './town.ts';

/** The words that were found, without those that were not. */
function logged(who: string, said: string) {
  const command = commandOf(who, said);
  if (command?.kind !== 'log') return command;
  const { resident, from: _, unused: __, ...words } = command.words;
  const there = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== ''));
  const known = Object.fromEntries(Object.entries(resident).filter(([, value]) => value !== ''));
  return Object.keys(known).length === 0 ? there : { ...there, resident: known };
}

describe('logging in own words', () => {
  it.each([
    [
      'log an enquiry: water through the ceiling, received 2 December, ward Riverside, with Priya Shah',
      { subject: 'water through the ceiling', received: '2 December', ward: 'Riverside', officer: 'Priya Shah' },
    ],
    [
      'new case: lamp post leaning in Park Road, Streets, came in yesterday',
      { subject: 'lamp post leaning in Park Road', service: 'Streets', received: 'yesterday' },
    ],
    [
      'log an enquiry: no shelter at the stop, for years, urgent',
      { subject: 'no shelter at the stop, for years', urgent: 'yes' },
    ],
    ['raise an enquiry about mould in a flat', { subject: 'mould in a flat', service: 'Housing' }],
    [
      'A resident has complained about rats behind the shops in Hilltop ward',
      { subject: 'rats behind the shops', ward: 'Hilltop' },
    ],
    [
      'log an enquiry: gate broken at the park. received the 1st. Parks & Leisure to look at it',
      { received: 'the 1st', service: 'Parks & Leisure' },
    ],
    [
      'log an enquiry: hedge over the path, the council had it on 3 December, resident wrote on 1 December',
      { subject: 'hedge over the path', had: '3 December', written: '1 December', service: 'Streets' },
    ],
  ])('takes "%s" apart', (said, words) => {
    expect(logged('khan', said)).toMatchObject(words);
  });

  it.each([
    ['log an enquiry for Cllr Lowe: drain blocked', { councillor: 'Cllr Lowe', subject: 'drain blocked' }],
    [
      'please log a dropped kerb in Mill Lane for Cllr Khan',
      { councillor: 'Cllr Khan', subject: 'dropped kerb in Mill Lane' },
    ],
    ['log an enquiry: bench gone, from Lowe, David', { councillor: 'Lowe, David', subject: 'bench gone' }],
    ['log an enquiry for Cllr Perez Smith: noise at night', { councillor: 'Cllr Perez Smith' }],
    ["log an enquiry: window broken, for Cllr Khan, with Siobhan O'Brien", { officer: "Siobhan O'Brien" }],
    ['log an enquiry: slide broken, for Cllr Khan, with Lukasz Oster', { officer: 'Lukasz Oster' }],
  ])('finds people as others write them in "%s"', (said, words) => {
    expect(logged('tom', said)).toMatchObject(words);
  });

  it('keeps "for months" and "with no reply" for the subject', () => {
    expect(logged('khan', 'log an enquiry: street not swept, for months, with no reply')).toMatchObject({
      subject: 'street not swept, for months, with no reply',
    });
  });

  it('makes several drafts of several lines', () => {
    expect(
      commandOf('khan', 'log these:\n1. streetlight out in Park Road\n2. bins missed in Oak Road, Streets'),
    ).toMatchObject({
      kind: 'log-several',
      each: [{ subject: 'streetlight out in Park Road' }, { subject: 'bins missed in Oak Road', service: 'Streets' }],
    });
  });

  it('makes a short subject of a pasted e-mail, and keeps who the resident is apart', () => {
    const email = `log an enquiry
From: Jean Brown <jean.brown@mail.example>
Sent: 1 December 2026 09:12
Subject: FW: Blocked drain

Dear Councillor,

The drain outside my house has been blocked since October. It floods whenever it rains.
I live at 14 Mill Lane and my number is 01332 555 010.

Kind regards
Jean Brown`;
    const words = logged('khan', email);
    expect(words).toMatchObject({
      subject: 'Blocked drain',
      written: '1 December 2026',
      service: 'Streets',
      resident: {
        name: 'Jean Brown',
        email: 'jean.brown@mail.example',
        telephone: '01332 555 010',
        address: '14 Mill Lane',
      },
    });
    const details = words !== undefined && 'details' in words ? String(words.details) : '';
    expect(details).toContain('It floods whenever it rains.');
    for (const part of ['Jean Brown', 'jean.brown', '555 010', '14 Mill Lane']) expect(details).not.toContain(part);
  });
});

describe('an enquiry written as a form is', () => {
  it('is read by its labels, in a line or in lines', () => {
    const inLine = commandOf('sam', 'Member: Cllr Khan. Subject: gate hanging off, Elm Park. Service: Streets. Thanks');
    expect(inLine).toMatchObject({
      kind: 'log',
      words: { subject: 'gate hanging off, Elm Park', councillor: 'Cllr Khan', service: 'Streets' },
    });
    expect(commandOf('sam', 'Councillor: Lowe\nSubject: rats\nWard: Hilltop\nReceived: yesterday')).toMatchObject({
      kind: 'log',
      words: { subject: 'rats', councillor: 'Lowe', ward: 'Hilltop', received: 'yesterday' },
    });
  });
});

describe('several in one message', () => {
  it('are several whether marked by numbers or counted and listed', () => {
    const numbered = 'a few from my surgery: 1) rats at the shops 2) mattress on Mill Lane 3) lamp out in Oak Road';
    expect(commandOf('khan', numbered)).toMatchObject({ kind: 'log-several', each: [{}, {}, {}] });
    const listed = 'log 2 things: bins missed in Oak Road; kerb broken outside 12 Mill Lane';
    expect(commandOf('khan', listed)).toMatchObject({ kind: 'log-several', each: [{}, {}] });
  });
});
