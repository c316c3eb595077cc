import { createHash } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';

/** What can be seen in a picture: its words, line by line, and a mark of how they and what is around them look. */
export type Shown = { readonly words: readonly string[]; readonly look: string };

/**
 * Places and sizes in pixels are left out, since they are those of one machine's letters; the
 * hour is, since it goes on while one looks.
 */
const readShown = `(region) => {
  // Of a page the window is pictured, of an element the whole of it.
  const edge = region === document.documentElement
    ? { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
    : region.getBoundingClientRect();
  const isIn = ({ left, top, right, bottom, width, height }) =>
    width > 1 && height > 1 && left < edge.right && right > edge.left && top < edge.bottom && bottom > edge.top;
  const looks = ['display', 'color', 'background-color', 'fill', 'border-top-width', 'border-top-color', 'border-top-style',
    'border-left-width', 'border-left-color', 'border-radius', 'font-size', 'font-weight', 'line-height', 'padding-top',
    'padding-left', 'margin-top', 'text-decoration-line', 'list-style-type'];
  const words = [];
  const seen = new Set();
  for (const element of [region, ...region.querySelectorAll('*')]) {
    if (!isIn(element.getBoundingClientRect())) continue;
    const style = getComputedStyle(element);
    if (style.visibility !== 'visible') continue;
    const name = [element.tagName.toLowerCase(), ...[...element.classList].sort()].join('.');
    seen.add([name, ...looks.map((property) => style.getPropertyValue(property))].join('|'));
    const own = [...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data).join(' ');
    const said = element.tagName === 'OPTION' ? '' : (own + ' ' + (element.tagName === 'SELECT' ? element.selectedOptions[0]?.textContent : '')).trim();
    if (said !== '') words.push(said.replace(/\\s+/g, ' ').replace(/\\b\\d\\d:\\d\\d\\b/g, 'hh:mm'));
  }
  return { words, looks: [...seen].sort() };
}`;

export async function whatIsShown(region: Page | Locator): Promise<Shown> {
  const element = 'goto' in region ? region.locator('html') : region;
  const { words, looks } = (await element.evaluate(
    new Function('region', `return (${readShown})(region)`) as (region: unknown) => unknown,
  )) as {
    words: string[];
    looks: string[];
  };
  return { words, look: createHash('sha256').update(looks.join('\n')).digest('hex').slice(0, 16) };
}
