import { describe, expect, it } from 'vitest';
import { readDocx } from '../../src/importing/docx/read-docx.ts';
import { readHtml } from '../../src/importing/html/read-html.ts';
import { withDrawnBullets } from '../../src/importing/pdf/drawn-bullets.ts';
import type { Run } from '../../src/importing/pdf/page-text.ts';
import { readPdf } from '../../src/importing/pdf/read-pdf.ts';
import { drawnPdf } from './bare-pdf.ts';
import { doubts, fromMarkdown, fromText, leftOut, recognised, sketch } from './sketch.ts';
import { abstractList, level, list, numbered, paragraph, wordFile } from './word-file.ts';

const rules = '1. Members ring before they call.\n\n2. Officers open the door.';
const read = ['1 Members ring before they call.', '2 Officers open the door.'];

describe('what a document says of itself', () => {
  it('who owns it is a line of the cover, and no heading', () => {
    const document = fromText(`Protocol on Visits\n\nPolicy owner: Town Clerk\n\nReview date: May 2027\n\n${rules}`);
    expect(sketch(document)).toEqual(read);
  });

  it('a heading of document control goes with its table, and with the lines that say who and when', () => {
    const table = '| Version | Date |\n| --- | --- |\n| 1 | May 2024 |';
    const document = fromMarkdown(`# Protocol on Visits\n\n${rules}\n\n## Document control\n\n${table}`);
    expect(sketch(document)).toEqual(read);
    expect(leftOut(document)[0]).toBe('facts about the document: Document control');
    const lines = fromText(
      `Protocol on Visits\n\n${rules}\n\nDocument history\n\nPolicy owner: Town Clerk\n\nApproved by: Council`,
    );
    expect(sketch(lines)).toEqual(read);
    expect(doubts(lines)).toContain('left-out');
  });

  it('and stays where a rule stands below it', () => {
    const text = `Protocol on Visits\n\n${rules}\n\nDocument control\n\n3. The Clerk keeps every version.`;
    expect(sketch(fromText(text)).at(-1)).toBe('[Document control] 3 The Clerk keeps every version.');
  });
});

describe('who signed', () => {
  it('in a block without lines to sign on, with its day and its council, is left out and doubted', () => {
    const block =
      'Signed on behalf of the Council\n\nCllr Ann Lee\n\nLeader of the Council\n\nNorthmere District Council\n\n12 March 2024';
    const document = fromText(`Protocol on Visits\n\n${rules}\n\n${block}`);
    expect(sketch(document)).toEqual(read);
    expect(leftOut(document)).toHaveLength(5);
    expect(doubts(document)).toEqual(['left-out']);
  });

  it('in one line is left out, and a sentence that begins so is kept', () => {
    const signed = fromText(`Protocol on Visits\n\n${rules}\n\nSigned: Rosa Kent, Town Mayor`);
    expect(sketch(signed)).toEqual(read);
    const sentence = fromText(`Protocol on Visits\n\n${rules}\n\nSigned: copies are kept by the Clerk.`);
    expect(sketch(sentence).at(-1)).toContain('copies are kept');
  });

  it('an e-mail, with a telephone number behind no colon', () => {
    const head = 'From: Ann Lee <ann@northmere.example>\nSent: 3 March 2025 09:14\nTo: All members\nSubject: Protocol';
    const document = fromText(
      `${head}\n\nProtocol on Visits\n\n${rules}\n\nAnn Lee\nHead of Planning\nTel 01632 960444`,
    );
    expect(sketch(document)).toEqual(read);
  });
});

describe('titles', () => {
  it('below the name of the council, as headings of two ranks', () => {
    const document = fromMarkdown(`# Harwick Town Council\n\n## Visits Protocol\n\n### Calls\n\n${rules}`);
    expect(document.title).toBe('Visits Protocol');
    expect(sketch(document)).toEqual(read.map((line) => `[Calls] ${line}`));
  });

  it('below what a committee system calls each of its pages', () => {
    const paragraphs = rules.split('\n\n').map((text) => `<p>${text}</p>`);
    const page = `<title>Agenda item - Visits Protocol - Marrick Council</title><body><h1>Agenda item</h1><h2>Visits Protocol</h2>${paragraphs.join('')}`;
    const document = recognised(readHtml(page));
    expect(document.title).toBe('Visits Protocol');
    expect(sketch(document)).toEqual(read);
  });
});

