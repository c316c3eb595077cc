import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/importing/block.ts';
import { readHtml } from '../../src/importing/html/read-html.ts';
import { toCouncilDocument } from '../../src/importing/index.ts';
import { doubts, fromMarkdown, fromText, leftOut, recognised, sketch } from './sketch.ts';

const rules = [
  '1. Purpose',
  '1.1 Members ring before they call on an officer in an office of the Council.',
  '2. Roles',
  '2.1 Members decide what the Council does, and officers advise all of them alike.',
  '3. Review',
  '3.1 The Council looks at this protocol each May.',
];
const read = [
  '[Purpose] 1.1 Members ring before they call on an officer in an office of the Council.',
  '[Roles] 2.1 Members decide what the Council does, and officers advise all of them alike.',
  '[Review] 3.1 The Council looks at this protocol each May.',
];
const title = 'Protocol on Members’ Casework';
const places = [
  'Part 5 of the Constitution: Codes and Protocols',
  'Constitution – Part 5 – Codes and Protocols',
  'Part 5 – Codes and Protocols',
  'PART 5: CODES AND PROTOCOLS',
  'The Council’s Constitution',
  'Part 5C',
  'Codes and Protocols',
  'Appendix 3 to the Constitution',
  'Section 19 of Fellbeck Borough Council’s Constitution',
  'Fellbeck Borough Council – Constitution – Part 5',
  'Extract from Part 5 of the Council’s Constitution',
  'Volume 3: Codes and Protocols',
];

/** A cover on a page of its own, each line with its size. */
function printed(lines: readonly (readonly [string, number])[], running?: string) {
  const block = (text: string, size: number, page: number): Block => ({ text, page, look: { size, bold: size > 11 } });
  const header = (page: number): Block[] =>
    running === undefined ? [] : [{ text: running, page, leftOut: 'running header or footer' }];
  return recognised({
    blocks: [
      ...lines.map(([text, size]) => block(text, size, 1)),
      ...header(2),
      ...rules.map((text) => block(text, /^\d\. /.test(text) ? 13 : 11, 2)),
      ...header(3),
    ],
    raw: [...lines.map(([text]) => text), ...rules, ...(running === undefined ? [] : [running, running])],
  });
}

describe('the title is the protocol’s own, wherever in a constitution it stands', () => {
  it.each(places)('%s', (place) => {
    for (const sizes of [
      [20, 14],
      [14, 20],
      [20, 20],
    ] as const)
      for (const running of [undefined, title, place]) {
        const [one, other] = sizes;
        for (const lines of [
          [
            [place, one],
            [title, other],
          ],
          [
            [title, one],
            [place, other],
          ],
        ] as const) {
          const document = printed([['Fellbeck Borough Council', 12], ...lines], running);
          expect([document.title, ...sketch(document)], JSON.stringify({ lines, running })).toEqual([title, ...read]);
        }
      }
  });

  it.each(places)('in a plain text: %s', (place) => {
    const document = fromText(['Fellbeck Borough Council', place, title, ...rules].join('\n\n'));
    expect([document.title, ...sketch(document)]).toEqual([title, ...read]);
    const below = fromText([title, place, ...rules].join('\n\n'));
    expect([below.title, ...sketch(below)]).toEqual([title, ...read]);
  });
});

describe('but', () => {
  it('a constitution is called by its own name', () => {
    for (const name of ['The Constitution of Fellbeck Parish', 'Constitution', 'Fellbeck Society Constitution'])
      expect(fromText([name, 'May 2024', ...rules].join('\n\n')).title).toBe(name);
  });

  it('the parts of the document itself stay headings', () => {
    const document = fromText(
      [
        title,
        'Part 1 – General',
        'Members ring before they call on an officer of the Council, whoever that is.',
        'Part 2 – Codes and Protocols',
        'Officers answer every letter of a member within ten working days of its arrival.',
      ].join('\n\n'),
    );
    expect(sketch(document).map((line) => line.slice(0, 30))).toEqual([
      '[Part 1 – General] (part-1-gen',
      '[Part 2 – Codes and Protocols]',
    ]);
    const bare = fromText(
      ['Part 1: Codes', title, ...rules.slice(0, 2), 'Part 2: Rules', ...rules.slice(2)].join('\n\n'),
    );
    expect(leftOut(bare)).toEqual([]);
  });

  it('a line of a title page is doubted where it is set like the text that begins on the next', () => {
    const document = printed([
      [title, 20],
      ['Nobody is bound by the examples', 11],
    ]);
    expect(leftOut(document)).toEqual(['a line of the cover: Nobody is bound by the examples']);
    expect(doubts(document)).toEqual(['left-out']);
    expect(document.doubts[0]?.fixes.map(({ say }) => say)).toEqual(['Put it back', 'It is right as it is']);
    expect(
      doubts(
        printed([
          [title, 20],
          ['For all who answer casework', 14],
        ]),
      ),
    ).toEqual([]);
    expect(fromMarkdown(`# ${title}\n\n${rules.join('\n\n')}`).doubts).toEqual([]);
  });
});

