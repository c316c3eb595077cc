/** `::: note`, `::: {.warning}`, `:::`: what pandoc and others write around a block. */
const FENCE = /^ {0,3}:{3,}[ \t]*(?:\{[^{}]*\}|[\w-]+(?:[ \t]+\{[^{}]*\})?)?[ \t]*:*[ \t]*$/;
/** `> [!NOTE]`: the first line of a quotation that a site shows as a box. */
const ALERT = /^(\s{0,3}>\s*)(\[!\w+\])\s*$/;

export type Fence = { readonly text: string; readonly line: number };

/** What is set as a box: a heading in it heads nothing but the box. */
const BOX = /note|tip|warning|caution|important|callout|info|box|panel/i;

/**
 * Takes the fences around blocks out of Markdown, each leaving an empty line: the block is read as its text. `boxed` are the lines in
 * those that are set as boxes.
 */
export function withoutFences(source: string): {
  readonly text: string;
  readonly fences: readonly Fence[];
  readonly boxed: ReadonlySet<number>;
} {
  const fences: Fence[] = [];
  const boxed = new Set<number>();
  const open: boolean[] = [];
  let code: string | undefined;
  const lines = source.split('\n').map((printed, at) => {
    const line = printed.replace(/\r$/, '');
    const [, tick] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (tick !== undefined && (code === undefined || tick.startsWith(code)))
      code = code === undefined ? tick : undefined;
    if (code !== undefined) return printed;
    const [, before, alert] = ALERT.exec(line) ?? [];
    if (open.includes(true)) boxed.add(at + 1);
    if (alert === undefined && !FENCE.test(line)) return printed;
    if (alert === undefined && /[\w{]/.test(line)) open.push(BOX.test(line));
    else if (alert === undefined) open.pop();
    fences.push({ text: (alert ?? line).trim(), line: at + 1 });
    return before ?? '';
  });
  return { text: lines.join('\n'), fences, boxed };
}
