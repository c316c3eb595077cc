import { attributeOf, type HtmlElement } from './dom.ts';

// Only little of CSS is read: selectors of tags, classes and ids, below or directly below each other, and `::before` and `::marker`.

type Compound = {
  readonly tag: string | undefined;
  readonly ids: readonly string[];
  readonly classes: readonly string[];
};
type Selector = {
  readonly parts: readonly { readonly compound: Compound; readonly isChild: boolean }[];
  readonly pseudo: string;
};
export type Rule = { readonly selector: Selector; readonly declarations: ReadonlyMap<string, string> };

const LARGEST_SHEET = 300_000;
const MOST_RULES = 20_000;
/** What is read of a sheet: what it prints before an element, how it counts lists, what it does not show, and what stands out. */
const WANTED =
  /^(?:counter-(?:reset|increment|set)|content|list-style(?:-type)?|display|visibility|font(?:-weight)?|text-align|border|background(?:-color)?)$/;

/** The style sheets that a page holds itself. */
export type StyleSheets = {
  /** The rules that fit an element or what is printed before it, in the order of the sheets. */
  readonly of: (element: HtmlElement) => readonly Rule[];
  /** What the rule says of an element that names it most closely; of several, the last. */
  readonly valueOf: (element: HtmlElement, name: string) => string | undefined;
  /** Whether any rule declares something of this name. */
  readonly says: (name: RegExp) => boolean;
};

/** Reads style sheets. What holds for paper or for some screens only is not read. */
export function readStyleSheets(sheets: readonly string[]): StyleSheets {
  const text = sheets
    .join('\n')
    .slice(0, LARGEST_SHEET)
    .replace(/@media[^{}]{0,300}\{(?:[^{}]*\{[^{}]*\}){0,500}[^{}]*\}/g, ' ');
  const rules = readRules(text, WANTED);
  const rulesOf = byLastPart(rules);
  const of = (element: HtmlElement) => rulesOf(element).filter(({ selector }) => fits(element, selector.parts));
  return {
    of,
    valueOf: (element, name) => {
      const own = of(element).filter(({ selector, declarations }) => selector.pseudo === '' && declarations.has(name));
      const closest = Math.max(...own.map(({ selector }) => weightOf(selector)));
      return own
        .findLast(({ selector }) => weightOf(selector) === closest)
        ?.declarations.get(name)
        ?.toLowerCase();
    },
    says: (name) => rules.some(({ declarations }) => [...declarations.keys()].some((each) => name.test(each))),
  };
}

/** How closely a selector names an element: by ids, then classes, then tags. */
function weightOf({ parts }: Selector): number {
  return parts.reduce(
    (sum, { compound: { ids, classes, tag } }) =>
      sum + ids.length * 10_000 + classes.length * 100 + (tag === undefined ? 0 : 1),
    0,
  );
}

/** Rules that declare anything of a name that is wanted. */
export function readRules(text: string, wanted: RegExp): readonly Rule[] {
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
    if (![...declarations.keys()].some((name) => wanted.test(name))) continue;
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
