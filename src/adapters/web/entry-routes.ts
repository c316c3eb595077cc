import { type RequestHandler, Router } from 'express';
import { giveSession, readSession, takeSession } from './session-cookie.ts';
import type { Views } from './views.ts';
import type { WebEntry } from './visitors.ts';

/**
 * `GET /enter/:secret` asks whether to go on, `POST` goes in: whatever looks at links before people do uses none up.
 * `POST /leave` ends the session.
 */
export function createEntryRoutes(entry: WebEntry, views: Views): Router {
  const router = Router();
  router.use(['/enter', '/leave'], (_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'no-referrer' });
    next();
  });

  router.get('/enter/:secret', async ({ params }, response) => {
    const visitor = await entry.look(params.secret);
    if (visitor === undefined) response.status(410).send(views.render('enter-over', {}));
    else response.send(views.render('enter', { visitor, address: `/enter/${params.secret}` }));
  });

  router.post('/enter/:secret', refuseOtherSites, async (request, response) => {
    const session = await entry.enter(String(request.params.secret));
    if (session === undefined) {
      response.status(410).send(views.render('enter-over', {}));
      return;
    }
    giveSession(request, response, session.secret);
    response.redirect(303, session.path);
  });

  router.post('/leave', refuseOtherSites, async (request, response) => {
    const secret = readSession(request);
    if (secret !== undefined) await entry.leave(secret);
    takeSession(request, response);
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
