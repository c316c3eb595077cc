import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import { renderPlainText } from '../../messaging/index.ts';
import { accountOf } from './browser-account.ts';
import { isClientGone } from './client-gone.ts';
import type { TryOut, WebOptions } from './options.ts';
import { refuseForeign } from './security.ts';
import { parseTurnRequest, readTurn } from './turn-request.ts';

/** The largest body that is read; larger ones are answered with a sentence. */
const maximumBody = '64kb';

/**
 * `POST /chat/turns`: a turn in, `{ text, card, replaces }` out. `GET /chat/inbox?since=`: what was delivered since, and the
 * clock. `POST /chat/clock`: `{ to }`, a time on the wall or `now`. Every refusal is `{ message }` with a sentence.
 */
export function createChatRoutes(options: WebOptions, tryOut: TryOut): Router {
  const router = Router();
  router.post('/chat/turns', refuseForeignRequests, express.json({ limit: maximumBody }), async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const body = parseTurnRequest(request.body);
    if ('status' in body) {
      response.status(body.status).json({ message: body.message });
      return;
    }
    if (!tryOut.tenants.some(({ id }) => id === body.tenant)) await tryOut.refresh?.();
    if (!tryOut.tenants.some(({ id }) => id === body.tenant)) {
      response.status(400).json({ message: 'That council cannot be tried out here. Please choose one from the list.' });
      return;
    }
    const person = tryOut.people?.find(({ tenant, id }) => tenant === body.tenant && id === body.as);
    if (body.as !== undefined && person === undefined) {
      response.status(400).json({ message: 'That person cannot be spoken for here. Please choose one from the list.' });
      return;
    }
    const account = accountOf(request, response, options.newId);
    const reply = await options.handle(readTurn(body, account, options.now(), person));
    const replaces = reply.replaces === true;
    response.json({ text: renderPlainText(reply), card: options.renderCard(reply), replaces });
  });
  router.get('/chat/inbox', (request, response) => {
    const since = Number(request.query.since ?? 0);
    const messages = tryOut.inbox?.since(Number.isSafeInteger(since) ? since : 0) ?? [];
    response.set('Cache-Control', 'no-store').json({ messages, clock: tryOut.clock?.show() });
  });
  router.post('/chat/clock', refuseForeignRequests, express.json({ limit: maximumBody }), async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const { to } = (request.body ?? {}) as { readonly to?: unknown };
    if (tryOut.clock === undefined || typeof to !== 'string' || to.length > 40) {
      response.status(400).json({ message: 'The clock cannot be moved to that.' });
      return;
    }
    const moved = await tryOut.clock.move(to);
    if (moved.kind === 'refused') response.status(400).json({ message: moved.sentence });
    else response.json({ clock: tryOut.clock.show() });
  });
  router.use('/chat', createErrorHandler(options));
  return router;
}

const refuseForeignRequests: RequestHandler = (request, response, next) => {
  const refusal = refuseForeign({
    contentType: request.get('content-type'),
    fetchSite: request.get('sec-fetch-site'),
    origin: request.get('origin'),
    host: request.host,
  });
  if (refusal) response.status(refusal.status).json({ message: refusal.message });
  else next();
};

function createErrorHandler({ newId, onError }: WebOptions): ErrorRequestHandler {
  return (error, _request, response, _next) => {
    if (isClientGone(error)) {
      response.destroy();
      return;
    }
    const type = (error as { type?: string }).type;
    if (type === 'entity.too.large') {
      response.status(413).json({ message: 'That is too long to read. Please ask in fewer words.' });
    } else if (type?.startsWith('entity.') || type?.startsWith('encoding.') || type?.startsWith('charset.')) {
      response
        .status(400)
        .json({ message: 'The page sent something that could not be read. Please reload it and try again.' });
    } else {
      const reference = newId();
      onError?.(error, reference);
      response.status(500).json({ message: `Something went wrong on our side. The reference number is ${reference}.` });
    }
  };
}
