import type { RequestHandler } from 'express';

/** The way in for requests, which can be shut while those inside are answered. */
export type Gate = {
  /** To be mounted before everything else. */
  readonly handler: RequestHandler;
  /** From now on refuses by 503: the platforms then send it again, to another instance or after the start. */
  readonly shut: () => void;
  /** Resolves when nothing is being answered any more. */
  readonly emptied: () => Promise<void>;
};

/** A gate that is open. */
export function createGate(): Gate {
  let isShut = false;
  let inside = 0;
  const waiting: (() => void)[] = [];
  return {
    handler: (_request, response, next) => {
      if (isShut) {
        response.set({ Connection: 'close', 'Retry-After': '5' }).status(503).end();
        return;
      }
      inside += 1;
      response.once('close', () => {
        inside -= 1;
        if (inside === 0) for (const done of waiting.splice(0)) done();
      });
      next();
    },
    shut: () => {
      isShut = true;
    },
    emptied: () => new Promise((resolve) => (inside === 0 ? resolve() : waiting.push(resolve))),
  };
}
