import compression from 'compression';
import { type ErrorRequestHandler, Router } from 'express';
import { createAssetRoutes } from './assets.ts';
import { accountOf } from './browser-account.ts';
import { createCalendarRoutes } from './calendar-routes.ts';
import { createChatRoutes } from './chat-routes.ts';
import { isClientGone } from './client-gone.ts';
import { createEntryRoutes } from './entry-routes.ts';
import type { WebOptions } from './options.ts';
import type { Pages } from './page-model.ts';
import { createPageRoutes } from './page-routes.ts';
import { createSecurityHeaders } from './security.ts';
import { createSessionCookie } from './session-cookie.ts';
import { createViews, type Views } from './views.ts';
import { createVisitLimits } from './visit-limits.ts';
import { createVisitorRoutes } from './visitor-routes.ts';

/**
 * The whole site: pages, try-out conversation, files. It answers every address, the unknown ones with a page
 * that says so, and therefore comes last in an application.
 */
export function createWebRoutes(options: WebOptions): Router {
  const { pages, tryOut, newId } = options;
  const views = createViews();
  const router = Router();
  router.use(createSecurityHeaders());
  router.use(compression());
  router.use(createAssetRoutes());
  if (tryOut) router.use(createChatRoutes(options, tryOut));
  router.get('/downloads/:id', async ({ params }, response, next) => {
    const file = await options.findDownload?.(params.id);
    if (file === undefined) return next();
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'no-referrer' });
    response.attachment(file.name).type(file.type).send(file.text);
  });
  if (options.findCalendar) router.use(createCalendarRoutes(options.findCalendar));
  router.get('/', async (request, response) => {
    const councils = await pages.councils();
    if (!tryOut) {
      response.send(views.render('councils', { councils }));
      return;
    }
    await tryOut.refresh?.();
    accountOf(request, response, newId);
    response.set('Cache-Control', 'no-store');
    const clock = await tryOut.clock?.show(tryOut.tenants[0]?.id ?? '');
    response.send(views.render('chat', { councils, tryOut, clock }));
  });
  if (options.visitors) {
    const { entry, pages: rooms } = options.visitors;
    const limits = createVisitLimits();
    const cookie = createSessionCookie(options.publicUrl);
    router.use(createEntryRoutes(entry, cookie, views, limits));
    for (const room of rooms) router.use(createVisitorRoutes(room, entry, cookie, views, limits));
  }
  router.use(createPageRoutes(pages, views, options.keptDays));
  router.use(async ({ path }, response) => {
    response.status(404).send(views.render('not-found', await nearestOf(path, pages)));
  });
  router.use(createErrorPage(options, views));
  return router;
}

/** What an address that leads nowhere may have meant: the council that it names, else every council there is. */
async function nearestOf(path: string, pages: Pages): Promise<object> {
  const [, slug = ''] = path.split('/');
  return (await pages.council(slug.toLowerCase())) ?? { councils: (await pages.councils()).slice(0, MOST_COUNCILS) };
}

/** More than these nobody reads through; the first page has them all. */
const MOST_COUNCILS = 20;

function createErrorPage({ newId, onError }: WebOptions, views: Views): ErrorRequestHandler {
  return (error, _request, response, _next) => {
    if (isClientGone(error)) {
      response.destroy();
      return;
    }
    if (response.headersSent) {
      // Half an answer is no answer: it is broken off, so that nobody takes it for whole.
      onError?.(error, newId());
      response.destroy();
      return;
    }
    if (error instanceof URIError) {
      response.status(404).send(views.render('not-found', {}));
      return;
    }
    const reference = newId();
    onError?.(error, reference);
    response.status(500).send(views.render('problem', { reference }));
  };
}
