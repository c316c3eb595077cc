import type { Unsure } from '../block.ts';
import { attributeOf, elementsOf, findAll, type HtmlElement, isNoText, isText, textIn } from './dom.ts';

const AROUND =
  /(?:^|[-_\s])(?:cookies?|breadcrumbs?|feedback|share|sharing|social|skip(?:link|-link|-to)?|sidebar|related|menu|pagination|pager|site-?header|(?:site-?|page-?|global-?)?footer|page-?header|masthead|banner|print-?(?:link|page)|toolbar|back-to-top|search(?:-?form|-?box)?|login|newsletter|alert-banner|navigation|navbar|nav)(?:$|[-_\s])/i;
/** What readers and authors leave around a text. */
const ABOUT =
  /(?:^|\s)(?:comments|comments-area|comment-list|commentlist|comment-respond|respond|entry-meta|post-meta|byline|sharedaddy|page-updated|last-updated|rating)(?:$|\s)/i;
/** Words that only a screen reader says. */
const UNSEEN = /(?:^|[-_\s])(?:visually-?hidden|sr-only|screen-reader(?:-text|-only)?)(?:$|\s)/i;
const TOGGLING = /toggle|divider|chevron|icon|visually-hidden|sr-only/i;
const LINKS =
  /^(?:supporting (?:documents|information)|related (?:pages|content|documents|information|links)|downloads?|documents?|attachments?|see also|further (?:information|reading)|on this site|more in this section|useful links|share(?: this)?(?: page)?|is this page useful|rate this page|contact(?: us)?)\W*$/i;

const amidst: Unsure = {
  kind: 'left-out',
  why: 'These links stand between paragraphs, and were left out as links to other pages. Look whether they are part of the text.',
};

/** Words of a link that do something with the page, or lead around the site. */
const FURNITURE =
  /^\W*(?:(?:print|share|e-?mail|bookmark|save|like|tweet|listen)(?:\b.{0,20}\b(?:page|friend|facebook|twitter|x|linkedin|whatsapp|e-?mail))?|(?:back|return|go back)(?: to)?\b.{0,60}|top(?: of (?:the )?page)?|(?:give |send )?(?:us )?feedback|facebook|twitter|linkedin|whatsapp|home(?: ?page)?|a to z|contact us|(?:next|previous)(?: (?:page|section|chapter))?(?:\s*[:›»→–-].{0,60})?|(?:download|view|open)\b.{0,60}\bpdf\b.{0,20}|large print)\W*$/i;
const below: Unsure = {
  kind: 'left-out',
  why: 'These links stand at the end of the page, and were left out. Look whether they are part of the text.',
};
const above: Unsure = {
  kind: 'left-out',
  why: 'This link stands above the text, and was left out. Look whether it is part of the text.',
};

/** The part of a page that holds its text: `main` or its like, where that holds most of the text; else the body. */
export function mainContent(body: HtmlElement): HtmlElement {
  const all = sizeOf(body);
  const candidates = [
    ...findAll(body, (each) => each.tagName === 'main' || attributeOf(each, 'role') === 'main'),
    ...findAll(body, ({ tagName }) => tagName === 'article'),
    ...findAll(body, (each) =>
      /^(?:main-?content|content|page-?content|main|body-?content)$/i.test(attributeOf(each, 'id') ?? ''),
    ),
  ];
  return candidates.find((each) => sizeOf(each) > Math.max(200, all * 0.3)) ?? body;
}

/** Why an element is no text of the document; undefined where it is. */
export function leftOutOf(element: HtmlElement, main: HtmlElement, whole: number): string | undefined {
  // A heading that opens and shuts its section is a button; beside its words stands what a press does.
  const isInHeading = isWithin(element, /^h[1-6]$/);
  if (isInHeading && isWithin(element, /^button$/) && TOGGLING.test(attributeOf(element, 'class') ?? ''))
    return 'part of the web page around the text';
  if (
    /^(?:select|option|textarea|datalist|dialog)$/.test(element.tagName) ||
    (element.tagName === 'button' && !isInHeading) ||
    // What a form asks of the reader, such as whether the page was useful.
    (/^(?:label|legend)$/.test(element.tagName) && isWithin(element, /^form$/))
  )
    return 'part of the web page around the text';
  const named = `${attributeOf(element, 'id') ?? ''} ${attributeOf(element, 'class') ?? ''}`;
  if (UNSEEN.test(attributeOf(element, 'class') ?? '')) return 'words for screen readers only';
  const role = attributeOf(element, 'role') ?? '';
  const isAround =
    /^(?:nav|footer|aside)$/.test(element.tagName) ||
    /^(?:navigation|banner|contentinfo|search|dialog|alertdialog|complementary)$/.test(role) ||
    (element.tagName === 'header' && element.parentNode !== main && !isWithin(element, /^article$/)) ||
    attributeOf(element, 'aria-hidden') === 'true' ||
    AROUND.test(named) ||
    ABOUT.test(named);
  if (!isAround || opensThePage(element, main)) return undefined;
  // A page may call its whole text "content-with-sidebar": what holds much of the text is not around it.
  return sizeOf(element) < whole * 0.35 ? 'part of the web page around the text' : undefined;
}

