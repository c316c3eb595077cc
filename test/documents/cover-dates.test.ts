import { describe, expect, it } from 'vitest';
import { coverDates } from '../../src/documents/cover-dates.ts';

describe('the days on a cover', () => {
  it.each([
    ['Adopted 3 March 2025. In force from 1 April 2025', { adopted: '2025-03-03', begins: '2025-04-01' }],
    ['Adopted 5 May 2024, effective 1 June 2024', { adopted: '2024-05-05', begins: '2024-06-01' }],
    [
      'Approved by Council: 5 May 2024 (in force from 1st of June 2024)',
      { adopted: '2024-05-05', begins: '2024-06-01' },
    ],
    ['In force from 1 June 2024, adopted 5 May 2024', { adopted: '2024-05-05', begins: '2024-06-01' }],
    ['In force from 1st of June 2024', { begins: '2024-06-01' }],
    ['Adopted: 12/05/2023', { adopted: '2023-05-12' }],
    ['Approved at Full Council on 12th Sept 2023', { adopted: '2023-09-12' }],
    ['5 May 2024 (adopted)', { adopted: '2024-05-05' }],
    ['Adopted in May 2019', { adopted: '2019-05' }],
  ])('"%s": each beside its word', (line, dates) => {
    expect(coverDates([line])).toEqual(dates);
  });

  it('are of nothing where they are of a review, a version or a print', () => {
    expect(coverDates(['Last reviewed May 2024; next review May 2027', 'Version 3, 1 June 2024'])).toEqual({});
    expect(coverDates(['Adopted 5 May 2019, reviewed 1 June 2024'])).toEqual({ adopted: '2019-05-05' });
  });

  it('may stand alone in the line below their word', () => {
    expect(coverDates(['Date of adoption', '5 May 2024', 'Effective from', '1 June 2024'])).toEqual({
      adopted: '2024-05-05',
      begins: '2024-06-01',
    });
    expect(coverDates(['Adopted by the Council', 'Democratic Services', '5 May 2024'])).toEqual({});
  });

  it('are none that the calendar has not', () => {
    expect(coverDates(['Adopted 31 February 2024'])).toEqual({});
  });
});
