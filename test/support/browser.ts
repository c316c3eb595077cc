import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { expect, it } from 'vitest';

const executable = '/usr/bin/chromium';

/** Whether Chromium is where Debian puts it. */
export const hasBrowser = existsSync(executable);

/** A browser with an empty profile of its own, and how to be rid of both. */
export type OpenBrowser = { readonly context: BrowserContext; close(): Promise<void> };

/** Starts Chromium without a window and with everything off that it does unasked. */
export async function openBrowser(
  size: { width: number; height: number } = { width: 1280, height: 900 },
): Promise<OpenBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'clausewise-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable,
    headless: true,
    viewport: size,
    locale: 'en-GB',
    colorScheme: 'light',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  // A server that still reads its documents answers late on a busy machine, and that is no fault.
  context.setDefaultTimeout(60_000);
  return {
    context,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/**
 * A test that needs Chromium. Where there is none it is left out by its name;
 * under `CI=true`, where everything has to be there, its absence is a failure.
 */
export function itInBrowser(name: string, test: () => Promise<void>, timeout = 120_000): void {
  if (hasBrowser) {
    it(name, { timeout }, test);
  } else if (process.env.CI === 'true') {
    it(name, () => expect(hasBrowser, `${executable} is missing`).toBe(true));
  } else {
    console.log(`left out, no ${executable}: ${name}`);
    it.skip(name, test);
  }
}
