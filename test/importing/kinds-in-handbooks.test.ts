import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/importing/html/read-html.ts';
import { readPdf } from '../../src/importing/pdf/read-pdf.ts';
import { drawnPdf, line } from './bare-pdf.ts';
import { doubts, fromMarkdown, fromText, leftOut, recognised, sketch } from './sketch.ts';

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

describe('what stood at the foot of pages, in a text that was copied from them', () => {
  const head = 'Visits Protocol\nAgreed in May 2024\n\nContents of visits\n';
  const first = '1. Members ring before they call, and the office of the service rings back within ten';
  const foot = (page: string) => `Northmere Council – Constitution\n${page}`;
  const after =
    '2. Officers open the door to every member who rang before the call, and say what may be\nseen and what may not.';
  const read = [
    '[Contents of visits] 1 Members ring before they call, and the office of the service rings back within ten working days of it.',
    '[Contents of visits] 2 Officers open the door to every member who rang before the call, and say what may be seen and what may not.',
  ];
  const text = (one: string, two: string, gap = '\n') =>
    `${head}${first}${gap}${one}${gap}working days of it.\n${after}\n${two}\n`;

  it.each([
    ['straight between the lines', '\n'],
    ['with empty lines around it', '\n\n'],
  ])('is left out %s, and the halves of the paragraph are one', (_, gap) => {
    const document = fromText(text(foot('Page 1 of 2'), foot('Page 2 of 2'), gap));
    expect(sketch(document)).toEqual(read);
    expect(doubts(document)).toEqual([]);
    expect(leftOut(document).filter((line) => /Northmere|Page/.test(line))).toHaveLength(4);
  });

  it('is doubted where its page is a number alone, and stays where those do not count pages', () => {
    const counted = fromText(text(foot('7'), foot('8')));
    expect(sketch(counted)).toEqual(read);
    expect(doubts(counted)).toEqual(['left-out']);
    const table = fromText(text(foot('5'), foot('20')));
    expect(leftOut(table).join()).not.toContain('Northmere');
  });

  it('a number of a page alone parts no sentence that goes on with a capital', () => {
    const lines =
      '1. Members who call without ringing before are reported by the office of that service to the\nPage 1\nMonitoring Officer.\n2. Officers open the door to every member who rang before the call, and say what may be\nseen, and what may not be seen by anybody who did not ring before the call was made there.\n3. Forms of the service are kept by the clerk of that office for as long as the Council holds.';
    expect(sketch(fromText(`${head}${lines}`))[0]).toContain('service to the Monitoring Officer.');
  });

  it('and so in a text of blocks, where the halves are doubted if nothing joins them', () => {
    const blocks = text(foot('Page 1 of 2'), foot('Page 2 of 2'), '\n\n')
      .replace('2. ', '\n2. ')
      .replace('Northmere', '\nNorthmere');
    const document = fromMarkdown(blocks);
    expect(leftOut(document).join()).toContain('Northmere');
  });

  it('three times in the middle of sentences, without any number', () => {
    const cut = (number: number) =>
      `${number}. Members ring before they call, and the office of the service rings back within ten\nNorthmere Council Handbook\nworking days of it.`;
    const document = fromText(`${head}${[1, 2, 3].map(cut).join('\n')}`);
    expect(sketch(document).map((line) => line.slice(-36))).toEqual(
      [1, 2, 3].map(() => 'back within ten working days of it.'.padStart(36)),
    );
    expect(doubts(document)).toEqual(['left-out']);
  });

  it('and appendices that begin pages stay headings', () => {
    const document = fromText(
      `${head}${first} days.\nPage 1\nAppendix 1\n1. Forms are green.\nPage 2\nAppendix 2\n1. Cards are red.`,
    );
    expect(sketch(document).slice(1)).toEqual(['[Appendix 1] 1 Forms are green.', '[Appendix 2] 1 Cards are red.']);
  });
});

describe('a numbered list below a text without a number', () => {
  const listed = ['ring before they call;', 'wait at the door.'];
  const around = '<p>Visits are welcome, whoever makes them, on any weekday and at any hour of the morning.</p>';
  const page = (below: string) =>
    recognised(readHtml(`<body><h1>Visits Protocol</h1><h2>Calls</h2>${around}${below}</body>`));

  it('that ends in a colon is the items of that text', () => {
    const document = page(
      `<p>Members please:</p>${listOf(...listed)}<p>The door is opened to all of them at once.</p>`,
    );
    expect(sketch(document)).toEqual([
      '[Calls] (calls) Visits are welcome, whoever makes them, on any weekday and at any hour of the morning.',
      '[Calls] (calls~2) Members please: {1. ring before they call;; 2. wait at the door.}',
      '[Calls] (calls~3) The door is opened to all of them at once.',
    ]);
    expect(doubts(document)).toEqual([]);
  });

  it('and so as typed, and in sentences of their own where nothing else counts', () => {
    const sentences = 'Members please:\n\n1. Ring first.\n\n2. Wait there.';
    const text = `# Visits Protocol\n\n## Calls\n\nVisits are welcome, whoever makes them, on any weekday.\n\n${sentences}`;
    expect(sketch(fromMarkdown(text)).at(-1)).toBe(
      '[Calls] (calls~2) Members please: {1. Ring first.; 2. Wait there.}',
    );
    const typed = `Visits Protocol\n\nCALLS\n\nVisits are welcome, whoever makes them, on any weekday.\n\nMembers please:\n\n${listed.map((each, at) => `${at + 1}. ${each}`).join('\n\n')}`;
    expect(sketch(fromText(typed)).at(-1)).toMatch(
      /Members please: \{1\. ring before they call;; 2\. wait at the door\.\}$/,
    );
  });

  it('and is paragraphs where it is most of the document, and doubted', () => {
    const rules = listOf(
      ...['Members', 'Officers', 'Visitors'].map((who) => `${who} ring before they call on anybody.`),
    );
    const document = recognised(
      readHtml(`<body><h1>Visits Protocol</h1><h2>Calls</h2><p>These rules hold:</p>${rules}</body>`),
    );
    expect(sketch(document)).toContain('[Calls] 1 Members ring before they call on anybody.');
    expect(doubts(document)).toContain('maybe-item');
  });
});

