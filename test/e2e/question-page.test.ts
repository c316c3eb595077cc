import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { barriersOn, isWiderThanWindow } from '../support/barriers.ts';
import { hasBrowser, itInBrowser, type OpenBrowser, openBrowser } from '../support/browser.ts';
import { type ServerHere, startServerHere } from '../support/server-here.ts';
import { documentsOf } from '../support/stage-setting.ts';

let server: ServerHere;
let browser: OpenBrowser;
beforeAll(async () => {
  if (!hasBrowser) return;
  [server, browser] = await Promise.all([startServerHere(documentsOf('derby')), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(server.url);
  await page.locator('#chat').waitFor();
  return page;
}

async function ask(page: Page, text: string): Promise<void> {
  const before = await page.locator('.chat .answer').count();
  await page.getByRole('textbox', { name: 'Your question' }).fill(text);
  await page.keyboard.press('Enter');
  await page.locator('.chat .answer').nth(before).waitFor();
}

const wide = { width: 1280, height: 900 };
const narrow = { width: 320, height: 800 };

const looks = {
  wide: ['all', wide, {}],
  narrow: ['layout', narrow, {}],
  dark: ['colours', wide, { colorScheme: 'dark' }],
  'narrow and dark': ['colours', narrow, { colorScheme: 'dark' }],
  'forced colours': ['colours', wide, { forcedColors: 'active' }],
} as const;

/** Looks at the page as it stands in every look, and leaves it wide and light. */
async function look(page: Page, state: string): Promise<void> {
  for (const [name, [looked, size, media]] of Object.entries(looks)) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', ...media });
    expect(await barriersOn(page, looked), `${state}, ${name}`).toEqual([]);
    expect(await isWiderThanWindow(page), `${state}, ${name}`).toBe(false);
  }
  await page.setViewportSize(wide);
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
}

/** How far the ink of a field is from its paper, of 255. */
async function contrastIn(page: Page, field: Locator): Promise<number> {
  const id = await field.getAttribute('id');
  const [ink, paper] = (await page.evaluate(
    `(({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(document.getElementById(${JSON.stringify(id)})))
      .map((colour) => Number(/\\d+/.exec(colour)[0]))`,
  )) as number[];
  return Math.abs((ink ?? 0) - (paper ?? 0));
}

describe('the question page in each of its states', () => {
  itInBrowser(
    `has no barriers and never grows wider than the window: ${Object.keys(looks).join(', ')}`,
    async () => {
      const page = await open({ viewport: wide });
      await look(page, 'as it is found, with the tour');
      await page.getByText('Change').click();
      await look(page, 'with who speaks open');
      const priya = page.locator('#person option', { hasText: /^Priya Shah/ }).first();
      await page.locator('#person').selectOption(await priya.getAttribute('value'));
      await page.getByText('Change').click();
      await ask(page, 'my casework');
      await ask(page, 'log an enquiry: streetlight out in Abbey Street, received yesterday');
      const subject = page.getByLabel(/^Subject/);
      expect(await subject.inputValue()).toBe('streetlight out in Abbey Street');
      for (const media of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
        await page.emulateMedia(media);
        expect(await contrastIn(page, subject), 'what is filled in can be read').toBeGreaterThan(125);
      }
      await look(page, 'with a table and a form');
      await page.locator('#look').selectOption('blocks');
      await page.locator('.chat .slack__button').first().waitFor();
      await look(page, 'with answers as Slack messages');
      await page.locator('#look').selectOption('card');
      await page.locator('.chat .ac-adaptiveCard').first().waitFor();
      await page.getByRole('textbox', { name: 'Your question' }).fill('');
      await page.keyboard.press('Enter');
      await page.getByText('Please type a question.').waitFor();
      await look(page, 'with nothing asked');
      await page.getByText('Another time, or start again').click();
      const moved = page.waitForResponse('**/chat/clock');
      await page.getByRole('button', { name: 'To the next deadline' }).click();
      await moved;
      await page.locator('.inbox .answer').first().waitFor();
      await look(page, 'with the clock moved and a nudge');
      await page.getByRole('button', { name: 'Skip the tour' }).click();
      await look(page, 'without the tour');
      await page.context().close();
    },
    240_000,
  );

  itInBrowser('breaks no word of a table on a narrow screen, which is scrolled by keys instead', async () => {
    const page = await open({ viewport: narrow });
    await page.getByText('Change').click();
    const sam = page.locator('#person option', { hasText: /^Sam Taylor/ }).first();
    await page.locator('#person').selectOption(await sam.getAttribute('value'));
    await ask(page, 'statistics');
    const table = page.getByRole('group', { name: 'Table' }).last();
    const heights = await table
      .locator('[role="columnheader"] .ac-richTextBlock')
      .evaluateAll((cells) => cells.map((cell) => cell.clientHeight));
    expect(heights).toHaveLength(4);
    expect(Math.max(...heights)).toBeLessThan(30);
    expect(await isWiderThanWindow(page)).toBe(false);
    expect(await table.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeGreaterThan(0);
    await table.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => table.evaluate((box) => box.scrollLeft)).toBeGreaterThan(0);
    await page.context().close();
  });

  itInBrowser('says in the bubble what stood on the button that was pressed, also after a reload', async () => {
    const page = await open({ viewport: wide });
    await page.getByText('Change').click();
    const priya = page.locator('#person option', { hasText: /^Priya Shah/ }).first();
    await page.locator('#person').selectOption(await priya.getAttribute('value'));
    await ask(page, 'note CW-2026-0002: the lamp is ordered');
    const bubbles = page.locator('.chat .said__text');
    const button = page.locator('.chat .answer').last().getByRole('button').first();
    const label = (await button.textContent()) ?? '';
    await button.click();
    await expect.poll(() => bubbles.allTextContents()).toEqual(['note CW-2026-0002: the lamp is ordered', label]);
    await page.locator('.chat[aria-busy="true"], #log[aria-busy="false"]').first().waitFor();
    await page.reload();
    await expect.poll(() => bubbles.allTextContents()).toEqual(['note CW-2026-0002: the lamp is ordered', label]);
    await page.context().close();
  });

  itInBrowser('is used from question to inbox by keys alone', async () => {
    const page = await open({ viewport: wide });
    await page.getByRole('textbox', { name: 'Your question' }).focus();
    await page.keyboard.type('para 20');
    await page.keyboard.press('Enter');
    await page.locator('.chat .answer').first().waitFor();
    const tabTo = async (name: RegExp) => {
      for (let at = 0; at < 80; at += 1) {
        await page.keyboard.press('Tab');
        const on = (await page.evaluate(
          `(() => { const at = document.activeElement; return ((at.labels && at.labels[0] || at).textContent || '').trim(); })()`,
        )) as string;
        if (name.test(on)) return;
      }
      throw new Error(`Tab never comes to ${name}.`);
    };
    await tabTo(/^Skip the tour$/);
    await page.keyboard.press('Enter');
    await tabTo(/^To the next deadline$/);
    const moved = page.waitForResponse('**/chat/clock');
    await page.keyboard.press('Enter');
    await moved;
    await page.locator('[data-side="left"] .answer').first().waitFor();
    await tabTo(/^Show all of mine$|^Resolve CW-|^Acknowledge CW-|^Show CW-/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Answer to / }).waitFor();
    expect(await page.locator(':focus').textContent()).toMatch(/^Answer to /);
    await page.context().close();
  });
});
