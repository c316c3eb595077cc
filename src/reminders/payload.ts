import type { LocalDate } from '../calendar/index.ts';
import type { ChangeKind, Clock, Enquiry, EnquiryNumber } from '../casework/index.ts';
import type { CouncilId } from '../council.ts';
import { defined } from '../defined.ts';
import type { PersonId } from '../people/index.ts';
import type { NewOutboxRow } from './outbox.ts';
import type { Audience } from './settings.ts';

/**
 * Rows about an enquiry: whom it is meant for, and who was passed over. They cannot be reached in chat or, of what a councillor was to hear,
 * hear nothing until the next working day is over: they are not at work, or asked not to be told.
 */
type AboutEnquiry = {
  readonly enquiry: EnquiryNumber;
  readonly to: Audience;
  readonly passedOver?: readonly PersonId[];
  /** True where the ladder ended, and this goes to whoever could be reached at all. */
  readonly lastResort?: true;
};

/** What a row of the outbox is about. Says as little as possible: what is said is read anew when it is delivered. */
export type Payload =
  /** A rung of the ladder about one promise; `version` is that of its deadline. */
  | (AboutEnquiry & { readonly kind: 'rung'; readonly clock: Clock; readonly rung: string; readonly version: number })
  /** It is paused, and on this day somebody looks whether it still has to be. */
  | (AboutEnquiry & { readonly kind: 'look-at-paused'; readonly on: LocalDate })
  /** Its councillor lets another one read it. */
  | (AboutEnquiry & { readonly kind: 'shared'; readonly by: PersonId })
  /** They have it now: because of this change, for this reason where one was given. */
  | (AboutEnquiry & {
      readonly kind: 'assigned';
      readonly what?: string;
      readonly change?: ChangeKind;
      readonly by?: PersonId;
      readonly why?: string;
    })
  /** They asked to be reminded at this time. */
  | (AboutEnquiry & { readonly kind: 'snoozed' })
  /** Something was done; the words are those of its audit entry, `version` is that of the enquiry after it. */
  | (AboutEnquiry & {
      readonly kind: 'notice';
      readonly change: ChangeKind;
      readonly version: number;
      readonly by?: PersonId;
      readonly what: string;
      readonly why?: string;
    })
  /** A message that arrived spoke of an enquiry, which has this version now: it is put right in its place. */
  | {
      readonly kind: 'replace';
      /** The row that was sent. */
      readonly of: string;
      readonly enquiry: EnquiryNumber;
      readonly version: number;
    }
  /**
   * Somebody's list of that day: what is in it is gathered when it goes out. With `inPlaceOf` a message of its own beside it: of
   * what nobody else is told of that day, since the list of that person could not be delivered.
   */
  | { readonly kind: 'list'; readonly on: LocalDate; readonly inPlaceOf?: PersonId }
  /** `chase` is the second and last time. */
  | { readonly kind: 'announcement'; readonly id: string; readonly chase: boolean }
  /** To its author: who has not read it after all. */
  | { readonly kind: 'announcement-unread'; readonly id: string }
  /** Something that no enquiry is about: to administrators, or to whoever was shown a text that has changed. */
  | { readonly kind: 'alert'; readonly text: string; readonly more?: readonly string[]; readonly typed?: string };

/** The rows about enquiries. */
export type EnquiryPayload = Extract<Payload, AboutEnquiry>;

const kinds: ReadonlySet<string> = new Set([
  'rung',
  'look-at-paused',
  'shared',
  'assigned',
  'snoozed',
  'notice',
  'list',
  'replace',
  'announcement',
  'announcement-unread',
  'alert',
] satisfies Payload['kind'][]);

/** A row's payload as this room wrote it; undefined when some other version wrote what this one does not know. */
export function readPayload(value: unknown): Payload | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  if (typeof value.kind !== 'string' || !kinds.has(value.kind)) return undefined;
  const payload = value as Payload;
  return !isAboutEnquiry(payload) ||
    (typeof payload.enquiry?.year === 'number' && typeof payload.enquiry.number === 'number')
    ? payload
    : undefined;
}

/** Whether a payload is about an enquiry. */
export function isAboutEnquiry(payload: Payload): payload is EnquiryPayload {
  return aboutEnquiries.has(payload.kind);
}

const aboutEnquiries: ReadonlySet<string> = new Set([
  'rung',
  'look-at-paused',
  'shared',
  'assigned',
  'snoozed',
  'notice',
] satisfies EnquiryPayload['kind'][]);

/** Whether it is somebody's list of the day: not what is said in place of another's. */
export function isDailyList(payload: Payload | undefined): boolean {
  return payload?.kind === 'list' && payload.inPlaceOf === undefined;
}

/** How rows name an enquiry: `derby:CW-2026-0042`. */
export function enquiryKey({ council, reference }: Pick<Enquiry, 'council' | 'reference'>): string {
  return `${council}:${reference}`;
}

/** The lane of a person's reminders: one at a time, and those due together can go out as one. */
export function laneOf(council: CouncilId, person: PersonId): string {
  return `${council}:${person}`;
}

/** The list of one day of one person: there is one a day, whoever asks for it. */
export function listRow(council: CouncilId, recipient: PersonId, on: LocalDate, notBefore: number): NewOutboxRow {
  const payload: Payload = { kind: 'list', on };
  return {
    key: listKey(council, recipient, on),
    council,
    recipient,
    lane: laneOf(council, recipient),
    payload,
    notBefore,
  };
}

/** What is to be said on a day in place of a list that could not be delivered: one message for each such list. */
export function rowInPlaceOf(
  { council, recipient: inPlaceOf }: Pick<NewOutboxRow, 'council' | 'recipient'>,
  recipient: PersonId,
  on: LocalDate,
  notBefore: number,
): NewOutboxRow {
  const payload: Payload = { kind: 'list', on, inPlaceOf };
  return {
    ...listRow(council, recipient, on, notBefore),
    key: JSON.stringify(['list', council, on, recipient, inPlaceOf]),
    payload,
  };
}

/** What makes a list the same list. */
export function listKey(council: CouncilId, recipient: PersonId, on: LocalDate): string {
  return JSON.stringify(['list', council, on, recipient]);
}

/** A row to administrators; `key` says what makes it the same alert. */
export function alertRow(
  council: CouncilId,
  recipient: PersonId,
  alert: {
    readonly key: readonly string[];
    readonly text: string;
    readonly typed?: string;
    readonly notBefore: number;
  },
): NewOutboxRow {
  const { key, text, typed, notBefore } = alert;
  const payload: Payload = { kind: 'alert', text, ...defined({ typed }) };
  return {
    key: JSON.stringify(['alert', council, ...key, recipient]),
    council,
    recipient,
    lane: laneOf(council, recipient),
    payload,
    notBefore,
  };
}

/** A row that tells somebody, once for each version, that a document they were shown a paragraph of has changed. */
export function changedTextRow(
  { council, slug, version }: { readonly council: CouncilId; readonly slug: string; readonly version: number },
  recipient: PersonId,
  { text, more, notBefore }: { readonly text: string; readonly more: readonly string[]; readonly notBefore: number },
): NewOutboxRow {
  return {
    key: JSON.stringify(['text-changed', council, slug, version, recipient]),
    council,
    recipient,
    lane: laneOf(council, recipient),
    payload: { kind: 'alert', text, more } satisfies Payload,
    notBefore,
  };
}
