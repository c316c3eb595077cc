import { type Note, oneLine } from '../block.ts';
import { attributeOf, findAll, type HtmlElement, textIn } from './dom.ts';

/** Footnotes of a page: by the link that cites one, and the elements that hold their texts. */
export type Footnotes = {
  readonly byLink: ReadonlyMap<HtmlElement, Note>;
  readonly holders: ReadonlySet<HtmlElement>;
  /** What stands in the holders beside the notes: their numbers and the links back. */
  readonly rest: readonly string[];
};

/** Finds links of a mark alone, `1` or `[footnote 1]`, to places in the same page that link back or stand among notes. */
export function readFootnotes(main: HtmlElement): Footnotes {
  const byLink = new Map<HtmlElement, Note>();
  const holders = new Map<HtmlElement, string>();
  const rest: string[] = [];
  const targets = new Map<string, HtmlElement>();
  for (const element of findAll(main, () => true)) {
    for (const name of [
      attributeOf(element, 'id'),
      element.tagName === 'a' ? attributeOf(element, 'name') : undefined,
    ]) {
      if (name !== undefined && !targets.has(name)) targets.set(name, element);
    }
  }
  for (const link of findAll(main, ({ tagName }) => tagName === 'a')) {
    // The link in a note leads back to where it was cited.
    if ([...holders.keys()].some((holder) => contains(holder, link))) continue;
    const href = attributeOf(link, 'href') ?? '';
    const shown = oneLine(textIn(link));
    if (!href.startsWith('#') || !/^[[(]?(?:(?:foot)?note )?(?:\d{1,3}|[a-z]|[*†‡§]{1,3})[\])]?$/i.test(shown))
      continue;
    const target = targets.get(decode(href.slice(1)));
    const holder = target && holderOf(target, main);
    if (!holder || contains(holder, link)) continue;
    if (!isNote(holder, target, link)) continue;
    const known = holders.get(holder);
    const text = known ?? noteText(holder, rest);
    holders.set(holder, text);
    byLink.set(link, { mark: shown, text, isTyped: true });
  }
  return { byLink, holders: new Set(holders.keys()), rest };
}

/** The block that a target stands in. */
function holderOf(target: HtmlElement, main: HtmlElement): HtmlElement | undefined {
  for (
    let at: HtmlElement['parentNode'] | HtmlElement = target;
    at && at !== main && 'tagName' in at;
    at = at.parentNode
  ) {
    if (/^(?:li|p|dd|tr|aside)$/.test(at.tagName)) return at;
    if (at.tagName === 'div' && at === target) return at;
  }
  return undefined;
}

function isNote(holder: HtmlElement, target: HtmlElement, link: HtmlElement): boolean {
  const backTo = new Set(
    [attributeOf(link, 'id'), attributeOf(link, 'name'), attributeOf(link.parentNode as HtmlElement, 'id')].filter(
      (each) => each !== undefined,
    ),
  );
  const linksBack = findAll(holder, ({ tagName }) => tagName === 'a').some((each) =>
    backTo.has(decode((attributeOf(each, 'href') ?? '').slice(1))),
  );
  const isNamed = /^_?(?:fn|ftn|foot|note|endnote|edn)/i.test(
    attributeOf(target, 'id') ?? attributeOf(target, 'name') ?? '',
  );
  const isRaised = 'tagName' in (link.parentNode ?? {}) && (link.parentNode as HtmlElement).tagName === 'sup';
  return linksBack || isNamed || isRaised;
}

function noteText(holder: HtmlElement, rest: string[]): string {
  let text = oneLine(textIn(holder));
  for (const back of findAll(
    holder,
    (each) => each.tagName === 'a' && (attributeOf(each, 'href') ?? '').startsWith('#'),
  )) {
    const shown = oneLine(textIn(back));
    if (shown === '') continue;
    const at = text.startsWith(shown) ? 0 : text.lastIndexOf(shown);
    if (at < 0 || (at > 0 && at + shown.length < text.length)) continue;
    text = (text.slice(0, at) + text.slice(at + shown.length)).trim();
    rest.push(shown);
  }
  return text;
}

function contains(holder: HtmlElement, link: HtmlElement): boolean {
  for (let at: HtmlElement['parentNode'] = link; at && 'tagName' in at; at = at.parentNode)
    if (at === holder) return true;
  return false;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
