type Json = Readonly<Record<string, unknown>>;

export type FakeMessage = {
  readonly channel: string;
  ts: string;
  text: string;
  blocks: Json[];
  readonly thread_ts?: string;
  readonly metadata?: Json;
  readonly client_msg_id?: string;
};
type FakeChannel = { readonly isMember: boolean; readonly people: readonly string[] };

/** What the fake workspace holds; tests may read and change all of it. */
export type FakeSlackState = {
  token: string;
  appToken: string;
  team: string;
  botUserId: string;
  readonly scopes: Set<string>;
  /** Whether the workspace has charts in messages yet. */
  takesCharts: boolean;
  readonly users: Map<string, Json>;
  /** Channels by id. A person's direct messages are `D` and the rest of their id. */
  readonly channels: Map<string, FakeChannel>;
  readonly messages: FakeMessage[];
  readonly ephemerals: (FakeMessage & { readonly user: string })[];
  readonly views: Map<string, Json>;
  readonly homes: Map<string, Json>;
  readonly unfurls: Json[];
  readonly prompts: Json[];
  /** What was shown beside threads while something was looked up, in order. */
  readonly statuses: Json[];
  /** Tokens that were given back. */
  readonly revoked: string[];
  readonly triggers: Set<string>;
  /** OAuth codes, with what they are exchanged for. */
  readonly codes: Map<string, Json>;
  now: number;
  next: number;
};
