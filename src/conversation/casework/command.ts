/**
 * What somebody wants, as typed or as a form has it: words are still words, nobody has looked anything up.
 * `seenVersion` is of the card that was pressed; `fields` are what a form held, by field name.
 */
export type Command =
  | { readonly kind: 'log'; readonly words: LogWords; readonly form?: string }
  | { readonly kind: 'act'; readonly verb: Verb; readonly about: About; readonly words: ActionWords }
  | { readonly kind: 'list'; readonly which: ListName; readonly page: number }
  | { readonly kind: 'show' | 'why'; readonly about: About }
  | { readonly kind: 'statistics'; readonly figures: 'own' | 'to-publish' }
  | { readonly kind: 'export' }
  | { readonly kind: 'absence'; readonly words: AbsenceWords }
  | { readonly kind: 'absence-over'; readonly which: 'running' | 'named'; readonly day: string }
  | { readonly kind: 'leaving'; readonly who: string; readonly lastDay: string; readonly afterwards: LeavingWords }
  | { readonly kind: 'close-day'; readonly day: string; readonly name: string }
  | { readonly kind: 'recalculate' | 'closure-days' | 'undelivered' | 'announcements' | 'reminder-choices' }
  | { readonly kind: 'snooze'; readonly about: About; readonly until: string }
  | { readonly kind: 'choose'; readonly choice: ReminderWords }
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

/** An enquiry as it was named: a reference as typed, or words; empty where none was. */
export type About = { readonly named: string; readonly seenVersion?: number };

/** The words for logging; what was not said is empty. */
export type LogWords = {
  readonly subject: string;
  readonly details: string;
  readonly councillor: string;
  readonly received: string;
  readonly service: string;
  readonly officer: string;
  readonly complexBecause: string;
};

/** What can be done to an enquiry by typing. */
export type Verb =
  | 'acknowledge'
  | 'update'
  | 'resolve'
  | 'pause'
  | 'resume'
  | 'extend'
  | 'make-complex'
  | 'reassign'
  | 'reopen'
  | 'withdraw'
  | 'note'
  | 'hand-over';

/** The words of an action. `text` is the update, the reason or the note; `agreed` that the councillor agreed. */
export type ActionWords = {
  readonly text: string;
  /** An officer, service or councillor. */
  readonly who: string;
  readonly by: string;
  readonly agreed: boolean;
  /** `sent`: the fields of a form; `asked`: the form is wanted whatever was said. */
  readonly form: 'none' | 'sent' | 'asked';
};

export type AbsenceWords = { readonly who: string; readonly days: string; readonly cover: string };
export type LeavingWords =
  | { readonly kind: 'ask' | 'close' | 'keep' }
  | { readonly kind: 'hand-over'; readonly to: string };
export type ReminderWords =
  | { readonly kind: 'digest'; readonly at: string }
  | { readonly kind: 'mute'; readonly until: string }
  | { readonly kind: 'hours'; readonly from: string; readonly to: string }
  | { readonly kind: 'no-digest' | 'unmute' | 'council-hours' };
export type ListName = 'mine' | 'due' | 'overdue' | 'team' | 'team-overdue' | 'closed';

/** In place of an id: what was read back last, if that was just now. */
export const LAST = 'last';

/** Names of forms' fields; no adapter uses one of them itself. */
export const FIELDS = {
  subject: 'subject',
  details: 'details',
  councillor: 'councillor',
  received: 'received',
  service: 'service',
  officer: 'officer',
  complexBecause: 'complex-because',
  text: 'text',
  who: 'who',
  by: 'by',
  agreed: 'agreed',
} as const;

/** What is typed to do this with that enquiry. */
export function typedFor(verb: Verb, reference: string): string {
  return verb === 'make-complex' ? `make ${reference} complex` : `${verb.replace('-', ' ')} ${reference}`;
}
