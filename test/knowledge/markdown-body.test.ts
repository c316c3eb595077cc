import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocumentText } from '../../src/knowledge/document.ts';
import { readBody } from '../../src/knowledge/markdown-body.ts';
import { lettersChecked, patiently } from '../support/letters-checked.ts';

const front = `---
title: A Protocol
short-title: Protocol
kind: protocol
status: adopted
source: a.txt
binds: everybody
---

# A Protocol

`;

function parse(body: string) {
  return parseDocumentText({ file: 'x/a.md', council: 'x', slug: 'a', text: front + body });
}

function texts(body: string): Record<string, string> {
  const { value, faults } = parse(body);
  if (!value) throw new Error(JSON.stringify(faults));
  return Object.fromEntries(value.document.clauses.map(({ reference, text }) => [reference.slice(4), text]));
}

function faultsOf(body: string) {
  return parse(body).faults.map(({ line, message }) => `${line}: ${message}`);
}

describe('a body of Markdown', () => {
  const anyWord = fc.string({
    unit: fc.constantFrom(...'abZ09*_<>&’“”–£#[]()!`~|\\+-.:;/"\'$%^=?@{},é☎'),
    minLength: 1,
  });
  it.each([
    ['from the seed that once found a text beginning like a number', { seed: -2119966005 }],
    ['from a new seed', {}],
  ])('gives back any text to the letter when its signs are escaped, %s', patiently, (_, seed) => {
    fc.assert(
      fc.property(fc.array(anyWord, { minLength: 1, maxLength: 6 }), (words) => {
        const text = words.join(' ');
        const escaped = text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
        expect(texts(`7. ${escaped}\n`)).toEqual({ 7: text });
        expect(texts(`1.1 ${escaped}\n\n- (a) ${escaped}\n- ${escaped}\n`)).toEqual({
          1.1: `${text}\n(a) ${text}\n• ${text}`,
        });
        expect(texts(`8. ${escaped}\n\n   ${escaped}\n\n   > ${escaped}\n\n   - ${escaped}\n`)).toEqual({
          8: `${text}\n${text}\n${text}\n• ${text}`,
        });
      }),
      { ...lettersChecked, ...seed, examples: [[['9Z', 'a']], [['14A.', 'b']]] },
    );
  });

  it('either keeps signs that are not escaped or refuses the document', patiently, () => {
    const word = fc.string({ unit: fc.constantFrom(...'ab*_<>&;#[]()!`~|+-:/"\'’“–£'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const text = `So ${words.join(' ')} it is`;
        const { parts, faults } = readBody('a.md', `1.1 ${text}\n`, 1);
        const read = parts.flatMap((part) => (part.kind === 'paragraph' ? [part.text] : [])).join('');
        const withoutEmphasis = (each: string) => each.replace(/[*_]/g, '');
        if (faults.length === 0) expect(withoutEmphasis(read)).toBe(withoutEmphasis(text));
      }),
      lettersChecked,
    );
  });

  it('keeps ampersands, addresses, quotes and lone stars', () => {
    const text = 'R&D at <https://a.example/?b=1&c=2>: “fees” – £5 * 2 = 10, snake_case, 3 < 4, Q & A, it’s';
    expect(texts(`1. ${text}\n`)).toEqual({ 1: text });
  });

  it('drops the marks of emphasis and joins the lines of a paragraph, and nothing else', () => {
    expect(texts('1. Officers *must*\n   **always**\n   be  heard.\n')).toEqual({
      1: 'Officers must always be  heard.',
    });
  });

  it('takes numbers as printed and never counts them again', () => {
    expect(Object.keys(texts('3. Three.\n\n3. Three again.\n\n9. Nine.\n'))).toEqual(['3', '9', '3~2']);
    expect(Object.keys(texts('14A. Between.\n\n4.10 Ten.\n\n4.2a Two a.\n'))).toEqual(['14A', '4.10', '4.2a']);
  });

  it('reads a number written with an escape, or a figure and a letter between stars, as text', () => {
    expect(texts('1. One.\n\n4\\.4 per cent.\n')).toEqual({ 1: 'One.\n4.4 per cent.' });
    expect(texts('1. One.\n\n*3D* printing.\n')).toEqual({ 1: 'One.\n3D printing.' });
  });

  it('reads a figure and a letter as text where text of the clause above is indented, a number with points as a clause', () => {
    expect(texts('7. 3D printing.\n\n   4G coverage.\n\n   - 2B pencils.\n')).toEqual({
      7: '3D printing.\n4G coverage.\n• 2B pencils.',
    });
    expect(texts('7. Seven.\n\n   7.1 Of it.\n')).toEqual({ 7: 'Seven.', 7.1: 'Of it.' });
  });

  it('gives text without a number to the clause before it, or a name of its own', () => {
    const body =
      'Before.\n\n## Purpose\n\nWhy.\n\n1. One.\n\nMore of one.\n\n> Quoted.\n\n## 2. Rest\n\nOpening.\n\n2.1 Last.\n';
    expect(texts(body)).toEqual({
      preamble: 'Before.',
      purpose: 'Why.',
      1: 'One.\nMore of one.\nQuoted.',
      2: 'Opening.',
      2.1: 'Last.',
    });
  });

  it('gives an item within an item both letters', () => {
    const { value } = parse('1. One:\n\n   - (a) first\n     - (ii) second of first\n   - bullet\n');
    expect(
      value?.document.clauses[0]?.blocks.flatMap((block) => (block.kind === 'item' ? [block.marker] : [])),
    ).toEqual(['(a)', '(a)(ii)', '[1]']);
  });

  it('refuses what it could not keep, with the line', () => {
    expect(faultsOf('1. See [here](http://a.example).\n')[0]).toMatch(/^12: Only plain text/);
    expect(faultsOf('1. One.\n\n2. Use `code`.\n')[0]).toMatch(/^14: Only plain text/);
    expect(faultsOf('1. One.\n\nA <b>bold</b> word.\n')[0]).toMatch(/^14: Only plain text/);
    expect(faultsOf('1. One.\n\n<!-- a remark -->\n')[0]).toMatch(/^14: A clause cannot be made from this/);
    expect(faultsOf('1. One.\n\nNot a heading\n---\n')[0]).toMatch(/^14: A line of dashes/);
    expect(faultsOf('1. One.\n\n[x]: http://a.example\n')[0]).toMatch(/^14: .*definition/);
    expect(faultsOf('1.1 One.\n\n        indented\n')[0]).toMatch(/^14: Indented/);
    expect(faultsOf('1.1 One.\n1.2 Two without an empty line.\n')[0]).toMatch(/^12: A line in the middle/);
    expect(faultsOf('1. One.\n\n- 1.2 Two with a dash.\n')[0]).toMatch(/^14: This item begins like a clause/);
    expect(faultsOf('1. One:\n\n   1. nested\n')[0]).toMatch(/^14: A numbered list inside/);
    expect(faultsOf('1. One:\n\n   - (a) x\n   - (a) y\n')[0]).toMatch(/^15: Clause 1 has the item \(a\) twice/);
    expect(faultsOf('1.\n')[0]).toMatch(/^12: Clause 1 has a number but no text/);
    expect(faultsOf('# Another title\n\n1. One.\n')[0]).toMatch(/^12: There is a second title/);
  });
});

