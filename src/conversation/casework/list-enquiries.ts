import { type EnquiryFilter, isOverdue, nextDue, teamOf } from '../../casework/index.ts';
import { type Block, reply } from '../../messaging/index.ts';
import { coveredBy, isManager, isOfCouncillorSide } from '../../people/index.ts';
import type { Command, ListName } from './command.ts';
import { type Carrying, look, type Scene } from './services.ts';
import { buttons, count, heading, lineOf, paragraph } from './wording.ts';

const A_PAGE = 10;
/** Pages are counted off by reading them, so there is a last one worth asking for. */
const LAST_PAGE = 50;
const MOST_BUTTONS = 5;

/** "My casework", "what's due today", "overdue", "team casework": a page of enquiries, what is due first on top. */
export const listEnquiries: Carrying<Extract<Command, { kind: 'list' }>> = async ({ which, page }, scene) => {
  if (!isCarried(which)) return reply(paragraph('That cannot be listed here yet.'));
  const filter = filterFor(which, scene);
  const order = which === 'closed' ? 'newest-first' : 'due-first';
  const wanted = Math.min(page, LAST_PAGE);
  const { total, shown, hasMore } = await look(scene, async ({ casework }) => {
    const total = await casework.count(scene.viewer, filter);
    let at = await casework.list(scene.viewer, filter, { order, limit: A_PAGE });
    for (let turned = 1; turned < wanted && at.next !== undefined; turned += 1) {
      at = await casework.list(scene.viewer, filter, { order, limit: A_PAGE, after: at.next });
    }
    return { total, shown: at.enquiries, hasMore: at.next !== undefined };
  });
  if (total === 0) return reply(paragraph(nothing[which]), ...offers(which, scene));
  const late = shown.filter((enquiry) => isOverdue(enquiry, scene.on)).length;
  const today = shown.filter((enquiry) => nextDue(enquiry) === scene.on).length;
  const summary = which === 'due' ? [paragraph(dueSummary(late, today))] : [];
  const more: readonly (readonly [string, string])[] = hasMore ? [['More', `${typed[which]}, page ${wanted + 1}`]] : [];
  return reply(
    heading(`${titles[which]}: ${count(total, 'enquiry', 'enquiries')}`),
    ...summary,
    { kind: 'list', items: shown.map((enquiry) => lineOf(enquiry, scene)) },
    buttons(...shown.slice(0, MOST_BUTTONS).map(({ reference }) => [reference, `show ${reference}`] as const), ...more),
  );
};

/** What is listed so far. */
type CarriedList = Exclude<ListName, 'due-this-week' | 'late' | 'unassigned' | 'changed' | 'search'>;

function isCarried(which: ListName): which is CarriedList {
  return which in titles;
}

const titles: Record<CarriedList, string> = {
  mine: 'Your open casework',
  due: 'Due today or overdue',
  overdue: 'Overdue',
  team: 'Your team’s open casework',
  'team-overdue': 'Overdue in your team',
  closed: 'Your closed casework',
};

const typed: Record<CarriedList, string> = {
  mine: 'my casework',
  due: "what's due today",
  overdue: 'overdue',
  team: 'team casework',
  'team-overdue': 'team overdue',
  closed: 'my closed casework',
};

const nothing: Record<CarriedList, string> = {
  mine: 'You have no open enquiries.',
  due: 'Nothing is due today, and nothing is overdue.',
  overdue: 'Nothing is overdue.',
  team: 'Your team has no open enquiries.',
  'team-overdue': 'Nothing in your team is overdue.',
  closed: 'You have no closed enquiries.',
};

function filterFor(which: CarriedList, scene: Scene): EnquiryFilter {
  const { person, directory, on } = scene;
  const mine: EnquiryFilter = isOfCouncillorSide(person)
    ? { councillorId: person.id }
    : { handledBy: { officerIds: [person.id, ...coveredBy(directory, person.id, on)], services: [] } };
  const team: EnquiryFilter = isOfCouncillorSide(person) ? mine : { handledBy: teamOf(person, directory, on) };
  switch (which) {
    case 'mine':
      return { ...mine, state: 'open' };
    case 'closed':
      return { ...mine, state: 'closed' };
    case 'due':
      return { ...mine, dueOnOrBefore: on };
    case 'overdue':
      return { ...mine, overdueOn: on };
    case 'team':
      return { ...team, state: 'open' };
    case 'team-overdue':
      return { ...team, overdueOn: on };
  }
}

function offers(which: CarriedList, { person, directory }: Scene): readonly Block[] {
  if (which === 'team' || which === 'team-overdue') return [];
  const more: readonly (readonly [string, string])[] = isManager(directory, person.id)
    ? [['Team casework', 'team casework']]
    : [];
  return [buttons(['Log an enquiry', 'log an enquiry'], ...more)];
}

function dueSummary(late: number, today: number): string {
  const parts = [...(late > 0 ? [`${late} overdue`] : []), ...(today > 0 ? [`${today} due today`] : [])];
  return `On this page: ${parts.join(', ')}.`;
}
