import { localDate, localDateAt } from '../calendar/index.ts';
import {
  type ChangesToTell,
  changesToTell,
  createDocumentDesk,
  type DocumentServices,
  mayKeepDocuments,
  PROMISES_CHANGED,
  sayChanged,
} from '../documents/index.ts';
import { isActive } from '../people/index.ts';
import { alertRow, changedTextRow, type NewOutboxRow } from '../reminders/index.ts';
import type { Storage } from '../storage/index.ts';
import { describeError, type Log } from './log.ts';
import { type Regular, regularly } from './regularly.ts';

const DAY = 86_400_000;
/** Who was shown a paragraph longer ago than this is not told. */
const SHOWN_WITHIN = 365 * DAY;
/** Changes come a few times a year: a minute is soon enough. */
const INTERVAL = 60_000;

export type TellingParts = {
  readonly storage: Pick<Storage, 'memory' | 'outbox' | 'read'>;
  readonly services: DocumentServices;
  readonly addressOf: (path: string) => string;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
};

/**
 * Tells people of the directory, once, that a paragraph they were shown in the last twelve months reads otherwise, with both texts,
 * when the version that changed it comes into force. A row's key makes it the same message whichever server writes it and
 * however often, and a version is marked when all its rows are written. Who has had their questions forgotten was shown nothing.
 */
export async function tellChanges(parts: TellingParts, seen = new Map<string, string>()): Promise<void> {
  const { services, now } = parts;
  const marks = await services.store.marks();
  for (const { id, timeZone } of await services.store.councils()) {
    const on = localDateAt(now(), timeZone);
    // Texts are read only where something was changed, or another day has begun.
    const mark = `${on} ${marks.get(id)}`;
    if (seen.get(id) === mark) continue;
    const shipped = (await services.folderCouncil(id))?.shipped ?? [];
    const bySlug = Map.groupBy(await services.store.versions(id), ({ slug }) => slug);
    await askForPromises(id, on, parts);
    for (const [slug, versions] of bySlug) {
      const before = shipped.find((document) => document.slug === slug);
      for (const changed of changesToTell(versions, before, on)) await tellOne(changed, on, parts);
    }
    seen.set(id, mark);
  }
}

/** Asks those who keep the documents, once for each text, to confirm the days of a paragraph that has changed. */
async function askForPromises(council: string, on: string, { storage, services, now }: TellingParts): Promise<void> {
  const promises = await createDocumentDesk(services).promises(council);
  if (promises?.standing !== 'outdated') return;
  const { people } = await storage.read((reads) => reads.people.directory(council));
  const texts = promises.found.map(({ digest }) => digest.slice(0, 12)).join(' ');
  const rows = people
    .filter((person) => isActive(person, localDate(on)) && mayKeepDocuments(person))
    .map(({ id }) => alertRow(council, id, { key: ['promises', texts], text: PROMISES_CHANGED, notBefore: now() }));
  await storage.outbox.add(rows, now());
}

async function tellOne({ version, changes }: ChangesToTell, on: string, parts: TellingParts): Promise<void> {
  const { storage, services, addressOf, now } = parts;
  const { council, slug } = version;
  const byDigest = new Map(changes.map((change) => [change.digest, change]));
  const shown = await storage.memory.shownTo(council, [...byDigest.keys()], now() - SHOWN_WITHIN);
  const byPerson = Map.groupBy(shown, ({ person }) => person);
  if (byPerson.size > 0) {
    const { people } = await storage.read((reads) => reads.people.directory(council));
    const today = localDate(on);
    const rows = people
      .filter((person) => byPerson.has(person.id) && isActive(person, today))
      .map((person): NewOutboxRow => {
        const digests = new Set(byPerson.get(person.id)?.map(({ digest }) => digest));
        const seen = changes.filter(({ digest }) => digests.has(digest));
        const said = sayChanged(seen, version, addressOf(`/${council}/${slug}/differences?to=${version.from}`));
        return changedTextRow(version, person.id, { ...said, notBefore: now() });
      });
    await storage.outbox.add(rows, now());
  }
  // Where somebody changes it at this moment it is told again: the keys are the same.
  await services.store.changeVersion({ ...version, told: true });
}

/** Looks every minute. Stop it before the data is closed. */
export function startTelling(parts: TellingParts): Regular {
  const seen = new Map<string, string>();
  const tell = () =>
    tellChanges(parts, seen).catch((error: unknown) =>
      parts.log.error('Who was shown a changed paragraph could not be told; it is tried again.', describeError(error)),
    );
  return regularly(tell, INTERVAL);
}
