import type { Action } from '../casework/index.ts';
import type { SamplePerson } from './people.ts';

/** An enquiry made up for the try-out: who it is for and with, and what became of it since. */
export type SampleStory = {
  readonly subject: string;
  readonly details: string;
  readonly for: SamplePerson['id'];
  readonly with?: SamplePerson['id'];
  readonly service: string;
  /** Working days ago. */
  readonly received: number;
  readonly afterwards: readonly (readonly [
    workingDaysAgo: number,
    action: (personId: (id: SamplePerson['id']) => string) => Action,
  ])[];
};

export const stories: readonly SampleStory[] = [
  {
    subject: 'Overflowing bins by the library',
    details: 'Three bins outside the library have not been emptied this week.',
    for: 'lowe',
    with: 'priya',
    service: 'Streets',
    received: 6,
    afterwards: [
      [5, (id) => ({ kind: 'acknowledge', officerId: id('priya') })],
      [3, () => ({ kind: 'resolve', text: 'The bins were emptied and an extra round has been added.' })],
    ],
  },
  {
    subject: 'Pothole in Station Road',
    details: 'Outside number 40, about a hand deep.',
    for: 'khan',
    with: 'priya',
    service: 'Streets',
    received: 4,
    afterwards: [[3, (id) => ({ kind: 'acknowledge', officerId: id('priya') })]],
  },
  {
    subject: 'Parking on the verge at the school',
    details: 'Cars on the grass every morning. Residents would like bollards.',
    for: 'khan',
    with: 'tom',
    service: 'Streets',
    received: 3,
    afterwards: [
      [2, (id) => ({ kind: 'acknowledge', officerId: id('tom') })],
      [2, () => ({ kind: 'make-complex', reason: 'The highways authority has to be consulted.' })],
    ],
  },
  {
    subject: 'Bench in Market Square broken',
    details: '',
    for: 'lowe',
    with: 'priya',
    service: 'Streets',
    received: 2,
    afterwards: [
      [1, (id) => ({ kind: 'acknowledge', officerId: id('priya') })],
      [1, () => ({ kind: 'pause', reason: 'Cllr Lowe is finding out which bench it is.' })],
    ],
  },
  {
    subject: 'Dropped kerb asked for in Mill Lane',
    details: 'A resident who uses a wheelchair cannot cross at the corner.',
    for: 'lowe',
    service: 'Streets',
    received: 1,
    afterwards: [],
  },
];
