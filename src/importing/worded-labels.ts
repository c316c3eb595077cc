import type { ReadFile } from './block.ts';

const WORDED = /^(?:appendix|annexe?|schedule|part|chapter)\b/i;

/** A label in words that a program prints (`Annex 1:`) is the beginning of the heading behind it, as if it were typed. */
export function withWordedLabels(file: ReadFile): ReadFile {
  const printed: string[] = [];
  const blocks = file.blocks.map((block) => {
    const { list, ...rest } = block;
    if (!list || block.leftOut !== undefined || !WORDED.test(list.printed)) return block;
    printed.push(list.printed);
    return { ...rest, text: `${list.printed} ${block.text}`.trim() };
  });
  return printed.length === 0 ? file : { ...file, blocks, raw: [...file.raw, ...printed] };
}