describe('a text in a box', () => {
  const box = '********************************\n* NOTE: forms are at the desk. *\n********************************';
  it('between the words that open a list and its items stands in their paragraph, and is doubted', () => {
    const items = '(a) ring before they call; and\n\n(b) wait at the door.';
    const document = fromText(
      `Visits Protocol\n\nCALLS\n\n1. Members:\n\n${box}\n\n${items}\n\n2. Officers open the door.`,
    );
    expect(sketch(document)).toEqual([
      '[CALLS] 1 Members: ¶ NOTE: forms are at the desk. {(a) ring before they call; and; (b) wait at the door.}',
      '[CALLS] 2 Officers open the door.',
    ]);
    expect(doubts(document)).toEqual(['no-number']);
    const amid = fromText(
      `Visits Protocol\n\nCALLS\n\n1. Members:\n\n${items.replace('(b)', `${box}\n\n(b)`)}\n\n2. Officers open.`,
    );
    expect(sketch(amid)[0]).toContain('(b) wait at the door.}');
    expect(doubts(amid)).toEqual(['no-number']);
  });

  it('of Markdown is its text without the fences, and its heading heads nothing', () => {
    const fenced = (open: string, inner: string) =>
      fromMarkdown(
        `# Visits Protocol\n\n## Calls\n\n1.1 Members ring.\n\n${open}\n${inner}\n:::\n\n1.2 Officers open the door.`,
      );
    const note = fenced('::: note', 'Forms are at the desk.');
    expect(sketch(note)).toEqual([
      '[Calls] 1.1 Members ring. ¶ Forms are at the desk.',
      '[Calls] 1.2 Officers open the door.',
    ]);
    expect(leftOut(note)).toEqual(['the fence around a block: ::: note', 'the fence around a block: :::']);
    expect(doubts(note)).toEqual(['no-number']);
    const callout = fenced('::: {.callout-tip}', '## Good to know\n\nForms are at the desk.');
    expect(sketch(callout).at(-1)).toBe('[Calls] 1.2 Officers open the door.');
    expect(doubts(callout)).toContain('maybe-heading');
    const code = fromMarkdown('# Visits Protocol\n\n1. Members ring.\n\n2. Officers open.\n\n```\n::: note\n```');
    expect(leftOut(code)).toEqual([]);
    const alert = fromMarkdown('# Visits Protocol\n\n1. Members ring.\n\n> [!NOTE]\n> Forms are at the desk.\n');
    expect(sketch(alert).join()).not.toContain('NOTE');
  });
});

describe('a text pasted into an e-mail', () => {
  const head =
    'From: Ann Lee <ann@northmere.example>\nSent: 3 March 2025 09:14\nTo: All members\nSubject: The protocol';
  const rules = '1. Members ring before they call.\n\n2. Officers open the door.';

  it('has its title below the greeting and the words behind that, and its sender below the farewell', () => {
    const document = fromText(
      `${head}\n\nDear member,\n\nHere is what the Council agreed.\n\nVISITS PROTOCOL\n\nCALLS\n\n${rules}\n\nKind regards\n\nMember Services`,
    );
    expect(document.title).toBe('VISITS PROTOCOL');
    expect(sketch(document)).toEqual(['[CALLS] 1 Members ring before they call.', '[CALLS] 2 Officers open the door.']);
    expect(doubts(document)).toEqual(['left-out', 'left-out']);
  });
});

describe('the notes of a page', () => {
  it('that a list counts below the text are no paragraphs that lost their numbers', () => {
    const cite = '<sup><a href="#n1" id="r1">1</a></sup>';
    const page = `<body><h1>Visits Protocol</h1><h2>Calls</h2><p>Members ring before they call.${cite}</p><p>Officers open the door.</p><h2>Notes</h2><ol class="footnotes"><li id="n1">As agreed by the Council in May 2024. <a href="#r1">↩</a></li></ol></body>`;
    const document = recognised(readHtml(page));
    expect(sketch(document)[0]).toBe('[Calls] (calls) Members ring before they call.');
    expect(doubts(document)).not.toContain('no-number');
  });
});
