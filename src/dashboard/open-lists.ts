import { addWorkingDays, type LocalDate } from '../calendar/index.ts';
import { type Enquiry, isOverdue, nextDue } from '../casework/index.ts';
import type { OpenList } from './asked.ts';
import type { Scene } from './scene.ts';

/** Working days ahead that are near. */
const NEAR = 5;

export const openListNames: Readonly<Record<OpenList, string>> = {
  open: 'Open',
  overdue: 'Overdue',
  near: 'Near their date',
  paused: 'Paused',
  nobody: 'With nobody yet',
};

export const openListSentences: Readonly<Record<OpenList, string>> = {
  open: 'Everything that is open, the next due first. Paused enquiries are among them.',
  overdue: 'A date has passed and what was promised for it has not been done.',
  near: `A date is today or within the next ${NEAR} working days. What is overdue is listed by itself.`,
  paused: 'No date runs while an enquiry is paused.',
  nobody: 'Open, with a service and with no officer.',
};

/** Those of the open enquiries that belong in a list, in the order in which they came. */
export function inList(list: OpenList, open: readonly Enquiry[], { on, rules }: Pick<Scene, 'on' | 'rules'>) {
  const counted = addWorkingDays(on, NEAR, rules.calendar);
  const near = counted.kind === 'date' ? counted.date : on;
  return open.filter((enquiry) => belongs(list, enquiry, on, near));
}

function belongs(list: OpenList, enquiry: Enquiry, on: LocalDate, near: LocalDate): boolean {
  const due = nextDue(enquiry);
  switch (list) {
    case 'open':
      return true;
    case 'overdue':
      return isOverdue(enquiry, on);
    case 'near':
      return due !== undefined && due >= on && due <= near;
    case 'paused':
      return enquiry.pausedSince !== undefined;
    case 'nobody':
      return enquiry.officerId === undefined;
  }
}
