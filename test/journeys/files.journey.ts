import type { Journey, SentFile } from './journey.ts';

const protocol: SentFile = {
  name: 'protocol.txt',
  lines: [
    'Protocol on Visits',
    '',
    '1. A councillor who wants to visit a building of the council tells its manager two working days before.',
    '',
    '2. Questions about this protocol go to the Monitoring Officer.',
  ],
};
const notes: SentFile = { name: 'notes.txt', lines: ['Rang the depot on Monday.'] };

/** What becomes of a file: it is read for those who keep the documents, and left alone for everybody else. */
export const files: Journey = {
  title: 'a file with the words that bring it, from whoever may and may not, and files with other words or none',
  begins: '2027-03-01 10:00',
  steps: [
    {
      who: 'priya',
      sends: protocol,
      with: 'add our protocol',
      shows: ['Only the monitoring officer and the administrators', 'The file was not opened.'],
    },
    {
      who: 'sam',
      sends: protocol,
      with: 'add our protocol',
      shows: ['I read "Protocol on Visits" in protocol.txt', 'Nobody is answered from it until it is approved.'],
    },
    { who: 'sam', sends: protocol, with: 'please add our protocol', shows: ['This file was brought before'] },
    { who: 'sam', sends: notes, with: '', shows: ['not opened, because there are no words with it'] },
    {
      who: 'tom',
      sends: notes,
      with: 'para 20',
      shows: ['acknowledged by officers within two working days', 'I did not open notes.txt.'],
    },
    { who: 'nobody', sends: notes, with: 'add our protocol', shows: ['does not tell me that you are one of them'] },
    // What was brought and not approved answers nothing.
    { who: 'tom', says: 'how long before visiting a building?', hides: ['Protocol on Visits'] },
  ],
};
