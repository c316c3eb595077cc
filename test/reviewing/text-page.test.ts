import { expect, it } from 'vitest';
import { describe as describeFile, type ImportedDocument } from '../../src/importing/index.ts';
import { textModel } from '../../src/reviewing/text-page.ts';
import { fromText } from '../importing/sketch.ts';

const read = fromText('1. Members decide.\n\n2. Officers advise them.');

it('a doubt about a table has words of the table for a heading, and never two quotation marks', () => {
  const whereOf = (rows: readonly (readonly string[])[]) => {
    const table = { id: 99, role: { kind: 'left-out', why: 'a table of versions' }, text: '', mark: '', rows } as const;
    const doubt = { kind: 'left-out', piece: 99, where: '', why: 'It may belong to the text.', fixes: [] };
    const document = { ...read, pieces: [table, ...read.pieces], doubts: [doubt] } as unknown as ImportedDocument;
    return describeFile(document).doubts.map(({ where }) => where);
  };
  expect(whereOf([['Version', 'Date']])).toEqual(['“Version | Date”']);
  expect(whereOf([['', '']])).not.toEqual(['“”']);
  expect(whereOf([])).toEqual(['a table']);
});

it('numbers of a plain text are never said to be typed nowhere', () => {
  const pieces = read.pieces.map((piece) => ({ ...piece, isCounted: true }));
  const counted = (name: string) =>
    textModel({ draft: { now: { ...read, pieces } }, file: { name } } as unknown as Parameters<typeof textModel>[0]);
  expect(counted('protocol.docx').hasCounted).toBe(true);
  expect(counted('protocol.md').hasCounted).toBe(false);
});
