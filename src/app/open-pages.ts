import { localDateAt } from '../calendar/index.ts';
import { calendarBehind, standingOfDocument } from '../conversation/index.ts';
import { isPdf } from '../importing/index.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { createLibrary } from '../library/index.ts';
import type { Search } from '../search/index.ts';
import type { Storage } from '../storage/index.ts';
import type { ServerParts } from './server.ts';

/** What is served to whoever has its address: the documents, and the calendars of those who asked for one. */
export function createOpenPages(parts: {
  readonly knowledge: Knowledge;
  readonly search: Search;
  readonly storage: Storage;
  readonly addressOf: (path: string) => string;
  readonly heldBack: (reference: string, reason: string) => void;
  readonly now: () => number;
}): Pick<ServerParts, 'pages' | 'findCalendar'> {
  const { knowledge, search, storage, addressOf, heldBack, now } = parts;
  return {
    pages: createLibrary(knowledge, search, {
      addressOf,
      heldBack,
      standingOf: standingOfDocument,
      today: (timeZone) => localDateAt(now(), timeZone),
      isPdf,
    }),
    findCalendar: async (asked) => {
      const council = await knowledge.council(asked.council);
      if (council.kind !== 'loaded') return undefined;
      const { settings, read } = storage;
      return calendarBehind(asked, { settings, read, zone: council.knowledge.council.timeZone, now: now() });
    },
  };
}
