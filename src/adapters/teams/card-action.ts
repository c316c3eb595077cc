import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Reply, TurnInput } from '../../messaging/index.ts';
import type { Activity } from './activity.ts';
import type { TeamsLog } from './log.ts';
import { renderFirstCard, sentence } from './message.ts';
import { readAction } from './read-turn.ts';
import { isForAskerAlone, pointers, type Say, takesPlace } from './say.ts';

/** The HTTP answer to one event. */
export type Response = {
  readonly status: number;
  readonly body?: unknown;
  /** Settles when the rest of the answer, which comes as a message, is said. */
  readonly late?: Promise<void>;
};

/** Says what came of an event by asking the conversation. */
export type Ask = (input: TurnInput) => Promise<Reply>;

/** What is said of an answer that Teams did not take. */
const notTaken = {
  refused: 'Teams did not take the answer.',
  'not-now': 'Teams did not take all of the answer just now. If you press again, some of it may come twice.',
} as const;

const schema = z.object({ action: z.object({ data: z.unknown().optional() }) });

/**
 * Answers a pressed `Action.Execute`. The answer is never empty: Teams takes an empty one for a failure, says so to
 * the person and presses the button again. After `patience` milliseconds the answer comes as a message.
 */
export async function answerCardAction(
  activity: Activity,
  ask: Ask,
  { say, log, patience }: { readonly say: Say; readonly log: TeamsLog; readonly patience: number },
): Promise<Response> {
  const input = readAction(schema.safeParse(activity.value).data?.action.data);
  if (!input) return refused('This button is not one of ours.');
  const asked = ask(input);
  const said = await Promise.race([asked, pause(patience, undefined, { ref: false })]);
  if (said) return answerPress(activity, said, input, say);
  return { ...message('This takes a little longer. The answer will follow here.'), late: answerLate() };

  /** What was promised comes, or a sentence in its place. */
  async function answerLate(): Promise<void> {
    const text = await asked.then(
      async (answer) => {
        const went = await say.answer(activity, answer, input);
        return went === 'said' ? undefined : notTaken[went];
      },
      (error: unknown) => {
        log.error('A late answer failed', { error: error instanceof Error ? error.name : typeof error });
        return 'I could not answer. Please press again.';
      },
    );
    if (text !== undefined) await say.answer(activity, sentence(text));
  }
}

async function answerPress(activity: Activity, said: Reply, input: TurnInput, say: Say): Promise<Response> {
  if (said.blocks.length === 0) return message('This is done already.');
  if (isForAskerAlone(activity, said)) return message(pointers[await say.whisper(activity, said)]);
  if (takesPlace(said, input)) {
    // The answer's card is shown to who pressed; the message itself is changed for everyone else.
    const went = await say.replacePressed(activity, said);
    const value = renderFirstCard(went === 'said' ? said : withoutRest(said, went));
    return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value } };
  }
  const went = await say.answer(activity, said, input);
  return message(went === 'said' ? 'The answer is below.' : notTaken[went]);
}

/** The answer with a sentence before it: what does not fit into its first card is nowhere. */
function withoutRest(said: Reply, went: keyof typeof notTaken): Reply {
  const text =
    went === 'not-now'
      ? 'Teams did not take the rest of this answer just now. Please ask again to see it.'
      : 'Teams did not take the rest of this answer.';
  return { ...said, blocks: [{ kind: 'paragraph', text }, ...said.blocks] };
}

/** A sentence on the card whose button was pressed. */
export function message(text: string): Response {
  return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text } };
}

function refused(text: string): Response {
  const value = { code: 'BadRequest', message: text };
  return { status: 200, body: { statusCode: 400, type: 'application/vnd.microsoft.error', value } };
}
