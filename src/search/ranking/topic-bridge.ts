import { NEAR_TOPIC as near } from '../learning/training-texts.ts';

/** A text of a place, with the topics that it is about: shares by topic, and by what is near one. */
export type PlacedText = { readonly at: number; readonly topics: ReadonlyMap<string, number> };

/**
 * Which topics of the library each place of a council is about, without anybody having said so, and how each topic is shared among the
 * places: topic -> place -> from 0 to 1.
 */
export type Bridge = {
  /** How much of a place is about a topic: a map a place. */
  readonly about: ReadonlyMap<number, ReadonlyMap<string, number>>;
  /** How much of a topic is to be found at a place: a map a topic. */
  readonly where: ReadonlyMap<string, ReadonlyMap<number, number>>;
};

/** What leads from a question to a place by way of topics. */
export type Led = {
  /** How much of what is asked is what the place is about. */
  readonly led: number;
  /** How much of what is asked is to be found there, against other places. */
  readonly routed: number;
  /** How much is near its topics without being settled by them. */
  readonly near: number;
};

const LEAST_SHARE = 0.02;
/** Stands for all that a document does not say of a topic: with less than this in it, most of a topic is nowhere. */
const NOWHERE = 0.3;

/**
 * Reads from the texts of each place what topics they are likely about: the likeliest text of a place counts. What a person ticked is not
 * looked at here: see `bridgeTicked`.
 */
export function bridgeTopics(texts: readonly PlacedText[]): Bridge {
  const about = new Map<number, Map<string, number>>();
  for (const { at, topics } of texts) {
    const shares = about.get(at) ?? new Map<string, number>();
    about.set(at, shares);
    for (const [label, share] of topics) {
      const topic = label.startsWith(near) ? label.slice(near.length) : label;
      if (share >= LEAST_SHARE) shares.set(topic, Math.max(shares.get(topic) ?? 0, share));
    }
  }
  return { about, where: shareOut(about) };
}

function shareOut(about: Bridge['about']): Bridge['where'] {
  const where = new Map<string, Map<number, number>>();
  for (const [at, shares] of about)
    for (const [topic, share] of shares) {
      const places = where.get(topic) ?? new Map<number, number>();
      where.set(topic, places);
      places.set(at, share);
    }
  for (const places of where.values()) {
    let all = NOWHERE;
    for (const share of places.values()) all += share;
    for (const [at, share] of places) places.set(at, share / all);
  }
  return where;
}

/** Topics that a person ticked: each is at its places in equal parts, and nowhere else. */
export function bridgeTicked(topicsOf: ReadonlyMap<number, readonly string[]>): Bridge['where'] {
  const where = new Map<string, Map<number, number>>();
  for (const [at, topics] of topicsOf)
    for (const topic of topics) {
      const places = where.get(topic) ?? new Map<number, number>();
      where.set(topic, places.set(at, 1));
    }
  for (const places of where.values()) for (const at of places.keys()) places.set(at, 1 / places.size);
  return where;
}

/** What leads to each place by way of topics. */
export function crossBridge({ about, where }: Bridge, asked: ReadonlyMap<string, number>): ReadonlyMap<number, Led> {
  const routed = crossTo(where, asked);
  const nearby = listNearby(asked);
  return new Map(
    [...about].map(([at, shares]) => {
      let led = 0;
      let beyond = 0;
      for (const [topic, share] of shares) {
        led += share * (asked.get(topic) ?? 0);
        beyond += share * (nearby.get(topic) ?? 0);
      }
      return [at, { led, routed: routed.get(at) ?? 0, near: beyond }];
    }),
  );
}

/** How much of what is asked is to be found at each place. What is near a topic is asked of those who deal with it too. */
export function crossTo(where: Bridge['where'], asked: ReadonlyMap<string, number>): ReadonlyMap<number, number> {
  const routed = new Map<number, number>();
  const nearby = listNearby(asked);
  for (const [topic, places] of where) {
    const share = (asked.get(topic) ?? 0) + (nearby.get(topic) ?? 0);
    for (const [at, part] of places) routed.set(at, (routed.get(at) ?? 0) + share * part);
  }
  return routed;
}

/** How much is asked near each topic. */
function listNearby(asked: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const nearby = new Map<string, number>();
  for (const [label, share] of asked) if (label.startsWith(near)) nearby.set(label.slice(near.length), share);
  return nearby;
}
