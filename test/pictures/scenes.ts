import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { createMovableClock } from '../../src/app/movable-clock.ts';
import { keepClock } from '../../src/app/try-out-clock.ts';
import { openStorage } from '../../src/storage/index.ts';
import type { OpenBrowser } from '../support/browser.ts';
import { fillYear } from '../support/busy-year.ts';
import { type ServerHere, startServerHere } from '../support/server-here.ts';

/** Every picture of the README, in the order in which it is come to. */
export type Visit = (name: string, of: Page | Locator) => Promise<void>;

const size = { width: 1100, height: 860 };
/** What time it is in every picture, so that one made next year shows the same: Wednesday 18 November 2026, 10:00. */
const moment = Date.parse('2026-11-18T10:00:00Z');

/** Goes through the try-out as somebody would, and stops at what is pictured. */
export async function visitScenes(browser: OpenBrowser, visit: Visit): Promise<void> {
  await withServer({ SENTENCE_MODEL: 'universal' }, false, async (server) => {
    await visitAnswers(browser, server, visit);
    await visitInboxes(browser, server, visit);
    const library = await (await browser.newContext({ viewport: size })).newPage();
    await library.goto(`${server.url}/derby/working-together/20`);
    await visit('library', library);
    await library.context().close();
  });
  await withServer({}, true, (server) => visitDashboard(browser, server, visit));
}

async function withServer(
  settings: Readonly<Record<string, string>>,
  hasYear: boolean,
  use: (server: ServerHere) => Promise<void>,
): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'clausewise-pictures-'));
  try {
    if (hasYear) await fillYear(data, moment);
    const clock = createMovableClock(Date.now);
    clock.set(moment);
    const storage = await openStorage({ dataFolder: join(data, 'try-out') }, clock.now);
    await keepClock(clock, storage);
    await storage.close();
    const server = await startServerHere({ ...settings, DATA_FOLDER: data });
    try {
      await use(server);
    } finally {
      await server.close();
    }
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

async function openTryOut(browser: OpenBrowser, server: ServerHere): Promise<Page> {
  const page = await (await browser.newContext({ viewport: size, locale: 'en-GB' })).newPage();
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Skip the tour' }).click();
  return page;
}

async function ask(page: Page, text: string): Promise<Locator> {
  const before = await page.locator('.answer').count();
  await page.getByRole('textbox', { name: 'Your question' }).fill(text);
  await page.keyboard.press('Enter');
  const answer = page.locator('.answer').nth(before);
  await answer.waitFor();
  return answer;
}

async function speakAs(page: Page, name: RegExp): Promise<void> {
  await page.getByText('Change').click();
  await choose(page.locator('#person'), name);
  await page.getByText('Change').click();
}

async function choose(list: Locator, name: RegExp): Promise<void> {
  const value = await list.locator('option', { hasText: name }).first().getAttribute('value');
  await list.selectOption(value);
}

async function visitAnswers(browser: OpenBrowser, server: ServerHere, visit: Visit): Promise<void> {
  const page = await openTryOut(browser, server);
  // What can be asked while the documents are being learned is said below the question until then.
  await page.locator('#reading', { hasText: /^$/ }).waitFor({ state: 'attached', timeout: 120_000 });
  const answer = await ask(page, 'can I attend a group meeting?');
  await page.evaluate('window.scrollTo(0, 0)');
  await visit('answer', page);
  await visit('teams-card', answer);
  await page.getByLabel('Show answers as').selectOption('Slack message');
  await answer.locator('.slack').waitFor();
  await visit('slack-message', answer);
  await page.context().close();
}

async function visitInboxes(browser: OpenBrowser, server: ServerHere, visit: Visit): Promise<void> {
  const page = await openTryOut(browser, server);
  await page.setViewportSize({ width: size.width, height: 1400 });
  await speakAs(page, /^Priya Shah/);
  for (let time = 0; time < 2; time += 1) {
    const moved = page.waitForResponse('**/chat/clock');
    await page.getByRole('button', { name: 'To the next deadline' }).click();
    await moved;
    await page.locator('#clock-busy', { hasText: /^$/ }).waitFor({ state: 'attached' });
  }
  await choose(page.locator('#inbox-right'), /Tom Reid/);
  // An inbox is asked for now and then: what came last has to be there on both sides.
  for (const side of ['left', 'right'])
    await page
      .locator(`[data-side="${side}"] .inbox__messages > .answer`, { hasText: 'Your list for Monday 23 November' })
      .first()
      .waitFor();
  await page.locator('#clock-next', { hasNotText: 'on its way' }).waitFor({ timeout: 60_000 });
  await page.evaluate('document.activeElement.blur()');
  await page.locator('#inboxes').scrollIntoViewIfNeeded();
  await visit('casework', page.locator('#inboxes'));
  await page.context().close();
}

async function visitDashboard(browser: OpenBrowser, server: ServerHere, visit: Visit): Promise<void> {
  const page = await openTryOut(browser, server);
  await speakAs(page, /^Sam Taylor/);
  const said = await ask(page, 'dashboard');
  const opened = page.context().waitForEvent('page');
  await said.getByText('Open the dashboard').click();
  const dashboard = await opened;
  await dashboard.getByRole('button', { name: 'Go on' }).click();
  await dashboard.getByRole('heading', { name: 'How promises are kept' }).waitFor();
  await dashboard.evaluate("document.getElementById('promises').scrollIntoView()");
  await visit('dashboard', dashboard);
  await page.context().close();
}
