import type { Reply } from '../../messaging/index.ts';
import { describeError } from './bolt-log.ts';
import type { Client } from './clients.ts';
import type { Ask } from './exchange.ts';
import type { SlackOptions } from './options.ts';
import type { Say, Target } from './say.ts';
import { formOf, type Origin, renderFormView } from './views.ts';

/** What every listener works with. */
export type ListenerParts = SlackOptions & { readonly ask: Ask; readonly say: Say };

/**
 * Opens the reply's form as a modal. False where there is no form, or Slack would not open it: too late after the
 * press, or too large. The reply is then said with a button instead.
 */
export async function openForm(
  { log, newId }: ListenerParts,
  client: Client,
  trigger: string,
  reply: Reply,
  origin: Omit<Origin, 'typed'>,
): Promise<boolean> {
  const form = formOf(reply);
  const view = form && renderFormView(reply, form, { ...origin, typed: '' }, newId());
  if (!view) return false;
  try {
    await client.views.open({ trigger_id: trigger, view });
    return true;
  } catch (error) {
    log.warn({ error: describeError(error) }, 'a form could not be opened');
    return false;
  }
}

/** The reply as a form where it has one and can be opened, else said. */
export async function openOrSay(
  parts: ListenerParts,
  client: Client,
  trigger: string,
  reply: Reply,
  origin: Omit<Origin, 'typed'>,
  target: Target,
): Promise<void> {
  if (await openForm(parts, client, trigger, reply, origin)) return;
  await parts.say.reply(client, target, reply);
}
