import { describe, expect, it } from 'vitest';
import { doubts, fromText, leftOut, sketch } from './sketch.ts';

describe('what plain text draws and breaks', () => {
  it('a table of signs keeps its cells, and one that goes over lines is one cell', () => {
    const document = fromText(`Protocol

4.  The desks are:

    +-----------+------------+
    | Service   | Desk       |
    +===========+============+
    | Parks     | Ms J. Hale |
    +-----------+------------+
    | Trees and | The duty   |
    | hedges    | ranger     |
    +-----------+------------+

5.  Nobody else answers.`);
    expect(sketch(document)).toEqual([
      '4 The desks are: <Service | Desk / Parks | Ms J. Hale / Trees and hedges | The duty ranger>',
      '5 Nobody else answers.',
    ]);
    // What begins with 4 may lack three.
    expect(doubts(document)).toEqual(['missing-number']);
  });

  it('where only the head of a table has a border, each line is a row', () => {
    const document = fromText(`Protocol

1. The desks are:

| Service | Days |
|---------|------|
| Parks   | 4    |
| Trees   | 6    |

2. Nobody else answers.`);
    expect(sketch(document)[0]).toBe('1 The desks are: <Service | Days / Parks | 4 / Trees | 6>');
  });

  it('columns of spaces below a head with a line are a table', () => {
    const document = fromText(`Protocol

1\tThe times are:

Step                          Days
----------------------------------
Say that it has come          2
Answer, or say why not        8

2\tDays are working days.`);
    expect(sketch(document)).toEqual([
      '1 The times are: <Step | Days / Say that it has come | 2 / Answer, or say why not | 8>',
      '2 Days are working days.',
    ]);
    expect(doubts(document)).toEqual([]);
  });

  it('columns of spaces without a line are a table, and doubted', () => {
    const document = fromText(`Protocol

1. The times are:

Acknowledging        two days
Answering            eight days
Appeals              a month

2. Days are working days.`);
    expect(sketch(document)[0]).toBe(
      '1 The times are: <Acknowledging | two days / Answering | eight days / Appeals | a month>',
    );
    expect(doubts(document)).toEqual(['table']);
  });

  it('a table with an empty cell is doubted: the rest of another row may stand there', () => {
    const document = fromText(`Protocol

1. The times are:

Service                       Days
----------------------------------
Trees and                     4
hedges
Parks                         6

2. Days are working days.`);
    expect(sketch(document)[0]).toBe('1 The times are: <Service | Days / Trees and | 4 / hedges | / Parks | 6>');
    expect(doubts(document)).toEqual(['table']);
  });

  it('numbers with wide gaps behind them, and a list of contents, are no table', () => {
    const document = fromText(`Protocol

Contents
Purpose          1
Roles            2
Disputes         2

Purpose

1        The protocol guides members.
2        The protocol guides officers.
3        It is part of the Constitution.

Roles

4        Members decide.

Disputes

5        Officers say so.`);
    expect(sketch(document).map((line) => line.replace(/^\[.*\] /, ''))).toEqual([
      '1 The protocol guides members.',
      '2 The protocol guides officers.',
      '3 It is part of the Constitution.',
      '4 Members decide.',
      '5 Officers say so.',
    ]);
  });

  it('a text in a box is a paragraph of its own, and doubted', () => {
    const document = fromText(`Protocol

ROLES

1. Members decide.

***************************************
* NOTE: forms are to be had at the    *
* library in Castle Street.           *
***************************************

APPEALS

2. Officers say so.`);
    expect(sketch(document)).toEqual([
      '[ROLES] 1 Members decide.',
      '[ROLES] (roles) NOTE: forms are to be had at the library in Castle Street.',
      '[APPEALS] 2 Officers say so.',
    ]);
    expect(doubts(document)).toEqual(['no-number']);
  });

  it('a sentence goes on over the foot of one page and the head of the next', () => {
    const document = fromText(
      [
        'Protocol\n\n1.  Members may ask for a briefing on any matter of their ward, and\n    the officer who gives it says which of the papers are in the',
        '                              - 1 -\n\fAnytown Council                                     Part 5\n',
        '    public part of the register; the others are not shown.\n\n2.  Officers advise.',
        '                              - 2 -\n\fAnytown Council                                     Part 5\n',
        '3.  Disputes go to the Chief Executive.',
      ].join('\n\n'),
    );
    expect(sketch(document)).toEqual([
      '1 Members may ask for a briefing on any matter of their ward, and the officer who gives it says which of the papers are in the public part of the register; the others are not shown.',
      '2 Officers advise.',
      '3 Disputes go to the Chief Executive.',
    ]);
    expect(doubts(document)).toEqual([]);
  });

  it('a figure that stands below the text of a paragraph begins no paragraph, though it is the next', () => {
    const document = fromText(`Protocol

7.    The register showed that most enquiries came from Westgate.
      Few came from Abbey.
      8 were late, and the reasons for that are in the annual report.

8.    The register is public.`);
    expect(sketch(document)).toEqual([
      '7 The register showed that most enquiries came from Westgate. Few came from Abbey. 8 were late, and the reasons for that are in the annual report.',
      '8 The register is public.',
    ]);
  });

  it('what stands below the letters of items, where the text of the paragraph stands, goes on the paragraph', () => {
    const document = fromText(`Protocol

1.    Members shall:
      (a)  read the papers; and
      (b)  ask before they publish.

      Both hold for co-opted members.

      (c)  Nothing else is asked.

           It is not a long list.

2.    Officers advise.`);
    expect(sketch(document)).toEqual([
      '1 Members shall: ¶ Both hold for co-opted members. {(a) read the papers; and; (b) ask before they publish.; (c) Nothing else is asked. ¶ It is not a long list.}',
      '2 Officers advise.',
    ]);
  });

  it('the mark of the end is left out', () => {
    const document = fromText('Protocol\n\nROLES\n\n1. Members decide.\n\n2. Officers advise.\n\nEND');
    expect(leftOut(document)).toEqual(['the mark of the end: END']);
  });
});

describe('what an e-mail puts around a protocol', () => {
  const head = 'From: Clerk <clerk@anytown.example>\nTo: All members\nSubject: The protocol';

  it('a greeting that goes on in a sentence is left out up to the line drawn across the page, and the title is below it', () => {
    const document = fromText(`${head}

Dear all, here is the text. It holds from today.

Tell me if you find a slip in it.

========================================
            ANYTOWN COUNCIL
     PROTOCOL FOR MEMBERS AND OFFICERS
========================================

I.   ROLES

1.   Members decide.

II.  ADVICE

2.   Officers advise.`);
    expect(document.title).toBe('PROTOCOL FOR MEMBERS AND OFFICERS');
    expect(sketch(document)).toEqual(['[ROLES] 1 Members decide.', '[ADVICE] 2 Officers advise.']);
    expect(doubts(document)).toEqual(['left-out']);
  });

  it('what stands below the line of two dashes is the sender’s, and doubted', () => {
    const document = fromText(`${head}

Protocol

1. Members decide.

2. Officers advise.

-- 
Members' Services | Town Hall
Castle Street`);
    expect(sketch(document).at(-1)).toBe('2 Officers advise.');
    expect(doubts(document)).toEqual(['left-out']);
  });

  it('but no text with a number is', () => {
    const document = fromText(`${head}

Protocol

1. Members decide.

--

2. Officers advise.`);
    expect(sketch(document).at(-1)).toBe('2 Officers advise.');
  });
});
