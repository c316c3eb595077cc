import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOfBlocks } from '../../src/knowledge/clauses.ts';
import { digestOf } from '../../src/knowledge/digest.ts';
import type { Clause, ClauseBlock, CouncilDocument } from '../../src/knowledge/index.ts';
import { proveAgainstSource } from '../../src/knowledge/source-proof.ts';
import { lettersChecked, patiently } from '../support/letters-checked.ts';
import { documentIds, readDocument } from './knowledge-folder.ts';

const all = await Promise.all(documentIds.map(readDocument));
const anyDocument = fc.constantFrom(...all);

function prove(document: CouncilDocument, { remainder, source } = all[0] as (typeof all)[number]) {
  return proveAgainstSource(document, remainder, { file: document.source, text: source });
}

/** A forger who is careful: text, blocks and digest of the clause agree with each other. */
function withBlocks(
  document: CouncilDocument,
  at: number,
  change: (blocks: readonly ClauseBlock[]) => readonly ClauseBlock[],
): CouncilDocument {
  const clauses = document.clauses.map((clause, index): Clause => {
    if (index !== at) return clause;
    const blocks = change(clause.blocks);
    const text = textOfBlocks(blocks);
    return { ...clause, blocks, text, digest: digestOf(text) };
  });
  return { ...document, clauses };
}

function withoutClause(document: CouncilDocument, at: number): CouncilDocument {
  const gone = document.clauses[at]?.reference;
  return {
    ...document,
    clauses: document.clauses.filter(({ reference }) => reference !== gone),
    outline: document.outline.filter((entry) => entry.kind === 'heading' || entry.reference !== gone),
  };
}

const anyClause = anyDocument.chain((each) =>
  fc.record({ each: fc.constant(each), at: fc.nat(each.document.clauses.length - 1), seed: fc.nat() }),
);
const anyCharacter = fc.oneof(
  fc.constantFrom(' ', '*', '-', '_', '.', '\n', '#', '’', "'", '\u00a0', ''),
  fc.string({ unit: 'grapheme', maxLength: 1 }),
);

