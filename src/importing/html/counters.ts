import { toRoman } from '../mark.ts';
import { attributeOf, elementsOf, type HtmlElement } from './dom.ts';

// What a style sheet prints before an element by counting: `h2::before { content: counter(section) ". " }`. Only what
// counting needs of CSS is read: selectors of tags, classes and ids, below or directly below each other.

type Compound = {
  readonly tag: string | undefined;
  readonly ids: readonly string[];
  readonly classes: readonly string[];
};
type Selector = {
  readonly parts: readonly { readonly compound: Compound; readonly isChild: boolean }[];
  readonly pseudo: string;
};
type Rule = { readonly selector: Selector; readonly declarations: ReadonlyMap<string, string> };
type Instance = { readonly scope: unknown; value: number };

/** A sign that a style sheet prints before an item of a list without counting it. */
const BULLET = /^[•●○◦▪■□‣⁃∙·–—➢►❖o-]$/u;
const LARGEST_SHEET = 300_000;
const MOST_RULES = 20_000;
const counting = ['counter-reset', 'counter-increment', 'counter-set', 'content'];

/** What is printed before each element of a page, where a style sheet counts it. */
export function countedTexts(body: HtmlElement, sheets: readonly string[]): ReadonlyMap<HtmlElement, string> {
  const text = sheets.join('\n').slice(0, LARGEST_SHEET);
  const printed = new Map<HtmlElement, string>();
  if (!/counters?\(|content\s*:/.test(text)) return printed;
  const rulesOf = byLastPart(readRules(text));
  const counters = new Map<string, Instance[]>();
  visit(body);
  return printed;

  function visit(element: HtmlElement): void {
    const fitting = rulesOf(element).filter(({ selector }) => fits(element, selector.parts));
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

function readRules(text: string): readonly Rule[] {
  const plain = text
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/<!--|-->/g, ' ')
    .replace(/@(?:import|charset)[^;]*;/g, ' ');
  const rules: Rule[] = [];
  for (const [, selectors = '', block = ''] of plain.matchAll(/([^{}]{1,500})\{([^{}]{0,4000})\}/g)) {
    if (rules.length > MOST_RULES) break;
    const declarations = new Map(
      [...block.matchAll(/([a-z-]+)\s*:\s*((?:"[^"]*"|'[^']*'|[^;"'])*)/gi)].map(
        ([, name = '', value = '']) => [name.toLowerCase(), value.replace(/!important/i, '').trim()] as const,
      ),
    );
    if (!counting.some((name) => declarations.has(name))) continue;
    for (const selector of selectors.split(',')) {
      const read = readSelector(selector.replace(/@[\s\S]*/, '').trim());
      if (read) rules.push({ selector: read, declarations });
    }
  }
  return rules;
}

/**
 * Finds the rules that may fit an element by what their selectors end in, so that a sheet of thousands of icons is not tried on every
 * element. In the order of the sheet.
 */
function byLastPart(rules: readonly Rule[]): (element: HtmlElement) => readonly Rule[] {
  const known = Map.groupBy(
    rules.map((rule, at) => ({ rule, at })),
    ({ rule }) => {
      const { ids = [], classes = [], tag = '' } = rule.selector.parts.at(-1)?.compound ?? {};
      return ids[0] !== undefined ? `#${ids[0]}` : classes[0] !== undefined ? `.${classes[0]}` : tag;
    },
  );
  return (element) => {
    const names = [
      '',
      element.tagName,
      `#${attributeOf(element, 'id') ?? ''}`,
      ...new Set((attributeOf(element, 'class') ?? '').split(/\s+/).map((name) => `.${name}`)),
    ];
    const found = names.flatMap((name) => known.get(name) ?? []);
    return found.sort((one, other) => one.at - other.at).map(({ rule }) => rule);
  };
}

/** What an element's own `style` says of counters. */
function inlineRule(element: HtmlElement): readonly Rule[] {
  const style = attributeOf(element, 'style') ?? '';
  if (!style.includes('counter-')) return [];
  return readRules(`x{${style.slice(0, 2000)}}`);
}

function readSelector(text: string): Selector | undefined {
  const [, bare = '', pseudo = ''] = /^(.*?)(?:::?(before|marker))?$/s.exec(text) ?? [];
  if (/[:[\]+~*]/.test(bare.replace(/^\*$/, '')) || (bare === '' && pseudo === '')) return undefined;
  const parts = bare
    .replace(/\s*>\s*/g, ' >')
    .split(/\s+/)
    .filter((each) => each !== '')
    .map((each) => ({ isChild: each.startsWith('>'), compound: readCompound(each.replace(/^>/, '')) }));
  return parts.length === 0 ? undefined : { parts, pseudo };
}

function readCompound(text: string): Compound {
  const tag = /^[a-z][a-z0-9]*/i.exec(text)?.[0]?.toLowerCase();
  return {
    tag,
    ids: [...text.matchAll(/#([\w-]+)/g)].map(([, id = '']) => id),
    classes: [...text.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name),
  };
}

function fits(element: HtmlElement, parts: Selector['parts']): boolean {
  const last = parts.at(-1);
  if (!last || !isOne(element, last.compound)) return false;
  const above = parts.slice(0, -1);
  if (above.length === 0) return true;
  for (let at = element.parentNode; at && 'tagName' in at; at = at.parentNode) {
    if (fits(at, above)) return true;
    if (last.isChild) return false;
  }
  return false;
}

function isOne(element: HtmlElement, { tag, ids, classes }: Compound): boolean {
  if (tag !== undefined && element.tagName !== tag) return false;
  const own = (attributeOf(element, 'class') ?? '').split(/\s+/);
  return classes.every((name) => own.includes(name)) && ids.every((id) => attributeOf(element, 'id') === id);
}
