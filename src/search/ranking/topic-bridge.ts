import { classify, type Embedding, embed } from '../learning/embedding.ts';
import type { Features } from '../reading/features.ts';

/** How strongly each clause is about each topic of the library, without anybody having said so: topic -> share, a map a clause. */
export type Bridge = ReadonlyMap<number, ReadonlyMap<string, number>>;

/** Labels of questions that are near a topic and that it does not settle. */
const near = 'near ';
const leastShare = 0.02;

/** Reads from the texts of each place what topics they are likely about: the likeliest text of a clause counts. */
export function bridgeTopics(
  texts: readonly { readonly at: number; readonly features: Features }[],
  embedding: Embedding,
  group: string,
): Bridge {
  const bridge = new Map<number, Map<string, number>>();
  for (const { at, features } of texts) {
    const shares = bridge.get(at) ?? new Map<string, number>();
    bridge.set(at, shares);
    for (const [label, share] of classify(embedding, group, embed(embedding, features, undefined))) {
      const topic = label.startsWith(near) ? label.slice(near.length) : label;
      if (share >= leastShare) shares.set(topic, Math.max(shares.get(topic) ?? 0, share));
    }
  }
  return bridge;
}

/** How much of what a question asks for leads to each place, and how much of that is near the topic only. */
export function crossBridge(
  bridge: Bridge,
  asked: ReadonlyMap<string, number>,
): ReadonlyMap<number, { readonly led: number; readonly near: number }> {
  return new Map(
    [...bridge].map(([at, shares]) => {
      let led = 0;
      let beyond = 0;
      for (const [topic, share] of shares) {
        led += share * (asked.get(topic) ?? 0);
        beyond += share * (asked.get(`${near}${topic}`) ?? 0);
      }
      return [at, { led, near: beyond }];
    }),
  );
}
