/** The text of a JSON column; what is `undefined` is left out. */
export function toJson(value: unknown): string {
  return JSON.stringify(value ?? null);
}

/** What a JSON column holds. It is our own writing: `toJson` of a `T`. */
export function fromJson<T>(text: string): T {
  return JSON.parse(text) as T;
}

/** A truth value as a column holds it. */
export function toBit(value: boolean): number {
  return value ? 1 : 0;
}

/** A record without the properties that hold nothing, as optional properties want it. */
export function present<T extends Record<string, unknown>>(
  record: T,
): { [K in keyof T as undefined extends T[K] ? never : null extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : null extends T[K] ? K : never]?: NonNullable<T[K]>;
} {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined && value !== null),
  ) as never;
}