describe('front matter', () => {
  const parseText = (text: string) => parseDocumentText({ file: 'x/a.md', council: 'x', slug: 'a', text }).faults;

  it('names what is missing, unknown or not as expected, with its line', () => {
    expect(parseText('# No front matter\n')).toMatchObject([{ line: 1 }]);
    const text = `${front}1. One.\n`;
    expect(parseText(text.replace('kind: protocol', 'kind: poem'))).toMatchObject([
      { line: 4, message: expect.stringContaining('"kind"') },
    ]);
    expect(parseText(text.replace('binds:', 'bind:'))).toMatchObject([{ message: '"binds" is missing.' }, { line: 7 }]);
    expect(parseText(text.replace('status:', 'date: 2019-02-30\nstatus:'))).toMatchObject([{ line: 5 }]);
    expect(parseText(text.replace('title: A Protocol', 'title: [A'))[0]?.message).toMatch(/^This is not valid YAML/);
  });

  it('stops a document whose relations, duties or overrides name a clause that is not there', () => {
    const withMaps = front.replace(
      'binds: everybody',
      'binds: everybody\nrelated:\n  1: [2]\nclauses:\n  4.10: { status: recommended }',
    );
    expect(parseText(`${withMaps}1. One.\n`)).toEqual([
      { file: 'x/a.md', line: 11, message: 'The document has no clause "4.10".' },
      { file: 'x/a.md', line: 9, message: 'The document has no clause "2".' },
    ]);
    expect(parseText(`${withMaps}1. One.\n\n2. Two.\n\n4.10 Ten.\n`)).toEqual([]);
  });

  it('reads a file saved with the line ends of Windows to the same text', () => {
    const crlf = `${front}1. One\nline.\n\n2. Two.\n`.replaceAll('\n', '\r\n');
    const { value } = parseDocumentText({ file: 'x/a.md', council: 'x', slug: 'a', text: crlf });
    expect(value?.document.clauses.map(({ text }) => text)).toEqual(['One line.', 'Two.']);
  });
});
