import { describe, expect, it } from 'vitest';
import { readDocx } from '../../src/importing/docx/read-docx.ts';
import { readHtml } from '../../src/importing/html/read-html.ts';
import { readPdf } from '../../src/importing/pdf/read-pdf.ts';
import { readMarkdown } from '../../src/importing/read-markdown.ts';
import { withSetRows } from '../../src/importing/set-in-rows.ts';
import { drawnPdf } from './bare-pdf.ts';
import { doubts, fromMarkdown, fromText, leftOut, recognised, sketch } from './sketch.ts';
import { paragraph, wordFile } from './word-file.ts';

const rules = [
  '1. Purpose',
  '1.1 Members ring first.',
  '2. Roles',
  '2.1 Members decide.',
  '3. Review',
  '3.1 Each May.',
];
const read = ['[Purpose] 1.1 Members ring first.', '[Roles] 2.1 Members decide.', '[Review] 3.1 Each May.'];
const centred = '<w:jc w:val="center"/>';

describe('lines of a cover are no headings over everything', () => {
  it('in a plain text', () => {
    const document = fromText(
      ['VISITS PROTOCOL', 'Holt Council', 'WORKING TOGETHER FOR HOLT', 'FOR ALL', ...rules].join('\n\n'),
    );
    expect(sketch(document)).toEqual(read);
    expect(leftOut(document)).toContain('a line of the cover: FOR ALL');
  });

  it('in Markdown', () => {
    const document = fromMarkdown(
      [
        '# Visits Protocol',
        '**Working together for Holt**',
        '**For all**',
        ...rules.map((line) =>
          line
            .replace(/^(\d)\./, '**$1.')
            .replace(/^(\*\*\d.*)$/, '$1**')
            .replace(/^\*\*(\d)\.(\d.*)\*\*$/, '$1.$2'),
        ),
      ].join('\n\n'),
    );
    expect(sketch(document)).toEqual(read);
    expect(doubts(document)).toEqual(['left-out', 'left-out']);
  });

  it('in a Word file', () => {
    const cover = [
      paragraph('VISITS PROTOCOL', centred, '<w:b/><w:sz w:val="40"/>'),
      paragraph('Working together for Holt', centred, '<w:b/>'),
      paragraph('(Part 5, Section 3 of the Constitution)', centred),
    ];
    const body = rules.map((line) => paragraph(line, '', /^\d\. /.test(line) ? '<w:b/>' : ''));
    const document = recognised(readDocx(wordFile({ body: [...cover, ...body].join('') })));
    expect(sketch(document)).toEqual(read);
    expect(leftOut(document)).toContain('a line of the cover: (Part 5, Section 3 of the Constitution)');
  });

  it('in a PDF, where they stand on a page of their own without any doubt', async () => {
    const lines = rules.map((text, at) => ({ text, x: 60, y: 100 + at * 30, bold: /^\d\. /.test(text) }));
    const cover = [
      { text: 'Visits Protocol', x: 60, y: 200, size: 24, bold: true },
      { text: 'Working together for Holt', x: 60, y: 260, size: 16 },
    ];
    const document = recognised(await readPdf(drawnPdf([cover, lines])));
    expect(sketch(document)).toEqual(read);
    expect(doubts(document)).toEqual([]);
  });

  it('but one that holds a part of several is a heading', () => {
    const document = fromMarkdown(
      '# Protocol\n\n**GENERAL**\n\n**Purpose**\n\n1. Members ring first.\n\n**Roles**\n\n2. Members decide.\n\n**SPECIAL**\n\n**Review**\n\n3. Each May.',
    );
    expect(sketch(document)[0]).toBe('[GENERAL > Purpose] 1 Members ring first.');
  });
});

it('a day below the title is a line of the cover, however it is put', () => {
  for (const line of ['Reviewed 8 May 2023', 'Full Council, May 2023', 'Reviewed May 2023'])
    expect(
      sketch(fromText(`Hurst Council\n\nVisits Protocol\n\n${line}\n\n1. Members ring first.\n\n2. Officers answer.`)),
    ).toEqual(['1 Members ring first.', '2 Officers answer.']);
});

it('the foot of a page that there is once is left out where it says so', () => {
  const document = fromText(
    'Visits Protocol\n\n1. Members ring first.\n\n2. Officers answer.\n\nVisits Protocol | Page 1',
  );
  expect(sketch(document)).toEqual(['1 Members ring first.', '2 Officers answer.']);
  expect(leftOut(document)).toEqual(['page number: Visits Protocol | Page 1']);
});

describe('what is part of the text though it resembles a cover or a foot', () => {
  const page =
    'This protocol says how councillors and officers of Holt work together, and what each may expect of the other.';
  const body = [page, '1. Members ring first.', '2. Officers advise every group.', '3. Both keep to this.'].join(
    '\n\n',
  );

  it('a heading at the foot of a page whose text is on the next', () => {
    for (const heading of ['Introduction', 'Foreword by the Leader']) {
      const document = fromText(`Visits Protocol\n\n${heading}\n\n\f\n${body}`);
      expect(sketch(document)[0]).toContain(`[${heading}]`);
      expect(leftOut(document)).toEqual([]);
    }
  });

  it('a rule about reviewing, and a reference to a page of another paper', () => {
    for (const line of ['Reviewed within 28 days of each election', 'See also Allowances – page 12'])
      expect(leftOut(fromText(`Visits Protocol\n\n${body}\n\n${line}\n`)), line).toEqual([]);
    for (const line of ['Reviewed December 2023', 'Reviewed May 2024', 'Visits Protocol – page 12'])
      expect(leftOut(fromText(`Visits Protocol\n\n${body}\n\n${line}\n`)), line).toHaveLength(1);
  });
});

