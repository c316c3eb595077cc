import type { AttachedFile } from './attached-file.ts';
import type { Address } from './platform-adapter.ts';
import type { FormOption, Reply } from './reply.ts';

/** Where a turn was said. `id` is opaque: only the adapter that made it can read it. */
export type ConversationPlace = {
  readonly id: string;
  /** `personal` is seen by one person only; `group` and `channel` by others too. */
  readonly kind: 'personal' | 'group' | 'channel';
  /** The conversation that this is a thread of, where only one person reads both: what is said here is the last thing said there. */
  readonly within?: string;
  /** True where this turn begins the thread: it then goes on from what was said last in the conversation around it. */
  readonly begins?: boolean;
};

/** Who said it, as far as the platform vouches for it. Nothing in here was typed by the person. */
export type Sender = {
  /** The platform's own stable identifier, opaque. */
  readonly accountId: string;
  readonly name?: string;
  /** An e-mail address that the platform itself vouches for. */
  readonly verifiedEmail?: string;
  /** The name somebody signs in with, which looks like an e-mail address and may differ from it. Vouched for alike. */
  readonly signInName?: string;
  /** The tenant or workspace the account belongs to. */
  readonly tenant?: string;
  /** True for guests and people of other organisations: they get protocol answers at most. */
  readonly isOutsider: boolean;
  /** True where the platform could not say just now who it is: they count as an outsider, and are not told that they are one. */
  readonly isUnknown?: boolean;
};

/**
 * What somebody quoted, forwarded or put into a message: its text as plain as it could be had, the addresses in it, and
 * the platform's names of the messages, where it gives them; they are what `DeliveryOutcome` has as `messageId`, or a part.
 */
export type Quoted = { readonly text: string; readonly urls: readonly string[]; readonly messages: readonly string[] };

/**
 * Words typed, with what they quote and the files that came with them; a button pressed or a form sent (its typed form, with what its fields held); the first meeting;
 * a look at the home page that some platforms keep for a person; or a search for a name in a form.
 */
export type TurnInput =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly quoted?: Quoted;
      readonly files?: readonly AttachedFile[];
    }
  | {
      readonly kind: 'action';
      readonly typed: string;
      readonly values: Readonly<Record<string, string>>;
      /** The platform's name of the message whose button it was, where it gives it: as in `Quoted.messages`. */
      readonly pressed?: string;
      /** When the answer was sent that this is about, in milliseconds, where the platform says no more of it than that. */
      readonly answeredAt?: number;
    }
  | { readonly kind: 'joined' }
  | { readonly kind: 'home' }
  | SearchInput;

/** The beginning of a name, typed into a field whose `search` names that list. A `NameSource` answers it, no `TurnHandler`. */
export type SearchInput = { readonly kind: 'search'; readonly list: string; readonly words: string };

/** One event in. */
export type Turn = {
  readonly platform: 'console' | 'web' | 'teams' | 'slack';
  /** The platform's identifier of this event: the same event delivered twice has the same one. */
  readonly id: string;
  readonly conversation: ConversationPlace;
  readonly sender: Sender;
  readonly input: TurnInput;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** True where somebody began to answer this and did not come to an end: it may have been answered. */
  readonly isResumed?: boolean;
  /** Where the sender can be written to later, as the adapter will understand it again. */
  readonly address?: Address;
};

/** Answers one turn. Never throws: what goes wrong becomes a sentence with a reference number. */
export type TurnHandler = (turn: Turn) => Promise<Reply>;

/** Port: names that a field offers while somebody types: those that they may see, best first, few. Never throws. */
export type NameSource = (turn: Turn & { readonly input: SearchInput }) => Promise<readonly FormOption[]>;
