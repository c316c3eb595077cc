/** How a clause's number stands to the last one: its successor, the same, after a gap, or back. */
export type Relation =
  | { readonly kind: 'start' }
  | { readonly kind: 'next' }
  | { readonly kind: 'same' }
  /** `missing` numbers were passed over. */
  | { readonly kind: 'gap'; readonly missing: number }
  | { readonly kind: 'back' };

/**
 * Relates a number to the last one, both as their parts. After 1.3 come 1.4, 1.3.1 and 2, and 2.1 where section 2 has no
 * number of its own.
 *
 * @example relate([2, 1], [1, 3]) // { kind: 'next' }
 */
export function relate(path: readonly number[], last: readonly number[] | undefined): Relation {
  if (!last) return { kind: 'start' };
  const at = Array.from({ length: Math.max(path.length, last.length) }, (_, index) => index).find(
    (index) => path[index] !== last[index],
  );
  if (at === undefined) return { kind: 'same' };
  const mine = path[at];
  if (mine === undefined) return { kind: 'back' };
  const before = last[at] ?? 0;
  if (mine < before) return { kind: 'back' };
  const missing = mine - before - 1;
  const rest = path.slice(at + 1);
  if (missing === 0 && rest.every((part) => part === 1)) return { kind: 'next' };
  return { kind: 'gap', missing: Math.max(missing, rest[0] === undefined ? 0 : rest[0] - 1, 1) };
}

/** The numbers that stand between two of the same depth: 4.3 and 4.4 between 4.2 and 4.5. At most twenty. */
export function between(last: readonly number[], path: readonly number[]): readonly string[] {
  const head = path.slice(0, -1);
  const before =
    last.length >= path.length && head.every((part, at) => part === last[at]) ? (last[path.length - 1] ?? 0) : 0;
  const end = path.at(-1) ?? 0;
  return Array.from({ length: Math.min(20, Math.max(0, end - before - 1)) }, (_, at) =>
    [...head, before + 1 + at].join('.'),
  );
}