describe("the council's name is no title where the document has one of its own, whatever it calls itself", () => {
  const council = 'Fellbeck Borough Council';
  const name = 'Casework Standard';
  const named = (...cover: readonly Block[]) => {
    const blocks = [...cover, ...rules.map((text): Block => ({ text, look: { bold: /^\d\. /.test(text) } }))];
    const document = recognised({ blocks, raw: blocks.map(({ text }) => text) });
    expect(sketch(document)).toEqual(read);
    return document.title;
  };
  const centred = { bold: true, centred: true };

  it.each<[string, readonly Block[]]>([
    [
      'two lines in the style of titles',
      [
        { text: council, isTitle: true },
        { text: name, isTitle: true },
      ],
    ],
    [
      'a subtitle below it',
      [
        { text: council, isTitle: true },
        { text: name, look: { style: 'Subtitle' } },
      ],
    ],
    [
      'a line set like none of the text',
      [{ text: council, isTitle: true }, { text: 'Part 5 of the Constitution' }, { text: name, look: centred }],
    ],
    [
      'two lines set alike',
      [
        { text: council.toUpperCase(), look: centred },
        { text: name, look: centred },
      ],
    ],
    ['two plain lines above the day', [{ text: council }, { text: name }, { text: 'Adopted May 2024' }]],
    [
      'two headings over all others',
      [
        { text: council, heading: 1 },
        { text: name, heading: 1 },
      ],
    ],
  ])('%s', (_, cover) => {
    expect(named(...cover)).toBe(name);
  });

  it('it is where nothing else can be the title', () => {
    expect(named({ text: council, isTitle: true })).toBe(council);
    const document = fromText([council, 'Introduction', rules[1]?.slice(4), 'Roles', rules[3]?.slice(4)].join('\n\n'));
    expect([document.title, sketch(document)[0]?.slice(0, 14)]).toEqual([council, '[Introduction]']);
  });

  it('and a title in two lines of that style is both', () => {
    const lines = ['Arrangements for Dealing with', 'Complaints about Members'];
    expect(named(...lines.map((text) => ({ text, isTitle: true })))).toBe(lines.join(' '));
    const page = `<main>${lines.map((text) => `<p class="MsoTitle">${text}</p>`).join('')}<p>1. Members decide.</p></main>`;
    expect(recognised(readHtml(page)).title).toBe(lines.join(' '));
  });
});

it.each(['Section 5C', 'Part 5', 'Chapter 12'])(
  'is below the name of a constitution and %s, each on its own line',
  (part) => {
    const blocks: Block[] = ['Fellbeck County Council Constitution', part, title, ...rules].map((text) => ({ text }));
    const document = recognised({ blocks, raw: blocks.map(({ text }) => text) });
    expect(document.title).toBe(title);
    expect(sketch(document)).toEqual(read);
  },
);