describe('the proof against the source', () => {
  it('holds for every document kept here', () => {
    for (const each of all) expect(prove(each.document, each)).toEqual([]);
  });

  it('fails when one character of any clause is altered, left out or replaced by a mark', patiently, () => {
    fc.assert(
      fc.property(anyClause, anyCharacter, ({ each, at, seed }, character) => {
        const blocks = each.document.clauses[at]?.blocks ?? [];
        const block = seed % blocks.length;
        const text = blocks[block]?.text ?? '';
        const place = seed % text.length;
        fc.pre(text[place] !== character);
        const altered = text.slice(0, place) + character + text.slice(place + 1);
        const forged = withBlocks(each.document, at, (old) =>
          old.map((one, index) => (index === block ? { ...one, text: altered } : one)),
        );
        expect(prove(forged, each)).toHaveLength(1);
      }),
      lettersChecked,
    );
  });

  it('fails when one character is put in anywhere', patiently, () => {
    fc.assert(
      fc.property(anyClause, anyCharacter, ({ each, at, seed }, character) => {
        fc.pre(character !== '');
        const [first, ...rest] = each.document.clauses[at]?.blocks ?? [];
        if (!first) return;
        const place = seed % (first.text.length + 1);
        const altered = first.text.slice(0, place) + character + first.text.slice(place);
        expect(
          prove(
            withBlocks(each.document, at, () => [{ ...first, text: altered }, ...rest]),
            each,
          ),
        ).toHaveLength(1);
      }),
      lettersChecked,
    );
  });

  it('fails when only the text is altered and the blocks are not, or the digest is stale', () => {
    const [each] = all;
    if (!each) return;
    const alter = (change: Partial<Clause>) => ({
      ...each.document,
      clauses: each.document.clauses.map((clause, index) => (index === 3 ? { ...clause, ...change } : clause)),
    });
    expect(prove(alter({ text: 'Something else.' }))).toHaveLength(1);
    expect(prove(alter({ digest: digestOf('Something else.') }))).toHaveLength(1);
  });

  it('fails when a clause, an item or a sentence is dropped', () => {
    for (const each of all) {
      for (const [at, clause] of each.document.clauses.entries()) {
        expect(prove(withoutClause(each.document, at), each), clause.reference).toHaveLength(1);
        expect(
          prove(
            withBlocks(each.document, at, (blocks) => blocks.slice(1)),
            each,
          ),
          clause.reference,
        ).toHaveLength(1);
        const shorter = withBlocks(each.document, at, (blocks) =>
          blocks.map((block, index) =>
            index === 0 ? { ...block, text: block.text.replace(/(?<=\. )[A-Z].*$/, '').trim() } : block,
          ),
        );
        const isShorter = shorter.clauses[at]?.text !== clause.text;
        expect(prove(shorter, each), clause.reference).toHaveLength(isShorter ? 1 : 0);
      }
    }
  });

  it('fails when a sentence is doubled, in the document or in the source', () => {
    for (const each of all) {
      for (const [at, clause] of each.document.clauses.entries()) {
        const doubled = withBlocks(each.document, at, (blocks) => [...blocks, ...blocks.slice(-1)]);
        expect(prove(doubled, each), clause.reference).toHaveLength(1);
      }
      const lines = each.source.split('\n');
      for (const [at, line] of lines.entries()) {
        if (line.trim() === '') continue;
        const source = lines.toSpliced(at, 0, line).join('\n');
        expect(prove(each.document, { ...each, source }).length, line).toBeGreaterThan(0);
      }
    }
  });

  it('fails when the source has a line that the document has not', () => {
    for (const each of all) {
      expect(prove(each.document, { ...each, source: `${each.source}\nOne more sentence.` })).toMatchObject([
        { message: expect.stringContaining('One more sentence.') },
      ]);
    }
  });

  it('fails when two clauses change places, or a number is altered', () => {
    const [each] = all;
    if (!each) return;
    const [first, second, ...rest] = each.document.clauses;
    if (!first || !second) return;
    expect(prove({ ...each.document, clauses: [second, first, ...rest] })).toHaveLength(1);
    expect(prove({ ...each.document, clauses: [{ ...first, number: '11' }, second, ...rest] })).toHaveLength(1);
    expect(prove({ ...each.document, clauses: [{ ...first, number: 'I' }, second, ...rest] })).toHaveLength(1);
  });

  it('fails when a bullet is made in the middle of a line, though every character is there', () => {
    for (const each of all) {
      for (const [at, clause] of each.document.clauses.entries()) {
        if (!clause.blocks.some((block) => block.kind === 'item' && block.printed === '•')) continue;
        const cut = withBlocks(each.document, at, (blocks) =>
          blocks.flatMap((block): ClauseBlock[] => {
            if (block.kind !== 'item') return [block];
            const [first = '', ...rest] = block.text.split(' ');
            return [
              { ...block, text: first },
              { ...block, text: rest.join(' ') },
            ];
          }),
        );
        expect(prove(cut, each), clause.reference).toMatchObject([
          { message: expect.stringContaining('middle of a line') },
        ]);
      }
    }
  });

  it('fails when a heading or the title is altered', () => {
    for (const each of all) {
      const outline = each.document.outline.map((entry) =>
        entry.kind === 'heading' ? { ...entry, text: `${entry.text}s` } : entry,
      );
      expect(prove({ ...each.document, outline }, each)).toHaveLength(1);
      expect(prove({ ...each.document, title: `${each.document.title}s` }, each)).toHaveLength(1);
    }
  });

  it('fails when a remainder is not in the source, or is there twice', () => {
    const [each] = all;
    if (!each) return;
    const remainder = [{ reason: 'Footer', text: 'Page 1' }];
    expect(prove(each.document, { ...each, remainder })).toHaveLength(1);
    const printedTwice = `Page 1\n${each.source}\nPage 1`;
    expect(prove(each.document, { ...each, remainder, source: printedTwice })).toMatchObject([
      { message: 'The remainder "Footer" is in the source twice.' },
    ]);
    expect(prove(each.document, { ...each, remainder, source: `${each.source}\nPage 1` })).toEqual([]);
  });

  it('does not pass over a clause that hides in a declared remainder', () => {
    const [each] = all;
    if (!each) return;
    const text = each.document.clauses[0]?.text ?? '';
    expect(prove(each.document, { ...each, remainder: [{ reason: 'Footer', text: `1. ${text}` }] })).toHaveLength(1);
  });

  it('names the line of the source and both readings', () => {
    const [each] = all;
    if (!each) return;
    const forged = withBlocks(each.document, 25, ([first]) =>
      first ? [{ ...first, text: first.text.replace('exception', 'rule') }] : [],
    );
    expect(prove(forged)).toEqual([
      {
        file: 'derby-working-together-protocol.txt',
        line: 118,
        message: expect.stringMatching(
          /reads ".*exception.*" where paragraph 26 of derby\/working-together reads ".*rule.*"/,
        ),
      },
    ]);
  });
});
