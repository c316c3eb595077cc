import { type LocalTime, localTime } from '../calendar/index.ts';
import type { CaseworkRules, Clock } from '../casework/index.ts';
import { defined } from '../defined.ts';

/**
 * Rung: one step of the ladder of reminders about one promise: on which day, counted from its date, and to whom.
 * Audience: who is meant by what they are to the enquiry; who that is on a day is worked out in `recipients.ts`.
 */
export type Audience = 'officer' | 'manager' | 'head-of-service' | 'coordinator' | 'councillor';

/** `workingDays` from the due date: -1 the working day before, 0 the day itself, 1 the one after. */
export type Rung = {
  readonly name: string;
  readonly workingDays: number;
  readonly to: readonly Audience[];
  /** Of promises of so many working days and longer alone: who has two days needs no warning after one. */
  readonly ofPromisesFrom?: number;
};

/** When people work: `to` is the first moment that is no longer working time. */
export type Hours = { readonly from: LocalTime; readonly to: LocalTime };

/** Who is there for a service, by e-mail address in the directory, and whether what comes to it is urgent as a rule. */
export type ServicePosts = {
  readonly dutyOfficer?: string | undefined;
  readonly coordinator?: string | undefined;
  readonly urgent?: boolean | undefined;
};

/** The roles that may coordinate: those that see all casework of the council. */
export type CoordinatingRole = 'coordinator' | 'administrator';

/** Which roles coordinate casework, and who is there for a service, by its name in the directory. */
export type Posts = {
  readonly coordinators: readonly CoordinatingRole[];
  readonly services: ReadonlyMap<string, ServicePosts>;
};

/** What a council sets about reminders. */
export type ReminderSettings = {
  /** IANA name: `Europe/London`. */
  readonly zone: string;
  /** Working hours of everybody who chose none of their own. */
  readonly hours: Hours;
  readonly rungs: Readonly<Record<Clock, readonly Rung[]>>;
  /** When the day's list comes: councillors after officers, so that it can say what officers were told. */
  readonly lists: { readonly at: LocalTime; readonly councillorsAt: LocalTime };
  /** So many messages a person gets beside their list on one day; more go into the next list, but for urgent ones, which come at once. */
  readonly mostSingles: number;
  /** Working days after which a councillor hears again of what is overdue, and after which nothing open goes unmentioned. */
  readonly wordEvery: number;
  /** Working days overdue beyond which a head of service has it on the weekly list. */
  readonly headOfServiceAfter: number;
  readonly posts: Posts;
  /** So many messages due to one person at the same time become one. */
  readonly digestFrom: number;
  /** Working days after which an important announcement is sent once more to whoever has not read it. */
  readonly chaseAfter: number;
};

/** What a council may say itself, in its own file: times as `08:30`, addresses as the directory has them. */
export type Wishes = {
  readonly hours?: { readonly from: string; readonly to: string } | undefined;
  readonly steps?:
    | readonly {
        readonly days: number;
        readonly to: readonly Audience[];
        readonly ofPromisesFrom?: number | undefined;
      }[]
    | undefined;
  readonly listsAt?: string | undefined;
  readonly councillorsListsAt?: string | undefined;
  readonly mostBesideTheList?: number | undefined;
  readonly wordEvery?: number | undefined;
  readonly headOfServiceAfter?: number | undefined;
  readonly coordinators?: readonly CoordinatingRole[] | undefined;
  readonly services?: readonly (ServicePosts & { readonly name: string })[] | undefined;
};

/** The settings of a council that says this and leaves the rest as it is. */
export function settingsFor(zone: string, wishes: Wishes = {}): ReminderSettings {
  const usual = defaultSettings(zone);
  const { hours, steps, listsAt, councillorsListsAt, mostBesideTheList, wordEvery, headOfServiceAfter } = wishes;
  const ladder = steps?.map(
    ({ days, to, ofPromisesFrom }): Rung => ({
      name: nameOfStep(days),
      workingDays: days,
      to,
      ...defined({ ofPromisesFrom }),
    }),
  );
  return {
    ...usual,
    ...(hours === undefined ? {} : { hours: { from: localTime(hours.from), to: localTime(hours.to) } }),
    ...(ladder === undefined ? {} : { rungs: { acknowledge: ladder, resolve: ladder, update: ladder } }),
    lists: {
      at: listsAt === undefined ? usual.lists.at : localTime(listsAt),
      councillorsAt: councillorsListsAt === undefined ? usual.lists.councillorsAt : localTime(councillorsListsAt),
    },
    mostSingles: mostBesideTheList ?? usual.mostSingles,
    wordEvery: wordEvery ?? usual.wordEvery,
    headOfServiceAfter: headOfServiceAfter ?? usual.headOfServiceAfter,
    posts: {
      coordinators: wishes.coordinators ?? usual.posts.coordinators,
      services: new Map((wishes.services ?? []).map(({ name, ...post }) => [name, post])),
    },
  };
}

/** The names that rows of the usual steps have in their keys; others are named by their day. */
function nameOfStep(days: number): string {
  const usual = new Map([
    [-1, 'day-before'],
    [0, 'due-morning'],
    [1, 'morning-after'],
  ]);
  return usual.get(days) ?? `day${days > 0 ? '+' : ''}${days}`;
}

/** What reminders need to know of a council; `clause` is the page on which the promise stands. */
export type CouncilReminders = {
  readonly settings: ReminderSettings;
  readonly rules: CaseworkRules;
  readonly clause: { readonly url: string };
};

/** The settings of a council that sets nothing else. */
export function defaultSettings(zone: string): ReminderSettings {
  const ladder: readonly Rung[] = [
    { name: 'day-before', workingDays: -1, to: ['officer'], ofPromisesFrom: 3 },
    { name: 'due-morning', workingDays: 0, to: ['officer'] },
    { name: 'morning-after', workingDays: 1, to: ['officer', 'manager', 'coordinator', 'councillor'] },
  ];
  return {
    zone,
    hours: { from: localTime('08:30'), to: localTime('17:30') },
    rungs: { acknowledge: ladder, resolve: ladder, update: ladder },
    lists: { at: localTime('09:00'), councillorsAt: localTime('09:30') },
    mostSingles: 3,
    wordEvery: 5,
    headOfServiceAfter: 5,
    posts: { coordinators: ['coordinator'], services: new Map() },
    digestFrom: 2,
    chaseAfter: 2,
  };
}
