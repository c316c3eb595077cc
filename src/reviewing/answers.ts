import { defined } from '../defined.ts';
import type { VersionName } from '../knowledge/index.ts';

/** Who looks. */
export type Reviewer = {
  readonly council: { readonly id: string; readonly name: string };
  readonly person: { readonly id: string; readonly name: string };
  readonly roles: readonly string[];
};

/** What a form held. */
export type Sent = {
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
};

/** What somebody is shown: a view with what stands in it, a file, or another address. */
export type Answer =
  | { readonly kind: 'page'; readonly view: string; readonly model: object; readonly status?: number }
  | { readonly kind: 'file'; readonly name: string; readonly type: string; readonly bytes: Uint8Array }
  | { readonly kind: 'go'; readonly to: string };

/** A sentence above a page: something was done, or something has to be known first. */
export type Notice = { readonly kind: 'done' | 'important'; readonly text: string; readonly canUndo?: boolean };

/** A page; `conflict` where what was sent was not saved because the text had changed. */
export function page(view: string, model: object, status?: number): Answer {
  return { kind: 'page', view: `documents/${view}`, model, ...defined({ status }) };
}

export function go(to: string): Answer {
  return { kind: 'go', to };
}

/** The first value of a field, trimmed; empty where there is none. */
export function fieldOf({ values }: Sent, name: string): string {
  return values[name]?.[0]?.trim() ?? '';
}

/** `/documents/protocol/1` */
export function pathOf({ slug, version }: Pick<VersionName, 'slug' | 'version'>): string {
  return `/documents/${slug}/${version}`;
}

/** What stands on every page of a version. */
export function frameOf(
  version: VersionName & { readonly revision: number; readonly document: { readonly title: string } },
) {
  const { document, revision, version: number } = version;
  return { title: document.title, here: pathOf(version), revision, version: number };
}

export function count(number: number, thing: string, things = `${thing}s`): string {
  return `${number} ${number === 1 ? thing : things}`;
}

/** `2019-09-25` is `25 September 2019`, `2019-09` is `September 2019`. */
export function dateInWords(date: string): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  const name = months[Number(month) - 1] ?? month;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

const months = 'January February March April May June July August September October November December'.split(' ');

export const CHANGED_MEANWHILE =
  'Somebody else changed this document while you were looking at it. Nothing of yours was saved. This is how it stands now.';
export const BOTH_KEPT =
  'Somebody else changed other places of this document meanwhile. Their changes and yours are both kept.';
