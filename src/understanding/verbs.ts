import type { Verb } from './act-command.ts';
import type { Focus } from './command.ts';
import { taughtHeads } from './typed.ts';

const verbs = new Set<string>(taughtHeads.map(([, verb]) => verb));

/** Whether what is wanted is something to be done with an enquiry. */
export function isVerb(label: string): label is Verb {
  return verbs.has(label);
}

/** What is wanted to be read of an enquiry, by what tells it. */
export const reads: Readonly<Record<string, Focus>> = {
  show: 'all',
  news: 'news',
  who: 'who',
  when: 'when',
  'why-late': 'why-late',
};

/** Whether what is wanted is to be read, and changes nothing. */
export function isRead(label: string): boolean {
  return Object.hasOwn(reads, label) || label === 'why' || label === 'history';
}
