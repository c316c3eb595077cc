/** Where something is said in Slack: a conversation or a person, perhaps a thread, perhaps for one person's eyes. */
export type Place = {
  /** `C…`, `G…` or `D…`; or `U…` or `W…` for a person's direct messages. */
  readonly conversation: string;
  readonly thread?: string;
  /** The only person who sees it, in a conversation with others. */
  readonly onlyFor?: string;
};

const PATTERN = /^([CDGUW][A-Z0-9]+)(?:\/(\d+\.\d+))?(?:~([UW][A-Z0-9]+))?$/;

/**
 * The place as one string, opaque to everybody else.
 * @example writePlace({ conversation: 'C1', thread: '17.2' }) // 'C1/17.2'
 */
export function writePlace({ conversation, thread, onlyFor }: Place): string {
  return `${conversation}${thread ? `/${thread}` : ''}${onlyFor ? `~${onlyFor}` : ''}`;
}

/** The place that `writePlace` wrote; undefined for anything else. */
export function readPlace(text: string): Place | undefined {
  const [, conversation, thread, onlyFor] = PATTERN.exec(text) ?? [];
  if (!conversation) return undefined;
  return { conversation, ...(thread ? { thread } : {}), ...(onlyFor ? { onlyFor } : {}) };
}

/** Whether only one person beside us is in the conversation. */
export function isPersonal({ conversation }: Place): boolean {
  return /^[DUW]/.test(conversation);
}

/** Messages of one reply, as one opaque identifier: `D1/17.2+17.3`. */
export function writeMessageId(channel: string, timestamps: readonly string[]): string {
  return `${channel}/${timestamps.join('+')}`;
}

/** The messages that `writeMessageId` named; undefined for anything else. */
export function readMessageId(id: string): { channel: string; timestamps: string[] } | undefined {
  const [, channel, timestamps] = /^([CDG][A-Z0-9]+)\/(\d+\.\d+(?:\+\d+\.\d+)*)$/.exec(id) ?? [];
  return channel && timestamps ? { channel, timestamps: timestamps.split('+') } : undefined;
}
