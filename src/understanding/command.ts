import type { About, ActCommand } from './act-command.ts';
import type { LogWords } from './logging/log-words.ts';

/**
 * What somebody wants, as typed or as a form has it: words are still words, nobody has looked anything up.
 * `fields` of a form are words too, by field name.
 */
export type Command =
  | { readonly kind: 'log'; readonly words: LogWords; readonly form?: string; readonly sure: boolean }
  /** Several enquiries in one message: a draft each. */
  | { readonly kind: 'log-several'; readonly each: readonly LogWords[] }
  | ActCommand
  | ListCommand
  /** Two lists that were asked for together. */
  | { readonly kind: 'lists'; readonly each: readonly ListCommand[] }
  | { readonly kind: 'show'; readonly abouts: readonly About[]; readonly focus: Focus }
  | { readonly kind: 'why'; readonly abouts: readonly About[] }
  /** All that was ever done to an enquiry, as a file. */
  | { readonly kind: 'history'; readonly abouts: readonly About[] }
  | { readonly kind: 'statistics'; readonly figures: 'own' | 'to-publish'; readonly of: StatisticsWords }
  /** `unused`: what it was to be narrowed by, which it is not. */
  | { readonly kind: 'export'; readonly unused?: readonly string[] }
  /** A link to the pages with figures. */
  | { readonly kind: 'dashboard' }
  | { readonly kind: 'absence'; readonly words: AbsenceWords }
  /** Who is away, or covers; `who` and `day` as said, empty for everybody and from now on. */
  | { readonly kind: 'who-is-away'; readonly who: string; readonly day: string }
  /** `who`: whose absence is over; empty for the speaker's own. */
  | {
      readonly kind: 'absence-over';
      readonly which: 'running' | 'named';
      readonly day: string;
      readonly who: string;
      readonly sure: boolean;
    }
  /** Somebody is back on a day, as said: their absence ends the day before; where it `begins`, they are away from today till then. */
  | { readonly kind: 'absence-until'; readonly who: string; readonly backOn: string; readonly begins: boolean }
  | {
      readonly kind: 'leaving';
      readonly who: string;
      readonly lastDay: string;
      /** "Has left" looks back, "is leaving" forward. */
      readonly tense: 'past' | 'future';
      readonly afterwards: LeavingWords;
    }
  /** Somebody does not leave after all. */
  | { readonly kind: 'staying'; readonly who: string }
  | { readonly kind: 'who-leaves' }
  /** `day` as said, several where several were; `part` of a day, where only that was said to be closed. */
  | { readonly kind: 'close-day'; readonly day: string; readonly name: string; readonly part?: string }
  /** A closure day is one no more. */
  | { readonly kind: 'open-day'; readonly day: string }
  /** What the calendar has of a day, or what it counts; numbers and days as said. */
  | {
      readonly kind: 'day-asked';
      readonly asks:
        | { readonly kind: 'which'; readonly day: string }
        | { readonly kind: 'after'; readonly number: string; readonly from: string }
        | { readonly kind: 'between'; readonly from: string; readonly to: string };
    }
  /** How many each officer has. */
  | { readonly kind: 'loads'; readonly of: 'open' | 'overdue'; readonly order: 'most' | 'fewest' }
  /** Whom an enquiry, or a note on one, is shown to. */
  | { readonly kind: 'seen-by'; readonly what: 'enquiry' | 'note' }
  /** What the speaker changed last. */
  | { readonly kind: 'last-change' }
  /** What was begun in this conversation and left; `which` of several, from 1, or 0; to be dropped, where it is wanted no more, or as it is once it was put right. */
  | { readonly kind: 'what-waits'; readonly which: number; readonly drop?: true; readonly changed?: Command }
  /** The address by which a calendar program has somebody's due dates. */
  | { readonly kind: 'calendar-address'; readonly what: 'show' | 'new' | 'stop' }
  | { readonly kind: 'recalculate' | 'closure-days' | 'undelivered' | 'announcements' | 'reminder-choices' }
  | {
      readonly kind: 'snooze';
      readonly abouts: readonly About[];
      readonly until: string;
      readonly sure: boolean;
      /** A reminder was asked for, and no silence. */
      readonly reminder?: boolean;
      /** The condition that was said with it; `isSeen` where how the enquiry stands then decides it. */
      readonly onlyIf?: { readonly words: string; readonly isSeen: boolean };
    }
  /** What was snoozed is heard of again. */
  | { readonly kind: 'unsnooze'; readonly abouts: readonly About[] }
  | { readonly kind: 'choose'; readonly choice: ReminderWords; readonly sure: boolean }
  | {
      readonly kind: 'announce';
      readonly to: 'councillors' | 'officers' | 'everyone';
      readonly important: boolean;
      readonly text: string;
    }
  | {
      readonly kind: 'read-announcement' | 'announcement-report' | 'resend' | 'confirm' | 'change' | 'cancel';
      readonly id: string;
    };

