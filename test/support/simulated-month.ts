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
  ['01 09:40', 'khan', 'khan', 'priya', 'Streetlight out in Kedleston Road', undefined, '01 16:20'],
  ['01 10:15', 'lowe', 'lowe', 'tom', 'Broken kerb outside the library', undefined, '02 11:00'],
  ['01 11:05', 'khan', 'khan', 'omar', 'Overgrown hedge in Bold Lane', '02 11:45'],
  ['01 14:30', 'khan', 'khan', 'hana', 'Bench in Market Square', '02 09:50', '07 16:00'],
  ['01 19:10', 'lowe', 'lowe', 'priya', 'Blocked gully in Station Road', undefined, '02 15:10'],
  ['01 19:15', 'lowe', 'lowe', 'omar', 'Missing street sign in Uttoxeter Road'],
  ['01 19:22', 'lowe', 'lowe', 'hana', 'Potholes on Western Road', '02 15:15'],
  ['02 09:20', 'ada', 'lowe', 'tom', 'Fly-tipping behind the garages', '02 16:05', '03 11:30'],
  ['02 10:45', 'khan', 'khan', 'priya', 'Dropped kerb wanted in Parker Street'],
  ['02 11:30', 'khan', 'khan', 'omar', 'Faded crossing at Ashbourne Road', '03 10:20'],
  ['02 15:00', 'lowe', 'lowe', 'hana', 'Bin not emptied in Mickleover park'],
  ['02 18:40', 'khan', 'khan', 'tom', 'Grit bin empty on Burton Road', '03 09:30', '03 10:10'],
  ['02 18:46', 'khan', 'khan', 'priya', 'Graffiti on the underpass', '03 13:00'],
  ['03 09:10', 'lowe', 'lowe', 'priya', 'Lamp post leaning in Carsington Crescent'],
  ['03 10:05', 'lowe', 'lowe', 'tom', 'Tree root lifting the footway', '03 15:40', '09 14:00'],
  ['03 11:50', 'khan', 'khan', 'omar', 'Speed cushion loose in Drewry Lane', '04 09:45'],
  ['03 16:20', 'khan', 'khan', undefined, 'Railings bent at the ford'],
  ['03 19:30', 'lowe', 'lowe', 'priya', 'Leaves on the cycle path'],
  ['03 19:34', 'lowe', 'lowe', 'tom', 'Flooded footway at Station Road bridge', '04 10:00', '10 09:40'],
  ['04 09:25', 'khan', 'khan', 'priya', 'Street nameplate damaged in Agard Street'],
  ['04 10:40', 'ada', 'lowe', 'tom', 'Skip left on the verge', '04 16:15', '10 15:00'],
  ['04 11:15', 'lowe', 'lowe', 'omar', 'Zebra crossing light out'],
  ['04 14:50', 'khan', 'khan', 'tom', 'Manhole cover rattling', '07 09:20', '11 10:30'],
  ['07 09:05', 'khan', 'khan', 'hana', 'Hanging branch over Vernon Street', '07 14:00'],
  ['07 10:30', 'lowe', 'lowe', 'omar', 'Verge churned up by lorries'],
  ['07 13:45', 'khan', 'khan', 'priya', 'Bus shelter glass broken'],
  ['07 18:55', 'lowe', 'lowe', 'priya', 'Drain smells in Haven Baulk Lane'],
  ['08 09:35', 'ada', 'lowe', 'hana', 'Dog bin full on the green'],
  ['08 10:50', 'khan', 'khan', 'tom', 'Gate stuck at the allotments', '08 15:30', '14 11:45'],
  ['08 11:40', 'khan', 'khan', 'omar', 'Loose paving in Sadler Gate'],
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
