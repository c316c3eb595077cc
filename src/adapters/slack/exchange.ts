import type { Reply, Turn, TurnHandler, TurnInput } from '../../messaging/index.ts';
import { reply } from '../../messaging/index.ts';
import { describeError } from './bolt-log.ts';
import type { Client } from './clients.ts';
import { isResumed } from './kept-events.ts';
import type { Log } from './options.ts';
import { isPersonal, type Place, writePlace } from './place.ts';
import type { Account, SenderReader } from './sender.ts';

/** One event, as far as a turn needs it. */
type Asking = {
  /** The same event delivered twice has the same one. */
  readonly id: string;
  readonly account: Account;
  readonly place: Place;
  readonly kind: Turn['conversation']['kind'];
  readonly input: TurnInput;
  /** True where the thread of the place begins with it. */
  readonly begins?: boolean;
};

/** Puts one event to the conversation. Never throws. */
export type Ask = (client: Client, asking: Asking) => Promise<Reply>;

type ExchangeOptions = {
  readonly handle: TurnHandler;
  readonly readSender: SenderReader;
  readonly log: Log;
  readonly now: () => number;
};

/** Makes a turn of an event, with a sender that Slack vouches for, and has it answered. */
export function createExchange({ handle, readSender, log, now }: ExchangeOptions): Ask {
  return async (client, { id, account, place, kind, input, begins }) => {
    try {
      const sender = await readSender(client, account);
      return await handle({
        platform: 'slack',
        id,
        conversation: {
          id: writePlace(place),
          kind,
          ...(place.thread && isPersonal(place) ? { within: place.conversation, ...(begins ? { begins } : {}) } : {}),
        },
        sender,
        input,
        at: now(),
        ...(isResumed() ? { isResumed: true } : {}),
        address: {
          platform: 'slack',
          tenant: account.team,
          accountId: account.userId,
          place: place.conversation.startsWith('D') ? place.conversation : account.userId,
        },
      });
    } catch (error) {
      log.error({ error: describeError(error), turn: id }, 'a turn could not be answered');
      return reply({ kind: 'paragraph', text: 'That did not work. Try again in a few minutes.' });
    }
  };
}
