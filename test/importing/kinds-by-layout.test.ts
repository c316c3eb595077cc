import { describe, expect, it } from 'vitest';
import { readDocx } from '../../src/importing/docx/read-docx.ts';
import { readHtml } from '../../src/importing/html/read-html.ts';
import { applyFix, describe as describeDocument } from '../../src/importing/index.ts';
import { readPdf } from '../../src/importing/pdf/read-pdf.ts';
import { readAndRecognise } from '../../src/importing/read-file.ts';
import { type Drawn, drawnPdf, line, pageOf, pdf, stream } from './bare-pdf.ts';
import { doubts, fromText, leftOut, recognised, sketch } from './sketch.ts';
import { paragraph, wordFile } from './word-file.ts';

const page = (main: string, style = '') =>
  recognised(readHtml(`<!doctype html><head><style>${style}</style></head><main><h1>Ward Protocol</h1>${main}</main>`));

const fromPdf = async (...pages: Drawn[]) => recognised(await readPdf(drawnPdf(pages)));

describe('what a layout does to a text, whatever program made it', () => {
  it('paragraphs that are counted in brackets go on counting below every heading', () => {
    const document = fromText(`Ward Protocol

Letters

(1) Letters are answered by the officer who has the file.

(2) The officer says in each of them:

  a) who decides; and

  b) when.

Visits

(3) Visits are arranged a week ahead.

Posts

(4) Posts are yours alone.`);
    expect(sketch(document)).toEqual([
      '[Letters] (1) Letters are answered by the officer who has the file.',
      '[Letters] (2) The officer says in each of them: {a) who decides; and; b) when.}',
      '[Visits] (3) Visits are arranged a week ahead.',
      '[Posts] (4) Posts are yours alone.',
    ]);
    expect(doubts(document)).toEqual([]);
  });

  it('arrows and other signs before items are bullets', () => {
    for (const sign of ['→', '➜', '»', '◆', '☐', '▸'])
      expect(
        sketch(fromText(`1. Say on the form:\n\n${sign} your name;\n\n${sign} your ward.\n\n2. Sign it.`)),
      ).toEqual([`1 Say on the form: {${sign} your name;; ${sign} your ward.}`, '2 Sign it.']);
  });

  it('notes in square brackets at the end of a text stay with what cites them', () => {
    const text = `1. Gifts are declared within a month.[1]\n\n2. The list is public.[2]\n\n3. It is read out [see below].\n\n----------\n[1] Minute 14 of May 2021, as\namended.\n[2] It is on the website.\n`;
    expect(
      describeDocument(fromText(text)).clauses.map((each) => [each.text, each.notes?.map((note) => note.text)]),
    ).toEqual([
      ['Gifts are declared within a month.', ['Minute 14 of May 2021, as amended.']],
      ['The list is public.', ['It is on the website.']],
      ['It is read out [see below].', undefined],
    ]);
  });

  it('and what stands in brackets in the middle of a text is none of them', () => {
    const text = '1. The form is as in [1].\n\n[1] The blue form.\n\n2. It is sent to the Clerk.';
    expect(sketch(fromText(text)).join(' ')).toContain('[1] The blue form.');
  });

  it('what an e-mail quotes is read without its signs, which are left out', () => {
    const document = fromText(
      'From: Kim Reid <kim@northmere.example>\nSent: 3 March 2025 14:22\nTo: Jo Marsh\nSubject: RE: protocol\n\nDear Jo,\n\nHere it is.\n\n> Ward Protocol\n>\n> Letters\n>\n> 1. Letters are answered by the officer who\n>    has the file.\n>\n> 2. Nobody > the Clerk decides.\n\nRegards\nKim',
    );
    expect(sketch(document)).toEqual([
      '[Letters] 1 Letters are answered by the officer who has the file.',
      '[Letters] 2 Nobody > the Clerk decides.',
    ]);
    expect(leftOut(document)[0]).toMatch(/^the signs of what an e-mail quotes: >+$/);
  });

  it('a style sheet says what is bold, and a heading in bold is one', () => {
    const document = page(
      '<p class="name">Letters</p><p>1. They are answered.</p><p class="name">Visits</p><p>2. They are <span class="name">arranged</span>.</p>',
      '.name { font-weight: bold }',
    );
    expect(sketch(document)).toEqual(['[Letters] 1 They are answered.', '[Visits] 2 They are arranged.']);
    const plain = page(
      '<b style="font-weight:normal"><p>1. They are answered.</p><p>Letters</p><p>2. They are arranged.</p></b>',
    );
    expect(sketch(plain)).toHaveLength(2);
    expect(doubts(plain)).toEqual(['maybe-heading']);
  });

  it.each([
    [
      'a style sheet frames',
      '<div class="note"><p>Good practice is to ring first.</p></div>',
      '.note { border: 1px solid #333 }',
    ],
    ['a style sheet colours', '<p class="note">Good practice is to ring first.</p>', '.note { background: #eef }'],
  ])('a box that %s is a paragraph of its own behind the last item of a list', (_, box, style) => {
    const document = page(
      `<p>1. Say on the form:</p><ul><li>your name;</li><li>your ward.</li></ul>${box}<p>2. Sign it, and send it to the Clerk at the town hall.</p>`,
      style,
    );
    expect(sketch(document)).toEqual([
      '1 Say on the form: {• your name;; • your ward.}',
      '(preamble) Good practice is to ring first.',
      '2 Sign it, and send it to the Clerk at the town hall.',
    ]);
    expect(doubts(document)).toEqual(['no-number']);
  });

  const sides = ['top', 'left', 'bottom', 'right'].map((side) => `<w:${side} w:val="single" w:sz="4"/>`).join('');
  it.each([
    ['frames', paragraph('Good practice is to ring first.', `<w:pBdr>${sides}</w:pBdr>`)],
    ['colours', paragraph('Good practice is to ring first.', '<w:shd w:val="clear" w:fill="DDEEFF"/>')],
    [
      'puts in a table of one cell',
      `<w:tbl><w:tr><w:tc>${paragraph('Good practice is to ring first.')}</w:tc></w:tr></w:tbl>`,
    ],
  ])('so is one that Word %s', (_, box) => {
    const texts = ['Ward Protocol', '1. Say on the form:', '(a) your name;', '(b) your ward.'].map((text) =>
      paragraph(text),
    );
    const body = [...texts, box, paragraph('2. Sign it, and send it to the Clerk at the town hall.')].join('');
    const document = recognised(readDocx(wordFile({ body })));
    expect(sketch(document)).toEqual([
      '1 Say on the form: {(a) your name;; (b) your ward.}',
      '(preamble) Good practice is to ring first.',
      '2 Sign it, and send it to the Clerk at the town hall.',
    ]);
    expect(doubts(document)).toEqual(['no-number']);
  });

  it('a page that is turned is read as it is seen', async () => {
    const lines = [
      'Ward Protocol',
      '1. Letters are answered by the officer who has the file.',
      '2. Visits are arranged.',
    ];
    // Along the left edge of the sheet from below, which is shown turned to the right.
    const content = lines.map((text, at) => `BT /F1 11 Tf 0 1 -1 0 ${80 + at * 30} 60 Tm (${text}) Tj ET`).join('\n');
    const turned = pdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      pageOf(4).replace('/MediaBox', '/Rotate 90 /MediaBox'),
      stream(content),
    ]);
    expect(sketch(await readAndRecognise({ name: 'turned.pdf', bytes: turned }))).toEqual([
      '1 Letters are answered by the officer who has the file.',
      '2 Visits are arranged.',
    ]);
  });

  it('a doubt about a heading names the paragraphs that take it, and so does one about what may be a heading', () => {
    const document = fromText(
      'Ward Protocol\n\n1. Letters are answered.\n\nVisits and posts\n\nnobody knows\n\n2. Visits are arranged.\n\n3. Posts are yours.',
    );
    const told = describeDocument(document).doubts.find(({ kind }) => kind === 'maybe-heading');
    const fix = told?.fixes.find(({ kind }) => kind === 'become');
    expect(fix).toBeDefined();
    expect(told?.reaches).toEqual(['2', '3']);
    expect(told?.why).toMatch(/As a heading it would stand over paragraph 2 and paragraph 3\.$/);
    if (fix) expect(sketch(applyFix(document, fix)).at(-1)).toMatch(/^\[Visits and posts\] 3/);
  });

  it('columns whose numbers hang are parted between the columns, not behind the numbers', async () => {
    const column = (x: number, number: number, texts: readonly string[]): Drawn =>
      texts.flatMap((text, at) => [
        ...(at === 0 ? line(110 + number * 60, [x, `${number}.`]) : []),
        ...line(110 + number * 60 + at * 14, [x + 40, text]),
      ]);
    const long = [
      'Letters are answered by the officer',
      'who has the file, or by the one who',
      'stands in for that officer in a week.',
    ];
    const numbers = [1, 2, 3, 4, 5];
    const document = await fromPdf([
      { text: 'Ward Protocol', x: 50, y: 60, size: 20, bold: true },
      ...numbers.flatMap((number) => column(50, number, long)),
      ...numbers.flatMap((number) =>
        column(310, number, long).map((each) =>
          'text' in each && /^\d/.test(each.text) ? { ...each, text: `${number + 5}.` } : each,
        ),
      ),
    ]);
    expect(sketch(document)).toEqual(Array.from({ length: 10 }, (_, at) => `${at + 1} ${long.join(' ')}`));
    expect(doubts(document)).toEqual([]);
  });

  it('the last column of a table without lines is no column of text', async () => {
    const row = (y: number, ...cells: readonly string[]): Drawn =>
      line(y, [50, cells[0] ?? ''], [200, cells[1] ?? ''], [350, cells[2] ?? '']);
    const document = await fromPdf([
      { text: 'Ward Protocol', x: 50, y: 60, size: 20, bold: true },
      ...line(100, [50, '1.'], [80, 'The times for a reply are these:']),
      ...row(130, 'Kind of enquiry', 'Who answers', 'When it is answered'),
      ...['Letter', 'Call', 'Visit', 'Petition', 'Question', 'Complaint', 'Request', 'Report'].flatMap((kind, at) =>
        row(160 + at * 30, `${kind} to the ward`, 'The officer for it', `${at + 1} working days after`),
      ),
      ...line(430, [50, '2.'], [80, 'They are counted from the day after.']),
    ]);
    expect(sketch(document)).toHaveLength(2);
    expect(sketch(document)[0]).toContain(
      '<Kind of enquiry | Who answers | When it is answered / Letter to the ward | The officer for it | 1 working days after',
    );
  });

  it('a word that the end of a line breaks is whole again in a cell as in a text', async () => {
    const document = await fromPdf([
      { text: 'Ward Protocol', x: 50, y: 60, size: 20, bold: true },
      ...line(100, [50, '1.'], [80, 'A contractor is asked as shown:']),
      {
        table: [
          ['Who', 'When'],
          ['The con-', 'a day'],
          ['Clerk', 'a week'],
        ],
        xs: [50, 250, 450],
        y: 120,
      },
      ...line(146 + 14, [55, 'tractor']),
    ]);
    expect(sketch(document)[0]).toContain('<Who | When / The contractor | a day / Clerk | a week>');
  });

  it('a list below the colon of an item lies in that, wherever its letters stand, and the items go on behind it', async () => {
    const document = await fromPdf([
      { text: 'Ward Protocol', x: 50, y: 60, size: 20, bold: true },
      ...line(100, [50, '1.'], [90, 'The form says:']),
      ...line(120, [70, 'a.'], [90, 'how it was sent:']),
      ...line(140, [50, 'i.'], [90, 'by letter; or']),
      ...line(160, [50, 'ii.'], [90, 'by e-mail;']),
      ...line(180, [70, 'b.'], [90, 'when.']),
      ...line(200, [50, '2.'], [90, 'It is signed.']),
    ]);
    expect(sketch(document)).toEqual([
      '1 The form says: {a. how it was sent: {i. by letter; or; ii. by e-mail;}; b. when.}',
      '2 It is signed.',
    ]);
  });

  it('a table that Word writes with tabs is one, also without lines around it', () => {
    const document = fromText(
      'Ward Protocol\n1\tTimes\n1.1\tThe times are these:\nKind\tWho\tWhen\nLetter\tClerk\t10 working days\nVisit\tWarden\tthe same day\n1.2\tThey are counted from the day after.',
    );
    expect(sketch(document)).toEqual([
      '[Times] 1.1 The times are these: <Kind | Who | When / Letter | Clerk | 10 working days / Visit | Warden | the same day>',
      '[Times] 1.2 They are counted from the day after.',
    ]);
  });

  it('a short line below a full one is a heading where a sentence ended there and a number follows', () => {
    const document = fromText(
      'Ward Protocol\nLetters\n1.\tLetters are answered by the officer who has the file, within ten days,\nwhoever wrote them, and by whatever way they came to the Council first.\nVisits to the ward\n2.\tVisits are arranged a week ahead by the officer who has the file, with\nthe members for that ward.',
    );
    expect(sketch(document).map((each) => each.slice(0, 32))).toEqual([
      '[Letters] 1 Letters are answered',
      '[Visits to the ward] 2 Visits ar',
    ]);
  });

  it('what goes on behind a full line with a capital, a pound or a hyphenated word goes on', () => {
    const text =
      '1.  The cost is told to the members for that ward if it is more than\n£500 in a year, and the reason for it on a strict need-\nto-know basis under the rules that the Monitoring Officer and the\nCouncil have agreed.\n\n2.  The Clerk signs what is sent, and keeps a copy of it on the file for\nsix years.';
    expect(sketch(fromText(text))).toEqual([
      '1 The cost is told to the members for that ward if it is more than £500 in a year, and the reason for it on a strict need-to-know basis under the rules that the Monitoring Officer and the Council have agreed.',
      '2 The Clerk signs what is sent, and keeps a copy of it on the file for six years.',
    ]);
  });

  it('where only full lines part paragraphs, one that ends a sentence is doubted, and one press parts them', () => {
    const full = 'Every letter to a member is answered by the officer who has the whole file.';
    const document = fromText(
      [
        'Ward Protocol',
        'Letters',
        full,
        'Visits are arranged a week ahead by the same officer, or by another who',
        'stands in.',
        'Posts',
        'Posts are yours alone, and no officer writes or answers them for you or',
        'for any other member of the Council, whatever that member may have said in',
        'any other.',
      ].join('\n'),
    );
    expect(sketch(document)).toHaveLength(2);
    const told = document.doubts.find(({ kind }) => kind === 'no-number');
    const fix = told?.fixes.find(({ kind }) => kind === 'split');
    expect(fix && sketch(applyFix(document, fix)).map((each) => each.slice(0, 41))).toEqual([
      '[Letters] (letters) Every letter to a mem',
      '[Letters] (letters~2) Visits are arranged',
      '[Posts] (posts) Posts are yours alone, an',
    ]);
  });

  it('a list of contents whose lines are full is left out line by line', () => {
    const dots = '.'.repeat(48);
    const document = fromText(
      `Ward Protocol\n\nContents\n\nLetters to members ${dots} 2\nVisits to the ward ${dots} 3\n\nLetters to members\n\n1. They are answered.\n\nVisits to the ward\n\n2. They are arranged.`,
    );
    expect(sketch(document)).toEqual([
      '[Letters to members] 1 They are answered.',
      '[Visits to the ward] 2 They are arranged.',
    ]);
  });

  it('numbers say which of two headings lies in the other where both are underlined alike', () => {
    const document = fromText(
      '1. Letters\n----------\n\n1.1 Times\n---------\n\n1.1.1 They are answered.\n\n1.2 Forms\n---------\n\n1.2.1 They are kept.\n\n2. Visits\n---------\n\n2.1 Times\n---------\n\n2.1.1 They are arranged.',
    );
    expect(sketch(document)).toEqual([
      '[Letters > Times] 1.1.1 They are answered.',
      '[Letters > Forms] 1.2.1 They are kept.',
      '[Visits > Times] 2.1.1 They are arranged.',
    ]);
  });
});

