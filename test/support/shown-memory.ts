import type { Storage } from '../../src/storage/index.ts';

/** What a page has shown, in memory. */
export function createShownInMemory(): Storage['shown'] {
  const streams = new Map<string, Map<string, { key: string; seq: number; at: number; body: string }>>();
  let seq = 0;
  return {
    put: async (stream, key, body, at, most) => {
      const rows = streams.get(stream) ?? new Map();
      streams.set(stream, rows);
      seq += 1;
      const row = { key, seq, at: rows.get(key)?.at ?? at, body };
      rows.set(key, row);
      for (const oldest of rows.keys()) if (rows.size > most) rows.delete(oldest);
      return row;
    },
    since: async (stream, after) => [...(streams.get(stream)?.values() ?? [])].filter((row) => row.seq > after),
    find: async (stream, key) => streams.get(stream)?.get(key),
    forget: async (stream) => void streams.delete(stream),
  };
}
