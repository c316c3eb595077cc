// Draws an Adaptive Card with Microsoft's renderer, which the page loads before this as the global AdaptiveCards.
import { hostConfig } from './host-config.js';

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Our cards hold no Markdown, only text with backslashes before what could be read as such. */
function showAsText(text, result) {
  const unescaped = text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
  const escaped = unescaped.replace(/[&<>"']/g, (character) => escapes[character]);
  result.outputHtml = `<p>${escaped}</p>`;
  result.didProcess = true;
}

let drawnBefore = 0;

/** A page holds many cards: what a button shows or hides has a name there that no other card has. */
function nameApart(json) {
  drawnBefore += 1;
  const apart = (id) => `${id}-${drawnBefore}`;
  return JSON.parse(JSON.stringify(json), (key, value) => {
    if (key === 'targetElements') return value.map(apart);
    return value?.isVisible === false && value.id ? { ...value, id: apart(value.id) } : value;
  });
}

/** The renderer says of what was shown that it is expanded; that is for the button to say. */
function tellExpanded(button) {
  const ids = button?.getAttribute('aria-controls').split(' ') ?? [];
  for (const shown of ids.flatMap((id) => document.getElementById(id) ?? [])) {
    button.setAttribute('aria-expanded', String(shown.getAttribute('aria-expanded') === 'true'));
    shown.removeAttribute('aria-expanded');
  }
}

/**
 * The card as an element. `onSubmit` gets the typed form of the pressed button, the values of its inputs and what stands on it. `headingLevel` is that of the
 * card's headings: one below whatever heading of the page they stand under.
 */
export function drawCard(json, onSubmit, headingLevel = 4) {
  const { AdaptiveCard, HostConfig, OpenUrlAction, SubmitAction } = globalThis.AdaptiveCards;
  AdaptiveCard.onProcessMarkdown = showAsText;
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig({ ...hostConfig, textBlock: { headingLevel } });
  card.parse(nameApart(json));
  card.onExecuteAction = (action) => {
    if (action instanceof OpenUrlAction) openAddress(action.url);
    else if (action instanceof SubmitAction) {
      const { typed, ...values } = action.data ?? {};
      onSubmit(typed, values, action.title);
    }
  };
  const drawn = card.render();
  // The renderer lets the keyboard stop at the card itself, which does nothing.
  drawn?.removeAttribute('tabindex');
  for (const table of drawn?.querySelectorAll('[role="table"]') ?? []) letScroll(table);
  drawn?.addEventListener(
    'click',
    ({ target }) => setTimeout(tellExpanded, 0, target.closest('[aria-controls]')),
    true,
  );
  return drawn;
}

/** As wide as a letter of our cards is at the most in a word, and what stands around the words of a cell, in pixels. */
const letter = 12;
const around = 18;

/** A table is as wide as the longest words of its columns need; where a screen is narrower it is scrolled by itself, by keys too. */
function letScroll(table) {
  const rows = [...table.children].map((row) => [...row.children]);
  const widths = (rows[0] ?? []).map((cell, column) => {
    const words = rows.flatMap((row) => row[column]?.textContent.split(/\s+/) ?? []);
    const longest = Math.max(...words.map(({ length }) => length));
    return (longest * letter + around) / (Number.parseFloat(cell.style.flexBasis) / 100);
  });
  table.style.minWidth = `${Math.ceil(Math.max(0, ...widths.filter(Number.isFinite)))}px`;
  const box = document.createElement('div');
  box.className = 'card-table';
  box.tabIndex = 0;
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', 'Table');
  table.replaceWith(box);
  box.append(table);
}

function openAddress(url) {
  const { protocol } = new URL(url, location.href);
  if (protocol === 'https:' || protocol === 'http:') window.open(url, '_blank', 'noopener');
}
