import { type MadeUpProtocol, print } from './made-up-protocol.ts';
import { toWord } from './protocol-writers.ts';

/** A protocol as a small council could have it, for the PDFs in `files`. `make-pdfs.ts` made them from it. */
export const northmere: MadeUpProtocol = {
  title: 'Protocol on Member and Officer Relations',
  numbering: 'decimal',
  marks: 'bracketed',
  sections: [
    {
      heading: 'Introduction',
      clauses: [
        {
          text: 'This protocol guides members and officers of Northmere District Council in their relations with one another. It is part of the Constitution and should be read with the Code of Conduct for Members and the Code of Conduct for Employees.',
          items: [],
        },
        {
          text: 'It applies to co-opted members in the same way as to elected members, whatever their party.',
          items: [],
        },
        {
          text: 'The Monitoring Officer keeps this protocol under review and reports upon it to the Standards Committee:',
          items: [
            { text: 'once in every municipal year; and', items: [] },
            {
              text: 'whenever the law changes, in particular where',
              items: [
                'a duty of the Council is added or taken away; or',
                'a court has decided what an existing duty means.',
              ],
            },
          ],
        },
      ],
    },
    {
      heading: 'Members’ enquiries',
      clauses: [
        {
          text: 'Officers answer enquiries that members make on behalf of residents within the times below. An enquiry that takes longer is acknowledged, and the member is told why and by when an answer will come.',
          items: [],
          table: [
            ['Kind of enquiry', 'Acknowledged within', 'Answered within'],
            ['Standard', '2 working days', '10 working days'],
            ['Urgent, where somebody is at risk', 'the same day', '1 working day'],
            ['Complex', '2 working days', '20 working days'],
          ],
        },
        {
          text: 'A member who has had no answer in that time may take the matter to the head of the service under paragraph 2.1 and, failing that, to the Chief Executive.',
          items: [],
        },
      ],
    },
    {
      heading: 'Political groups',
      clauses: [
        {
          text: 'An officer attends a meeting of a political group only with the agreement of the Chief Executive, who tells the other groups that the same support is open to them. The officer:',
          items: [
            { text: 'gives factual advice on the business of the Council and not on that of the party;', items: [] },
            { text: 'leaves before the group decides anything; and', items: [] },
            { text: 'keeps what was said in confidence.', items: [] },
          ],
        },
        {
          text: 'Officers do not attend party conferences or meetings at which people who are not members of the Council are present.',
          items: [],
        },
      ],
    },
  ],
  appendices: [
    {
      name: 'Appendix A',
      heading: 'Contacts',
      clauses: [
        {
          text: 'Questions about this protocol go to the Monitoring Officer at the Council’s offices in Market Street.',
          items: [],
        },
        {
          text: 'Complaints about an officer go to the head of the service, and complaints about a member go to the Monitoring Officer.',
          items: [],
        },
      ],
    },
  ],
};

/** The same as a Word file in which no number is typed. */
export function wordOfNorthmere(): Uint8Array {
  return toWord(northmere, print(northmere).lines);
}
