/** The time for everything that runs: the machine's, or in the try-out one that can be moved. */
export type MovableClock = {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** How far it is from the machine's clock, in milliseconds; 0 when it was not moved. */
  readonly offset: () => number;
  /** From now on it is that instant, and time passes as ever. */
  readonly set: (instant: number) => void;
  /** The machine's time again, or that far from it. */
  readonly reset: (offset?: number) => void;
};

/** A clock that can be moved; `machine` is the one it goes by. */
export function createMovableClock(machine: () => number): MovableClock {
  let offset = 0;
  return {
    now: () => machine() + offset,
    offset: () => offset,
    set: (instant) => {
      offset = instant - machine();
    },
    reset: (to = 0) => {
      offset = to;
    },
  };
}
