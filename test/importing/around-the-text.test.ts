import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/importing/html/read-html.ts';
import { toCouncilDocument } from '../../src/importing/index.ts';
import { doubts, fromMarkdown, fromText, leftOut, recognised, references, sketch } from './sketch.ts';

const page = (body: string) =>
  recognised(readHtml(`<!doctype html><title>Charter</title><main><h1>Charter</h1>${body}</main>`));

describe('paragraphs without numbers', () => {
  const text = `Charter

Foreword

Residents turn to us when a service fails. We answer for it.

What follows says how. Officers promise:

- to listen; and
- to reply.

Neither is hard to do.

1. Replies

1.1 A reply is sent within five days.

It is sent by post where somebody asks.`;

  it('stand for themselves below a heading without one, a list with what opens it, and nothing is doubted', () => {
    const document = fromText(text);
    expect(sketch(document).slice(0, 3)).toEqual([
      '[Foreword] (foreword) Residents turn to us when a service fails. We answer for it.',
      '[Foreword] (foreword~2) What follows says how. Officers promise: {- to listen; and; - to reply.}',
      '[Foreword] (foreword~3) Neither is hard to do.',
    ]);
  });

  it('belong to the numbered paragraph above them, and are doubted', () => {
    const document = fromText(text);
    expect(sketch(document).at(-1)).toBe(
      '[Replies] 1.1 A reply is sent within five days. ¶ It is sent by post where somebody asks.',
    );
    expect(doubts(document)).toEqual(['no-number']);
  });

  it('are found by the name of their heading and their place', () => {
    const facts = { council: 'a', councilName: 'A', slug: 'charter', title: 'Charter', source: 'charter.txt' };
    const { clauses } = toCouncilDocument(fromText(text), facts);
    expect(clauses.slice(0, 3).map(({ reference, number, label }) => [reference, number, label])).toEqual([
      ['a/charter#foreword', 'foreword', 'Foreword'],
      ['a/charter#foreword~2', 'foreword', 'Foreword (second)'],
      ['a/charter#foreword~3', 'foreword', 'Foreword (third)'],
    ]);
  });

  it('go on where the one above stops in the middle, and where a heading has a number', () => {
    const document = fromMarkdown(`# Charter

## Foreword

The Council of

Fellmoor asks officers to read this first, and members to read it with them.

and to keep it by them.

## 2. Visits

Members ring first.

Officers open the door.`);
    expect(references(document)).toEqual(['foreword', '2']);
  });
});

describe('tables drawn with dashes in Markdown', () => {
  const around = (table: string) =>
    `# Charter\n\n1.1 Replies are sent in time.\n\n${table}\n\n1.2 Nothing else is promised.`;
  const rows = '<Who | When / Lead officer | 2 days / Any other | 5 days>';

  it.each([
    ['simple', `  Who           When\n  ------------- -------\n  Lead officer  2 days\n  Any other     5 days`],
    [
      'of several lines',
      `---------------------\n**Who**       When\n------------- -------\nLead          2 days\nofficer\n\nAny other     5 days\n---------------------`,
    ],
    [
      'a grid',
      `+--------------+--------+\n| Who          | *When* |\n+==============+========+\n| Lead         | 2 days |\n| officer      |        |\n+--------------+--------+\n| Any other    | 5 days |\n+--------------+--------+`,
    ],
  ])('%s', (_, table) => {
    const document = fromMarkdown(around(table));
    expect(sketch(document)).toEqual([`1.1 Replies are sent in time. ${rows}`, '1.2 Nothing else is promised.']);
    expect(doubts(document)).toEqual([]);
  });

  it('a grid of a head and one row, and a table without a head', () => {
    const grid =
      '+------+--------+\n| Who  | When   |\n+======+========+\n| Lead | within |\n| team | a day  |\n+------+--------+';
    expect(sketch(fromMarkdown(around(grid)))[0]).toBe(
      '1.1 Replies are sent in time. <Who | When / Lead team | within a day>',
    );
    const bare = '------- -------\nLead    2 days\nOthers  5 days\n------- -------';
    expect(sketch(fromMarkdown(around(bare)))[0]).toBe(
      '1.1 Replies are sent in time. <Lead | 2 days / Others | 5 days>',
    );
  });

  it('and a line across the page, a heading with a line below it and a block of code are none', () => {
    const document = fromMarkdown(`# Charter

Replies
-------

1.1 Replies are sent in time.

---

1.2 Nothing else is promised.

\`\`\`

Who   When
----- ------
Lead  2 days

\`\`\``);
    expect(sketch(document).slice(0, 2)).toEqual([
      '[Replies] 1.1 Replies are sent in time.',
      expect.stringContaining('[Replies] 1.2 Nothing else is promised.'),
    ]);
    expect(sketch(document).join('')).not.toContain('<');
  });
});

