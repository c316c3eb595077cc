import { expect, it } from 'vitest';
import { figuresOf } from '../../src/casework/standard.ts';
import type { ResponseStandard } from '../../src/council.ts';

const standard: Extract<ResponseStandard, { kind: 'promised' }> = {
  kind: 'promised',
  clause: 'n/p#1',
  acknowledgeWithin: 2,
  resolveWithin: 10,
  others: [
    { for: { service: 'Housing' }, resolveWithin: 7 },
    { for: 'complex', resolveWithin: 20, clause: 'n/p#3' },
    { for: 'urgent', acknowledgeWithin: 0, resolveWithin: 1 },
  ],
};
const enquiry = (given: { urgent?: string; service?: string; complex?: true } = {}) => ({
  service: given.service ?? 'Streets',
  complexity: given.complex ? ({ kind: 'complex' } as never) : ({ kind: 'standard' } as never),
  ...(given.urgent === undefined ? {} : { urgent: given.urgent }),
});

it('gives an enquiry the days of its kind: urgent before complex before its service before all', () => {
  const days = (given: Parameters<typeof enquiry>[0]) => {
    const { acknowledgeWithin, resolveWithin, clause } = figuresOf(enquiry(given), standard);
    return [acknowledgeWithin, resolveWithin, clause];
  };
  expect(days({})).toEqual([2, 10, 'n/p#1']);
  expect(days({ service: 'housing' })).toEqual([2, 7, 'n/p#1']);
  expect(days({ complex: true, service: 'Housing' })).toEqual([2, 20, 'n/p#3']);
  expect(days({ urgent: '' })).toEqual([0, 1, 'n/p#1']);
});

it('gives a complex enquiry no date for resolving unless the document gives complex ones theirs', () => {
  const { others: _, ...plain } = standard;
  expect(figuresOf(enquiry({ complex: true }), plain)).toEqual({ clause: 'n/p#1', acknowledgeWithin: 2 });
});

it('what is to be resolved before it would have to be acknowledged has that one date', () => {
  const sameDay: typeof standard = { ...standard, acknowledgeWithin: 2, others: [{ for: 'urgent', resolveWithin: 0 }] };
  expect(figuresOf(enquiry({ urgent: '' }), sameDay)).toMatchObject({ resolveWithin: 0 });
  expect(figuresOf(enquiry({ urgent: '' }), sameDay)).not.toHaveProperty('acknowledgeWithin');
  expect(figuresOf(enquiry(), sameDay)).toMatchObject({ acknowledgeWithin: 2 });
});
