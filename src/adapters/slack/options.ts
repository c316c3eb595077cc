import type { ClauseSource, EventDesk, NameSource, TurnHandler } from '../../messaging/index.ts';

/** Port: what was seen before, on any instance. Ids are kept for a day at least. */
export type SeenEvents = {
  /** Marks the id; true for exactly one caller, whichever instance it is on. */
  readonly firstTime: (id: string) => Promise<boolean>;
  /** Whether the id was marked, without marking it. */
  readonly has: (id: string) => Promise<boolean>;
};

/** Port: the sealed installation of each workspace. What is in `sealed` nobody but this adapter can read. */
export type InstallationStore = {
  readonly save: (tenant: string, sealed: string) => Promise<void>;
  /** Puts the same installation, sealed anew, in the place of `old`; nothing where something else is there by now. */
  readonly reseal: (tenant: string, old: string, sealed: string) => Promise<void>;
  readonly find: (tenant: string) => Promise<string | undefined>;
  /** Removes what was installed before an instant in milliseconds; false where it was installed later, or is not there. */
  readonly remove: (tenant: string, before: number) => Promise<boolean>;
  readonly list: () => Promise<readonly string[]>;
};

/** Port: the log. Details never hold what people wrote. */
export type Log = {
  readonly info: (details: Readonly<Record<string, unknown>>, message: string) => void;
  readonly warn: (details: Readonly<Record<string, unknown>>, message: string) => void;
  readonly error: (details: Readonly<Record<string, unknown>>, message: string) => void;
};

/** How Slack reaches us: signed HTTP requests, or a socket that we open. */
type Transport =
  | { readonly kind: 'http'; readonly signingSecret: string }
  | { readonly kind: 'socket'; readonly appToken: string };

/** One workspace by its bot token, or several by OAuth with their tokens stored under a key of 32 bytes. */
export type Credentials =
  | { readonly kind: 'bot-token'; readonly botToken: string }
  | {
      readonly kind: 'oauth';
      readonly clientId: string;
      readonly clientSecret: string;
      /** Signs the state that goes with a person through the installation. */
      readonly stateSecret: string;
      readonly encryptionKey: Uint8Array;
      /** The key before that one: what was sealed under it is still opened, and sealed anew at the start. */
      readonly formerKey?: Uint8Array;
      readonly installations: InstallationStore;
    };

export type SlackConfig = {
  readonly transport: Transport;
  readonly credentials: Credentials;
  /** Team ids whose people may be insiders; all others get protocol answers at most and cannot install. */
  readonly allowedTenants: readonly string[];
  /** `https://clausewise.example.gov.uk`, without a slash at the end. */
  readonly publicUrl: string;
  /** Slack's Web API; another address only in tests. Ends with a slash. */
  readonly slackApiUrl?: string;
  /** Largest request body, in bytes. */
  readonly bodyLimit?: number;
};

export type SlackOptions = {
  readonly handle: TurnHandler;
  readonly clauses: ClauseSource;
  readonly names: NameSource;
  readonly config: SlackConfig;
  readonly log: Log;
  readonly seenEvents: SeenEvents;
  /** For what is answered; `seenEvents` is for marks that stay. */
  readonly eventDesk: EventDesk;
  /** Hears that a workspace installed the app, for the first time or anew. */
  readonly onInstalled?: (tenant: string) => Promise<void>;
  /** Whether somebody used Clausewise there before, as far as is known. */
  readonly hasMet?: (tenant: string, userId: string) => Promise<boolean>;
  readonly newId: () => string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
};