describe('what a web page prints below its text', () => {
  const text = '<p>1. Officers answer every enquiry.</p><p>2. Members are told of the answer in writing.</p>';
  const clauses = ['1 Officers answer every enquiry.', '2 Members are told of the answer in writing.'];

  it.each([
    [
      'links in a list, of which one leads up',
      '<ul><li><a href="#">Large print</a></li><li><a href="#top">Top</a></li></ul>',
    ],
    ['links in a line', '<p><a href="#" onclick="print()">Print</a> | <a href="/mail">E-mail a friend</a></p>'],
    ['a question about the page', '<h2>Was this page helpful?</h2><form><label>Yes</label> <label>No</label></form>'],
    ['a question about what was looked for', '<p>Did you find what you were looking for?</p><button>Yes</button>'],
    ['words in a line with strokes between', '<p>Print this page | Back to top</p>'],
    ['words to share it by', '<h2>Share this page</h2><ul><li>Facebook</li><li>LinkedIn</li></ul><p>Back to top</p>'],
  ])('%s', (_, furniture) => {
    const document = page(text + furniture);
    expect(sketch(document)).toEqual(clauses);
    expect(leftOut(document).length).toBeGreaterThan(0);
    expect(doubts(document)).toEqual([]);
  });

  it('but a link that a sentence opens, and one with words beside it, are text', () => {
    const document = page(`${text}<p>Members may read:</p><ul><li><a href="/code">the code</a></li></ul>`);
    expect(sketch(document).at(-1)).toContain('{• the code}');
    const beside = page(`${text}<p>See <a href="/code">the code of conduct</a>.</p>`);
    expect(sketch(beside).at(-1)).toContain('See the code of conduct.');
  });
});

describe('where a document is signed', () => {
  it('lines to fill in and who signs are left out, doubted once', () => {
    const document = fromText(`Charter

1. Officers answer every enquiry.

2. Members are told of the answer.

Signed: ____________________

Councillor Ines Marlow, Leader of the Council

Signed: ____________________

Tom Oakes, Chief Executive

Signed: ____________________

R. Hale, Town Clerk`);
    expect(sketch(document)).toEqual(['1 Officers answer every enquiry.', '2 Members are told of the answer.']);
    expect(doubts(document)).toEqual(['left-out']);
  });

  it('and so are the names at the end of a foreword', () => {
    const document = fromText(`Charter

Foreword

I thank all who wrote this charter with us.

Ines Marlow
Leader of the Council

1. Replies

1.1 A reply is sent within five days.`);
    expect(sketch(document)).toEqual([
      '[Foreword] (foreword) I thank all who wrote this charter with us.',
      '[Replies] 1.1 A reply is sent within five days.',
    ]);
    expect(doubts(document)).toEqual(['left-out']);
  });

  it('but headings that read like a name or an office stay', () => {
    const document = fromText(`Charter

1. Members decide what the Council does.

Councillor Casework

2. Officers answer every enquiry.

Monitoring Officer

3. The Monitoring Officer keeps the register.`);
    expect(sketch(document)).toEqual([
      '1 Members decide what the Council does.',
      '[Councillor Casework] 2 Officers answer every enquiry.',
      '[Monitoring Officer] 3 The Monitoring Officer keeps the register.',
    ]);
  });
});

describe('tables about the document', () => {
  const around = (table: string) =>
    fromMarkdown(`# Charter\n\nThis charter is for all.\n\n${table}\n\n1.1 Replies are sent in time.`);

  it('one of who owns it and when it is looked at again is left out and doubted, wherever it stands', () => {
    const document = around(
      '| Policy owner | Head of Law |\n|---|---|\n| Reviewed by | Cabinet |\n| Review cycle | Yearly |\n| Next review due | May 2027 |',
    );
    expect(sketch(document)).toEqual(['(preamble) This charter is for all.', '1.1 Replies are sent in time.']);
    expect(doubts(document)).toEqual(['left-out']);
  });

  it('one of versions, dates and authors is left out without a doubt', () => {
    const document = around('| Version | Date | Author |\n|---|---|---|\n| 1 | May 2024 | J. Reed |');
    expect(sketch(document)).toEqual(['(preamble) This charter is for all.', '1.1 Replies are sent in time.']);
    expect(doubts(document)).toEqual([]);
  });

  it('one that says what has to be done stays', () => {
    const document = around('| Approval | Cabinet must agree |\n|---|---|\n| Review | The panel shall meet |');
    expect(sketch(document)[0]).toContain('<Approval | Cabinet must agree / Review | The panel shall meet>');
  });
});

describe('a sentence that was left out', () => {
  it('is doubted whatever its verb, where it stands nowhere else', () => {
    const text = [1, 2, 3, 4, 5]
      .map(
        (number) =>
          `<p>${number}. Officers answer every enquiry of kind ${number} in writing, and members are told.</p>`,
      )
      .join('');
    const document = page(`${text}<aside>The ward offices are open to every member on any weekday morning.</aside>`);
    expect(doubts(document)).toEqual(['left-out']);
  });
});
