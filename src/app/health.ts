import type { Config } from '../config/index.ts';
import type { Connections } from '../reminders/index.ts';
import type { Search, SearchWorker } from '../search/index.ts';
import type { Storage } from '../storage/index.ts';
import { describeError, type Log } from './log.ts';

/** `ok`: it works. `degraded`: it works, and less well than it should. `failing`: it cannot do its work. */
type Status = 'ok' | 'degraded' | 'failing';

/** One part, with a sentence that says how it is. */
type HealthPart = {
  readonly name: string;
  readonly status: Status;
  readonly sentence: string;
  /** The councils that the sentence names, where it is not so for all of them. */
  readonly brokenFor?: readonly string[];
};

/** How the product is: as bad as its worst part. Names councils and platforms, and nobody. */
export type Health = { readonly status: Status; readonly sentence: string; readonly parts: readonly HealthPart[] };

export type HealthParts = {
  readonly storage: Pick<Storage, 'outbox' | 'checkWriting'>;
  readonly search: Pick<Search, 'standing'>;
  readonly worker: Pick<SearchWorker, 'standing'> | undefined;
  readonly councils: () => readonly string[];
  readonly councilOf: (tenant: string) => string | undefined;
  readonly platforms: Pick<Config, 'teams' | 'slack'>;
  /** Undefined until deliveries begin. */
  readonly connections: () => Connections | undefined;
  readonly countUnreadable: () => Promise<number>;
  /** Why a platform that is set is off; undefined while it is on. */
  readonly whyOff: (platform: 'teams' | 'slack') => string | undefined;
  readonly log: Log;
  readonly now: () => number;
};

/** A message that is due is late after so many minutes. */
const LATE_AFTER = 15;
/** Whoever asks again within so many milliseconds is told the same: asking must cost nothing. */
const BELIEVED_FOR = 2_000;

/** Finds out how the product is. Never rejects. */
export function createHealth(parts: HealthParts): () => Promise<Health> {
  let last: { readonly at: number; readonly health: Promise<Health> } | undefined;
  let status: Status = 'ok';
  return () => {
    const at = performance.now();
    if (last !== undefined && at - last.at < BELIEVED_FOR) return last.health;
    const health = examine(parts).then((found) => {
      const bad = found.parts.filter((part) => part.status !== 'ok').map(({ sentence }) => sentence);
      // Said when it changes, not at every look.
      if (found.status !== status && found.status !== 'ok') parts.log.warn(found.sentence, { parts: bad });
      if (found.status !== status && found.status === 'ok') parts.log.info(found.sentence);
      status = found.status;
      return found;
    });
    last = { at, health };
    return health;
  };
}

const sentences: Readonly<Record<Status, string>> = {
  ok: 'Everything works.',
  degraded: 'It works, and less well than it should: see the parts.',
  failing: 'It cannot do its work: see the parts.',
};

async function examine(parts: HealthParts): Promise<Health> {
  const found = [
    await examineData(parts),
    ...parts.councils().map((council) => examineSearch(council, parts)),
    examineEncoder(parts),
    ...examineConnections(parts),
    await examineMessages(parts),
    await examineInstallations(parts),
  ];
  const status = (['failing', 'degraded'] as const).find((bad) => found.some((part) => part.status === bad)) ?? 'ok';
  return { status, sentence: sentences[status], parts: found };
}

async function examineData({ storage, log }: HealthParts): Promise<HealthPart> {
  const name = 'data';
  try {
    await storage.checkWriting();
    return { name, status: 'ok', sentence: 'Data can be written.' };
  } catch (error) {
    log.error('The health check could not write.', describeError(error));
    return {
      name,
      status: 'failing',
      sentence: 'Data cannot be written: casework cannot be changed and no message can be sent. The log says why.',
    };
  }
}

