import { randomUUID } from 'node:crypto';
import type { Router } from 'express';
import { assetPath } from '../adapters/web/index.ts';
import type { Config } from '../config/index.ts';
import type { ClauseSource, NameSource, PlatformAdapter, TurnHandler } from '../messaging/index.ts';
import type { Storage } from '../storage/index.ts';
import type { EventDesks } from './event-desk.ts';
import { describeError, type Log } from './log.ts';

/** The platforms that are set up, opened. */
export type Platforms = {
  /** To be mounted before anything that reads bodies, in this order. */
  readonly routers: readonly Router[];
  readonly adapters: readonly PlatformAdapter[];
  /** Begins; nobody is waited for, since a platform may be away. */
  readonly start: () => void;
  /** Why a platform that is set is off, in a sentence; undefined while it is on. */
  readonly whyOff: (platform: 'teams' | 'slack') => string | undefined;
  /** Waits for what is being answered, and takes nothing more. */
  readonly stop: () => Promise<void>;
  /** How many stored installations cannot be read with the key there is. */
  readonly countUnreadable: () => Promise<number>;
};

export type PlatformParts = {
  readonly config: Config;
  /** The tenants and workspaces whose council there is. */
  readonly tenants: readonly string[];
  readonly handle: TurnHandler;
  readonly clauses: ClauseSource;
  readonly names: NameSource;
  readonly storage: Storage;
  readonly desks: EventDesks;
  readonly log: Log;
  readonly now: () => number;
  /** Hears that somebody's administrator installed the app, for the first time or anew. */
  readonly onInstalled: (platform: string, tenant: string) => Promise<void>;
};

/** Opens the platforms that the settings name. Only their libraries are loaded. Rejects with a sentence where one cannot open. */
export async function openPlatforms(parts: PlatformParts): Promise<Platforms> {
  const slack = parts.config.slack && (await openSlack(parts, parts.config.slack));
  const teams = parts.config.teams && (await openTeams(parts, parts.config.teams));
  return {
    routers: [slack?.routes, teams?.router].flatMap((router) => router ?? []),
    adapters: [slack?.adapter, teams?.platform].flatMap((adapter) => adapter ?? []),
    start: () => void slack?.start(),
    whyOff: (platform) => (platform === 'slack' ? slack?.whyOff() : undefined),
    stop: async () => {
      await Promise.all([slack?.stop(), teams?.stop()]);
    },
    countUnreadable: async () => (await slack?.countUnreadable()) ?? 0,
  };
}

async function openTeams(parts: PlatformParts, identity: NonNullable<Config['teams']>) {
  const { config, handle, clauses, names, log, now, desks } = parts;
  const { openTeamsAdapter } = await import('../adapters/teams/index.ts');
  const tenants = [...config.councilOfTenant.keys()];
  const testMode = config.standIns?.teams;
  const settings = {
    identity,
    tenants,
    targetedMessages: config.teamsTargetedMessages,
    ...(testMode ? { testMode } : {}),
  };
  return openTeamsAdapter({
    settings,
    handle,
    clauses,
    names,
    log,
    now,
    wallClock: Date.now,
    eventDesk: desks.of('teams'),
    assetPath,
    publicUrl: config.publicUrl ?? '',
  });
}

async function openSlack(parts: PlatformParts, settings: NonNullable<Config['slack']>) {
  const { config, handle, clauses, names, log, now, storage, desks } = parts;
  const { createSlack } = await import('../adapters/slack/index.ts');
  const { credentials, transport } = settings;
  return createSlack({
    handle,
    clauses,
    names,
    config: {
      transport,
      credentials:
        credentials.kind === 'bot-token'
          ? credentials
          : {
              ...credentials,
              installations: {
                save: (tenant, sealed) => storage.installations.save('slack', tenant, sealed, now()),
                reseal: (tenant, old, sealed) => storage.installations.reseal('slack', tenant, old, sealed),
                find: (tenant) => storage.installations.find('slack', tenant),
                remove: (tenant, before) => storage.installations.remove('slack', tenant, before),
                list: () => storage.installations.list('slack'),
              },
            },
      allowedTenants: parts.tenants,
      publicUrl: config.publicUrl ?? '',
      ...(config.standIns?.slackApiUrl ? { slackApiUrl: config.standIns.slackApiUrl } : {}),
    },
    log: {
      info: (details, message) => log.info(message, details),
      warn: (details, message) => log.warn(message, details),
      error: (details, message) => log.error(message, details),
    },
    seenEvents: {
      // Where it cannot be told, an answer said twice is a smaller harm than none.
      firstTime: (id) => storage.events.take('slack', id, now()).catch(whenUntold(true, log)),
      has: (id) => storage.events.has('slack', id).catch(whenUntold(false, log)),
    },
    eventDesk: desks.of('slack'),
    onInstalled: (tenant) => parts.onInstalled('slack', tenant),
    hasMet: (tenant, accountId) =>
      storage.accounts
        .find({ platform: 'slack', tenant, accountId })
        .then((account) => account !== undefined, whenUntold(true, log)),
    newId: randomUUID,
    now,
  });
}

function whenUntold(answer: boolean, log: Log) {
  return (error: unknown): boolean => {
    log.error('It could not be told whether an event was seen before.', describeError(error));
    return answer;
  };
}
