import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvFile } from '../../../src/conversation/casework/csv-file.ts';
import type { Person } from '../../../src/people/index.ts';
import { announcementReport } from '../../../src/reminders/index.ts';
import { aPerson } from '../../contracts/samples.ts';

const cellsOf = (text: string) => parse(text, { bom: true }) as string[][];

describe('a table as CSV', () => {
  it.each(['=1+1', '+44', '-1', '@x', '\tx', ' =1', '\uFF1D1', '\r=x', '\n'])('holds %j as no formula', (cell) => {
    expect(cellsOf(csvFile('a', [[cell]]).text)).toEqual([[`'${cell}`]]);
  });

  it.each(['Kedleston Road', '', '2026-06-01', 'a=b', 'a "b", c'])('holds %j as it is', (cell) => {
    expect(cellsOf(csvFile('a', [[cell, 'x']]).text)).toEqual([[cell, 'x']]);
  });

  it.each(['\n', '\r', '\r\n'])('keeps a text with the line break %j in its cell, formula and all', (lineBreak) => {
    const text = `Bins.${lineBreak}=HYPERLINK("https://evil.example")`;
    expect(cellsOf(csvFile('a', [['1', text, '2']]).text)).toEqual([['1', text, '2']]);
  });

  it('of an announcement holds nobody’s name as a formula, nor why it did not arrive', () => {
    const name = '=HYPERLINK("https://evil.example","Open")';
    const people: Person[] = [aPerson('p1', { name })];
    const rows = announcementReport([{ person: 'p1', failure: '@SUM(A1)' }], {
      council: 'derby',
      people,
      absences: [],
    });
    const [, row] = cellsOf(csvFile('announcement', rows).text);
    expect(row?.[0]).toBe(`'${name}`);
    expect(row?.at(-1)).toBe(`'@SUM(A1)`);
  });
});
