import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import { type Reply, renderPlainText } from '../../messaging/index.ts';
import { accountOf } from './browser-account.ts';
import { isClientGone } from './client-gone.ts';
import type { TryOut, WebOptions } from './options.ts';
import { refuseForeign } from './security.ts';
import { openTalk } from './talk.ts';
import { parseTurnRequest, readTurn } from './turn-request.ts';

/** The largest body that is read; larger ones are answered with a sentence. */
const MAXIMUM_BODY = '64kb';

/**
 * `POST /chat/turns`: a turn in, `{ id, text, card, replaces }` out. `GET /chat/talk`: what this browser has said and was answered;
 * `POST /chat/forget` forgets it. `GET /chat/inbox?since=&tenant=`: what was delivered since, and the clock. `GET /chat/blocks?id=`: an
 * answer or message as Slack's blocks. `POST /chat/clock`: `{ to, tenant }`. `POST /chat/reset`: everything as on the first day. Every
 * refusal is `{ message }` with a sentence.
 */
export function createChatRoutes(options: WebOptions, tryOut: TryOut): Router {
  const router = Router();
  const { handle, renderCard, newId, now } = options;
  const drawn = (reply: Reply) => ({ text: renderPlainText(reply), card: renderCard(reply) });
  const talkOf = (...[request, response]: Parameters<RequestHandler>) =>
    openTalk(accountOf(request, response, newId), tryOut.shown);
  const refuse = (response: Parameters<RequestHandler>[1], message: string) => response.status(400).json({ message });
  const isTenant = (wanted: unknown) => tryOut.tenants.some(({ id }) => id === wanted);

  router.use('/chat', (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  router.post('/chat/*path', refuseForeignRequests, express.json({ limit: MAXIMUM_BODY }));
  router.post('/chat/turns', async (request, response) => {
    const body = parseTurnRequest(request.body);
    if ('status' in body) return void response.status(body.status).json({ message: body.message });
    const { tenant, as, pressed } = body;
    if (!isTenant(tenant)) await tryOut.refresh?.();
    if (!isTenant(tenant))
      return void refuse(response, 'That council cannot be tried out here. Please choose one from the list.');
    const person = tryOut.people?.find((each) => each.tenant === tenant && each.id === as);
    if (as !== undefined && person === undefined)
      return void refuse(response, 'That person cannot be spoken for here. Please choose one from the list.');
    const account = accountOf(request, response, newId);
    const talk = openTalk(account, tryOut.shown);
    const reply = await handle(readTurn(body, account, now(), person));
    const replaces = reply.replaces === true;
    const id = newId();
    // What is said in an inbox belongs to that inbox, not to the conversation.
    if (body.conversation.startsWith('inbox')) await talk.note(id, reply, now());
    else {
      await talk.add(id, { said: 'text' in body ? body.text : (body.label ?? body.typed), tenant, as, reply }, now());
      if (replaces && pressed !== undefined) await talk.retire(pressed, now());
    }
    response.json({ id, ...drawn(reply), replaces });
  });
  router.get('/chat/talk', async (request, response, next) => {
    const entries = await talkOf(request, response, next).entries();
    response.json({
      entries: entries.map(({ reply, ...said }) => ({ ...said, ...(reply && { answer: drawn(reply) }) })),
    });
  });
  router.post('/chat/forget', async (request, response, next) => {
    await talkOf(request, response, next).forget();
    response.json({});
  });
  router.get('/chat/inbox', async ({ query }, response) => {
    const since = Number(query.since ?? 0);
    const found = (await tryOut.inbox?.since(Number.isSafeInteger(since) ? since : 0)) ?? [];
    const messages = found.map(({ reply, ...message }) => ({ ...message, ...drawn(reply) }));
    const tenant = isTenant(query.tenant) ? String(query.tenant) : (tryOut.tenants[0]?.id ?? '');
    response.json({ messages, clock: await tryOut.clock?.show(tenant), reading: tryOut.reading?.(tenant) });
  });
  router.get('/chat/blocks', async (request, response, next) => {
    const id = String(request.query.id ?? '');
    const reply = (await talkOf(request, response, next).find(id)) ?? (await tryOut.inbox?.find(id));
    if (reply === undefined || tryOut.renderBlocks === undefined) {
      response.status(404).json({ message: 'That answer is not kept any more.' });
      return;
    }
    response.json({ blocks: await tryOut.renderBlocks(reply) });
  });
  router.post('/chat/clock', async ({ body }, response) => {
    const { to, tenant = tryOut.tenants[0]?.id } = (body ?? {}) as { readonly to?: unknown; readonly tenant?: unknown };
    if (tryOut.clock === undefined || typeof to !== 'string' || to.length > 40 || !isTenant(tenant))
      return void refuse(response, 'The clock cannot be moved to that.');
    const moved = await tryOut.clock.move(to, String(tenant));
    if (moved.kind === 'refused') refuse(response, moved.sentence);
    else response.json({ clock: await tryOut.clock.show(String(tenant)) });
  });
  router.post('/chat/reset', async (_request, response) => {
    if (tryOut.reset === undefined) return void refuse(response, 'This data was not made up, so it is not deleted.');
    await tryOut.reset();
    response.json({});
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
