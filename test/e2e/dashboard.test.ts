import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriersOn, isWiderThanWindow } from '../support/barriers.ts';
import { hasBrowser, itInBrowser, type OpenBrowser, openBrowser } from '../support/browser.ts';
import { fillYear } from '../support/busy-year.ts';
import { keepPicture } from '../support/keep-picture.ts';
import { type ServerHere, startServerHere } from '../support/server-here.ts';
import { documentsOf } from '../support/stage-setting.ts';

let folder: string;
let server: ServerHere;
let browser: OpenBrowser;
let turns = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clausewise-year-'));
  await fillYear(folder);
  server = await startServerHere({ ...documentsOf('derby'), DATA_FOLDER: folder });
  if (hasBrowser) browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Says something in the try-out as one of the made-up people, or as nobody; resolves to the answer. */
async function say(text: string, as?: string): Promise<string> {
  turns += 1;
  const response = await fetch(`${server.url}/chat/turns`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ tenant: 'derby', conversation: 'dashboard', id: `${turns}`, text, as }),
  });
  return ((await response.json()) as { text: string }).text;
}

/** What somebody is given for typing "dashboard" in the try-out. */
async function linkFor(as: string): Promise<string> {
  const text = await say('dashboard', as);
  return /http:\/\/\S+\/enter\/\S+/.exec(text)?.[0] ?? `No link in: ${text}`;
}

/** A browser of its own for somebody, who has gone in by their link. */
async function enterAs(as: string, options: BrowserContextOptions = {}): Promise<Page> {
  const fresh = await browser.newContext(options);
  const page = await fresh.newPage();
  await page.goto(await linkFor(as));
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor();
  return page;
}

