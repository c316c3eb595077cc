import { randomUUID } from 'node:crypto';
import type { ConversationPlace, Reply, TurnInput } from '../../messaging/index.ts';
import type { Activity } from './activity.ts';
import { type Card, renderCards } from './card.ts';
import { readAction, readTurn } from './read-turn.ts';
import type { Reception } from './receive.ts';
import type { TabVisitor } from './tab-token.ts';

/** Where Teams' service is, until an event has said where it is for a tenant. */
const EVERYWHERE = 'https://smba.trafficmanager.net/teams/';

/** The personal tab "My casework": what came of a button or form of it, if one was pressed, and the page as it is now. */
export async function showTab(
  visitor: TabVisitor,
  data: unknown,
  appId: string,
  reception: Pick<Reception, 'handle' | 'readSender' | 'now' | 'serviceUrls'>,
): Promise<readonly Card[]> {
  const input = readAction(data);
  const said = input && (await ask(visitor, input, appId, reception));
  const page = await ask(visitor, { kind: 'home' }, appId, reception);
  return [...(said ? [said] : []), page].filter(({ blocks }) => blocks.length > 0).flatMap((each) => renderCards(each));
}

async function ask(
  { tenant, objectId }: TabVisitor,
  input: TurnInput,
  appId: string,
  { handle, readSender, now, serviceUrls }: Pick<Reception, 'handle' | 'readSender' | 'now' | 'serviceUrls'>,
): Promise<Reply> {
  const activity: Activity = {
    type: 'invoke',
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: serviceUrls.get(tenant) ?? EVERYWHERE,
    from: { id: objectId, aadObjectId: objectId },
    recipient: { id: `28:${appId}` },
    // No conversation of Teams: the roster of the personal one is asked.
    conversation: { id: `tab:${objectId}`, tenantId: tenant },
  };
  // It is seen by one person.
  const place: ConversationPlace = { id: activity.conversation.id, kind: 'personal' };
  // Where somebody looks is not where they can be written to.
  const { address: _, ...turn } = readTurn(activity, input, await readSender(activity), now(), place);
  return handle(turn);
}
