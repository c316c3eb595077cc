// Reading a document: copies a link, a citation or the words, and closes the contents where there is little room.
const box = document.querySelector('[data-copying]');
const status = box?.querySelector('[role=status]');
const contents = document.querySelector('[data-contents]');

/** What each button copies. The words are the clause to the letter, a line for each paragraph and item. */
const sources = {
  link: () => document.querySelector('link[rel=canonical]').href + location.hash,
  citation: () => document.querySelector('[data-citation]').textContent,
  words: () =>
    [...document.querySelectorAll('[data-words] .clause__paragraph, [data-words] .clause__item, [data-words] tr')]
      .map((line) => (line.matches('tr') ? rowOf(line) : line.textContent))
      .join('\n'),
};

/** The row of a table as the text that was approved has it: its cells, without those that only fill it up. */
function rowOf(row) {
  return [...row.querySelectorAll('th, td:not([data-filler])')].map((cell) => cell.textContent).join(' | ');
}

async function copy(text, button) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Without HTTPS there is no clipboard object; a selected field still copies.
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  button.focus();
  if (!copied) throw new Error('The browser did not copy');
}

box?.addEventListener('click', async ({ target }) => {
  const button = target.closest('[data-copy]');
  if (button === null) return;
  const text = sources[button.dataset.copy]();
  try {
    await copy(text, button);
    status.textContent = button.dataset.copy === 'link' ? 'Link copied' : `Copied: ${text.slice(0, 120)}`;
  } catch {
    status.textContent = `Copy this: ${text}`;
  }
});

if (box) box.hidden = false;
if (contents && window.matchMedia('(max-width: 899px)').matches) contents.open = false;

// The paragraph one reads is in sight among the contents too.
const current = contents?.querySelector('[aria-current]');
if (current) contents.parentElement.scrollTop = current.offsetTop - contents.parentElement.clientHeight / 2;
