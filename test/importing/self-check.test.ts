import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyFix, clausesOf, type ImportedDocument, type Piece } from '../../src/importing/index.ts';
import { readAndRecognise } from '../../src/importing/read-file.ts';
import { selfCheck, withHabits } from '../../src/importing/self-check/self-check.ts';

// What was read is given by hand here, as a reader that failed would give it: the checks have to see it whatever failed.
type Given = {
  readonly role: Piece['role'];
  readonly text?: string;
  readonly mark?: string;
  readonly rows?: string[][];
};

const pieces = (...given: readonly Given[]): readonly Piece[] =>
  given.map(({ role, text = '', mark = '', ...rest }, id) => ({ id, role, text, mark, ...rest }));
const clause = (
  number: string,
  text = `Members must ring before they call on an officer, as ${number} says.`,
): Given => ({
  role: { kind: 'clause', number },
  text,
  mark: number,
});
const heading = (text: string, level = 1, number?: string): Given => ({
  role: { kind: 'heading', level, ...(number === undefined ? {} : { number }) },
  text,
});
const item = (mark: string, text: string, depth = 1): Given => ({ role: { kind: 'item', depth }, text, mark });
const text = (words: string): Given => ({ role: { kind: 'text' }, text: words });
const leftOut = (words: string, why: string): Given => ({ role: { kind: 'left-out', why }, text: words });
const check = (...given: readonly Given[]) =>
  selfCheck('Protocol', pieces(...given), []).map(({ kind, piece }) => `${kind} ${piece}`);

const right: readonly Given[] = [
  heading('Roles', 1, '1'),
  clause('1.1'),
  clause('1.2', 'Officers must:'),
  item('(a)', 'give advice to every group that asks for it; and'),
  item('(b)', 'keep records of what was said.'),
  heading('Visits', 1, '2'),
  clause('2.1'),
  clause('2.2'),
];