describe('what a layout does to a page', () => {
  it('raised signs without a link cite the notes at the end, and one without a note stays in its text', () => {
    const document = page(
      '<p>1. Gifts are declared.<sup>1</sup></p><p>2. The list is public.<sup>2</sup></p><p>3. The hall has 90 m<sup>9</sup>.</p><hr><p><sup>1</sup> Minute 14.</p><p><sup>2</sup> On the website.</p>',
    );
    expect(describeDocument(document).clauses.map((each) => [each.text, each.notes?.map((note) => note.text)])).toEqual(
      [
        ['Gifts are declared.', ['Minute 14.']],
        ['The list is public.', ['On the website.']],
        ['The hall has 90 m9.', undefined],
      ],
    );
  });

  it('paragraphs that stand in a table of their own each are paragraphs, with their lists', () => {
    const row = (number: string, text: string) => `<table><tr><td>${number}</td><td>${text}</td></tr></table>`;
    const document = page(
      `${row('1.', 'The form says these things:<ul><li>your name;</li><li>your ward.</li></ul>')}${row('2.', 'It is signed by you and by the Clerk.')}`,
    );
    expect(sketch(document)).toEqual([
      '1 The form says these things: {• your name;; • your ward.}',
      '2 It is signed by you and by the Clerk.',
    ]);
  });

  it('a mark that only a style sets apart from its text is one', () => {
    const item = (mark: string, text: string) =>
      `<p><span style="display:inline-block;width:2em">${mark}</span>${text}</p>`;
    expect(
      sketch(
        page(`<p>1. The form says:</p>${item('a.', 'your name;')}${item('b.', 'your ward.')}<p>2. It is signed.</p>`),
      ),
    ).toEqual(['1 The form says: {a. your name;; b. your ward.}', '2 It is signed.']);
  });

  it('a reference that begins a line of a box makes it no ground behind the text', async () => {
    const document = await fromPdf([
      { text: 'Ward Protocol', x: 50, y: 60, size: 20, bold: true },
      ...line(100, [50, '1.'], [80, 'Letters are answered by the officer who has the file in the office.']),
      { box: 'frame', from: [50, 115], to: [500, 160] },
      ...line(130, [60, 'Good practice is to ring before you write, as it says in paragraph']),
      ...line(144, [60, '3.2 of the handbook.']),
      ...line(190, [50, '2.'], [80, 'Visits are arranged a week ahead by the same officer of the Council.']),
      ...line(210, [50, '3.'], [80, 'Posts are yours alone, and no officer writes them for you or answers.']),
    ]);
    expect(sketch(document)[1]).toBe(
      '(preamble) Good practice is to ring before you write, as it says in paragraph 3.2 of the handbook.',
    );
    expect(doubts(document)).toEqual(['no-number']);
  });

  it('what stands once above the text of a page is left out and doubted, however long it is', async () => {
    const head = 'Northmere District Council of the Vale: Protocol on Wards and their Members';
    const text = (from: number): Drawn =>
      Array.from({ length: 6 }, (_, at) =>
        line(110 + at * 30, [50, `${from + at}.`], [80, 'Letters are answered by the officer.']),
      ).flat();
    const document = await fromPdf(
      [{ text: 'Ward Protocol', x: 50, y: 60, size: 20, bold: true }, ...text(1)],
      [...line(40, [120, head]), ...text(7)],
    );
    expect(leftOut(document)).toEqual([`a line at the edge of the page: ${head}`]);
    expect(doubts(document)).toEqual(['left-out']);
  });

  it('a gap in the middle of a word is taken out where the word stands elsewhere, and said', async () => {
    const document = await fromPdf([
      { text: 'Ward Protocol', x: 50, y: 60, size: 20, bold: true },
      ...line(100, [50, '1.'], [80, 'An invitation is answered. Every resi dent may ask for one, or any one else.']),
      ...line(120, [50, '2.'], [80, 'A resident may bring a friend, or anyone who lives there.']),
    ]);
    expect(sketch(document)[0]).toBe('1 An invitation is answered. Every resident may ask for one, or any one else.');
    expect(doubts(document)).toEqual(['words']);
  });

  it('a cell whose letters a page sets in pieces keeps its words, and no wide gap between cells is one between words', async () => {
    const document = await fromPdf([
      { text: 'Ward Protocol', x: 50, y: 60, size: 20, bold: true },
      ...line(100, [50, '1.'], [80, 'The times for a reply are these, counted from the day after it came to us:']),
      ...line(130, [60, 'Kind'], [200, 'Who answers'], [380, 'When']),
      // Helvetica sets "The o" 26.3 points wide in this size.
      ...line(150, [60, 'Letter'], [200, 'The o'], [226.3, 'ffi'], [234.9, 'cer'], [380, 'the same day']),
      ...line(170, [60, 'Visit'], [200, 'The Clerk'], [380, '10 working days']),
      ...line(200, [50, '2.'], [80, 'They are the same for all members of the Council and for its officers.']),
    ]);
    expect(sketch(document)[0]).toContain('Letter | The officer | the same day / Visit | The Clerk | 10 working days');
  });
});
