import { type Block, oneLine } from '../block.ts';
import { paragraphTexts } from './notes.ts';
import { collectText } from './parts.ts';
import type { Styles } from './styles.ts';
import type { openPackage } from './zip.ts';

/** The headers and footers of a file, which are no text of the document. */
export function readHeadersAndFooters(
  zip: ReturnType<typeof openPackage>,
  styles: Styles,
): { readonly blocks: readonly Block[]; readonly raw: readonly string[] } {
  const blocks: Block[] = [];
  const raw: string[] = [];
  const seen = new Set<string>();
  for (const name of zip.names.filter((each) => /\/(header|footer)\d*\.xml$/.test(each)).sort()) {
    const part = zip.part(name);
    if (!part) continue;
    const text = oneLine(paragraphTexts(part, styles).join(' '));
    collectText(part, raw);
    if (text === '') continue;
    blocks.push({ text, leftOut: seen.has(text) ? 'header or footer, again' : 'header or footer' });
    seen.add(text);
  }
  return { blocks, raw };
}