export type ListCommand = {
  readonly kind: 'list';
  readonly which: ListName;
  readonly page: number;
  /** What was said of whose, where and what about: `everything for Cllr Khan in Riverside about kerbs`. */
  readonly of: ListWords;
};

/** Of an enquiry: all, who has it, when it is due, why it is late, what has happened last, whether it was agreed to, or who was told of it. */
export type Focus = 'all' | 'who' | 'when' | 'why-late' | 'news' | 'agreed' | 'told';

/** `days` as said; empty where none was. */
/** `part`: of a day; `every`: that it repeats; `there`: that they can be reached all the same, where that was said. */
export type AbsenceWords = {
  readonly who: string;
  readonly days: string;
  readonly cover: string;
  readonly part?: string;
  readonly every?: string;
  readonly there?: string;
};
export type LeavingWords =
  | { readonly kind: 'ask' | 'close' | 'keep' }
  | { readonly kind: 'hand-over'; readonly to: string };
export type ReminderWords =
  | { readonly kind: 'digest'; readonly at: string }
  | { readonly kind: 'mute'; readonly until: string }
  | { readonly kind: 'hours'; readonly from: string; readonly to: string }
  | { readonly kind: 'no-digest' | 'unmute' | 'council-hours' }
  /** Chosen for single days, as said, which nothing of this is; `later`: muted for days that begin later. */
  | {
      readonly kind: 'not-kept';
      readonly days: string;
      readonly of: 'digest' | 'no-digest' | 'mute' | 'later' | 'other';
    };

/** `changed`: what the speaker missed; `late`: why what is late is late; `search`: whatever the words are about. */
export type ListName =
  | 'mine'
  | 'due'
  | 'due-this-week'
  | 'overdue'
  | 'late'
  | 'team'
  | 'team-overdue'
  | 'unassigned'
  | 'changed'
  | 'closed'
  | 'shared'
  | 'search';

/** What narrows a list, as said; what was not said is empty. `period` is of what was closed or changed: "last month". */
export type ListWords = {
  readonly councillor: string;
  readonly officer: string;
  readonly service: string;
  readonly ward: string;
  readonly words: string;
  readonly period: string;
  /** When they were logged: "on Tuesday". */
  readonly logged: string;
  /** By when they are due, where that is later than this week. */
  readonly by: string;
  /** What all of them are. */
  readonly only: readonly Trait[];
  /** Those that were logged first come first. */
  readonly oldest: boolean;
  /** Days that stood in the sentence and narrow nothing, to be said: "overdue last month" is overdue today. */
  readonly unused: string;
};

/** What an enquiry may be, as far as lists are narrowed by it. */
export type Trait = 'open' | 'paused' | 'urgent' | 'complex' | 'not acknowledged';

/** What narrows figures, as said; what was not said is empty. `unknown` is what they are asked for and names nothing known; `unused` what else was said and narrows nothing. */
export type StatisticsWords = {
  readonly ward: string;
  readonly service: string;
  readonly councillor: string;
  readonly unknown: string;
  readonly by: '' | 'ward' | 'service' | 'month';
  /** In which order its lines are wanted: by the share that was in time, or by how many there were. */
  readonly order: '' | 'worst' | 'best' | 'most' | 'fewest';
  readonly period: string;
  readonly unused: readonly string[];
  /** What is asked of them that nothing counts: "average time to close". */
  readonly uncounted: string;
};

export const noStatisticsWords: StatisticsWords = {
  ward: '',
  service: '',
  councillor: '',
  unknown: '',
  by: '',
  order: '',
  period: '',
  unused: [],
  uncounted: '',
};

export const noListWords: ListWords = {
  councillor: '',
  officer: '',
  service: '',
  ward: '',
  words: '',
  period: '',
  logged: '',
  by: '',
  only: [],
  oldest: false,
  unused: '',
};

/** In place of an id: what was read back last, if that is what is on the screen. */
export const LAST = 'last';
