import type { Journey } from './journey.ts';

/** An enquiry of Christmas Eve: its dates skip the holidays, the nudges come one by one, one press stops them. */
export const christmas: Journey = {
  title: 'an enquiry of Christmas Eve is nudged after Christmas until somebody acknowledges it',
  begins: '2026-12-24 09:30',
  steps: [
    {
      who: 'priya',
      says: 'log an enquiry: streetlight out in Kedleston Road, for Cllr Khan, received today, with Tom Reid',
      shows: [
        'Is this right?',
        'Received: Thursday 24 December 2026',
        'To be acknowledged by Wednesday 30 December 2026 and to be resolved by Tuesday 5 January 2027.',
        'Nothing is written down yet.',
      ],
    },
    {
      who: 'priya',
      presses: 'Log it',
      shows: ['Logged for Cllr Amina Khan.', 'Standard casework enquiries from councillors will be acknowledged'],
      keeps: { enquiry: /(CW-\d{4}-\d{4})/ },
    },
    { who: 'priya', says: 'CW-2026-9999', shows: ['There is no enquiry CW-2026-9999 that you can see.'] },
    {
      who: 'tom',
      says: 'why {enquiry}',
      shows: [
        'Friday 25 December 2026 does not count: bank holiday, Christmas Day.',
        'Saturday 26 December 2026 does not count: weekend.',
        'Monday 28 December 2026 does not count: bank holiday, Boxing Day',
        'Wednesday 30 December 2026 is day 2: the due date.',
        'Friday 1 January 2027 does not count: bank holiday, New Year’s Day.',
      ],
    },
    // What was logged can be taken back for five minutes; then it is told.
    { clock: '2026-12-24 09:40' },
    { who: 'khan', about: '{enquiry}', wasSent: [['Logged for Cllr Amina Khan', 'Wednesday 30 December 2026']] },
    { who: 'tom', about: '{enquiry}', wasSent: [['This enquiry has come to you.']] },
    { clock: '2026-12-29 08:55' },
    { who: 'tom', about: '{enquiry}', wasSent: [] },
    { clock: '2026-12-29 09:05' },
    // His list has it in its place: two days are too short for a warning of its own after one.
    {
      who: 'tom',
      about: '{enquiry}',
      wasSent: [['Due by', 'It is to be acknowledged by Wednesday 30 December and resolved by']],
    },
    { clock: '2026-12-30 09:05' },
    { who: 'tom', about: '{enquiry}', wasSent: [['Due today:', 'It is to be acknowledged today and resolved by']] },
    // The list of her team, on the first working day of the week.
    { who: 'helen', about: '{enquiry}', wasSent: [['Your team’s list for Tuesday 29 December']] },
    { clock: '2026-12-31 09:35' },
    {
      who: 'tom',
      about: '{enquiry}',
      wasSent: [['Overdue:', 'It was to be acknowledged by Wednesday 30 December and is to be resolved by']],
    },
    { who: 'helen', about: '{enquiry}', wasSent: [['Missed:', 'Tom Reid has it.']] },
    {
      who: 'khan',
      about: '{enquiry}',
      wasSent: [
        [
          'We promised to acknowledge it by Wednesday 30 December, and we have not.',
          'Tom Reid has it and was told this morning. The manager, Helen Marsh, was told this morning.',
        ],
      ],
    },
    {
      who: 'tom',
      pressesInInbox: 'Acknowledge {enquiry}',
      shows: ['Acknowledged. Tom Reid has it.', 'To be resolved by Tuesday 5 January 2027.'],
    },
    // The same button again, from an older message: it says so and does nothing.
    { who: 'tom', says: 'acknowledge {enquiry}', shows: ['{enquiry} was acknowledged on 31 December 2026 already.'] },
    { clock: '2026-12-31 17:00' },
    { who: 'khan', about: '{enquiry}', wasSent: [['Acknowledged. Tom Reid has it.']] },
    { who: 'tom', says: 'resolve {enquiry}: a new lamp is in', shows: ['Resolved.', 'a new lamp is in'] },
    { clock: '2027-01-15 17:00' },
    { who: 'khan', about: '{enquiry}', wasSent: [['Resolved.', 'a new lamp is in']] },
    { who: 'tom', about: '{enquiry}', wasSent: [] },
    { who: 'helen', about: '{enquiry}', wasSent: [] },
  ],
};
