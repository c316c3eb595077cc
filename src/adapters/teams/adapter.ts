import type { Router } from 'express';
import type { ClauseSource, EventDesk, PlatformAdapter, TurnHandler } from '../../messaging/index.ts';
import { openBotFramework } from './bot-framework.ts';
import { createConnector } from './connector.ts';
import type { TeamsLog } from './log.ts';
import { createPlatform } from './platform.ts';
import { createRefusalLog } from './refusal-log.ts';
import { createRouter } from './router.ts';
import { createSenderReader } from './sender.ts';
import { checkTeamsSettings, type TeamsSettings } from './settings.ts';
import { createSpeaker } from './speak.ts';

/** What the adapter is given. `now` in milliseconds since the epoch. */
export type TeamsDependencies = {
  readonly settings: TeamsSettings;
  readonly handle: TurnHandler;
  readonly clauses: ClauseSource;
  readonly log: TeamsLog;
  readonly now: () => number;
  /** The true time, also where `now` is a clock that can be moved: tokens are good for an hour of it. */
  readonly wallClock: () => number;
  readonly eventDesk: EventDesk;
};

/** `router` takes Teams' events at `POST /api/messages`; `platform` writes to people in Teams. */
export type TeamsAdapter = {
  readonly router: Router;
  readonly platform: PlatformAdapter;
  /** Waits for what is being answered. */
  readonly stop: () => Promise<void>;
};

/** Connects the conversation to Teams. Rejects with a TeamsSettingsError where it would not be safe to start. */
export async function openTeamsAdapter(dependencies: TeamsDependencies): Promise<TeamsAdapter> {
  const { handle, clauses, log, now, wallClock, eventDesk: desk } = dependencies;
  const settings = checkTeamsSettings(dependencies.settings);
  const botFramework = await openBotFramework(settings, wallClock);
  const connector = createConnector(settings, botFramework, now);
  const readSender = createSenderReader(settings, connector, log, now);
  const speaker = createSpeaker(connector, log, settings.targetedMessages ?? false);
  const working = new Set<Promise<unknown>>();
  return {
    router: createRouter(
      botFramework,
      { settings, handle, clauses, readSender, speaker, log, now, desk },
      createRefusalLog(log, wallClock),
      working,
    ),
    platform: createPlatform(connector, botFramework, settings.tenants),
    stop: async () => {
      while (working.size > 0) await Promise.all(working);
    },
  };
}
