import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { join } from 'node:path';
import express, { type Express, type Router } from 'express';
import { renderCard } from '../adapters/teams/index.ts';
import { createHostCheck, createWebRoutes, type Pages, type TryOut, type WebOptions } from '../adapters/web/index.ts';
import type { Config } from '../config/index.ts';
import { defined } from '../defined.ts';
import type { TurnHandler } from '../messaging/index.ts';
import type { Gate } from './gate.ts';
import type { Health } from './health.ts';
import { describeError, type Log } from './log.ts';

export type ServerParts = {
  readonly config: Config;
  readonly log: Log;
  readonly handle: TurnHandler;
  /** The platforms' own routes; they read their bodies themselves, so they come first. */
  readonly routers: readonly Router[];
  readonly gate: Gate;
  readonly pages: Pages;
  readonly tryOut: TryOut | undefined;
  /** Files offered for download, by the last part of their address. */
  readonly findDownload: WebOptions['findDownload'];
  readonly findCalendar: NonNullable<WebOptions['findCalendar']>;
  readonly visitors: NonNullable<WebOptions['visitors']>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** How the product is. */
  readonly health: () => Promise<Health>;
};

/** The one HTTP server: health, sources, try-out and pages. */
export function createServerApp(parts: ServerParts): Express {
  const { config, log, handle, routers, gate, pages, tryOut, findDownload, findCalendar, visitors, now, health } =
    parts;
  const app = express();
  app.disable('x-powered-by');
  app.use(gate.handler);
  for (const router of routers) app.use(router);
  // Platforms prove who they are by themselves, under whatever name they know this server.
  if (tryOut) app.use(createHostCheck());
  app.get('/health', async (_request, response) => {
    const found = await health();
    response
      .status(found.status === 'failing' ? 503 : 200)
      .set('Cache-Control', 'no-store')
      .json(found);
  });
  app.use(
    '/sources',
    express.static(join(config.knowledgeFolder, 'sources'), {
      index: false,
      setHeaders: (response) => response.setHeader('Content-Type', 'text/plain; charset=utf-8'),
    }),
  );
  app.use(
    createWebRoutes({
      handle,
      renderCard,
      pages,
      tryOut,
      keptDays: config.keptDays,
      publicUrl: config.publicUrl,
      ...defined({ findDownload }),
      findCalendar,
      visitors,
      now,
      newId: randomUUID,
      onError: (error, reference) => log.error('A page could not be shown.', { reference, ...describeError(error) }),
    }),
  );
  return app;
}

/** Listens; resolves when the port is open. Rejects with a sentence where it is taken. */
export function listen(app: Express, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host, (error?: Error) => {
      if (error === undefined) return resolve(server);
      const isTaken = (error as { code?: string }).code === 'EADDRINUSE';
      const sentence = isTaken
        ? `Port ${port} is taken by another program. Set PORT to another number.`
        : `The server cannot listen on ${host}, port ${port}.`;
      reject(new Error(sentence, { cause: error }));
    });
  });
}
