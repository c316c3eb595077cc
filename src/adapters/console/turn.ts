import type { Turn } from '../../messaging/index.ts';

/** Who sits at the terminal, and for which council. */
export type ConsoleSession = {
  readonly accountId: string;
  readonly tenant?: string;
  readonly name?: string;
};

/** A typed line as a turn: a personal conversation, one for each account. `at` in milliseconds since the epoch. */
export function createConsoleTurn(text: string, session: ConsoleSession, event: { id: string; at: number }): Turn {
  return {
    platform: 'console',
    id: event.id,
    conversation: { id: `console:${session.accountId}`, kind: 'personal' },
    sender: { ...session, isOutsider: false },
    input: { kind: 'text', text },
    at: event.at,
  };
}
