import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import { barriersOn, isWiderThanWindow } from '../../support/barriers.ts';
import { hasBrowser, itInBrowser, type OpenBrowser, openBrowser } from '../../support/browser.ts';
import { appId, officer, tenant } from './recorded.ts';
import { memberOf, type RunningTeams, runTeams, says } from './running-teams.ts';

/** What Teams’ own library does inside Teams: hands over a token, and is told how it went. */
const library = (token: string) => `
  globalThis.told = [];
  const tell = (name) => (said) => void told.push(said === undefined ? name : name + ' ' + said.reason);
  globalThis.microsoftTeams = {
    app: {
      initialize: async () => undefined,
      notifyAppLoaded: tell('loaded'), notifySuccess: tell('success'),
      notifyFailure: tell('failure'), notifyExpectedFailure: tell('expected failure'),
      ExpectedFailureReason: { Other: 'Other' },
    },
    authentication: { getAuthToken: async () => ${JSON.stringify(token)} },
  };`;

const publicFolder = join(import.meta.dirname, '..', '..', '..', 'src', 'adapters', 'web', 'public');
const renderer = join(
  dirname(createRequire(import.meta.url).resolve('adaptivecards/package.json')),
  ...['dist', 'adaptivecards.min.js'],
);

let teams: RunningTeams;
let browser: OpenBrowser;
let page: Page;
beforeAll(async () => {
  if (!hasBrowser) return;
  [teams, browser] = await Promise.all([runTeams(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await teams?.close();
});
beforeEach(async () => {
  if (!hasBrowser) return;
  teams.reset();
  await teams.post(teams.events.reaction());
  teams.connector.roster.set(officer.aadObjectId, memberOf(officer));
  page = await browser.context.newPage();
});
afterEach(() => page?.close());

/** Opens the tab as Teams would, for whoever the token speaks of. */
async function open(claims: object = {}): Promise<void> {
  const token = teams.issuer.bearer(`api://clausewise.example/botid-${appId}`, '', {
    claims: { serviceurl: undefined, tid: tenant, oid: officer.aadObjectId, scp: 'access_as_user', ...claims },
  });
  await page.route('**/assets/*', (route) => {
    const name = new URL(route.request().url()).pathname.slice('/assets/'.length);
    return route.fulfill({ path: name === 'adaptivecards.js' ? renderer : join(publicFolder, name) });
  });
  await page.route('**/teams-js.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: library(token.replace(/^Bearer /, '')) }),
  );
  await page.goto(teams.tabUrl);
}

const told = () => page.evaluate('globalThis.told');

describe('the personal tab in a browser', () => {
  itInBrowser('is drawn without barriers, wide, narrow, dark and in forced colours, and tells Teams so', async () => {
    teams.reply = ({ input }) =>
      input.kind === 'home'
        ? {
            blocks: [
              { kind: 'heading', text: 'My casework' },
              { kind: 'paragraph', text: 'Nothing waits for you.' },
              { kind: 'actions', actions: [{ label: 'Log an enquiry', typed: 'log an enquiry', weight: 'primary' }] },
            ],
          }
        : says('What is it about?');
    await open();
    await page.getByText('Nothing waits for you.').waitFor();
    expect(await told()).toEqual(['success']);
    expect(await page.locator('#problem').isVisible()).toBe(false);
    for (const look of [{ colorScheme: 'dark' }, { forcedColors: 'active', colorScheme: 'light' }] as const) {
      await page.emulateMedia(look);
      expect(await barriersOn(page, 'colours'), JSON.stringify(look)).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await barriersOn(page)).toEqual([]);
    expect(await isWiderThanWindow(page)).toBe(false);
    await page.getByRole('button', { name: 'Log an enquiry' }).press('Enter');
    await page.getByText('What is it about?').waitFor();
  });

  itInBrowser('says how to go on where nobody can be told, and does not tell Teams that it went well', async () => {
    await open({ aud: 'api://elsewhere.example/botid-1' });
    await page.getByText('Your casework cannot be shown here just now').waitFor();
    expect(await told()).toEqual(['expected failure Other']);
    expect(await page.getByRole('link', { name: 'Open our chat' }).getAttribute('href')).toContain(appId);
    expect(await barriersOn(page)).toEqual([]);
  });
});
