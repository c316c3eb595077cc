import { describe, expect, it } from 'vitest';
import { readDocx } from '../../src/importing/docx/read-docx.ts';
import { readHtml } from '../../src/importing/html/read-html.ts';
import { applyFix, describe as describeDocument, toCouncilDocument } from '../../src/importing/index.ts';
import { withWordedLabels } from '../../src/importing/worded-labels.ts';
import { doubts, fromMarkdown, fromText, leftOut, recognised, references, sketch } from './sketch.ts';
import { abstractList, level, list, numbered, paragraph, wordFile } from './word-file.ts';

const table = (rows: readonly (readonly string[])[]) =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
const word = (body: string, numbering = '') =>
  recognised(withWordedLabels(readDocx(wordFile({ body, ...(numbering === '' ? {} : { numbering }) }))));
const page = (body: string, sheet = '') =>
  recognised(withWordedLabels(readHtml(`<html><head><style>${sheet}</style></head><body>${body}</body></html>`)));

describe('what a program prints around or before a text', () => {
  it('a schedule that Word counts is a part, and its paragraphs are named by it', () => {
    const numbering = `${abstractList(1, level(0, 'decimal', '%1.'))}${abstractList(2, level(0, 'upperLetter', 'Schedule %1'))}${list(1, 1)}${list(2, 2)}${list(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')}`;
    const document = word(
      [
        paragraph('Members decide.', numbered(1, 0)),
        paragraph('Officers advise.', numbered(1, 0)),
        paragraph('Response Times', numbered(2, 0), '<w:b/>'),
        paragraph('Letters are answered within ten days.', numbered(3, 0)),
        paragraph('Calls are answered at once.', numbered(3, 0)),
      ].join(''),
      numbering,
    );
    expect(sketch(document).slice(2)).toEqual([
      '[Schedule A Response Times] 1 Letters are answered within ten days.',
      '[Schedule A Response Times] 2 Calls are answered at once.',
    ]);
    expect(references(document)).toEqual(['1', '2', 'schedule-a-1', 'schedule-a-2']);
  });

  it('an appendix that a style sheet counts is one too', () => {
    const document = page(
      '<main><h1>Protocol</h1><p>1. Members decide.</p><p>2. Officers advise.</p><h2 class="app">Contacts</h2><p>1. The clerk answers.</p><p>2. So does the mayor.</p></main>',
      'h2.app{counter-increment:app}h2.app::before{content:"Appendix " counter(app,upper-alpha) " – "}',
    );
    expect(references(document)).toEqual(['1', '2', 'a-1', 'a-2']);
    expect(sketch(document)[2]).toBe('[Appendix A – Contacts] 1 The clerk answers.');
  });

  it('a table that Word parted in two has its head once, and one with another head stays another table', () => {
    const head = ['Kind', 'Days'];
    const document = word(
      `${paragraph('1. These are the times.')}${table([head, ['Standard', '10']])}${paragraph('')}${table([head, ['Complex', '20']])}`,
    );
    expect(sketch(document)).toEqual(['1 These are the times. <Kind | Days / Standard | 10 / Complex | 20>']);
    expect(leftOut(document)).toEqual(['the head of a table, printed again: Kind Days']);
    const apart = word(
      `${paragraph('1. These are the times.')}${table([head, ['Standard', '10']])}${table([
        ['Service', 'Telephone'],
        ['Housing', '01632 960001'],
      ])}`,
    );
    const facts = { council: 'northmere', councilName: 'Northmere', slug: 'protocol', title: 'P', source: 'p.docx' };
    const [clause] = toCouncilDocument(apart, facts).clauses;
    expect(clause?.blocks.flatMap((block) => ('opens' in block ? [block.text] : []))).toHaveLength(2);
  });

  it('a table of versions is no paragraph, however its columns are called', () => {
    for (const rows of [
      [
        ['Version', 'Date', 'Changed by', 'Summary of changes'],
        ['2.0', '14 May 2024', 'M. Okoro', 'New section 4'],
      ],
      [
        ['Document owner', 'Monitoring Officer'],
        ['Version', '2.1'],
        ['Review date', 'May 2026'],
      ],
    ]) {
      const document = word(`${table(rows)}${paragraph('1. Members decide.')}${paragraph('2. Officers advise.')}`);
      expect(sketch(document)).toEqual(['1 Members decide.', '2 Officers advise.']);
      expect(leftOut(document)[0]).toContain('a table of versions: ');
    }
  });

  it('a table of versions is doubted, and put back as the table that it was', () => {
    const rows = [
      ['Version', 'Date', 'Comments'],
      ['2.0', '14 May 2024', 'Members are told first'],
    ];
    const document = word(`${paragraph('1. Members decide.')}${table(rows)}${paragraph('2. Officers advise.')}`);
    expect(describeDocument(document).leftOut).toMatchObject([{ text: rows.flat().join(' ') }]);
    const [doubt] = document.doubts;
    expect(doubt?.why).toContain('one of the versions of the document');
    const [back] = doubt?.fixes ?? [];
    if (!back) throw new Error('Nothing puts it back.');
    expect(sketch(applyFix(document, back))[0]).toContain('<Version | Date | Comments / 2.0 | 14 May 2024 | Members');
  });

  it('a table that says who takes up what is none of versions', () => {
    for (const rows of [
      [
        ['Issue', 'Owner'],
        ['A complaint about an officer', 'Head of Paid Service'],
      ],
      [
        ['Status', 'Description'],
        ['Confidential', 'Nobody may pass it on.'],
      ],
      [
        ['Title', 'Mayor'],
        ['Status', 'First citizen'],
      ],
    ]) {
      const document = word(`${paragraph('1. These are the rules.')}${table(rows)}${paragraph('2. Officers advise.')}`);
      expect(leftOut(document)).toEqual([]);
      expect(sketch(document)[0]).toContain(`<${rows.map((row) => row.join(' | ')).join(' / ')}>`);
    }
  });

  it('sections that Word counts with a word of their own do not mix with paragraphs that run on below them', () => {
    const numbering = `${abstractList(1, level(0, 'decimal', 'Section %1'), level(1, 'decimal', '%2', '<w:lvlRestart w:val="0"/>'))}${list(1, 1)}`;
    const heading = '<w:outlineLvl w:val="0"/>';
    const body = [
      paragraph('Principles', numbered(1, 0) + heading),
      paragraph('Members and officers serve the public.', numbered(1, 1)),
      paragraph('They do so together.', numbered(1, 1)),
      paragraph('Information', numbered(1, 0) + heading),
      paragraph('Members see what they need to know.', numbered(1, 1)),
      paragraph('Meetings', numbered(1, 0) + heading),
      paragraph('Minutes are kept.', numbered(1, 1)),
    ].join('');
    const document = word(body, numbering);
    expect(references(document)).toEqual(['1', '2', '3', '4']);
    expect(doubts(document)).toEqual([]);
  });

  it('a heading of a web page that opens and shuts its section keeps its words, and not what a press does', () => {
    const section = (name: string, text: string) =>
      `<h2><button aria-expanded="true"><span>${name}</span><span class="divider">, </span><span class="section-toggle">Hide <span>this section</span></span></button></h2><p>${text}</p>`;
    const document = page(
      `<main><h1>Protocol</h1>${section('Enquiries', '1. An enquiry is answered in ten days.')}${section('Complaints', '2. A complaint goes to the Monitoring Officer.')}<p><button>Print</button></p></main>`,
    );
    expect(sketch(document)).toEqual([
      '[Enquiries] 1 An enquiry is answered in ten days.',
      '[Complaints] 2 A complaint goes to the Monitoring Officer.',
    ]);
  });

  it('the name that a converter gives a heading of Markdown is no part of it', () => {
    const document = fromMarkdown(
      '# Working Together {#together}\n\n## Contact {#contact .unnumbered}\n\n1. Members write.\n2. Officers answer.',
    );
    expect(document.title).toBe('Working Together');
    expect(sketch(document)[0]).toBe('[Contact] 1 Members write.');
    expect(leftOut(document)).toContain('a name that a program gave a heading: {#contact .unnumbered}');
  });

  it('bullets that Google’s pages print by style lie as deep as their class says', () => {
    const sheet =
      'ul.lst-kix_a-0{list-style-type:none}ul.lst-kix_a-1{list-style-type:none}.lst-kix_a-0>li:before{content:"\\0025cf  "}.lst-kix_a-1>li:before{content:"\\0025cb  "}';
    const document = page(
      '<p class="c1 title">Protocol on Conduct</p><p>1. Members must be:</p><ul class="lst-kix_a-0 start"><li>polite:</li></ul><ul class="lst-kix_a-1 start"><li>always;</li><li>to all;</li></ul><ul class="lst-kix_a-0"><li>punctual.</li></ul><p>2. Officers too.</p>',
      sheet,
    );
    expect(document.title).toBe('Protocol on Conduct');
    expect(sketch(document)).toEqual([
      '1 Members must be: {• polite: {• always;; • to all;}; • punctual.}',
      '2 Officers too.',
    ]);
  });

  it('an e-mail’s head, note, sender and small print are left out, each said, and can be put back', () => {
    const document = fromText(`From: Clerk <clerk@northmere.example>
Date: 3 March 2025
To: members@northmere.example
Subject: Protocol

Hi all,

Here it is at last.

Many thanks
Ann

Protocol on Visits

1. Members ring before they call.

2. Officers open the door.

Ann Lee
Clerk
Tel: 01632 960004

This message is intended only for the person it is addressed to.`);
    expect(sketch(document)).toEqual(['1 Members ring before they call.', '2 Officers open the door.']);
    expect(document.title).toBe('Protocol on Visits');
    expect(doubts(document)).toEqual(['left-out', 'left-out']);
    // A text that merely speaks of e-mails is none.
    const plain = fromText('1. From: what an officer writes.\n\n2. Thanks\n\n3. Kind regards are sent by e-mail.');
    expect(leftOut(plain)).toEqual([]);
  });
});

