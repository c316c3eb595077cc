import type { Action, Reply } from './reply.ts';
import type { Turn } from './turn.ts';

/** What a button of a list adds to its words, so that pressing it is told from typing them. */
const FROM_LIST = ', from the list';

/** What a platform keeps with a button and sends when it is pressed. */
export function pressOf({ typed, keeps }: Pick<Action, 'typed' | 'keeps'>): string {
  return keeps === true ? `${typed}${FROM_LIST}` : typed;
}

/** A turn as it is to be answered, and how its answer stands: a button of a list leaves the list where it is. */
export function readPress(turn: Turn): { readonly turn: Turn; readonly placed: (reply: Reply) => Reply } {
  const { input } = turn;
  if (input.kind !== 'action' || !input.typed.endsWith(FROM_LIST)) return { turn, placed: (reply) => reply };
  const { values } = input;
  const typed = input.typed.slice(0, -FROM_LIST.length);
  // No answer takes the place of the list, so it is not named either.
  return {
    turn: { ...turn, input: { kind: 'action', typed, values } },
    placed: (reply) => ({ ...reply, replaces: false }),
  };
}
