import type { Page } from 'playwright-core';
import { extractText } from 'unpdf';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import { barriersOn, isWiderThanWindow } from '../../support/barriers.ts';
import { hasBrowser, itInBrowser, type OpenBrowser, openBrowser } from '../../support/browser.ts';
import { openSite, type Site } from './fake-site.ts';

let site: Site;
let browser: OpenBrowser;
let page: Page;
let requested: string[];
let complaints: string[];

beforeAll(async () => {
  if (!hasBrowser) return;
  site = await openSite();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(async () => {
  if (!hasBrowser) return;
  await browser.context.clearCookies();
  page = await browser.context.newPage();
  requested = [];
  complaints = [];
  page.on('request', (request) => requested.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused/.test(message.text())) complaints.push(message.text());
  });
});
afterEach(async () => {
  await page?.close();
});

async function say(text: string): Promise<void> {
  const answers = await page.locator('.answer').count();
  await page.getByLabel('Your question').fill(text);
  await page.keyboard.press('Enter');
  await page.locator('.answer').nth(answers).waitFor();
}

describe('in a browser', () => {
  itInBrowser('the conversation has no barriers with every kind of block in it, at any width', async () => {
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(site.address);
      const looked = width === 320 ? 'layout' : 'all';
      expect(await barriersOn(page, looked)).toEqual([]);
      await say('everything');
      for (const look of ['plain text', 'Slack message', 'Teams card']) {
        await page.getByLabel('Show answers as').selectOption(look);
        await page
          .locator(look === 'plain text' ? '.answer pre' : look === 'Teams card' ? '.ac-adaptiveCard' : '.slack')
          .first()
          .waitFor();
        expect(await barriersOn(page, looked)).toEqual([]);
        expect(await isWiderThanWindow(page)).toBe(false);
      }
      expect(await isWiderThanWindow(page)).toBe(false);
    }
    expect(requested.filter((url) => !url.startsWith(site.address))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  itInBrowser('an answer shows the clause to the letter, with nothing read as Markdown or HTML', async () => {
    await page.goto(site.address);
    await say('<img src=x onerror=alert(1)> **not bold**');
    expect(await page.locator('.said__text').textContent()).toBe('<img src=x onerror=alert(1)> **not bold**');
    expect(await page.locator('img').count()).toBe(0);
    await say('everything');
    const answer = page.locator('.answer').last();
    expect(await answer.locator('.ac-richTextBlock').filter({ hasText: 'Officers will' }).textContent()).toBe(
      'Officers will acknowledge an enquiry within 2 working days and reply in full within 10 working days. If they cannot, they will:',
    );
    expect(await answer.locator('.ac-fact-value').first().textContent()).toBe(
      'ENQ-12: bins *not* collected in Old_Street',
    );
    await page.getByLabel('Show answers as').selectOption('plain text');
    expect(await answer.locator('pre').textContent()).toContain('ENQ-12');
  });

  itInBrowser('the keyboard alone is enough, and focus stays where one would go on', async () => {
    await page.goto(site.address);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to main content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toContain('You speak as nobody in particular.');
    await page.keyboard.press('Enter');
    for (let tabs = 0; tabs < 3; tabs += 1) await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('An officer');
    await page.keyboard.press('Enter');
    await page.locator('.answer').waitFor();
    expect(await page.locator(':focus').textContent()).toBe('Clausewise');
    expect(await page.getByRole('button', { name: 'An officer', exact: true }).getAttribute('aria-pressed')).toBe(
      'true',
    );
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Next paragraph');
    await page.keyboard.press('Enter');
    await page.locator('.answer').nth(1).waitFor();
    expect(site.turns.slice(-2).map(({ input }) => input)).toEqual([
      { kind: 'action', typed: 'I am an officer', values: {} },
      { kind: 'action', typed: 'next', values: {}, pressed: expect.any(String) },
    ]);
    await say('What is paragraph 26?');
    expect(await page.locator(':focus').getAttribute('id')).toBe('question');
  });

  itInBrowser('a form is sent with what was filled in, and not while a needed field is empty', async () => {
    await page.goto(site.address);
    await say('everything');
    const before = site.turns.length;
    await page.getByRole('button', { name: 'Log it' }).click();
    expect(await page.getByText('Fill this in: What is it about?').isVisible()).toBe(true);
    expect(site.turns).toHaveLength(before);
    await page.getByLabel('What is it about? (A few words)').fill('Bins');
    await page.getByLabel('Ward').selectOption('Allestree');
    await page.getByRole('button', { name: 'Log it' }).click();
    await page.locator('.answer').nth(1).waitFor();
    expect(site.turns.at(-1)?.input).toEqual({
      kind: 'action',
      pressed: expect.any(String),
      typed: 'log the enquiry',
      values: { subject: 'Bins', received: '2026-04-01', ward: 'allestree' },
    });
  });

  itInBrowser('another council brings its own questions and forgets the role', async () => {
    await page.goto(site.address);
    await page.getByText('Change').click();
    await page.getByRole('button', { name: 'A councillor' }).click();
    await page.locator('.answer').waitFor();
    await page.getByLabel('Council', { exact: true }).selectOption('Thurrock Council');
    expect(await page.locator('[aria-pressed=true]').count()).toBe(0);
    await page.getByRole('button', { name: 'Who may see confidential papers?' }).click();
    await page.locator('.answer').nth(1).waitFor();
    expect(site.turns.at(-1)).toMatchObject({
      sender: { tenant: 'thurrock' },
      input: { kind: 'text', text: 'Who may see confidential papers?' },
    });
  });

  itInBrowser(
    'one sees that an answer is being looked up, and a failure as a sentence that keeps the question',
    async () => {
      await page.goto(site.address);
      let answer: () => void = () => {};
      const held = new Promise<void>((resolve) => {
        answer = resolve;
      });
      await page.route('**/chat/turns', async (route) => {
        await held;
        await route.abort();
      });
      await page.getByLabel('Your question').fill('Are you there?');
      await page.keyboard.press('Enter');
      await page.getByText('Looking it up…').waitFor();
      answer();
      await page.getByText('Clausewise could not be reached.').waitFor();
      expect(await page.getByLabel('Your question').inputValue()).toBe('Are you there?');
      expect(await page.getByText('Looking it up…').count()).toBe(0);
      expect(await barriersOn(page)).toEqual([]);
      await page.unroute('**/chat/turns');
      await say('break it gently');
      expect(await page.locator('#problem').textContent()).toBe('');
    },
  );

  itInBrowser('an address in a card opens beside the conversation', async () => {
    await page.goto(site.address);
    await say('What is paragraph 26?');
    await browser.context.route('https://clausewise.example/**', (route) => route.fulfill({ body: 'the clause' }));
    const opened = browser.context.waitForEvent('page');
    await page.getByText('Read it in the document').click();
    expect((await opened).url()).toBe('https://clausewise.example/derby/working-together/26');
    await (await opened).close();
  });

  itInBrowser('link, citation and words of a clause can be copied, the link with the item one came for', async () => {
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.address });
    await page.goto(`${site.address}/derby/working-together/27#item-b`);
    for (const [button, copied] of [
      ['Copy link', 'https://clausewise.example/derby/working-together/27#item-b'],
      ['Copy citation', 'Derby City Council, Working Together Protocol (September 2019), paragraph 27'],
      [
        'Copy the words',
        'Where a full reply will take longer, the officer will:\n(a) say so before the tenth working day;\n' +
          '(b) give the date on which the councillor can expect it; and\n' +
          '(c) keep the councillor informed every 5 working days until then, as 26 says.',
      ],
    ] as const) {
      await page.getByRole('button', { name: button }).click();
      await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe(copied);
    }
  });

  itInBrowser('the contents are open beside the text, closed on a phone, and open there without a script', async () => {
    const shown = () => page.getByRole('link', { name: 'Paragraph 26', exact: true }).first().isVisible();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${site.address}/derby/working-together/27`);
    expect(await shown()).toBe(true);
    expect(await page.locator('.contents [aria-current=page]').textContent()).toBe('27');
    await page.setViewportSize({ width: 320, height: 800 });
    await page.reload();
    expect(await shown()).toBe(false);
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const bare = await plain.newPage();
    await bare?.goto(`${site.address}/derby/working-together/27`);
    expect(await bare?.getByRole('link', { name: 'Paragraph 26', exact: true }).first().isVisible()).toBe(true);
    expect(await bare?.getByRole('button', { name: 'Copy link' }).isVisible()).toBe(false);
    await plain.close();
  });

  itInBrowser(
    'a paragraph on paper is its words and where they stand, with no address and nothing to press',
    async () => {
      await page.goto(`${site.address}/derby/working-together/27`);
      const words = await page.locator('[data-words]').innerText();
      await page.emulateMedia({ colorScheme: 'dark' });
      const { text } = await extractText(new Uint8Array(await page.pdf({ format: 'A4' })), { mergePages: true });
      const printed = text.replace(/\s+/g, ' ');
      expect(printed).toContain(words.replace(/\s+/g, ' ').trim());
      expect(printed).toContain('Derby City Council, Working Together Protocol (September 2019), paragraph 27');
      expect(printed).toContain('In force since 25 September 2019.');
      for (const part of [/https?:/, /Copy link/, /Search/, /Next/, /Contents/, /SHA-256/, /Privacy/])
        expect(printed).not.toMatch(part);
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      expect(await page.evaluate('getComputedStyle(document.querySelector("[data-words]")).color')).toBe(
        'rgb(0, 0, 0)',
      );
      expect(await page.evaluate('getComputedStyle(document.querySelector(".facts a"), "::after").content')).toBe(
        'none',
      );
    },
  );
});
