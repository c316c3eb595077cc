import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/importing/html/read-html.ts';
import { readPdf } from '../../src/importing/pdf/read-pdf.ts';
import { drawnPdf, line } from './bare-pdf.ts';
import { doubts, fromMarkdown, recognised, sketch } from './sketch.ts';

const listOf = (...texts: readonly string[]) => `<ol>${texts.map((text) => `<li>${text}</li>`).join('')}</ol>`;

describe('a heading over everything', () => {
  const sections = [
    `<h3>Calls</h3>${listOf('Members ring before they call.', 'Officers open the door.')}`,
    `<h3>Letters</h3>${listOf('Letters are answered.', 'Copies are kept.')}`,
  ].join('');
  const lines = [
    '[Calls] 1 Members ring before they call.',
    '[Calls] 2 Officers open the door.',
    '[Letters] 1 Letters are answered.',
    '[Letters] 2 Copies are kept.',
  ];

  it('that names the document as a part of the constitution is its title, as the window has it', () => {
    const page = `<title>Constitution - Part 7 - Protocol on Visits | Marrick Council</title><body><h1>Part 7 - Protocol on Visits</h1>${sections}</body>`;
    const document = recognised(readHtml(page));
    expect(document.title).toBe('Part 7 - Protocol on Visits');
    expect(sketch(document)).toEqual(lines);
    expect(doubts(document)).toEqual([]);
  });

  it('and so where the window is silent and no other such part follows', () => {
    const document = recognised(readHtml(`<body><h1>Section 9: Protocol on Visits</h1>${sections}</body>`));
    expect(document.title).toBe('Section 9: Protocol on Visits');
    expect(sketch(document)).toEqual(lines);
  });

  it('and is a heading where one follows', () => {
    const text = `# Part 1: Rules on Calls\n\n1. Members ring.\n\n2. Officers open.\n\n## Part 2: Rules on Letters\n\n1. Letters are answered.`;
    expect(sketch(fromMarkdown(text))[0]).toBe('[Part 1: Rules on Calls] 1 Members ring.');
  });

  it('is doubted where only an appendix stands beside it', () => {
    const appendix = `<h2>Appendix A - Forms</h2>${listOf('Forms are green.', 'Forms are signed.', 'Forms are kept.')}`;
    const page = `<title>Northmere</title><body><h1>Visits Protocol</h1><h2>Section 3 What Members Expect</h2>${sections}${appendix}</body>`;
    expect(doubts(recognised(readHtml(page)))).toContain('maybe-heading');
  });
});

describe('terms and what they mean', () => {
  it('in a list of terms are one text each, in which no paragraph is missed', () => {
    const terms =
      '<dl><dt><b>Visit</b></dt><dd>means a call that was announced;</dd><dt>Host</dt><dd><p>means an officer.</p></dd></dl>';
    const page = `<body><h1>Visits Protocol</h1>${listOf('Members ring before they call.', `In this Protocol:${terms}`, 'Hosts open the door.')}</body>`;
    const document = recognised(readHtml(page));
    expect(sketch(document)[1]).toMatch(/^2 In this Protocol: \{• Visit: means .*; • Host: means an officer\.\}$/);
    expect(doubts(document)).toEqual([]);
  });
});

describe('two columns whose lines stand at one height', () => {
  const paragraphs = (from: number) =>
    [0, 1, 2, 3, 4, 5].map((at) => [
      `${from + at}.`,
      'Members and officers ring before they call,',
      'and they say what the call is about.',
    ]);
  const column = (x: number, from: number) =>
    paragraphs(from).flatMap(([number = '', first = '', second = ''], at) => [
      ...line(120 + at * 36, [x, number], [x + 18, first]),
      ...line(132 + at * 36, [x + 18, second]),
    ]);

  it('are two columns, and the left one no headings in the margin', async () => {
    const title = line(60, [180, 'Visits Protocol', { size: 16, bold: true }]);
    const document = recognised(await readPdf(drawnPdf([[...title, ...column(50, 1), ...column(310, 7)]])));
    expect(sketch(document)).toEqual(
      Array.from({ length: 12 }, (_, at) => at + 1).map(
        (number) => `${number} Members and officers ring before they call, and they say what the call is about.`,
      ),
    );
  });
});
