import { createHash } from 'node:crypto';
import { type RequestHandler, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { WebOptions } from './options.ts';

const A_MINUTE = 60_000;
/** A calendar program asks once in a while; more is a program gone wrong. */
const MOST_ASKED = 30;
/** More is somebody guessing. */
const MOST_REFUSED = 60;

/**
 * `GET /calendar/COUNCIL/PERSON/SECRET.ics`: the dates of one person, for calendar programs. 404 for an address that is none
 * or was stopped, the same for both. 304 where nothing is new.
 *
 * One address may be asked for so often, however it is spelt. Whoever is refused again and again has to wait, by who connects; an
 * address that is right is never held up by that, since a council's calendars may all be fetched by one program or proxy.
 */
export function createCalendarRoutes(find: NonNullable<WebOptions['findCalendar']>): Router {
  const router = Router();
  const common = {
    windowMs: A_MINUTE,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    message: 'That was too often in a minute. Ask again in a minute.',
  } as const;
  const ofAddress = rateLimit({
    ...common,
    limit: MOST_ASKED,
    // As it is read, not as it is spelt, and as short for any address.
    keyGenerator: ({ params: { council, person, file } }) =>
      createHash('sha256')
        .update(JSON.stringify([council, person, file]))
        .digest('base64url'),
  });
  const refusals = rateLimit({
    ...common,
    limit: MOST_REFUSED,
    // Who connects is what counts: into a header whoever asks can write anything.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
  });
  const refuse: RequestHandler = (_request, response) => {
    response.status(404).set('Cache-Control', 'no-store').type('text/plain').send('There is no calendar here.\n');
  };
  const give: RequestHandler = async ({ params }, response, next) => {
    const { council, person, file } = params;
    const secret = /^([\w-]{32})\.ics$/.exec(String(file))?.[1];
    const text = secret && (await find({ council: String(council), person: String(person), secret }));
    response.set({ 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'no-referrer' });
    if (!text) return next();
    response.set({
      'Cache-Control': 'private, max-age=900, must-revalidate',
      'Content-Disposition': 'inline; filename="casework.ics"',
    });
    // The tag of what is sent comes with it, and whoever has that already gets 304.
    response.type('text/calendar; charset=utf-8').send(text);
  };
  router.get('/calendar/:council/:person/:file', ofAddress, give, refusals, refuse);
  return router;
}