describe('a table whose rows are numbered rules', () => {
  const table =
    '| No. | Rule | Who |\n|---|---|---|\n| 1 | Members ring before they call. | All |\n| 2 | Officers open the door to them. | Staff |';
  it('is read as paragraphs, with what stands beside each below it', () => {
    const document = recognised(withSetRows(readMarkdown(`# Visits Protocol\n\n## Rules\n\n${table}`)));
    expect(sketch(document)).toEqual([
      '[Rules] 1 Members ring before they call. <Who | All>',
      '[Rules] 2 Officers open the door to them. <Who | Staff>',
    ]);
    expect(doubts(document)).toEqual(['table']);
  });

  it('but stays a table, and is doubted, where the paragraphs around it are numbered themselves', () => {
    const around = `1. ${'Members of the Council ring first. '.repeat(9)}\n\n2. The rules are:\n\n${table}\n\n3. They hold for all.`;
    const document = recognised(withSetRows(readMarkdown(`# Visits Protocol\n\n${around}`)));
    expect(sketch(document)[1]).toMatch(/^2 The rules are: </);
    expect(doubts(document)).toEqual(['table']);
  });

  it('and stays one where its cells are no sentences', () => {
    const times = '| No. | Kind | Days |\n|---|---|---|\n| 1 | Urgent | 1 |\n| 2 | Routine | 10 |';
    const document = recognised(withSetRows(readMarkdown(`# Protocol\n\n## Times\n\n${times}`)));
    expect(sketch(document)).toEqual(['[Times] (times) <No. | Kind | Days / 1 | Urgent | 1 / 2 | Routine | 10>']);
  });
});

describe('a sentence left of the text of the last item goes on the paragraph, without any gap', () => {
  const last = 'whatever else is asked of a member by residents of the ward.';
  const below = 'Representatives of the service answer the member.';

  it('in a plain text whose last line is full', () => {
    const document = fromText(`Protocol

1.   A member who takes up a case for somebody else does what is
     asked by the service:
     (a)  tells the service at once of all that the resident has
          said; and
     (b)  ${last.slice(0, 53).trim()}
          ${last.slice(53).trim()} And so on for every case.
     ${below}
2.   Cases are answered in ten working days by the officer who
     has them.`);
    expect(sketch(document)[0]).toContain(`service: ¶ ${below} {`);
    expect(sketch(document)).toHaveLength(2);
  });

  it('in a PDF', async () => {
    const mark = (text: string, x: number, y: number) => ({ text, x, y });
    const full = `${last} ${last.charAt(0).toUpperCase()}${last.slice(1, 39)}`;
    const document = recognised(
      await readPdf(
        drawnPdf([
          [
            { text: 'Protocol', x: 60, y: 80, size: 20, bold: true },
            mark('1.', 60, 130),
            mark('A member who takes up a case for somebody else in the ward or outside it does', 100, 130),
            mark('what is asked by the service:', 100, 144),
            mark('(a)', 100, 158),
            mark('tells the service at once of all that the resident has said, and whatever they', 130, 158),
            mark('were told; and', 130, 172),
            mark('(b)', 100, 186),
            mark(`keeps ${full}.`.slice(0, 84).replace(/.$/, '.'), 130, 186),
            mark('Representatives of the service answer the member.', 100, 200),
            mark('2.', 60, 214),
            mark('Cases are answered in ten working days by the officer who has them, whoever', 100, 214),
            mark('that is.', 100, 228),
          ],
        ]),
      ),
    );
    expect(sketch(document)[0]).toContain(`service: ¶ ${below} {`);
    expect(sketch(document)).toHaveLength(2);
  });
});

it('links around a page are none of its text, wherever they stand', () => {
  const document = recognised(
    readHtml(
      '<html><body><main><h1>Visits Protocol</h1><h2>Rules</h2><ol><li>Members ring first.</li></ol><p><a href="#top">Back to top</a></p><h2>Review</h2><ol start="2"><li>Each May.</li></ol><p>Return to contents</p></main></body></html>',
    ),
  );
  expect(sketch(document)).toEqual(['[Rules] 1 Members ring first.', '[Review] 2 Each May.']);
});

it('a list of contents that pandoc made of Word’s is contents, and what it says of a heading is none of its words', () => {
  const contents = ['1. Before a visit', '2. After a visit']
    .map((heading, at) => {
      const id = heading.slice(3).toLowerCase().replaceAll(' ', '-');
      return `[${heading} [${at + 2}](#${id})](#${id})`;
    })
    .join('\n\n');
  const document = recognised(
    withSetRows(
      readMarkdown(
        `# Visits Protocol\n\n## Contents {.unnumbered}\n\n${contents}\n\n# 1. Before a visit {#before-a-visit}\n\n1.1 Members tell the manager that they are coming.\n\n# 2. After a visit {#after-a-visit}\n\n2.1 Members write down what they saw.\n`,
      ),
    ),
  );
  expect(sketch(document)).toEqual([
    '[Before a visit] 1.1 Members tell the manager that they are coming.',
    '[After a visit] 2.1 Members write down what they saw.',
  ]);
});
