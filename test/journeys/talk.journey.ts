import type { Journey, Step } from './journey.ts';

const letter = [
  'log this',
  '',
  'From: Jo Bloggs',
  'Sent: 25 February 2027 09:12',
  'Subject: Streetlight out in Abbey Street',
  '',
  'Dear Councillor,',
  'the streetlight outside number 5 has been out for two weeks.',
].join('\n');

/** More than a card or a message shows at once. */
const notes: readonly Step[] = Array.from({ length: 14 }, (_, at) => ({
  who: 'priya' as const,
  says: `note {enquiry}: visit number ${at + 1}, nothing to be seen yet`,
  shows: ['visit number'],
}));

/** How people talk besides giving orders: they follow up, quote, paste, press what is old, and look back. */
export const talk: Journey = {
  title: 'follow-ups, a quoted enquiry, a pasted e-mail, an old button and a long history',
  begins: '2027-03-01 10:00',
  steps: [
    { who: 'tom', says: 'para 20', shows: ['acknowledged by officers within two working days'] },
    {
      who: 'tom',
      says: 'tell me more',
      shows: ['This is the whole paragraph, and what stands beside it.', 'paragraph 20'],
    },
    { who: 'sam', says: 'yes', shows: ['nothing here that waits for a yes'] },
    {
      who: 'sam',
      says: 'log an enquiry: kerb broken in Bold Lane, for Cllr Lowe, with Priya Shah, received today',
      shows: ['Nothing is written down yet.'],
    },
    { who: 'sam', says: 'yes', shows: ['Logged for Cllr David Lowe.'], keeps: { enquiry: /(CW-2027-\d{4})/ } },
    { who: 'sam', says: 'yes', shows: ['nothing here that waits for a yes'] },
    { clock: '2027-03-01 10:10' },
    { who: 'priya', pressesInInbox: 'Acknowledge {enquiry}', shows: ['Acknowledged. Priya Shah has it.'] },
    { clock: '2027-03-01 10:20' },
    // The message that asked for it may still stand there with its old button: Slack says that it is old, others what is so.
    { who: 'priya', pressesInInbox: 'Acknowledge {enquiry}', hides: ['Acknowledged. Priya Shah has it.'] },
    { who: 'priya', says: 'acknowledge {enquiry}', shows: ['{enquiry} was acknowledged on 1 March 2027 already.'] },
    {
      who: 'priya',
      says: '> {enquiry}: kerb broken in Bold Lane\nupdate: the crew comes on Friday',
      shows: ['the crew comes on Friday', '{enquiry}'],
    },
    { clock: '2027-03-01 10:30' },
    { who: 'lowe', says: letter, shows: ['Streetlight out in Abbey Street'] },
    ...notes,
    { who: 'priya', says: 'show {enquiry}', shows: ['visit number 14'] },
    { who: 'priya', says: 'whole history {enquiry}', shows: ['Whole history', 'text file'] },
  ],
};
