import { describeError } from './bolt-log.ts';
import type { Client } from './clients.ts';
import type { ListenerParts } from './listener.ts';
import { shorten } from './text.ts';

/** Slack shows four at most. */
const MOST_PROMPTS = 4;
const LONGEST_TITLE = 75;
const always = { title: 'Show my casework', message: 'my casework' };

/**
 * Offers questions to begin with when the Messages tab opens: the council's own examples. Without a thread, since the tab has
 * none; Slack passes silently over prompts that name one.
 */
export async function offerPrompts(
  { clauses, log }: Pick<ListenerParts, 'clauses' | 'log'>,
  client: Client,
  { team, channel }: { readonly team: string; readonly channel: string },
): Promise<void> {
  try {
    const examples = (await clauses.examples(team)).slice(0, MOST_PROMPTS - 1);
    const [first = always, ...others] = examples.map((text) => ({
      title: shorten(text, LONGEST_TITLE),
      message: text,
    }));
    const rest = first === always ? [] : [...others, always];
    await client.assistant.threads.setSuggestedPrompts({
      channel_id: channel,
      title: 'You can ask, for example:',
      prompts: [first, ...rest],
    });
  } catch (error) {
    log.warn({ error: describeError(error) }, 'questions to begin with could not be offered');
  }
}
