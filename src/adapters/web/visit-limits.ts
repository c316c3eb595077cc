import type { Request, RequestHandler } from 'express';
import { type Options, rateLimit } from 'express-rate-limit';

/** A minute, in milliseconds. */
const WITHIN = 60_000;
/** More pages in a minute than anybody reads. */
const MOST_OF_PERSON = 300;
/** Tries without a session, or with a link that is none. */
const MOST_REFUSED = 60;

/**
 * How often one may come, counted in each server's memory: several servers allow that much each. That is enough, since neither limit is
 * what keeps anybody out. Links and sessions are 256 random bits, which no number of servers makes guessable, and a person reads only
 * what is theirs however often; the limits keep one person or address from taking up a server's time. A count that servers share would
 * cost every page a write.
 */
export type VisitLimits = {
  /**
   * Goes before a refusal, and makes an address wait that is refused again and again: somebody guesses links or sessions.
   * Whoever is let in never comes past it, so nobody is shut out by who else is behind the same address.
   */
  readonly refusals: RequestHandler;
  /** Makes one person wait, whatever browsers they use. `personOf` is asked once it is known who it is. */
  readonly ofPerson: (personOf: (request: Request) => string) => RequestHandler;
};

const common: Partial<Options> = {
  windowMs: WITHIN,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  message: 'That was too many requests in a minute. Wait a minute, then try again. Nothing was lost.',
};

export function createVisitLimits(): VisitLimits {
  return {
    refusals: rateLimit({
      ...common,
      limit: MOST_REFUSED,
      // Who connects is what counts: into a header whoever asks can write anything.
      validate: { xForwardedForHeader: false, forwardedHeader: false },
    }),
    ofPerson: (personOf) => rateLimit({ ...common, limit: MOST_OF_PERSON, keyGenerator: personOf }),
  };
}
