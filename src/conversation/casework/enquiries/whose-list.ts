import { addDays, type LocalDate, weekdayOf } from '../../../calendar/index.ts';
import { type EnquiryFilter, teamOf } from '../../../casework/index.ts';
import { coveredBy, isManager, isOfCouncillorSide } from '../../../people/index.ts';
import type { ListName as AnyName, ListWords } from '../../../understanding/index.ts';
import type { Scene } from '../services.ts';

/** Lists of enquiries; what somebody missed is another thing. */
export type ListName = Exclude<AnyName, 'changed'>;

export function stateOf(which: ListName, hasPeriod: boolean): EnquiryFilter['state'] {
  if (which === 'closed' || hasPeriod) return 'closed';
  return which === 'mine' || which === 'team' || which === 'unassigned' ? 'open' : undefined;
}

/** A councillor has no team, and who names a service, a ward or somebody means these, whosever team they are in. */
export function withoutTeam(which: ListName, of: ListWords, { person }: Scene): ListName {
  const isNamed = [of.service, of.ward, of.officer, of.councillor].some((each) => each !== '');
  if (which === 'team-overdue') return isNamed || isOfCouncillorSide(person) ? 'overdue' : which;
  return which === 'team' && isOfCouncillorSide(person) ? 'mine' : which;
}

const OF_ALL =
  /\b(?:which|what|any|all|every|everything|anything|how many|show|list|are there)\b.*\b(?:ones?|enquir(?:y|ies)|cases?|casework|everything|anything|jobs?|tickets?|all)\b/i;
const OWN = /\b(?:my|mine|i|i['’](?:ve|m|ll)|me|we|our|us)\b/i;

/** Whoever answers for others asks of all that they may see, unless they say that it is of their own. */
export function asksForAll(which: ListName, { person, directory, viewer, heard }: Scene): boolean {
  const isDue = which === 'due' || which === 'due-this-week';
  if (!isDue && which !== 'closed') return false;
  const answers = viewer.all || (!isOfCouncillorSide(person) && isManager(directory, person.id));
  return answers && (!isDue || OF_ALL.test(heard.text)) && !OWN.test(heard.text);
}

/** Whose a list is that its title does not say: ` (with you, or with Streets and no officer)`. */
export function scopeSaid(which: ListName, { person, directory, on, viewer }: Scene): string {
  const isLate = which === 'overdue' || which === 'late';
  if (!isLate && which !== 'due' && which !== 'due-this-week') return '';
  if (isLate && viewer.all) return ' (in the whole council)';
  if (isOfCouncillorSide(person)) return ' (your own)';
  const withYou = coveredBy(directory, person.id, on).length === 0 ? 'with you' : 'with you or whom you cover';
  return ` (${withYou}${person.service === undefined ? '' : `, or with ${person.service} and no officer`})`;
}

/** Whose enquiries a list begins with; what was narrowed is looked for in all that the speaker may see. */
export function whose(which: ListName, isNarrowed: boolean, scene: Scene): EnquiryFilter {
  const { on, person, directory } = scene;
  const council = isOfCouncillorSide(person);
  const own = council ? { councillorId: person.id } : { handledBy: handled(scene) };
  const team: EnquiryFilter = council ? own : { handledBy: teamOf(person, directory, on) };
  const late = { overdueOn: on };
  switch (which) {
    case 'search':
      return {};
    case 'mine':
    case 'closed':
      return isNarrowed ? {} : own;
    case 'shared':
      return { sharedWith: person.id };
    case 'due':
      return { ...(isNarrowed ? {} : withUnassigned(own, scene)), dueOnOrBefore: on };
    case 'due-this-week':
      return { ...(isNarrowed ? {} : withUnassigned(own, scene)), dueOnOrBefore: sundayOf(on) };
    case 'overdue':
    case 'late':
      // Who sees to all of the council's casework means all of it.
      return { ...(isNarrowed || scene.viewer.all ? {} : withUnassigned(own, scene)), ...late };
    case 'team':
      return team;
    case 'team-overdue':
      return { ...team, ...late };
    case 'unassigned':
      return { ...(council ? own : {}), unassigned: true };
  }
}

function handled({ person, directory, on }: Scene): NonNullable<EnquiryFilter['handledBy']> {
  return { officerIds: [person.id, ...coveredBy(directory, person.id, on)], services: [] };
}

/** What is late and nobody's yet is late for everybody of its service. */
function withUnassigned(own: EnquiryFilter, { person }: Scene): EnquiryFilter {
  if (own.handledBy === undefined || person.service === undefined) return own;
  return { handledBy: { ...own.handledBy, unassignedIn: [person.service] } };
}

/** The last day of the week of a date. */
function sundayOf(on: LocalDate): LocalDate {
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  return addDays(on, 6 - days.indexOf(weekdayOf(on)));
}
