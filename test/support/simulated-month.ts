import type { Action } from '../../src/casework/index.ts';
import { does, type Happening, logs } from './simulation.ts';

/*
 * December 2026 with 30 enquiries and nine people, as it was lived when 168 messages went out: eleven enquiries are answered,
 * nineteen stay overdue from the second week on. One officer is away and covered, one has muted reminders, one works three
 * days a week.
 */

/** When it was logged, by whom, for whom, with whom, when it was acknowledged and resolved, where it was. */
type Line = readonly [
  when: string,
  by: string,
  councillor: string,
  officer: string | undefined,
  subject: string,
  acknowledged?: string | undefined,
  resolved?: string,
];

const lines: readonly Line[] = [
  ['01 09:40', 'khan', 'khan', 'priya', 'Streetlight out in Kedleston Road', undefined, '01 15:20'],
  ['01 10:15', 'lowe', 'lowe', 'tom', 'Broken kerb outside the library', undefined, '02 11:00'],
  ['01 18:40', 'khan', 'khan', 'priya', 'Overgrown hedge in Bold Lane'],
  ['01 18:44', 'khan', 'khan', 'omar', 'Bench in Market Square'],
  ['01 19:10', 'lowe', 'lowe', 'priya', 'Blocked gully in Station Road'],
  ['01 19:15', 'lowe', 'lowe', 'priya', 'Missing street sign in Uttoxeter Road'],
  ['01 19:22', 'lowe', 'lowe', 'hana', 'Potholes on Western Road', undefined, '02 15:15'],
  ['01 19:26', 'lowe', 'lowe', 'hana', 'Fly-tipping behind the garages', undefined, '07 11:30'],
  ['01 19:31', 'lowe', 'lowe', 'tom', 'Dropped kerb wanted in Parker Street', '02 10:00', '08 10:00'],
  ['01 19:35', 'lowe', 'lowe', 'priya', 'Faded crossing at Ashbourne Road'],
  ['02 10:45', 'ada', 'khan', 'priya', 'Bin not emptied in Markeaton park'],
  ['02 18:40', 'khan', 'khan', 'tom', 'Grit bin empty on Burton Road', undefined, '03 10:10'],
  ['02 18:46', 'khan', 'khan', 'priya', 'Graffiti on the underpass'],
  ['02 18:50', 'khan', 'khan', 'priya', 'Lamp post leaning in Carsington Crescent'],
  ['02 18:55', 'khan', 'khan', 'priya', 'Tree root lifting the footway'],
  ['02 18:59', 'khan', 'khan', 'omar', 'Speed cushion loose in Drewry Lane'],
  ['02 19:03', 'khan', 'khan', 'hana', 'Railings bent at the ford', undefined, '07 09:40'],
  ['02 19:08', 'khan', 'khan', 'priya', 'Leaves on the cycle path'],
  ['03 10:05', 'ada', 'lowe', 'tom', 'Flooded footway at Station Road bridge', undefined, '04 09:40'],
  ['03 19:30', 'lowe', 'lowe', 'priya', 'Street nameplate damaged in Agard Street'],
  ['03 19:34', 'lowe', 'lowe', 'priya', 'Skip left on the verge'],
  ['03 19:39', 'lowe', 'lowe', 'priya', 'Zebra crossing light out'],
  ['03 19:44', 'lowe', 'lowe', 'omar', 'Manhole cover rattling'],
  ['03 19:50', 'lowe', 'lowe', 'tom', 'Hanging branch over Vernon Street', '04 10:30', '09 11:30'],
  ['03 19:55', 'lowe', 'lowe', 'priya', 'Verge churned up by lorries'],
  ['04 09:25', 'ada', 'khan', 'priya', 'Bus shelter glass broken'],
  ['04 18:30', 'khan', 'khan', 'priya', 'Drain smells in Haven Baulk Lane'],
  ['04 18:34', 'khan', 'khan', 'omar', 'Dog bin full on the green'],
  ['04 18:40', 'khan', 'khan', 'tom', 'Gate stuck at the allotments', undefined, '07 11:45'],
  ['04 18:44', 'khan', 'khan', 'tom', 'Loose paving in Sadler Gate', '07 14:00', '10 16:00'],
];

/** The month, from the first of December to New Year’s Eve. */
export const monthOfThirty = {
  start: '2026-12-01 09:00',
  end: '2026-12-31 23:30',
  happenings: lines.flatMap(([when, by, councillorId, officerId, subject, acknowledged, resolved], at): Happening[] => {
    const reference = `CW-2026-${String(at + 1).padStart(4, '0')}`;
    const on = (day: string) => `2026-12-${day}`;
    const act = (day: string | undefined, action: Action): Happening[] =>
      day === undefined || officerId === undefined ? [] : [does(on(day), officerId, reference, action)];
    return [
      logs(on(when), by, {
        subject,
        councillorId,
        service: 'Streets',
        ...(officerId === undefined ? {} : { officerId }),
      }),
      ...act(acknowledged, { kind: 'acknowledge', officerId: officerId ?? '' }),
      ...act(resolved, { kind: 'resolve', text: 'Done, and checked on the spot.' }),
    ];
  }),
};
