import { idInWork, isResumed } from './kept-events.ts';
import type { SeenEvents } from './options.ts';

/*
 * A mark stands for what is done once: a showing of buttons is spent, somebody was greeted. It also says by which event, so that an
 * event that is begun anew does not take its own mark for another's.
 */

/** The mark under which a showing of buttons is spent. */
export function spentMark(generation: string): string {
  return `slack/spent/${generation}`;
}

/** Takes a mark: `first` where nobody had it, `own-again` where this event took it before it was begun anew. */
export async function takeMark(seenEvents: SeenEvents, mark: string): Promise<'first' | 'own-again' | 'taken'> {
  if (!(await seenEvents.firstTime(mark))) return (await isOwn(seenEvents, mark)) ? 'own-again' : 'taken';
  await seenEvents.firstTime(ownMark(mark));
  return 'first';
}

/** Whether another event has the mark. */
export async function isTaken(seenEvents: SeenEvents, mark: string): Promise<boolean> {
  return (await seenEvents.has(mark)) && !(await isOwn(seenEvents, mark));
}

async function isOwn(seenEvents: SeenEvents, mark: string): Promise<boolean> {
  return isResumed() && seenEvents.has(ownMark(mark));
}

function ownMark(mark: string): string {
  return `${mark}/by/${idInWork()}`;
}
