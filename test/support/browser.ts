import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { expect, it } from 'vitest';

const executable = '/usr/bin/chromium';

/** Whether Chromium is where Debian puts it. */
export const hasBrowser = existsSync(executable);

/** A profile of its own, as empty as a new browser's; how to have more, and to be rid of it. */
export type OpenBrowser = {
  readonly context: BrowserContext;
  /** Another as empty as this one was, in the same browser. */
  readonly newContext: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  readonly close: () => Promise<void>;
};

/**
 * What Chromium is to leave out. Its address bar keeps two pages of its own ready for each window, though nobody sees them here: a fifth of
 * all that a browser takes. A list of ours replaces that of Playwright, so the rest is what Playwright leaves out.
 */
const LEFT_OUT = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'PreconnectToSearch',
];

let started: Promise<Browser> | undefined;

/** Chromium without a window, with everything off that it does unasked; started once for all files of a worker, and ends with it. */
async function browserOfThisProcess(): Promise<Browser> {
  if (started !== undefined && !(await started).isConnected()) started = undefined;
  started ??= chromium.launch({
    executablePath: executable,
    headless: true,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${LEFT_OUT}`,
    ],
  });
  return started;
}

async function newContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const browser = await browserOfThisProcess();
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    colorScheme: 'light',
    ...options,
  });
  // A server that still reads its documents answers late on a busy machine, and that is no fault.
  context.setDefaultTimeout(60_000);
  return context;
}

/** Opens a profile in the browser. */
export async function openBrowser(size?: { width: number; height: number }): Promise<OpenBrowser> {
  const context = await newContext(size === undefined ? {} : { viewport: size });
  return { context, newContext, close: () => context.close() };
}

/** Ends the browser: for a script, which would wait for it. */
export async function endBrowser(): Promise<void> {
  await (await started)?.close();
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