describe('lists and tables', () => {
  it('a table in Markdown that is written as on a web page is a table, with empty lines in it, too', () => {
    const table =
      '<table>\n<tr><th>Kind</th><th>Reply</th></tr>\n\n<tr><td>Urgent &amp; new</td><td>1 day</td></tr>\n</table>';
    expect(sketch(fromMarkdown(`# Visits Protocol\n\n1. Times:\n\n${table}\n\n2. The Clerk reports.`))).toEqual([
      '1 Times: <Kind | Reply / Urgent & new | 1 day>',
      '2 The Clerk reports.',
    ]);
  });

  it('what Word counts with a blank goes on the paragraph above', () => {
    const document = recognised(
      readDocx(
        wordFile({
          body: [
            paragraph('Visits Protocol'),
            paragraph('The Clerk may decline.', numbered(1, 0)),
            paragraph('The member may then ask again.', numbered(2, 0)),
          ].join(''),
          numbering: [
            abstractList(1, level(0, 'decimal', '%1.')),
            abstractList(2, level(0, 'bullet', ' ')),
            list(1, 1),
            list(2, 2),
          ].join(''),
        }),
      ),
    );
    expect(sketch(document)).toEqual(['1 The Clerk may decline. ¶ The member may then ask again.']);
  });

  it('the next number at a smaller margin ends an item, whatever word that ends in', () => {
    const text = `Protocol on Visits\n\n1) Officers show:\n   - the site, and\n   - what members asked to see\n2) Members ask questions of fact, and no others..\n3) The note of the visit goes into the report to the next meeting.`;
    expect(sketch(fromText(text))[1]).toBe('2 Members ask questions of fact, and no others..');
  });

  it('a bullet that is drawn in the second column of a page belongs to the line beside it there', () => {
    const run = (text: string, x: number, y: number): Run => ({
      text,
      x,
      y,
      width: text.length * 5,
      size: 10,
      bold: false,
      isTurned: false,
    });
    const dots = [200, 220].map((y) => ({ left: 340, right: 343, top: y - 5, bottom: y - 2 }));
    const runs = [
      run('left of it', 50, 200),
      run('first', 350, 200),
      run('left again', 50, 220),
      run('second', 350, 220),
    ];
    expect(withDrawnBullets(runs, dots).filter(({ text }) => text === '•')).toHaveLength(2);
    const amid = [
      run('it stands in the middle of these words, which go', 100, 200),
      run('on', 350, 200),
      ...runs.slice(2),
    ];
    expect(withDrawnBullets(amid, dots)).toEqual(amid);
  });

  it('lines further in than a text that was not full, without any bullet, are not put into it in silence', async () => {
    const words = 'Officers of the council keep to the hours that were agreed with the members';
    const texts = [
      [60, `1. ${words}`],
      [60, `2. ${words}`],
      [60, '3. Officers do not attend'],
      [95, 'party conferences'],
      [95, 'meetings of groups'],
      [60, `4. ${words}`],
    ] as const;
    const document = recognised(
      await readPdf(drawnPdf([texts.map(([x, text], at) => ({ text, x, y: 100 + at * 14 }))])),
    );
    expect(sketch(document)[2]).not.toBe('3 Officers do not attend party conferences meetings of groups');
    expect(doubts(document)).not.toEqual([]);
  });

  it('and the second line of an item that hangs behind a mark close to its text goes on it', async () => {
    const words = 'Officers of the council keep to the hours that were agreed with the members of it';
    const texts = [
      [60, `1. ${words}`],
      [60, '2. Members tell the clerk of:'],
      [80, '(a) a body to which they were elected or nominated by'],
      [105, 'their authority;'],
      [80, '(b) land.'],
      [60, `3. ${words}`],
    ] as const;
    const document = recognised(
      await readPdf(drawnPdf([texts.map(([x, text], at) => ({ text, x, y: 100 + at * 14 }))])),
    );
    expect(sketch(document).join()).toContain('nominated by their authority;; (b) land.');
  });

  it('a bold line straight above a table without lines is its head, wherever it stands in its columns', async () => {
    const cells = [
      [80, 'Type', 100],
      [270, 'Target', 100],
      [60, 'Simple', 116],
      [250, 'two days, or three', 116],
      [60, 'Complex', 132],
      [250, 'twenty days, or more', 132],
    ] as const;
    const words = 'Officers of the council keep to the hours that were agreed with the members.';
    const texts = cells.map(([x, text, y]) => ({ text, x, y, bold: y === 100 }));
    const around = [60, 76, 200, 216].map((y, at) => ({ text: `${at + 1}. ${words}`, x: 60, y }));
    const document = recognised(await readPdf(drawnPdf([[...around, ...texts]])));
    expect(sketch(document)[1]).toBe(
      `2 ${words} <Type | Target / Simple | two days, or three / Complex | twenty days, or more>`,
    );
  });

  it('a line of a plain text with a wide gap is doubted once, and one with a gap behind its number is not', () => {
    const rows = 'Request                Answer\nA letter               ten days';
    const document = fromText(
      `Protocol on Visits\n\n1.      Members ring before they call.\n\n2. Times are as follows.\n\n${rows}\n\n3. Officers open.`,
    );
    expect(document.doubts.filter(({ why }) => why.includes('wide gap'))).toHaveLength(1);
  });
});

describe('what stands around a text, and below it', () => {
  it('the title of the window, in the largest letters of a printed page, is the title, and what stands above it is left out', async () => {
    const around = { text: 'Hadley Bridge Council', x: 60, y: 50 };
    const title = { text: 'Working with officers', x: 60, y: 90, size: 22 };
    const texts = rules.split('\n\n').map((text, at) => ({ text, x: 60, y: 130 + at * 30 }));
    const file = await readPdf(drawnPdf([[around, { text: '1. Home', x: 60, y: 70 }, title, ...texts]]));
    const document = recognised({ ...file, title: 'Working with officers | Hadley Bridge Council' });
    expect(document.title).toBe('Working with officers');
    expect(sketch(document)).toEqual(read);
  });

  it('a text below the table of an appendix is a paragraph of its own, and belongs to none of those above the appendix', () => {
    const table = '| Request | Answer |\n| --- | --- |\n| A letter | ten days |';
    const document = fromMarkdown(
      `# Visits Protocol\n\n${rules}\n\n## Appendix A\n\n${table}\n\nTimes begin on the next day.`,
    );
    expect(
      sketch(document)
        .slice(2)
        .map((line) => line.replace(/\(\S+\) /, '')),
    ).toEqual(['[Appendix A] <Request | Answer / A letter | ten days>', '[Appendix A] Times begin on the next day.']);
    expect(document.doubts.map(({ why }) => why).join()).not.toContain('paragraph 2');
  });

  it('the end of a line to sign on that was too long for its margin goes with it', () => {
    const document = fromMarkdown(
      `# Visits Protocol\n\n${rules}\n\nSigned ........................ Chairman of\nthe Council`,
    );
    expect(sketch(document)).toEqual(read);
  });
});
