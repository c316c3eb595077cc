import { type Response, Router } from 'express';
import { orderHeadings } from './heading-order.ts';
import type { Pages, ReceivedFile } from './page-model.ts';
import type { Views } from './views.ts';

/** Documents as they were on a day, what changed between two texts, and files as they were received. */
export function createDatedRoutes(pages: Pages, views: Views): Router {
  const router = Router();

  // The form of a page: no script is needed for it.
  router.get('/:council/:document/as-at', ({ params, query }, response, next) => {
    const { date, number } = query;
    const { council, document } = params;
    const path = `/${council}/${encodeURIComponent(document)}`;
    if (typeof date !== 'string' || !isDay(date)) return response.redirect(path);
    const clause = typeof number === 'string' && number !== '' ? `/${encodeURIComponent(number)}` : '';
    return clause.length > 200 ? next() : response.redirect(`${path}/${date}${clause}`);
  });

  router.get('/:council/:document/differences', async ({ params, query }, response, next) => {
    const [from, to] = [query.from, query.to].map((day) => (typeof day === 'string' && isDay(day) ? day : undefined));
    const page = await pages.differences(params.council, params.document, { from, to });
    if (page) response.send(views.render('differences', page));
    else next();
  });

  router.get('/:council/:document/source', async ({ params }, response, next) => {
    sendFile(await pages.received(params.council, params.document), response, next);
  });

  router.get('/:council/:document/:day', async ({ params }, response, next) => {
    const { council, document, day } = params;
    if (!isDay(day)) return next();
    const page = await pages.document(council, document, day);
    if (page) response.send(views.render('document', { ...page, entries: orderHeadings(page.entries) }));
    else await sendNoText(council, document, day, response, next);
  });

  router.get('/:council/:document/:day/source', async ({ params }, response, next) => {
    if (!isDay(params.day)) return next();
    sendFile(await pages.received(params.council, params.document, params.day), response, next);
  });

  router.get('/:council/:document/:day/:number', async ({ params }, response, next) => {
    const { council, document, day, number } = params;
    if (!isDay(day)) return next();
    const page = await pages.clause(council, document, number, day);
    if (page) return void response.send(views.render('clause', { ...page, query: '' }));
    // The day has a text, and that has no such paragraph: then there is no such page.
    if (await pages.document(council, document, day)) return next();
    await sendNoText(council, document, day, response, next);
  });

  async function sendNoText(council: string, document: string, day: string, response: Response, next: () => void) {
    const page = await pages.noTextOn(council, document, day);
    if (page) response.status(404).send(views.render('no-text', page));
    else next();
  }

  return router;
}

/** What somebody else made is never opened as a page of this site. */
function sendFile(file: ReceivedFile | undefined, response: Response, next: () => void): void {
  if (file === undefined) {
    next();
    return;
  }
  if (file.isPdf) {
    // A browser opens a PDF at a page in a viewer of its own, where nothing of it reaches this site.
    response.set({ 'X-Content-Type-Options': 'nosniff' });
    response.type('application/pdf');
    response.set('Content-Disposition', contentDisposition(file.name));
    response.send(Buffer.from(file.bytes));
    return;
  }
  response.set({ 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': "sandbox; default-src 'none'" });
  response.attachment(file.name).type('application/octet-stream').send(Buffer.from(file.bytes));
}

function contentDisposition(name: string): string {
  return `inline; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}

function isDay(text: string): boolean {
  return /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text) && !Number.isNaN(Date.parse(text));
}
