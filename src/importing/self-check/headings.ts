import { beginningOf } from '../fixes.ts';
import type { Piece } from '../imported-document.ts';
import { become, type Check, doubtOf, ends, isDangling, joinOn, leaveOut, numberOf, partsOf } from './view.ts';

/** A heading above nearly everything that is in no appendix may be a line of the cover. */
export const headsEverything: Check = ({ shown, clauses, above }) => {
  const isInAppendix = (id: number) => above.get(id)?.some(({ role }) => role.kind === 'heading' && role.anew);
  const beginnings = clauses.map(({ pieces }) => pieces[0] ?? -1).filter((id) => !isInAppendix(id));
  if (beginnings.length < 4) return [];
  return shown.flatMap((piece) => {
    if (piece.role.kind !== 'heading') return [];
    const count = beginnings.filter((id) => above.get(id)?.includes(piece)).length;
    if (count < beginnings.length * 0.9) return [];
    const which =
      beginnings.length < clauses.length
        ? 'nearly all'
        : count === clauses.length
          ? 'all'
          : `${count} of all ${clauses.length}`;
    return doubtOf(
      'maybe-heading',
      piece,
      `The heading “${beginningOf(piece.text)}” stands above ${which} paragraphs. It may be a line of the cover, or the title.`,
      become(piece, { kind: 'left-out', why: 'a line of the cover' }, 'It is a line of the cover'),
    );
  });
};

/** A heading below which there is nothing. Of two alike that follow each other, the recogniser itself is in doubt. */
export const headsNothing: Check = ({ shown }) =>
  shown.flatMap((piece, at) => {
    const next = shown[at + 1];
    if (piece.role.kind !== 'heading' || piece.notes) return [];
    const isEmpty =
      next === undefined ||
      (next.role.kind === 'heading' && next.role.anew === true && next.role.level <= piece.role.level);
    if (!isEmpty) return [];
    const why = `Nothing stands below the heading “${beginningOf(piece.text)}”: it may be a paragraph, or no part of the text.`;
    return doubtOf('maybe-heading', piece, why, asText(piece), leaveOut(piece));
  });

