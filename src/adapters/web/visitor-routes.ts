import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import { defined } from '../../defined.ts';
import { refuseOtherSites } from './entry-routes.ts';
import { formTokenOf, isFormToken, type SessionCookie } from './session-cookie.ts';
import type { Views } from './views.ts';
import type { VisitLimits } from './visit-limits.ts';
import type { SentForm, VisitorAnswer, VisitorPages, WebEntry, WebVisitor } from './visitors.ts';

/** The largest form without a file, in bytes. */
const LARGEST_PLAIN_FORM = 512_000;

const nobody = { council: { id: '' }, person: { id: '' } };

type Visit = { readonly visitor: WebVisitor; readonly secret: string };

/**
 * Pages for whoever came from chat, below `/<name>`. Nothing of a request is read before it is known who sends it; a form
 * counts only with the token of its session.
 */
export function createVisitorRoutes(
  pages: VisitorPages,
  entry: WebEntry,
  cookie: SessionCookie,
  views: Views,
  limits: VisitLimits,
): Router {
  const router = Router();
  const visits = new WeakMap<Request, Visit>();
  const base = `/${pages.name}`;

  router.use(base, async (request, response, next) => {
    // Forms need to say where they come from, which they do not without a referrer.
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'same-origin' });
    const secret = cookie.read(request);
    const visitor = secret === undefined ? undefined : await entry.find(secret);
    if (secret === undefined || visitor === undefined) {
      limits.refusals(
        request,
        response,
        () => void response.status(403).send(views.render('enter-first', { typed: pages.typed })),
      );
      return;
    }
    visits.set(request, { visitor, secret });
    next();
  });
  router.use(
    base,
    limits.ofPerson((request) => {
      const { council, person } = visits.get(request)?.visitor ?? nobody;
      return JSON.stringify([council.id, person.id]);
    }),
  );

  router.get([base, `${base}/*path`], async (request, response, next) => {
    const visit = visits.get(request);
    if (visit === undefined) return next();
    const answer = await pages.read(visit.visitor, partsOf(request), queryOf(request));
    send(answer, visit, response, next);
  });

  router.post(
    [base, `${base}/*path`],
    refuseOtherSites,
    express.urlencoded({ extended: false, limit: LARGEST_PLAIN_FORM, parameterLimit: 10_000 }),
    express.raw({ type: 'multipart/form-data', limit: pages.largestForm }),
    async (request, response, next) => {
      const visit = visits.get(request);
      if (visit === undefined) return next();
      const form = await readForm(request);
      if (form === undefined || !isFormToken(form.values.token?.[0], visit.secret)) {
        response.status(403).send(views.render('form-refused', { back: request.originalUrl, visitor: visit.visitor }));
        return;
      }
      send(await pages.act(visit.visitor, partsOf(request), form), visit, response, next);
    },
  );

  router.use(base, tooLarge);
  return router;

  function send(answer: VisitorAnswer | undefined, visit: Visit, response: Response, next: () => void): void {
    switch (answer?.kind) {
      case undefined:
        next();
        return;
      case 'go':
        response.redirect(303, answer.to);
        return;
      case 'file':
        // Never shown on this site: what somebody brought stays a file.
        response.attachment(answer.name).type(answer.type).send(Buffer.from(answer.bytes));
        return;
      case 'page': {
        const { visitor, secret } = visit;
        const model = { ...answer.model, visitor, token: formTokenOf(secret) };
        response.status(answer.status ?? 200).send(views.render(answer.view, model));
      }
    }
  }
}

function partsOf({ params }: Request): readonly string[] {
  const { path } = params as { readonly path?: readonly string[] };
  return path ?? [];
}

function queryOf({ query }: Request): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
  );
}

/** A form as sent, with or without a file; undefined where it cannot be read. */
async function readForm({ body, headers }: Request): Promise<SentForm | undefined> {
  if (!Buffer.isBuffer(body)) {
    const values = Object.entries((body ?? {}) as Record<string, string | readonly string[]>);
    return { values: Object.fromEntries(values.map(([name, value]) => [name, [value].flat()])) };
  }
  try {
    const type = headers['content-type'] ?? '';
    const data = await new globalThis.Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    const values: Record<string, string[]> = {};
    let file: SentForm['file'];
    for (const [name, value] of data) {
      if (typeof value === 'string') values[name] = [...(values[name] ?? []), value];
      else if (value.name !== '') file = { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) };
    }
    return { values, ...defined({ file }) };
  } catch {
    return undefined;
  }
}

/** What is larger than it may be leads back to its page, which says so. */
const tooLarge: ErrorRequestHandler = (error, request, response, next) => {
  if ((error as { type?: string }).type !== 'entity.too.large' || response.headersSent) return next(error);
  response.redirect(303, `${request.baseUrl}${request.path}?problem=too-large`);
};