/** The title with the sentences that open the page: templates call their block a page header too. */
function opensThePage(element: HtmlElement, main: HtmlElement): boolean {
  if (findAll(main, (each) => each === element).length === 0) return false;
  const parts = findAll(element, ({ tagName }) => /^(?:h1|p)$/.test(tagName));
  const isLede = (each: HtmlElement) => each.tagName === 'p' && sizeOf(each) >= 60 && /[.?:]\s*$/.test(textIn(each));
  return parts[0]?.tagName === 'h1' && parts.some((each) => isLede(each) && !isLinks(each));
}

function isWithin(element: HtmlElement, name: RegExp): boolean {
  for (let at = element.parentNode; at && 'tagName' in at; at = at.parentNode) if (name.test(at.tagName)) return true;
  return false;
}

/** How many letters an element shows. */
export function sizeOf(element: HtmlElement): number {
  return textIn(element).replace(/\s/gu, '').length;
}

/**
 * Headings that only links follow, with those links: a page's own lists of other pages. Links in the midst of the text may be part of it:
 * of those it is not sure.
 */
export function linkLists(main: HtmlElement): ReadonlyMap<HtmlElement, readonly Unsure[]> {
  const gone = new Map<HtmlElement, readonly Unsure[]>();
  const add = (list: HtmlElement, name?: HtmlElement) => {
    if (name) gone.set(name, []);
    gone.set(list, isLast(list, main) || isFirst(list, main) ? [] : [amidst]);
  };
  for (const heading of findAll(main, ({ tagName }) => /^h[1-6]$/.test(tagName))) {
    if (!LINKS.test(textIn(heading).trim())) continue;
    const siblings = 'childNodes' in (heading.parentNode ?? {}) ? (heading.parentNode as HtmlElement).childNodes : [];
    const below: HtmlElement[] = [];
    for (const node of siblings.slice(siblings.indexOf(heading) + 1)) {
      if (!('tagName' in node)) continue;
      if (/^h[1-6]$/.test(node.tagName)) break;
      below.push(node);
    }
    if (below.length === 0 || !below.every(isLinks) || below.some(saysHowToReach)) continue;
    for (const each of below) add(each, heading);
  }
  for (const list of findAll(main, ({ tagName }) => tagName === 'ul' || tagName === 'ol')) {
    const name = elementAbove(list);
    const isNamed = name !== undefined && LINKS.test(textIn(name).trim());
    // What a sentence opens are its items, and an address is none of another page.
    if ((!isNamed && isOpened(list)) || saysHowToReach(list)) continue;
    if (isNamed && elementsOf(list).every(leadsToFile)) add(list, name);
    const items = elementsOf(list).filter(({ tagName }) => tagName === 'li');
    const isOutward = findAll(list, ({ tagName }) => tagName === 'a').every(
      (link) => !/^#./.test(attributeOf(link, 'href') ?? '#'),
    );
    const isAtEnd = isLast(list, main);
    const least = isAtEnd ? 1 : 2;
    // Below the text a link may lead back into it.
    const leads = isOutward || (isAtEnd && items.every(isShortLink));
    if (items.length >= least && leads && items.every((item) => sizeOf(item) > 0 && isLinks(item))) add(list);
  }
  for (const line of findAll(main, ({ tagName }) => tagName === 'p' || tagName === 'div')) {
    if (!isShortLink(line) || isOpened(line) || saysHowToReach(line)) continue;
    const unsure = isLast(line, main) ? below : isFirst(line, main) && leadsAway(line) ? above : undefined;
    if (unsure) gone.set(line, isFurniture(line) ? [] : [unsure]);
  }
  return gone;
}

