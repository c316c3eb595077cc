import type { Command } from '../../understanding/index.ts';

/** Whether a command is what was asked about before, said again or with one thing in place of another. */
export function isSameWish(before: Command, now: Command): boolean {
  if (before.kind !== now.kind) return false;
  switch (now.kind) {
    case 'act':
      return before.kind === 'act' && before.verb === now.verb && namesOf(before) === namesOf(now);
    case 'log':
      return before.kind === 'log' && differences(before.words, now.words) <= 1;
    case 'absence':
      return before.kind === 'absence' && before.words.who === now.words.who;
    default:
      return false;
  }
}

function namesOf({ abouts }: Extract<Command, { kind: 'act' }>): string {
  return abouts.map(({ named }) => named.toLowerCase()).join();
}

function differences(before: object, now: object): number {
  const was = new Map(Object.entries(before));
  return Object.entries(now).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(was.get(name))).length;
}
