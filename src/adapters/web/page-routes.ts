import { type RequestHandler, type Response, Router } from 'express';
import { createDatedRoutes } from './dated-routes.ts';
import { orderHeadings } from './heading-order.ts';
import type { WebKeptDays } from './options.ts';
import type { Pages } from './page-model.ts';
import type { Views } from './views.ts';

/** The longest search that is looked up, in UTF-16 units. */
const LONGEST_QUERY = 500;

/** The pages of councils, documents and clauses, and the two that every app has to name. What is not there is left to the routes that follow. */
export function createPageRoutes(pages: Pages, views: Views, keptDays: WebKeptDays): Router {
  const router = Router();
  const send = (response: Response, next: () => void, view: string, model: object | undefined) => {
    if (model) response.send(views.render(view, model));
    else next();
  };

  router.get('/privacy', (_request, response) => {
    response.send(views.render('privacy', { keptDays }));
  });

  router.get('/terms', (_request, response) => {
    response.send(views.render('terms', {}));
  });

  router.use(toLowerCase);

  router.get('/:council', async ({ params }, response, next) => {
    send(response, next, 'council', await pages.council(params.council));
  });

  router.get('/:council/search', async ({ params, query }, response, next) => {
    const [asked, document, standing] = [query.q, query.document, query.standing].map(read);
    const page = await pages.council(params.council);
    if (page === undefined) return next();
    if (asked === undefined || asked === '' || asked.length > LONGEST_QUERY) {
      const refusal = asked ? `Use at most ${LONGEST_QUERY} characters.` : 'Type what you are looking for.';
      send(response.status(400), next, 'search', { council: page.council, query: asked ?? '', refusal });
      return;
    }
    const wish = { query: asked, document: document ?? '', standing: standing ?? '' };
    const found = await pages.search(params.council, wish);
    if (found?.goTo === undefined || query.all !== undefined)
      send(response, next, 'search', found && { ...found, ...wish });
    else response.redirect(withQuery(found.goTo, asked));
  });

  router.get('/:council/changes.atom', async ({ params }, response, next) => {
    response.type('application/atom+xml');
    send(response, () => next(asPage(response)), 'changes', await pages.changes(params.council));
  });

  router.get('/:council/:document', async ({ params }, response, next) => {
    const page = await pages.document(params.council, params.document);
    send(response, next, 'document', page && { ...page, entries: orderHeadings(page.entries) });
  });

  router.get('/:council/:document/data.json', async ({ params }, response, next) => {
    const data = await pages.data(params.council, params.document);
    if (data) response.json(data);
    else next();
  });

  router.get('/:council/:document/data.akn', async ({ params }, response, next) => {
    response.type('application/akn+xml');
    send(response, () => next(asPage(response)), 'akoma-ntoso', await pages.structure(params.council, params.document));
  });

  router.use(createDatedRoutes(pages, views));

  router.get('/:council/:document/:number', async ({ params, query }, response, next) => {
    const page = await pages.clause(params.council, params.document, params.number);
    send(response, next, 'clause', page && { ...page, query: read(query.q) ?? '' });
  });

  return router;
}

/** One text of a query, trimmed; undefined where there is none or several. */
function read(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() : undefined;
}

/** `/derby/working-together/16?q=para+16(d)#item-d`: the page keeps what was looked for. */
function withQuery(path: string, query: string): string {
  const [page = '', fragment] = path.split('#');
  return `${page}?${new URLSearchParams({ q: query })}${fragment === undefined ? '' : `#${fragment}`}`;
}

/** What is not found is said on a page, whatever was asked for. */
function asPage(response: Response): undefined {
  response.type('html');
  return undefined;
}

/** `/DERBY/Working-Together/26` goes to `/derby/working-together/26`: slugs have no capitals, numbers may. */
const toLowerCase: RequestHandler = (request, response, next) => {
  const [, council = '', document = '', rest = ''] =
    /^\/([A-Za-z0-9-]+)(?:\/([A-Za-z0-9.-]+))?((?:[/?].*)?)$/.exec(request.url) ?? [];
  const slugs = [council, document].filter((slug) => slug !== '');
  if (!slugs.some((slug) => /[A-Z]/.test(slug))) return next();
  response.redirect(301, `/${slugs.join('/').toLowerCase()}${rest}`);
};
