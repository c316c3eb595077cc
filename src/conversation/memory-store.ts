/** Whose memory: one account in one conversation, so that in a channel nobody's memory mixes with another's. */
export type MemoryPlace = {
  /** Opaque, as the adapter made it. */
  readonly conversation: string;
  /** The conversation that this is a thread of, where the same person alone reads both. */
  readonly within?: string | undefined;
  /** True while the thread begins: it goes on from what was said last around it. */
  readonly begins?: boolean | undefined;
  /** Opaque and unique over all platforms and tenants: whoever calls puts them together. */
  readonly account: string;
};

/** A question as it was asked. `at` is milliseconds since the epoch; `isAlone` where casework was spoken of since the one before. */
export type AskedQuestion = { readonly text: string; readonly at: number; readonly isAlone?: true };

/** What a conversation remembers of somebody. */
export type Memory = {
  /** What they said they are: it changes the order of answers and grants nothing. */
  readonly saidRole?: string | undefined;
  /** Slug of the council they chose. */
  readonly council?: string | undefined;
  /** Reference of the clause that was answered last. */
  readonly lastClause?: string | undefined;
  /** Oldest first, at most `QUESTIONS_REMEMBERED`. */
  readonly questions: readonly AskedQuestion[];
};

/** How many questions are remembered; older ones are dropped. */
export const QUESTIONS_REMEMBERED = 20;

/** What changes; what is not named stays, `undefined` takes away. */
/** A paragraph, as it reads, that somebody of the directory was shown. */
export type ShownClause = {
  readonly council: string;
  readonly person: string;
  /** SHA-256 of its text. */
  readonly digest: string;
};

export type MemoryChange = {
  readonly saidRole?: string | undefined;
  readonly council?: string | undefined;
  readonly lastClause?: string | undefined;
  readonly question?: AskedQuestion;
};

/** Port: what conversations remember. */
export type MemoryStore = {
  /** Nothing but an empty list of questions when nothing is remembered. */
  readonly recall: (place: MemoryPlace) => Promise<Memory>;
  readonly remember: (place: MemoryPlace, change: MemoryChange, at: number) => Promise<void>;
  /** Keeps that an account's person was shown paragraphs. Forgotten with the questions. */
  readonly rememberShown: (account: string, shown: readonly ShownClause[], at: number) => Promise<void>;
  /** Who was shown paragraphs of these texts since an instant; each person once for each text. */
  readonly shownTo: (
    council: string,
    digests: readonly string[],
    since: number,
  ) => Promise<readonly Omit<ShownClause, 'council'>[]>;
  /** Forgets what was shown before an instant. Returns how much. */
  readonly pruneShown: (before: number) => Promise<number>;
  /** Forgets everything about an account, in every conversation, and what it was shown. */
  readonly erase: (account: string) => Promise<void>;
  /** Forgets what nobody has added to since an instant. Returns how many conversations. */
  readonly prune: (before: number) => Promise<number>;
};

/**
 * A memory in which a thread begins with what was said last in the conversation around it, and what is said in a thread is the
 * last thing said around it too. From then on each thread keeps its own.
 */
export function rememberAroundThreads(memory: MemoryStore): MemoryStore {
  const around = ({ within, account }: MemoryPlace) =>
    within === undefined ? undefined : { conversation: within, account };
  return {
    ...memory,
    recall: async (place) => {
      const outer = around(place);
      const [own, wider] = await Promise.all([memory.recall(place), outer && memory.recall(outer)]);
      if (wider === undefined) return own;
      return place.begins ? wider : { ...wider, questions: own.questions, lastClause: own.lastClause };
    },
    remember: async (place, change, at) => {
      const outer = around(place);
      await memory.remember(place, change, at);
      if (outer !== undefined) await memory.remember(outer, change, at);
    },
  };
}

/** How an account is named in memory. */
export function memoryAccountOf(account: {
  readonly platform: string;
  readonly tenant: string;
  readonly accountId: string;
}): string {
  return [account.platform, account.tenant, account.accountId].join('|');
}
