/**
 * What Slack refuses in blocks and views: unknown types and properties, empty and overlong texts, doubled identifiers.
 * Written from https://docs.slack.dev/reference/block-kit, for there is no schema to be had offline.
 */
type Json = Readonly<Record<string, unknown>>;
type Surface = 'message' | 'modal' | 'home';

/** Undocumented; 9,597 were taken and 11,341 refused (slackapi/bolt-js issue 2867). */
const longestMessage = 9_597;

const blockKeys: Readonly<Record<string, readonly string[]>> = {
  header: ['text'],
  section: ['text', 'fields', 'accessory', 'expand'],
  context: ['elements'],
  actions: ['elements'],
  context_actions: ['elements'],
  divider: [],
  image: ['alt_text', 'title', 'image_url'],
  input: ['label', 'hint', 'optional', 'element', 'dispatch_action'],
  rich_text: ['elements'],
  table: ['rows', 'column_settings'],
  data_visualization: ['title', 'chart'],
};

/** What is wrong with these blocks there; empty where Slack would take them. */
export function problemsOfBlocks(blocks: unknown, surface: Surface): string[] {
  if (!Array.isArray(blocks)) return ['blocks: not a list'];
  const most = surface === 'message' ? 50 : 100;
  const ids = blocks.flatMap((block: Json) => (block.block_id === undefined ? [] : [block.block_id]));
  const actions = blocks.flatMap((block: Json) =>
    block.type === 'actions' ? list(block.elements).map((element) => element.action_id) : [],
  );
  return [
    ...(blocks.length > most ? [`blocks: ${blocks.length}, at most ${most}`] : []),
    ...(new Set(ids).size < ids.length ? ['block_id: doubled'] : []),
    ...(new Set(actions).size < actions.length ? ['action_id: doubled'] : []),
    ...(blocks.filter((block: Json) => block.type === 'table').length > 1 ? ['table: only one'] : []),
    ...(blocks.filter((block: Json) => block.type === 'data_visualization').length > 2
      ? ['data_visualization: only two']
      : []),
    ...(surface === 'message' && textLength(blocks) > longestMessage ? ['msg_blocks_too_long'] : []),
    ...blocks.flatMap((block: Json, index) =>
      problemsOfBlock(block, surface).map((text) => `blocks/${index}: ${text}`),
    ),
  ];
}

/** What is wrong with this view. */
export function problemsOfView(view: Json): string[] {
  const { type } = view;
  if (type !== 'modal' && type !== 'home') return ['view: unknown type'];
  const blocks = list(view.blocks);
  const hasInput = blocks.some((block) => block.type === 'input');
  return [
    ...problemsOfBlocks(view.blocks, type),
    ...(type === 'modal' ? problemsOfText(view.title, 24, 'title', true) : []),
    ...(view.submit ? problemsOfText(view.submit, 24, 'submit', true) : []),
    ...(view.close ? problemsOfText(view.close, 24, 'close', true) : []),
    ...(type === 'modal' && hasInput && !view.submit ? ['view: submit missing'] : []),
    ...(type === 'modal' && blocks.length === 0 ? ['view: no blocks'] : []),
    ...(String(view.private_metadata ?? '').length > 3000 ? ['private_metadata: too long'] : []),
    ...(String(view.callback_id ?? '').length > 255 ? ['callback_id: too long'] : []),
    ...unknownKeys(view, ['type', 'title', 'submit', 'close', 'private_metadata', 'callback_id', 'blocks']),
  ];
}

function problemsOfBlock(block: Json, surface: Surface): string[] {
  const type = String(block.type);
  const keys = blockKeys[type];
  if (!keys) return [`unknown block type ${type}`];
  return [
    ...unknownKeys(block, ['type', 'block_id', ...keys]),
    ...(String(block.block_id ?? '').length > 255 ? ['block_id: too long'] : []),
    ...problemsByType(type, block, surface),
  ];
}