function examineSearch(council: string, { search }: HealthParts): HealthPart {
  const name = `search ${council}`;
  switch (search.standing(council)) {
    case 'read':
      return { name, status: 'ok', sentence: `The documents of ${council} are read.` };
    case 'unopened':
      return { name, status: 'ok', sentence: `The documents of ${council} are read when somebody first asks.` };
    case 'learning':
      return { name, status: 'degraded', sentence: `What is new in the documents of ${council} is being learned.` };
    case 'not-learned':
      return {
        name,
        status: 'degraded',
        sentence: `What is new in the documents of ${council} could not be learned, so answers are found from words alone. The log says why.`,
      };
  }
}

function examineEncoder({ worker }: HealthParts): HealthPart {
  const name = 'sentence encoder';
  switch (worker?.standing()) {
    case undefined:
      return { name, status: 'ok', sentence: 'The sentence model is switched off.' };
    case 'ready':
      return { name, status: 'ok', sentence: 'The sentence model is loaded.' };
    case 'loading':
      return { name, status: 'ok', sentence: 'The sentence model is being loaded.' };
    case 'broken':
      return {
        name,
        status: 'degraded',
        sentence: 'The sentence model cannot be loaded, so answers are found without it.',
      };
    case 'stopped':
    case 'closed':
      return {
        name,
        status: 'degraded',
        sentence: 'The sentence model stopped and is being started again; answers are found without it until then.',
      };
  }
}

const platformNames = { teams: 'Microsoft Teams', slack: 'Slack' } as const;

function examineConnections({ platforms, connections, councilOf, whyOff }: HealthParts): HealthPart[] {
  const broken = connections()?.broken() ?? [];
  return (['teams', 'slack'] as const)
    .filter((platform) => platforms[platform] !== undefined)
    .map((platform): HealthPart => {
      const name = `connection ${platform}`;
      const off = whyOff(platform);
      if (off !== undefined)
        return { name, status: 'degraded', sentence: `${platformNames[platform]} is off: messages there wait. ${off}` };
      const mine = broken.filter((connection) => connection.platform === platform);
      if (mine.length === 0)
        return { name, status: 'ok', sentence: `No connection to ${platformNames[platform]} is known to be broken.` };
      const whose = [...new Set(mine.map(({ tenant }) => councilOf(tenant) ?? 'a workspace that is nobody’s'))].sort();
      return {
        name,
        status: 'degraded',
        sentence: `The connection to ${platformNames[platform]} is broken for ${whose.join(', ')}: messages wait until it is mended. The log says why.`,
        brokenFor: whose,
      };
    });
}

async function examineMessages({ storage: { outbox }, log, now }: HealthParts): Promise<HealthPart> {
  const name = 'messages';
  try {
    const [pending, sending] = await Promise.all(
      (['pending', 'sending'] as const).map((state) => outbox.list({ states: [state], limit: 1 })),
    );
    const oldest = [...(pending ?? []), ...(sending ?? [])].map(({ notBefore }) => notBefore);
    const minutes = Math.floor((now() - Math.min(...oldest)) / 60_000);
    if (!(minutes >= 1)) return { name, status: 'ok', sentence: 'No message is late.' };
    const waited = `The oldest message that is due has waited for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;
    return { name, status: minutes >= LATE_AFTER ? 'degraded' : 'ok', sentence: waited };
  } catch (error) {
    log.error('The health check could not read.', describeError(error));
    return { name, status: 'failing', sentence: 'It cannot be read which messages are due. The log says why.' };
  }
}

async function examineInstallations({ countUnreadable, log }: HealthParts): Promise<HealthPart> {
  const name = 'installations';
  try {
    const count = await countUnreadable();
    if (count === 0) return { name, status: 'ok', sentence: 'Every stored installation can be read.' };
    const which = count === 1 ? 'One stored installation' : `${count} stored installations`;
    return {
      name,
      status: 'degraded',
      sentence: `${which} cannot be read with this key. Set SLACK_ENCRYPTION_KEY to the key they were made with, or install the app anew.`,
    };
  } catch (error) {
    log.error('The health check could not read.', describeError(error));
    return { name, status: 'failing', sentence: 'It cannot be read where the app is installed. The log says why.' };
  }
}
