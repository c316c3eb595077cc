import { findPeople } from '../find-people.ts';
import type { Known } from '../known.ts';
import { noLogWords, type ResidentWords } from './log-words.ts';
import { namedByReach } from './named-by-reach.ts';
import { namedBySigns } from './named-by-signs.ts';
import { namedIn, SOMEBODY, TITLES } from './resident-names.ts';

/** What a way to reach somebody is called. */
export const WAY =
  '(?:(?:home |daytime |contact )?(?:tel|telephone|phone|mobile|mob|contact|number|no)(?: (?:no|number))?|e-?mail(?: address)?|address|name)';
const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/u;
const NUMBER = String.raw`(?<![\p{L}\p{N}])(?:\+44\s?(?:\(0\)\s?)?|0)(?:\d[\s-]?){9,10}(?![\p{L}\p{N}])`;
/** A number or an e-mail address. */
export const WAYS = `(?:${EMAIL.source}|${NUMBER})`;
/** One, or several that stand beside each other. */
const TELEPHONE = new RegExp(String.raw`${NUMBER}(?:\s*(?:\bor\b|\band\b|[,/&])\s*${NUMBER})*`, 'u');
const POSTCODE = String.raw`[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}`;
export const STREET = `(?:street|st|road|rd|lane|ln|avenue|ave|close|drive|crescent|cres|court|ct|place|terrace|way|grove|gardens|gdns|square|hill|row|walk|rise|mews|park|view|green|parade|house|flats?|tower|bank|villas|cottages|wharf|heights|broadway)`;
/** The same as the end of a street's name. */
export const STREETS_NAMED = STREET.slice(3, -1)
  .split('|')
  .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
  .join('|');
const ADDRESS = new RegExp(
  String.raw`(?:(?:flat|apartment|apt|unit)\s*(?:\d+[a-z]?,?\s*)?)?\b(?:(?<=\b(?:at|of)\s)(?:no\.?|number)\s*)?\d{1,4}[a-z]?(?:-\d+)?,?\s+(?:\p{Lu}[\p{L}'’.-]*\s+){1,4}(?:${STREET})\b(?!(?<=\bflats?)\s*\d)(?:(?<=\b(?:st|rd|ln|ave|cres|ct|gdns))\.)?(?:,?\s*(?:flat|apartment|apt|unit)\s*\d+[a-z]?\b)?(?:,?\s*(?:\p{Lu}[\p{L}'’-]+\s*){0,3},?\s*${POSTCODE})?`,
  'iu',
);
const SIGNED =
  /(?:^|\n)\s*(?:(?:kind|best|warm|many)?\s*(?:regards|wishes|thanks)|yours (?:sincerely|faithfully|truly)|sincerely|thanks|thank you|cheers|from)\s*[,.]?\s*\n+\s*(?<name>\p{Lu}[\p{L}'’.-]+(?:\s+\p{Lu}[\p{L}'’.-]+){0,3})\s*(?:\n|$)/iu;

