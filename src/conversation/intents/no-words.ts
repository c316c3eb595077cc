import { citation, findByReference, parsePermalinkPath } from '../../knowledge/index.ts';
import { type Action, reply } from '../../messaging/index.ts';
import type { HeardTurn, IntentHandler } from '../heard-turn.ts';
import type { QuotingServices } from '../quote-clause.ts';
import { showAction } from './show-reference.ts';

/**
 * A message without words of its own: a clause put in from the compose box, a message passed on, a picture. Nothing was
 * asked, so nothing is searched for. A clause's address alone is one too.
 */
export function answerNoWords(services: Pick<QuotingServices, 'addressOf'>): IntentHandler {
  return async (heard) => {
    const { text, quoted, turn } = heard;
    const isAddress = /^https?:\/\/\S+$/.test(text);
    if (turn.input.kind !== 'text' || (text !== '' && !isAddress) || (text === '' && quoted === undefined)) {
      return undefined;
    }
    const found = clauseAt(isAddress ? [text] : (quoted?.urls ?? []), heard, services);
    if (isAddress && found === undefined) return undefined;
    const help: Action = { label: 'Help', typed: 'help', weight: 'ordinary' };
    if (found === undefined) {
      return reply(
        { kind: 'paragraph', text: 'There are no words of yours in that message, so I do not know what you ask.' },
        { kind: 'actions', actions: [help] },
      );
    }
    return reply(
      {
        kind: 'paragraph',
        text: `That is ${citation(found.document, found.clause, found.item)}. What do you want to know about it? Ask in your own words.`,
      },
      { kind: 'actions', actions: [{ ...showAction(found), label: 'Show it' }, help] },
    );
  };
}

/** The clause of this council that the first of these addresses is of. */
function clauseAt(
  urls: readonly string[],
  { knowledge }: HeardTurn,
  { addressOf }: Pick<QuotingServices, 'addressOf'>,
) {
  const home = new URL(addressOf('/')).origin;
  for (const url of urls) {
    if (!URL.canParse(url) || new URL(url).origin !== home) continue;
    const { pathname, hash } = new URL(url);
    const reference = parsePermalinkPath(`${pathname}${hash}`);
    const found = reference === undefined ? undefined : findByReference(reference, knowledge.documents);
    if (found !== undefined) return found;
  }
  return undefined;
}
