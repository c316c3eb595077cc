import type { Clause, ClauseBlock, CouncilDocument, Reference } from './types.ts';

/** A lettered item or a bullet of a clause. */
export type ClauseItem = Extract<ClauseBlock, { kind: 'item' }>;

/** The parts of a reference: `derby`, `working-together`, `4.4~2`, and the marker `(d)` or `[5]` where it names an item. */
export type ReferenceParts = {
  readonly council: string;
  readonly document: string;
  readonly clause: string;
  readonly marker?: string;
};

/** A clause where it stands, with the item that was asked for. */
export type FoundClause = { readonly document: CouncilDocument; readonly clause: Clause; readonly item?: ClauseItem };

const SHAPE = /^([a-z0-9-]+)\/([a-z0-9-]+)#([^#()[\]\s]+?)((?:\([A-Za-z0-9]+\))+|\[\d+\])?$/;

/** Parses `derby/working-together#16(d)`; undefined if it is not a reference. It need not name anything that exists. */
export function parseReference(reference: string): ReferenceParts | undefined {
  const [, council, document, clause, marker] = SHAPE.exec(reference) ?? [];
  if (!council || !document || !clause) return undefined;
  return { council, document, clause, ...(marker ? { marker } : {}) };
}

/** What follows the `#`: `16(d)` of `derby/working-together#16(d)`. */
export function localReference(reference: Reference): string {
  return reference.slice(reference.indexOf('#') + 1);
}

/** The clause, and the item, that a reference names among these documents; undefined if any part of it does not exist. */
export function findByReference(reference: Reference, documents: readonly CouncilDocument[]): FoundClause | undefined {
  const parts = parseReference(reference);
  if (!parts) return undefined;
  const document = documents.find(({ id }) => id === `${parts.council}/${parts.document}`);
  const clause = document?.clauses.find(({ reference: each }) => localReference(each) === parts.clause);
  if (!document || !clause) return undefined;
  if (!parts.marker) return { document, clause };
  const item = itemOf(clause, parts.marker);
  return item && { document, clause, item };
}

/** The item with this marker, `(d)` or `[5]`. */
export function itemOf(clause: Clause, marker: string): ClauseItem | undefined {
  return clause.blocks.find((block) => block.kind === 'item' && block.marker === marker) as ClauseItem | undefined;
}

/** First to twelfth, as words. */
export const ordinals: readonly string[] =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

/** What a person reads: `Working Together Protocol, paragraph 16(d)`; of a bullet `..., paragraph 2.2, fifth bullet`. */
export function citation(document: CouncilDocument, clause: Clause, item?: ClauseItem): string {
  const whole = `${document.shortTitle}, ${clause.label}`;
  if (!item) return whole;
  const bullet = /^\[(\d+)\]$/.exec(item.marker)?.[1];
  if (bullet) {
    const ordinal = ordinals[Number(bullet) - 1];
    return ordinal ? `${whole}, ${ordinal} bullet` : `${whole}, bullet ${bullet}`;
  }
  return /\d$/.test(whole) ? whole + item.marker : `${whole}, item ${item.marker}`;
}

/**
 * The address of a clause: `/derby/working-together/26`; an item is a fragment, `#item-d` or `#bullet-5`. As it was on a day (ISO
 * date): `/derby/working-together/2019-09-25/26`. Undefined if it is no reference.
 */
export function permalinkPath(reference: Reference, on?: string): string | undefined {
  const parts = parseReference(reference);
  if (!parts) return undefined;
  const { council, document, clause, marker } = parts;
  const day = on === undefined ? '' : `${on}/`;
  return `/${council}/${document}/${day}${encodeURIComponent(clause)}${marker ? `#${permalinkFragment(marker)}` : ''}`;
}

/** The fragment, and so the `id` on a page, of an item: `item-d` for `(d)`, `item-d-ii` for `(d)(ii)`, `bullet-5` for `[5]`. */
export function permalinkFragment(marker: string): string {
  if (marker.startsWith('[')) return `bullet-${marker.slice(1, -1)}`;
  return `item-${marker.slice(1, -1).replaceAll(')(', '-')}`;
}

/** The reference of an address made by `permalinkPath`; undefined if it is none. */
export function parsePermalinkPath(path: string): Reference | undefined {
  const match = /^\/([a-z0-9-]+)\/([a-z0-9-]+)\/([^/#?\s]+)(?:#(item|bullet)-([A-Za-z0-9-]+))?$/.exec(path);
  if (!match) return undefined;
  const [, council = '', document = '', clause = '', kind, name = ''] = match;
  const marker = kind === undefined ? '' : kind === 'bullet' ? `[${name}]` : `(${name.replaceAll('-', ')(')})`;
  const decoded = decode(clause);
  const reference = `${council}/${document}#${decoded}${marker}`;
  return decoded !== undefined && parseReference(reference) ? reference : undefined;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
