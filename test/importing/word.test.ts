import { describe, expect, it } from 'vitest';
import { readDocx } from '../../src/importing/docx/read-docx.ts';
import { clausesOf } from '../../src/importing/index.ts';
import { doubts, leftOut, recognised, sketch } from './sketch.ts';
import { abstractList, level, list, numbered, paragraph, paragraphStyle, styled, wordFile } from './word-file.ts';

const read = (parts: Parameters<typeof wordFile>[0]) => recognised(readDocx(wordFile(parts)));
const bold = '<w:b/>';

describe('a Word file in which no number is typed', () => {
  // Levels bound to styles, a restart that only section numbers cause, a list that starts at 5, and an appendix from 1.
  const numbering = [
    abstractList(
      1,
      level(0, 'decimal', '%1.', '<w:pStyle w:val="Section"/>'),
      level(1, 'decimal', '%1.%2', '<w:pStyle w:val="Rule"/>'),
      level(2, 'lowerLetter', '(%3)', '<w:lvlRestart w:val="2"/>'),
      level(3, 'lowerRoman', '(%4)'),
    ),
    '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Annexed"/></w:abstractNum>',
    abstractList(3, level(0, 'decimal', '%1.'), level(1, 'upperLetter', '%2.')),
    list(1, 1),
    list(2, 2),
    list(3, 3),
    list(4, 3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
    list(
      5,
      1,
      '<w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1"><w:start w:val="5"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:lvlOverride>',
    ),
  ].join('');
  const styles = [
    paragraphStyle(
      'Section',
      'Section',
      '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>',
    ),
    paragraphStyle('Rule', 'Rule', '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'),
    paragraphStyle('Narrow', 'Narrow rule', '<w:basedOn w:val="Rule"/><w:pPr><w:ind w:left="2000"/></w:pPr>'),
    paragraphStyle('Part', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
    '<w:style w:type="numbering" w:styleId="Annexed"><w:name w:val="Annexed"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>',
  ].join('');
  const body = [
    paragraph('Protocol on Relations', '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="36"/>'),
    paragraph('Purpose', styled('Section')),
    paragraph('This protocol guides members.', styled('Rule')),
    paragraph('Standing', '', bold),
    paragraph('It is part of the Constitution:', styled('Narrow')),
    paragraph('as Part 5; and', numbered(1, 2)),
    paragraph('with the same standing as', numbered(1, 2)),
    paragraph('the Code; and', numbered(1, 3)),
    paragraph('the Rules.', numbered(1, 3)),
    paragraph('Roles', styled('Section')),
    paragraph('Members decide:', styled('Rule')),
    paragraph('on policy; and', numbered(1, 2)),
    paragraph('on the budget.', numbered(1, 2)),
    paragraph('Officers advise.', styled('Rule')),
    paragraph('No number here.', styled('Rule', '<w:numPr><w:numId w:val="0"/></w:numPr>')),
    paragraph('Officers record.', styled('Rule')),
    paragraph('Appendix A', styled('Part')),
    paragraph('Contacts', styled('Part')),
    paragraph('The Monitoring Officer advises.', numbered(2, 0)),
    paragraph('The Chief Executive decides.', numbered(3, 0)),
    paragraph('Appendix B: Forms', styled('Part')),
    paragraph('A form is filled in.', numbered(4, 0)),
    paragraph('A form is sent.', numbered(4, 0)),
  ].join('');

  it('has every number as Word prints it: by style, restart, override and linked list', () => {
    expect(sketch(read({ body, numbering, styles }))).toEqual([
      '[Purpose] 1.1 This protocol guides members.',
      '[Purpose > Standing] 1.2 It is part of the Constitution: {(a) as Part 5; and; (b) with the same standing as {(i) the Code; and; (ii) the Rules.}}',
      '[Roles] 2.1 Members decide: {(a) on policy; and; (b) on the budget.}',
      '[Roles] 2.2 Officers advise. ¶ No number here.',
      '[Roles] 2.3 Officers record.',
      '[Appendix A Contacts] 1 The Monitoring Officer advises.',
      '[Appendix A Contacts] 2 The Chief Executive decides.',
      '[Appendix B: Forms] 1 A form is filled in.',
      '[Appendix B: Forms] 2 A form is sent.',
    ]);
  });

  it('says what a person may doubt, and only that', () => {
    const document = read({ body, numbering, styles });
    expect(doubts(document)).toEqual(['no-number']);
    expect(
      clausesOf(document)
        .map(({ label }) => label)
        .slice(-2),
    ).toEqual(['Appendix B, paragraph 1', 'Appendix B, paragraph 2']);
  });

  it('a level that a list defines for itself starts where that says', () => {
    const own = [
      paragraph('Purpose', styled('Section')),
      paragraph('The first.', numbered(5, 1)),
      paragraph('The second.', numbered(5, 1)),
    ];
    expect(sketch(read({ body: own.join(''), numbering, styles }))).toEqual([
      '[Purpose] 1.5 The first.',
      '[Purpose] 1.6 The second.',
    ]);
  });
});

describe('a Word file with a history and everything else that Word allows', () => {
  const numbering = `${abstractList(1, level(0, 'decimal', '%1.'), level(1, 'lowerLetter', '(%2)'))}${list(1, 1)}`;
  const deletedMark = '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>';
  const deleted = (text: string) =>
    `<w:del w:id="2" w:author="A"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
  const inserted = (text: string) =>
    `<w:ins w:id="3" w:author="A"><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:ins>`;
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

  it('keeps what was inserted, drops what was deleted, counts as if all were accepted, and says so', () => {
    const body = [
      `<w:p><w:pPr>${numbered(1, 0)}</w:pPr>${run('Members reply within ')}${deleted('five')}${inserted('ten')}${run(' days.')}</w:p>`,
      `<w:p><w:pPr>${numbered(1, 0)}${deletedMark}</w:pPr>${deleted('This paragraph is gone.')}</w:p>`,
      `<w:p><w:pPr>${numbered(1, 0)}</w:pPr>${inserted('Officers record it.')}</w:p>`,
      `<w:p><w:pPr>${numbered(1, 0)}${deletedMark}</w:pPr>${run('These two ')}</w:p>`,
      `<w:p><w:pPr>${numbered(1, 0)}</w:pPr>${run('became one.')}</w:p>`,
    ];
    const document = read({ body: body.join(''), numbering });
    expect(sketch(document)).toEqual([
      '1 Members reply within ten days.',
      '2 Officers record it.',
      '3 These two became one.',
    ]);
    expect(leftOut(document)).toEqual(['a tracked deletion: five', 'a tracked deletion: This paragraph is gone.']);
    expect(doubts(document)).toEqual(['changes']);
  });

  it('keeps footnotes, tables, text boxes and content controls with their paragraph, and leaves contents and headers out', () => {
    const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
    const body = [
      paragraph('Protocol', '', '<w:sz w:val="40"/>'),
      `<w:p>${field('begin')}<w:r><w:instrText> TOC \\o </w:instrText></w:r>${field('separate')}${run('1. Members answer 2')}</w:p>`,
      `<w:p>${field('end')}</w:p>`,
      `<w:sdt><w:sdtContent><w:p><w:pPr>${numbered(1, 0)}</w:pPr>${run('Members answer')}<w:r><w:footnoteReference w:id="2"/></w:r>${run(' as follows.')}</w:p></w:sdtContent></w:sdt>`,
      `<w:tbl><w:tr><w:tc>${paragraph('Kind')}</w:tc><w:tc>${paragraph('Days')}</w:tc></w:tr><w:tr><w:tc>${paragraph('Urgent')}</w:tc><w:tc>${paragraph('1')}</w:tc></w:tr></w:tbl>`,
      `<w:p><w:pPr>${numbered(1, 0)}</w:pPr>${run('Officers help.')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${paragraph('A word in a box.')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph('A word in a box.')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
      `<w:p><w:pPr>${numbered(1, 0)}</w:pPr>${run('See rule ')}${field('begin')}<w:r><w:instrText> REF x </w:instrText></w:r>${field('separate')}${run('7')}${field('end')}${run(' too.')}</w:p>`,
    ];
    const footnotes = `<w:footnote w:id="0" w:type="separator"><w:p>${run('')}</w:p></w:footnote><w:footnote w:id="2"><w:p>${run('By letter or e-mail.')}</w:p></w:footnote>`;
    const document = read({
      body: body.join(''),
      numbering,
      footnotes,
      header: paragraph('Northmere'),
      footer: paragraph('Page 1'),
    });
    expect(sketch(document)).toEqual([
      '1 Members answer as follows. <Kind | Days / Urgent | 1>',
      '2 Officers help. ¶ A word in a box.',
      '3 See rule 7 too.',
    ]);
    expect(clausesOf(document)[0]?.notes).toEqual([{ mark: '1', text: 'By letter or e-mail.' }]);
    expect(leftOut(document)).toEqual([
      'contents list: 1. Members answer 2',
      'header or footer: Page 1',
      'header or footer: Northmere',
    ]);
    expect(doubts(document)).toContain('moved');
  });

  it('moves a paragraph, drops a deleted row, and counts without what is gone', () => {
    const moved = (kind: string, text: string) => `<w:${kind} w:id="4" w:author="A">${run(text)}</w:${kind}>`;
    const cell = (text: string) => `<w:tc><w:p>${text}</w:p></w:tc>`;
    const body = [
      `<w:p><w:pPr>${numbered(1, 0)}<w:rPr><w:moveFrom w:id="5" w:author="A"/></w:rPr></w:pPr>${moved('moveFrom', 'Officers record.')}</w:p>`,
      paragraph('Members decide.', numbered(1, 0)),
      `<w:p><w:pPr>${numbered(1, 0)}<w:rPr><w:moveTo w:id="6" w:author="A"/></w:rPr></w:pPr>${moved('moveTo', 'Officers record.')}</w:p>`,
      `<w:tbl><w:tr>${cell(run('Urgent'))}${cell(run('1'))}</w:tr><w:tr><w:trPr><w:del w:id="7" w:author="A"/></w:trPr>${cell(deleted('Slow'))}${cell(deleted('30'))}</w:tr></w:tbl>`,
    ];
    const document = read({ body: body.join(''), numbering });
    expect(sketch(document)).toEqual(['1 Members decide.', '2 Officers record. <Urgent | 1>']);
    expect(leftOut(document)).toEqual(['a tracked deletion: Officers record.', 'a tracked deletion: Slow 30']);
  });

  it('reads numbers in cells of their own, capitals that are not typed, symbols, and says where a number stands alone', () => {
    const cells = (text: string) =>
      `<w:tr><w:tc><w:p><w:pPr>${numbered(1, 0)}</w:pPr></w:p></w:tc><w:tc>${text}</w:tc></w:tr>`;
    const symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0A7"/></w:r>';
    const body = [
      paragraph('Protocol', '', '<w:sz w:val="40"/>'),
      paragraph('conduct', '', '<w:b/><w:caps/>'),
      `<w:tbl>${cells(paragraph('Members are courteous to one another and to officers.'))}${cells(`${paragraph('Officers are courteous to every member of the Council:')}${paragraph('in writing;', numbered(1, 1))}`)}</w:tbl>`,
      paragraph('', numbered(1, 0)),
      paragraph('Both avoid:', numbered(1, 0)),
      `<w:p>${symbol}<w:r><w:tab/></w:r>${run('delay.')}</w:p>`,
    ];
    const document = read({ body: body.join(''), numbering });
    expect(sketch(document)).toEqual([
      '[CONDUCT] 1 Members are courteous to one another and to officers.',
      '[CONDUCT] 2 Officers are courteous to every member of the Council: {(a) in writing;}',
      '[CONDUCT] 4 Both avoid: {▪ delay.}',
    ]);
    expect(doubts(document)).toEqual(['no-text']);
  });

  it('a heading that Word shows in capitals stays as it was typed, and is as much a heading', () => {
    const body = ['Use of resources', 'Elections']
      .flatMap((heading) => [
        `<w:p>${heading
          .split(/(?<= of )/)
          .map((part) => `<w:r><w:rPr><w:caps/></w:rPr><w:t xml:space="preserve">${part}</w:t></w:r>`)
          .join('')}</w:p>`,
        paragraph(
          `Members are told what they may use, and when, by the Council for ${heading.toLowerCase()}.`,
          numbered(1, 0),
        ),
      ])
      .join('');
    expect(sketch(read({ body: paragraph('Protocol', '', '<w:sz w:val="40"/>') + body, numbering }))).toEqual([
      '[Use of resources] 1 Members are told what they may use, and when, by the Council for use of resources.',
      '[Elections] 2 Members are told what they may use, and when, by the Council for elections.',
    ]);
  });

  it('articles in Roman figures hold rules in decimal ones', () => {
    const articles = `${abstractList(1, level(0, 'upperRoman', 'Article %1'), level(1, 'decimal', '%1.%2', '<w:isLgl/>'))}${list(1, 1)}`;
    const body = [
      paragraph('General', numbered(1, 0), bold),
      paragraph('Members decide policy.', numbered(1, 1)),
      paragraph('Conduct', numbered(1, 0), bold),
      paragraph('Nobody is bullied.', numbered(1, 1)),
    ];
    expect(sketch(read({ body: body.join(''), numbering: articles }))).toEqual([
      '[General] 1.1 Members decide policy.',
      '[Conduct] 2.1 Nobody is bullied.',
    ]);
  });
});
