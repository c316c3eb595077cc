import type { LocalDate } from '../calendar/index.ts';
import type { Directory, Person } from '../people/index.ts';
import type { Command, ListCommand } from './command.ts';
import type { Now } from './dates/said-date.ts';
import type { TellRoutes } from './routing/open-routes.ts';
import type { TellWanted } from './wanted/open-wanted.ts';

/** What stands in a conversation for one person: what a "yes", an "it" or a bare answer is about. */
export type Screen = {
  /** Buttons shown last. */
  readonly buttons: readonly { readonly label: string; readonly typed: string }[];
  /** References shown last, at most as many as can be told apart. */
  readonly references: readonly string[];
  /** References that stood there one or two turns before, where none has since: what "it" may be still, but nothing a "yes" is to. */
  readonly earlier?: { readonly references: readonly string[]; readonly turns: number };
  /** What was asked last, and which of its words are wanted still. */
  readonly open?: { readonly command: Command; readonly wanted: readonly string[] };
  /** What was done to an enquiry, or read of it, last. */
  readonly did?: Command;
  /** Who was spoken of last, as named: what "hers" and "he" may be. */
  readonly whom?: string;
  /** The list that was just shown. */
  readonly listed?: ListCommand;
  /** What stands there, where it is a draft or a form that can be taken up again by what it is called. */
  readonly name?: string;
  /** What was begun before and left, the newest first. */
  readonly left?: readonly { readonly name: string; readonly command: Command }[];
};

/** Everyday words for a kind of service, `bins`, and the words by which a council's own service of that kind is known. */
export type ServiceWords = {
  readonly names: readonly string[];
  /** Names of services that do much else; they count where there is none of `names`. */
  readonly broad?: readonly string[];
  readonly words: readonly string[];
};

/** An enquiry that the speaker may see, as far as it may be named by it. */
export type SeenEnquiry = {
  readonly reference: string;
  readonly number: number;
  readonly subject: string;
  /** How it stands, for whom and with whom. */
  readonly stands?: {
    readonly isClosed: boolean;
    readonly isPaused: boolean;
    readonly isComplex: boolean;
    readonly isUrgent: boolean;
    readonly received: LocalDate;
    readonly isOverdue: boolean;
    readonly councillorId: string;
    readonly officerId?: string | undefined;
    /** Until when it is to be extended, where the speaker is asked to agree. */
    readonly askedUntil?: LocalDate | undefined;
    /** Whether an extension was proposed that nobody agreed to yet, or one holds. */
    readonly extension?: 'waits' | 'holds' | undefined;
  };
};

/** What may be known while words are understood: who speaks, the council's people, date and calendar, and what is on the screen. */
export type Known = Now & {
  readonly me: Person;
  readonly directory: Directory;
  readonly services: readonly string[];
  readonly wards: readonly string[];
  readonly everyday: readonly ServiceWords[];
  readonly tell: TellWanted;
  /** Whether a turn is for casework, for the documents or talk. */
  readonly route: TellRoutes;
  /** Puts a mistyped word right by the words of the phrasings; a word that is known stays. */
  readonly putRight: (word: string) => string;
  /** Whether a word in lower case is English, so that it is no name by itself. */
  readonly isWord: (word: string) => boolean;
  /** Whether a word is one by which lists are asked for, so that it is nothing sought: "overdue", "plate". */
  readonly asksForList: (word: string) => boolean;
  readonly screen: Screen;
  /** A question to the documents was answered not long ago: "and the other one?" may go on about that. */
  readonly askedDocuments?: boolean;
  /** The newest enquiries that the speaker may see. */
  readonly seen: readonly SeenEnquiry[];
  /** There may be older ones than these, so that nothing holds of all that there are. */
  readonly seesOlder?: boolean;
};

export const emptyScreen: Screen = { buttons: [], references: [] };
