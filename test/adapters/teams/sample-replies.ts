import type { Block } from '../../../src/messaging/index.ts';

/** A clause of which one part answers. */
export const quotation: Block = {
  kind: 'quotation',
  quotation: {
    label: 'For officers',
    lines: [
      {
        kind: 'paragraph',
        segments: [
          { kind: 'plain', text: 'Officers will ' },
          { kind: 'brought-out', text: 'acknowledge an enquiry within 2 working days' },
          { kind: 'plain', text: ' and reply in full within 10 working days. If they cannot, they will:' },
        ],
      },
      { kind: 'item', marker: '(a)', segments: [{ kind: 'plain', text: 'say so before the tenth working day; and' }] },
      {
        kind: 'item',
        marker: '(b)',
        segments: [{ kind: 'plain', text: 'keep the councillor informed every 5 working days until then.' }],
      },
    ],
    citation: {
      label: 'Working Together Protocol, paragraph 26',
      heading: 'Responding to councillors',
      council: 'Derby City Council',
      standing: 'Adopted. In force since 25 September 2019.',
      url: 'https://clausewise.example/derby/working-together/26',
      digest: '3f1b0c6e'.repeat(8),
    },
  },
};

/** Every kind of block in one reply. */
export const everything: readonly Block[] = [
  { kind: 'heading', text: 'How quickly must an officer reply?' },
  { kind: 'paragraph', text: 'This is the paragraph that answers <b>your</b> *question*.' },
  quotation,
  { kind: 'link', text: 'The whole protocol', url: 'https://clausewise.example/derby/working-together' },
  {
    kind: 'facts',
    facts: [
      { label: 'Enquiry', value: 'ENQ-12: bins *not* collected in Old_Street' },
      { label: 'Reply due', value: 'Tuesday 14 April 2026' },
    ],
  },
  {
    kind: 'list',
    items: ['First point', 'Second point, which is a good deal longer than the first and so goes on to a second line'],
  },
  {
    kind: 'table',
    columns: ['Enquiry', 'From', 'Due'],
    rows: [
      ['ENQ-12', 'Cllr Rao', '14 April'],
      ['ENQ-15', 'Cllr Smith', '17 April'],
    ],
  },
  {
    kind: 'form',
    form: {
      title: 'Log an enquiry',
      fields: [
        { name: 'subject', label: 'What is it about?', kind: 'text', required: true, hint: 'A few words.' },
        { name: 'detail', label: 'Details', kind: 'long-text', required: false },
        {
          name: 'received',
          label: 'When did it arrive?',
          kind: 'date',
          required: true,
          value: '2026-04-01',
          error: 'That day is in the future.',
        },
        {
          name: 'ward',
          label: 'Ward',
          kind: 'choice',
          required: true,
          options: [
            { value: 'abbey', label: 'Abbey' },
            { value: 'allestree', label: 'Allestree' },
          ],
        },
      ],
      submit: { label: 'Log it', typed: 'log the enquiry', weight: 'primary' },
    },
  },
  {
    kind: 'actions',
    actions: [
      { label: 'Show the next paragraph', typed: 'next', weight: 'ordinary' },
      { label: 'Read aloud what was decided and why it matters', typed: 'why', weight: 'ordinary' },
    ],
  },
];
