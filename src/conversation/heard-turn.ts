import type { LocalDate } from '../calendar/index.ts';
import type { CouncilKnowledge, Side } from '../knowledge/index.ts';
import type { AttachedFile, Quoted, Reply, Turn } from '../messaging/index.ts';
import type { Directory, Person } from '../people/index.ts';
import type { Command, ListCommand, Offer } from '../understanding/index.ts';
import type { Left, OnScreen } from './casework/screen.ts';
import type { Memory, MemoryChange, MemoryPlace } from './memory-store.ts';

/**
 * Who speaks, as far as the platform vouches for them: somebody of the council's directory, or a stranger and why.
 * `on` is the council's date. What people say about themselves changes nothing here.
 */
export type Speaker =
  | { readonly kind: 'known'; readonly person: Person; readonly directory: Directory; readonly on: LocalDate }
  | { readonly kind: 'stranger'; readonly why: StrangerReason };

/**
 * `directory-away`: the directory cannot be read just now, so nobody can be known. `platform-silent`: the platform could not say
 * just now who it is.
 */
export type StrangerReason =
  | 'outsider'
  | 'no-address'
  | 'not-in-directory'
  | 'left'
  | 'directory-away'
  | 'platform-silent';

/**
 * What a turn is answered over and leaves behind: what was on the screen before it, what its reply asks about, the casework to
 * offer beside an answer of the documents, and whether the words are talk.
 */
export type Notes = {
  readonly screen: OnScreen;
  asked?: Command;
  /** What was done to an enquiry, or read of it. */
  did?: Command;
  /** Who was spoken of, as named, and the list that was shown. */
  whom?: string;
  listed?: ListCommand;
  /** The turn is an answer to what was on the screen, or says it again. */
  answered?: boolean;
  /** What is left waiting after this turn, where that has changed. */
  left?: readonly Left[];
  beside?: readonly Offer[];
  /** Something was written down for good in this turn: what fails after that is no word that nothing was. */
  wrote?: boolean;
  /** The turn, where it changed something for good. */
  made?: string;
  /** It was asked whether to take back what was done last, which still stands on the screen. */
  stands?: true;
  /** Somebody has said what becomes of the files. */
  filesSettled?: boolean;
  /** The words ask nothing, as far as their like is known. */
  talk?: boolean;
  /** No question, and nothing in the words speaks for the documents. */
  doubtful?: boolean;
  /** Doubtful, and casework was just spoken of or little else speaks for a question. */
  hardlyAsked?: boolean;
  /** Where the documents were taken to be asked: how much speaks for casework, in log odds, and what of that it may be. */
  casework?: { readonly leaning: number; readonly perhaps: readonly Offer[] };
};

/** A turn with what is known around it: whose council, what was said before, who the person says they are. */
export type HeardTurn = {
  readonly turn: Turn;
  /** What was typed, or the typed form of the button pressed; trimmed, white space folded. */
  readonly text: string;
  /** The same with its lines. */
  readonly lines: string;
  /** What the words quote, forward or come with; undefined for nothing. */
  readonly quoted?: Quoted | undefined;
  /** The files that came with the words; nobody has opened them. */
  readonly files: readonly AttachedFile[];
  /** What the fields of a sent form held. */
  readonly values: Readonly<Record<string, string>>;
  readonly knowledge: CouncilKnowledge;
  readonly place: MemoryPlace;
  readonly memory: Memory;
  /** True where what is remembered cannot be read just now; `memory` is empty then. */
  readonly memoryAway: boolean;
  /** Said by the person about themselves: it changes the order of answers and grants nothing. */
  readonly role: Side | undefined;
  /** Undefined where nobody asks who speaks: answers about documents are everybody's. */
  readonly speaker?: Speaker | undefined;
  readonly notes: Notes;
};

/** Answers the turns that are meant for it; undefined leaves the turn to the next intent. */
export type IntentHandler = (heard: HeardTurn) => Promise<Reply | undefined>;

/** Keeps what an answer should be remembered for, where that can be. Never rejects. */
export type Remember = (heard: HeardTurn, change: MemoryChange) => Promise<void>;

/** An enquiry was just spoken of: what is said next goes on from there. */
export function isAmidCasework({ notes }: HeardTurn): boolean {
  return notes.screen.references.length > 0 || notes.screen.open !== undefined;
}
