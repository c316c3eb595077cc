import type { Reply, TurnHandler } from '../../messaging/index.ts';
import type { Inbox } from './inbox.ts';
import type { Pages } from './page-model.ts';
import type { ShownStore } from './shown.ts';
import type { VisitorPages, WebEntry } from './visitors.ts';

/** A council that can be tried out. `id` becomes the sender's tenant; `examples` are questions to press. */
export type TryOutTenant = { readonly id: string; readonly label: string; readonly examples: readonly string[] };

/** Who one can be in the try-out. Choosing the role says `typed`: `I am an officer`. */
export type TryOutRole = { readonly value: string; readonly label: string; readonly typed: string };

/**
 * Somebody one can speak as. The server vouches for the address, so only made-up people belong here. `what` says who
 * they are: `Officer, Streets`.
 */
export type TryOutPerson = {
  readonly tenant: string;
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly what: string;
  readonly email: string;
  /** What this person may want to say first. */
  readonly asks: readonly string[];
};

/** A clock that can be moved. `local` is its time on the wall, `2026-12-24T09:30`; `words` the same for reading. */
export type TryOutClock = {
  /** `next` says when it is next checked whether somebody is to be told something, and why not before. */
  readonly show: (tenant: string) => Promise<{
    readonly local: string;
    readonly words: string;
    readonly moved: boolean;
    readonly next: string;
  }>;
  /**
   * To a time on the wall, `tomorrow` at nine, the council's next `deadline`, past `christmas`, or back to `now`; the sentence says why
   * not. Resolves when what fell due is delivered.
   */
  readonly move: (
    to: string,
    tenant: string,
  ) => Promise<{ readonly kind: 'moved' } | { readonly kind: 'refused'; readonly sentence: string }>;
};

export type TryOut = {
  /** Takes in the councils that came since: they are then among the choices. */
  readonly refresh?: () => Promise<void>;
  readonly tenants: readonly TryOutTenant[];
  readonly roles: readonly TryOutRole[];
  readonly shown: ShownStore;
  readonly people?: readonly TryOutPerson[];
  readonly inbox?: Inbox | undefined;
  readonly clock?: TryOutClock | undefined;
  /** The reply as Slack's blocks, ready for JSON. */
  readonly renderBlocks?: (reply: Reply) => Promise<readonly unknown[]>;
  /** What cannot be answered yet while a council's documents are being read, as a sentence; undefined once they are. */
  readonly reading?: (tenant: string) => string | undefined;
  /** Puts people, casework and clock back to where they were on the first day; forgets what was said. */
  readonly reset?: (() => Promise<void>) | undefined;
};

/** A file for whoever knows its address, for a short while. */
export type WebDownload = { readonly name: string; readonly type: string; readonly text: string };

/** Days after which what is old is forgotten, as the privacy page says. */
export type WebKeptDays = {
  readonly questions: number;
  readonly messages: number;
  readonly absences: number;
  readonly accounts: number;
  readonly announcements: number;
};

export type WebOptions = {
  readonly handle: TurnHandler;
  /** The reply as an Adaptive Card, ready for JSON. */
  readonly renderCard: (reply: Reply) => unknown;
  /** Undefined switches the conversation off; the pages are served all the same. */
  readonly tryOut: TryOut | undefined;
  readonly pages: Pages;
  readonly keptDays: WebKeptDays;
  /** The address at which people reach the site, where it was set. */
  readonly publicUrl?: string | undefined;
  /** Files offered for download, by the last part of their address. */
  readonly findDownload?: (id: string) => Promise<WebDownload | undefined>;
  /** Somebody's due dates as iCalendar, for an address that holds a secret; undefined where that is none. */
  readonly findCalendar?: (asked: {
    readonly council: string;
    readonly person: string;
    readonly secret: string;
  }) => Promise<string | undefined>;
  /** For people who come from chat, and the pages that are theirs. */
  readonly visitors?: { readonly entry: WebEntry; readonly pages: readonly VisitorPages[] };
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** A new identifier that nobody can guess: a random UUID. */
  readonly newId: () => string;
  /** Told of what went wrong and the reference number the person was shown. Left out, nobody is told. */
  readonly onError?: (error: unknown, reference: string) => void;
};
