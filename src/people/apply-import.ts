import type { LocalDate } from '../calendar/index.ts';
import type { CouncilId } from '../council.ts';
import { defined } from '../defined.ts';
import type { Database, PeopleReads, PeopleStores } from './directory-store.ts';
import type { ImportFile, ImportRow } from './import-rows.ts';
import type { SaidOfPeople } from './match-rows.ts';
import type { Departure, Person, PersonId } from './person.ts';
import { type ImportPlan, isEmpty, planImport } from './plan-import.ts';

/** Who imports what, and when. `newId` makes an id never used before. */
export type ImportRequest = {
  readonly council: CouncilId;
  readonly file: ImportFile;
  /** What the administrator has said where the file alone does not tell who is who. */
  readonly said?: SaidOfPeople;
  readonly changeId: string;
  readonly by: PersonId;
  readonly at: number;
  readonly today: LocalDate;
  /** Until the end of this day whoever leaves sees what they saw; without it they see nothing from now on. */
  readonly lastDay?: LocalDate;
  readonly newId: () => PersonId;
};

/** `refused` wrote nothing; `repeated` was done before under the same changeId; `conflict`: somebody else changed people. */
export type ImportOutcome =
  | { readonly kind: 'applied'; readonly plan: ImportPlan }
  | { readonly kind: 'nothing-to-do'; readonly plan: ImportPlan }
  | { readonly kind: 'refused'; readonly plan: ImportPlan }
  | { readonly kind: 'repeated'; readonly summary: string }
  | { readonly kind: 'conflict' };

/** Plans anew inside one transaction and carries the plan out, whole or not at all. */
export async function applyImport(
  database: Database<PeopleStores, PeopleReads>,
  request: ImportRequest,
): Promise<ImportOutcome> {
  try {
    return await database.transaction((stores) => carryOut(stores, request));
  } catch (error) {
    if (error instanceof Conflict) return { kind: 'conflict' };
    throw error;
  }
}

/** Thrown inside the transaction so that what was written before it is taken back. */
class Conflict extends Error {}

async function carryOut({ people }: PeopleStores, request: ImportRequest): Promise<ImportOutcome> {
  const { council, changeId, by, at, today, lastDay } = request;
  const done = await people.directoryChange(council, changeId);
  if (done !== undefined) return { kind: 'repeated', summary: done.summary };
  const current = await people.directory(council);
  const plan = planImport(current, request.file, today, request.said);
  if (plan.refusals.length > 0) return { kind: 'refused', plan };
  if (isEmpty(plan)) return { kind: 'nothing-to-do', plan };

  const ids = new Map(current.people.map(({ email, id }) => [email, id]));
  for (const { person, row } of plan.changes) ids.set(row.email, person.id);
  for (const { email } of plan.additions) ids.set(email, request.newId());
  const stored = new Map(current.people.map((person) => [person.id, person]));
  const change = async (person: Person): Promise<void> => {
    if ((await people.changePerson(person)).kind === 'conflict') throw new Conflict();
    stored.set(person.id, person);
  };
  const entry = (row: ImportRow, id: PersonId, left?: Departure): Person => {
    const managerId = row.managerEmail === undefined ? undefined : ids.get(row.managerEmail);
    const { staffNumber, version = 0 } = stored.get(id) ?? {};
    const { row: _, managerEmail: __, ...told } = row;
    return {
      ...defined({ staffNumber }),
      ...told,
      id,
      council,
      version: version + 1,
      ...defined({ left, managerId }),
    };
  };
  // Addresses and staff numbers are free before anybody else gets them, also where two people swap theirs.
  for (const person of current.people) {
    const givenUp = giveUp(person, plan);
    if (givenUp !== undefined) await change(givenUp);
  }
  // Everybody is there before anybody is named as a manager, whatever order a store checks that in.
  for (const row of plan.additions) {
    const { managerId: _, ...person } = entry(row, ids.get(row.email) ?? '');
    await people.addPerson(person);
    stored.set(person.id, person);
  }
  for (const row of plan.additions) {
    if (row.managerEmail !== undefined) await change(entry(row, ids.get(row.email) ?? ''));
  }
  for (const { person, row, isBack } of plan.changes)
    await change(entry(row, person.id, isBack ? undefined : person.left));
  const left: Departure = {
    ...(lastDay === undefined ? { lastDay: today, atOnce: true } : { lastDay }),
    ...{ casework: 'undecided', by, at },
  };
  for (const { id } of plan.leavers) {
    const person = stored.get(id);
    if (person === undefined) continue;
    await change({ ...person, version: person.version + 1, left });
  }
  const summary = summarise(plan);
  await people.recordDirectoryChange({ council, changeId, kind: 'import', by, at, summary });
  return { kind: 'applied', plan };
}

/** A person without the address and the number that are another's from now on; undefined when they keep both. */
function giveUp(person: Person, { additions, changes }: ImportPlan): Person | undefined {
  const rows = [...additions, ...changes.filter((each) => each.person !== person).map(({ row }) => row)];
  const givesAddress = person.email !== '' && rows.some(({ email }) => email === person.email);
  const givesNumber = person.staffNumber !== undefined && rows.some((row) => row.staffNumber === person.staffNumber);
  if (!givesAddress && !givesNumber) return undefined;
  const { staffNumber, ...rest } = person;
  return {
    ...rest,
    ...(staffNumber === undefined || givesNumber ? {} : { staffNumber }),
    email: givesAddress ? '' : person.email,
    version: person.version + 1,
  };
}

/** `2 join, 1 changes, 1 leaves, 40 stay as they are.` */
export function summarise({ additions, changes, leavers, unchanged }: ImportPlan): string {
  const joins = `${additions.length} ${additions.length === 1 ? 'joins' : 'join'}`;
  const change = `${changes.length} ${changes.length === 1 ? 'changes' : 'change'}`;
  const leave = `${leavers.length} ${leavers.length === 1 ? 'leaves' : 'leave'}`;
  const stay = `${unchanged} ${unchanged === 1 ? 'stays as it is' : 'stay as they are'}`;
  return `${joins}, ${change}, ${leave}, ${stay}.`;
}
