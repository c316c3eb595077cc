import { describe, expect, it } from 'vitest';
import { readDocx } from '../../src/importing/docx/read-docx.ts';
import { readHtml } from '../../src/importing/html/read-html.ts';
import { applyFix, describe as describeDocument } from '../../src/importing/index.ts';
import { readAndRecognise } from '../../src/importing/read-file.ts';
import { pageOf, pdf, stream } from './bare-pdf.ts';
import { doubts, fromText, leftOut, recognised, sketch } from './sketch.ts';
import { paragraph, wordFile } from './word-file.ts';

const page = (main: string, style = '') =>
  recognised(readHtml(`<!doctype html><head><style>${style}</style></head><main><h1>Ward Protocol</h1>${main}</main>`));

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
});
