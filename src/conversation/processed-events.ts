/** Port: which of the platforms' events were taken already, over all instances: platforms send the same event again. */
export type ProcessedEvents = {
  /** True the first time an event is seen; the caller then answers it, or calls `release` when that fails. */
  readonly take: (platform: string, eventId: string, now: number) => Promise<boolean>;
  /** Whether an event was taken, without taking it. */
  readonly has: (platform: string, eventId: string) => Promise<boolean>;
  /** Lets the event be taken again. */
  readonly release: (platform: string, eventId: string) => Promise<void>;
  /** Forgets events seen before an instant. Returns how many. */
  readonly prune: (before: number) => Promise<number>;
};
