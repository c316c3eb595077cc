import { describe, expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import { type Enquiry, formatReference } from '../../src/casework/index.ts';
import { renderPlainText } from '../../src/messaging/index.ts';
import type { CouncilReminders } from '../../src/reminders/index.ts';
import { composeList } from '../../src/reminders/list-message.ts';
import { defaultSettings } from '../../src/reminders/settings.ts';
import { composeSeveral } from '../../src/reminders/several.ts';
import { derbyRules, directory, logged, people } from '../support/casework-council.ts';
import { at } from '../support/reminders-town.ts';

const council: CouncilReminders = {
  settings: defaultSettings('Europe/London'),
  rules: derbyRules(),
  clause: { url: 'https://clausewise.example/derby/working-together#20' },
};
const today = localDate('2026-06-03');
const now = at('2026-06-03 09:00');
const here = { council, directory, today, now };

/** So many enquiries that Priya has, each with a number of its own. */
function some(howMany: number): readonly Enquiry[] {
  const { undoable: _, ...one } = logged({ officerId: 'priya' });
  return Array.from({ length: howMany }, (_none, at) => ({
    ...one,
    number: at + 1,
    reference: formatReference(2026, at + 1),
  }));
}

describe('several things in one message', () => {
  it('have one button for each enquiry, however often one is spoken of', () => {
    const [one, two, three] = some(3);
    if (one === undefined || two === undefined || three === undefined) throw new Error('three are made');
    const item = (enquiry: Enquiry, kind: 'assigned' | 'snoozed') => ({
      kind: 'enquiry' as const,
      enquiry,
      payload: { kind, enquiry: { year: enquiry.year, number: enquiry.number }, to: 'officer' as const },
    });
    const items = [item(one, 'assigned'), item(one, 'snoozed'), item(two, 'assigned'), item(three, 'assigned')];
    const { blocks } = composeSeveral(items, { ...here, recipient: 'priya', tellings: [], history: [] });
    const labels = blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : [])).map(({ label }) => label);
    expect(labels).toEqual([
      'Acknowledge CW-2026-0001',
      'Acknowledge CW-2026-0002',
      'Acknowledge CW-2026-0003',
      'Show all of mine',
    ]);
  });
});

describe('a list with more than can be named', () => {
  it.each([
    [116, 'and 1 other.'],
    [117, 'and 2 others.'],
  ])('counts the rest of %i: %s', (howMany, end) => {
    const head = people.find(({ id }) => id === 'head');
    if (head === undefined) throw new Error('the small council has a head of Streets');
    const none = { overdue: [], dueToday: [], toLookAt: [], dueSoon: [], others: [], words: [], news: [] };
    const toOthers = {
      missedElsewhere: [],
      comingDue: [],
      longOverdue: [],
      elsewhere: [],
      unassigned: [],
      unspoken: [],
    };
    const { reply } = composeList(
      { ...none, ...toOthers, heardBefore: 0, missed: some(howMany), soonUntil: today },
      {
        ...here,
        person: head,
        enquiries: [],
        tellings: new Map(),
        changes: [],
        carried: [],
        isFirstOfWeek: false,
        snoozed: {},
        unspoken: [],
      },
    );
    expect(renderPlainText(reply)).toContain(`CW-2026-0115 ${end}`);
  });
});
