import { z } from 'zod';
import { localDay, type Reply, renderPlainText } from '../../messaging/index.ts';
import type { Activity } from './activity.ts';
import { renderCard } from './card.ts';
import type { Ask, Response } from './card-action.ts';
import { htmlToText } from './markup.ts';
import { attach, formOf, inTeams, renderMessages } from './message.ts';
import { readAction } from './read-turn.ts';
import type { Say } from './say.ts';

/** Characters that a dialog's title may have in Teams' narrow bar. */
const LONGEST_TITLE = 60;
/** Characters of a message that are carried into a form. */
const LONGEST_DETAILS = 8_000;

const valueSchema = z.object({ data: z.unknown().optional() });

const messageSchema = z.object({
  messagePayload: z.object({
    body: z.object({ content: z.string().nullish(), contentType: z.string().nullish() }).nullish(),
    createdDateTime: z.string().nullish(),
    linkToMessage: z.string().nullish(),
    from: z
      .object({ user: z.object({ displayName: z.string().nullish() }).nullish() })
      .nullish()
      .catch(undefined),
  }),
});

/** Opens a dialog for a button, `task/fetch`. */
export async function openDialog(activity: Activity, ask: Ask): Promise<Response> {
  const input = readAction(valueSchema.safeParse(activity.value).data?.data);
  return input ? showDialog(await ask(input)) : closing('This button is not one of ours.');
}

/** Opens the casework form for a message that somebody pointed at, with its words, its author, its day and the way back to it. */
export async function openDialogForMessage(activity: Activity, ask: Ask): Promise<Response> {
  const payload = messageSchema.safeParse(activity.value).data?.messagePayload;
  const body = payload?.body;
  const content = body?.content ?? '';
  const details = body?.contentType === 'text' ? content.trim() : htmlToText(content);
  const written = Date.parse(payload?.createdDateTime ?? '');
  const values = {
    details: details.slice(0, LONGEST_DETAILS),
    ...(payload?.from?.user?.displayName ? { author: payload.from.user.displayName } : {}),
    ...(Number.isNaN(written) ? {} : { received: localDay(written) }),
    ...(payload?.linkToMessage ? { link: payload.linkToMessage } : {}),
  };
  return showDialog(await ask({ kind: 'action', typed: 'log an enquiry', values }));
}

/**
 * Takes a form sent from a dialog. The form comes back if the answer is a form again; else the answer goes to the
 * personal chat, where its buttons work, and only where that cannot be reached into the dialog itself.
 */
export async function submitDialog(activity: Activity, ask: Ask, say: Say): Promise<Response> {
  const input = readAction(valueSchema.safeParse(activity.value).data?.data);
  if (!input) return closing('This form is not one of ours.');
  const said = await ask(input);
  if (said.blocks.length === 0) return closing('This is done already.');
  if (formOf(said)) return showDialog(said);
  const went = await say.whisper(activity, said);
  if (went === 'here') return closing('Done. The answer is in the conversation, and only you can see it.');
  return went === 'sent' ? closing('Done. The answer is in our personal chat.') : showDialog(withoutActions(said));
}

/** A dialog that holds a sentence and a way out. */
export function closing(text: string): Response {
  return { status: 200, body: { task: { type: 'message', value: text } } };
}

/** A sentence or two, and nothing to fill in. */
export function showSmallDialog(said: Reply): Response {
  const value = { title: 'Clausewise', width: 'small', height: 'small', card: attach(renderCard(said, inTeams)) };
  return { status: 200, body: { task: { type: 'continue', value } } };
}

function showDialog(said: Reply): Response {
  const form = formOf(said);
  const [heading] = said.blocks;
  const title = form?.title ?? (heading?.kind === 'heading' ? heading.text : 'Answer');
  if (renderMessages(said).length > 1) return closing(renderPlainText(said));
  const value = {
    title: title.slice(0, LONGEST_TITLE),
    width: 'medium',
    height: form ? 'large' : 'medium',
    card: attach(renderCard(said, inTeams)),
  };
  return { status: 200, body: { task: { type: 'continue', value } } };
}

function withoutActions(said: Reply): Reply {
  return { ...said, blocks: said.blocks.filter(({ kind }) => kind !== 'actions') };
}
