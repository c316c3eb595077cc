/** A text whose parts are taken out one by one; what is left at the end is the subject. */
export type Rest = { text: string };

/** Takes out what a pattern finds, and gives its first part; empty where it finds nothing. */
export function take(rest: Rest, pattern: RegExp): string {
  const match = pattern.exec(rest.text);
  if (match === null) return '';
  rest.text = `${rest.text.slice(0, match.index)}, ${rest.text.slice(match.index + match[0].length)}`;
  return (match[1] ?? '').trim();
}

/** Takes out what stands there; a comma keeps what is on both sides apart. */
export function cut(rest: Rest, start: number, end: number): void {
  rest.text = `${rest.text.slice(0, start)}, ${rest.text.slice(end)}`;
}
