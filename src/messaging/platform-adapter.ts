import type { Reply } from './reply.ts';

/** Where a person can be written to on a platform. `place` is opaque: only the adapter that made it can read it. */
export type Address = {
  readonly platform: 'console' | 'web' | 'teams' | 'slack';
  readonly tenant: string;
  readonly accountId: string;
  readonly place: string;
};

/** A message that nobody asked for just now. `id` is the same on every attempt. */
export type Delivery = {
  readonly id: string;
  readonly to: Address;
  readonly reply: Reply;
  /** True when an earlier attempt may have arrived: the message then says that it is repeated. */
  readonly repeated: boolean;
  /** No attempt was made before this instant, in milliseconds: an earlier one is looked for from there on. */
  readonly since?: number;
};

/** What became of a delivery. Times are milliseconds. */
export type DeliveryOutcome =
  | { readonly kind: 'delivered'; readonly messageId: string }
  /** Certainly not delivered; may be tried again, not before `retryAfter` where the platform says so of that `method`. */
  | { readonly kind: 'refused'; readonly reason: string; readonly retryAfter?: number; readonly method?: string }
  /** Certainly not delivered, and nothing about the person: our own connection to that tenant is broken. */
  | { readonly kind: 'disconnected'; readonly reason: string }
  /** The person cannot be reached there (never opened it, blocked it): trying again is no use. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** It may have arrived or not: a time-out, a dropped connection, a server error. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** What became of an earlier attempt, where the platform keeps something to read back. */
export type Trace =
  | { readonly kind: 'found'; readonly messageId: string }
  | { readonly kind: 'absent' }
  /** Some of its messages are there: the next attempt sends the others, when it is told that it is repeated. */
  | { readonly kind: 'incomplete' }
  /** `retryAfter` where the platform asked for patience before it can be asked. */
  | { readonly kind: 'cannot-tell'; readonly retryAfter?: number };

/** Whether our connection to a tenant works, as far as can be found out without writing to anybody. */
export type ConnectionCheck =
  | { readonly kind: 'works' }
  | { readonly kind: 'broken'; readonly reason: string }
  | { readonly kind: 'cannot-tell' };

/** Port: writes to people on one platform. Never throws. */
export type PlatformAdapter = {
  readonly platform: Address['platform'];
  readonly deliver: (delivery: Delivery) => Promise<DeliveryOutcome>;
  /** Looks for an earlier attempt at this delivery. */
  readonly trace: (delivery: Delivery) => Promise<Trace>;
  /** Puts a reply in the place of an earlier message. */
  readonly replace: (to: Address, messageId: string, reply: Reply) => Promise<DeliveryOutcome>;
  /** Which of the platform's methods a delivery there begins with: what it may be asked to be silent about. */
  readonly methodOf?: (to: Address) => string;
  readonly check?: (tenant: string) => Promise<ConnectionCheck>;
  /** The tenants to which there is a connection. */
  readonly tenants?: () => Promise<readonly string[]>;
  /** Reasons that once were taken for a person's and are our connection's. */
  readonly ownFaults?: readonly string[];
};

/** A clause as something to pick from a list and to put into a conversation. */
export type ClauseOffer = {
  readonly title: string;
  readonly summary: string;
  /** How the document stands: adopted and in force, or a report and not the rule. */
  readonly standing: string;
  readonly url: string;
  readonly reply: Reply;
};

/** Port: clauses for compose boxes and links, for whoever is of that tenant. */
export type ClauseSource = {
  /**
   * Best first; an empty query gives the clauses of the main document. None where nothing fits.
   * `skip` of them are passed over, and `most` given: ten unless told.
   */
  readonly search: (
    tenant: string,
    query: string,
    page?: { readonly skip: number; readonly most: number },
  ) => Promise<readonly ClauseOffer[]>;
  /** The clause whose page has this address, if it is one of ours. */
  readonly byUrl: (tenant: string, url: string) => Promise<ClauseOffer | undefined>;
  /** Questions that the council gives as examples of what can be asked; none where it gives none. */
  readonly examples: (tenant: string) => Promise<readonly string[]>;
};
