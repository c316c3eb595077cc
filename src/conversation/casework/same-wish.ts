import { type Command, readPeriod } from '../../understanding/index.ts';

type Today = Parameters<typeof readPeriod>[1];

/**
 * Whether a command is what was asked about before, said again or with one thing in place of another. What `goesOn` from it is;
 * another trouble, or other days, in the same form of words are a wish of their own.
 */
export function isSameWish(before: Command, now: Command, goesOn: boolean, today: Today): boolean {
  if (before.kind !== now.kind) return false;
  switch (now.kind) {
    case 'act':
      return before.kind === 'act' && before.verb === now.verb && (goesOn || namesOf(before) === namesOf(now));
    case 'log':
      return before.kind === 'log' && (goesOn || isSameTrouble(before.words, now.words));
    case 'absence':
      return (
        before.kind === 'absence' &&
        before.words.who === now.words.who &&
        (goesOn || overlap(before.words.days, now.words.days, today))
      );
    case 'announce':
      return before.kind === 'announce' && (goesOn || isSameText(before.text, now.text));
    case 'close-day':
      return before.kind === 'close-day' && (goesOn || (now.name !== '' && before.name === now.name));
    case 'leaving':
      return before.kind === 'leaving' && (goesOn || before.who.toLowerCase() === now.who.toLowerCase());
    default:
      return false;
  }
}

/** As many words at its beginning are the same. */
const SAME_OPENING = 3;

function isSameText(one: string, other: string): boolean {
  const opening = (text: string) => text.toLowerCase().split(/\s+/).slice(0, SAME_OPENING).join(' ');
  return opening(one) === opening(other);
}

function namesOf({ abouts }: Extract<Command, { kind: 'act' }>): string {
  return abouts.map(({ named }) => named.toLowerCase()).join();
}

function isSameTrouble(before: { readonly subject: string }, now: { readonly subject: string }): boolean {
  const was = new Map(Object.entries(before));
  const different = Object.entries(now).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(was.get(name)),
  );
  return before.subject === now.subject && different.length <= 1;
}

function overlap(one: string, other: string, today: Today): boolean {
  if (one === other) return true;
  const [first, second] = [readPeriod(one, today), readPeriod(other, today)];
  return first !== undefined && second !== undefined && first.from <= second.to && second.from <= first.to;
}
