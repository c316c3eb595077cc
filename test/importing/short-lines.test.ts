import { describe, expect, it } from 'vitest';
import { doubts, fromMarkdown, fromText, leftOut, sketch } from './sketch.ts';

const rules = '1. Members ring first, and say who comes.\n\n2. Officers open the door.';
const read = ['1 Members ring first, and say who comes.', '2 Officers open the door.'];

describe('a short line that heads what follows', () => {
  it.each([
    'APPENDIX Checklist for visits',
    'ANNEX What to bring',
    'SCHEDULE Rooms that are kept',
    'Annex 1: What to ask',
  ])('a part in capitals with its name behind it: %s', (heading) => {
    for (const gap of ['\n', '\n\n'])
      for (const text of [`Protocol on Visits\n\n${rules}`, `Protocol on Visits\n\nDoors\n\n${rules}`]) {
        const below = sketch(fromText(`${text}\n\n${heading}${gap}1. The hall is open.\n\n2. The yard is shut.`));
        expect(below.slice(2)).toEqual([`[${heading}] 1 The hall is open.`, `[${heading}] 2 The yard is shut.`]);
      }
    expect(doubts(fromText(`Protocol on Visits\n\n${rules}\n\n${heading}\n\n1. The hall is open.`))).toEqual([]);
  });

  it('but its words in a sentence are none', () => {
    const text = sketch(
      fromText(`Protocol on Visits\n\n${rules}\n\nSchedule of rooms is kept by the Clerk.\n\n3. All wait.`),
    );
    expect(text[1]).toBe('2 Officers open the door. ¶ Schedule of rooms is kept by the Clerk.');
  });

  it('questions that are counted are no headings of the appendix below them', () => {
    for (const [sign, from] of [
      ['', fromText],
      ['## ', fromMarkdown],
    ] as const) {
      const asked = '1. Who comes?\n2. Who opens the door?\n3. When?';
      const document = from(
        `# Protocol\n\n${sign}Annex 1: What to ask\n\n${asked}\n\n${sign}Annex 2: Doors\n\n1. They are shut.`,
      );
      expect(sketch(document).slice(0, 3)).toEqual([
        '[Annex 1: What to ask] 1 Who comes?',
        '[Annex 1: What to ask] 2 Who opens the door?',
        '[Annex 1: What to ask] 3 When?',
      ]);
    }
  });

  it('a paragraph whose sentence goes on in the numbers below it is no heading, and the name of a list of tasks is', () => {
    const asks = '2.1 Before a visit an officer asks';
    const text = (head: string, to: string) =>
      `# Protocol\n\n## 2 Visits\n\n${head}\n\n2.1.1 ${to}what it is about; and\n\n2.1.2 ${to}who comes.\n\n2.2 Members ring first, whatever the visit is about.`;
    expect(sketch(fromMarkdown(text(asks, '')))[0]).toBe('[Visits] 2.1 Before a visit an officer asks');
    expect(sketch(fromMarkdown(text('2.1 Tasks of the visiting officer', 'to ask ')))[0]).toContain(
      'Tasks of the visiting officer]',
    );
  });
});

describe('headings that letters or Roman numbers count', () => {
  const document = fromMarkdown(
    `# Seats\n\n- [I. Booking](#a)\n- [II. Keeping](#b)\n- [III. Leaving](#c)\n- [Annex A](#d)\n\n## I. Booking\n\n1. Seats are booked a day before, and whoever books one says for whom.\n\n## II. Keeping\n\n### A. At the front\n\n2. Seats there are kept.\n\n### B. At the back\n\n3. Seats there are free.\n\n## III. Leaving\n\n4. All leave at six.\n\n## Annex A: The hall\n\n1. It has a door.\n`,
  );

  it('those within others leave the outer ones to count on', () => {
    expect(sketch(document)).toEqual([
      '[Booking] 1 Seats are booked a day before, and whoever books one says for whom.',
      '[Keeping > At the front] 2 Seats there are kept.',
      '[Keeping > At the back] 3 Seats there are free.',
      '[Leaving] 4 All leave at six.',
      '[Annex A: The hall] 1 It has a door.',
    ]);
  });

  it('and a list of contents that names an annex by its letter alone is left out whole', () => {
    expect(leftOut(document)).toHaveLength(4);
    expect(leftOut(document)).toContain('contents list: Annex A');
  });
});

describe('the last line says when the document is to be reviewed', () => {
  it.each([
    'This protocol will be reviewed in November 2025.',
    'To be reviewed: May 2026',
    'The policy is due to be reviewed by the Council in May 2027.',
    'This code is to be reviewed in 2028.',
  ])('it is left out, and asked about: %s', (line) => {
    for (const gap of ['\n', '\n\n'])
      for (const end of ['', '\n\nEND']) {
        const full = '3. All who come for a visit wait at the desk in the hall until an officer calls.';
        const document = fromText(`Protocol on Visits\n\n${rules}\n\n${full}${gap}${line}${end}`);
        expect(sketch(document)).toEqual([...read, full.replace('3.', '3')]);
        expect(leftOut(document)).toContain(`a line about the adoption: ${line}`);
        expect(doubts(document)).toEqual(['left-out']);
      }
  });

  it('but a rule of reviewing is text', () => {
    for (const rule of [
      'This protocol will be reviewed every two years.',
      'The list will be reviewed in May 2027; all are told.',
    ])
      for (const text of [`Protocol\n\n${rules}\n\n${rule}`, `Protocol\n\n${rules}\n\n3. ${rule}`])
        expect(leftOut(fromText(text))).toEqual([]);
  });
});
