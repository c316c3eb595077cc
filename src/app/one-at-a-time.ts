/** So many wait at most, beside the one that is worked on. */
const MOST_WAITING = 8;

/** Does one piece of work after the other, in order; `full` is what comes of one for which too many wait already. */
export function oneAtATime<In, Out, Full>(
  work: (input: In) => Promise<Out>,
  full: Full,
): (input: In) => Promise<Out | Full> {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return (input) => {
    if (waiting > MOST_WAITING) return Promise.resolve(full);
    waiting += 1;
    const next = last
      .then(() => work(input))
      .finally(() => {
        waiting -= 1;
      });
    last = next.catch(() => undefined);
    return next;
  };
}
