import { parseReference } from '../../../casework/index.ts';
import type { Reply } from '../../../messaging/index.ts';
import { type ActionWords, type Command, typedFor } from '../../../understanding/index.ts';
import type { Scene } from '../services.ts';

/* "Which one do you mean?": what was said besides is kept until one is chosen. */

type Act = Extract<Command, { kind: 'act' }>;

/** Characters: a button of Slack holds 2,000 with what belongs to it. */
const MOST_CARRIED = 1500;
/** Before an order it asks for that, so that it is read back. */
const READ_BACK = 'can you ';

/** Words behind a colon that others than officers read, as an order that is read back. */
export function readBackFirst(typed: string): string {
  return /:\s+\S/.test(typed) && !/^(?:add a )?note\b/i.test(typed) ? `${READ_BACK}${typed}` : typed;
}

/**
 * What a button for one of several says: with the words that were marked off, which nobody types twice. Others it would send unread; and
 * words that the other side reads are asked for, so that they are read back with the one that was chosen.
 */
export function typedWith(verb: Act['verb'], reference: string, { text, who, by, other, edits }: ActionWords): string {
  const isTextAlone = text !== '' && [who, by, other, ...Object.values(edits)].every((said) => said === '');
  if (!isTextAlone || text.length > MOST_CARRIED) return typedFor(verb, reference);
  return readBackFirst(`${typedFor(verb, reference)}: ${text}`);
}

/** Which one is meant is asked: what was said besides stands until it is. */
export function askedWhich(reply: Reply, wanted: Act, { heard }: Scene): Reply {
  const isOffered = reply.blocks.some(
    ({ kind, ...block }) =>
      kind === 'actions' &&
      'actions' in block &&
      block.actions.some(({ typed }) =>
        typed.replace(READ_BACK, '').startsWith(typedFor(wanted.verb, 'CW-').slice(0, -1)),
      ),
  );
  if (!isOffered || isWordless(wanted.words)) return reply;
  heard.notes.asked ??= wanted;
  return { ...reply, nature: 'asks' };
}

/** What was said before it was asked which one is meant, done with the one that is chosen now: read back, since nobody has seen it so. */
export function withWordsBefore(said: Act, { screen }: Scene): Act {
  const [only, second] = said.abouts;
  const before = screen.open?.command;
  if (before?.kind !== 'act' || before.verb !== said.verb || only === undefined || second !== undefined) return said;
  const isChosen = screen.buttons.some(({ typed }) => typed === typedFor(said.verb, only.named));
  const wasUnnamed = before.abouts.every(({ named }) => parseReference(named) === undefined);
  return isChosen && wasUnnamed && isWordless(said.words) ? { ...said, words: before.words, sure: false } : said;
}

function isWordless({ text, who, by, other, edits, form }: ActionWords): boolean {
  return form !== 'sent' && [text, who, by, other, ...Object.values(edits)].every((each) => each === '');
}
