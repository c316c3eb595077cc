import { setTimeout as pause } from 'node:timers/promises';
import type { Sender } from '../../messaging/index.ts';
import { type Activity, tenantOf } from './activity.ts';
import type { Called, Connector, RosterMember } from './connector.ts';
import type { TeamsLog } from './log.ts';
import type { TeamsSettings } from './settings.ts';

/** Milliseconds for which a person's entry in the roster is believed. */
const BELIEVED_FOR = 10 * 60_000;
/** The same while the roster does not answer. */
const LAST_WORD = 24 * 60 * 60_000;
/** People wait for their answer: it is asked again for so long at most, in milliseconds. */
const PATIENCE = 6_000;
const MOST_ATTEMPTS = 3;
const MOST_REMEMBERED = 5_000;

/** Finds out who speaks. Never throws. */
export type ReadSender = (activity: Activity) => Promise<Sender>;

/*
 * asked -> the roster says who        -> believed, and kept
 *      |-> it has nobody of that name -> an outsider
 *      `-> no answer -> asked again -> still none -> what it said last, at most a day ago
 *                                                `-> an outsider, and unknown: not told that they are a stranger
 */

/**
 * Asks Teams' roster who the sender is. Without an answer the sender counts as an outsider:
 * a guest must not gain by a failing roster.
 */
export function createSenderReader(
  settings: TeamsSettings,
  connector: Connector,
  log: TeamsLog,
  now: () => number,
): ReadSender {
  const remembered = new Map<string, { readonly member: RosterMember; readonly at: number }>();

  return async (activity) => {
    const tenant = tenantOf(activity);
    const key = `${tenant}/${activity.from.aadObjectId ?? activity.from.id}`;
    const known = remembered.get(key);
    if (known && now() - known.at < BELIEVED_FOR) return toSender(activity, tenant, known.member, settings);
    const called = await patiently(() => askRoster(connector, activity, tenant));
    if (called.kind !== 'done') {
      log.warn('The roster did not say who is speaking', { ...called });
      if (isStranger(called)) {
        remembered.delete(key);
        return toSender(activity, tenant, undefined, settings);
      }
      if (known && now() - known.at < LAST_WORD) return toSender(activity, tenant, known.member, settings);
      return { ...toSender(activity, tenant, undefined, settings), isUnknown: true };
    }
    if (remembered.size >= MOST_REMEMBERED) remembered.delete(remembered.keys().next().value ?? '');
    remembered.delete(key);
    remembered.set(key, { member: called.value, at: now() });
    return toSender(activity, tenant, called.value, settings);
  };
}

/** The roster answers, and there is no such person in it. */
function isStranger(called: Called<RosterMember>): boolean {
  return called.kind === 'answered' && (called.status === 403 || called.status === 404);
}

async function patiently(ask: () => Promise<Called<RosterMember>>): Promise<Called<RosterMember>> {
  const begun = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    const called = await ask();
    if (called.kind === 'done' || isStranger(called) || attempt >= MOST_ATTEMPTS) return called;
    const wait = called.kind === 'answered' ? (called.retryAfter ?? 200 * attempt) : 200 * attempt;
    if (performance.now() - begun + wait > PATIENCE) return called;
    await pause(wait);
  }
}

/** Where a message extension is used we may be no member: the personal conversation knows its person too. */
async function askRoster(
  connector: Connector,
  { serviceUrl, conversation, from, recipient }: Activity,
  tenant: string | undefined,
): Promise<Called<RosterMember>> {
  const here = await connector.member({ serviceUrl, conversation: conversation.id }, from.id);
  if (!isStranger(here) || conversation.conversationType === 'personal' || tenant === undefined) return here;
  const personal = await connector.openPersonal({ serviceUrl, bot: recipient.id, user: from.id, tenant });
  return personal.kind === 'done' ? connector.member({ serviceUrl, conversation: personal.value }, from.id) : personal;
}

function toSender(
  { from }: Activity,
  tenant: string | undefined,
  member: RosterMember | undefined,
  { tenants }: TeamsSettings,
): Sender {
  const home = member?.tenantId?.toLowerCase() ?? tenant;
  const isGuest = member === undefined || ['guest', 'anonymous'].includes(member.userRole?.toLowerCase() ?? '');
  const isOutsider = isGuest || home === undefined || !tenants.includes(home);
  const { email = undefined, userPrincipalName: signInName = undefined } = member ?? {};
  const name = member?.name ?? from.name;
  // An outsider is answered as the organisation whose conversation it is; their own address proves nothing to us.
  const belongsTo = isOutsider ? tenant : home;
  return {
    accountId: from.aadObjectId ?? member?.aadObjectId ?? member?.objectId ?? from.id,
    ...(name ? { name } : {}),
    ...(email && !isOutsider ? { verifiedEmail: email } : {}),
    ...(signInName && !isOutsider ? { signInName } : {}),
    ...(belongsTo ? { tenant: belongsTo } : {}),
    isOutsider,
  };
}
