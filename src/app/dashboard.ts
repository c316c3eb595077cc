import type { VisitorPages } from '../adapters/web/index.ts';
import { localDateAt } from '../calendar/index.ts';
import { type CaseworkRules, visibilityOf } from '../casework/index.ts';
import { csvFile } from '../conversation/index.ts';
import { createDashboardPages, type Unanswered } from '../dashboard/index.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { findPerson } from '../people/index.ts';
import type { Storage } from '../storage/index.ts';
import type { Health } from './health.ts';

type DashboardParts = {
  readonly storage: Pick<Storage, 'read' | 'outbox'>;
  readonly knowledge: Knowledge;
  /** A council's rules; undefined for one that is not here. */
  readonly rulesOf: (council: string) => Promise<CaseworkRules | undefined>;
  readonly unanswered: Unanswered;
  readonly health: () => Promise<Health>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
};

/** A form of this page has an identifier in it and no more. */
const LARGEST_FORM = 10_000;

/** Pages with figures. What somebody may see is decided where chat decides it, from the directory as it is at that moment. */
export function openDashboard({ storage, knowledge, rulesOf, unanswered, health, now }: DashboardParts): VisitorPages {
  const pages = createDashboardPages({
    async sceneOf({ council, person: { id } }) {
      const [loaded, rules] = [await knowledge.council(council.id), await rulesOf(council.id)];
      if (loaded.kind !== 'loaded' || rules === undefined) return undefined;
      const zone = loaded.knowledge.council.timeZone;
      const at = now();
      const on = localDateAt(at, zone);
      const directory = await storage.read(({ people }) => people.directory(council.id));
      const person = findPerson(directory, id);
      if (person === undefined) return undefined;
      const viewer = visibilityOf(person, directory, on);
      return { person, directory, viewer, on, at, zone, rules, read: storage.read };
    },
    outbox: storage.outbox,
    unanswered,
    health,
    csvFile,
  });
  return { name: 'dashboard', typed: 'dashboard', largestForm: LARGEST_FORM, ...pages };
}
