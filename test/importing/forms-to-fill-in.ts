import { strToU8 } from 'fflate';
import { drawnPdf, line } from './bare-pdf.ts';
import { paragraph, wordFile } from './word-file.ts';

type File = { readonly name: string; readonly bytes: Uint8Array };
const text = (name: string, words: string): File => ({ name, bytes: strToU8(words) });
const cell = (words: string) => `<w:tc>${paragraph(words)}</w:tc>`;
const table = (rows: readonly (readonly string[])[]) =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;

export const REGISTER = `REGISTER OF MEMBERS' INTERESTS

I, ______________________________, a Member of Northmere District Council, give notice that I have the following interests:

1. Employment, office, trade, profession or vocation

Any employment, office, trade, profession or vocation carried on for profit or gain.

Member: ____________________________________

Spouse or civil partner: ____________________________________

2. Sponsorship

Any payment made to you in respect of election expenses. Please give the name of the person or body.

_______________________________________________

3. Land

Please give the address or other description of any land in the area of the Council in which you have a beneficial interest.

_______________________________________________

_______________________________________________

I understand that it is a criminal offence to give false information.

Signature: ____________________   Date: ____________
`;

const GIFTS = `# Declaration of gifts and hospitality

Complete this form within 28 days and return it to the Monitoring Officer.

- [ ] Gift
- [ ] Hospitality

Name:

Ward:

Who offered it:

Estimated value:

Was it accepted?

- [ ] Yes
- [ ] No

Please say why you accepted or declined it.

Signature:

Date:
`;

const TRAINING: readonly (readonly string[])[] = [
  ['Training request form', ''],
  ['Name', ''],
  ['Ward', ''],
  ['Course', ''],
  ['Cost', '£'],
  ['Why is this course needed?', ''],
  ['Approved by group leader', '☐ Yes ☐ No'],
  ['Signature', ''],
  ['Date', ''],
];

const page = (fields: readonly string[]) =>
  `<!doctype html><html><body><main><h1>Complain about a councillor</h1><p>Please complete all fields marked with a star.</p>${fields
    .map((field) => `<p><b>${field}</b> <input type="text"></p>`)
    .join('')}<p><input type="submit"></p></main></body></html>`;

const DISPENSATION = [
  'Request for a dispensation',
  'Full name ..........................................',
  'Ward ..........................................',
  'Meeting at which it is needed ..............................',
  'Nature of the interest ..............................',
  'Grounds (tick those that apply)',
  '[ ] the meeting would not be quorate',
  '[ ] it is in the interests of people living in the area',
  'I ask to speak but not to vote ( )   to speak and vote ( )',
  'Signed ....................  Date ..............',
];

/** Five forms of different kinds, one of each format. */
export const forms: readonly File[] = [
  text('register-of-interests.txt', REGISTER),
  text('gifts.md', GIFTS),
  { name: 'training.docx', bytes: wordFile({ body: table(TRAINING) }) },
  text(
    'complaint.html',
    page(['Full name *', 'Address', 'Postcode', 'Email address', 'Name of the councillor:', 'Date of the meeting']),
  ),
  { name: 'dispensation.pdf', bytes: drawnPdf([DISPENSATION.flatMap((words, at) => line(80 + at * 28, [60, words]))]) },
];

const CLAUSES = [
  'Members decide the policy of the Council and officers carry it out.',
  'Officers acknowledge every enquiry from a member within two working days.',
  'A member shall not ask an officer to act against professional advice.',
  'An officer may attend a group meeting with the agreement of the Chief Executive.',
];
const numbered = CLAUSES.map((words, at) => `${at + 1}. ${words}`).join('\n\n');
const register = REGISTER.replace(/^.*\n/, '');
const wordForm = (before: string) => wordFile({ body: before + table(TRAINING) });

/** Ten protocols with a form in or behind them: each is imported with its four paragraphs. */
export const withForms: readonly File[] = [
  text(
    'register-behind.txt',
    `Member and Officer Protocol\n\n${numbered}\n\nAppendix A Register of interests\n\n${register}`,
  ),
  text(
    'unnumbered.md',
    `# Member and Officer Protocol\n\n${['Roles', 'Enquiries', 'Advice', 'Groups'].map((head, at) => `## ${head}\n\n${CLAUSES[at]}`).join('\n\n')}\n\n## Annex: form\n\n${GIFTS.replace(/^#.*\n/, '')}`,
  ),
  {
    name: 'table-behind.docx',
    bytes: wordForm(
      [paragraph('Member and Officer Protocol'), ...numbered.split('\n\n').map((each) => paragraph(each))].join(''),
    ),
  },
  text(
    'page.html',
    page(['Full name', 'Address', 'Postcode', 'Email']).replace(
      '<main>',
      `<main><h1>Member and Officer Protocol</h1><ol>${CLAUSES.map((each) => `<li>${each}</li>`).join('')}</ol>`,
    ),
  ),
  {
    name: 'lines.pdf',
    bytes: drawnPdf([
      ['Member and Officer Protocol', ...numbered.split('\n\n')].flatMap((words, at) =>
        line(80 + at * 28, [60, words]),
      ),
      DISPENSATION.flatMap((words, at) => line(80 + at * 28, [60, words])),
    ]),
  },
  text(
    'schedule.txt',
    `Member and Officer Protocol\n\n${numbered}\n\nSchedule 1\n\nDeclaration\n\nName: ________\n\nWard: ________\n\nParty: ________\n\nAddress: ________\n\nPhone: ________\n\nSigned: ________\n`,
  ),
  text(
    'control-first.md',
    `# Member and Officer Protocol\n\n| Version | |\n|---|---|\n| Author | |\n| Owner | |\n| Review date | |\n| Approved by | |\n\n${numbered}\n`,
  ),
  text(
    'signed.txt',
    `Member and Officer Protocol\n\n${numbered}\n\nSigned: ____________\n\nName: ____________\n\nPosition: ____________\n\nDate: ____________\n\nWitness: ____________\n`,
  ),
  text(
    'tick-list.md',
    `# Member and Officer Protocol\n\n${numbered}\n\n## Checklist for new members\n\n- [ ] Register of interests sent\n- [ ] Code of conduct signed\n- [ ] Induction booked\n- [ ] Laptop received\n- [ ] Badge received\n- [ ] Photograph taken\n`,
  ),
  text(
    'dotted.txt',
    `Member and Officer Protocol\n\n${numbered}\n\nAppendix 1: request for a dispensation\n\n${DISPENSATION.slice(1).join('\n\n')}\n`,
  ),
];
