import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Kept out of git. */
const folder = join(import.meta.dirname, '..', '..', 'test-results');

/** A picture of the whole page for whoever wants to look: with `PICTURES=on`, since pictures are a third of such a test's time. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES === 'on') await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
