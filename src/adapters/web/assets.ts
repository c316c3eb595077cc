import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import express, { Router } from 'express';

const require = createRequire(import.meta.url);

/** Where govuk-frontend keeps its templates and style sheet. */
export const govukFrontend = join(dirname(require.resolve('govuk-frontend/package.json')), 'dist');

const publicFolder = join(import.meta.dirname, 'public');
const cardRenderer = join(dirname(require.resolve('adaptivecards/package.json')), 'dist', 'adaptivecards.min.js');
const systemFont = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** Everything under `/assets`: our own files, the style sheet of govuk-frontend and Microsoft's card renderer. */
export function createAssetRoutes(): Router {
  const router = Router();
  const styles = withoutTransport(readFileSync(join(govukFrontend, 'govuk', 'govuk-frontend.min.css'), 'utf8'));
  router.get('/assets/govuk-frontend.css', (_request, response) => {
    response.set('Cache-Control', 'no-cache').type('css').send(styles);
  });
  router.get('/assets/adaptivecards.js', (_request, response) => {
    response.sendFile(cardRenderer, { cacheControl: false, headers: { 'Cache-Control': 'no-cache' } });
  });
  router.use(
    '/assets',
    express.static(publicFolder, { index: false, redirect: false, cacheControl: false, setHeaders: revalidate }),
  );
  return router;
}

function revalidate(response: { setHeader(name: string, value: string): unknown }): void {
  response.setHeader('Cache-Control', 'no-cache');
}

/** GDS Transport, the crown and the crest are for GOV.UK only, so neither they nor their addresses leave this server. */
function withoutTransport(css: string): string {
  return css
    .replace(/@font-face\{[^}]*\}/g, '')
    .replaceAll('GDS Transport,arial,sans-serif', systemFont)
    .replaceAll('font-family:sans-serif', `font-family:${systemFont}`)
    .replace(/url\(\/assets\/[^)]*\)/g, 'none')
    .replace(/\/\*# sourceMappingURL=.*?\*\//, '');
}
