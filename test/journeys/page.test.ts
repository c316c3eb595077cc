import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Running, start } from '../../src/app/start.ts';
import { readConfig } from '../../src/config/index.ts';
import { barriersOn } from '../support/barriers.ts';
import { hasBrowser, itInBrowser, type OpenBrowser, openBrowser } from '../support/browser.ts';
import { clockFrom, documentsOf } from '../support/stage-setting.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'clausewise-page-'));
let running: Running;
let browser: OpenBrowser;

beforeAll(async () => {
  if (!hasBrowser) return;
  running = await start(
    readConfig({
      PORT: '0',
      ...documentsOf('derby'),
      DATA_FOLDER: dataFolder,
      TRY_OUT: 'on',
      SENTENCE_MODEL: 'off',
      LOG_LEVEL: 'error',
    }),
    clockFrom('2026-12-01 10:00'),
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
    const moveTo = async (to: string, shows: string) => {
      await page.getByLabel('Move it to').fill(to);
      await page.getByRole('button', { name: 'Move the clock', exact: true }).click();
      await page.locator('#clock-now', { hasText: shows }).waitFor();
      await page.locator('#clock-busy').and(page.locator(':empty')).waitFor({ state: 'attached' });
    };
    await page.goto(running.url);
    await page.getByText('Another time, or start again').click();
    await moveTo('2026-12-24T09:30', 'Thursday 24 December 2026, 09:30');
    await page.getByText('Change', { exact: true }).click();
    await page.getByLabel('Speak as').selectOption({ label: 'Priya Shah, Officer, Streets' });
    await page
      .getByLabel('Your question')
      .fill('log an enquiry: lamp out in Ash Close, for Cllr Khan, received today, with me');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Log it' }).click();
    await page.locator('.chat .answer', { hasText: 'Logged for Cllr Amina Khan.' }).waitFor();
    expect(await page.getByRole('button', { name: 'Log it' }).count(), 'the button pressed is gone').toBe(0);

    await moveTo('2026-12-30T09:10', 'Wednesday 30 December 2026, 09:10');
    const inbox = page.locator('.inbox', { has: page.getByRole('combobox', { name: 'Inbox of' }) }).first();
    const nudge = inbox
      .locator('.answer', { hasText: 'It is to be acknowledged today' })
      .filter({ hasText: 'lamp out' });
    await nudge.waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await nudge.getByRole('button', { name: /^Acknowledge CW-/ }).focus();
    await page.keyboard.press('Enter');
    await inbox.locator('.answer', { hasText: 'Acknowledged. Priya Shah has it.' }).first().waitFor();
    expect(await nudge.count(), 'the list stays').toBe(1);

    // As it was, after a reload: what was said, who spoke, and the messages.
    await page.reload();
    await page.locator('.chat .answer', { hasText: 'Logged for Cllr Amina Khan.' }).waitFor();
    await page.getByText('You speak as Priya Shah').waitFor();
    await inbox.locator('.answer', { hasText: 'lamp out' }).first().waitFor();
    expect(await page.getByRole('button', { name: 'Log it' }).count(), 'nor does it come back').toBe(0);

    await page.getByRole('button', { name: 'Clear this conversation' }).click();
    await page.locator('.chat .answer').first().waitFor({ state: 'detached' });
    await page.reload();
    await inbox.locator('.answer').first().waitFor();
    expect(await page.locator('.chat .answer').count()).toBe(0);

    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    expect(await barriersOn(page)).toEqual([]);

    await page.getByText('Another time, or start again').click();
    await page.getByRole('button', { name: 'Start again' }).click();
    await inbox.getByText('Nothing yet.').waitFor();
    expect(await page.locator('#clock-now').textContent()).not.toContain('2026-12-30');
    await page.getByText('Change', { exact: true }).click();
    await page.getByLabel('Speak as').selectOption({ label: 'Cllr Amina Khan, Councillor' });
    await page.getByRole('button', { name: 'my casework' }).click();
    const list = page.locator('.chat .answer').first();
    await list.locator('text=Pothole in Station Road').first().waitFor();
    expect(await list.textContent()).not.toContain('lamp out');
    expect(complaints).toEqual([]);
  });

  itInBrowser('leads through its five steps, and stays away once it is skipped', async () => {
    const page = await browser.context.newPage();
    await page.goto(running.url);
    for (const step of [
      'Ask a question',
      'Speak as a councillor',
      'Log an enquiry',
      'Move the clock to tomorrow',
      'Look at the officer’s inbox',
    ]) {
      const item = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: step }) });
      await item.getByRole('button').click();
      await item.getByText('Done.').waitFor();
    }
    await page.locator('.chat .answer', { hasText: 'Abbey Street' }).first().waitFor();
    await page.getByRole('button', { name: 'Skip the tour' }).click();
    await page.reload();
    await page.getByRole('textbox', { name: 'Your question' }).waitFor();
    expect(await page.getByRole('heading', { name: 'New here? Five steps' }).isVisible()).toBe(false);
  });
});
