import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type { z } from 'zod';
import { activitySchema, envelopeSchema } from './activity.ts';
import type { BotFramework } from './bot-framework.ts';
import { receiveOnce } from './once.ts';
import type { Reception } from './receive.ts';
import { isServiceUrlAllowed } from './service-url.ts';
import { isLoopbackHost } from './settings.ts';

/**
 * Routes `POST /api/messages`. Mount it at the root; it reads its own bodies, up to 256 KB. `working` is given what is still
 * being answered.
 */
export function createRouter(
  botFramework: BotFramework,
  reception: Reception,
  logRefusal: (reason: string) => void,
  working: Set<Promise<unknown>>,
): Router {
  const { settings, log } = reception;
  const router = express.Router();

  router.post('/api/messages', express.json({ limit: '256kb' }), async (request: Request, response: Response) => {
    if (settings.identity.kind === 'unauthenticated-loopback' && !isFromThisMachine(request)) {
      response.sendStatus(403);
      return;
    }
    const envelope = envelopeSchema.safeParse(request.body).data;
    // Whatever is wrong, the answer is the same: who guesses learns nothing.
    const reason = await whyRefused(request, envelope);
    if (reason !== undefined) {
      logRefusal(reason);
      response.sendStatus(401);
      return;
    }
    const { data: activity, error: unreadable } = activitySchema.safeParse(request.body);
    if (!activity) {
      const paths = unreadable.issues.map(({ path }) => path.join('.'));
      log.warn('An event from Teams in an unknown shape', { paths });
      response.sendStatus(400);
      return;
    }
    try {
      const { status, body } = await receiveOnce(activity, reception, working);
      if (body === undefined) response.status(status).end();
      else response.status(status).json(body);
    } catch (error) {
      log.error('An event from Teams failed', { type: activity.type, error: nameOf(error) });
      response.status(500).end();
    }
  });

  async function whyRefused(
    { headers }: Request,
    envelope: z.infer<typeof envelopeSchema> | undefined,
  ): Promise<string | undefined> {
    if (envelope === undefined) return 'not-an-event';
    if (!isServiceUrlAllowed(envelope.serviceUrl, settings)) return 'service-url-elsewhere';
    const checked = await botFramework.check(headers.authorization ?? '', envelope);
    return checked.kind === 'refused' ? checked.reason : undefined;
  }

  router.use('/api/messages', (error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
    response.status(status >= 400 && status < 500 ? status : 500).end();
  });
  return router;
}

/**
 * True for a call that began on this machine. A proxy on this machine also comes from loopback, so what was passed on
 * does not count; and a browser that was sent here under another name does not either.
 */
function isFromThisMachine({ socket, headers }: Request): boolean {
  const from = socket.remoteAddress ?? '';
  const isLoopback = from === '::1' || from.startsWith('127.') || from.startsWith('::ffff:127.');
  const isPassedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => headers[name] !== undefined);
  const host = URL.canParse(`http://${headers.host}`) ? new URL(`http://${headers.host}`).hostname : '';
  return isLoopback && !isPassedOn && isLoopbackHost(host);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
