import { standing } from './without-resident.ts';

/** A day of birth as people write one: "3/4/1950", "3. May 1950", "May 3rd, 1950", "1950". */
const MONTH = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b`;
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const DATE = String.raw`(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|\d{4}-\d\d-\d\d|(?:${DAY}[\s.,-]*(?:of\s+)?)?${MONTH}[\s.,-]*(?:${DAY}[\s.,-]+)?['’]?(?:\d{4}|\d{2})|(?:19|20)\d\d)`;
const DATE_IN_YEAR = String.raw`(?:${DAY}[\s.,-]*(?:of\s+)?${MONTH}|${MONTH}\s*${DAY}|\d{1,2}[/.-]\d{1,2})`;
const NUMBER = String.raw`(?:[a-z]{1,2}[ -]?)?\d(?:[\s-]*\d){3,}(?:[\s-]?[a-z])?`;
const WORDS = String.raw`\p{L}[\p{L}/'’-]*(?:\s+\p{L}[\p{L}/'’-]*)?`;

/** A word goes on after it: it was no such value. */
const WHOLE = String.raw`(?![\p{L}\p{N}])`;
const AT_A_STOP = String.raw`(?=\s*(?:[,;()]|\.(?!\d)|$))`;
const AT_THE_END = String.raw`(?=\s*(?:;|\)|\.(?!\d)|,\s*[A-Za-z][A-Za-z '’-]{1,24}:|$))`;

/** What no casework needs to know of anybody: how a form asks for it, and what the answer looks like. */
const kinds: readonly (readonly [label: string, value: string])[] = [
  [String.raw`d\.?o\.?b\.?|date of birth|birth date`, `${DATE}${WHOLE}`],
  [String.raw`d\.?o\.?b\.?|date of birth|birth ?date|birth ?day|birth`, `(?:${DATE}|${DATE_IN_YEAR})${AT_THE_END}`],
  ['age', String.raw`\d{1,3}(?:\s*(?:years?(?: old)?|yrs?))?${AT_A_STOP}`],
  [
    '(?:ni|nino|national insurance|nhs|passport)(?: (?:no|number|details?))?|(?:bank )?(?:account|bank|sort) (?:no|number|code|details?)',
    `${NUMBER}${AT_A_STOP}`,
  ],
  [
    'gender|sex|ethnicity|ethnic origin|nationality|religion|marital status|sexual orientation|immigration status',
    `${WORDS}${AT_THE_END}`,
  ],
];
const TOLD = new RegExp(
  String.raw`(?<lead>^[>\s]*|[,;.(]\s*)(?:(?:her|his|their|my|resident['’]?s)\s+)?(?:${kinds
    .map(([label, value], at) => String.raw`(?<label${at}>${label})\s*:\s*${value}`)
    .join('|')})`,
  'giu',
);

/** A National Insurance number is known by its form; the other numbers, and a day of birth, by what is said before them. */
const NINO = '[A-CEGHJ-PR-TW-Z]{2}';
const NINO_DIGITS = String.raw`[\s-]?\d\d[\s-]?\d\d[\s-]?\d\d[\s-]?[A-D]`;
const WHOLE_DATE = String.raw`(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|\d{4}-\d\d-\d\d|${DAY}[\s.,-]*(?:of\s+)?${MONTH}[\s.,-]*['’]?(?:\d{4}|\d{2})|${MONTH}\s*${DAY}[\s.,-]+\d{4})`;
const OF_THEM = String.raw`(?:[,;]?\s*\b(?:and\s+)?(?:(?:her|his|their|my|the|resident['’]?s)\s+|\p{L}+['’]s\s+)?)`;
const kindsInWords: readonly (readonly [label: string, RegExp])[] = [
  [
    'date of birth',
    new RegExp(
      String.raw`(?:${OF_THEM}(?<!\p{L})(?:d\.?o\.?b\.?|date of birth|birth ?date)\s*(?:is|was|[:,=-])?|[,;]?\s*\b(?:(?:she|he|who|they)\s+(?:is|was|were)\s+)?born(?:\s+on)?)\s*(?:the\s+)?${WHOLE_DATE}${WHOLE}`,
      'giu',
    ),
  ],
  [
    'National Insurance number',
    new RegExp(
      String.raw`(?:${OF_THEM}(?<!\p{L})(?:ni|nino|n\.i\.|national insurance)\s*(?:no\.?|number|num)?\s*(?:is|was|[:,=-])?\s*[A-Z]{2}|(?<![\p{L}\p{N}])${NINO})${NINO_DIGITS}${WHOLE}`,
      'giu',
    ),
  ],
  [
    'NHS number',
    new RegExp(
      String.raw`${OF_THEM}(?<!\p{L})nhs\s*(?:no\.?|number|num)\s*(?:is|was|[:,=-])?\s*\d{3}[\s-]?\d{3}[\s-]?\d{4}${WHOLE}`,
      'giu',
    ),
  ],
];

/** Money: numbers that pay, however they are told. A card's is known by its check digit. */
const CARD = String.raw`(?:\d[ -]?){12,18}\d`;
const IS = String.raw`\s*(?:(?:no|number|num)\b\.?)?\s*(?:is|was|[:,=-])?\s*`;
const moneyInWords: readonly (readonly [label: string, RegExp])[] = [
  [
    'bank details',
    new RegExp(
      String.raw`(?:[,;]?\s*\b(?:to|into|on|and)\b)?${OF_THEM}(?<!\p{L})(?:sort\s*code${IS}\d\d[ -]?\d\d[ -]?\d\d|(?:bank\s+)?(?:account|acc(?:ount|t)?|a\/c)${IS}\d{6,10}|(?:iban${IS})?GB\d\d\s?[A-Z]{4}\s?(?:\d\s?){14})${WHOLE}`,
      'giu',
    ),
  ],
  [
    'card details',
    new RegExp(
      String.raw`${OF_THEM}(?<!\p{L})(?:(?:exp(?:iry|ires|iration)?(?:\s+date)?${IS}\d\d\s?[/-]\s?\d\d(?:\d\d)?|(?:cvv2?|cvc2?|security code)${IS}\d{3,4}))${WHOLE}`,
      'giu',
    ),
  ],
];
const CARD_TOLD = new RegExp(
  String.raw`(?:[,;]?\s*\b(?:on|with|from|by)\b)?${OF_THEM}(?:(?<!\p{L})(?:(?:credit|debit|bank|payment|full)\s+)?(?:card|number)${IS})?(?<![\d+-])(?<card>${CARD})(?!\d)`,
  'giu',
);

/** Whether the last digit of a number is the one that a card of that number has. */
function isCard(number: string): boolean {
  const digits = [...number.replace(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce((total, digit, at) => {
    const counted = at % 2 === 1 ? digit * 2 : digit;
    return total + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return digits.length >= 13 && sum % 10 === 0;
}

/** The same, told in a sentence: "dob 3/4/1961", "her ni is QQ 12 34 56 C". */
function takeInWords(text: string): { readonly rest: string; readonly leftOut: readonly string[] } {
  let rest = text;
  const take = (without: string, label: string) => {
    const isLeftOut = without !== rest;
    rest = without;
    return isLeftOut ? [label] : [];
  };
  const cards = take(
    rest.replace(CARD_TOLD, (told, ...args) =>
      isCard(String(args.at(-1).card)) || /\bcard\b/i.test(told) ? '' : told,
    ),
    'card details',
  );
  const told = [...kindsInWords, ...moneyInWords].flatMap(([label, pattern]) => take(rest.replace(pattern, ''), label));
  const leftOut = [...new Set([...cards, ...told])];
  if (leftOut.length === 0) return { rest: text, leftOut };
  const tidied = rest
    .replace(/\(\s*[,;]*\s*\)/g, '')
    .replace(/[ \t]+([,.;])/g, '$1')
    .replace(/([.!?])\.(?!\.)/g, '$1')
    .replace(/(?:[,;]\s*){2,}/g, ', ')
    .replace(/^[\s,;.]+|(?:[\s,;]+|\s+(?:and|to|on|into|with|paid|at))+$/g, '');
  return { rest: tidied, leftOut };
}

/**
 * A text without what no casework needs to know, and the labels of what was taken out. A line that only begins as one does ("Age: 84
 * and cannot carry bags", "Birthday: party in the park") stays.
 */
export function takeNobodysBusiness(text: string): { readonly rest: string; readonly leftOut: readonly string[] } {
  const leftOut: string[] = [];
  const values: string[] = [];
  const rest = text.split('\n').flatMap((line) => {
    let isAtStart = false;
    const kept = line.replace(TOLD, (...args) => {
      const groups: Readonly<Record<string, string | undefined>> = args.at(-1);
      leftOut.push(Object.entries(groups).find(([name, said]) => name !== 'lead' && said !== undefined)?.[1] ?? '');
      values.push(String(args[0]).replace(/^[^:]*:\s*/, ''));
      isAtStart ||= !/[,;.(]/.test(groups.lead ?? '');
      return groups.lead?.startsWith('(') ? '(' : '';
    });
    if (kept === line) return [line];
    const tidied = kept.replace(/\s*\(\s*\)/g, '').replace(isAtStart ? /^[\s,;.]+/ : /^$/, '');
    return tidied.trim() === '' ? [] : [tidied];
  });
  // A day or a number that is kept nowhere stands nowhere else either; a year alone may be that of anything.
  const again = values.filter((value) => /\d(?:.*\d){3}/.test(value) && !/^\d{4}$/.test(value));
  const without = again.reduce((words, value) => words.replace(standing(value), ''), rest.join('\n'));
  const told = takeInWords(without);
  return { rest: told.rest, leftOut: [...leftOut, ...told.leftOut] };
}
