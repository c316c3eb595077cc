import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyFix, clausesOf, type ImportedDocument } from '../../src/importing/index.ts';
import { manualFixes } from '../../src/reviewing/manual-fixes.ts';
import { textRows } from '../../src/reviewing/text-rows.ts';
import { madeUpProtocol, print } from '../importing/made-up-protocol.ts';
import { toText } from '../importing/protocol-writers.ts';
import { fromText } from '../importing/sketch.ts';

/** Every character that is no white space, sorted. */
const charactersOf = ({ pieces }: ImportedDocument) =>
  pieces
    .flatMap(({ text, mark, isCounted, rows, notes }) => [
      isCounted ? '' : mark,
      text,
      ...(rows ?? []).flat(),
      ...(notes ?? []).map((note) => note.text),
    ])
    .join('')
    .replace(/\s/g, '')
    .split('')
    .sort()
    .join('');

it('whatever a person presses, in whatever order, no character is lost and every piece stays on the page', () => {
  fc.assert(
    fc.property(madeUpProtocol, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 8 }), (protocol, presses) => {
      let document = fromText(toText(protocol, print(protocol).lines));
      const before = charactersOf(document);
      for (const [place, choice] of presses) {
        const piece = document.pieces[place % document.pieces.length];
        const fixes = manualFixes(document, piece?.id ?? -1, 'paragraph 1');
        const fix = fixes[choice % Math.max(1, fixes.length)];
        if (fix) document = applyFix(document, fix);
      }
      expect(charactersOf(document)).toBe(before);
      const shown = textRows(document).flatMap(({ source }) => source.map(({ id }) => id));
      expect(shown).toEqual(document.pieces.map(({ id }) => id));
      expect(() => clausesOf(document)).not.toThrow();
    }),
    { numRuns: 150 },
  );
});
