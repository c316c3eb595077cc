import { setGlobalProxyFromEnv } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInbox } from '../adapters/web/index.ts';
import type { Config } from '../config/index.ts';
import { createOwnDocuments, createPromises, createWithdrawDocument } from '../conversation/index.ts';
import type { TurnHandler } from '../messaging/index.ts';
import { openAnswering, reportFaults } from './answering.ts';
import { atMost } from './at-most.ts';
import type { Delivering } from './casework.ts';
import { createClauseSource } from './clause-source.ts';
import { openDashboard } from './dashboard.ts';
import { isPlayground, openMadeUp, openRecord, triedOutDocuments } from './data-place.ts';
import { createDocumentServices } from './documents.ts';
import { createEventDesks } from './event-desk.ts';
import { startForgetting } from './forgetting.ts';
import { createGate } from './gate.ts';
import { createHealth } from './health.ts';
import { createLog, describeError, type Log } from './log.ts';
import { createMovableClock } from './movable-clock.ts';
import { createNameSource } from './name-source.ts';
import { createOpenPages } from './open-pages.ts';
import { openPlatforms } from './platforms.ts';
import { openReviewing } from './reviewing.ts';
import { createServerApp, listen } from './server.ts';
import { openTalking } from './talking.ts';
import { startTelling } from './tell-changes.ts';
import { tenantsOfCouncils } from './tenants.ts';
import { createTryOut } from './try-out.ts';
import { restoreClock } from './try-out-clock.ts';
import { createVisitors } from './visitors.ts';

/** The running product. */
export type Running = {
  readonly url: string;
  /** Answers a turn of this process itself: a terminal needs no HTTP. */
  readonly handle: TurnHandler;
  /** What time the product takes it to be: milliseconds since the epoch. */
  readonly now: () => number;
  readonly close: () => Promise<void>;
};

/**
 * Starts everything that the settings ask for, and listens. Rejects with a sentence where that cannot be. `machine` is the clock that
 * everything about documents and casework goes by: milliseconds since the epoch. `log` takes what the server writes down as it goes.
 */
export async function start(
  config: Config,
  machine: () => number = Date.now,
  log: Log = createLog(config.logLevel),
): Promise<Running> {
  if (config.proxy !== undefined) setGlobalProxyFromEnv({ ...config.proxy });
  const isStaged = config.standIns !== undefined;
  const isMadeUp = isPlayground(config);
  const clock = createMovableClock(machine);
  const { now } = clock;
  const storage = await (isMadeUp ? openMadeUp : openRecord)(config, now);
  if (isMadeUp) await restoreClock(clock, storage);
  const answering = await openAnswering(config, log, { now, triedOut: triedOutDocuments(config, storage) });
  const { knowledge, search } = answering;
  await reportFaults(knowledge, log);
  let url = config.publicUrl ?? '';
  const addressOf = (path: string) => `${url}${path}`;

  const councilOf = (tenant = '') =>
    config.councilOfTenant.get(tenant) ??
    (config.tryOut && knowledge.councilIds().includes(tenant) ? tenant : undefined);
  const visitors = createVisitors({ storage, knowledge, now, clock: Date.now });
  const { casework, downloads, unanswered, heldBack, answerWith } = await openTalking({
    config,
    storage,
    answering,
    councilOf,
    addressOf,
    invite: async (who, path) => addressOf(await visitors.entry.invite(who, path)),
    countsUnanswered: true,
    log,
    now,
  });
  const reviewing = await openReviewing({
    documents: answering.triedOut ?? storage.documents,
    knowledgeFolder: config.knowledgeFolder,
    knowledge,
    search,
    entry: visitors.entry,
    addressOf,
    fetchesDocuments: config.fetchesDocuments,
    now,
  });
  const handle = answerWith([
    createOwnDocuments(reviewing.chat),
    createPromises(reviewing.promises),
    createWithdrawDocument(reviewing.withdraw),
  ]);
  const clauses = createClauseSource({ knowledge, search, councilOf, addressOf, heldBack });
  const names = createNameSource({ councilOf, speakerOf: casework.speakerOf, log });
  let delivering: Delivering | undefined;
  // Not by the clock that can be moved: an event lasts for moments.
  const desks = createEventDesks(storage, log, Date.now);
  // One process has the data folder: what is in work there is a former one's.
  if (config.databaseUrl === undefined) await desks.beginAlone();
  const gate = createGate();
  const platforms = await openPlatforms({
    config,
    tenants: tenantsOfCouncils(config.councilOfTenant, knowledge.councilIds(), log),
    handle,
    clauses,
    names,
    storage,
    desks,
    log,
    now,
    onInstalled: async (platform, tenant) => {
      await storage.accounts.clearUnreachable(platform, { tenant });
      delivering?.connections.mended(platform, tenant);
    },
  });
  const inbox = createInbox({ now, shown: storage.shown });
  const health = createHealth({
    storage,
    search,
    worker: answering.worker,
    councils: knowledge.councilIds,
    councilOf: (tenant) => councilOf(tenant),
    platforms: config,
    connections: () => delivering?.connections,
    countUnreadable: platforms.countUnreadable,
    whyOff: platforms.whyOff,
    log,
    now,
  });
  const dashboard = openDashboard({
    storage,
    knowledge,
    rulesOf: async (council) => (await casework.deskOf(council))?.rules,
    unanswered,
    health,
    now,
  });
  const app = createServerApp({
    config,
    log,
    handle,
    routers: platforms.routers,
    gate,
    ...createOpenPages({ knowledge, search, storage, addressOf, heldBack, now }),
    tryOut: config.tryOut
      ? await createTryOut({
          knowledge,
          search,
          storage,
          casework,
          inbox,
          clock: isMadeUp ? clock : undefined,
          delivering: () => delivering,
          now,
        })
      : undefined,
    findDownload: downloads.find,
    visitors: { entry: visitors.web, pages: [reviewing.pages, dashboard] },
    now,
    health,
  });
  const server = await listen(app, config.port, config.host);
  const { port } = server.address() as AddressInfo;
  if (url === '') url = `http://localhost:${port}`;
  platforms.start();
  // In the try-out nobody has to be spared: a page takes any number of messages at once.
  const adapters = config.tryOut && !isStaged ? [...platforms.adapters, inbox.adapter] : platforms.adapters;
  delivering = await casework.startDelivery(adapters, isMadeUp ? { betweenMessages: 0, onPlatform: 0 } : undefined);
  const telling = startTelling({
    storage,
    services: await createDocumentServices({
      documents: answering.triedOut ?? storage.documents,
      knowledgeFolder: config.knowledgeFolder,
      now,
    }),
    addressOf,
    log,
    now,
  });
  const leavings = casework.startLeavings();
  const forgetting = startForgetting(storage, config.keptDays, log, now);
  log.info(`Clausewise is listening on ${url}.`);
  for (const id of knowledge.councilIds().slice(0, 3))
    void search.prepare(id).catch((error) => log.error('Search is not ready.', describeError(error)));

  return {
    url,
    handle,
    now,
    async close() {
      // What still comes is refused, and sent again by the platforms; what came is answered, as far as time allows.
      gate.shut();
      const closed = new Promise((resolve) => server.close(resolve));
      await atMost(config.stopWithin, Promise.allSettled([delivering?.stop(), platforms.stop(), gate.emptied()]));
      await desks.letGo().catch((error: unknown) => log.error('Events could not be let go.', describeError(error)));
      await telling.stop();
      await leavings.stop();
      await forgetting.stop();
      downloads.stop();
      server.closeAllConnections();
      await closed;
      await answering.close();
      await storage.close();
    },
  };
}