describe('what no council writes betrays a misreading', () => {
  it('and of what is read right there is no doubt', () => expect(check(...right)).toEqual([]));

  it('what runs on every page, and what only a page says of itself, is left out without a word', () => {
    const running = [1, 2].map((page) => leftOut(`Northmere, page ${page}`, 'running header or footer'));
    const back = leftOut('Back to top', 'part of the web page around the text');
    expect(check(clause('1'), ...running, back, clause('2'))).toEqual([]);
  });

  it.each<[string, readonly Given[], string]>([
    [
      'a text that ends in what stands elsewhere by itself',
      [
        ...right,
        clause('2.3', 'Members write to the office of the service within 10 Northmere Council Constitution'),
        text('Northmere Council Constitution'),
      ],
      'run-in 8',
    ],
    [
      'a heading with which the text above goes on',
      [clause('1', 'Members must not raise with the'), heading('Conduct of an officer'), clause('2')],
      'maybe-heading 1',
    ],
    [
      'a heading that begins in small letters, where others do not',
      [...right, heading('conduct of an officer:'), clause('3.1')],
      'maybe-heading 8',
    ],
    [
      'a heading that goes on below it',
      [...right, heading('Members supplement the code'), text('of conduct of the council.')],
      'maybe-heading 8',
    ],
    [
      'the foot of a page that stands there once',
      [...right, leftOut('of the ward', 'running header or footer')],
      'left-out 8',
    ],
    [
      'a line around the page between two paragraphs',
      [clause('1'), leftOut('Home > Your council > Complaints', 'part of the web page around the text'), clause('2')],
      'left-out 1',
    ],
    ['a heading above everything', [heading('Fellbeck Council', 0), ...right], 'maybe-heading 0'],
    ['a heading below which nothing stands', [...right, heading('Signed')], 'maybe-heading 8'],
    [
      'a heading that is a sentence',
      [...right, heading('Members should always ring before they call.'), clause('3')],
      'maybe-heading 8',
    ],
    ['a heading that is the title again', [...right, heading('PROTOCOL'), clause('2.3')], 'maybe-heading 8'],
    ['a paragraph below the heading of another section', [...right, clause('3.1')], 'maybe-heading 8'],
    [
      'headings whose numbers run on, the later of them in another',
      [...right, heading('Glossary', 1), heading('Review', 2, '3'), clause('3.1')],
      'maybe-heading 8',
    ],
    ['a short paragraph without an end', [...right, clause('2.3', 'Review of the protocol')], 'maybe-heading 8'],
    ['numbers that begin in the middle', [clause('3'), clause('4')], 'missing-number 0'],
    [
      'the next number in the middle of a text',
      [...right, clause('2.3', 'Members ring first. 2.4 Officers answer.')],
      'run-in 8',
    ],
    [
      'the next letter in the middle of an item',
      [
        clause('1', 'Members must:'),
        item('(a)', 'read the papers; (b) come to the meeting; and'),
        item('(c)', 'vote.'),
      ],
      'run-in 1',
    ],
    [
      'a last item that goes on for another sentence',
      [clause('1', 'Members:'), item('(a)', 'read; and'), item('(b)', 'vote. Nothing here limits what they say.')],
      'maybe-item 2',
    ],
    [
      'a sentence kept with the last item',
      [
        clause('1', 'Members:'),
        item('(a)', 'read; and'),
        item('(b)', 'vote.'),
        { role: { kind: 'text', of: 'item' }, text: 'Nothing here limits what they say.' },
      ],
      'no-number 3',
    ],
    ['a list of one item', [clause('1'), item('(a)', 'member rings.'), clause('2')], 'maybe-item 1'],
    ['a colon below which nothing stands', [clause('1', 'Members must:'), clause('2')], 'no-text 0'],
    [
      'a colon in an item whose own items lie beside it',
      [clause('1', 'Members:'), item('(a)', 'tell officers:'), item('•', 'why;'), item('•', 'when.')],
      'no-text 1',
    ],
    ['a text without a mark below a colon', [clause('1', 'Members must:'), text('ring first')], 'maybe-item 1'],
    ['a text that begins in small letters', [clause('1'), clause('2', 'of the Council and its officers.')], 'run-in 1'],
    ['a text above that stops in the middle', [clause('1', 'Members ring the'), clause('2')], 'run-in 1'],
    ['bullets in the middle of a text', [clause('1', 'Members • ring • write.')], 'words 0'],
    ['marks of Markdown', [clause('1', 'Members **must** ring.')], 'words 0'],
    ['the number of a page in a text', [clause('1', 'Members Page 3 of 9 ring.')], 'words 0'],
    [
      'an item with a semicolon inside, where the others end with one',
      [
        clause('1', 'Officers:'),
        item('(a)', 'ring;'),
        item('(b)', 'write; call;'),
        item('(c)', 'wait; and'),
        item('(d)', 'answer.'),
      ],
      'maybe-item 2',
    ],
    [
      'a last item that holds the one before it',
      [clause('1', 'Officers:'), item('(a)', 'ring;'), item('(b)', 'write; and answer.')],
      'maybe-item 2',
    ],
    [
      'a list that begins with its second item',
      [clause('1', 'Officers ring, or:'), item('(b)', 'write; or'), item('(c)', 'answer.')],
      'missing-number 1',
    ],
    [
      'a text that ends in a few words without a stop',
      [...right, clause('2.3', 'Members ring before they call. Visits by night'), clause('2.4')],
      'maybe-heading 8',
    ],
    ...['to the Chief Executive; or', '(b) in writing', 'of the law.', 'Members must not:', '2.4 Members ring'].map(
      (words): [string, readonly Given[], string] => [
        `part of a text among what was left out: ${words}`,
        [clause('1'), { role: { kind: 'left-out', why: 'running header or footer' }, text: words }],
        'left-out 1',
      ],
    ),
    ['a number alone', [clause('1'), text('14')], 'left-out 1'],
    ['a space lost', [clause('1', 'Members ring first.Officers answer.')], 'words 0'],
    ['a space too many', [clause('1', 'Members ask for infor- mation.')], 'words 0'],
    ['the mark of a note glued to a word', [clause('1', 'Within ten days3, or sooner.')], 'words 0'],
    ['a table of one column', [clause('1'), { role: { kind: 'table' }, rows: [['Kind'], ['Urgent']] }], 'table 1'],
    [
      'a table with an empty column',
      [
        clause('1'),
        {
          role: { kind: 'table' },
          rows: [
            ['Kind', '', 'Days'],
            ['Urgent', '', '1'],
          ],
        },
      ],
      'table 1',
    ],
    [
      'a table whose rows are numbered sentences',
      [
        clause('1'),
        {
          role: { kind: 'table' },
          rows: [
            ['1', 'Members ring first.', 'All'],
            ['2', 'Officers answer them.', 'All'],
          ],
        },
      ],
      'table 1',
    ],
    [
      'a rule among what was left out',
      [
        clause('1'),
        {
          role: { kind: 'left-out', why: 'header or footer' },
          text: 'Members must not call on officers at home, whatever the hour.',
        },
      ],
      'left-out 1',
    ],
    [
      'texts in a row that stand there twice',
      ['1', '2', '3', '4', '1', '2', '3', '4'].map((number) => clause(number)),
      'repeated-text 6',
    ],
  ])('%s', (_, given, doubt) => expect(check(...given)).toEqual([doubt]));

  it('what is printed around a text is none', () => {
    for (const words of [
      'Holt Council',
      'Page 3 of 9',
      '12 Holt Council',
      'www.holt.gov.uk',
      'Visits Protocol, May 2024',
    ])
      expect(check(clause('1'), ...['', ''].map(() => leftOut(words, 'running header or footer')))).toEqual([]);
  });

  it('a file that was not divided', () => {
    const long = 'Members ring before they call on an officer. '.repeat(80).trim();
    expect(check({ role: { kind: 'paragraph' }, text: long })).toEqual(['run-in 0']);
  });

  it('a paragraph far longer than the others', () => {
    const long = 'Members ring before they call on an officer. '.repeat(40).trim();
    const given = ['1', '2', '3', '4', '5'].map((number) => clause(number));
    expect(check(...given, clause('6', long))).toEqual(['run-in 5']);
  });

  it('no piece is doubted twice, and none of which there is a doubt already', () => {
    const all = pieces(clause('1', 'Members **must** ring first.Officers answer.'));
    expect(selfCheck('Protocol', all, [])).toHaveLength(1);
    expect(selfCheck('Protocol', all, [{ kind: 'words', where: '', why: '', piece: 0, fixes: [] }])).toEqual([]);
  });

  it('the fix for a last item that took the text below gives it back', () => {
    const all = pieces(clause('1', 'Members:'), item('(a)', 'read; and'), item('(b)', 'vote. Nothing else is asked.'));
    const document: ImportedDocument = { title: '', pieces: all, doubts: selfCheck('', all, []), hyphensJoined: 0 };
    const [fix] = document.doubts[0]?.fixes ?? [];
    const [fixed] = fix ? clausesOf(applyFix(document, fix)) : [];
    expect(fixed?.text).toBe('Members:\nNothing else is asked.');
    expect(fixed?.items.at(-1)?.text).toBe('vote.');
  });

  it('what a document does throughout is one doubt', () => {
    const all = pieces(
      ...Array.from({ length: 7 }, (_, at) => [clause(`${at + 1}`), text('That is courtesy.')]).flat(),
    );
    const doubts = all.flatMap(({ id, role }) =>
      role.kind === 'text'
        ? [
            {
              kind: 'no-number' as const,
              where: '',
              why: '',
              piece: id,
              fixes: [
                { kind: 'become' as const, piece: id, role: { kind: 'paragraph' as const }, say: '' },
                { kind: 'keep' as const, piece: id, say: '' },
              ],
            },
          ]
        : [],
    );
    const [habit, ...others] = withHabits('', all, doubts);
    expect(others).toEqual([]);
    expect(habit?.where).toContain('paragraph 1; paragraph 2; paragraph 3');
    expect(withHabits('', all, doubts.slice(0, 5))).toHaveLength(5);
    // And each can still be put right by itself.
    expect(habit?.fixes).toHaveLength(7);
    const document: ImportedDocument = { title: '', pieces: all, doubts: habit ? [habit] : [], hyphensJoined: 0 };
    const [fix] = habit?.fixes ?? [];
    const fixed = fix ? applyFix(document, fix) : document;
    expect(fixed.pieces[fix && 'piece' in fix ? fix.piece : 0]?.role.kind).toBe('paragraph');
    expect(fixed.doubts[0]?.fixes).toHaveLength(6);
  });
});

describe('and there is little of it where all is read right', () => {
  it('one place to look at in twenty-five paragraphs at most, over all files of which the truth is known', async () => {
    const folder = join(import.meta.dirname, 'files');
    let doubts = 0;
    let clauses = 0;
    for (const name of readdirSync(folder).filter((each) => !each.endsWith('.truth.json'))) {
      const document = await readAndRecognise({ name, bytes: readFileSync(join(folder, name)) });
      doubts += document.doubts.filter(({ piece }) => piece !== undefined).length;
      clauses += clausesOf(document).length;
    }
    expect(clauses).toBeGreaterThan(250);
    expect(doubts / clauses).toBeLessThan(1 / 25);
  });
});
