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
    ['log an enquiry: gutter leaking again today in Elm Row', { subject: 'gutter leaking again today in Elm Row' }],
    ['log an enquiry: gate stuck again yesterday', { subject: 'gate stuck again yesterday' }],
    [
      'log an enquiry: rain coming in this morning at Elm House',
      { subject: 'rain coming in this morning at Elm House' },
    ],
    ['log an enquiry: gate stuck, in yesterday', { subject: 'gate stuck', received: 'yesterday' }],
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

describe('a form that has a resident on it', () => {
  const form = `Subject: rats
Name: Jean Brown
Address: 12 Mill Lane
Phone: 01332 555 010
Date of birth: 3/4/1950
Ward: Hilltop
Location: behind the shops
seen by Jean Brown all week`;

  it('keeps who they are apart, every other line in the details, and nothing that nobody needs', () => {
    const command = commandOf('khan', form);
    const words = command?.kind === 'log' ? command.words : undefined;
    expect(words).toMatchObject({
      subject: 'rats',
      ward: 'Hilltop',
      resident: { name: 'Jean Brown', address: '12 Mill Lane', telephone: '01332 555 010' },
      unused: ['Date of birth'],
    });
    expect(words?.details).toContain('Location: behind the shops');
    expect(words?.details).toContain('all week');
    expect(JSON.stringify({ ...words, resident: undefined })).not.toMatch(/Jean|Mill Lane|555|1950/);
  });

  it('is a new one, though somebody has an enquiry in that street already', () => {
    expect(commandOf('khan', 'Issue: rats\nName: Jean Brown\nAddress: 12 Mill Lane')).toMatchObject({
      kind: 'log',
      words: { subject: 'rats', resident: { name: 'Jean Brown', address: '12 Mill Lane' } },
    });
  });
});

describe('a pasted e-mail', () => {
  it('keeps its letter, and its date is when the resident wrote', () => {
    const mail = `From: Jean Brown <jean@mail.example>
Date: 1 December 2026
Subject: Blocked drain

Dear Councillor,

The drain has been blocked since October.
Regards
Jean Brown`;
    expect(logged('tom', mail)).toMatchObject({
      subject: 'Blocked drain',
      details: expect.stringContaining('blocked since October'),
      written: '1 December 2026',
      resident: { name: 'Jean Brown', email: 'jean@mail.example' },
    });
    expect(logged('tom', mail)).not.toHaveProperty('received');
  });

  it('of a councillor is for that councillor, and has the resident of the letter below', () => {
    const mail = `From: Cllr Amina Khan <khan@derby.example>
Sent: 3 December 2026 09:00
Subject: FW: Bins not collected

Please see below.

From: Jean Brown <jean@mail.example>
Sent: 1 December 2026 20:10
Subject: Bins not collected

My bins have been missed twice. My number is 01332 555 010.
Jean`;
    expect(logged('tom', mail)).toMatchObject({
      councillor: 'khan@derby.example',
      received: '3 December 2026',
      written: '1 December 2026',
      resident: { name: 'Jean Brown', telephone: '01332 555 010' },
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

  it('are one where a comma parts no more than the words of one', () => {
    const one = commandOf('khan', 'problems: damp, mould and no heating in Mill Lane');
    expect(one).toMatchObject({ kind: 'log' });
    expect(one?.kind === 'log' && one.words.subject).toContain('damp, mould and no heating');
    const three = 'log 3 things: rats at the shops, mattress on Mill Lane and lamp out in Oak Road';
    expect(commandOf('khan', three)).toMatchObject({ kind: 'log-several', each: [{}, {}, {}] });
    const two = 'log 2 things: bins missed in Oak Road, Mill Lane; kerb broken outside 12 Mill Lane';
    expect(commandOf('khan', two)).toMatchObject({ each: [{ subject: 'bins missed in Oak Road, Mill Lane' }, {}] });
  });
});

describe('what is urgent', () => {
  it('is what it is about, where it is said first', () => {
    expect(commandOf('khan', 'log an enquiry: urgent: wire hanging over Mill Street')).toMatchObject({
      kind: 'log',
      words: { subject: 'wire hanging over Mill Street', urgent: 'yes' },
    });
    expect(commandOf('khan', 'log an enquiry: wire hanging, urgent because a school is near')).toMatchObject({
      words: { subject: 'wire hanging', urgent: 'a school is near' },
    });
  });
});
