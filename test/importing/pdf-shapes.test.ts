import { describe, expect, it } from 'vitest';
import { readPdf } from '../../src/importing/pdf/read-pdf.ts';
import { type Drawn, drawnPdf, line } from './bare-pdf.ts';
import { doubts, leftOut, recognised, sketch } from './sketch.ts';

const fromPdf = async (...pages: Drawn[]) => recognised(await readPdf(drawnPdf(pages)));
const LONG = 'and it holds for every member of the Council and for every officer who';
const title = { text: 'Protocol', x: 60, y: 80, size: 20, bold: true };

describe('shapes of printed pages', () => {
  it('what stands in the left margin at the height of a number is the heading of that paragraph', async () => {
    const document = await fromPdf([
      title,
      ...line(130, [60, 'PART I - GENERAL', { size: 14, bold: true }]),
      ...line(150, [60, 'What this is', { size: 9 }], [160, '1.'], [190, 'This is the protocol of the Council, ']),
      ...line(164, [190, 'which is read by all.']),
      ...line(185, [60, 'Whom it binds, and', { size: 9 }]),
      ...line(196, [60, 'what it leaves free', { size: 9 }]),
      ...line(185, [160, '2.'], [190, `It binds members, ${LONG.slice(0, 52)}`]),
      ...line(199, [190, 'works for it.']),
      ...line(230, [60, 'PART II - ADVICE', { size: 14, bold: true }]),
      ...line(250, [60, 'Form', { size: 9 }], [160, '3.'], [190, 'Advice is given in writing.']),
      ...line(270, [160, '4.'], [190, 'It is kept.']),
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
      ...line(130, [60, `${number}. ${LONG.charAt(0).toUpperCase()}${LONG.slice(1)}`]),
      ...line(144, [60, 'works for it, without any exception.']),
      ...line(800, [240, 'Page'], [290, `${number}`], [300, 'of 3']),
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
      ...line(130, [60, '1. The times are:']),
      ...rows.flatMap((row, at) =>
        row.map((text, column) => ({ text, x: [60, 160, 220][column] ?? 0, y: 150 + at * 15 })),
      ),
      ...line(230, [60, `2. Days are working days, ${LONG}.`]),
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
      ...line(130, [60, '1. The desks are:']),
      { box: 'grey', from: [55, 140], to: [160, 190] },
      ...rows.flatMap((row, at) => row.map((text, column) => ({ text, x: [60, 166][column] ?? 0, y: 155 + at * 15 }))),
      ...line(230, [60, `2. Days are working days, ${LONG}.`]),
    ]);
    expect(sketch(document).map((line) => line.slice(0, 17))).toEqual(['1 The desks are: ', '2 Days are workin']);
  });

  it('bullets in two columns are read down the first, then down the second', async () => {
    const bullets = ['bins;', 'lights;', 'trees;', 'parks;', 'roads;', 'paths.'];
    const document = await fromPdf(
      [
        title,
        ...line(130, [60, '1.'], [90, 'These are services of every day:']),
        ...bullets.flatMap((text, at) => [
          { text: '-', x: at < 3 ? 90 : 316, y: 150 + (at % 3) * 18 },
          { text, x: at < 3 ? 104 : 330, y: 150 + (at % 3) * 18 },
        ]),
        ...line(210, [60, '2.'], [90, `All others are not, ${LONG}.`]),
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
        ...line(110, [60, 'Version 2 \xb7 Approved by Cabinet 6 May 2024 \xb7 Owner: Head of Media']),
        ...line(140, [60, 'Contents', { size: 13, bold: true }]),
        ...heads.map((head, at) => ({
          text: `${head} ${'.'.repeat(128 - head.length)} ${at + 2}`,
          x: 60,
          y: 160 + at * 15,
        })),
      ],
      [
        ...line(100, [60, 'A Purpose', { size: 13, bold: true }]),
        ...line(120, [60, 'Everybody reads this.']),
        ...line(140, [60, '1'], [90, 'It holds for statements.']),
        ...line(170, [60, 'B Media', { size: 13, bold: true }]),
        ...line(190, [60, '2'], [90, 'Members may speak to them.']),
        ...line(220, [60, 'Annex 1 Checklist', { size: 13, bold: true }]),
        ...line(240, [60, '1'], [90, 'Is it true?']),
        ...line(260, [60, '2'], [90, 'Who says so?']),
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
      ...line(130, [60, '1.'], [100, 'Members undertake:']),
      ...line(145, [100, '(a)'], [125, 'to be fair; and']),
      ...line(160, [100, '(b)'], [125, 'to read the papers.']),
      ...line(175, [100, 'Both are given for the whole of a term.']),
      ...line(200, [60, '2.'], [100, 'Officers advise.']),
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
      ...line(130, [60, '1'], [90, 'Members are told.']),
      ...line(126, [178, '2', { size: 6 }]),
      ...line(150, [90, `This is so always, ${LONG}`]),
      ...line(190, [60, '2'], [90, 'A record is published.']),
      ...line(700, [60, '2 See also the other protocol.', { size: 8 }]),
    ]);
    expect(sketch(document).at(-1)).toBe('2 A record is published.');
    expect(document.pieces.flatMap(({ notes = [] }) => notes.map(({ text }) => text))).toEqual([
      'See also the other protocol.',
    ]);
  });

  it('a star behind a word is the mark of the note at the foot, which is whole, and one without a note stays', async () => {
    const document = await fromPdf([
      title,
      ...line(130, [60, '1'], [90, 'Members are told.*']),
      ...line(150, [60, '2'], [90, `Those marked* are not, ${LONG}`]),
      ...line(164, [90, 'works for it.']),
      ...line(700, [60, '* A note of it is kept by the Chief Execu-', { size: 8 }]),
      ...line(710, [60, 'tive, and by nobody else.', { size: 8 }]),
    ]);
    expect(sketch(document)).toEqual(['1 Members are told.', `2 Those marked are not, ${LONG} works for it.`]);
    expect(document.pieces.flatMap(({ notes = [] }) => notes.map(({ text }) => text))).toEqual([
      'A note of it is kept by the Chief Executive, and by nobody else.',
      'A note of it is kept by the Chief Executive, and by nobody else.',
    ]);
    const without = await fromPdf([
      title,
      ...line(130, [60, '1'], [90, 'Rooms marked* are let.']),
      ...line(150, [60, '2'], [90, 'Others are not.']),
    ]);
    expect(sketch(without)[0]).toBe('1 Rooms marked* are let.');
  });

  it('the head of one page above two columns is left out in both of its pieces, and doubted', async () => {
    const columns = (from: number): Drawn =>
      [0, 1].flatMap((at) => [
        ...Array.from({ length: 14 }, (_, row) => [
          ...line(
            130 + row * 40,
            [60 + at * 260, `${from + at * 14 + row}`],
            [84 + at * 260, 'Members and officers rely on each'],
          ),
          ...line(143 + row * 40, [84 + at * 260, 'other, and on nobody else here.']),
        ]).flat(),
      ]);
    const document = await fromPdf(
      [title, ...columns(1)],
      [...line(50, [60, 'How members and officers work'], [450, 'Tarn Council']), ...columns(29)],
    );
    expect(sketch(document)).toHaveLength(56);
    expect(sketch(document).join()).not.toMatch(/How members|Tarn/);
    expect(leftOut(document)).toEqual([
      'a line at the edge of the page: How members and officers work',
      'a line at the edge of the page: Tarn Council',
    ]);
    expect(doubts(document).filter((kind) => kind === 'left-out')).toHaveLength(2);
  });

  it('a row of a table at the edge of a page, far from the rows beside it, is no head of that page', async () => {
    const row = (y: number, what: string, when: string) => line(y, [90, what], [300, when]);
    const document = await fromPdf(
      [
        title,
        ...line(130, [60, '1.'], [90, `Members are answered in these times, ${LONG}`]),
        ...line(144, [90, 'works for it, without being asked twice.']),
        ...row(700, 'What is asked', 'By when'),
        ...row(735, 'A letter', 'five days'),
        ...row(770, 'An e-mail', 'two days'),
      ],
      [
        ...row(50, 'A question at a meeting', 'ten days'),
        ...row(85, 'A request for papers', 'twenty days'),
        ...line(130, [60, '2.'], [90, `Nobody waits longer than that, ${LONG}`]),
        ...line(144, [90, 'works for it, and is told so.']),
      ],
    );
    expect(leftOut(document)).toEqual([]);
    expect(sketch(document)[0]).toContain('A question at a meeting | ten days / A request for papers | twenty days>');
  });

  it.each(['frame', 'grey'] as const)(
    'a text in a %s box is a paragraph of its own, and its heading is none',
    async (box) => {
      const document = await fromPdf([
        title,
        ...line(120, [60, '1. Roles', { size: 13, bold: true }]),
        ...line(140, [60, '1.1'], [100, `Members decide, ${LONG}`]),
        ...line(154, [100, 'works for it, may rely on that.']),
        { box, from: [90, 170], to: [500, 220] },
        ...line(190, [100, 'Good practice', { bold: true }]),
        ...line(206, [100, 'Ask in one message, and say by when.']),
        ...line(250, [60, '1.2'], [100, 'Officers advise.']),
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
      ...line(120, [60, 'Roles', { bold: true }]),
      { box: 'frame', from: [50, 130], to: [540, 190] },
      ...line(145, [60, '1.1'], [100, `Members decide, ${LONG}`]),
      ...line(170, [60, '1.2'], [100, 'Officers advise.']),
    ]);
    expect(sketch(document)).toEqual([`[Roles] 1.1 Members decide, ${LONG}`, '[Roles] 1.2 Officers advise.']);
    expect(doubts(document)).toEqual([]);
  });

  it('a note at the end of the text goes to the paragraph of an earlier page that cites it', async () => {
    const document = await fromPdf(
      [title, ...line(130, [60, '1.'], [90, 'Members are told.']), ...line(126, [178, '1', { size: 6 }])],
      [
        ...line(130, [60, '2.'], [90, `Officers advise, ${LONG}`]),
        ...line(150, [60, '3.'], [90, 'Nothing else is said.']),
        ...line(200, [60, '1 See also the other protocol.', { size: 8 }]),
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
    const body = (number: number): Drawn => [...line(150, [60, `${number}.`], [90, `Officers advise, ${LONG}.`])];
    const document = await fromPdf(
      [...line(50, [60, '12', { size: 9 }], [450, 'Anytown Council', { size: 9 }]), { ...title, y: 110 }, ...body(1)],
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
      ...line(60, [60, 'ANYTOWN COUNCIL', { size: 22, bold: true }]),
      ...line(90, [60, 'Scheme of Enquiries', { size: 18 }]),
      ...line(130, [60, '1.'], [90, 'Members decide.']),
      ...line(150, [60, '2.'], [90, 'Officers advise.']),
    ]);
    expect(document.title).toBe('Scheme of Enquiries');
    expect(leftOut(document)).toEqual(['a line of the cover: ANYTOWN COUNCIL']);
  });

  it('a text below a list that has no number above it is a paragraph of its own', async () => {
    const document = await fromPdf([
      title,
      ...line(130, [60, 'SCHEDULE - Examples', { size: 14, bold: true }]),
      ...line(150, [60, 'These are services of every day:']),
      ...line(170, [66, '(a)'], [90, 'bins; and']),
      ...line(190, [66, '(b)'], [90, 'lights.']),
      ...line(215, [60, 'Others may be.']),
    ]);
    expect(sketch(document)).toEqual([
      '[SCHEDULE - Examples] (schedule) These are services of every day: {(a) bins; and; (b) lights.}',
      '[SCHEDULE - Examples] (schedule~2) Others may be.',
    ]);
    expect(doubts(document)).toEqual([]);
  });
});
