import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Makes every rule for what is under the pointer hold for `.is-pointed-at` as well, with the same weight. */
const letRulesPoint = `(() => {
  const visit = (rules) => {
    for (const rule of rules) {
      if (rule.selectorText?.includes(':hover') && !rule.selectorText.includes('.is-pointed-at'))
        rule.selectorText = rule.selectorText.replaceAll(':hover', ':is(:hover, .is-pointed-at)');
      if (rule.cssRules) visit(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) visit(sheet.cssRules);
})()`;

const pointAtAll = (isOn: boolean) =>
  `for (const element of document.querySelectorAll('body, body *')) element.classList.toggle('is-pointed-at', ${isOn})`;

/**
 * What a page is looked at for. Its names, order and structure are the same in other colours, and its colours in other widths: `layout` is
 * all but what the pointer is over; `colours` only whether everything can be read, wherever the pointer is.
 */
type Looked = 'all' | 'layout' | 'colours';

/**
 * What axe finds on the page as it stands: with the pointer nowhere, and then whether everything can still be read that the
 * pointer is over, but in forced colours, which are the reader's own. The script comes in from outside, once, which the page's
 * policy does not govern.
 */
export async function barriersOn(page: Page, looked: Looked = 'all'): Promise<string[]> {
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(axe);
  await page.mouse.move(0, 0);
  const found = await run(page, looked === 'colours' ? onlyColours : "rules: { 'target-size': { enabled: true } }");
  const areOwn = await page.evaluate("matchMedia('(forced-colors: active)').matches");
  if (looked === 'layout' || areOwn) return found;
  await page.evaluate(letRulesPoint);
  await page.evaluate(pointAtAll(true));
  const pointedAt = await run(page, onlyColours);
  await page.evaluate(pointAtAll(false));
  return [...found, ...pointedAt.map((barrier) => `under the pointer, ${barrier}`)];
}

const onlyColours = "runOnly: ['color-contrast']";

async function run(page: Page, options: string): Promise<string[]> {
  const { violations } = (await page.evaluate(
    `axe.run({ resultTypes: ['violations'], preload: false, ${options} })`,
  )) as AxeResults;
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Whether one must scroll sideways to read the page. */
export async function isWiderThanWindow(page: Page): Promise<boolean> {
  return (await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')) as boolean;
}
