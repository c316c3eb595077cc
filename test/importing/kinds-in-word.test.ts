import { describe, expect, it } from 'vitest';
import { readDocx } from '../../src/importing/docx/read-docx.ts';
import { withWordedLabels } from '../../src/importing/worded-labels.ts';
import { doubts, leftOut, recognised, sketch } from './sketch.ts';
import { abstractList, level, list, numbered, paragraph, paragraphStyle, styled, wordFile } from './word-file.ts';

const read = (parts: Parameters<typeof wordFile>[0]) => recognised(withWordedLabels(readDocx(wordFile(parts))));
const heading = (text: string) => paragraph(text, styled('H1'));
const cell = (text: string) => `<w:tc>${text}</w:tc>`;
const row = (...cells: readonly string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`;

const styles = [
  paragraphStyle('H1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
  paragraphStyle('Main', 'Title'),
  paragraphStyle('Below', 'Subtitle'),
].join('');
const numbering = [
  abstractList(
    1,
    level(0, 'decimal', 'Part %1'),
    level(1, 'decimal', '%1.%2'),
    level(2, 'lowerLetter', '(%3)'),
    level(3, 'lowerRoman', '(%4)'),
  ),
  list(1, 1),
].join('');

describe('what once went wrong in Word files, each as its kind', () => {
  it('a protocol that is one table keeps its numbers, its headings across, and what stands beside each promise', () => {
    const number = paragraph('', numbered(1, 1));
    const body = [
      paragraph('Charter', styled('Main')),
      heading('Foreword'),
      paragraph('This charter says what becomes of enquiries.'),
      '<w:tbl>',
      row(paragraph('No.'), paragraph('Promise'), paragraph('Who')),
      `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>${paragraph('Times', numbered(1, 0), '<w:b/>')}</w:tc></w:tr>`,
      row(number, paragraph('Every enquiry is acknowledged within one working day of its arrival.'), paragraph('Desk')),
      row(
        number,
        `${paragraph('A reply in full follows, unless another body has to be asked, within:')}${paragraph('ten days; or', numbered(1, 2))}${paragraph('two, in danger.', numbered(1, 2))}`,
        paragraph('Service'),
      ),
      `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>${paragraph('Quality', numbered(1, 0), '<w:b/>')}</w:tc></w:tr>`,
      row(number, paragraph('A holding reply is not a reply, and nobody counts it as one.'), paragraph('')),
      '</w:tbl>',
      heading('Notes'),
      paragraph('A A working day is no Saturday, no Sunday and no holiday.'),
      paragraph('B Other laws have times of their own.'),
    ];
    const document = read({ body: body.join(''), numbering, styles });
    expect(sketch(document)).toEqual([
      '[Foreword] (foreword) This charter says what becomes of enquiries.',
      '[Part 1 Times] 1.1 Every enquiry is acknowledged within one working day of its arrival. <Who | Desk>',
      '[Part 1 Times] 1.2 A reply in full follows, unless another body has to be asked, within: {(a) ten days; or; (b) two, in danger.} <Who | Service>',
      '[Part 2 Quality] 2.1 A holding reply is not a reply, and nobody counts it as one.',
      '[Notes] A A working day is no Saturday, no Sunday and no holiday.',
      '[Notes] B Other laws have times of their own.',
    ]);
    expect(leftOut(document)).toEqual(['the heads of a table: No. Promise Who']);
    expect(doubts(document)).toEqual(['table']);
  });

  it('a table that holds most of a file and is not known to set paragraphs is doubted', () => {
    const promise = 'Every enquiry is answered by somebody who knows, in words that a resident would understand.';
    const rows = ['Desk', 'Service', 'Director', 'Clerk', 'Mayor'].map((who) =>
      row(paragraph(promise), paragraph(who)),
    );
    const body = [
      paragraph('Charter', styled('Main')),
      paragraph('This says what is promised.'),
      '<w:tbl>',
      ...rows,
      '</w:tbl>',
    ];
    expect(doubts(read({ body: body.join(''), styles }))).toEqual(['table']);
  });

  it('a few numbered rows of figures in a longer file stay a table', () => {
    const text = 'The times of replies are in the table, and they run from the day after an enquiry came in. '.repeat(
      8,
    );
    const entry = (number: string, kind: string) =>
      row(paragraph(number), paragraph(`${kind} enquiries that concern more than one service`), paragraph('10'));
    const body = [
      paragraph('Charter', styled('Main')),
      heading('Times'),
      paragraph(text),
      `<w:tbl>${row(paragraph('No.'), paragraph('Kind'), paragraph('Days'))}${entry('1', 'Simple')}${entry('2', 'Complex')}</w:tbl>`,
    ];
    expect(sketch(read({ body: body.join(''), styles }))).toEqual([
      expect.stringContaining('<No. | Kind | Days / 1 |'),
    ]);
  });

  it('a text goes on with the item at whose margin it stands, past the items within that one', () => {
    const body = [
      paragraph('Protocol', styled('Main')),
      paragraph('Constitution, Part 5', styled('Below')),
      paragraph('Members may expect:', numbered(1, 1)),
      paragraph('advice, which includes:', numbered(1, 2)),
      paragraph('the options; and', numbered(1, 3)),
      paragraph('the risks;', numbered(1, 3)),
      paragraph('whether or not it is welcome;', '<w:ind w:left="2160"/>'),
      paragraph('courtesy.', numbered(1, 2)),
      paragraph('Each of these holds for every member.', '<w:ind w:left="1440"/>'),
    ];
    const document = read({ body: body.join(''), numbering, styles });
    expect(sketch(document)).toEqual([
      '1.1 Members may expect: ¶ Each of these holds for every member. {(a) advice, which includes: ¶ whether or not it is welcome; {(i) the options; and; (ii) the risks;}; (b) courtesy.}',
    ]);
    expect(leftOut(document)).toEqual(['a line of the cover: Constitution, Part 5']);
  });

  it('definitions whose number was taken away, and a box beside a paragraph, are their own paragraphs', () => {
    const box = `<w:p><w:pPr>${numbered(1, 1)}</w:pPr><w:r><w:pict><w:txbxContent>${paragraph('Note: advice is on the intranet.')}</w:txbxContent></w:pict></w:r><w:r><w:t>A member follows advice.</w:t></w:r></w:p>`;
    const body = [
      paragraph('Code', styled('Main')),
      paragraph('The words below mean what stands beside them.', numbered(1, 1)),
      paragraph('“Clerk” means the officer appointed under Rule 4.', '<w:numPr><w:numId w:val="0"/></w:numPr>'),
      paragraph('“Member” includes a co-opted member.', '<w:numPr><w:numId w:val="0"/></w:numPr>'),
      box,
      paragraph('Headings mean nothing.', numbered(1, 1)),
    ];
    const document = read({ body: body.join(''), numbering, styles });
    expect(sketch(document)).toEqual([
      '1.1 The words below mean what stands beside them.',
      '(preamble) “Clerk” means the officer appointed under Rule 4.',
      '(preamble~2) “Member” includes a co-opted member.',
      '1.2 A member follows advice.',
      '(preamble~3) Note: advice is on the intranet.',
      '1.3 Headings mean nothing.',
    ]);
    expect(doubts(document)).toEqual(['no-number', 'no-number', 'moved']);
  });
});
