import { beginningOf } from '../fixes.ts';
import { become, type Check, doubtOf, ends, isDangling, joinOn, leaveOut } from './view.ts';

/** A text that opens in small letters, or stops in the middle, is half of something; below a heading, `cutsSentence` says so. */
export const isCutInTwo: Check = ({ shown }) =>
  shown.flatMap((piece, at) => {
    const before = shown[at - 1];
    if (!before || !/^(?:clause|text|paragraph)$/.test(piece.role.kind) || before.rows) return [];
    if (before.role.kind === 'heading' && piece.mark === '') return [];
    const opensInSmall = /^\p{Ll}{2}/u.test(piece.text);
    const stops = before.role.kind !== 'heading' && isDangling(before.text);
    if (!opensInSmall && !stops) return [];
    if (opensInSmall && !stops && ends(before.text) && piece.role.kind !== 'clause') return [];
    const why = opensInSmall
      ? 'This begins in small letters, as the second half of a sentence does.'
      : 'The text above stops in the middle of a sentence, and this may go on with it.';
    return doubtOf('run-in', piece, why, joinOn(piece));
  });

/** What ends in a colon opens something. */
export const opensNothing: Check = ({ shown }) =>
  shown.flatMap((piece, at) => {
    const next = shown[at + 1];
    const { role, text } = piece;
    if (!/[\p{L})]:$/u.test(text)) return [];
    const isOpened =
      role.kind === 'item'
        ? /^(?:table|text|paragraph)$/.test(next?.role.kind ?? '') ||
          (next?.role.kind === 'item' && next.role.depth > role.depth)
        : role.kind !== 'clause' ||
          /^(?:item|table|text|paragraph)$/.test(next?.role.kind ?? '') ||
          (next?.role.kind === 'clause' && next.role.number.startsWith(role.number));
    if (isOpened) return [];
    return doubtOf('no-text', piece, 'This ends in a colon, and nothing that it opens was found below it.');
  });

/** A number that begins below the colon of a text without one may be that of an item, and so those that follow it. */
export const mayBeItems: Check = ({ shown }) =>
  shown.flatMap((piece, at) => {
    const before = shown[at - 1];
    if (
      piece.role.kind !== 'clause' ||
      piece.role.number !== '1' ||
      !/^(?:paragraph|text)$/.test(before?.role.kind ?? '')
    )
      return [];
    if (!/\p{L}:$/u.test(before?.text ?? '')) return [];
    const why =
      'The text above has no number and ends in a colon. This and what follows were read as paragraphs, and may be the items of that text.';
    return doubtOf('maybe-item', piece, why, become(piece, { kind: 'item', depth: 1 }, 'It is an item'));
  });