const namesOfParts: readonly (readonly [RegExp, keyof ResidentWords])[] = [
  [
    /^(?:(?:full )?name|(?:resident|constituent|tenant|customer|caller|complainant)(?:['’]?s)?(?: (?:full )?name)?)$/i,
    'name',
  ],
  [/^(?:(?:home |full |resident['’]?s |their |postal )?address|lives at|post ?code)$/i, 'address'],
  [
    /^(?:(?:home |daytime |contact )?(?:tel|telephone|phone|mobile|mob)(?: (?:no|number))?|(?:home|daytime|contact) (?:no|number))$/i,
    'telephone',
  ],
  [/^e-?mail(?: address)?$/i, 'email'],
];
const DIGITS = String.raw`\+?\(?\d(?:[\s()-]*\d){5,14}`;
/** A line of a form that says something else ("Phone: none, she is deaf") is no part of who they are. */
const values: Readonly<Record<keyof ResidentWords, RegExp>> = {
  name: /^(?!.*\b(?:has|have|had|is|was|are|were|says?|said|wants?|needs?|cannot|can['’]?t|not?|none|unknown|anonymous|withheld|the|with)\b)\p{L}[\p{L}.'’-]*(?:(?:\s+|\s*[,&]\s*)\p{L}[\p{L}.'’-]*){0,5}$/iu,
  address: /^(?!(?:unknown|none|not (?:known|given|said))\b)(?=.*\p{L})(?:.*\d.*|\S+\s+\S.*)$/iu,
  telephone: new RegExp(
    String.raw`^${DIGITS}(?:\s*(?:or|and|[,/])\s*${DIGITS})*(?:\s*\([^()]{1,30}\)|\s*ext\.?\s*\d+)?\.?$`,
    'i',
  ),
  email: new RegExp(`^<?${EMAIL.source}>?$`, 'u'),
};
/** What a line of a form says of a resident; undefined for any other, and where the value is not of that form. */
export function residentPart(label: string, value: string): keyof ResidentWords | undefined {
  const part = namesOfParts.find(([pattern]) => pattern.test(label.trim()))?.[1];
  return part !== undefined && values[part].test(value.trim()) ? part : undefined;
}

/** The number of an enquiry is no number of a house. */
const ENQUIRY = /\bcw[\s-]*\d/i;

/** "Joan Field; Jean Harper", as several are kept. */
const SEVERAL = /^[^;,\d\n]+(?:;\s*[^;,\d\n]+)+(?=$|[,\n])/;

/**
 * Who a resident is, said as nothing else: "Jane Smith, 12 Elm Road, 07700 900123". `unread` is what of it is no such part; empty where all
 * was read.
 */
export function readResident(said: string): { readonly resident: ResidentWords; readonly unread: string } {
  const { telephone, email } = findWays(said);
  const several = SEVERAL.exec(said)?.[0] ?? '';
  if (several !== '' && several.split(';').every((one) => values.name.test(one.trim()))) {
    const others = readResident(`Anybody Else${said.slice(several.length)}`);
    return { ...others, resident: { ...others.resident, name: several.trim() } };
  }
  const pieces = said
    .replace(email, ' ')
    .replace(telephone, ' ')
    .split(/\s*[,;\n]\s*|\s+(?:on|at|and)\s*$/)
    .map((piece) =>
      piece
        .replace(new RegExp(String.raw`^\s*${WAY}\b\s*(?:is\b)?\s*:?|\s+(?:on|at|of|and)\s*$`, 'gi'), '')
        .replace(/^[\s.:]+|[\s.:]+$/g, ''),
    )
    .filter((piece) => piece !== '');
  const [first = ''] = pieces;
  const isStreet = (piece: string) => /\d/.test(piece) || new RegExp(`\\b${STREET}\\b`, 'i').test(piece);
  const name = values.name.test(first) && !isStreet(first) ? first : '';
  const rest = name === '' ? pieces : pieces.slice(1);
  // A town stands behind its street; what has no street in it is no address.
  const isAddress =
    rest.some(isStreet) &&
    !ENQUIRY.test(rest.join(' ')) &&
    values.address.test(rest.join(', ')) &&
    rest.every((piece) => piece.split(' ').length <= 6);
  return {
    resident: { name, telephone, email, address: isAddress ? rest.join(', ') : '' },
    unread: isAddress ? '' : rest.join(', '),
  };
}

/** "Jean Holt" beside jean.holt@mail.example, jholt63@ or holtj@; empty where nobody's name stands there. */
function namedByEmail(email: string, text: string): string {
  const [local = ''] = email.toLowerCase().split('@');
  const letters = local.replace(/[^\p{L}]/gu, '');
  const pairs = [...text.matchAll(/(?<![\p{L}\p{N}'’-])(?=(?<pair>(\p{L}[\p{L}'’-]+)[ \t]+(\p{L}[\p{L}'’-]+)))/gu)];
  const pair = pairs.find(({ 2: first = '', 3: second = '' }) => {
    const [one, two] = [first, second].map((word) => word.toLowerCase().replace(/[^\p{L}]/gu, ''));
    if (one === undefined || two === undefined) return false;
    return [one + two, two + one, one.charAt(0) + two, two + one.charAt(0), one + two.charAt(0)].includes(letters);
  });
  return pair?.groups?.pair ?? '';
}

/** What lies outside or beside a house is where the trouble is, whoever lives there. */
const BESIDE =
  /\b(?:outside|opposite|near|by|next to|close to|in front of|at the (?:front|back|side) of|behind|beside|between|across from|facing|round the corner from)\s+(?:number\s+|no\.?\s*)?$/i;

function addressIn(text: string): string {
  const all = [...text.matchAll(new RegExp(ADDRESS.source, 'giu'))];
  return all.find(({ index }) => !BESIDE.test(text.slice(0, index)))?.[0].trim() ?? '';
}

/** "14" of "the lady at 14", "Hassan who lives at 4"; a time is no house. */
const AT_NUMBER = new RegExp(
  String.raw`\b(?:${SOMEBODY}|man|woman|chap|bloke|couple|family|people|lives?|living)\s+at\s+(?<house>(?:no\.?\s*|number\s+)?\d{1,4}[a-z]?)(?=\s*(?:[,;.)]|$|\s(?:has|have|is|are|was|says?|said|rang|wants?|needs?|cannot|can['’]t|who|about|complain\w*|reports?|again|and|called|told|still)\b))`,
  'iu',
);
const POSTAL = new RegExp(String.raw`(?<![\p{L}\p{N}])${POSTCODE}(?![\p{L}\p{N}])`, 'u');

/** "Number 38" of "Sharon at number 38"; empty where no house stands behind the name. */
function houseOf(name: string, text: string): string {
  if (name === '') return '';
  const at = /^,?\s+(?:at|of|from|in)\s+(?<house>(?:house|number|no\.?|flat)\s*\d+[a-z]?)\b/i;
  return at.exec(text.slice(text.indexOf(name) + name.length))?.groups?.house ?? '';
}

/** "6 Mill Lane" of "Ann Fry (6 Mill Lane)", where others live elsewhere. */
function addressBehind(name: string, text: string): string {
  const behind = name === '' ? '' : text.slice(text.indexOf(name) + name.length);
  const address = ADDRESS.exec(behind);
  return address !== null && /^[\s,('’s]*(?:(?:of|at|from|in)\s+)?$/i.test(behind.slice(0, address.index))
    ? address[0].trim()
    : '';
}

export type ResidentWorld = Pick<Known, 'isWord' | 'directory' | 'on' | 'me'>;

/** Whether somebody of the council is called that: they are no resident. */
export function isOfDirectory(name: string, { directory, on, me }: Omit<ResidentWorld, 'isWord'>): boolean {
  const bare = name.replace(new RegExp(String.raw`^(?:${TITLES})\.?\s+`, 'i'), '');
  return bare !== '' && findPeople(bare, { directory, on, me, suits: () => true }).kind !== 'nobody';
}

/** How somebody can be reached, as it stands in a text. */
export function findWays(text: string): Pick<ResidentWords, 'telephone' | 'email'> {
  return { telephone: TELEPHONE.exec(text)?.[0]?.trim() ?? '', email: EMAIL.exec(text)?.[0] ?? '' };
}

/** `hasSender`: somebody wrote the text, whose address may stand in it. `sparesTitled`: "Mr Reid" is Tom Reid of the council. `isReport`: it is a trouble that is logged. */
export type HowFound = {
  readonly hasSender?: boolean;
  readonly sparesTitled?: boolean;
  readonly isReport?: boolean;
};

/** The parts that tell who a resident is, as they stand in a text; empty where there are none. */
export function findResident(
  text: string,
  world: ResidentWorld,
  { hasSender = false, sparesTitled = false, isReport = false }: HowFound = {},
): ResidentWords {
  const isOurs = (called: string) => isOfDirectory(called, world);
  const { telephone, email } = findWays(text);
  const found = addressIn(text);
  const name =
    namedIn(text, { isWord: world.isWord, isOurs, sparesTitled }) ||
    namedByReach(text, { isWord: world.isWord, isOurs }) ||
    namedBySigns(text, { isWord: world.isWord, isOurs }, isReport) ||
    [SIGNED.exec(text)?.groups?.name ?? '', namedByEmail(email, text.replace(email, ' '))].find(
      (called) => called !== '' && !isOurs(called),
    ) ||
    '';
  // A number in a street is where the trouble is, unless it stands with a name or a way to reach somebody.
  const isTheirs = hasSender || name !== '' || telephone !== '' || email !== '';
  const house = AT_NUMBER.exec(text)?.groups?.house;
  const where =
    addressBehind(name, text) ||
    found ||
    houseOf(name, text) ||
    (house && `at ${house}`) ||
    (POSTAL.exec(text)?.[0] ?? '');
  return { ...noLogWords.resident, name, telephone, email, address: isTheirs ? where : house ? `at ${house}` : '' };
}
