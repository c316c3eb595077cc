import type { LocalDate } from '../calendar/index.ts';
import type {
  CaseworkReads,
  CaseworkRules,
  Enquiry,
  EnquiryFilter,
  PageCursor,
  PageRequest,
  Period,
  Visibility,
} from '../casework/index.ts';
import { defined } from '../defined.ts';
import { type Directory, nameById, type Person, type PersonId } from '../people/index.ts';

/** Somebody who looks, on a day, and what they may see. Nothing is read but through `viewer`. */
export type Scene = {
  readonly person: Person;
  readonly directory: Directory;
  readonly viewer: Visibility;
  readonly on: LocalDate;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly rules: CaseworkRules;
  readonly read: <T>(work: (reads: CaseworkReads) => Promise<T>) => Promise<T>;
};

/** Enquiries to be counted. `isCut`: there are more than are read at once. */
export type Read = { readonly enquiries: readonly Enquiry[]; readonly isCut: boolean };

/** More than a page can be made of at once. */
const MOST_READ = 10_000;

/** Those received in a period that may be seen, the newest first. */
export function receivedIn(period: Period, scene: Scene): Promise<Read> {
  return readAll({ received: period }, 'newest-first', scene);
}

/** Those that are open and may be seen, the next due first. */
export function openNow(scene: Scene): Promise<Read> {
  return readAll({ state: 'open' }, 'due-first', scene);
}

async function readAll(filter: EnquiryFilter, order: PageRequest['order'], { read, viewer }: Scene): Promise<Read> {
  return read(async ({ casework }) => {
    const enquiries: Enquiry[] = [];
    let after: PageCursor | undefined;
    do {
      const page = await casework.list(viewer, filter, {
        order,
        limit: 500,
        ...defined({ after }),
      });
      enquiries.push(...page.enquiries);
      after = page.next;
    } while (after !== undefined && enquiries.length < MOST_READ);
    return { enquiries, isCut: after !== undefined };
  });
}

export function nameIn({ directory }: Scene, id: PersonId): string {
  return nameById(directory, id) ?? 'somebody not in the directory';
}