/** A heading that reads like a sentence. */
export const readsAsSentence: Check = ({ shown }) =>
  shown.flatMap((piece) => {
    if (piece.role.kind !== 'heading' || /\?$/.test(piece.text)) return [];
    const words = piece.text.split(/\s+/).length;
    const isSentence =
      (words > 5 && /[^.][.;]["”’')]*$/.test(piece.text)) ||
      (words > 7 && /\b(?:shall|must|may not|should|will be)\b/.test(piece.text)) ||
      piece.text.length > 130;
    if (!isSentence) return [];
    return doubtOf('maybe-heading', piece, `This was read as a heading, and reads like a sentence.`, asText(piece));
  });

/** A heading in the middle of a sentence: small letters begin it or what stands below it, or the text above it stops in the middle. */
export const cutsSentence: Check = ({ shown }) => {
  const isSmall = ({ text, mark }: Piece) => mark === '' && /^\p{Ll}{2}/u.test(text);
  const headings = shown.filter(({ role }) => role.kind === 'heading');
  const areSmall = headings.filter(isSmall).length > headings.length / 2;
  return headings.flatMap((piece) => {
    const at = shown.indexOf(piece);
    const [above, below] = [shown[at - 1], shown[at + 1]];
    const isCut = above !== undefined && above.role.kind !== 'heading' && !above.rows && isDangling(above.text);
    const goesOn =
      below !== undefined && /^(?:text|paragraph|clause)$/.test(below.role.kind) && !below.rows && isSmall(below);
    if (!isCut && !goesOn && (areSmall || !isSmall(piece))) return [];
    const why = `“${beginningOf(piece.text)}” was read as a heading, and stands in the middle of a sentence: ${isCut ? 'the text above it stops there' : goesOn ? `“${beginningOf(below.text)}” goes on below it` : 'it begins in small letters'}.`;
    return doubtOf('maybe-heading', piece, why, asText(piece), ...(isCut ? [joinOn(piece)] : []));
  });
};

/** A heading that says how to reach somebody is more likely part of a letterhead, or a text. */
export const saysHowToReach: Check = ({ shown }) =>
  shown.flatMap((piece) => {
    if (piece.role.kind !== 'heading' || !/@\S+\.\S|(?:\d[\s-]?){10,}/.test(piece.text)) return [];
    const why = 'This was read as a heading, and says how to reach somebody.';
    return doubtOf('maybe-heading', piece, why, asText(piece), leaveOut(piece));
  });

/** A heading that stands there four times, or is the title again, may be what is printed on every page. */
export const isPrintedAgain =
  (title: string): Check =>
  ({ shown }) => {
    const unnumbered = shown.filter((piece) => piece.role.kind === 'heading' && numberOf(piece) === undefined);
    const alike = Map.groupBy(unnumbered, ({ text }) => letters(text));
    return unnumbered.flatMap((piece) => {
      const same = alike.get(letters(piece.text)) ?? [];
      // With the name of the council beside it, it is still what stands on every page.
      const isTitle =
        letters(piece.text) === letters(title) || (title.length > 14 && letters(piece.text).includes(letters(title)));
      if (!isTitle && (same.length < 4 || same[0] !== piece)) return [];
      const why = isTitle
        ? 'This heading is the title again: it may be what is printed on every page.'
        : `The heading “${beginningOf(piece.text)}” stands there ${same.length} times: it may be what is printed on every page.`;
      return doubtOf('maybe-heading', piece, why, leaveOut(piece, 'header or footer'));
    });
  };

/** Paragraph 3.1 stands below heading 3. */
export const isBelowItsHeading: Check = ({ shown, above }) =>
  shown.flatMap((piece) => {
    const own = piece.role.kind === 'clause' ? partsOf(piece.role.number) : undefined;
    if (!own || own.length < 2) return [];
    const heading = above.get(piece.id)?.findLast((each) => partsOf(numberOf(each)) !== undefined);
    // "1.0" counts as "1" does.
    const number = heading && partsOf(numberOf(heading)?.replace(/(?:\.0)+$/, ''));
    if (!heading || !number || number.every((part, at) => part === own[at])) return [];
    const why = `Paragraph ${own.join('.')} stands below the heading ${number.join('.')} “${beginningOf(heading.text)}”. A heading between them may be missing.`;
    return doubtOf('maybe-heading', piece, why);
  });

/** Headings of one counting lie equally deep: where only the later ones lie in another heading, that one does not hold them. */
export const liesEquallyDeep: Check = ({ shown, above }) => {
  const counted = shown.filter(({ role }) => role.kind === 'heading' && partsOf(role.number)?.length === 1);
  const holders = new Set<Piece>();
  let isFirstFree = false;
  let last = 0;
  for (const piece of counted) {
    const [number = 0] = partsOf(numberOf(piece)) ?? [];
    if (number <= last) isFirstFree = false;
    last = number;
    const holder = above.get(piece.id)?.[0];
    if (holder === undefined) isFirstFree = true;
    else if (isFirstFree && holder.role.kind === 'heading' && !holder.role.anew) holders.add(holder);
  }
  return [...holders].map((piece) =>
    doubtOf(
      'maybe-heading',
      piece,
      `Headings whose numbers run on were read as lying in “${beginningOf(piece.text)}”, and those before it lie in none.`,
    ),
  );
};

/** A paragraph that is short, has no end and stands among sentences may be a heading. */
export const isShortAmongSentences: Check = ({ shown }) => {
  const clauses = shown.filter(({ role }) => role.kind === 'clause');
  if (clauses.filter(({ text }) => /[.:;]["”’')]*$/.test(text)).length < clauses.length * 0.7) return [];
  return clauses.flatMap((piece) => {
    const next = shown[shown.indexOf(piece) + 1];
    const isShort = piece.text !== '' && piece.text.split(/\s+/).length <= 8 && /^\p{Lu}[^.;:?!,]*$/u.test(piece.text);
    if (!isShort || piece.role.kind !== 'clause' || /^(?:item|table)$/.test(next?.role.kind ?? '')) return [];
    const { number } = piece.role;
    return doubtOf(
      'maybe-heading',
      piece,
      'This was read as a paragraph. It is short and does not end like one, so it may be a heading.',
      become(piece, { kind: 'heading', level: 9, number }, 'It is a heading'),
    );
  });
};

/** A text that ends in a few words without a stop, where the others end with one, may hold the heading of what follows. */
export const holdsHeading: Check = ({ shown }) => {
  const texts = shown.filter(({ role, text }) => /^(?:clause|paragraph|text)$/.test(role.kind) && text !== '');
  if (texts.filter(({ text }) => ends(text)).length < texts.length * 0.8) return [];
  return shown.flatMap((piece, at) => {
    const found = /(?<=[\p{L}\d)][.;?!]["”’')]*\s)\p{Lu}[^.;:?!]{2,70}$/u.exec(piece.text);
    const next = shown[at + 1];
    if (!found || !/^(?:clause|paragraph|text|item)$/.test(piece.role.kind) || ends(piece.text)) return [];
    if (next === undefined || !/^(?:clause|paragraph|heading)$/.test(next.role.kind)) return [];
    const why = `This ends in “${beginningOf(found[0])}”, without a stop, which may be the heading of what follows.`;
    return doubtOf('maybe-heading', piece, why, {
      kind: 'split',
      piece: piece.id,
      at: found.index,
      role: { kind: 'heading', level: 9 },
      say: `“${beginningOf(found[0])}” is a heading`,
    });
  });
};

function asText(piece: Piece) {
  const number = numberOf(piece);
  return number === undefined
    ? become(piece, { kind: 'paragraph' }, 'It is a paragraph of its own')
    : become(piece, { kind: 'clause', number }, `It is paragraph ${number}`);
}

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