/** Below a colon, texts without marks may be the items of a list. */
export const mayBeList: Check = ({ shown }) =>
  shown.flatMap((piece, at) => {
    const before = shown[at - 1];
    if (piece.role.kind !== 'text' || !before || !/:$/.test(before.text) || before.rows) return [];
    if (/^["“‘'[]/.test(piece.text) || /[.!?]["”’')\]]*$/.test(piece.text) || piece.mark !== '') return [];
    const depth = before.role.kind === 'item' ? before.role.depth + 1 : 1;
    return doubtOf(
      'maybe-item',
      piece,
      'This stands below a colon without a mark. It was read as text, and may be an item of a list, or several.',
      become(piece, { kind: 'item', depth }, 'It is an item'),
    );
  });

const SIGNS =
  /[•●▪■◦➢\uF0B7]\s|\*\*|__|\t|:::|^!!! |\[![A-Z]+\]|&(?:nbsp|amp|lt|gt|#\d+);|<\/?[a-z]{1,6}>|\bpage \d+ of \d+\b|\.{5,}\s*\d/iu;

/** Signs that no text has: bullets in its middle, marks of Markdown, tabs, numbers of pages. */
export const holdsSigns: Check = ({ shown }) =>
  shown.flatMap((piece) => {
    const sign = SIGNS.exec([piece.text, ...(piece.rows ?? []).flat()].join(' | '))?.[0].trim();
    if (sign === undefined) return [];
    const what = sign === '' ? 'a tab' : `“${sign}”`;
    return doubtOf(
      'words',
      piece,
      `There is ${what} in this text, which may be the trace of a list, a page or a program.`,
    );
  });

/** A number alone is more often a page's. */
export const isNumberAlone: Check = ({ shown }) =>
  shown.flatMap((piece) =>
    /^(?:text|paragraph)$/.test(piece.role.kind) && /^[-–—\s|]*(?:page\s*)?\d{1,4}[-–—\s|]*$/i.test(piece.text)
      ? doubtOf('left-out', piece, 'This is a number alone. It may be that of a page.', leaveOut(piece, 'page number'))
      : [],
  );

const ADDRESS = /@|www\.|\/\/|\.gov|\.org|\.com|\.uk/i;

/** Words that stand together without a space, or a word with one in it. */
export const hasOddWords: Check = ({ shown }) =>
  shown.flatMap((piece) => {
    const text = piece.text.replace(/\S+/g, (word) => (ADDRESS.test(word) ? '' : word));
    const odd =
      /\p{Ll}{3}[.;:]\p{Lu}\p{Ll}+/u.exec(text) ??
      /(?<!\p{L}-?)\p{Ll}{2,}- \p{Ll}{2,}/u.exec(text.replace(/- (?:and|or|to)\b/g, '')) ??
      /(?<![\p{L}\d/-])\p{L}?\p{Ll}{3,}[1-9]\d?(?=[\s.,;:)]|$)/u.exec(text);
    if (!odd) return [];
    return doubtOf('words', piece, `“${odd[0]}” may be two words, one word, or a word and the mark of a note.`);
  });

/** Three texts in a row that stand there twice. */
export const standsTwice: Check = ({ shown }) => {
  const keys = shown.map(({ text }) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  const first = new Map<string, number>();
  let run = 0;
  let before = -2;
  return shown.flatMap((piece, at) => {
    const key = keys[at] ?? '';
    if (key.length < 20) return [];
    const place = first.get(key);
    if (place === undefined) first.set(key, at);
    run = place === undefined ? 0 : place === before + 1 ? run + 1 : 1;
    before = place ?? -2;
    const why = 'This text and those above it stand in the file twice.';
    return run === 3 ? doubtOf('repeated-text', piece, why, leaveOut(piece)) : [];
  });
};

/** A text far longer than its brothers may be several. */
export const isFarLonger: Check = ({ shown }) => {
  const texts = shown.filter(({ role, text }) => role.kind === 'clause' && text !== '');
  const lengths = texts.map(({ text }) => text.length).sort((one, other) => one - other);
  const middle = lengths[Math.floor(lengths.length / 2)] ?? 0;
  return texts
    .filter(({ text }) => texts.length > 4 && text.length > Math.max(1200, middle * 6))
    .map((piece) =>
      doubtOf('run-in', piece, 'This paragraph is far longer than the others: several may have been read as one.'),
    );
};

/** Nearly all of the file is in one or two paragraphs. */
export const isNotDivided: Check = ({ shown, clauses }) => {
  const all = shown.reduce((sum, { text, role }) => sum + (role.kind === 'heading' ? 0 : text.length), 0);
  const [piece] = shown.filter(({ role }) => role.kind !== 'heading');
  if (!piece || all < 2500 || clauses.length > Math.max(2, all / 2500)) return [];
  const why = `The ${all.toLocaleString('en-GB')} letters of this file became ${clauses.length === 1 ? 'one paragraph' : `${clauses.length} paragraphs`} only. Look whether its paragraphs were told apart.`;
  return [doubtOf('run-in', piece, why)];
};

/** A text that ends, without a stop, in what stands elsewhere by itself may hold what is printed on every page. */
export const endsInAnother: Check = ({ shown, leftOut }) => {
  const alone = new Set(
    [...shown, ...leftOut].flatMap(({ role, text, mark }) =>
      /^(?:heading|paragraph|text|left-out)$/.test(role.kind) &&
      mark === '' &&
      /^\p{Lu}(?:\S*\s+){2}/u.test(text) &&
      !ends(text)
        ? [text]
        : [],
    ),
  );
  return shown.flatMap((piece) => {
    if (!/^(?:clause|item|text|paragraph)$/.test(piece.role.kind) || ends(piece.text)) return [];
    const found = [...alone].find((text) => piece.text.endsWith(` ${text}`));
    if (found === undefined) return [];
    const why = `This ends in “${beginningOf(found)}”, which stands elsewhere by itself: it may be what is printed on every page.`;
    const at = piece.text.length - found.length;
    return doubtOf('run-in', piece, why, {
      kind: 'split',
      piece: piece.id,
      at,
      role: { kind: 'left-out', why: 'header or footer' },
      say: `“${beginningOf(found)}” is no part of the text`,
    });
  });
};