/** Presses Tab until the focus is on something of that name. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let at = 0; at < 150; at += 1) {
    await page.keyboard.press('Tab');
    const on = (await page.evaluate(
      `(document.activeElement.getAttribute('aria-label') || document.activeElement.textContent || '').trim().replace(/\\s+/g, ' ')`,
    )) as string;
    if (name.test(on)) return;
  }
  throw new Error(`Tab never comes to ${name}.`);
}

describe('the dashboard in a browser', () => {
  itInBrowser(
    'has no barriers, wide or narrow, light, dark or in forced colours, and is never wider than the window',
    async () => {
      for (let time = 0; time < 3; time += 1) await say('who chooses the flowers for the garden');
      const page = await enterAs('sam');
      const paths = {
        dashboard: '/dashboard',
        'dashboard-acknowledged': '/dashboard?promise=acknowledge&months=24',
        'dashboard-rows': '/dashboard/rows?promise=resolve&months=12&is=in-time',
        'dashboard-nothing': '/dashboard?promise=update&months=3',
        'dashboard-publish': '/dashboard/publish',
        'dashboard-questions': '/dashboard/questions',
        'dashboard-deliveries': '/dashboard/deliveries',
        'dashboard-health': '/dashboard/health',
      };
      for (const [name, path] of Object.entries(paths)) {
        for (const width of [1280, 320]) {
          await page.setViewportSize({ width, height: 900 });
          await page.goto(server.url + path);
          expect(await barriersOn(page, width === 320 ? 'layout' : 'all'), `${name} at ${width}`).toEqual([]);
          expect(await isWiderThanWindow(page), name).toBe(false);
          await keepPicture(page, `${name}-${width}`);
        }
      }
      for (const look of [{ colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
        await page.emulateMedia(look);
        await page.setViewportSize({ width: 1280, height: 900 });
        await page.goto(`${server.url}/dashboard`);
        expect(await barriersOn(page, 'colours'), JSON.stringify(look)).toEqual([]);
        await keepPicture(page, `dashboard-${Object.values(look)}`);
      }
      await page.context().close();
    },
  );

  itInBrowser('can be used with the keyboard alone, from the link to the rows behind a figure and back', async () => {
    const page = await enterAs('tom');
    await tabTo(page, /^Skip to main content$/);
    await page.keyboard.press('Enter');
    await tabTo(page, /Overdue$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Overdue', level: 1 }).waitFor();
    await tabTo(page, /^Dashboard of/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor();
    await tabTo(page, /^Streets, late: \d+$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Promise to resolve: late, Streets', level: 1 }).waitFor();
    await page.context().close();
  });

  itInBrowser('needs no script: link, figures, rows, another promise and a file', async () => {
    const page = await enterAs('khan', { javaScriptEnabled: false, acceptDownloads: true });
    expect(await page.locator('main').textContent()).toContain('Your enquiries');
    expect(await page.locator('main').textContent()).not.toContain('Cllr David Lowe');
    await page.getByLabel('Promise', { exact: true }).selectOption('Promise to acknowledge');
    await page.getByRole('button', { name: 'Show' }).click();
    await page
      .getByRole('link', { name: /^All, in time: \d+$/ })
      .first()
      .click();
    expect(await page.locator('h1').textContent()).toBe('Promise to acknowledge: in time');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: /^Download as a table/ }).click();
    expect((await download).suggestedFilename()).toMatch(/^casework-acknowledge-in-time-.*\.csv$/);
    await page.context().close();
  });

  itInBrowser('draws what the table says: the bar of a service is as long as its share', async () => {
    const page = await enterAs('sam');
    const chart = page.getByRole('img', { name: /^Promise to resolve, by service/ });
    const told = await chart.evaluate((svg) => svg.querySelector('desc')?.textContent ?? '');
    const [, inTime, late] = /Streets: (\d+) in time, (\d+) late/.exec(told) ?? [];
    const widths = await chart.evaluate((svg) =>
      ['in-time', 'late'].map((name) => Number(svg.querySelector(`.chart__part--${name}`)?.getAttribute('width'))),
    );
    expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(Number(inTime) / Number(late), 1);
    expect(await page.getByRole('link', { name: `Streets, late: ${late}` }).count()).toBe(1);
    await page.context().close();
  });
});

describe('the way in', () => {
  async function cookieFor(as: string): Promise<string> {
    const link = await linkFor(as);
    const response = await fetch(link, { method: 'POST', redirect: 'manual' });
    expect(response.headers.get('location')).toBe('/dashboard');
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    return cookie.split(';')[0] ?? '';
  }

  it('is closed to whoever has no session, guesses an address, or sends a form from elsewhere', async () => {
    for (const path of [
      '/dashboard',
      '/dashboard/rows?list=open',
      '/dashboard/rows.csv?list=open',
      '/dashboard/health',
    ])
      expect((await fetch(server.url + path)).status, path).toBe(403);
    const link = await linkFor('sam');
    await fetch(link);
    const statuses = [];
    for (let time = 0; time < 2; time += 1)
      statuses.push((await fetch(link, { method: 'POST', redirect: 'manual' })).status);
    expect(statuses).toEqual([303, 410]);
    const cookie = await cookieFor('sam');
    const get = (path: string) => fetch(server.url + path, { headers: { cookie } });
    expect((await get('/dashboard')).headers.get('cache-control')).toBe('no-store');
    for (const path of ['/dashboard/rows', '/dashboard/CW-2026-0001', '/dashboard/rows/CW-2026-0001'])
      expect((await get(path)).status, path).toBe(404);
    const send = (headers: Record<string, string>, token: string) =>
      fetch(`${server.url}/dashboard/deliveries`, {
        method: 'POST',
        headers: { cookie, ...headers },
        body: new URLSearchParams({ id: '1', token }),
        redirect: 'manual',
      });
    expect((await send({}, '')).status).toBe(403);
    expect((await send({}, 'x'.repeat(43))).status).toBe(403);
    expect((await send({ 'sec-fetch-site': 'cross-site' }, '')).status).toBe(403);
  });

  it('makes whoever is refused again and again wait, and nobody else', async () => {
    const cookie = await cookieFor('tom');
    let last = 0;
    for (let at = 0; at < 70 && last !== 429; at += 1)
      last = (await fetch(`${server.url}/enter/${'guess'.repeat(6)}${at}`)).status;
    expect(last).toBe(429);
    const refused = await fetch(`${server.url}/enter/${'guess'.repeat(8)}`);
    expect(await refused.text()).toContain('Wait a minute');
    // Whoever is in, or comes with a link of theirs, is not shut out by it.
    expect((await fetch(`${server.url}/dashboard`, { headers: { cookie } })).status).toBe(200);
    await cookieFor('priya');
  });
});
