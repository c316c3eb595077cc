import { describe, expect, it } from 'vitest';
import { isPromise } from '../../src/understanding/index.ts';

describe('an answer that is only a promise', () => {
  it.each([
    'will do it next week',
    'crew booked for Thursday',
    'to be repaired by the end of the month',
    "we'll get it filled on Monday",
    'scheduled for 14 December',
    'new slats on order',
    'waiting on the contractor',
    'not done yet',
    'hopefully sorted tomorrow',
    'should be fixed soon',
    'once the part is delivered it will be mended',
    'looking into it',
    'it hasn’t been filled, the gang is coming next week',
    'plan to resurface in the spring, in the programme',
    'crew has been booked for Thursday',
    'works order was sent, scheduled for January',
    'will be fixed next week, resident told',
    'inspected, repair has been arranged for Monday',
    'made safe, permanent repair to follow',
    'filled temporarily, proper patch booked for January',
    'site visit done, works booked for Thursday',
    'spoke to the contractor, they are coming next week',
    'Gone to the contractor, will be fixed next week',
    'I did look, will fix tomorrow',
    'Team is back in on Monday and will fix it',
    'Not done. Filled the form, booked for Friday',
    'Paid for, delivered next week',
    'Job closed by contractor, will be revisited tomorrow',
    'Cleared the site, the new fence is going to be put up in January',
    'First lamp replaced. The other one is scheduled for Tuesday',
    'Not ours. We will tell the county tomorrow',
  ])('"%s" tells nobody that it is resolved', (text) => {
    expect(isPromise(text)).toBe(true);
  });

  it.each([
    'filled this morning',
    'Bins collected on Tuesday, and the round has been told to check next week',
    'new lamp fitted and working again',
    'the tree is on private land, so there is nothing that we can do',
    'inspected on 3 December: no further action',
    'resident was told that the road will be resurfaced in spring',
    'dropped kerb refused, the letter was sent on Friday',
    'duplicate of CW-2026-0002',
    'all done',
    'inspection completed, nothing wrong with the kerb',
    'inspected, the kerb is within tolerance',
    'tenant was advised that the boiler will be serviced every spring',
    'new bin delivered, old one to be collected on Friday',
    'Repaired. We will look at it again in two weeks',
    'filled today, will be checked next week',
    'Lamp replaced, we will let the resident know tomorrow',
    'Refused: the lane will not be adopted',
    'Private land, the owner will have to mend it',
    'Visit was booked for Friday and the gully was cleared',
  ])('"%s" is an answer', (text) => {
    expect(isPromise(text)).toBe(false);
  });
});