function problemsByType(type: string, block: Json, surface: Surface): string[] {
  const elements = list(block.elements);
  switch (type) {
    case 'header':
      return problemsOfText(block.text, 150, 'header', true);
    case 'section':
      return [
        ...(block.text ? problemsOfText(block.text, 3000, 'section') : []),
        ...list(block.fields).flatMap((field) => problemsOfText(field, 2000, 'field')),
      ];
    case 'context':
      return [
        ...between(elements.length, 1, 10, 'context'),
        ...elements.flatMap((text) => problemsOfText(text, 3000, 'context')),
      ];
    case 'actions':
      return [...between(elements.length, 1, 25, 'actions'), ...elements.flatMap(problemsOfButton)];
    case 'context_actions':
      return surface === 'message'
        ? [...between(elements.length, 1, 5, 'context_actions'), ...elements.flatMap(problemsOfFeedbackButtons)]
        : ['context_actions: not in a view'];
    case 'image':
      return between(String(block.alt_text ?? '').length, 1, 2000, 'alt_text');
    case 'input':
      return surface === 'message' ? ['input: not expected in a message'] : problemsOfInput(block);
    case 'rich_text':
      return [...between(elements.length, 1, 1000, 'rich_text'), ...elements.flatMap(problemsOfRichText)];
    case 'table':
      return surface === 'message' ? problemsOfTable(block) : ['table: not in a view'];
    case 'data_visualization':
      return surface === 'message' ? problemsOfChart(block) : ['data_visualization: not in a view'];
    default:
      return [];
  }
}

function problemsOfButton(element: Json): string[] {
  if (element.type !== 'button') return [`unknown element ${String(element.type)}`];
  return [
    ...unknownKeys(element, ['type', 'text', 'value', 'action_id', 'style', 'accessibility_label']),
    ...problemsOfText(element.text, 75, 'button', true),
    ...between(String(element.value ?? '').length, 1, 2000, 'button value'),
    ...between(String(element.action_id ?? '').length, 1, 255, 'action_id'),
    ...(['primary', 'danger', undefined].includes(element.style as string | undefined) ? [] : ['style: unknown']),
  ];
}

function problemsOfFeedbackButtons(element: Json): string[] {
  if (element.type !== 'feedback_buttons') return [`unknown element ${String(element.type)}`];
  return [
    ...unknownKeys(element, ['type', 'action_id', 'positive_button', 'negative_button']),
    ...between(String(element.action_id ?? '').length, 1, 255, 'action_id'),
    ...[element.positive_button, element.negative_button].flatMap((each) => {
      const { text, value, accessibility_label: label = 'none', ...others } = (each ?? {}) as Json;
      return [
        ...unknownKeys(others, []),
        ...problemsOfText(text, 75, 'feedback button', true),
        ...between(String(label).length, 1, 75, 'accessibility_label'),
        ...between(String(value ?? '').length, 1, 2000, 'feedback value'),
      ];
    }),
  ];
}

function problemsOfInput(block: Json): string[] {
  const element = block.element as Json;
  return [
    ...problemsOfText(block.label, 2000, 'label', true),
    ...(block.hint ? problemsOfText(block.hint, 2000, 'hint', true) : []),
    ...problemsOfInputElement(element ?? {}),
  ];
}

function problemsOfInputElement(element: Json): string[] {
  switch (element.type) {
    case 'plain_text_input': {
      const most = Number(element.max_length ?? 3000);
      return [
        ...unknownKeys(element, ['type', 'action_id', 'multiline', 'max_length', 'initial_value']),
        ...(most > 3000 ? ['max_length: above 3000'] : []),
        ...(String(element.initial_value ?? '').length > most ? ['initial_value: too long'] : []),
      ];
    }
    case 'datepicker':
      return [
        ...unknownKeys(element, ['type', 'action_id', 'initial_date']),
        ...(/^\d{4}-\d{2}-\d{2}$/.test(String(element.initial_date ?? '2026-01-01'))
          ? []
          : ['initial_date: not a date']),
      ];
    case 'external_select':
      return [
        ...unknownKeys(element, ['type', 'action_id', 'placeholder', 'min_query_length', 'initial_option']),
        ...problemsOfText(element.placeholder, 150, 'placeholder', true),
        ...(element.initial_option ? problemsOfOption(element.initial_option as Json) : []),
      ];
    case 'static_select': {
      const groups = list(element.option_groups);
      const options = groups.length > 0 ? groups.flatMap((group) => list(group.options)) : list(element.options);
      const counts = groups.length > 0 ? groups.map((group) => list(group.options).length) : [options.length];
      const initial = element.initial_option;
      return [
        ...unknownKeys(element, ['type', 'action_id', 'placeholder', 'options', 'option_groups', 'initial_option']),
        ...between(groups.length, 0, 100, 'option_groups'),
        ...counts.flatMap((count) => between(count, 1, 100, 'options')),
        ...options.flatMap(problemsOfOption),
        ...(initial && !options.some((option) => JSON.stringify(option) === JSON.stringify(initial))
          ? ['initial_option: not an option']
          : []),
      ];
    }
    default:
      return [`unknown element ${String(element.type)}`];
  }
}

