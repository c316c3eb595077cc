import { describe, expect, it } from 'vitest';
import type { Block, SetText } from '../../src/importing/block.ts';
import { readDocx } from '../../src/importing/docx/read-docx.ts';
import { readHtml } from '../../src/importing/html/read-html.ts';
import type { Piece } from '../../src/importing/imported-document.ts';
import { setTextsOf, taggedTexts } from '../../src/importing/pdf/tagged-texts.ts';
import { readMarkdown } from '../../src/importing/read-markdown.ts';
import { readPlainText } from '../../src/importing/read-text.ts';
import { recognise } from '../../src/importing/recognise/recognise.ts';
import { asSet } from '../../src/importing/self-check/as-set.ts';
import { setTextsInLines } from '../../src/importing/set-lines.ts';
import { abstractList, level, list, numbered, paragraph, wordFile } from './word-file.ts';

// What a file says of its own paragraphs, against what was made of it.

const doubtsOf = (blocks: readonly Block[], set: readonly SetText[]) =>
  recognise({ blocks: [{ text: 'Member and Officer Protocol', isTitle: true }, ...blocks], raw: [], set }).doubts.map(
    ({ kind, why, fixes }) => ({ kind, why, split: fixes.some((fix) => fix.kind === 'split') }),
  );
const counted = (printed: string, text: string): Block => ({ text, list: { printed, depth: 0, list: '1' } });

describe('a paragraph of the file', () => {
  const set = [
    { text: 'Members ask officers by e-mail.', isCounted: true },
    { text: 'Officers reply in five days.', isCounted: true },
    { text: 'The clerk keeps a list of every request.', isCounted: true },
  ];
  const last = counted('2.', 'The clerk keeps a list of every request.');

  it('that stands in the middle of another is doubted, and one press parts them', () => {
    const joined = counted('1.', 'Members ask officers by e-mail. Officers reply in five days.');
    expect(doubtsOf([joined, last], set)).toEqual([
      {
        kind: 'run-in',
        why: 'In the file a new paragraph begins at “Officers reply in five days.”, in the middle of this text.',
        split: true,
      },
    ]);
  });

  it('that a program counts and nothing counts here is doubted', () => {
    const reading = [
      counted('1.', 'Officers:'),
      counted('(a)', 'reply in five days;'),
      { text: 'keep a list of requests;' },
    ];
    const all = reading.map(({ text }) => ({ text }));
    expect(doubtsOf(reading, all)).toEqual([]);
    const kinds = doubtsOf(
      reading,
      all.map((each) => ({ ...each, isCounted: true })),
    ).map(({ kind }) => kind);
    expect(kinds).toEqual(['no-number']);
  });

  it('that goes on a sentence which the one above broke off is none of its own', () => {
    const halves = [{ text: 'Members ask officers' }, { text: 'by e-mail.' }, ...set.slice(1)];
    const reading = [counted('1.', 'Members ask officers by e-mail.'), counted('2.', 'Officers reply in five days.')];
    expect(doubtsOf([...reading, counted('3.', last.text)], halves)).toEqual([]);
  });
});

describe('what the file says besides', () => {
  const own = { isCounted: true };

  it('an item that lies in the one above it there, and beside it here, is doubted, and the other way round', () => {
    const read = (depth: number): Block[] => [
      counted('1.', 'Officers:'),
      counted('(a)', 'keep to the hours agreed'),
      { text: 'on weekdays;', list: { printed: '(i)', depth, list: '1' } },
      { text: 'on Saturdays.', list: { printed: '(ii)', depth, list: '1' } },
    ];
    const said = [
      { text: 'Officers:', ...own, depth: 0 },
      { text: 'keep to the hours agreed', ...own, depth: 1 },
      { text: 'on weekdays;', ...own, depth: 2 },
      { text: 'on Saturdays.', ...own, depth: 2 },
    ];
    expect(doubtsOf(read(1), said)).toEqual([]);
    const beside = doubtsOf(read(0), said).map(({ why }) => why);
    expect(beside).toEqual([
      'In the file this lies deeper than the item above it, and it was read as lying beside it or less deep.',
    ]);
    const flat = said.map((each) => ({ ...each, depth: Math.min(each.depth, 1) }));
    expect(doubtsOf(read(1), [...flat.slice(0, 2), ...said.slice(2).map((each) => ({ ...each, depth: 0 }))])).toEqual([
      {
        kind: 'maybe-item',
        why: 'In the file this lies less deep than the item above it, and it was read as lying beside it or deeper.',
        split: false,
      },
    ]);
  });

  it('a heading there that is a text here is doubted', () => {
    const reading = [counted('1.', 'Officers reply in five days.'), counted('2.', 'Complaints about officers')];
    const said = reading.map(({ text }) => ({ text, ...own }));
    const [first, second] = said;
    if (!first || !second) throw new Error('two texts');
    expect(doubtsOf(reading, said)).toEqual([]);
    expect(doubtsOf(reading, [first, { ...second, isHeading: true }])).toEqual([
      { kind: 'maybe-heading', why: 'The file calls this a heading, and it was read as a text.', split: false },
    ]);
  });
});

