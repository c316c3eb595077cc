import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { wordOfNorthmere } from '../importing/northmere.ts';
import { barriersOn, isWiderThanWindow } from '../support/barriers.ts';
import { hasBrowser, itInBrowser, type OpenBrowser, openBrowser } from '../support/browser.ts';
import { keepPicture } from '../support/keep-picture.ts';
import { type ServerHere, startServerHere } from '../support/server-here.ts';
import { documentsOf } from '../support/stage-setting.ts';
import { matchIn } from '../support/there.ts';

const folder = mkdtempSync(join(tmpdir(), 'clausewise-files-'));

let server: ServerHere;
let browser: OpenBrowser;
let turns = 0;

beforeAll(async () => {
  if (!hasBrowser) return;
  [server, browser] = await Promise.all([
    startServerHere({ ...documentsOf('derby'), FETCH_DOCUMENTS: 'on' }),
    openBrowser(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

function fileOf(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** Speaks as somebody of Derby's made-up people, and gives the plain text of the answer. */
async function ask(page: Page, who: RegExp, question: string): Promise<string> {
  await page.waitForLoadState('networkidle');
  await page.locator('#who').evaluate((details) => details.setAttribute('open', ''));
  const options = await page.locator('#person option[data-tenant=derby]').allTextContents();
  await page.locator('#person').selectOption({ label: options.find((option) => who.test(option)) ?? '' });
  const before = await page.locator('.answer').count();
  await page.getByLabel('Your question').fill(question);
  await page.keyboard.press('Enter');
  const answer = page.locator('.answer').nth(before);
  await answer.waitFor();
  await page.getByLabel('Show answers as').selectOption('plain text');
  return (await answer.locator('pre').textContent()) ?? '';
}

/** Comes from chat to the page of documents. */
async function enterFromChat(page: Page): Promise<void> {
  await page.goto(server.url);
  await follow(page, await ask(page, /Monitoring Officer/, 'add our protocol'));
}

/** The same by what chat answers, without its page: that one is as slow as all that follows. */
async function enter(page: Page, typed = 'documents', as = 'grace'): Promise<string> {
  turns += 1;
  const response = await fetch(`${server.url}/chat/turns`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ tenant: 'derby', conversation: 'documents', id: `${turns}`, text: typed, as }),
  });
  return follow(page, ((await response.json()) as { text: string }).text);
}

async function follow(page: Page, answer: string): Promise<string> {
  const link = matchIn(answer, /http:\S+\/enter\/\S+/);
  await page.goto(link);
  await page.getByRole('button', { name: 'Go on' }).click();
  return link;
}

/** No barriers, no wider than the window, in light, dark and forced colours. */
async function look(page: Page, name: string): Promise<void> {
  for (const [width, scheme, forced, looked] of [
    [320, 'light', 'none', 'all'],
    [1280, 'dark', 'none', 'colours'],
    [1280, 'light', 'active', 'colours'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme, forcedColors: forced });
    expect(await barriersOn(page, looked), `${name}, ${width}, ${scheme}, ${forced}`).toEqual([]);
    expect(await isWiderThanWindow(page), name).toBe(false);
    await keepPicture(page, `${name}-${width}-${scheme}-${forced}`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
}

const question = 'Do questions about this protocol go to the Council’s offices in Market Street?';

describe('a monitoring officer with a Word file', () => {
  itInBrowser(
    'looks it through, tries and approves it, and then it answers in chat',
    async () => {
      const page = await browser.context.newPage();
      await enterFromChat(page);
      await look(page, 'documents-add');
      await page.getByLabel('The file').setInputFiles(fileOf('Our protocol.docx', wordOfNorthmere()));
      await page.getByLabel('Which document is it?').selectOption('new');
      await page.getByRole('button', { name: 'Read it' }).click();
      const here = page.url().replace(/\?.*/, '');
      expect(await page.locator('h1').textContent()).toBe('Protocol on Member and Officer Relations');
      await look(page, 'documents-overview');

      await page.getByRole('link', { name: 'Say what it is' }).click();
      await page.getByLabel('What people call it').fill('Northmere Protocol');
      await page.locator('#date-year').fill('20');
      await page.getByRole('button', { name: 'Save' }).click();
      expect(await page.locator('.govuk-error-summary').textContent()).toContain('Seen: “20”');
      await look(page, 'documents-facts');
      for (const [part, value] of [
        ['day', '12'],
        ['month', 'May'],
        ['year', '2025'],
      ] as const)
        await page.locator(`#date-${part}`).fill(value);
      await page.getByRole('button', { name: 'Save' }).click();

      await page.getByRole('link', { name: 'Read it beside the file' }).click();
      expect(await page.locator('.beside--row').first().textContent()).toContain(
        'Protocol on Member and Officer Relations',
      );
      await look(page, 'documents-text');
      await page.getByRole('button', { name: 'I have read it beside the file' }).click();

      await page.getByRole('link', { name: 'Tick its topics' }).click();
      await page.getByRole('button', { name: /Tick every one/ }).click();
      await look(page, 'documents-topics');
      await page.getByRole('button', { name: 'Save the topics' }).click();

      await page.getByRole('link', { name: 'Try it' }).click();
      expect(await page.locator('.tried').count()).toBeGreaterThanOrEqual(5);
      expect(await page.locator('.tried--right, .tried--choice').count()).toBeGreaterThanOrEqual(1);
      await look(page, 'documents-try');
      await page.getByLabel('Ask it something yourself').fill(question);
      await page.getByRole('button', { name: 'Ask' }).click();
      expect(await page.locator('.tried').textContent()).toContain('Appendix A');

      await page.goto(`${here}/approve`);
      await look(page, 'documents-approve');
      expect(await page.locator('main').textContent()).toContain('12 May 2025');
      await page.getByRole('button', { name: 'Approve it' }).click();
      expect(await page.locator('main').textContent()).toContain('Approved by Grace Okafor');
      await look(page, 'documents-approved');

      await page.goto(server.url);
      await expect
        .poll(async () => ask(page, /Priya/, question), { timeout: 60_000, interval: 1_000 })
        .toContain('Northmere Protocol, Appendix A');
      await page.close();
    },
    180_000,
  );

  itInBrowser(
    'with a PDF sees its pages as they are set, and whoever reads a paragraph opens the file at its page',
    async () => {
      const page = await browser.context.newPage();
      await enter(page, 'add our protocol');
      await page
        .getByLabel('The file')
        .setInputFiles(join(import.meta.dirname, '..', 'importing', 'files', 'chromium.pdf'));
      await page.getByLabel('Which document is it?').selectOption('new');
      // The page says so before it goes; here it stays, so that it can be read.
      await page.evaluate(
        "document.querySelector('[data-adding]').addEventListener('submit', (event) => event.preventDefault(), { once: true })",
      );
      await page.getByRole('button', { name: 'Read it' }).click();
      expect(await page.locator('[data-adding-now]').textContent()).toMatch(
        /^Reading chromium\.pdf since \d\d:\d\d:\d\d\.$/,
      );
      await page.evaluate("document.querySelector('[data-adding]').submit()");
      await page.waitForURL(/documents\/[^/]+\/1\?/);
      const here = page.url().replace(/\?.*/, '');

      await page.goto(`${here}/text`);
      await page.getByRole('link', { name: 'Page 2, as it is set' }).click();
      expect(await page.locator('h1').textContent()).toBe('Page 2 of 3');
      expect(await page.getByText('was not found').count()).toBe(0);
      await page.getByRole('link', { name: 'Show its place' }).first().click();
      expect(await page.locator('.page-set__place:target').count()).toBe(1);
      await look(page, 'documents-page');
      expect((await page.goto(`${here}/page/99`))?.status()).toBe(404);

      await page.goto(`${here}/approve`);
      expect(await page.locator('.whole-text table').count()).toBe(1);
      await page.getByRole('button', { name: 'Approve it' }).click();
      await page.getByRole('link', { name: 'See its page' }).click();
      await expect.poll(async () => (await page.reload())?.status(), { timeout: 20_000 }).toBe(200);
      const table = page.locator('.clause', { has: page.locator('table') });
      expect(await table.locator('thead th').allTextContents()).toEqual([
        ...['Kind of enquiry', 'Acknowledged within', 'Answered within'],
      ]);
      await table.locator('.clause__label a').click();
      await look(page, 'library-table');
      const address = await page.locator('.facts a', { hasText: 'chromium.pdf, page 2' }).getAttribute('href');
      const file = await page.request.get(new URL(address ?? '', page.url()).href);
      expect(file.headers()).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': "inline; filename*=UTF-8''chromium.pdf",
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      });
      expect((await page.goto(new URL(address ?? '', page.url()).href))?.status()).toBe(200);
      expect(await page.evaluate('document.contentType')).toBe('application/pdf');
      // The browser's own viewer shows it, at the page that the paragraph is on.
      const viewer = () => page.frames().find((frame) => frame.url().startsWith('chrome-extension://'));
      await expect.poll(viewer, { timeout: 20_000 }).toBeDefined();
      const shown = async () => [
        await viewer()?.locator('#pageSelector').inputValue(),
        (await viewer()?.locator('#pagelength').textContent())?.trim(),
      ];
      await expect.poll(shown, { timeout: 20_000 }).toEqual(['2', '3']);
      await page.close();
    },
    120_000,
  );

  itInBrowser('is told beside the address what is wrong with it', async () => {
    const page = await browser.context.newPage();
    await enter(page, 'add our protocol');
    await page.getByLabel('Or its address').fill('http://www.northmere.example/protocol.pdf');
    await page.getByRole('button', { name: 'Read it' }).click();
    expect(await page.locator('#address-error').textContent()).toContain('begin with https');
    expect(await page.locator('#file-error').count()).toBe(0);
    await page.locator('.govuk-error-summary a').click();
    expect(await page.evaluate('document.activeElement.id')).toBe('address');
    expect(await page.getByLabel('Or its address').inputValue()).toBe('http://www.northmere.example/protocol.pdf');
    await look(page, 'documents-add-address');
    await page.close();
  });

  itInBrowser('puts a place right that the program was in doubt about, and takes it back', async () => {
    const page = await browser.context.newPage();
    await enter(page);
    await page.getByRole('button', { name: 'Add a document' }).click();
    const text =
      '# Members’ Code\n\n1. Members treat officers with respect.\n\nOfficers may expect this at all times and in every place.\n\n3. Officers advise.\n';
    await page.getByLabel('The file').setInputFiles(fileOf('code.txt', new TextEncoder().encode(text)));
    await page.getByLabel('Which document is it?').selectOption('new');
    await page.getByRole('button', { name: 'Read it' }).click();
    const here = page.url().replace(/\?.*/, '');
    await page.goto(`${here}/doubts`);
    await look(page, 'documents-doubts');
    const before = await page.locator('.doubt').count();
    expect(before).toBeGreaterThan(0);
    await page.locator('.doubt .fixes button').first().click();
    expect(await page.locator('.doubt').count()).toBeLessThan(before);
    await page.getByRole('button', { name: 'Take it back' }).click();
    expect(await page.locator('.doubt').count()).toBe(before);

    await page.goto(`${here}/text`);
    await page.locator('.read__change a').first().click();
    await look(page, 'documents-row');
    await page.close();
  });

  itInBrowser('works without JavaScript, and is told when somebody else changed the same place meanwhile', async () => {
    const page = await browser.context.newPage();
    await enter(page);
    await page.getByRole('button', { name: 'Add a document' }).click();
    const text =
      '1. Members decide.\n\nThey may ask officers for advice before they do so at any time.\n\n2. Officers advise.\n';
    await page.getByLabel('The file').setInputFiles(fileOf('short.txt', new TextEncoder().encode(text)));
    await page.getByLabel('Which document is it?').selectOption('new');
    await page.getByRole('button', { name: 'Read it' }).click();
    const doubts = `${page.url().replace(/\?.*/, '')}/doubts`;
    await page.goto(doubts);
    const plain = await browser.newContext({ javaScriptEnabled: false });
    await plain.addCookies(await browser.context.cookies());
    const other = await plain.newPage();
    await other?.goto(doubts);
    await page.locator('.doubt .fixes button').first().click();
    await other?.locator('.doubt .fixes button').first().click();
    expect(await other?.locator('.notice').textContent()).toContain('Somebody else changed this document');
    await plain.close();
    await page.close();
  });

  itInBrowser('is let in once by each link, and nobody else is', async () => {
    const page = await browser.context.newPage();
    const link = await enter(page);
    await page.goto(link);
    expect(await page.locator('h1').textContent()).toBe('This link no longer works');
    await page.goto(`${server.url}/documents`);
    await look(page, 'documents-list');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.goto(`${server.url}/documents`);
    expect(await page.locator('h1').textContent()).toBe('Open this page from chat');
    await page.goto(server.url);
    expect(await ask(page, /Khan/, 'add our protocol')).toContain('Only the monitoring officer and the administrators');
    await page.close();
  });

  itInBrowser('comes to no page with a barrier, wherever the way leads', async () => {
    const page = await browser.context.newPage();
    await enter(page);
    await page.getByRole('button', { name: 'Add a document' }).click();
    await page.getByLabel('The file').setInputFiles(fileOf('promises.docx', wordOfNorthmere()));
    await page.getByLabel('Which document is it?').selectOption('new');
    await page.getByRole('button', { name: 'Read it' }).click();
    const here = page.url().replace(/\?.*/, '');
    await page.goto(`${here}/promises`);
    expect(await page.locator('h1').textContent()).toBe('What it promises about enquiries');
    await look(page, 'documents-version-promises');

    await page.goto(`${server.url}/documents/promises`);
    await look(page, 'documents-promises');
    await page.locator('#standard-resolve').fill('99');
    await page.getByRole('button', { name: 'Confirm' }).click();
    expect(await page.locator('.govuk-error-summary').textContent()).toContain('99');
    await look(page, 'documents-promises-wrong');

    await page.goto(here);
    await page.getByText('Give this version up').click();
    await look(page, 'documents-giving-up');
    await page.locator('form input[name=token]').evaluateAll((fields) => {
      for (const field of fields) field.setAttribute('value', 'of-another-visit');
    });
    await page.getByRole('button', { name: 'Give it up' }).click();
    expect(await page.locator('h1').textContent()).toBe('Nothing was saved');
    await look(page, 'documents-form-refused');
    await page.getByRole('link', { name: 'Open the page again' }).click();
    await page.getByText('Give this version up').click();
    await page.getByRole('button', { name: 'Give it up' }).click();
    await page.goto(here);
    expect(await page.locator('main').textContent()).toContain('It was never public.');
    await look(page, 'documents-given-up');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await look(page, 'documents-left');

    await enter(page, 'dashboard', 'tom');
    await page.goto(`${server.url}/documents`);
    expect(await page.locator('h1').textContent()).toBe('This page is not for you');
    await look(page, 'documents-not-yours');
    await page.close();
  });
});
