import { AsyncLocalStorage } from 'node:async_hooks';
import type { App, ReceiverEvent } from '@slack/bolt';
import type { BegunEvent, EventDesk } from '../../messaging/index.ts';
import type { Log } from './options.ts';
import {
  commandSchema,
  envelopeSchema,
  homeOpenedSchema,
  linkSharedSchema,
  messageSchema,
  pressSchema,
  readSaid,
  shortcutSchema,
  submissionSchema,
  tokensRevokedSchema,
} from './payloads.ts';
import { workspaceOf } from './workspace.ts';

/*
 * Slack does not send again what was acknowledged, and wants it acknowledged before it is answered. So it is kept first:
 *
 *   heard --begin--> kept --acknowledged--> worked on --finish--> done, and forgotten
 *          |                                  |    |
 *          |                                  |    `-- it failed, or nobody knows whether the answer arrived --> left
 *          |                                  `------- the process ends --> left
 *          `-- somebody has it, or it is done: acknowledged, and that is all
 *
 *   left --its lease is over--> resumed by any instance, and begun `MOST_BEGUN` times at most
 */

type Body = Readonly<Record<string, unknown>>;
type Work = Pick<App, 'processEvent'>;

/** How often it is looked for what others did not come to an end with, in milliseconds. */
const LOOK_EVERY = 10_000;
/** So many of them are worked on at once. */
const AT_ONCE = 4;

/** What is known of the event in work. */
type InWork = { readonly id: string; readonly again: boolean; isUnanswered: boolean };
const inWork = new AsyncLocalStorage<InWork>();

/** Whether the event in work was begun before, and may have been answered. */
export function isResumed(): boolean {
  return inWork.getStore()?.again ?? false;
}

/** By what the event in work is known: the same when it is begun anew. */
export function idInWork(): string {
  return inWork.getStore()?.id ?? '';
}

/** Notes that nobody knows whether the event in work was answered: it is begun anew in a while. */
export function noteUnanswered(): void {
  const event = inWork.getStore();
  if (event !== undefined) event.isUnanswered = true;
}

export type KeptEvents = {
  /** Works on an event once, whichever instance hears of it. Resolves when it is acknowledged; rejects where it cannot be kept. */
  readonly take: (event: ReceiverEvent, id: string, work: Work, acknowledge: () => void) => Promise<void>;
  /** From now on works on what others did not come to an end with. */
  readonly start: (work: Work) => void;
  /** Waits for what is being worked on, and begins nothing more. */
  readonly stop: () => Promise<void>;
};

/** Keeps what Slack sends until it is answered. */
export function createKeptEvents(desk: EventDesk, log: Log): KeptEvents {
  const working = new Set<Promise<void>>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let stopped = false;

  function run(event: ReceiverEvent, id: string, { again, finish, leave }: BegunEvent, work: Work): Promise<void> {
    const state: InWork = { id, again, isUnanswered: false };
    const done = inWork
      .run(state, () => work.processEvent(event))
      .catch((error: unknown) => {
        // Whether it was answered before it failed, nobody knows.
        state.isUnanswered = true;
        log.error({ error: nameOf(error) }, 'a Slack event failed');
      })
      .then(() => (state.isUnanswered ? leave() : finish()))
      .finally(() => working.delete(done));
    working.add(done);
    return done;
  }

  async function resume(work: Work): Promise<void> {
    try {
      while (!stopped) {
        const next = await desk.resume();
        if (next === undefined) return;
        log.info({}, 'a Slack event that was not answered is worked on again');
        await run({ body: JSON.parse(next.content) as Body, ack: async () => undefined }, next.id, next, work);
      }
    } catch (error) {
      log.warn({ error: nameOf(error) }, 'it could not be told whether Slack events are left');
    }
  }

  return {
    take: async (event, id, work, acknowledge) => {
      const content = contentOf(event.body as Body);
      const begun = await desk.begin({ id, ...(content === undefined ? {} : { content: JSON.stringify(content) }) });
      if (begun.kind !== 'begun') return acknowledge();
      // Slack wants nothing back for an event, so nothing that follows can make it late.
      if ((event.body as Body).event !== undefined) acknowledge();
      void run(event, id, begun, work).then(acknowledge);
    },
    start: (work) => {
      const resumeAll = () => Promise.all(Array.from({ length: AT_ONCE }, () => resume(work)));
      let last = resumeAll();
      timer = setInterval(() => {
        last = last.then(resumeAll);
      }, LOOK_EVERY);
      timer.unref();
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      while (working.size > 0) await Promise.all(working);
    },
  };
}

/**
 * By what an event is known when it comes again; undefined for what comes once. A message by its place and time, since Slack
 * may tell of one message under several event ids; each further telling of a change to it is the same event.
 */
export function eventIdOf(body: Body): string | undefined {
  const said = readSaid(body.event);
  const envelope = envelopeSchema.safeParse(body).data;
  if (said && envelope)
    return `slack/message/${workspaceOf(envelope)}/${said.channel}/${said.ts}${said.isEdited ? '/edited' : ''}`;
  return typeof body.event_id === 'string' ? `slack/event/${body.event_id}` : undefined;
}

/** What is needed to begin anew, and no more: undefined for what nobody answers. */
function contentOf(body: Body): Body | undefined {
  if (typeof body.command === 'string') return commandSchema.safeParse(body).data;
  const { type } = body;
  if (type === 'block_actions') return withType(type, pressSchema.safeParse(body).data);
  if (type === 'view_submission') return withType(type, submissionSchema.safeParse(body).data);
  if (type === 'shortcut' || type === 'message_action') return withType(type, shortcutSchema.safeParse(body).data);
  const envelope = envelopeSchema.safeParse(body).data;
  const event = eventOf(body.event);
  return envelope && event && { type: 'event_callback', ...envelope, event };
}

function eventOf(event: unknown): Body | undefined {
  const type = typeof event === 'object' && event !== null && 'type' in event ? event.type : undefined;
  switch (type) {
    case 'message':
    case 'app_mention': {
      return readSaid(event) && messageSchema.safeParse(event).data;
    }
    case 'app_home_opened':
      return withType(type, homeOpenedSchema.safeParse(event).data);
    case 'link_shared':
      return withType(type, linkSharedSchema.safeParse(event).data);
    case 'tokens_revoked':
      return withType(type, tokensRevokedSchema.safeParse(event).data);
    case 'app_uninstalled':
      return { type };
    default:
      return undefined;
  }
}

function withType(type: string, content: Body | undefined): Body | undefined {
  return content && { type, ...content };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