describe('a long file', () => {
  it('whose paragraphs all begin alike is compared in little time', () => {
    const texts = Array.from({ length: 20_000 }, (_, at) => `Paragraph ${at} says that members ring before they call.`);
    const pieces = texts.map(
      (text, id): Piece => ({ id, role: { kind: 'clause', number: `${id}` }, text, mark: `${id}`, isCounted: true }),
    );
    const began = performance.now();
    expect(
      asSet(
        pieces,
        texts.map((text) => ({ text, isCounted: true })),
      ),
    ).toEqual([]);
    const alike = pieces.slice(1).map((piece) => ({ ...piece, text: 'Members ring before they call.' }));
    expect(
      asSet(
        alike,
        pieces.map(() => ({ text: 'Members ring before they call.' })),
      ),
    ).toEqual([]);
    // About a second on a slow machine; each against each would take half a minute.
    expect(performance.now() - began).toBeLessThan(8_000);
  });
});

describe('what a file sets apart', () => {
  it('in Word: every paragraph, up to its line break, and which are counted', () => {
    const file = readDocx(
      wordFile({
        body: [
          paragraph('First.', numbered(1, 0)),
          paragraph('Plain.'),
          '<w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t></w:r></w:p>',
        ].join(''),
        numbering: `${abstractList(1, level(0, 'decimal', '%1.'))}${list(1, 1)}`,
      }),
    );
    expect(file.set).toEqual([
      { text: 'First.', isCounted: true, depth: 0, list: '1' },
      { text: 'Plain.' },
      { text: 'One' },
    ]);
  });

  it('on a page: the text of every block, and the items that a browser counts', () => {
    const { set } = readHtml(
      '<main><h2>Replies</h2><ol><li>Ask<p>Then wait</p></li></ol><ul style="list-style:none"><li>Bare</li></ul></main>',
    );
    expect(set).toEqual([
      { text: 'Replies', isHeading: true },
      { text: 'Ask', isCounted: true, depth: 0 },
      { text: 'Then wait' },
      { text: 'Bare' },
    ]);
  });

  it('in Markdown: headings, paragraphs and items', () => {
    expect(readMarkdown('# Title\n\nText\ngoes on\n\n- item').set).toEqual([
      { text: 'Title', isHeading: true },
      { text: 'Text' },
      { text: 'item', isCounted: true, depth: 0 },
    ]);
  });

  it('in plain text: what stands below an empty line, and a letter that goes on counting the one at its margin', () => {
    const text = 'One\ntwo\n\n(a) three\n(b) four\nsee (c)\n(c) below';
    expect(readPlainText(text).set?.map((each) => each.text)).toEqual([
      'One two',
      '(a) three',
      '(b) four see (c)',
      '(c) below',
    ]);
  });

  it('in lines: no number elsewhere on the line, and no word of one letter', () => {
    const lines = ['1. First', '2. Second', 'a clerk', 'b clerk'].map((text, at) => ({
      text,
      indent: at === 1 ? 40 : 0,
      isApart: false,
    }));
    expect(setTextsInLines(lines)).toEqual([{ text: '1. First 2. Second a clerk b clerk' }]);
  });

  it('in a PDF: what its tags call paragraphs and items, but for the first of a later page, which may go on one', () => {
    const content = (id: string) => ({ type: 'content', id });
    const tree = {
      children: [
        { role: 'P', children: [content('a')] },
        {
          role: 'LI',
          children: [
            { role: 'Lbl', children: [content('b')] },
            {
              role: 'LBody',
              children: [{ role: 'P', children: [content('c'), { role: 'Span', children: [content('d')] }] }],
            },
          ],
        },
        {
          role: 'LI',
          children: [
            { role: 'Lbl', children: [] },
            { role: 'LBody', children: [content('e')] },
          ],
        },
        { role: 'Table', children: [{ role: 'TD', children: [content('f')] }] },
      ],
    };
    const items = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((id) => [
      { type: 'beginMarkedContentProps', id },
      { str: id === 'b' ? '(a)' : `text ${id}` },
      { type: 'endMarkedContent' },
    ]);
    const later = [
      { text: '(a) text c text d', isCounted: true, depth: -1 },
      { text: 'text e', isCounted: true, depth: -1 },
    ];
    expect(taggedTexts(tree, items, true)).toEqual([{ text: 'text a' }, ...later]);
    expect(taggedTexts(tree, items, false)).toEqual(later);
    expect(setTextsOf(later, [{ text: 'a line that no tag names', indent: 0, isApart: false }])).toEqual(later);
    expect(setTextsOf([], [{ text: 'a line', indent: 0, isApart: false }])).toEqual([{ text: 'a line' }]);
  });
});
