import { foldable, type Quotation, type QuotationLine, quotedParts } from '../../messaging/index.ts';
import type { CardElement } from './card-element.ts';
import { renderTable } from './table.ts';
import { escapeMarkdown, linkBlock, textBlock, textRuns } from './text.ts';

/**
 * A clause to the letter, what it is, whose it is, where it stands and what proves it. Of a long list the items beside the one that
 * answers are there but folded, with a button that shows them.
 */
export function renderQuotation(quotation: Quotation): CardElement {
  const { lines, citation, label } = quotation;
  const markerWidth =
    12 + 9 * Math.max(...lines.map((line) => (line.kind === 'item' ? [...line.marker].length : 0)), 1);
  const answering = lines.findIndex(({ segments }) => segments.some(({ kind }) => kind === 'brought-out'));
  const name = `folded-${citation.digest.slice(0, 12)}-${answering}`;
  const folded = new Map([...foldable(lines)].map((line, at) => [line, `${name}-${at}`]));
  const fold = (line: QuotationLine, shown: CardElement): CardElement => {
    const id = folded.get(line);
    return id === undefined ? shown : { ...shown, id, isVisible: false };
  };
  return {
    type: 'Container',
    spacing: 'Medium',
    items: [
      ...(label ? [textBlock(label, { isSubtle: true, weight: 'Bolder' })] : []),
      {
        type: 'TextBlock',
        style: 'heading',
        text: escapeMarkdown(citation.label),
        wrap: true,
        ...(label ? { spacing: 'None' } : {}),
      },
      ...(citation.heading ? [textBlock(citation.heading, { isSubtle: true }, { spacing: 'None' })] : []),
      {
        type: 'Container',
        style: 'emphasis',
        spacing: 'Small',
        items: quotedParts(lines).map((part) =>
          part.kind === 'line'
            ? fold(part.line, renderLine(part.line, markerWidth))
            : renderTable(part.head, part.rows),
        ),
      },
      ...(folded.size === 0 ? [] : [unfold([...folded.values()])]),
      textBlock(`${citation.council}. ${citation.standing}`, { size: 'Small' }, { spacing: 'Small' }),
      linkBlock('Read it in the document', citation.url, { spacing: 'Small' }),
    ],
  };
}

/** A press shows the folded lines, another folds them again. */
function unfold(ids: readonly string[]): CardElement {
  const title = `Show the whole paragraph (${ids.length} more ${ids.length === 1 ? 'item' : 'items'})`;
  return {
    type: 'ActionSet',
    spacing: 'Small',
    actions: [{ type: 'Action.ToggleVisibility', title, targetElements: ids }],
  };
}

function renderLine(line: QuotationLine, markerWidth: number): CardElement {
  const text: CardElement = {
    type: 'RichTextBlock',
    inlines: line.segments.flatMap((segment) =>
      textRuns(segment.text, segment.kind === 'brought-out' ? { weight: 'Bolder', highlight: true } : {}),
    ),
  };
  if (line.kind === 'paragraph') return text;
  return hangingLine(line.marker, text, `${markerWidth}px`);
}

/** A marker with its text beside it, so that the second line stands under the first. */
export function hangingLine(marker: string, text: CardElement, width: string): CardElement {
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      { type: 'Column', width, items: marker === '' ? [] : [textBlock(marker)] },
      { type: 'Column', width: 'stretch', spacing: 'None', items: [text] },
    ],
  };
}
