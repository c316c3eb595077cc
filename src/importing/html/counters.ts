import { toRoman } from '../mark.ts';
import { attributeOf, elementsOf, type HtmlElement } from './dom.ts';
import { type Rule, readRules, type StyleSheets } from './style-sheets.ts';

// What a style sheet prints before an element by counting: `h2::before { content: counter(section) ". " }`.

type Instance = { readonly scope: unknown; value: number };

/** A sign that a style sheet prints before an item of a list without counting it. */
const BULLET = /^[•●○◦▪■□‣⁃∙·–—➢►❖o-]$/u;
const COUNTING = /^(?:counter-(?:reset|increment|set)|content)$/;

/** What is printed before each element of a page, where a style sheet counts it. */
export function countedTexts(body: HtmlElement, sheets: StyleSheets): ReadonlyMap<HtmlElement, string> {
  const printed = new Map<HtmlElement, string>();
  if (!sheets.says(/^content$/)) return printed;
  const counters = new Map<string, Instance[]>();
  visit(body);
  return printed;

  function visit(element: HtmlElement): void {
    const fitting = sheets.of(element);
    count(element, [...fitting.filter(({ selector }) => selector.pseudo === ''), ...inlineRule(element)]);
    for (const pseudo of ['marker', 'before']) {
      const own = fitting.filter(({ selector }) => selector.pseudo === pseudo);
      if (own.length === 0) continue;
      count(element, own);
      const content = own.findLast(({ declarations }) => declarations.has('content'))?.declarations.get('content');
      const shown = content === undefined ? '' : contentOf(content).trim();
      if (/counters?\(/.test(content ?? '') && shown !== '') printed.set(element, shown);
      else if (element.tagName === 'li' && BULLET.test(shown)) printed.set(element, '•');
    }
    for (const child of elementsOf(element)) visit(child);
    for (const [name, instances] of counters) {
      const kept = instances.filter(({ scope }) => scope !== element);
      if (kept.length !== instances.length) counters.set(name, kept);
    }
  }

  function count(element: HtmlElement, own: readonly Rule[]): void {
    const last = (name: string) => own.findLast(({ declarations }) => declarations.has(name))?.declarations.get(name);
    for (const [name, value] of pairs(last('counter-reset'), 0)) reset(element, name, value);
    for (const [name, by] of pairs(last('counter-increment'), 1)) {
      const instances = counters.get(name) ?? [];
      if (instances.length === 0) reset(element, name, 0);
      const instance = counters.get(name)?.at(-1);
      if (instance) instance.value += by;
    }
    for (const [name, value] of pairs(last('counter-set'), 0)) {
      const instance = counters.get(name)?.at(-1);
      if (instance) instance.value = value;
    }
  }

  /** A counter holds for what follows in the element's parent; a sibling that resets it begins it again. */
  function reset(element: HtmlElement, name: string, value: number): void {
    const scope = element.parentNode;
    const instances = counters.get(name) ?? [];
    const last = instances.at(-1);
    if (last?.scope === scope) last.value = value;
    else counters.set(name, [...instances, { scope, value }]);
  }

  function contentOf(content: string): string {
    return [...content.matchAll(/"([^"]*)"|'([^']*)'|counters?\(([^)]*)\)/g)]
      .map(([whole, double, single, inside]) => {
        if (inside === undefined) return unescaped(double ?? single ?? '');
        const [name = '', ...rest] = inside.split(',').map((each) => each.trim().replace(/^["']|["']$/g, ''));
        const values = (counters.get(name) ?? []).map(({ value }) => value);
        if (whole.startsWith('counters')) return values.map((value) => inStyle(value, rest[1])).join(rest[0] ?? '.');
        return inStyle(values.at(-1) ?? 0, rest[0]);
      })
      .join('');
  }
}

/** `section 1 item` as pairs of a name and a number. */
function pairs(text: string | undefined, usual: number): readonly (readonly [string, number])[] {
  if (text === undefined || /^\s*none\s*$/.test(text)) return [];
  return [...text.matchAll(/([a-z_][\w-]*)(?:\s+(-?\d{1,6}))?/gi)].map(([, name = '', number]) => [
    name,
    number === undefined ? usual : Number(number),
  ]);
}

function unescaped(text: string): string {
  return text.replace(/\\([0-9a-f]{1,6})\s?/gi, (_, code: string) => {
    const point = Number.parseInt(code, 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
  });
}

/** A number as a list style prints it; `decimal` where the style is not known. */
export function inStyle(value: number, style = 'decimal'): string {
  if (value >= 1 && /^(?:lower|upper)-(?:alpha|latin)$/.test(style)) {
    let letters = '';
    for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26))
      letters = String.fromCharCode(97 + ((rest - 1) % 26)) + letters;
    return style.startsWith('upper') ? letters.toUpperCase() : letters;
  }
  if (value >= 1 && value < 50 && /roman/.test(style))
    return style.startsWith('upper') ? toRoman(value).toUpperCase() : toRoman(value);
  if (style === 'decimal-leading-zero' && value < 10) return `0${value}`;
  return String(value);
}

/** What an element's own `style` says of counters. */
function inlineRule(element: HtmlElement): readonly Rule[] {
  const style = attributeOf(element, 'style') ?? '';
  if (!style.includes('counter-')) return [];
  return readRules(`x{${style.slice(0, 2000)}}`, COUNTING);
}
