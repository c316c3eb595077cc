import { Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { WebOptions } from './options.ts';

const A_MINUTE = 60_000;
/** A calendar program asks once in a while; more is somebody guessing, or a program gone wrong. */
const MOST_ASKED = 30;
const MOST_OF_ADDRESS = 600;

/**
 * `GET /calendar/COUNCIL/PERSON/SECRET.ics`: the dates of one person, for calendar programs. 404 for an address that is none
 * or was stopped, the same for both. 304 where nothing is new. At most so often, by address asked for and by who asks.
 */
export function createCalendarRoutes(find: NonNullable<WebOptions['findCalendar']>): Router {
  const router = Router();
  const common = {
    windowMs: A_MINUTE,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    message: 'That was too often in a minute. Ask again in a minute.',
  } as const;
  const limits = [
    rateLimit({
      ...common,
      limit: MOST_OF_ADDRESS,
      // Who connects is what counts: into a header whoever asks can write anything.
      validate: { xForwardedForHeader: false, forwardedHeader: false },
    }),
    rateLimit({ ...common, limit: MOST_ASKED, keyGenerator: ({ path }) => path }),
  ];
  router.get('/calendar/:council/:person/:file', ...limits, async ({ params }, response) => {
    const { council, person, file } = params;
    const secret = /^([\w-]{32})\.ics$/.exec(String(file))?.[1];
    const text = secret && (await find({ council: String(council), person: String(person), secret }));
    response.set({ 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'no-referrer' });
    if (!text) {
      response.status(404).set('Cache-Control', 'no-store').type('text/plain').send('There is no calendar here.\n');
      return;
    }
    response.set({
      'Cache-Control': 'private, max-age=900, must-revalidate',
      'Content-Disposition': 'inline; filename="casework.ics"',
    });
    // The tag of what is sent comes with it, and whoever has that already gets 304.
    response.type('text/calendar; charset=utf-8').send(text);
  });
  return router;
}
