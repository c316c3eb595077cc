import { describe, expect, it } from 'vitest';
import { readPdf } from '../../src/importing/pdf/read-pdf.ts';
import { type Drawn, drawnPdf } from './bare-pdf.ts';
import { doubts, leftOut, recognised, sketch } from './sketch.ts';

const fromPdf = async (...pages: Drawn[]) => recognised(await readPdf(drawnPdf(pages)));
const LONG = 'and it holds for every member of the Council and for every officer who';
const title = { text: 'Protocol', x: 60, y: 80, size: 20, bold: true };

describe('shapes of printed pages', () => {
  it('what stands in the left margin at the height of a number is the heading of that paragraph', async () => {
    const document = await fromPdf([
      title,
      { text: 'PART I - GENERAL', x: 60, y: 130, size: 14, bold: true },
      { text: 'What this is', x: 60, y: 150, size: 9 },
      { text: '1.', x: 160, y: 150 },
      { text: 'This is the protocol of the Council, ', x: 190, y: 150 },
      { text: 'which is read by all.', x: 190, y: 164 },
      { text: 'Whom it binds, and', x: 60, y: 185, size: 9 },
      { text: 'what it leaves free', x: 60, y: 196, size: 9 },
      { text: '2.', x: 160, y: 185 },
      { text: `It binds members, ${LONG.slice(0, 52)}`, x: 190, y: 185 },
      { text: 'works for it.', x: 190, y: 199 },
      { text: 'PART II - ADVICE', x: 60, y: 230, size: 14, bold: true },
      { text: 'Form', x: 60, y: 250, size: 9 },
      { text: '3.', x: 160, y: 250 },
      { text: 'Advice is given in writing.', x: 190, y: 250 },
      { text: '4.', x: 160, y: 270 },
      { text: 'It is kept.', x: 190, y: 270 },
    ]);
    expect(sketch(document)).toEqual([
      '[PART I - GENERAL > What this is] 1 This is the protocol of the Council, which is read by all.',
      `[PART I - GENERAL > Whom it binds, and what it leaves free] 2 It binds members, ${LONG.slice(0, 52)} works for it.`,
      '[PART II - ADVICE > Form] 3 Advice is given in writing.',
      '[PART II - ADVICE > Form] 4 It is kept.',
    ]);
  });

  it('but the number of a page behind the word Page is none', async () => {
    const page = (number: number): Drawn => [
      ...(number === 1 ? [title] : []),
      { text: `${number}. ${LONG.charAt(0).toUpperCase()}${LONG.slice(1)}`, x: 60, y: 130 },
      { text: 'works for it, without any exception.', x: 60, y: 144 },
      { text: 'Page', x: 240, y: 800 },
      { text: `${number}`, x: 290, y: 800 },
      { text: 'of 3', x: 300, y: 800 },
    ];
    const document = await fromPdf(page(1), page(2), page(3));
    expect(sketch(document).map((line) => line.slice(0, 5))).toEqual(['1 And', '2 And', '3 And']);
  });

  it('nor are figures in the middle of a table', async () => {
    const rows = [
      ['Parks', '10', 'The rangers answer, each for the parks of a ward'],
      ['Trees', '10', 'The officer for trees answers, or a deputy does'],
      ['Roads', '5', 'The engineer answers, or else the duty officer'],
      ['Paths', '10', 'The warden answers in spring, and the rangers later'],
    ];
    const document = await fromPdf([
      title,
      { text: '1. The times are:', x: 60, y: 130 },
      ...rows.flatMap((row, at) =>
        row.map((text, column) => ({ text, x: [60, 160, 220][column] ?? 0, y: 150 + at * 15 })),
      ),
      { text: `2. Days are working days, ${LONG}.`, x: 60, y: 230 },
    ]);
    expect(sketch(document).map((line) => line.slice(0, 17))).toEqual(['1 The times are: ', '2 Days are workin']);
  });

  it('a coloured column of a table is no box', async () => {
    const rows = [
      ['Parks and', 'The rangers answer, each for the parks of a ward'],
      ['gardens', 'and for the gardens in it'],
      ['Trees', 'The officer for trees answers, or a deputy does'],
    ];
    const document = await fromPdf([
      title,
      { text: '1. The desks are:', x: 60, y: 130 },
      { box: 'grey', from: [55, 140], to: [160, 190] },
      ...rows.flatMap((row, at) => row.map((text, column) => ({ text, x: [60, 166][column] ?? 0, y: 155 + at * 15 }))),
      { text: `2. Days are working days, ${LONG}.`, x: 60, y: 230 },
    ]);
    expect(sketch(document).map((line) => line.slice(0, 17))).toEqual(['1 The desks are: ', '2 Days are workin']);
  });

  it('bullets in two columns are read down the first, then down the second', async () => {
    const bullets = ['bins;', 'lights;', 'trees;', 'parks;', 'roads;', 'paths.'];
    const document = await fromPdf(
      [
        title,
        { text: '1.', x: 60, y: 130 },
        { text: 'These are services of every day:', x: 90, y: 130 },
        ...bullets.flatMap((text, at) => [
          { text: '-', x: at < 3 ? 90 : 316, y: 150 + (at % 3) * 18 },
          { text, x: at < 3 ? 104 : 330, y: 150 + (at % 3) * 18 },
        ]),
        { text: '2.', x: 60, y: 210 },
        { text: `All others are not, ${LONG}.`, x: 90, y: 210 },
      ].map((drawn) => (drawn.text === '-' ? { ...drawn, text: '\xb7' } : drawn)),
    );
    expect(sketch(document)[0]).toBe(
      '1 These are services of every day: {• bins;; • lights;; • trees;; • parks;; • roads;; • paths.}',
    );
  });

  it('lines of a list of contents that fill the page are lines of their own, and bold letters head sections', async () => {
    const heads = ['A Purpose', 'B Media', 'Annex 1 Checklist'];
    const document = await fromPdf(
      [
        title,
        { text: 'Version 2 \xb7 Approved by Cabinet 6 May 2024 \xb7 Owner: Head of Media', x: 60, y: 110 },
        { text: 'Contents', x: 60, y: 140, size: 13, bold: true },
        ...heads.map((head, at) => ({
          text: `${head} ${'.'.repeat(128 - head.length)} ${at + 2}`,
          x: 60,
          y: 160 + at * 15,
        })),
      ],
      [
        { text: 'A Purpose', x: 60, y: 100, size: 13, bold: true },
        { text: 'Everybody reads this.', x: 60, y: 120 },
        { text: '1', x: 60, y: 140 },
        { text: 'It holds for statements.', x: 90, y: 140 },
        { text: 'B Media', x: 60, y: 170, size: 13, bold: true },
        { text: '2', x: 60, y: 190 },
        { text: 'Members may speak to them.', x: 90, y: 190 },
        { text: 'Annex 1 Checklist', x: 60, y: 220, size: 13, bold: true },
        { text: '1', x: 60, y: 240 },
        { text: 'Is it true?', x: 90, y: 240 },
        { text: '2', x: 60, y: 260 },
        { text: 'Who says so?', x: 90, y: 260 },
      ],
    );
    expect(sketch(document)).toEqual([
      '[Purpose] (purpose) Everybody reads this.',
      '[Purpose] 1 It holds for statements.',
      '[Media] 2 Members may speak to them.',
      '[Annex 1 Checklist] 1 Is it true?',
      '[Annex 1 Checklist] 2 Who says so?',
    ]);
    expect(leftOut(document).map((line) => line.split(':')[0])).toEqual([
      'a line of the cover',
      ...Array.from({ length: 4 }, () => 'contents list'),
    ]);
    expect(doubts(document)).toEqual([]);
  });

  it('what stands below the letters of items, where the text of the paragraph stands, goes on the paragraph', async () => {
    const document = await fromPdf([
      title,
      { text: '1.', x: 60, y: 130 },
      { text: 'Members undertake:', x: 100, y: 130 },
      { text: '(a)', x: 100, y: 145 },
      { text: 'to be fair; and', x: 125, y: 145 },
      { text: '(b)', x: 100, y: 160 },
      { text: 'to read the papers.', x: 125, y: 160 },
      { text: 'Both are given for the whole of a term.', x: 100, y: 175 },
      { text: '2.', x: 60, y: 200 },
      { text: 'Officers advise.', x: 100, y: 200 },
    ]);
    expect(sketch(document)).toEqual([
      '1 Members undertake: ¶ Both are given for the whole of a term. {(a) to be fair; and; (b) to read the papers.}',
      '2 Officers advise.',
    ]);
    expect(doubts(document)).toEqual([]);
  });

  it('of two lines with the mark of a note the small one is the note, and the other a paragraph', async () => {
    const document = await fromPdf([
      title,
      { text: '1', x: 60, y: 130 },
      { text: 'Members are told.', x: 90, y: 130 },
      { text: '2', x: 178, y: 126, size: 6 },
      { text: `This is so always, ${LONG}`, x: 90, y: 150 },
      { text: '2', x: 60, y: 190 },
      { text: 'A record is published.', x: 90, y: 190 },
      { text: '2 See also the other protocol.', x: 60, y: 700, size: 8 },
    ]);
    expect(sketch(document).at(-1)).toBe('2 A record is published.');
    expect(document.pieces.flatMap(({ notes = [] }) => notes.map(({ text }) => text))).toEqual([
      'See also the other protocol.',
    ]);
  });

  it.each(['frame', 'grey'] as const)(
    'a text in a %s box is a paragraph of its own, and its heading is none',
    async (box) => {
      const document = await fromPdf([
        title,
        { text: '1. Roles', x: 60, y: 120, size: 13, bold: true },
        { text: '1.1', x: 60, y: 140 },
        { text: `Members decide, ${LONG}`, x: 100, y: 140 },
        { text: 'works for it, may rely on that.', x: 100, y: 154 },
        { box, from: [90, 170], to: [500, 220] },
        { text: 'Good practice', x: 100, y: 190, bold: true },
        { text: 'Ask in one message, and say by when.', x: 100, y: 206 },
        { text: '1.2', x: 60, y: 250 },
        { text: 'Officers advise.', x: 100, y: 250 },
      ]);
      expect(sketch(document)).toEqual([
        `[Roles] 1.1 Members decide, ${LONG} works for it, may rely on that.`,
        '[Roles] (roles) Good practice ¶ Ask in one message, and say by when.',
        '[Roles] 1.2 Officers advise.',
      ]);
      expect(doubts(document)).toEqual(['no-number']);
    },
  );

  it('a ground behind a heading, or behind paragraphs with their numbers, is no box', async () => {
    const document = await fromPdf([
      title,
      { box: 'grey', from: [50, 105], to: [540, 128] },
      { text: 'Roles', x: 60, y: 120, bold: true },
      { box: 'frame', from: [50, 130], to: [540, 190] },
      { text: '1.1', x: 60, y: 145 },
      { text: `Members decide, ${LONG}`, x: 100, y: 145 },
      { text: '1.2', x: 60, y: 170 },
      { text: 'Officers advise.', x: 100, y: 170 },
    ]);
    expect(sketch(document)).toEqual([`[Roles] 1.1 Members decide, ${LONG}`, '[Roles] 1.2 Officers advise.']);
    expect(doubts(document)).toEqual([]);
  });

  it('a note at the end of the text goes to the paragraph of an earlier page that cites it', async () => {
    const document = await fromPdf(
      [
        title,
        { text: '1.', x: 60, y: 130 },
        { text: 'Members are told.', x: 90, y: 130 },
        { text: '1', x: 178, y: 126, size: 6 },
      ],
      [
        { text: '2.', x: 60, y: 130 },
        { text: `Officers advise, ${LONG}`, x: 90, y: 130 },
        { text: '3.', x: 60, y: 150 },
        { text: 'Nothing else is said.', x: 90, y: 150 },
        { text: '1 See also the other protocol.', x: 60, y: 200, size: 8 },
      ],
    );
    expect(sketch(document)).toEqual(['1 Members are told.', `2 Officers advise, ${LONG}`, '3 Nothing else is said.']);
    const cites = document.pieces.find(({ notes }) => notes !== undefined);
    expect([cites?.text, cites?.notes?.map(({ text }) => text)]).toEqual([
      'Members are told.',
      ['See also the other protocol.'],
    ]);
  });

  it('heads of left and right pages that differ are left out, where a number at their edge counts the pages', async () => {
    const body = (number: number): Drawn => [
      { text: `${number}.`, x: 60, y: 150 },
      { text: `Officers advise, ${LONG}.`, x: 90, y: 150 },
    ];
    const document = await fromPdf(
      [
        { text: '12', x: 60, y: 50, size: 9 },
        { text: 'Anytown Council', x: 450, y: 50, size: 9 },
        { ...title, y: 110 },
        ...body(1),
      ],
      [{ text: 'Members: Part 5', x: 60, y: 50, size: 9 }, { text: '13', x: 520, y: 50, size: 9 }, ...body(2)],
    );
    expect(document.title).toBe('Protocol');
    expect(leftOut(document)).toEqual([
      'running header or footer: 12 Anytown Council',
      'running header or footer: Members: Part 5 13',
    ]);
    expect(doubts(document)).toEqual([]);
  });

  it('the name of the council is not the title, however large it is', async () => {
    const document = await fromPdf([
      { text: 'ANYTOWN COUNCIL', x: 60, y: 60, size: 22, bold: true },
      { text: 'Scheme of Enquiries', x: 60, y: 90, size: 18 },
      { text: '1.', x: 60, y: 130 },
      { text: 'Members decide.', x: 90, y: 130 },
      { text: '2.', x: 60, y: 150 },
      { text: 'Officers advise.', x: 90, y: 150 },
    ]);
    expect(document.title).toBe('Scheme of Enquiries');
    expect(leftOut(document)).toEqual(['a line of the cover: ANYTOWN COUNCIL']);
  });

  it('a text below a list that has no number above it is doubted', async () => {
    const document = await fromPdf([
      title,
      { text: 'SCHEDULE - Examples', x: 60, y: 130, size: 14, bold: true },
      { text: 'These are services of every day:', x: 60, y: 150 },
      { text: '(a)', x: 66, y: 170 },
      { text: 'bins; and', x: 90, y: 170 },
      { text: '(b)', x: 66, y: 190 },
      { text: 'lights.', x: 90, y: 190 },
      { text: 'Others may be.', x: 60, y: 215 },
    ]);
    expect(sketch(document)).toEqual([
      '[SCHEDULE - Examples] (schedule) These are services of every day: ¶ Others may be. {(a) bins; and; (b) lights.}',
    ]);
    expect(doubts(document)).toEqual(['no-number']);
  });
});
