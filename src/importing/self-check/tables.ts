import { type Check, doubtOf } from './view.ts';

/** A table of a head alone, of one column, with a column in which nothing stands, or whose rows are not equally long. */
export const isOddTable: Check = ({ shown }) =>
  shown.flatMap((piece) => {
    const { rows } = piece;
    if (!rows || piece.role.kind !== 'table') return [];
    const columns = Math.max(...rows.map((row) => row.length));
    const isEmpty = (column: number) => rows.every((row) => (row[column] ?? '').trim() === '');
    const what =
      rows.length === 1 && columns > 2
        ? 'has one row'
        : columns === 1
          ? 'has one column'
          : rows.some((row) => row.length !== columns)
            ? 'has rows that are not equally long'
            : Array.from({ length: columns }, (_, at) => at).some(isEmpty)
              ? 'has a column in which nothing stands'
              : undefined;
    return what === undefined ? [] : doubtOf('table', piece, `This table ${what}. Look whether it is as printed.`);
  });

/** A table whose rows are numbered sentences may be the paragraphs of the document. */
export const isNumberedTable: Check = ({ shown }) =>
  shown.flatMap((piece) => {
    const body = (piece.rows ?? []).filter((row) => /^\(?\d{1,3}(?:\.\d{1,3})*[.)]?$/.test(row[0]?.trim() ?? ''));
    const isWordy = body.filter((row) => row.slice(1).some((cell) => /\s\S+\s.*[.;:]$/s.test(cell))).length;
    if (piece.role.kind !== 'table' || body.length < 2 || isWordy < body.length * 0.6) return [];
    return doubtOf(
      'table',
      piece,
      'The rows of this table are numbered and read like paragraphs. They were kept as one table.',
    );
  });
