// Draws Slack's blocks much as Slack does: those that Clausewise sends. Words go into the page as text only.

function make(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children.flat());
  return made;
}

function runOf({ type, text, url, style = {} }) {
  let drawn = document.createTextNode(text ?? url ?? '');
  if (type === 'link') {
    const link = make('a', 'govuk-link', drawn);
    const { protocol } = new URL(url, location.href);
    if (protocol === 'https:' || protocol === 'http:') link.href = url;
    link.target = '_blank';
    link.rel = 'noopener';
    drawn = link;
  }
  if (style.bold) drawn = make('strong', '', drawn);
  if (style.italic) drawn = make('em', '', drawn);
  return drawn;
}

const runs = ({ elements }) => elements.map(runOf);

const richParts = {
  rich_text_section: (part) => make('p', 'slack__section', runs(part)),
  rich_text_quote: (part) => make('blockquote', 'slack__quote', runs(part)),
  rich_text_preformatted: (part) => make('pre', 'slack__section', runs(part)),
  rich_text_list: ({ elements }) =>
    make(
      'ul',
      'slack__list',
      elements.map((item) => make('li', '', runs(item))),
    ),
};

const rich = ({ elements }) => elements.flatMap((part) => richParts[part.type]?.(part) ?? []);

function buttonOf({ text, value, style, url }, onSubmit) {
  if (url) return runOf({ type: 'link', text: text.text, url });
  const button = make('button', `slack__button${style === 'primary' ? ' slack__button--primary' : ''}`, text.text);
  button.type = 'button';
  button.addEventListener('click', () => onSubmit(value, {}, text.text));
  return button;
}

/** Bars side by side for each label, as high as their number. The list after them says the same in words. */
function chartOf({ title, chart }) {
  const { series } = chart;
  const most = Math.max(1, ...series.flatMap(({ data }) => data.map(({ value }) => value)));
  const key = series.map(({ name }, at) =>
    make('li', '', make('span', `slack__key slack__key--${at}`), document.createTextNode(name)),
  );
  const groups = chart.axis_config.categories.map((label, group) => {
    const bars = series.map(({ data }, at) => {
      const bar = make('span', `slack__bar slack__key--${at}`);
      bar.style.height = `${(100 * data[group].value) / most}%`;
      return bar;
    });
    return make('div', 'slack__group', make('div', 'slack__bars', bars), make('span', 'slack__label', label));
  });
  const drawn = make('figure', 'slack__chart', make('figcaption', 'slack__section', make('strong', '', title)));
  const picture = make('div', 'slack__groups', groups);
  const keys = make('ul', 'slack__keys', key);
  for (const each of [picture, keys]) each.setAttribute('aria-hidden', 'true');
  drawn.append(picture, keys);
  return drawn;
}

function tableOf(rows) {
  return make(
    'table',
    'slack__table',
    rows.map((row, at) =>
      make(
        'tr',
        '',
        row.map((cell) => make(at === 0 ? 'th' : 'td', '', rich(cell))),
      ),
    ),
  );
}

/** What is wider than a narrow screen is scrolled by itself, by keys too. */
function scrolled(table) {
  const box = make('div', 'slack__scrolled', table);
  box.tabIndex = 0;
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', 'Table');
  return box;
}

const kinds = {
  data_visualization: (block) => [chartOf(block)],
  header: ({ text }) => [make('p', 'slack__header', text.text)],
  section: ({ text }) => [make('p', 'slack__section', text.text)],
  divider: () => [make('hr', 'slack__divider')],
  context: ({ elements }) => [make('p', 'slack__context', elements.map(({ text }) => text).join(' '))],
  rich_text: rich,
  table: ({ rows }) => [scrolled(tableOf(rows))],
  context_actions: ({ elements }, onSubmit) => [
    make(
      'div',
      'slack__actions',
      elements.flatMap((element) => feedbackOf(element, onSubmit)),
    ),
  ],
  actions: ({ elements }, onSubmit) => [
    make(
      'div',
      'slack__actions',
      elements.map((element) => buttonOf(element, onSubmit)),
    ),
  ],
};

/** Slack shows two small buttons under an answer. */
function feedbackOf({ positive_button, negative_button }, onSubmit) {
  return [positive_button, negative_button].map(({ text, accessibility_label, value }) => {
    const button = buttonOf({ text, value }, onSubmit);
    button.setAttribute('aria-label', accessibility_label);
    return button;
  });
}

/** The blocks as an element. `onSubmit` gets what a pressed button says, and what stands on it. */
export function drawBlocks(blocks, onSubmit) {
  return make(
    'div',
    'slack',
    blocks.flatMap((block) => kinds[block.type]?.(block, onSubmit) ?? []),
  );
}
