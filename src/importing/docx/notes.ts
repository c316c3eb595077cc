import { type Note, oneLine } from '../block.ts';
import { readParagraphText } from './paragraph.ts';
import { collectText } from './parts.ts';
import type { Styles } from './styles.ts';
import { childrenOf, type Element } from './xml.ts';

/** The footnotes and endnotes of a file, with the marks that Word counts for them. */
export type Notes = {
  readonly of: (kind: 'footnote' | 'endnote', id: string) => Note | undefined;
  /** The texts of those that nothing has cited so far. */
  readonly uncited: () => readonly string[];
  /** Every text in them. */
  readonly raw: readonly string[];
};

/** Reads the parts that hold notes. */
export function readNotes(part: (kind: 'footnotes' | 'endnotes') => Element | undefined, styles: Styles): Notes {
  const all = new Map<string, { text: string; mark: string; isRead: boolean }>();
  const raw: string[] = [];
  for (const kind of ['footnote', 'endnote'] as const) {
    let count = 0;
    for (const element of childrenOf(part(`${kind}s`), kind)) {
      if (/separator|continuation/i.test(element.attributes.type ?? '')) continue;
      count += 1;
      collectText(element, raw);
      all.set(`${kind} ${element.attributes.id}`, {
        text: oneLine(paragraphTexts(element, styles).join(' ')),
        mark: kind === 'footnote' ? String(count) : `note ${count}`,
        isRead: false,
      });
    }
  }
  return {
    raw,
    of(kind, id) {
      const note = all.get(`${kind} ${id}`);
      if (!note) return undefined;
      note.isRead = true;
      return { mark: note.mark, text: note.text };
    },
    uncited: () => [...all.values()].filter(({ isRead, text }) => !isRead && text !== '').map(({ text }) => text),
  };
}

/** The texts of the paragraphs below an element, as a header or a note shows them. */
export function paragraphTexts(element: Element, styles: Styles): readonly string[] {
  return childrenOf(element).flatMap((child) =>
    child.name === 'p'
      ? [
          readParagraphText(child, {
            style: styles.of(undefined),
            styles,
            field: { open: [] },
            noteOf: () => undefined,
          }).text,
        ]
      : paragraphTexts(child, styles),
  );
}
