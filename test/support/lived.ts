import { addWorkingDays, type LocalDate, localDateAt } from '../../src/calendar/index.ts';
import type { Directory } from '../../src/people/index.ts';
import { enquiryKey, type Telling } from '../../src/reminders/index.ts';
import type { Cast } from './simulated-people.ts';
import type { Simulated } from './simulation.ts';

const zone = 'Europe/London';
/** The day of an instant, in London. */
export const dayOf = (at: number) => localDateAt(at, zone);

/** A time that was lived through, by whom, and what is known of it afterwards. */
export type Remembered = Simulated & {
  readonly cast: Cast;
  readonly told: readonly Telling[];
  readonly directory: Directory;
};

/** What a property comes to. */
export type Looked = { readonly cases: number; readonly broken: readonly string[] };

export async function remember(lived: Simulated, cast: Cast): Promise<Remembered> {
  const { outbox } = lived.town.stores;
  const told = await outbox.tellings(lived.enquiries.map(enquiryKey));
  const directory = await lived.town.stores.read(({ people }) => people.directory('derby'));
  return { ...lived, cast, told, directory };
}

/** The date so many working days after another, by the council’s calendar. */
export function workingDaysAfter({ town }: Simulated, from: LocalDate, days: number): LocalDate {
  const counted = addWorkingDays(from, days, town.reminders().rules.calendar);
  if (counted.kind !== 'date') throw new RangeError(counted.message);
  return counted.date;
}
