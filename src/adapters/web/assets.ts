import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import express, { Router } from 'express';

const require = createRequire(import.meta.url);

/** Where govuk-frontend keeps its templates and style sheet. */
export const govukFrontend = join(dirname(require.resolve('govuk-frontend/package.json')), 'dist');

const publicFolder = join(import.meta.dirname, 'public');
const cardRenderer = join(dirname(require.resolve('adaptivecards/package.json')), 'dist', 'adaptivecards.min.js');
const SYSTEM_FONT = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const styles = withoutTransport(readFileSync(join(govukFrontend, 'govuk', 'govuk-frontend.min.css'), 'utf8'));

/** A mark of all files together: whatever changes, every address changes, so a browser may keep what it has for ever. */
const fingerprint = digestOf([
  styles,
  readFileSync(cardRenderer),
  ...readdirSync(publicFolder)
    .sort()
    .map((name) => readFileSync(join(publicFolder, name))),
]);

/** The address of one of our own files, of the style sheet of govuk-frontend or of Microsoft's card renderer. */
export function assetPath(name: string): string {
  return `/assets/${fingerprint}/${name}`;
}

/** Serves what `assetPath` names. Modules find one another beside them, under the same mark. */
export function createAssetRoutes(): Router {
  const router = Router();
  const base = `/assets/${fingerprint}`;
  const forEver = { immutable: true, maxAge: '365d' } as const;
  router.get(`${base}/govuk-frontend.css`, (_request, response) => {
    response.set('Cache-Control', 'public, max-age=31536000, immutable').type('css').send(styles);
  });
  router.get(`${base}/adaptivecards.js`, (_request, response) => {
    response.sendFile(cardRenderer, forEver);
  });
  router.use(base, express.static(publicFolder, { index: false, redirect: false, ...forEver }));
  return router;
}

function digestOf(parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 16);
}

/** GDS Transport, the crown and the crest are for GOV.UK only, so neither they nor their addresses leave this server. */
function withoutTransport(css: string): string {
  return css
    .replace(/@font-face\{[^}]*\}/g, '')
    .replaceAll('GDS Transport,arial,sans-serif', SYSTEM_FONT)
    .replaceAll('font-family:sans-serif', `font-family:${SYSTEM_FONT}`)
    .replace(/url\(\/assets\/[^)]*\)/g, 'none')
    .replace(/\/\*# sourceMappingURL=.*?\*\//, '');
}
