import { setTimeout as pause } from 'node:timers/promises';
import { type EventDesk, reply } from '../../messaging/index.ts';
import type { Activity } from './activity.ts';
import type { Response } from './card-action.ts';
import { type Reception, receive } from './receive.ts';

/*
 * Teams sends an event again when its answer is long in coming, or when nobody came to an end with it:
 *
 *   heard --begin--> ours --answered--> done
 *          |          `---> not answered: left, and an error status: Teams sends it again, and it is ours in a while
 *          |-> somebody works on it --> wait a little --> done, or ours after all, or 503: Teams sends it again
 *          `-> done: there is nothing to say
 */

/** How long it is waited for somebody who works on the same event, in milliseconds; Teams waits about fifteen seconds. */
const PATIENCE = 8_000;
const LOOK_EVERY = 250;

/** Looking something up, and opening a dialog, can be done any number of times: a dialog asked for again is shown again. */
const lookingUp = [
  'application/search',
  'composeExtension/query',
  'composeExtension/queryLink',
  'composeExtension/fetchTask',
  'task/fetch',
];

/** Answers an event once, whichever instance hears it. `working` holds what is still being answered. */
export async function receiveOnce(
  activity: Activity,
  reception: Reception,
  working: Set<Promise<unknown>>,
): Promise<Response> {
  const { id, conversation, name } = activity;
  if (!id || lookingUp.includes(name ?? '')) return keepTrack(receive(activity, reception), working);
  const begun = await begin(`${conversation.id}/${id}`, reception);
  if (begun.kind === 'in-work') return { status: 503 };
  if (begun.kind === 'done') return receive(activity, { ...reception, handle: async () => reply() });
  const answering = receive(activity, { ...reception, isResumed: begun.again });
  const over = answering.then(async ({ status, late }) => {
    await late;
    return status === 503 ? begun.leave() : begun.finish();
  }, begun.leave);
  working.add(over);
  void over.finally(() => working.delete(over));
  const response = await answering;
  if (response.late === undefined) await over;
  return response;
}

async function begin(id: string, { desk }: Reception): ReturnType<EventDesk['begin']> {
  const begun = performance.now();
  for (;;) {
    const found = await desk.begin({ id });
    if (found.kind !== 'in-work' || performance.now() - begun > PATIENCE) return found;
    await pause(LOOK_EVERY);
  }
}

function keepTrack(answering: Promise<Response>, working: Set<Promise<unknown>>): Promise<Response> {
  const over = answering.then(({ late }) => late).catch(() => undefined);
  working.add(over);
  void over.finally(() => working.delete(over));
  return answering;
}
