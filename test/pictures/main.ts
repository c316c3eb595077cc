import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { type RunningServer, startServer } from '../app/running-server.ts';
import { openBrowser } from '../support/browser.ts';
import { fillYear } from '../support/busy-year.ts';

/*
 * npm run pictures: makes the pictures of the README anew, from the product as it is. They show the try-out's made-up people.
 */

const folder = join(import.meta.dirname, '..', '..', '.github', 'pictures');
/** Bytes. */
const largest = 200_000;
const size = { width: 1100, height: 860 };

async function take(name: string, of: Page | Locator, options: { clip?: Clip } = {}): Promise<void> {
  const path = join(folder, `${name}.png`);
  await of.screenshot({ path, ...options });
  const { size: bytes } = await stat(path);
  console.log(`${name}.png  ${Math.round(bytes / 1000)} KB`);
  if (bytes >= largest) throw new Error(`${name}.png has ${bytes} bytes; a picture has less than ${largest}.`);
}

type Clip = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

async function openTryOut(browser: Browser, server: RunningServer): Promise<Page> {
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
  const option = page.locator('#person option', { hasText: name }).first();
  await page.locator('#person').selectOption((await option.getAttribute('value')) ?? '');
  await page.getByText('Change').click();
}

async function picturesOfTryOut(browser: Browser): Promise<void> {
  const server = await startServer({ SENTENCE_MODEL: 'universal' });
  try {
    const page = await openTryOut(browser, server);
    const answer = await ask(page, 'can I attend a group meeting?');
    await page.evaluate('window.scrollTo(0, 0)');
    await take('answer', page);
    await take('teams-card', answer);
    await page.getByLabel('Show answers as').selectOption('Slack message');
    await answer.locator('.slack').waitFor();
    await take('slack-message', answer);
    await page.context().close();

    const casework = await openTryOut(browser, server);
    await speakAs(casework, /^Priya Shah/);
    for (let time = 0; time < 2; time += 1) {
      await casework.getByRole('button', { name: 'To the next deadline' }).click();
      await casework.waitForTimeout(2000);
    }
    const other = casework.locator('#inbox-right');
    const tom = other.locator('option', { hasText: 'Tom Reid' });
    await other.selectOption((await tom.getAttribute('value')) ?? '');
    await casework.locator('[data-side="right"] .inbox__messages > *').first().waitFor();
    await casework.evaluate('document.activeElement.blur()');
    await casework.setViewportSize({ width: size.width, height: 1400 });
    const inboxes = casework.locator('#inboxes');
    await inboxes.scrollIntoViewIfNeeded();
    await take('casework', inboxes);
    await casework.context().close();

    const library = await (await browser.newContext({ viewport: size })).newPage();
    await library.goto(`${server.url}/derby/working-together/20`);
    await take('library', library);
    await library.context().close();
  } finally {
    await server.close();
  }
}

async function pictureOfDashboard(browser: Browser): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'clausewise-pictures-'));
  await fillYear(data);
  const server = await startServer({ DATA_FOLDER: data });
  try {
    const page = await openTryOut(browser, server);
    await speakAs(page, /^Sam Taylor/);
    const said = await ask(page, 'dashboard');
    const opened = page.context().waitForEvent('page');
    await said.getByText('Open the dashboard').click();
    const dashboard = await opened;
    await dashboard.getByRole('button', { name: 'Go on' }).click();
    await dashboard.getByRole('heading', { name: 'How promises are kept' }).scrollIntoViewIfNeeded();
    await dashboard.evaluate("document.getElementById('promises').scrollIntoView()");
    await take('dashboard', dashboard);
    await page.context().close();
  } finally {
    await server.close();
    await rm(data, { recursive: true, force: true });
  }
}

const opened = await openBrowser();
try {
  const browser = opened.context.browser() as Browser;
  await picturesOfTryOut(browser);
  await pictureOfDashboard(browser);
} finally {
  await opened.close();
}
