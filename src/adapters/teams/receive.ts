import { setTimeout as pause } from 'node:timers/promises';
import type {
  ClauseSource,
  ConversationPlace,
  EventDesk,
  NameSource,
  Reply,
  SearchInput,
  TurnHandler,
  TurnInput,
} from '../../messaging/index.ts';
import { type Activity, tenantOf } from './activity.ts';
import { answerCardAction, message, type Response } from './card-action.ts';
import { says, searchClauses, unfurlLink } from './compose.ts';
import { closing, openDialog, openDialogForMessage, submitDialog } from './dialog.ts';
import { takeFeedback, takeWrittenFeedback } from './feedback.ts';
import { readFiles } from './files.ts';
import type { TeamsLog } from './log.ts';
import { sentence } from './message.ts';
import { readMessage, readTurn } from './read-turn.ts';
import type { Say } from './say.ts';
import type { ReadSender } from './sender.ts';
import type { TeamsSettings } from './settings.ts';
import { offered, offerNames } from './typeahead.ts';

const done: Response = { status: 200 };
/** Teams is to send the event again. */
const notNow: Response = { status: 503 };
const FOREIGN = 'I am not set up for your organisation. Your Teams administrator can ask the council that runs me.';

/** What the events need. `now` in milliseconds since the epoch. */
export type Reception = {
  readonly settings: TeamsSettings;
  readonly handle: TurnHandler;
  readonly clauses: ClauseSource;
  readonly names: NameSource;
  readonly readSender: ReadSender;
  readonly say: Say;
  readonly log: TeamsLog;
  readonly now: () => number;
  readonly desk: EventDesk;
  /** Where Teams' service is for each tenant, as its events say. */
  readonly serviceUrls: Map<string, string>;
  /** True while an event is answered that somebody began before. */
  readonly isResumed?: boolean;
};

/** Answers one authenticated event from Teams. What is none of our business gets a quiet 200. */
export async function receive(activity: Activity, reception: Reception): Promise<Response> {
  const tenant = tenantOf(activity);
  if (tenant === undefined || !reception.settings.tenants.includes(tenant)) return refuse(activity, reception);
  reception.serviceUrls.set(tenant, activity.serviceUrl);
  switch (activity.type) {
    case 'message': {
      const input = readMessage(activity);
      return input ? converse(activity, withFiles(input, activity, reception), reception) : done;
    }
    case 'installationUpdate':
      // Teams also sends a conversationUpdate for the same event: one welcome is enough.
      return activity.action === 'add' ? converse(activity, { kind: 'joined' }, reception) : done;
    case 'invoke':
      return answerInvoke(activity, tenant, reception);
    default:
      // Reactions, edits, deletions, people who come and go.
      return done;
  }
}

function withFiles(input: TurnInput, activity: Activity, { settings }: Reception): TurnInput {
  const isTest = settings.testMode !== undefined || settings.identity.kind === 'unauthenticated-loopback';
  if (input.kind !== 'text') return input;
  const files = readFiles(activity, isTest);
  return files.length === 0 ? input : { ...input, files };
}

async function converse(activity: Activity, input: TurnInput, reception: Reception): Promise<Response> {
  const { say } = reception;
  const said = await withTyping(activity, ask(activity, input, reception), reception);
  return (await say.answer(activity, said, input)) === 'not-now' ? notNow : done;
}

/** Shows that somebody is typing when the answer is long in coming. */
async function withTyping(activity: Activity, answer: Promise<Reply>, { settings, say }: Reception): Promise<Reply> {
  const settled = new AbortController();
  // The answer never waits for the sign, which may be slow to go out.
  pause(settings.typingAfter ?? 1_000, undefined, { signal: settled.signal }).then(
    () => say.type(activity),
    () => undefined,
  );
  try {
    return await answer;
  } finally {
    settled.abort();
  }
}

async function ask(
  activity: Activity,
  input: TurnInput,
  { handle, readSender, now, isResumed }: Reception,
  place?: ConversationPlace,
): Promise<Reply> {
  const sender = await readSender(activity);
  const turn = readTurn(activity, input, sender, now(), place);
  return handle(isResumed ? { ...turn, isResumed } : turn);
}

async function answerInvoke(activity: Activity, tenant: string, reception: Reception): Promise<Response> {
  const { say, settings, clauses, log } = reception;
  // A dialog is seen by one person, wherever it was opened.
  const alone: ConversationPlace = { id: `dialog:${activity.from.aadObjectId ?? activity.from.id}`, kind: 'personal' };
  const askAlone = (input: TurnInput) => ask(activity, input, reception, alone);
  const findNames = async (input: SearchInput) => {
    const turn = readTurn(activity, input, await reception.readSender(activity), reception.now(), alone);
    return reception.names({ ...turn, input });
  };
  switch (activity.name) {
    case 'adaptiveCard/action':
      return answerCardAction(activity, (input) => ask(activity, input, reception), {
        say,
        log,
        patience: settings.actionPatience ?? 8_000,
      });
    case 'task/fetch':
      return openDialog(activity, askAlone);
    case 'composeExtension/fetchTask':
      return openDialogForMessage(activity, askAlone);
    case 'task/submit':
    case 'composeExtension/submitAction':
      return submitDialog(activity, askAlone, say);
    case 'application/search':
      return offerNames(activity, findNames);
    case 'message/fetchTask':
      return takeFeedback(activity, (input) => ask(activity, input, reception));
    case 'message/submitAction':
      return takeWrittenFeedback(activity, (input) => ask(activity, input, reception));
    case 'composeExtension/query':
      return searchClauses(activity, tenant, clauses);
    case 'composeExtension/queryLink':
      return unfurlLink(activity, tenant, clauses);
    default:
      log.warn('Teams asked for something that is not offered', { name: activity.name });
      return { status: 501 };
  }
}

/** Politely: says why, in whatever way this event can be answered, and asks nobody. */
async function refuse(activity: Activity, { say, log }: Reception): Promise<Response> {
  log.warn('A tenant that is not on the list', { type: activity.type });
  if (activity.type === 'invoke') {
    if (activity.name === 'adaptiveCard/action') return message(FOREIGN);
    if (activity.name === 'composeExtension/query') return says(FOREIGN);
    if (activity.name === 'composeExtension/queryLink') return done;
    if (activity.name === 'application/search') return offered([]);
    return closing(FOREIGN);
  }
  const isAddressed = activity.type === 'message' && readMessage(activity) !== undefined;
  const isInstalled = activity.type === 'installationUpdate' && activity.action === 'add';
  if (isAddressed || isInstalled) await say.answer(activity, sentence(FOREIGN));
  return done;
}
