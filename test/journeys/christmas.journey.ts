import type { Journey } from './journey.ts';

/** An enquiry of Christmas Eve: its dates skip the holidays, the nudges come one by one, one press stops them. */
export const christmas: Journey = {
  title: 'an enquiry of Christmas Eve is nudged after Christmas until somebody acknowledges it',
  council: 'derby',
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
    { who: 'tom', about: '{enquiry}', wasSent: [['This enquiry is with you now.']] },
    { clock: '2026-12-29 08:55' },
    { who: 'tom', about: '{enquiry}', wasSent: [] },
    { clock: '2026-12-29 09:05' },
    { who: 'tom', about: '{enquiry}', wasSent: [['It is to be acknowledged by Wednesday 30 December 2026.']] },
    { clock: '2026-12-30 09:05' },
    { who: 'tom', about: '{enquiry}', wasSent: [['It is to be acknowledged by today, Wednesday 30 December 2026.']] },
    { who: 'helen', about: '{enquiry}', wasSent: [] },
    { clock: '2026-12-31 09:05' },
    {
      who: 'tom',
      about: '{enquiry}',
      wasSent: [['It was to be acknowledged by Wednesday 30 December 2026. That date has passed.']],
    },
    { who: 'helen', about: '{enquiry}', wasSent: [['You get this as the manager of whoever has it.']] },
    {
      who: 'khan',
      about: '{enquiry}',
      wasSent: [['We promised to acknowledge your enquiry by Wednesday 30 December 2026, and we have not.']],
    },
    {
      who: 'tom',
      pressesInInbox: 'Acknowledge',
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