function isFurniture(line: HtmlElement): boolean {
  const links = findAll(line, ({ tagName }) => tagName === 'a' || tagName === 'button');
  return links.every((link) => sizeOf(link) === 0 || FURNITURE.test(textIn(link)) || leadsHome(link));
}

/** Whether a link leads to the first page of the site, and says so or says whose that is. */
function leadsHome(link: HtmlElement): boolean {
  const leads = /^(?:https?:\/\/[^/?#]+)?\/?$/i.test((attributeOf(link, 'href') ?? '').trim());
  return leads && /\bcouncil\W*$/i.test(textIn(link));
}

/** Whether one line leads to other pages, and does not begin with a number. */
function leadsAway(line: HtmlElement): boolean {
  const links = findAll(line, ({ tagName }) => tagName === 'a');
  if (findAll(line, ({ tagName }) => /^(?:button|h[1-6]|p|ul|ol)$/.test(tagName)).some((each) => each !== line))
    return false;
  return links.every((link) => !/^#/.test(attributeOf(link, 'href') ?? '#')) && !/^\W*\d/.test(textIn(line));
}

/** Whether every word of an element is in a link or a button, and they are few. */
function isShortLink(element: HtmlElement): boolean {
  const linked = findAll(element, ({ tagName }) => tagName === 'a' || tagName === 'button');
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').length;
  const within = linked.reduce((sum, each) => sum + letters(textIn(each)), 0);
  return (
    within > 0 &&
    within === letters(textIn(element)) &&
    linked.every((each) => sizeOf(each) < 50 && !/[.;]\s*$/.test(textIn(each)))
  );
}

/** The element straight above another. */
function elementAbove(element: HtmlElement): HtmlElement | undefined {
  const siblings = 'childNodes' in (element.parentNode ?? {}) ? elementsOf(element.parentNode as HtmlElement) : [];
  return siblings[siblings.indexOf(element) - 1];
}

/** Whether the words straight before an element end in a colon. */
function isOpened(element: HtmlElement): boolean {
  const siblings = 'childNodes' in (element.parentNode ?? {}) ? (element.parentNode as HtmlElement).childNodes : [];
  const before = siblings
    .slice(0, siblings.indexOf(element))
    .map((node) => (isText(node) ? node.value : 'tagName' in node ? textIn(node) : ''));
  return /:\s*$/.test(before.join(''));
}

/** A link with little beside it: `Protocol, item 12. PDF 212 KB`. */
function leadsToFile(item: HtmlElement): boolean {
  const isOutward = findAll(item, ({ tagName }) => tagName === 'a').some(
    (link) => !/^(?:#|$)/.test(attributeOf(link, 'href') ?? ''),
  );
  return isOutward && sizeOf(item) < 150 && !/[.;]\s*$/.test(textIn(item));
}

/** Whether no text of any length stands below an element. */
function isLast(element: HtmlElement, main: HtmlElement): boolean {
  const all = findAll(main, (each) => each === element || /^(?:p|li|td|dd|h[1-6])$/.test(each.tagName));
  return all.slice(all.indexOf(element) + 1).every((each) => sizeOf(each) < 60 || isLinks(each));
}

/** Whether no text of any length stands above an element. */
function isFirst(element: HtmlElement, main: HtmlElement): boolean {
  const all = findAll(main, (each) => each === element || /^(?:p|li|td|dd)$/.test(each.tagName));
  return all.slice(0, all.indexOf(element)).every((each) => sizeOf(each) < 60 || isLinks(each));
}

/** Whether an element leads to a person's e-mail or telephone. */
function saysHowToReach(element: HtmlElement): boolean {
  return findAll(element, ({ tagName }) => tagName === 'a').some((link) =>
    /^\s*(?:mailto:[^?]|tel:)/i.test(attributeOf(link, 'href') ?? ''),
  );
}

/** Whether an element holds hardly more than links. */
export function isLinks(element: HtmlElement): boolean {
  if (isNoText(element)) return true;
  const linked = findAll(element, ({ tagName }) => tagName === 'a').reduce((sum, each) => sum + sizeOf(each), 0);
  return linked >= sizeOf(element) * 0.7;
}

/** The contents of the page itself, by the names that Word and web editors give them; `whole` is how much text there is in all. */
export function isContentsList(element: HtmlElement, whole: number): boolean {
  const named = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`;
  return (
    /(?:^|\s)(?:MsoToc\d|toc\d?|table-of-contents|contents-list)(?:\s|$)/i.test(named) && sizeOf(element) < whole * 0.35
  );
}
