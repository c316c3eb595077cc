/** Shares of what is told, by topic: of the topic itself, and of what is near it without being settled by it. They sum to 1 together. */
export type TopicShares = { readonly on: ReadonlyMap<string, number>; readonly near: ReadonlyMap<string, number> };

/** A text of a place, with the topics that it is about. */
export type PlacedText = { readonly at: number; readonly topics: TopicShares };

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

/** What leads from a question to the places by way of topics: a number a place. */
export type Led = {
  /** How much of what is asked is what the place is about. */
  readonly led: Float64Array;
  /** How much of what is asked is to be found there, against other places. */
  readonly routed: Float64Array;
  /** How much is near its topics without being settled by them. */
  readonly near: Float64Array;
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
    for (const [topic, share] of topics.on) {
      const most = Math.max(share, topics.near.get(topic) ?? 0);
      if (most >= LEAST_SHARE) shares.set(topic, Math.max(shares.get(topic) ?? 0, most));
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

/** What leads to each of so many places by way of topics. */
export function crossBridge({ about, where }: Bridge, asked: TopicShares, placeCount: number): Led {
  const led = new Float64Array(placeCount);
  const near = new Float64Array(placeCount);
  for (const [at, shares] of about)
    for (const [topic, share] of shares) {
      led[at] = (led[at] as number) + share * (asked.on.get(topic) ?? 0);
      near[at] = (near[at] as number) + share * (asked.near.get(topic) ?? 0);
    }
  return { led, near, routed: crossTo(where, asked, placeCount) };
}

/** How much of what is asked is to be found at each place. What is near a topic is asked of those who deal with it too. */
export function crossTo(where: Bridge['where'], asked: TopicShares, placeCount: number): Float64Array {
  const routed = new Float64Array(placeCount);
  for (const [topic, places] of where) {
    const share = (asked.on.get(topic) ?? 0) + (asked.near.get(topic) ?? 0);
    for (const [at, part] of places) routed[at] = (routed[at] as number) + share * part;
  }
  return routed;
}
