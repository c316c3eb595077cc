import type { Fix } from '../imported-document.ts';
import { isSurelyFurniture } from '../recognise/furniture.ts';
import { become, type Check, doubtOf } from './view.ts';

/** Left out for what stands around them, of which one doubt says enough. */
const SAID = /e-mail|facts written above|deleted|struck|tracked/;
const OF_PROGRAM =
  /cookie|browser|javascript|copyright|©|newsletter|subscri|sign up|rights reserved|last (?:updated|reviewed|modified)|e-?mail (?:and any|is|may)|\.{4}/i;

/** Around a text stand no items, no numbered sentences, no halves of sentences and no words that open a list. */
const signsOfText = [
  /\p{L}.*[;,](?:\s+(?:and|or))?$/u,
  /^\(?[a-z\d]{1,4}\)\s+\p{L}+\s|^[•●▪■◦➢–-]\s+\p{L}+\s|^\d{1,2}\.\d{1,2}\.?\s+\p{L}/u,
  /^\p{Ll}{1,12}\s+\p{L}|^(?:\d+ )?\p{Ll}+\.$/u,
  /\s\p{Ll}+\s\p{Ll}+:$|\p{L}\s(?:the|of|to|at|by|with|for|in|and|or)$|(?:\S+\s+){3}\p{Ll}+\.$/u,
];
const AROUND = /header|footer|around/;

/** A sentence that stands nowhere else was left out, or a piece of one. */
export const rulesThough: Check = ({ leftOut }) => {
  const counts = new Map<string, number>();
  for (const { text } of leftOut) counts.set(text, (counts.get(text) ?? 0) + 1);
  return leftOut.flatMap((piece) => {
    const { text, rows, role } = piece;
    if (role.kind !== 'left-out' || rows || (counts.get(text) ?? 0) > 1 || OF_PROGRAM.test(text)) return [];
    const isRule =
      text.length > 50 && /\b(?:shall|must|may not|may only|should)\b/.test(text) && /[.;:]["”’')]*$/.test(text);
    const isSentence = /[.]["”’')]*$/.test(text) && text.split(/\s+/).length > 8 && !SAID.test(role.why);
    const isPiece = AROUND.test(role.why) && signsOfText.some((sign) => sign.test(text)) && !/@|www\.|:\/\//.test(text);
    if (!isRule && !isSentence && !isPiece) return [];
    const back: Fix = become(piece, { kind: 'text' }, 'Put it back');
    const why = isRule
      ? 'This was left out, and reads like a rule.'
      : isSentence
        ? 'This sentence was left out, and stands nowhere else.'
        : 'This was left out, and reads like part of a sentence or a list.';
    return doubtOf('left-out', piece, why, back);
  });
};

const figuresAside = (text: string) =>
  text
    .toLowerCase()
    .replace(/\d+|\b[ivx]{1,6}\b/g, '0')
    .replace(/\s+/g, ' ');

/** The page's number, at either end of what runs at its head or foot. */
const folioOf = (text: string) => /^(\d{1,4})\s|\s(\d{1,4})$/.exec(text)?.slice(1).find(Boolean);

/** What runs at the head or foot of pages stands on more than one; left and right pages may say different things beside their numbers. */
export const runsOnce: Check = ({ leftOut }) => {
  const running = leftOut.filter(({ role }) => role.kind === 'left-out' && role.why === 'running header or footer');
  const counts = Map.groupBy(running, ({ text }) => figuresAside(text));
  return running.flatMap((piece) => {
    const folio = folioOf(piece.text);
    const isNumbered = folio !== undefined && running.some(({ text }) => (folioOf(text) ?? folio) !== folio);
    if (isNumbered || (counts.get(figuresAside(piece.text))?.length ?? 0) > 1) return [];
    const why = 'This was left out as the head or foot of a page, and stands there once.';
    return doubtOf('left-out', piece, why, become(piece, { kind: 'text' }, 'Put it back'));
  });
};

/** What stands around a text does not stand between its paragraphs. */
export const standsAmid: Check = ({ shown, leftOut }) => {
  const texts = shown.filter(({ role }) => role.kind !== 'heading').map(({ id }) => id);
  const [first = 0, last = 0] = [texts[0], texts.at(-1)];
  return leftOut.flatMap((piece) => {
    const { role, text, id, rows } = piece;
    if (role.kind !== 'left-out' || !/around the text|adoption/.test(role.why) || rows) return [];
    if (id < first || id > last || !/\p{L}/u.test(text) || isSurelyFurniture(text)) return [];
    const why = 'This was left out as no part of the text, and stands between its paragraphs.';
    return doubtOf('left-out', piece, why, become(piece, { kind: 'text' }, 'Put it back'));
  });
};
