import type { CardElement } from './card-element.ts';

/** How a run of text looks; everything left out is the platform's default. */
export type RunStyle = {
  readonly weight?: 'Bolder';
  readonly highlight?: true;
  readonly isSubtle?: true;
  readonly size?: 'Small' | 'Medium';
  readonly color?: 'Attention';
};

/**
 * The text as TextRuns, which take no Markdown and no HTML.
 * Cards do replace `{{DATE(...)}}` and `{{TIME(...)}}` even there, so a run never holds both braces of such a beginning.
 */
export function textRuns(text: string, style: RunStyle = {}): CardElement[] {
  return text
    .split(/(?<=\{)(?=\{(?:DATE|TIME)\()/)
    .filter((part) => part !== '')
    .map((part) => ({ type: 'TextRun', text: part, ...style }));
}

/** One block of text that is shown exactly as it is. */
export function textBlock(
  text: string,
  style: RunStyle = {},
  layout: Readonly<Record<string, unknown>> = {},
): CardElement {
  return { type: 'RichTextBlock', inlines: textRuns(text, style), ...layout };
}

/** A line whose words open an address. */
export function linkBlock(text: string, url: string, layout: Readonly<Record<string, unknown>> = {}): CardElement {
  const runs = textRuns(text).map((run) => ({ ...run, selectAction: { type: 'Action.OpenUrl', title: text, url } }));
  return { type: 'RichTextBlock', inlines: runs, ...layout };
}

/**
 * The text with every character that Markdown or a card's date function gives a meaning put behind a backslash.
 * For the two elements that always read Markdown: headings and facts. Line ends become spaces there.
 * Example: `escapeMarkdown('2 * 3')` is `2 \* 3`.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#~&|!]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
