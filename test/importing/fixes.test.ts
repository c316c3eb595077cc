import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyFix, describe as describeDocument, type Fix, type ImportedDocument } from '../../src/importing/index.ts';
import { prove } from '../../src/importing/proof.ts';
import { readAndRecognise } from '../../src/importing/read-file.ts';
import { doubts, fromText, sketch } from './sketch.ts';

const text = `Protocol

1.1 The Council expects courtesy.

This applies at all meetings.

1.2 It expects punctuality.

1.4 It expects reports.`;

function fixOf(document: ImportedDocument, kind: string, say: string): Fix {
  const fix = document.doubts.find((doubt) => doubt.kind === kind)?.fixes.find((each) => each.say === say);
  if (!fix) throw new Error(`There is no fix "${say}" among ${JSON.stringify(document.doubts)}.`);
  return fix;
}

describe('a doubt is settled by one of its fixes', () => {
  it('a paragraph without a number becomes one of its own', () => {
    const document = fromText(text);
    const fixed = applyFix(document, fixOf(document, 'no-number', 'It is a paragraph of its own'));
    expect(sketch(fixed)).toEqual([
      '1.1 The Council expects courtesy.',
      '(preamble) This applies at all meetings.',
      '1.2 It expects punctuality.',
      '1.4 It expects reports.',
    ]);
    expect(doubts(fixed)).toEqual(['missing-number']);
  });

  it('what is right as it stands is no longer asked about', () => {
    const document = fromText(text);
    const fixed = applyFix(document, fixOf(document, 'missing-number', 'It is printed so'));
    expect(sketch(fixed)).toEqual(sketch(document));
    expect(doubts(fixed)).toEqual(['no-number']);
  });

  it('a number that is none goes back into the text before it', () => {
    const document = fromText(text);
    const fixed = applyFix(
      document,
      fixOf(document, 'missing-number', 'It is no number: it goes on the text before it'),
    );
    expect(sketch(fixed).at(-1)).toBe('1.2 It expects punctuality. 1.4 It expects reports.');
  });

  it('a piece is split where somebody says, and loses nothing', () => {
    const document = fromText('1. Members decide. Officers advise.\n\n2. Both listen.');
    const fixed = applyFix(document, { kind: 'split', piece: 0, at: 16, role: { kind: 'paragraph' }, say: '' });
    expect(sketch(fixed)).toEqual(['1 Members decide.', '(preamble) Officers advise.', '2 Both listen.']);
    expect(prove({ raw: ['1. Members decide. Officers advise.\n\n2. Both listen.'] }, fixed)).toEqual({
      missing: '',
      added: '',
    });
  });

  it('a fix for a piece that is gone changes nothing', () => {
    const document = fromText(text);
    const fix: Fix = { kind: 'join', piece: 999, say: '' };
    expect(applyFix(document, fix)).toBe(document);
  });

  it('a title, a cover line or what was left out can be put back', () => {
    const document = fromText(`Protocol\n\nAdopted on 12 May 2023\n\n${text.slice(10)}`);
    const piece = document.pieces.find(({ role }) => role.kind === 'left-out');
    const fixed = applyFix(document, {
      kind: 'become',
      piece: piece?.id ?? -1,
      role: { kind: 'paragraph' },
      say: 'Put it back',
    });
    expect(sketch(fixed)[0]).toBe('(preamble) Adopted on 12 May 2023');
  });
});

describe('every doubt of every file', () => {
  const folder = join(import.meta.dirname, 'files');
  const names = readdirSync(folder).filter((name) => !name.endsWith('.truth.json'));
  const sayOf = ({ kind, why, piece }: ImportedDocument['doubts'][number]) => `${kind} ${piece} ${why}`;

  it('has a fix, and each of its fixes settles it or leaves less of it to settle', async () => {
    const stuck: string[] = [];
    let tried = 0;
    for (const name of names) {
      const document = await readAndRecognise({ name, bytes: readFileSync(join(folder, name)) });
      for (const [at, { fixes }] of describeDocument(document).doubts.entries()) {
        const doubt = document.doubts[at];
        if (doubt === undefined || fixes.length === 0) stuck.push(`${name}: ${doubt?.why} has no fix.`);
        for (const fix of fixes) {
          const before = document.doubts.filter((each) => doubt && sayOf(each) === sayOf(doubt));
          const after = describeDocument(applyFix(document, fix)).doubts.filter(
            (each) => doubt && each.piece === doubt.piece && each.why.startsWith(doubt.why),
          );
          tried += 1;
          const isLess = after.every((each) => each.fixes.length < fixes.length);
          if (after.length >= before.length && !isLess)
            stuck.push(`${name}: ${fix.say} does not settle: ${doubt?.why}`);
        }
      }
    }
    expect(stuck).toEqual([]);
    expect(tried).toBeGreaterThan(15);
  });
});
