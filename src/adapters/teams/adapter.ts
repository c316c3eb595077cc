import type { Router } from 'express';
import type { ClauseSource, EventDesk, NameSource, PlatformAdapter, TurnHandler } from '../../messaging/index.ts';
import { openBotFramework } from './bot-framework.ts';
import { createConnector } from './connector.ts';
import type { TeamsLog } from './log.ts';
import { createPlatform } from './platform.ts';
import { createRefusalLog } from './refusal-log.ts';
import { createRouter } from './router.ts';
import { createSay } from './say.ts';
import { createSenderReader } from './sender.ts';
import { checkTeamsSettings, type TeamsSettings } from './settings.ts';
import { createTabRoutes } from './tab-page.ts';

/** What the adapter is given. `now` in milliseconds since the epoch. */
export type TeamsDependencies = {
  readonly settings: TeamsSettings;
  readonly handle: TurnHandler;
  readonly clauses: ClauseSource;
  readonly names: NameSource;
  /** The address of a file of the site that draws cards: `card-view.js`. */
  readonly assetPath: (name: string) => string;
  /** Where the site is reached: `https://clausewise.example.gov.uk`. */
  readonly publicUrl: string;
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
  const { handle, clauses, names, log, now, wallClock, eventDesk: desk } = dependencies;
  const settings = checkTeamsSettings(dependencies.settings);
  const botFramework = await openBotFramework(settings, wallClock);
  const connector = createConnector(settings, botFramework, now);
  const readSender = createSenderReader(settings, connector, log, now);
  const say = createSay(connector, log, settings.targetedMessages ?? false);
  const working = new Set<Promise<unknown>>();
  const logRefusal = createRefusalLog(log, wallClock);
  const reception = {
    ...{ settings, handle, clauses, names, readSender, say, log, now, desk },
    serviceUrls: new Map<string, string>(),
  };
  const { assetPath, publicUrl } = dependencies;
  const host = URL.canParse(publicUrl) ? new URL(publicUrl).hostname : '';
  const router = createRouter(botFramework, reception, logRefusal, working);
  router.use(createTabRoutes({ reception, assetPath, host, logRefusal, wallClock }));
  return {
    router,
    platform: createPlatform(connector, botFramework, settings.tenants),
    stop: async () => {
      while (working.size > 0) await Promise.all(working);
    },
  };
}
