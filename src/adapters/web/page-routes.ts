import { type Response, Router } from 'express';
import { orderHeadings } from './heading-order.ts';
import type { Pages } from './page-model.ts';
import type { Views } from './views.ts';

/** The longest search that is looked up, in UTF-16 units. */
const longestQuery = 500;

/** The pages of councils, documents and clauses, and the two that every app has to name. What is not there is left to the routes that follow. */
export function createPageRoutes(pages: Pages, views: Views): Router {
  const router = Router();
  const send = (response: Response, next: () => void, view: string, model: object | undefined) => {
    if (model) response.send(views.render(view, model));
    else next();
  };

  router.get('/privacy', (_request, response) => {
    response.send(views.render('privacy', {}));
  });

  router.get('/terms', (_request, response) => {
    response.send(views.render('terms', {}));
  });

  router.get('/:council', async ({ params }, response, next) => {
    send(response, next, 'council', await pages.council(params.council));
  });

  router.get('/:council/search', async ({ params, query }, response, next) => {
    const asked = typeof query.q === 'string' ? query.q.trim() : '';
    const council = (await pages.council(params.council))?.council;
    if (asked === '' || asked.length > longestQuery) {
      const refusal = asked === '' ? 'Type what you are looking for.' : `Use at most ${longestQuery} characters.`;
      send(response.status(council ? 400 : 404), next, 'search', council && { council, query: asked, refusal });
      return;
    }
    const found = await pages.search(params.council, asked);
    send(response, next, 'search', found && { ...found, query: asked });
  });

  router.get('/:council/:document', async ({ params }, response, next) => {
    const page = await pages.document(params.council, params.document);
    send(response, next, 'document', page && { ...page, entries: orderHeadings(page.entries) });
  });

  router.get('/:council/:document/:number', async ({ params }, response, next) => {
    send(response, next, 'clause', await pages.clause(params.council, params.document, params.number));
  });

  return router;
}
