import { z } from 'zod';
import { defined } from '../../defined.ts';
import { type TurnInput, writeFeedback } from '../../messaging/index.ts';
import type { Activity } from './activity.ts';
import type { Ask, Response } from './card-action.ts';
import { closing, showSmallDialog } from './dialog.ts';

/*
 * Teams puts a thumb up and a thumb down under a message that asks for it. Its own dialog would ask people to write something, of
 * which nothing would be kept: so the dialog is ours, and only says what was done.
 *
 *   a thumb is pressed --message/fetchTask--> counted, and the dialog says so
 *   an older client sends its own form --message/submitAction--> counted; what was written in it is not read
 *
 * https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/integrate-ai/user-feedback-controls
 */

const pressed = z.object({
  actionName: z.literal('feedback'),
  actionValue: z.object({ reaction: z.enum(['like', 'dislike']) }),
});
/** Clients differ in whether they wrap it. */
const valueSchema = z.union([pressed, z.object({ data: pressed }).transform(({ data }) => data)]);

/** Answers a pressed thumb with a dialog that says what became of it. */
export async function takeFeedback(activity: Activity, ask: Ask): Promise<Response> {
  const input = readFeedbackOn(activity);
  if (input === undefined) return closing('This button is not one of ours.');
  const said = await ask(input);
  return said.blocks.length === 0 ? closing('This is done already.') : showSmallDialog(said);
}

/** Takes Teams' own form, which wants nothing back. */
export async function takeWrittenFeedback(activity: Activity, ask: Ask): Promise<Response> {
  const input = readFeedbackOn(activity);
  if (input !== undefined) await ask(input);
  return { status: 200, body: {} };
}

function readFeedbackOn({ value, replyToId }: Activity): TurnInput | undefined {
  const reaction = valueSchema.safeParse(value).data?.actionValue.reaction;
  if (reaction === undefined) return undefined;
  const typed = writeFeedback({ helped: reaction === 'like', asked: undefined });
  const answeredAt = timeOf(replyToId);
  return { kind: 'action', typed, values: {}, ...defined({ answeredAt }) };
}

/** Teams names a message by the millisecond in which it was sent, by the clock that it dates messages with. */
function timeOf(messageId: string | null | undefined): number | undefined {
  return /^\d{13}$/.test(messageId ?? '') ? Number(messageId) : undefined;
}
