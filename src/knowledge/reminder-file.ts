import { z } from 'zod';
import type { ReminderWishes } from './types.ts';

/*
 * The part `reminders` of a council's file: when people are written to, which steps there are about a promise, when lists come,
 * who coordinates, and who is there for a service. Every key may be left out, and so may all of it.
 */

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day like "08:30"');
const whole = (from: number) =>
  z
    .string()
    .regex(/^\d{1,3}$/, `expected a whole number, ${from} or more`)
    .transform(Number)
    .refine((number) => number >= from, `expected ${from} or more`);
const email = z.email('expected an e-mail address of the directory, like "streets.duty@derby.gov.uk"').toLowerCase();
const yes = z.enum(['true', 'false']).transform((word) => word === 'true');

const step = z.strictObject({
  days: z
    .string()
    .regex(/^-?\d{1,2}$/, 'expected working days from the date, like -1, 0 or 1')
    .transform(Number),
  to: z.array(z.enum(['officer', 'manager', 'head-of-service', 'coordinator', 'councillor'])).min(1),
  'for-promises-of-at-least': whole(1).optional(),
});

/** Whoever coordinates hears of every miss, and so has to be of those who see all casework. */
const coordinating = z.enum(['coordinator', 'administrator'], {
  error: ({ input }) =>
    input === 'monitoring-officer'
      ? '"monitoring-officer" does not coordinate, because they may not see all casework. Write coordinator or administrator here, and give whoever coordinates the role coordinator in the people file.'
      : undefined,
});

const service = z.strictObject({
  'duty-officer': email.optional(),
  coordinator: email.optional(),
  urgent: yes.optional(),
});

export const reminderFile = z
  .strictObject({
    hours: z
      .strictObject({ from: time, to: time })
      .refine(({ from, to }) => from < to, 'expected hours that begin before they end')
      .optional(),
    steps: z.array(step).min(1).optional(),
    'lists-at': time.optional(),
    'councillors-lists-at': time.optional(),
    'most-beside-the-list': whole(1).optional(),
    'word-every': whole(1).optional(),
    'head-of-service-after': whole(1).optional(),
    coordinators: z.array(coordinating).min(1).optional(),
    services: z.record(z.string().trim().min(1), service).optional(),
  })
  .transform(
    (file): ReminderWishes => ({
      hours: file.hours,
      steps: file.steps?.map(({ days, to, 'for-promises-of-at-least': ofPromisesFrom }) => ({
        days,
        to,
        ofPromisesFrom,
      })),
      listsAt: file['lists-at'],
      councillorsListsAt: file['councillors-lists-at'],
      mostBesideTheList: file['most-beside-the-list'],
      wordEvery: file['word-every'],
      headOfServiceAfter: file['head-of-service-after'],
      coordinators: file.coordinators,
      services:
        file.services === undefined
          ? undefined
          : Object.entries(file.services).map(([name, { 'duty-officer': dutyOfficer, coordinator, urgent }]) => ({
              name,
              dutyOfficer,
              coordinator,
              urgent,
            })),
    }),
  );