describe('numbers as they are typed', () => {
  it('Markdown keeps a number that its own counting would change, and says where one is doubled', () => {
    const document = fromMarkdown(
      '# Protocol\n\n1. Members decide.\n2. Officers advise.\n2. Both record.\n5. Both answer.',
    );
    expect(sketch(document).map((line) => line.slice(0, 1))).toEqual(['1', '2', '2', '5']);
    expect(doubts(document)).toEqual(['repeated-number', 'missing-number']);
    const lazy = fromMarkdown('# Protocol\n\n1. Members decide.\n1. Officers advise.\n1. Both record.');
    expect(sketch(lazy).map((line) => line.slice(0, 1))).toEqual(['1', '2', '3']);
  });

  it('a quotation keeps the numbers that its list prints', () => {
    const document = fromMarkdown(
      '1. The Code says:\n\n   “1. Treat others well.\n\n2. Bully nobody.”\n\n2. It binds all.',
    );
    expect(sketch(document)[0]).toContain('2. Bully nobody.”');
  });

  it('a figure with what it counts begins no paragraph, in any format', () => {
    const parts = ['1. Letters are answered within', '10 working days, and calls within', '2 hours of a call.'];
    const want = ['1 Letters are answered within 10 working days, and calls within 2 hours of a call.'];
    expect(sketch(fromText(`${parts.join('\n')}\n\n2. Both record.`)).slice(0, 1)).toEqual(want);
    expect(sketch(page(`<main><p>${parts.join('<br>')}</p><p>2. Both record.</p></main>`)).slice(0, 1)).toEqual(want);
  });
});
