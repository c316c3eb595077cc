import type {
  FormOption,
  NameSource,
  Reply,
  SearchInput,
  Turn,
  TurnHandler,
  TurnInput,
} from '../../messaging/index.ts';
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

/** Asks for names that a field offers while somebody types. Never throws. */
export type FindNames = (
  client: Client,
  asking: Omit<Asking, 'input'> & { readonly input: SearchInput },
) => Promise<readonly FormOption[]>;

type ExchangeOptions = {
  readonly handle: TurnHandler;
  readonly names: NameSource;
  readonly readSender: SenderReader;
  readonly log: Log;
  readonly now: () => number;
};

/** Makes turns of events, with senders that Slack vouches for, and has them answered. */
export function createExchange({ handle, names, readSender, log, now }: ExchangeOptions): {
  readonly ask: Ask;
  readonly findNames: FindNames;
} {
  async function turnOf<Input extends TurnInput>(
    client: Client,
    { id, account, place, kind, input, begins }: Omit<Asking, 'input'> & { readonly input: Input },
  ): Promise<Turn & { readonly input: Input }> {
    return {
      platform: 'slack',
      id,
      conversation: {
        id: writePlace(place),
        kind,
        ...(place.thread && isPersonal(place) ? { within: place.conversation, ...(begins ? { begins } : {}) } : {}),
      },
      sender: await readSender(client, account),
      input,
      at: now(),
      ...(isResumed() ? { isResumed: true } : {}),
      address: {
        platform: 'slack',
        tenant: account.team,
        accountId: account.userId,
        // A command may be given in a conversation of two others that we are not in: what is for its person alone goes to them.
        place: place.conversation.startsWith('D') && !place.onlyFor ? place.conversation : account.userId,
      },
    };
  }

  return {
    ask: async (client, asking) => {
      try {
        return await handle(await turnOf(client, asking));
      } catch (error) {
        log.error({ error: describeError(error), turn: asking.id }, 'a turn could not be answered');
        return reply({ kind: 'paragraph', text: 'That did not work. Try again in a few minutes.' });
      }
    },
    findNames: async (client, asking) => {
      try {
        return await names(await turnOf(client, asking));
      } catch (error) {
        log.error({ error: describeError(error), turn: asking.id }, 'names could not be looked up');
        return [];
      }
    },
  };
}
