import type { Span } from './find-words.ts';

/** A run of a text. Joined, the segments of a line are its text to the letter. */
export type PageSegment =
  | { readonly kind: 'plain' | 'marked'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

/** Cuts a text at these places, which must not overlap. */
export function cut<Place extends Span>(
  text: string,
  places: readonly Place[],
  make: (part: string, place: Place) => PageSegment,
): readonly PageSegment[] {
  const segments: PageSegment[] = [];
  let at = 0;
  for (const place of places) {
    if (place.start > at) segments.push({ kind: 'plain', text: text.slice(at, place.start) });
    segments.push(make(text.slice(place.start, place.end), place));
    at = place.end;
  }
  if (at < text.length || segments.length === 0) segments.push({ kind: 'plain', text: text.slice(at) });
  return segments;
}

/** A text with these places marked. */
export function mark(text: string, places: readonly Span[]): readonly PageSegment[] {
  return cut(text, places, (part) => ({ kind: 'marked', text: part }));
}
