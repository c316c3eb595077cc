import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import express, { Router } from 'express';
import { createKeptKeys } from './kept-keys.ts';
import type { Reception } from './receive.ts';
import { showTab } from './tab.ts';
import { checkTabToken, entraIssuersOf } from './tab-token.ts';

const require = createRequire(import.meta.url);

/** The tab's address, as the app's manifest names it, and Microsoft's library beside it. */
const ADDRESS = '/teams/casework';
const LIBRARY = '/teams/teams-js.js';

/** Who may frame the page. https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements */
const hosts = ['https://teams.microsoft.com', 'https://*.teams.microsoft.com', 'https://*.cloud.microsoft'];
const policy = [
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'",
  `form-action 'none'; frame-ancestors ${hosts.join(' ')}`,
].join('; ');

const ENTRA_KEYS = 'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration';
const USUAL_TIMEOUT = 10_000;

type TabParts = {
  readonly reception: Reception;
  /** The address of a file of the site that draws cards. */
  readonly assetPath: (name: string) => string;
  /** The site's own host, as the registration's application ID URI has it. */
  readonly host: string;
  readonly logRefusal: (reason: string) => void;
  /** Milliseconds since the epoch, the true time. */
  readonly wallClock: () => number;
};

/**
 * The personal tab: a page for Teams to frame, which asks with a token of Teams' single sign-on. Tabs made of cards, which the bot
 * alone could answer, are gone from Teams.
 */
export function createTabRoutes({ reception, assetPath, host, logRefusal, wallClock }: TabParts): Router {
  const { settings, log } = reception;
  const { identity, testMode, tenants } = settings;
  const router = Router();
  if (identity.kind === 'unauthenticated-loopback') return router;
  const { appId } = identity;
  const keys = createKeptKeys(
    testMode?.openIdMetadataUrl ?? ENTRA_KEYS,
    settings.sendTimeout ?? USUAL_TIMEOUT,
    wallClock,
  );
  const audiences = [appId, `api://${host}/botid-${appId}`];
  const issuersOf = testMode ? () => [testMode.issuer] : entraIssuersOf;
  const html = page(assetPath, `https://teams.microsoft.com/l/chat/0/0?users=28:${appId}`);

  router.get(ADDRESS, (_request, response) => {
    response.set({ 'Content-Security-Policy': policy, 'Cache-Control': 'no-cache', 'X-Robots-Tag': 'noindex' });
    response.type('html').send(html);
  });
  router.get(LIBRARY, (_request, response) => {
    // Looked for when it is asked for: nothing else needs it.
    const root = dirname(require.resolve('@microsoft/teams-js/package.json'));
    response.sendFile(join(root, 'dist', 'umd', 'MicrosoftTeams.min.js'), { maxAge: '1d' });
  });
  router.post(ADDRESS, express.json({ limit: '64kb' }), async (request, response) => {
    const wanted = { audiences, tenants, issuersOf, now: wallClock() };
    const checked = await checkTabToken(request.headers.authorization ?? '', wanted, keys);
    response.set('Cache-Control', 'no-store');
    if (checked.kind === 'refused') {
      logRefusal(`tab-${checked.reason}`);
      response.sendStatus(401);
      return;
    }
    try {
      response.json({ cards: await showTab(checked.visitor, request.body, appId, reception) });
    } catch (error) {
      log.error('The tab could not be shown', { error: error instanceof Error ? error.name : typeof error });
      response.sendStatus(500);
    }
  });
  return router;
}

function page(assetPath: (name: string) => string, chat: string): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>My casework</title>
<link rel="stylesheet" href="${assetPath('card.css')}">
<link rel="stylesheet" href="${assetPath('tab.css')}">
<script src="${assetPath('adaptivecards.js')}" defer></script>
<script src="${LIBRARY}" defer></script>
<script type="module" src="${assetPath('tab.js')}"></script>
</head>
<body>
<main>
<h1>My casework</h1>
<p id="problem" role="status" hidden>Your casework cannot be shown here just now: Teams did not say who you are, or Clausewise did not answer. <a href="${chat}" target="_blank" rel="noopener">Open our chat</a> and type “my casework”.</p>
<noscript><p>This page needs JavaScript. In our chat, type “my casework”.</p></noscript>
<div id="cards" class="answer"></div>
</main>
</body>
</html>
`;
}
