import { type ActCommand, type ActionWords, noActionWords, type ResidentPart, residentParts } from './act-command.ts';
import { residentOfDraft } from './draft-told.ts';
import type { Known } from './known.ts';
import { noLogWords } from './logging/log-words.ts';
import { readResident } from './logging/resident.ts';
import { SOMEBODY, TITLES } from './logging/resident-names.ts';
import { maskSaid } from './mask.ts';
import { editsOf } from './resident-told.ts';
import type { Said } from './said.ts';

/*
 * "Put right the resident of 3: Jane Smith, 12 Elm Road", "correct the resident's phone number of CW-2026-0003: 07700 900123", "remove the
 * resident of 3". Whoever the resident is said to be is that from then on, and what is not said of them is taken away; of one part only that.
 */

const PART =
  "(?:['’]?s)?(?:\\s+(?<part>name|address|(?:tele)?phone(?: number)?|mobile(?: number)?|number|e-?mail(?: address)?|details?|data))?";
const PUT_RIGHT = new RegExp(
  `^(?:(?:can|could) you\\s+)?(?:put right|correct|change|amend|edit|replace)\\s+(?:the\\s+)?resident${PART}\\s+(?:of|for|on|in)\\s+(?<of>[^:,]+?)\\s*(?::|,|\\s+to\\b|\\s+is\\b)\\s*(?<value>\\S.*)$`,
  'iu',
);
const REMOVE = new RegExp(
  `^(?:(?:can|could) you\\s+)?(?:remove|delete|erase|forget|take out)\\s+(?:the\\s+)?resident${PART}\\s+(?:of|from|for|on|in)\\s+(?<of>.+?)[\\s.!]*$`,
  'iu',
);

/** "Her number is 07700 900123", "she has moved to 4 Mill Lane": of the one enquiry on the screen, where no draft is open; the other parts stay. */
function readToldOfShown({ text, mood }: Said, known: Known): ActCommand | undefined {
  const { references, buttons, open } = known.screen;
  const [only, second] = references;
  const isDraft = open?.command.kind === 'log' || buttons.some(({ typed }) => typed.startsWith('confirm '));
  if (only === undefined || second !== undefined || isDraft || mood.question || mood.wondering) return undefined;
  const told = residentOfDraft(text, noLogWords, known)?.resident;
  const words = told && { ...noActionWords, edits: editsOf(told) };
  return words && { kind: 'act', verb: 'edit', abouts: [{ named: only }], words, sure: false };
}

/** "The resident of 3 is Mrs Patel, 9 Oak Road", "the address for 3 is 3 Mill Lane". */
const IS_SO = new RegExp(
  `^(?:(?:no|actually|sorry|fyi)[\\s,]+)*(?:the\\s+)?(?:(?:${SOMEBODY})${PART}|(?<alone>name|address|phone number|e-?mail(?: address)?))\\s+(?:of|for|on|in)\\s+(?<of>[^:,]+?)\\s+(?:is(?: called| now)?|should be)\\s+(?<value>(?:(?:${TITLES})\\b|\\p{Lu}|\\d|\\S+@).*)$`,
  'u',
);
/** "The lady in 3 has moved to 9 Oak Road". */
const MOVED = new RegExp(
  `^(?:the\\s+)?(?:${SOMEBODY})\\s+(?:of|in|on|from|behind)\\s+(?<of>[^:,]+?)\\s+(?:has\\s+|have\\s+)?(?:now\\s+)?(?:moved to|lives (?:now )?at|is now at)\\s+(?<address>\\d.*?)[\\s.]*$`,
  'iu',
);

/** Who the resident of an enquiry is, put right or taken away: read back, whatever the words. Undefined for anything else. */
export function readResidentEdit(said: Said, known: Known): ActCommand | undefined {
  const { text, mood } = said;
  const so = IS_SO.exec(text)?.groups;
  const moved = MOVED.exec(text)?.groups;
  const put =
    PUT_RIGHT.exec(text)?.groups ??
    (so === undefined ? undefined : { ...so, part: so.part ?? so.alone ?? '' }) ??
    (moved === undefined ? undefined : { of: moved.of ?? '', part: 'address', value: moved.address ?? '' });
  const { part = '', of = '' } = put ?? REMOVE.exec(text)?.groups ?? {};
  if (of === '') return readToldOfShown(said, known);
  if (mood.wondering || (mood.question && !mood.request)) return undefined;
  const abouts = aboutsIn(of, known);
  if (abouts === undefined) return undefined;
  return { kind: 'act', verb: 'edit', abouts, words: wordsOf(partOf(part), put?.value), sure: false };
}

/** The one that is named, or stands on the screen; undefined where what is named is no enquiry. */
export function aboutsIn(of: string, known: Known): ActCommand['abouts'] | undefined {
  const [named, second] = maskSaid(of, known).references;
  if (named !== undefined) return second === undefined ? [named.about] : undefined;
  if (!/^(?:it|this|that)(?:\s+(?:one|enquiry|case))?$/i.test(of)) return undefined;
  const [only, another] = known.screen.references;
  return [{ named: only !== undefined && another === undefined ? only : '' }];
}

function partOf(said: string): ResidentPart | undefined {
  if (/name/i.test(said)) return 'residentName';
  if (/mail/i.test(said)) return 'residentEmail';
  if (/address/i.test(said)) return 'residentAddress';
  return /phone|mobile|number/i.test(said) ? 'residentTelephone' : undefined;
}

/** Without a value it is taken away. What is no part of who somebody is is asked for in the form. */
function wordsOf(part: ResidentPart | undefined, value: string | undefined): ActionWords {
  if (part !== undefined) return { ...noActionWords, edits: { [part]: (value ?? '').replace(/[\s.]+$/, '') } };
  if (value === undefined)
    return { ...noActionWords, edits: Object.fromEntries(residentParts.map((name) => [name, ''])) };
  const { resident, unread } = readResident(value);
  const { name, address, telephone, email } = resident;
  const edits = { residentName: name, residentAddress: address, residentTelephone: telephone, residentEmail: email };
  const isRead = unread === '' && Object.values(resident).some((said) => said !== '');
  return { ...noActionWords, edits, form: isRead ? 'none' : 'asked' };
}
