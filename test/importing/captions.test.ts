import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/importing/block.ts';
import { readHtml } from '../../src/importing/html/read-html.ts';
import { doubts, fromMarkdown, fromText, recognised, sketch } from './sketch.ts';

const rows = [
  ['Step', 'Target'],
  ['Acknowledge the complaint', '3 working days'],
  ['Tell you the decision', '20 working days'],
];
const before = '1.1 The officer reviews every complaint within the times of the table.';
const after = '1.2 A complaint goes no further where the member has left the Council.';
const read = (caption: string) => [
  `[What happens] 1.1 ${before.slice(4)} ¶ ${caption} <Step | Target / Acknowledge the complaint | 3 working days / Tell you the decision | 20 working days>`,
  `[What happens] 1.2 ${after.slice(4)}`,
];
const document = (...blocks: readonly Block[]) =>
  recognised({
    blocks: [{ text: 'Protocol', isTitle: true }, { text: 'What happens', look: { bold: true } }, ...blocks],
    raw: ['Protocol', 'What happens', ...blocks.flatMap(({ text, rows: cells = [] }) => [text, ...cells.flat()])],
  });

describe('the name of a table heads nothing: what stands behind the table is below the heading before it', () => {
  const names = [
    'Table 1: Target times',
    'Table 1 Target times',
    'TABLE A – TARGET TIMES',
    'Table 2',
    'Figure 1: Times',
  ];

  it.each(names)('in bold above it: %s', (text) => {
    const found = document({ text: before }, { text, look: { bold: true } }, { text: '', rows }, { text: after });
    expect(sketch(found)).toEqual(read(text));
    expect(doubts(found)).toEqual([]);
  });

  it.each(names)('and below it: %s', (text) => {
    const found = document({ text: before }, { text: '', rows }, { text, look: { bold: true } }, { text: after });
    expect(sketch(found)).toEqual(read(text));
  });

  it('where the file calls it a caption, whatever it says', () => {
    const found = document({ text: before }, { text: 'Times', isCaption: true }, { text: '', rows }, { text: after });
    expect(sketch(found)).toEqual(read('Times'));
    const table = `<tr>${rows.map((row) => row.map((cell) => `<td>${cell}</td>`).join('')).join('<tr>')}`;
    for (const named of [
      `<table><caption><b>Times</b></caption>${table}</table>`,
      `<figure><figcaption><b>Times</b></figcaption><table>${table}</table></figure>`,
    ]) {
      const page = `<main><h1>Protocol</h1><h2>What happens</h2><p>${before}</p>${named}<p>${after}</p></main>`;
      expect(sketch(recognised(readHtml(page)))).toEqual(read('Times'));
    }
  });

  it('in Markdown, and in a plain text', () => {
    const cells =
      '| Step | Target |\n|---|---|\n| Acknowledge the complaint | 3 working days |\n| Tell you the decision | 20 working days |';
    for (const name of ['**Table 1: Times**', '#### Table 1: Times'])
      expect(sketch(fromMarkdown(['# Protocol', '## What happens', before, name, cells, after].join('\n\n')))).toEqual(
        read('Table 1: Times'),
      );
    const set =
      'Step                         Target\nAcknowledge the complaint    3 working days\nTell you the decision        20 working days';
    expect(sketch(fromText(['Protocol', 'WHAT HAPPENS', before, 'Table 1: Times', set, after].join('\n\n')))).toEqual(
      read('Table 1: Times').map((line) => line.replace('What happens', 'WHAT HAPPENS')),
    );
  });
});

describe('but', () => {
  it('two tables below a heading, each with its name, are two paragraphs', () => {
    const found = document(
      { text: 'Table 1: Times' },
      { text: '', rows },
      { text: 'Table 2: Fees' },
      { text: '', rows },
    );
    expect(sketch(found).map((line) => line.replace(/ <.*/, ''))).toEqual([
      '[What happens] (what-happens) Table 1: Times',
      '[What happens] (what-happens~2) Table 2: Fees',
    ]);
  });

  it('what the file calls a heading stays one where another heading follows the table', () => {
    const found = fromMarkdown(
      ['# Protocol', '## Table 1: Times', `| ${rows[0]?.join(' | ')} |\n|---|---|`, '## Next', before].join('\n\n'),
    );
    expect(sketch(found)[0]).toContain('[Table 1: Times]');
  });

  it('a bold line above a table that may be its name alone is doubted', () => {
    const found = document(
      { text: before },
      { text: 'Times', look: { bold: true } },
      { text: '', rows },
      { text: after },
    );
    expect(found.doubts.map(({ why }) => why)).toEqual([expect.stringContaining('may be the name of the table')]);
    expect(found.doubts[0]?.fixes.map(({ say }) => say)).toEqual(['It is the name of the table', 'It is a heading']);
  });
});
