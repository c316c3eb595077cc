import type { Journey } from './journey.ts';

/** Two councillors and somebody unknown: what is one's is never another's, in any way of asking. */
export const privacy: Journey = {
  title: 'a question is anybody’s, casework is only its councillor’s',
  begins: '2027-02-01 10:00',
  steps: [
    { who: 'nobody', says: 'para 26', shows: ['paragraph 26'] },
    { who: 'nobody', says: 'I am a councillor', shows: ['You said that you are a councillor.'] },
    { who: 'nobody', says: 'my casework', shows: ['Casework is for people in Derby City Council'], hides: ['CW-'] },
    { who: 'nobody', says: 'show CW-2027-0001', shows: ['Casework is for people in Derby City Council'] },
    { who: 'lowe', says: 'I am an administrator', hides: ['administrator of'] },
    {
      who: 'khan',
      says: 'log an enquiry: noise from the yard behind Albert Terrace, received 29 January, service Streets',
      shows: ['Written: Friday 29 January 2027', 'Received: Monday 1 February 2027', 'For: Cllr Amina Khan'],
    },
    { who: 'khan', presses: 'Log it', shows: ['Logged for Cllr Amina Khan.'], keeps: { enquiry: /(CW-2027-\d{4})/ } },
    { who: 'khan', says: 'show {enquiry}', shows: ['noise from the yard'] },
    {
      who: 'lowe',
      says: 'show {enquiry}',
      shows: ['There is no enquiry {enquiry} that you can see.'],
      hides: ['noise', 'Albert'],
    },
    {
      who: 'lowe',
      says: 'why {enquiry}',
      shows: ['There is no enquiry {enquiry} that you can see.'],
      hides: ['February'],
    },
    { who: 'lowe', says: 'withdraw {enquiry}: mine', shows: ['There is no enquiry {enquiry} that you can see.'] },
    { who: 'lowe', says: 'my casework', hides: ['{enquiry}', 'noise'] },
    { who: 'lowe', says: 'withdraw noise', hides: ['{enquiry}', 'Albert'] },
    { who: 'lowe', says: 'log an enquiry: bins, for Cllr Khan', shows: ['You can log enquiries of your own only.'] },
    { who: 'grace', says: 'show {enquiry}', shows: ['There is no enquiry {enquiry} that you can see.'] },
    { who: 'tom', says: 'show {enquiry}', shows: ['noise from the yard'] },
    { who: 'tom', says: 'note {enquiry}: the same neighbour as last year', shows: ['Internal note.'] },
    { who: 'khan', says: 'show {enquiry}', hides: ['neighbour'] },
    { who: 'tom', says: 'show {enquiry}', shows: ['the same neighbour as last year', 'Councillors do not see this.'] },
    { who: 'khan', says: 'acknowledge {enquiry}, Priya Shah has it', shows: ['Only an officer can do that'] },
    { clock: '2027-02-01 17:00' },
    { who: 'lowe', about: '{enquiry}', wasSent: [] },
  ],
};
