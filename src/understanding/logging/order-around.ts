import { findDays } from '../dates/find-dates.ts';
import { findNames } from '../find-names.ts';
import type { Known } from '../known.ts';
import { takePeople, takeService, takeWard } from './take-names.ts';

/*
 * The words around a message that is passed on, piece by piece: those that ask for it to be logged ("can you log it for streets", "one for
 * parks please", "Streets"), and those that tell of it ("a resident whatsapped me this").
 */

const MANNERS = String.raw`(?:(?:so|and|also|hi|ok|please|pls|plz|just|ta|thanks|cheers|can|could|would|will|u|you|ya|we|i|someone|somebody|get|have|need|want|to|be|now|it|this|that|one|the|team)\s+)*`;
const IT = String.raw`(?:\s+(?:it|this|that|one|them|all|the|following|below|above|message|e-?mail|letter|text|note|in|on|up|as|an?|new|enquiry|case|issue|job|system|for me|for us|please|pls|plz|ta|thanks|cheers|now|today|asap|x))*`;
const LAST = String.raw`(?:[\s,]+(?:please|pls|plz|ta|thanks|thank you|cheers|x+))*[\s.!?:–-]*`;
const WHOM = String.raw`(?:\s+(?:for|with|to|under)\s+(?<whom>.{2,50}?))?`;
const LOGS = new RegExp(
  String.raw`^${MANNERS}(?:log(?:ged)?|lgo|record(?:ed)?|raised?|register(?:ed)?)\b${IT}${WHOM}${LAST}$`,
  'i',
);
const PUTS_IN = new RegExp(
  String.raw`^${MANNERS}(?:add(?:ed)?|put|report(?:ed)?|enter(?:ed)?|filed?|submit)\b(?=\s+(?:it|this|that|one)\b)${IT}${WHOM}${LAST}$`,
  'i',
);
const ONE_FOR = new RegExp(
  String.raw`^(?:(?:(?:this is |it['’]?s )?(?:another |one |a job |this )?for )(?:the )?(?<for>\p{L}.{1,40}?)|(?<alone>\p{L}[\p{L}\s&]{1,30}?))(?:\s+team)?${LAST}$`,
  'iu',
);
const PARTED = /\s*[,;]\s*|(?<!\b(?:mr|mrs|ms|dr|cllr))[.!?]\s+(?=\p{L})|\s+[–—-]+\s+|\s*[–—-]+\s*$|^\s*[–—-]+\s*/iu;

function piecesOf(row: string): readonly string[] {
  return row
    .split(PARTED)
    .map((piece) => piece.trim())
    .filter((piece) => /\p{L}/u.test(piece));
}

function isOrder(piece: string, known: Known): boolean {
  if (LOGS.test(piece)) return true;
  const isOurs = (whom: string) =>
    takeService({ text: `it, for ${whom}` }, known) !== '' || findNames(whom, known).length > 0;
  const put = PUTS_IN.exec(piece)?.groups;
  if (put !== undefined) return put.whom === undefined || isOurs(put.whom);
  const { for: whom, alone = '' } = ONE_FOR.exec(piece)?.groups ?? {};
  // "One for parks" is for a service, whether there is one of that name or not.
  if (whom !== undefined) return isOurs(whom) || /^(?:\p{L}+(?:\s+|$)){1,2}$/u.test(whom);
  return known.services.some((service) => service.toLowerCase() === alone.toLowerCase());
}

/** Whether a line only asks for what stands above or below it to be logged, and says when it came. */
export function isOrderLine(row: string, known: Known): boolean {
  const pieces = piecesOf(row);
  const others = pieces.filter((piece) => !isOrder(piece, known));
  return (
    others.length < pieces.length &&
    others.every((piece) => /^(?:(?:received|came in|got (?:it|this))\b.*|please|thanks|ta|cheers)$/i.test(piece))
  );
}

/** What is typed to log something. */
export const LOG = 'log an enquiry';

/** `order`: to log it, as it would be typed above it; empty where nobody asks. `cover`: the other words. */
export type Around = { readonly order: string; readonly cover: string };

export function readAround(rows: readonly string[], known: Known): Around {
  const pieces = rows.flatMap(piecesOf);
  const orders = pieces.filter((piece) => isOrder(piece, known));
  const told = pieces.filter((piece) => !orders.includes(piece)).join(', ');
  const heard = { text: told };
  const ofCover = takePeople(heard, known);
  const rest = { text: ['it', ...orders.map(forWhom), heard.text].filter((part) => part !== '').join(', ') };
  const ordered = takePeople(rest, known);
  const councillor = ordered.councillor || ofCover.councillor;
  const officer = ordered.officer || ofCover.officer;
  const service = takeService(rest, known);
  const ward = takeWard(rest, known);
  const whom = orders.map(forWhom).find((said) => said !== '');
  const unknown =
    councillor === '' && officer === '' && service === '' && ward === '' ? (whom?.slice('for '.length) ?? '') : '';
  const [day] = findDays(rest.text, known, 'past');
  const parts = [
    councillor && `for ${councillor}`,
    officer === 'me' ? '' : officer && `with ${officer}`,
    officer === '' || officer === 'me' ? service && `with ${service}` : '',
    ward && `${ward} ward`,
    /^(?:me|us|you|now|today|my\b.*|our\b.*|)$/i.test(unknown) ? '' : `service: ${unknown}`,
    day === undefined ? '' : `received ${rest.text.slice(day.start, day.end)}`,
  ].filter((part) => part !== '');
  return { order: orders.length === 0 ? '' : [LOG, ...parts].join(', '), cover: heard.text };
}

/** Of "can you log it for streets" that it is for streets. */
function forWhom(piece: string): string {
  const asked = (LOGS.exec(piece) ?? PUTS_IN.exec(piece) ?? ONE_FOR.exec(piece))?.groups;
  const whom = asked?.whom ?? asked?.for ?? asked?.alone;
  return whom === undefined ? '' : `for ${whom}`;
}
