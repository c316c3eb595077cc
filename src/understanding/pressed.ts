import type { Known } from './known.ts';

const ofNoMeaning = new Set([
  'the',
  'a',
  'my',
  'one',
  'that',
  'this',
  'in',
  'on',
  'of',
  'for',
  'please',
  'case',
  'enquiry',
]);

/** Whether it stands there which of several enquiries is meant: no yes chooses one. */
export function asksWhich({ screen }: Known): boolean {
  return offersOf(screen).length > 1;
}

function offersOf(screen: Known['screen']): Known['screen']['buttons'] {
  return screen.buttons.filter(({ label, typed }) => /^CW-\d{4}-\d+:? /.test(label) && !/^show /.test(typed));
}

/** The button on the screen that these words name: its label, or "the first one". */
export function pressedBy(text: string, { screen }: Known): string | undefined {
  const wanted = plain(text);
  if (wanted.length < 2) return undefined;
  const labelled = screen.buttons.filter(({ label }) => plain(label) === wanted);
  if (labelled.length === 1) return labelled[0]?.typed;
  // "The pothole" is an answer to "which one?".
  const offered = offersOf(screen);
  const words = wanted.split(' ').filter((word) => !ofNoMeaning.has(word));
  const meant = offered.filter(({ label }) => words.every((word) => plain(label).split(' ').includes(word)));
  if (offered.length > 1 && words.length > 0 && meant.length === 1) return meant[0]?.typed;
  const place = /^(?:the )?(?:(first|1st)|(second|2nd)|(third|3rd)|(fourth|4th)|(last))(?: one)?$/i.exec(text.trim());
  if (place === null || screen.buttons.length < 2) return undefined;
  const at = [place[1], place[2], place[3], place[4], place[5]].findIndex((found) => found !== undefined);
  const meantByPlace = (at === 4 ? screen.buttons.at(-1) : screen.buttons[at])?.typed;
  // A place chooses among several; it is no yes to the one thing that was read back.
  const confirms = screen.buttons.filter(({ typed }) => typed.startsWith('confirm '));
  return confirms.length === 1 ? undefined : meantByPlace;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
