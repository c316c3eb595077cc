import { UNDO_FOR } from '../casework/index.ts';
import type { KeptDays } from '../config/index.ts';
import type { Storage } from '../storage/index.ts';
import { describeError, type Log } from './log.ts';
import { type Regular, regularly } from './regularly.ts';

const DAY = 86_400_000;
const INTERVAL = DAY / 4;

/**
 * Forgets what is old, now and four times a day: every table that only grows, each after its period. One that cannot be
 * cut back just now is no reason to leave the others. Stop it before the data is closed.
 */
export function startForgetting(
  { pruning }: Pick<Storage, 'pruning'>,
  keptDays: KeptDays,
  log: Log,
  now: () => number,
): Regular {
  const forget = async () => {
    for (const [table, days] of Object.entries(daysOfTables(keptDays))) {
      try {
        const rows = await pruning[table as keyof Storage['pruning']](now() - days * DAY);
        if (rows > 0) log.info('What is old was forgotten.', { table, rows, days });
      } catch (error) {
        log.error('What is old could not be forgotten; it is tried again later.', { table, ...describeError(error) });
      }
    }
  };
  return regularly(forget, INTERVAL);
}

/** Which period is whose. Work done once for an event is known for as long as the event is. */
function daysOfTables(kept: KeptDays): Readonly<Record<keyof Storage['pruning'], number>> {
  return {
    memory: kept.questions,
    unanswered: kept.questions,
    // Who was shown a paragraph is told within twelve months that it has changed, and not after.
    shown_clause: 365,
    outbox: kept.messages,
    absence: kept.absences,
    known_account: kept.accounts,
    announcement: kept.announcements,
    processed_event: kept.events,
    finished_work: kept.events,
    before_change: UNDO_FOR / DAY,
    // What was not confirmed within a day is said again.
    fleeting_setting: 1,
    // Nobody is in doubt about a commit for longer than a minute.
    commit_mark: 1,
    // What nobody came to an end with: an answer that is later helps nobody.
    event_work: 1,
    // They end by themselves; what ended is kept for nothing.
    entry_link: 0,
    entry_session: 0,
  };
}
