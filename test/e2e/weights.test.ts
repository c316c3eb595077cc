import { afterAll, beforeAll, describe, expect } from 'vitest';
import { hasBrowser, itInBrowser, type OpenBrowser, openBrowser } from '../support/browser.ts';
import { type ServerHere, startServerHere } from '../support/server-here.ts';

const kilobyte = 1000;
let server: ServerHere;
let browser: OpenBrowser;

beforeAll(async () => {
  if (!hasBrowser) return;
  [server, browser] = await Promise.all([startServerHere(), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Bytes that come over the wire for somebody who was never here, compressed as they are, headers among them. */
async function weigh(path: string): Promise<{ readonly bytes: number; readonly foreign: readonly string[] }> {
  const fresh = await browser.newContext();
  const page = await fresh.newPage();
  const sizes: Promise<number>[] = [];
  const foreign: string[] = [];
  page.on('requestfinished', (request) => {
    if (!request.url().startsWith(server.url)) foreign.push(request.url());
    sizes.push(request.sizes().then((each) => each.responseBodySize + each.responseHeadersSize));
  });
  await page.goto(server.url + path, { waitUntil: 'load' });
  // What was loaded and is counted yet: a response may be told of just after the page is there.
  const loaded = Number(await page.evaluate("performance.getEntriesByType('resource').length"));
  await expect.poll(() => sizes.length).toBeGreaterThan(loaded);
  // What comes later, such as a page's picture for its tab, is told of while it closes.
  page.removeAllListeners('requestfinished');
  const bytes = (await Promise.all(sizes)).reduce((sum, each) => sum + each, 0);
  await fresh.close();
  return { bytes, foreign };
}

describe('what comes over the wire', () => {
  itInBrowser('is under 250 KB for the try-out, and nothing comes from elsewhere', async () => {
    const { bytes, foreign } = await weigh('/');
    console.log(`home: ${Math.round(bytes / kilobyte)} KB`);
    expect(bytes).toBeGreaterThan(20 * kilobyte);
    expect(bytes).toBeLessThan(250 * kilobyte);
    expect(foreign).toEqual([]);
  });

  itInBrowser('is under 60 KB for every kind of library page', async () => {
    const paths = [
      '/derby',
      '/derby/working-together',
      '/derby/standards-review-2023',
      '/derby/working-together/20',
      '/derby/search?q=can+I+attend+a+group+meeting',
      '/derby/working-together/99',
    ];
    for (const path of paths) {
      const { bytes, foreign } = await weigh(path);
      console.log(`${path}: ${Math.round(bytes / kilobyte)} KB`);
      expect(bytes, path).toBeGreaterThan(5 * kilobyte);
      expect(bytes, path).toBeLessThan(60 * kilobyte);
      expect(foreign, path).toEqual([]);
    }
  });
});
