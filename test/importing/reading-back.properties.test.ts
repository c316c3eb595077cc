import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../src/importing/docx/read-docx.ts';
import { readHtml } from '../../src/importing/html/read-html.ts';
import { type MadeUpProtocol, madeUpProtocol, type PrintedLine, print } from './made-up-protocol.ts';
import { toHtml, toMarkdown, toText, toWord, toWrappedText } from './protocol-writers.ts';
import { fromMarkdown, fromText, recognised, sketch } from './sketch.ts';

const withoutTables = (protocol: MadeUpProtocol): MadeUpProtocol => ({
  ...protocol,
  sections: protocol.sections.map((each) => ({
    ...each,
    clauses: each.clauses.map(({ text, items }) => ({ text, items })),
  })),
  appendices: protocol.appendices.map((each) => ({
    ...each,
    clauses: each.clauses.map(({ text, items }) => ({ text, items })),
  })),
});

function readsBack(
  protocol: MadeUpProtocol,
  read: (lines: readonly PrintedLine[]) => { readonly title: string; readonly sketch: readonly string[] },
  change = (line: string) => line,
): void {
  const { lines, truth } = print(protocol);
  const found = read(lines);
  expect(found.sketch).toEqual(truth.map(change));
  expect(found.title).toBe(protocol.title);
}

const seen = (document: ReturnType<typeof fromText>) => ({ title: document.title, sketch: sketch(document) });

describe('a protocol that nobody wrote reads back as it was written', () => {
  it('from plain text', () => {
    fc.assert(
      fc.property(madeUpProtocol.map(withoutTables), (protocol) =>
        readsBack(protocol, (lines) => seen(fromText(toText(protocol, lines)))),
      ),
      { numRuns: 40 },
    );
  });

  it('from plain text broken hard', () => {
    fc.assert(
      fc.property(madeUpProtocol.map(withoutTables), fc.integer({ min: 64, max: 100 }), (protocol, width) =>
        readsBack(protocol, (lines) => seen(fromText(toWrappedText(protocol, lines, width)))),
      ),
      { numRuns: 40 },
    );
  });

  it('from Markdown', () => {
    fc.assert(
      fc.property(madeUpProtocol, (protocol) =>
        readsBack(
          protocol,
          (lines) => seen(fromMarkdown(toMarkdown(protocol, lines))),
          (line) => (protocol.marks === 'bullets' ? line.replace(/– /g, '• ') : line),
        ),
      ),
      { numRuns: 40 },
    );
  });

  it('from a web page', () => {
    fc.assert(
      fc.property(madeUpProtocol, (protocol) =>
        readsBack(
          protocol,
          (lines) => seen(recognised(readHtml(toHtml(protocol, lines)))),
          (line) =>
            protocol.marks === 'half'
              ? line.replace(/([{;] )([a-z]{1,3})\)/g, '$1$2.').replace(/\{([a-z]{1,3})\)/g, '{$1.')
              : line,
        ),
      ),
      { numRuns: 40 },
    );
  });

  it('from a Word file in which no number is typed', () => {
    fc.assert(
      fc.property(madeUpProtocol, (protocol) =>
        readsBack(
          protocol,
          (lines) => seen(recognised(readDocx(toWord(protocol, lines)))),
          (line) => (protocol.marks === 'bullets' ? line.replace(/– /g, '• ') : line),
        ),
      ),
      { numRuns: 40 },
    );
  });
});
