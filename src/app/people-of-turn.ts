import { localDateAt } from '../calendar/index.ts';
import { memoryAccountOf, type Speaker } from '../conversation/index.ts';
import { defined } from '../defined.ts';
import type { Turn } from '../messaging/index.ts';
import { tieAccount } from '../people/index.ts';
import type { Storage } from '../storage/index.ts';

/**
 * Who speaks: the person of the directory whose e-mail address the platform vouches for, and nobody else. The tie is kept,
 * and taken back as soon as the platform or the directory says otherwise. `zoneOf` gives a council's time zone; `notKept` hears
 * of what could not be written.
 */
export function createSpeakers(
  storage: Pick<Storage, 'read' | 'transaction' | 'accounts' | 'memory'>,
  zoneOf: (council: string) => Promise<string>,
  notKept: (error: unknown, turn: Turn) => void,
): (turn: Turn, council: string) => Promise<Speaker> {
  return async (turn, council) => {
    const { platform, sender, address, conversation, at } = turn;
    // Who speaks is decided anew on every turn from what can be read: it is no matter when it cannot be kept just now.
    const keep = (writing: Promise<void>) => writing.catch((error: unknown) => notKept(error, turn));
    // Nothing is known, so nothing changes: a tie stays for when the platform answers again.
    if (sender.isUnknown) return { kind: 'stranger', why: 'platform-silent' };
    const key = { platform, tenant: sender.tenant ?? '', accountId: sender.accountId };
    const on = localDateAt(at, await zoneOf(council));
    const { directory, tied } = await storage.read(async ({ people }) => ({
      directory: await people.directory(council),
      tied: await people.account(key),
    }));
    const { verifiedEmail, signInName, isOutsider } = sender;
    const vouched = {
      ...key,
      isOutsider,
      ...defined({ verifiedEmail, signInName }),
    };
    // A tie to another council's person is none here.
    const decision = tieAccount(vouched, tied?.council === council ? tied : undefined, directory, { on, at });
    switch (decision.kind) {
      case 'tie':
        // What its last holder asked is nothing to whoever has the account now.
        if (tied !== undefined && tied.personId !== decision.person.id)
          await keep(storage.memory.erase(memoryAccountOf(key)));
        await keep(storage.transaction(({ people }) => people.tieAccount(decision.account)));
        break;
      case 'untie':
        if (decision.why === 'left') await keep(storage.memory.erase(memoryAccountOf(key)));
        await keep(storage.transaction(({ people }) => people.untieAccount(key)));
        return { kind: 'stranger', why: decision.why };
      case 'stranger':
        return decision;
      case 'known':
        break;
    }
    // What is for one person goes to where only that person reads.
    const place = conversation.kind === 'personal' ? address?.place : undefined;
    await keep(storage.accounts.recordSeen(key, place, at));
    return { kind: 'known', person: decision.person, directory, on };
  };
}
