import type { TryOutClock } from '../adapters/web/index.ts';
import { formatDayAndDate, type LocalDate, localDateAt, localTimeAt, type WorkingCalendar } from '../calendar/index.ts';
import type { Storage } from '../storage/index.ts';
import { describeNext, type NextCheck, readMoment } from '../try-out/index.ts';
import type { Delivering } from './casework.ts';
import type { MovableClock } from './movable-clock.ts';

/** Where the clock's place is kept, so that it is the same after a restart: the data is from then. */
const kept = { council: '~try-out', person: 'clock', name: 'offset' } as const;
/** On the way to a time, so many moments at which something falls due are stopped at. */
const MOST_STOPS = 400;
/** Further than this no list of bank holidays reaches: three years, in milliseconds. */
const FURTHEST = 3 * 366 * 86_400_000;

/** Puts the clock where it was when the try-out was last used. */
export async function restoreClock(clock: MovableClock, { settings }: Pick<Storage, 'settings'>): Promise<void> {
  const offset = (await settings.of(kept.council, kept.person))[kept.name];
  if (typeof offset === 'number') clock.reset(offset);
}

/** Keeps where the clock stands, for the next start over this data. */
export function keepClock(clock: MovableClock, { settings }: Pick<Storage, 'settings'>): Promise<void> {
  return settings.set(kept.council, kept.person, kept.name, clock.offset(), clock.now());
}

/** What the clock goes by: what is open in a council, when it is next seen who is to be told something, and the council's own calendar. */
export type ClockParts = {
  readonly storage: Pick<Storage, 'settings' | 'outbox'>;
  readonly delivering: () => Delivering | undefined;
  readonly zone: string;
  readonly calendarOf: (council: string) => Promise<WorkingCalendar>;
  /** Every date that open enquiries of a council have. */
  readonly deadlinesOf: (council: string) => Promise<readonly LocalDate[]>;
  readonly nextCheck: (council: string) => Promise<NextCheck | undefined>;
};

/** The try-out's clock for the page. Moving forward stops wherever something falls due, as time that passes would. */
export function createTryOutClock(
  clock: MovableClock,
  { storage, delivering, zone, calendarOf, deadlinesOf, nextCheck }: ClockParts,
): TryOutClock {
  let moving: Promise<unknown> = Promise.resolve();
  const keep = () => keepClock(clock, storage);
  const standing = async (council: string) => ({ now: clock.now(), zone, calendar: await calendarOf(council) });
  const passUntil = async (target: number) => {
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await delivering()?.deliverNow();
      const [next] = await storage.outbox.list({ states: ['pending'], limit: 1 });
      if (next === undefined || next.notBefore > target) break;
      if (next.notBefore > clock.now()) clock.set(next.notBefore);
    }
    if (target > clock.now()) clock.set(target);
    await delivering()?.deliverNow();
  };
  const move = async (to: string, council: string): ReturnType<TryOutClock['move']> => {
    if (to === 'now') {
      clock.reset();
      await keep();
      return { kind: 'moved' };
    }
    const moment = readMoment(to, await standing(council), await deadlinesOf(council));
    if (moment.kind === 'none') return { kind: 'refused', sentence: moment.sentence };
    const sentence = 'The clock can be moved three years either way.';
    if (Math.abs(moment.instant - (clock.now() - clock.offset())) > FURTHEST) return { kind: 'refused', sentence };
    if (moment.instant > clock.now()) await passUntil(moment.instant);
    else clock.set(moment.instant);
    await keep();
    return { kind: 'moved' };
  };
  return {
    show: async (council) => {
      const [date, time] = [localDateAt(clock.now(), zone), localTimeAt(clock.now(), zone)];
      return {
        local: `${date}T${time}`,
        words: `${formatDayAndDate(date)}, ${time}`,
        moved: clock.offset() !== 0,
        next: describeNext(await nextCheck(council), await standing(council)),
      };
    },
    move: (to, council) => {
      const next = moving.then(() => move(to, council));
      moving = next.catch(() => undefined);
      return next;
    },
  };
}
