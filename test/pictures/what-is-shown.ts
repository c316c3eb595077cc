import { createHash } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';

/** What can be seen in a picture and beside it: its words, line by line, and how each kind of element looks, as a mark by its name. */
export type Shown = { readonly words: readonly string[]; readonly looks: Readonly<Record<string, string>> };

/**
 * Of all that the region holds, also where one would have to scroll: what lies within the edge depends on one machine's letters,
 * as all places and sizes do. The hour is left out, since it goes on while one looks.
 */
const readShown = `(region) => {
  const isSeen = ({ width, height }) => width > 1 && height > 1;
  const looks = ['display', 'color', 'background-color', 'fill', 'border-top-width', 'border-top-color', 'border-top-style',
    'border-left-width', 'border-left-color', 'border-radius', 'font-size', 'font-weight', 'line-height', 'padding-top',
    'padding-left', 'margin-top', 'text-decoration-line', 'list-style-type'];
  const words = [];
  const seen = {};
  for (const element of [region, ...region.querySelectorAll('*')]) {
    if (!isSeen(element.getBoundingClientRect())) continue;
    const style = getComputedStyle(element);
    if (style.visibility !== 'visible') continue;
    const name = [element.tagName.toLowerCase(), ...[...element.classList].sort()].join('.');
    (seen[name] ??= new Set()).add(looks.map((property) => style.getPropertyValue(property)).join('|'));
    const own = [...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data).join(' ');
    const said = element.tagName === 'OPTION' ? '' : (own + ' ' + (element.tagName === 'SELECT' ? element.selectedOptions[0]?.textContent : '')).trim();
    if (said !== '') words.push(said.replace(/\\s+/g, ' ').replace(/\\b\\d\\d:\\d\\d\\b/g, 'hh:mm'));
  }
  return { words, looks: Object.entries(seen).sort().map(([name, each]) => [name, [...each].sort().join('\\n')]) };
}`;

export async function whatIsShown(region: Page | Locator): Promise<Shown> {
  await ('goto' in region ? region : region.page()).mouse.move(0, 0);
  const element = 'goto' in region ? region.locator('html') : region;
  const { words, looks } = (await element.evaluate(
    new Function('region', `return (${readShown})(region)`) as (region: unknown) => unknown,
  )) as { words: string[]; looks: [string, string][] };
  const mark = (look: string) => createHash('sha256').update(look).digest('hex').slice(0, 8);
  return { words, looks: Object.fromEntries(looks.map(([name, look]) => [name, mark(look)])) };
}
