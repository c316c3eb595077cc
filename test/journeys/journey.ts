/**
 * A story as data: who says or presses what, and what must come back. `{name}` in any text is what an earlier step kept
 * under that name. Told the same on every platform; a stage knows how to speak there.
 */
export type Journey = {
  readonly title: string;
  /** Time on the wall at the start, `2026-12-24 09:30`. */
  readonly begins: string;
  readonly steps: readonly Step[];
};

/** Names of the made-up people, as in the try-out; `nobody` is an account that nobody vouches for. */
export type Player = 'khan' | 'lowe' | 'priya' | 'tom' | 'helen' | 'grace' | 'sam' | 'nobody';

/** What an answer must hold and must not, and what of it is kept: a pattern whose first group is the text. */
export type Expected = {
  readonly shows?: readonly string[];
  readonly hides?: readonly string[];
  readonly keeps?: Readonly<Record<string, RegExp>>;
};

export type Step =
  | ({ readonly who: Player; readonly says: string } & Expected)
  /** A file with words; only on stages where files can be sent. */
  | ({ readonly who: Player; readonly sends: SentFile; readonly with: string } & Expected)
  /** A button of the last answer to them, by its label. */
  | ({ readonly who: Player; readonly presses: string } & Expected)
  /** The form of the last answer to them, with these fields changed. */
  | ({ readonly who: Player; readonly fillsIn: Readonly<Record<string, string>> } & Expected)
  /** A button of the newest message that was sent to them and has one of that label, or had it when they pressed it before. */
  | ({ readonly who: Player; readonly pressesInInbox: string } & Expected)
  /** Time passes until then. */
  | { readonly clock: string }
  /** What they were sent since they last looked: one entry a message, in order, each with what it must hold. */
  | { readonly who: Player; readonly wasSent: readonly (readonly string[])[] }
  /** As above, of those messages only that hold this text. */
  | { readonly who: Player; readonly about: string; readonly wasSent: readonly (readonly string[])[] };

/** A plain text file, by its lines. */
export type SentFile = { readonly name: string; readonly lines: readonly string[] };

/** What came back or was sent: its words, its buttons, its form. */
export type Shown = {
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly typed: string }[];
  readonly form?: { readonly typed: string; readonly values: Readonly<Record<string, string>> };
};

/** A platform that journeys can be told on. */
export type Stage = {
  readonly say: (who: Player, text: string) => Promise<Shown>;
  /** Words with a file; undefined where no file can be sent. */
  readonly send?: (who: Player, file: SentFile, text: string) => Promise<Shown>;
  /** A button pressed, or a form sent with the values of its fields. */
  readonly press: (who: Player, typed: string, values: Readonly<Record<string, string>>) => Promise<Shown>;
  readonly moveClock: (to: string) => Promise<void>;
  /** Everything that was made up goes and is made anew, at that time on the wall: nobody was sent anything yet. */
  readonly startAgain: (begins: string) => Promise<void>;
  /** Everything sent to them so far, oldest first. */
  readonly inbox: (who: Player) => Promise<readonly Shown[]>;
  readonly close: () => Promise<void>;
};