describe('the title of a file', () => {
  const page = (title: string, body: string) =>
    recognised(readHtml(`<!doctype html><title>${title}</title><main>${body}</main>`));
  const text = rules.map((rule) => `<p>${rule}</p>`).join('');

  it.each([
    '| Fellbeck Borough Council',
    '- Fellbeck Borough Council',
    '– Fellbeck Council – GOV.UK',
    '| fellbeck.gov.uk',
  ])('is without the name of the site: %s', (site) => {
    expect(page(`${title} ${site}`, text).title).toBe(title);
  });

  it('keeps a dash of its own', () => {
    expect(page('Casework – a protocol for councillors', text).title).toBe('Casework – a protocol for councillors');
  });

  it("stands before the council's name, where that is all that is printed above the text", () => {
    const document = fromMarkdown(
      `---\ntitle: ${title}\n---\n\nFellbeck Borough Council\n\n# Purpose\n\n1. Members ring before they call on an officer.\n\n# Review\n\n2. The Council looks at this each May.\n`,
    );
    expect(document.title).toBe(title);
    expect(leftOut(document)).toContain('a line of the cover: Fellbeck Borough Council');
  });

  it('is below a letterhead that says how to reach the council, which heads nothing', () => {
    const head =
      'The Parish Room, Church Lane, Fellbeck, Westshire FB1 2AB Telephone: 01632 960 733 clerk@fellbeck.example';
    const blocks: Block[] = [head, 'POLICY ON CORRESPONDENCE', ...rules].map((text) => ({ text }));
    const document = recognised({ blocks, raw: blocks.map(({ text }) => text) });
    expect(document.title).toBe('POLICY ON CORRESPONDENCE');
    expect(sketch(document)).toEqual(read);
    expect(leftOut(document)).toContain(`a line of the cover: ${head}`);
  });

  it('is doubted as a heading where it says how to reach somebody', () => {
    const document = fromMarkdown(
      `# ${title}\n\n## Ring Ann Dale on 01632 960 733\n\n1. Members ring before they call.\n\n## Review\n\n2. The Council looks at this each May.\n`,
    );
    expect(document.doubts.map(({ why }) => why)).toEqual([expect.stringContaining('says how to reach somebody')]);
  });
});

it.each([
  ['PROTOCOL FOR MEMBER AND OFFICER RELATIONS', 'Protocol for Member and Officer Relations'],
  ['MEMBERS’ CODE OF CONDUCT - THE RULES', 'Members’ Code of Conduct - the Rules'],
  ['TDC MEMBER/OFFICER PROTOCOL', 'TDC Member/Officer Protocol'],
  ['CODE OF CONDUCT: GUIDANCE FOR MEMBERS', 'Code of Conduct'],
  ['Protocol of the BBC', 'Protocol of the BBC'],
])('%j is cited as %j and stays as printed', (title, cited) => {
  const facts = { council: 'n', councilName: 'N', slug: 's', title, source: '' };
  expect(toCouncilDocument(fromText('1. Members decide.'), facts)).toMatchObject({ title, shortTitle: cited });
});

describe('covers and what a site says of its page', () => {
  const rules = '1. Members ring before they call.\n\n2. Officers open the door.';
  const read = ['1 Members ring before they call.', '2 Officers open the door.'];

  it('a title may take three lines, where each leads on to the next', () => {
    for (const [lines, title] of [
      ['PROTOCOL\nON RELATIONS BETWEEN\nMEMBERS AND OFFICERS', 'PROTOCOL ON RELATIONS BETWEEN MEMBERS AND OFFICERS'],
      ['CODE OF PRACTICE FOR\nVISITS TO SITES\nAND BUILDINGS', 'CODE OF PRACTICE FOR VISITS TO SITES AND BUILDINGS'],
    ] as const) {
      const document = fromText(`OAKHAM TOWN COUNCIL\n\n${lines}\n\nMay 2023\n\n${rules}`);
      expect(document.title).toBe(title);
      expect(sketch(document)).toEqual(read);
    }
    expect(fromText(`VISITS PROTOCOL\nMEMBERS\n\n${rules}`).title).toBe('VISITS PROTOCOL');
  });

  it('for whom it is stands below the title, and no paragraph', () => {
    const document = fromMarkdown(
      `# Oakham Town Council\n\n**Visits Protocol**\n\n*For members and officers*\n\n## Calls\n\n${rules}`,
    );
    expect(document.title).toBe('Visits Protocol');
    expect(sketch(document)).toEqual(read.map((each) => `[Calls] ${each}`));
  });

  it('the changes of a page are left out, and said', () => {
    const document = recognised(
      readHtml(
        `<!doctype html><main><h1>Visits protocol</h1><ol><li>They ring.</li><li>They call.</li></ol><h2>Updates to this page</h2><ol><li><time>4 May 2024</time><p>Added visits.</p></li></ol></main>`,
      ),
    );
    expect(sketch(document)).toEqual(['1 They ring.', '2 They call.']);
    expect(doubts(document)).toEqual(['left-out']);
  });

  it('and updates that rule something stay', () => {
    const document = recognised(
      readHtml(
        '<!doctype html><main><h1>Visits protocol</h1><h2>Updates to this page</h2><ol><li>The Clerk makes them.</li><li>Members are told.</li></ol></main>',
      ),
    );
    expect(sketch(document)).toHaveLength(2);
  });
});
