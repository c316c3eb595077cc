import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { SessionCookie } from './session-cookie.ts';
import type { Views } from './views.ts';
import type { VisitLimits } from './visit-limits.ts';
import type { WebEntry } from './visitors.ts';

/**
 * `GET /enter/:secret` asks whether to go on, `POST` goes in: whatever looks at links before people do uses none up.
 * `POST /leave` ends the session.
 */
export function createEntryRoutes(
  entry: WebEntry,
  cookie: SessionCookie,
  views: Views,
  { refusals }: VisitLimits,
): Router {
  const router = Router();
  router.use(['/enter', '/leave'], (_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'no-referrer' });
    next();
  });

  const over = (request: Request, response: Response) =>
    refusals(request, response, () => void response.status(410).send(views.render('enter-over', {})));

  router.get('/enter/:secret', async (request, response) => {
    const { secret } = request.params;
    const visitor = await entry.look(secret);
    if (visitor === undefined) over(request, response);
    else response.send(views.render('enter', { visitor, address: `/enter/${secret}` }));
  });

  router.post('/enter/:secret', refuseOtherSites, async (request, response) => {
    const session = await entry.enter(String(request.params.secret));
    if (session === undefined) {
      over(request, response);
      return;
    }
    cookie.give(request, response, session.secret);
    response.redirect(303, session.path);
  });

  router.post('/leave', refuseOtherSites, async (request, response) => {
    const secret = cookie.read(request);
    if (secret !== undefined) await entry.leave(secret);
    cookie.take(request, response);
    response.send(views.render('left', {}));
  });

  return router;
}

/** A form of another site may neither bring somebody in as somebody else nor send them away. */
export const refuseOtherSites: RequestHandler = (request, response, next) => {
  const site = request.get('sec-fetch-site');
  if (site === undefined || site === 'same-origin') return next();
  response.status(403).type('text/plain').send('This can only be sent from the pages of this site.');
};
