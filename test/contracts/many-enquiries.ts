import fc from 'fast-check';
import { addDays, localDate } from '../../src/calendar/index.ts';
import type { Clock, Enquiry } from '../../src/casework/index.ts';
import { anEnquiry } from './samples.ts';

const day = (offset: number) => addDays(localDate('2026-11-02'), offset);

/** Enquiries in every state, enough to make lists, counts and pages differ. */
export function manyEnquiries(seed: number, size: number): Enquiry[] {
  const one = fc.record({
    councillorId: fc.constantFrom('c1', 'c2', 'c3'),
    service: fc.constantFrom('Streetpride', 'Housing'),
    officer: fc.constantFrom(undefined, 'o1', 'o2'),
    stage: fc.constantFrom('logged', 'acknowledged', 'resolved', 'withdrawn' as const),
    paused: fc.boolean(),
    received: fc.integer({ min: -40, max: 20 }),
    dates: fc.tuple(...[0, 1, 2].map(() => fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }))),
    ward: fc.constantFrom(undefined, 'Riverside', ' hilltop'),
    shared: fc.constantFrom(undefined, ['c3'], ['c1', 'c2']),
    takenBack: fc.boolean(),
    kept: fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)),
    movedOn: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
    keptThere: fc.constantFrom(undefined, [], ['acknowledge'], ['acknowledge', 'resolve'] as const),
  });
  return fc.sample(one, { seed, numRuns: size }).map((made, index) => {
    const by = (offset: number | undefined) =>
      offset === undefined ? { version: 0 } : { by: day(made.received + offset), version: 1 };
    const [inTime, late, noDate] = made.kept;
    return anEnquiry(index + 1, {
      councillorId: made.councillorId,
      service: made.service,
      ...(made.officer ? { officerId: made.officer } : {}),
      stage: made.stage,
      receivedOn: day(made.received),
      ...(made.stage === 'logged' ? {} : { acknowledgedOn: day(made.received + 3) }),
      ...(made.stage === 'resolved' ? { resolvedOn: day(made.received + 5) } : {}),
      ...(made.stage === 'withdrawn' ? { withdrawnOn: day(made.received + 6) } : {}),
      ...(made.stage === 'withdrawn' && made.takenBack ? { takenBack: true } : {}),
      ...(made.ward ? { ward: made.ward } : {}),
      ...(made.shared ? { sharedWith: made.shared } : {}),
      ...(made.paused && made.stage === 'acknowledged'
        ? { pausedSince: day(made.received + 4), pauseReason: 'asked' }
        : {}),
      deadlines: { acknowledge: by(made.dates[0]), resolve: by(made.dates[1]), update: by(made.dates[2]) },
      updatesGiven: { inTime, late, noDate },
      ...(made.movedOn === undefined
        ? {}
        : {
            earlierServices: [
              {
                service: made.service === 'Housing' ? 'Streetpride' : 'Housing',
                until: day(made.received + made.movedOn),
                updatesGiven: { inTime: Math.min(1, inTime), late: 0, noDate },
                earlierResolutions: { inTime: 0, late: noDate, noDate: 0 },
                ...(made.keptThere === undefined ? {} : { kept: made.keptThere as readonly Clock[] }),
              },
            ],
          }),
      earlierResolutions: { inTime: late, late: noDate, noDate: inTime },
    });
  });
}
