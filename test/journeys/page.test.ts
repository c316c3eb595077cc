import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Running, start } from '../../src/app/start.ts';
import { readConfig } from '../../src/config/index.ts';
import { hasBrowser, itInBrowser, type OpenBrowser, openBrowser } from '../support/browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const dataFolder = mkdtempSync(join(tmpdir(), 'clausewise-page-'));
let running: Running;
let browser: OpenBrowser;

beforeAll(async () => {
  if (!hasBrowser) return;
  running = await start(
    readConfig({ PORT: '0', DATA_FOLDER: dataFolder, TRY_OUT: 'on', SENTENCE_MODEL: 'off', LOG_LEVEL: 'error' }),
  );
  browser = await openBrowser({ width: 1280, height: 1000 });
});
afterAll(async () => {
  await browser?.close();
  await running?.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

describe('the try-out page with its inboxes', () => {
  itInBrowser('logs an enquiry, brings its nudge when the clock is moved, and acknowledges it from there', async () => {
    const page = await browser.context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    const violations = async () => {
      const found = (await page.evaluate(`(() => { ${axe}; return axe.run(); })()`)) as AxeResults;
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    };
    const moveTo = async (to: string, shows: string) => {
      await page.getByLabel('Move it to').fill(to);
      await page.getByRole('button', { name: 'Move the clock' }).click();
      await page.locator('#clock-now', { hasText: shows }).waitFor();
      await page.locator('#clock-busy').and(page.locator(':empty')).waitFor({ state: 'attached' });
    };
    await page.goto(running.url);
    await moveTo('2026-12-24T09:30', 'Thursday 24 December 2026, 09:30');
    await page.getByLabel('Speak as').selectOption({ label: 'Priya Shah, Officer, Streets' });
    await page
      .getByLabel('Your question')
      .fill('log an enquiry: lamp out in Ash Close, for Cllr Khan, received today, with me');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Log it' }).click();
    await page.locator('.chat .answer', { hasText: 'Logged for Cllr Amina Khan.' }).waitFor();
    expect(await page.getByRole('button', { name: 'Log it' }).count(), 'the button pressed is gone').toBe(0);

    await moveTo('2026-12-30T09:10', 'Wednesday 30 December 2026, 09:10');
    const inbox = page.getByRole('region', { name: 'Messages to Priya Shah' });
    const nudge = inbox
      .locator('.answer', { hasText: 'by today, Wednesday 30 December 2026' })
      .filter({ hasText: 'lamp out' });
    await nudge.waitFor();
    expect(await violations()).toEqual([]);
    await nudge.getByRole('button', { name: 'Acknowledge' }).focus();
    await page.keyboard.press('Enter');
    await inbox.locator('.answer', { hasText: 'Acknowledged. Priya Shah has it.' }).first().waitFor();
    expect(await nudge.count(), 'the nudge is replaced').toBe(0);

    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    expect(await violations()).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
