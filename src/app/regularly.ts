/** What is done regularly, until it is stopped. */
export type Regular = {
  /** Resolves when what was begun has ended: stop it before what it needs is closed. */
  readonly stop: () => Promise<void>;
};

/**
 * Does it now and after every interval (milliseconds); where the last one still lasts, that time is passed over. `work` never rejects.
 * The process may end meanwhile.
 */
export function regularly(work: () => Promise<void>, interval: number): Regular {
  let doing: Promise<void> | undefined;
  const begin = () => {
    doing ??= work().finally(() => {
      doing = undefined;
    });
  };
  begin();
  const timer = setInterval(begin, interval);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await doing;
    },
  };
}