/** What is wrong with an option of a list. */
export function problemsOfOption(option: Json): string[] {
  return [
    ...problemsOfText(option.text, 75, 'option', true),
    ...between(String(option.value ?? '').length, 1, 150, 'option value'),
  ];
}

function problemsOfRichText(element: Json): string[] {
  const elements = list(element.elements);
  switch (element.type) {
    case 'rich_text_list':
      return [...between(elements.length, 1, 1000, 'list'), ...elements.flatMap(problemsOfRichText)];
    case 'rich_text_section':
    case 'rich_text_quote':
    case 'rich_text_preformatted':
      return [...between(elements.length, 1, 1000, String(element.type)), ...elements.flatMap(problemsOfRun)];
    default:
      return [`unknown rich text ${String(element.type)}`];
  }
}

function problemsOfRun(run: Json): string[] {
  if (run.type === 'text')
    return [...unknownKeys(run, ['type', 'text', 'style']), ...between(String(run.text ?? '').length, 1, 1e6, 'text')];
  if (run.type === 'link') return /^https?:\/\/.{1,3000}$/.test(String(run.url)) ? [] : ['link: address'];
  return [`unknown run ${String(run.type)}`];
}

function problemsOfTable(block: Json): string[] {
  const rows = Array.isArray(block.rows) ? (block.rows as Json[][]) : [];
  return [
    ...between(rows.length, 1, 100, 'rows'),
    ...rows.flatMap((row) => [
      ...between(row.length, 1, 20, 'cells'),
      ...row.flatMap((cell) =>
        cell.type === 'rich_text' ? problemsOfBlock(cell, 'message') : [`unknown cell ${String(cell.type)}`],
      ),
    ]),
  ];
}

function problemsOfChart({ title, chart }: Json): string[] {
  const { type, series, axis_config, ...others } = (chart ?? {}) as Json;
  const { categories, ...titles } = (axis_config ?? {}) as Json;
  const labels = Array.isArray(categories) ? categories.map(String) : [];
  const named = list(series);
  const doubled = (words: readonly string[]) => new Set(words).size < words.length;
  return [
    ...(type === 'bar' ? [] : [`chart ${String(type)}: not expected`]),
    ...unknownKeys(others, []),
    ...unknownKeys(titles, ['x_label', 'y_label']),
    ...between(String(title ?? '').length, 1, 50, 'chart title'),
    ...between(named.length, 1, 6, 'series'),
    ...between(labels.length, 1, 20, 'categories'),
    ...labels.flatMap((label) => between(label.length, 1, 20, 'category')),
    ...(doubled(labels) ? ['category: doubled'] : []),
    ...(doubled(named.map(({ name }) => String(name))) ? ['series: doubled'] : []),
    ...named.flatMap(({ name, data, ...more }) => [
      ...unknownKeys(more, []),
      ...between(String(name ?? '').length, 1, 20, 'series name'),
      ...(list(data)
        .map(({ label }) => label)
        .join('\n') === labels.join('\n')
        ? []
        : ['data: not the categories']),
      ...list(data).flatMap(({ value }) => (Number.isFinite(value) ? [] : ['data: no number'])),
    ]),
  ];
}

function problemsOfText(text: unknown, most: number, what: string, plain = false): string[] {
  const { type, text: words, ...rest } = (text ?? {}) as Json;
  if (type !== 'plain_text' && (plain || type !== 'mrkdwn')) return [`${what}: text type`];
  return [...between(String(words ?? '').length, 1, most, what), ...unknownKeys(rest, ['emoji'])];
}

function between(count: number, least: number, most: number, what: string): string[] {
  return count >= least && count <= most ? [] : [`${what}: ${count}, from ${least} to ${most}`];
}

function unknownKeys(value: Json, known: readonly string[]): string[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => `unknown property ${key}`);
}

function list(value: unknown): Json[] {
  return Array.isArray(value) ? (value as Json[]) : [];
}

function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textLength(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]) => sum + (key === 'text' && typeof item === 'string' ? item.length : textLength(item)),
    0,
  );
}
