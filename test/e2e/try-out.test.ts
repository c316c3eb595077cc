import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { findByReference } from '../../src/knowledge/index.ts';
import { loadReal } from '../knowledge/knowledge-folder.ts';
import { barriersOn, isWiderThanWindow } from '../support/barriers.ts';
import { hasBrowser, itInBrowser, type OpenBrowser, openBrowser } from '../support/browser.ts';
import { keepPicture } from '../support/keep-picture.ts';
import { type ServerHere, startServerHere } from '../support/server-here.ts';

let server: ServerHere;
let browser: OpenBrowser;

beforeAll(async () => {
  if (!hasBrowser) return;
  [server, browser] = await Promise.all([startServerHere({ SENTENCE_MODEL: 'universal' }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(path = '/'): Promise<Page> {
  // Each begins as somebody who was never here.
  await browser.context.clearCookies();
  const page = await browser.context.newPage();
  await page.goto(server.url + path);
  return page;
}

async function ask(page: Page, question: string): Promise<Locator> {
  const before = await page.locator('.answer').count();
  await page.getByRole('textbox', { name: 'Your question' }).fill(question);
  await page.keyboard.press('Enter');
  const answer = page.locator('.answer').nth(before);
  await answer.waitFor();
  return answer;
}

/** The lines of a clause as the documents have them. */
async function linesOf(reference: string): Promise<string[]> {
  const found = findByReference(reference, (await loadReal('derby')).documents);
  if (found === undefined) throw new Error(`There is no ${reference}`);
  return found.clause.blocks.map(({ text }) => text);
}

/** What has the focus: the words on it or its name, shortened. */
function focused(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return 'the page';
    const label = at.labels && at.labels[0] ? at.labels[0].textContent : at.getAttribute('aria-label');
    return (label || at.textContent || at.tagName).trim().replace(/\\s+/g, ' ').slice(0, 60);
  })()`) as Promise<string>;
}

/** Tabs through a page from its top until the focus leaves it, and names each stop. */
async function tabThrough(page: Page): Promise<string[]> {
  const stops: string[] = [];
  await page.locator('.govuk-skip-link').focus();
  stops.push(await focused(page));
  for (let at = 0; at < 200; at += 1) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (stop === 'the page' || stop === stops[0]) return stops;
    stops.push(stop);
  }
  throw new Error(`The focus never leaves the page: ${stops.slice(-6).join(' > ')}`);
}

describe('the product in a browser', () => {
  itInBrowser(
    'answers "can I attend a group meeting?" with paragraphs 26 and 28 to the letter, and leads to the clause',
    async () => {
      const page = await open();
      const answer = await ask(page, 'can I attend a group meeting?');
      const shown = (await answer.textContent()) ?? '';
      const wanted = [...(await linesOf('derby/working-together#26')), ...(await linesOf('derby/working-together#28'))];
      const runs = await answer.locator('.ac-richTextBlock').allTextContents();
      for (const line of wanted) expect(runs).toContain(line);
      expect(shown).toContain('Working Together Protocol, paragraph 26');
      expect(shown).toContain('Adopted. In force since 25 September 2019.');
      expect(shown).toContain('ask the Monitoring Officer');
      expect(await barriersOn(page)).toEqual([]);
      await keepPicture(page, 'chat-answer');

      await page.getByLabel('Show answers as').selectOption('plain text');
      const plain = (await answer.locator('pre').textContent()) ?? '';
      for (const line of wanted) expect(plain).toContain(line);
      await keepPicture(page, 'chat-plain-text');

      await page.getByLabel('Show answers as').selectOption('Slack message');
      await answer.locator('.slack').waitFor();
      for (const line of wanted) expect(await answer.locator('.slack').textContent()).toContain(line);
      expect(await barriersOn(page)).toEqual([]);
      await keepPicture(page, 'chat-slack');
      await page.getByLabel('Show answers as').selectOption('Teams card');

      const permalink = /http:\/\/\S+\/derby\/working-together\/26/.exec(plain)?.[0] ?? '';
      const opened = browser.context.waitForEvent('page');
      await answer.getByText('Read it in the document').first().click();
      const clause = await opened;
      await clause.waitForLoadState();
      expect(clause.url()).toBe(permalink);
      expect(await clause.locator('main').textContent()).toContain(wanted[0]);
      expect(await clause.locator('h1').textContent()).toContain('26');
      await clause.close();
      await page.close();
    },
  );

  itInBrowser('lands on the item one came for, marked within its clause', async () => {
    const page = await open('/derby/working-together/16#item-d');
    const marked = page.locator(':target');
    expect(await marked.textContent()).toMatch(/timely responses? to enquiries/);
    const margin = (selector: string) =>
      page.evaluate(`getComputedStyle(document.querySelector('${selector}')).borderLeftWidth`);
    const [one, other] = [await margin(':target'), await margin('#item-c')];
    expect(one).not.toBe(other);
    await keepPicture(page, 'clause-item');
    await page.close();
  });

  itInBrowser(
    'has no barriers on any of its pages, wide or narrow, dark or in forced colours; none is wider than the window or fetches from elsewhere',
    async () => {
      const paths = {
        start: '/',
        council: '/derby',
        document: '/derby/working-together',
        report: '/derby/standards-review-2023',
        clause: '/derby/working-together/20',
        'clause-of-a-search': '/derby/working-together/16?q=para+16(d)#item-d',
        'before-the-document': '/derby/working-together/2010-01-01',
        search: '/derby/search?q=can+I+attend+a+group+meeting',
        'search-several': '/derby/search?q=16+and+17',
        'search-slip': '/derby/search?q=shadow+cabnet',
        'search-signpost': '/derby/search?q=how+do+I+pay+council+tax',
        'search-nothing': '/derby/search?q=zzzqqq',
        'search-no-words': '/derby/search?q=%F0%9F%8E%89',
        'search-refused': '/derby/search?q=',
        'not-found': '/derby/working-together/99',
        privacy: '/privacy',
      };
      /** One of each kind: they share their colours. */
      const coloured = ['start', 'council', 'document', 'clause-of-a-search', 'search', 'search-nothing', 'not-found'];
      const page = await open('/');
      const complaints: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(server.url)) complaints.push(request.url());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (/Content Security Policy|Refused/.test(message.text())) complaints.push(message.text());
      });
      for (const [name, path] of Object.entries(paths)) {
        await page.setViewportSize({ width: 1280, height: 900 });
        await page.goto(server.url + path);
        expect(await barriersOn(page), name).toEqual([]);
        await keepPicture(page, name);
        if (coloured.includes(name))
          for (const look of [{ colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
            await page.emulateMedia(look);
            expect(await barriersOn(page, 'colours'), `${name}, ${JSON.stringify(look)}`).toEqual([]);
            await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
          }
        await page.setViewportSize({ width: 320, height: 800 });
        expect(await isWiderThanWindow(page), name).toBe(false);
        expect(await barriersOn(page, 'layout'), `${name}, narrow`).toEqual([]);
      }
      expect(complaints).toEqual([]);
      await page.close();
    },
    240_000,
  );

  itInBrowser('folds a long list around the item that answers, and shows the whole of it at a press', async () => {
    const page = await open();
    const answer = await ask(page, 'show 16(h)');
    const lines = answer.locator('.ac-richTextBlock');
    const wanted = await linesOf('derby/working-together#16');
    const seen = async () =>
      (await lines.filter({ visible: true }).allTextContents()).filter((text) => wanted.includes(text));
    expect(await seen()).toEqual([wanted[0], wanted[8]]);
    await answer.getByRole('button', { name: 'Show the whole paragraph' }).press('Enter');
    expect(await seen()).toEqual(wanted);
    await answer.locator('button[aria-expanded="true"]').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.close();
  });

  itInBrowser('is read and searched without JavaScript, and in forced colours', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false, forcedColors: 'active' });
    const page = await plain.newPage();
    await page.goto(`${server.url}/derby/working-together/26`);
    expect(await page.locator('[data-words]').innerText()).toContain((await linesOf('derby/working-together#26'))[0]);
    expect(await page.getByRole('button', { name: 'Copy link' }).isVisible()).toBe(false);
    await page.getByRole('link', { name: 'Next' }).click();
    expect(page.url()).toContain('/27');
    await page.getByRole('searchbox').fill('Shadow Cabinet');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'All 3 paragraphs that have these words' }).waitFor();
    await keepPicture(page, 'search-without-javascript');
    await page.goto(server.url);
    expect(await page.locator('main').innerText()).toContain(
      'Asking questions here needs JavaScript. You can still read and search the documents below.',
    );
    for (const name of ['Your question', 'Inbox of'])
      expect(await page.getByText(name).first().isVisible(), name).toBe(false);
    await page.getByRole('link', { name: 'Derby City Council' }).click();
    await page.getByRole('searchbox').waitFor();
    await plain.close();
  });

  itInBrowser('can be gone through by Tab alone, in the order one reads, with no trap', async () => {
    const page = await open();
    await ask(page, 'can I attend a group meeting?');
    await page.getByText('Change').click();
    const stops = await tabThrough(page);
    expect(stops[0]).toBe('Skip to main content');
    const order = [
      'Council',
      'Read it in the document',
      'Your question',
      'Send',
      'Show answers as',
      'Skip the tour',
      'Ask a question',
      'Inbox of',
    ];
    const places = order.map((name) => stops.findIndex((stop) => stop === name || stop.startsWith(`${name} `)));
    expect(places, stops.join(' > ')).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    for (const path of ['/derby', '/derby/working-together/26', '/derby/search?q=meeting']) {
      const other = await open(path);
      expect((await tabThrough(other))[0]).toBe('Skip to main content');
      await other.close();
    }
    await page.close();
  });

  itInBrowser('shows what was typed as it was typed and runs none of it', async () => {
    const page = await open();
    const alerts: string[] = [];
    page.on('dialog', (dialog) => {
      alerts.push(dialog.message());
      void dialog.dismiss();
    });
    const attack = '<img src=x onerror=alert(1)> [press](javascript:alert(2)) **protocl** 🎉 هل';
    const answer = await ask(page, attack);
    expect(await page.locator('.said__text').last().textContent()).toBe(attack);
    expect(await page.locator('.answer img, .said img, [href^="javascript"]').count()).toBe(0);
    expect((await answer.textContent())?.length).toBeGreaterThan(20);
    expect(alerts).toEqual([]);
    await keepPicture(page, 'chat-odd-question');
    await page.close();
  });

  itInBrowser('puts the side of whoever asks first once they have said so, with a button or in words', async () => {
    const page = await open();
    await page.getByText('Change').click();
    await page.getByRole('button', { name: 'Councillor', exact: true }).click();
    await page.locator('.answer').first().waitFor();
    const answer = await ask(page, 'who am I?');
    expect(await answer.textContent()).toContain('You said that you are a councillor.');
    const choice = await ask(page, 'confidentiality');
    expect((await choice.textContent())?.length).toBeGreaterThan(20);
    await ask(page, 'what should I do about my bins');
    await ask(page, 'help');
    await keepPicture(page, 'chat-several');
    await page.close();
  });
});
