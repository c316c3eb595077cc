/** Who looks, as far as pages have to know. */
export type Looking = {
  readonly council: { readonly id: string; readonly name: string };
  readonly person: { readonly id: string };
};

/** What somebody is shown: a view with what stands in it, a file, or another address. */
export type Answer =
  | { readonly kind: 'page'; readonly view: string; readonly model: object; readonly status?: number }
  | { readonly kind: 'file'; readonly name: string; readonly type: string; readonly bytes: Uint8Array }
  | { readonly kind: 'go'; readonly to: string };

export type Query = Readonly<Record<string, string>>;

/** Where an address leads, with what it asks for. What is empty is left out. */
export function addressOf(path: string, asked: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, String(value));
  return query.size === 0 ? path : `${path}?${query}`;
}

export { count as counted } from '../calendar/index.ts';
