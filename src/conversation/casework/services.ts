import { type LocalDate, type LocalTime, localDateAt, localTimeAt } from '../../calendar/index.ts';
import {
  type Asked,
  type CaseworkDesk,
  type CaseworkReads,
  type CaseworkRules,
  type Visibility,
  visibilityOf,
} from '../../casework/index.ts';
import type { CouncilId } from '../../council.ts';
import type { CouncilKnowledge } from '../../knowledge/index.ts';
import type { Reply } from '../../messaging/index.ts';
import { type Directory, nameById, type Person, type PersonId, type SettingsStore } from '../../people/index.ts';
import type { AnnouncementStore, CouncilReminders, Outbox, ReminderStores } from '../../reminders/index.ts';
import type { Known } from '../../understanding/index.ts';
import type { HeardTurn } from '../heard-turn.ts';
import type { QuotingServices } from '../quote-clause.ts';
import { type Changed, keepLastChange, mainOf, noteChanges, noteChoices, turnOf } from './last-change.ts';
import type { OnScreen } from './screen.ts';

/** What a transaction gives to casework in chat. */
export type CaseworkChanges = ReminderStores & { readonly announcements: AnnouncementStore };

/** A file made for somebody. `type` is a media type. */
export type OfferedFile = { readonly name: string; readonly type: string; readonly text: string };

/** What casework in chat needs from the outside. */
export type CaseworkServices = QuotingServices & {
  readonly database: CaseworkDesk<CaseworkChanges>['database'];
  /** Stores outside a transaction; never used inside one. */
  readonly settings: SettingsStore;
  readonly announcements: AnnouncementStore;
  readonly outbox: Outbox;
  /** A council's rules, closure days that were approved included. */
  readonly rulesOf: (knowledge: CouncilKnowledge) => Promise<CaseworkRules>;
  readonly remindersOf: (knowledge: CouncilKnowledge, rules: CaseworkRules) => CouncilReminders;
  /** What plans reminders alongside each change, with these settings. */
  readonly planWith: (reminders: CouncilReminders) => CaseworkDesk<CaseworkChanges>['alongside'];
  /** Keeps a file for 15 minutes and gives its address, which nobody can guess. Undefined when it is too large for that. */
  readonly offerFile: (file: OfferedFile) => Promise<string | undefined>;
  /** An absolute address that opens a path for one person, once, within fifteen minutes. Undefined where no pages are served. */
  readonly invite: (
    who: { readonly council: CouncilId; readonly personId: PersonId },
    path: string,
  ) => Promise<string | undefined>;
  /** What tells what is wanted, and everyday words for services: made when first asked for. */
  readonly understanding: () => Promise<
    Pick<Known, 'tell' | 'route' | 'putRight' | 'asksForList' | 'everyday' | 'isWord'>
  >;
  /** A new identifier that nobody can guess. */
  readonly newId: () => string;
};

/** One command on its way: who speaks, what they may see, the council's date and rules. */
export type Scene = {
  readonly services: CaseworkServices;
  readonly heard: HeardTurn;
  readonly person: Person;
  readonly directory: Directory;
  readonly viewer: Visibility;
  readonly at: number;
  readonly on: LocalDate;
  readonly time: LocalTime;
  readonly rules: CaseworkRules;
  readonly reminders: CouncilReminders;
  readonly desk: CaseworkDesk<CaseworkChanges>;
  readonly nameOf: (id: PersonId) => string;
  /** What this conversation showed the speaker last. */
  readonly screen: OnScreen;
};

/** Answers one kind of command; undefined when it turns out to be meant otherwise. */
export type Carrying<Wanted> = (wanted: Wanted, scene: Scene) => Promise<Reply | undefined>;

/** Sets the scene for somebody of the directory. */
export async function setScene(
  heard: HeardTurn,
  { person, directory }: { readonly person: Person; readonly directory: Directory },
  given: CaseworkServices,
): Promise<Scene> {
  const { at } = heard.turn;
  const keep = async (changed: Changed) => {
    const turn = turnOf(heard);
    await keepLastChange({ ...given, council: person.council, person: person.id }, { turn, at, changed });
    heard.notes.made = turn;
  };
  const services = {
    ...given,
    database: noting(given.database, heard, person.id, keep),
    settings: noteChoices(given.settings, keep),
  };
  const zone = heard.knowledge.council.timeZone;
  const on = localDateAt(at, zone);
  const rules = await services.rulesOf(heard.knowledge);
  const reminders = services.remindersOf(heard.knowledge, rules);
  return {
    services,
    heard,
    person,
    directory,
    viewer: visibilityOf(person, directory, on),
    at,
    on,
    time: localTimeAt(at, zone),
    rules,
    reminders,
    desk: { database: services.database, alongside: services.planWith(reminders) },
    screen: heard.notes.screen,
    nameOf: (id) => nameById(directory, id) ?? 'somebody not in the directory',
  };
}

/** The database, with a note of what it has written. */
function noting(
  { read, transaction }: CaseworkServices['database'],
  { notes }: HeardTurn,
  by: PersonId,
  keep: (changed: Changed) => Promise<void>,
): CaseworkServices['database'] {
  return {
    read,
    transaction: async (work) => {
      let changes: Changed[] = [];
      const result = await transaction((stores) => {
        changes = [];
        return work(noteChanges(stores, by, (one) => changes.push(one)));
      });
      notes.wrote = true;
      const changed = mainOf(changes);
      if (changed !== undefined) await keep(changed);
      return result;
    },
  };
}

/** Who asks for a change; the same turn sent twice, or the same confirmation, is the same change. */
export function askedIn({ heard, person, at, on, rules }: Scene, changeId?: string): Asked {
  const { turn, knowledge } = heard;
  return {
    council: knowledge.council.id,
    by: person.id,
    changeId: changeId ?? `${turn.platform}:${turn.id}`,
    at,
    on,
    rules,
  };
}

/** A view of the data. */
export function look<T>({ services }: Scene, work: (reads: CaseworkReads) => Promise<T>): Promise<T> {
  return services.database.read(work);
}
