import { noLogWords, type ResidentWords } from '../command.ts';

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/u;
const TELEPHONE = /(?<![\p{L}\p{N}])(?:\+44\s?(?:\(0\)\s?)?|0)(?:\d[\s-]?){9,10}(?![\p{L}\p{N}])/u;
const POSTCODE = String.raw`[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}`;
const STREET = `(?:street|st|road|rd|lane|ln|avenue|ave|close|drive|crescent|cres|court|ct|place|terrace|way|grove|gardens|gdns|square|hill|row|walk|rise|mews|park|view|green|parade|house|flats?|tower)`;
const ADDRESS = new RegExp(
  String.raw`(?:(?:flat|apartment|apt|unit)\s*\d+[a-z]?,?\s*)?\b\d{1,4}[a-z]?,?\s+(?:\p{Lu}[\p{L}'’.-]*\s+){1,4}(?:${STREET})\b\.?(?:,?\s*(?:\p{Lu}[\p{L}'’-]+\s*){0,3},?\s*${POSTCODE})?`,
  'iu',
);
const TITLED = /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+(?:\p{Lu}\.?\s+)?\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)?/u;
/** The same in small letters; "miss" and "dr" are words there. */
const TITLED_SMALL = /\b(?:mr|mrs|ms|mx)\.?\s+(?!(?:has|is|was|said|says|who|and|rang|called)\b)\p{Ll}[\p{L}'’-]+/u;
const SIGNED =
  /(?:^|\n)\s*(?:(?:kind|best|warm|many)?\s*(?:regards|wishes|thanks)|yours (?:sincerely|faithfully|truly)|sincerely|thanks|thank you|cheers|from)\s*[,.]?\s*\n+\s*(?<name>\p{Lu}[\p{L}'’.-]+(?:\s+\p{Lu}[\p{L}'’.-]+){0,3})\s*(?:\n|$)/iu;

const CALLED =
  /\b(?:resident|constituent|tenant|neighbour|lady|gentleman|man|woman)(?:,? (?:called|named|is|:))?,? (?<name>\p{Lu}\p{Ll}+ \p{Lu}[\p{Ll}’'-]+)(?=[\s,.;(]|$)/u;

const PARTS: readonly (readonly [RegExp, keyof ResidentWords])[] = [
  [
    /^(?:(?:full )?name|(?:resident|constituent|tenant|customer|caller|complainant)(?:['’]?s)?(?: (?:full )?name)?)$/i,
    'name',
  ],
  [/^(?:(?:home |full |resident['’]?s |their |postal )?address|lives at|post ?code)$/i, 'address'],
  [
    /^(?:(?:home |daytime |contact )?(?:tel|telephone|phone|mobile|mob|number)(?: (?:no|number))?|contact)$/i,
    'telephone',
  ],
  [/^e-?mail(?: address)?$/i, 'email'],
];
/** What a label of a form says of a resident; undefined for any other. */
export function residentPart(label: string): keyof ResidentWords | undefined {
  return PARTS.find(([pattern]) => pattern.test(label.trim()))?.[1];
}

/** What no casework needs to know of anybody. */
const NOBODYS_BUSINESS =
  /^(?:d\.?o\.?b\.?|(?:date of )?birth(?:day| date)?|age|gender|sex|ethnicity|ethnic origin|nationality|religion|marital status|(?:ni|nino|national insurance|nhs|passport|bank|account|sort)(?: (?:no|number|code|account|details?))?|sexual orientation|immigration status)$/i;
/** Whether a label of a form asks what is kept nowhere. */
export function isNobodysBusiness(label: string): boolean {
  return NOBODYS_BUSINESS.test(label.trim());
}

const LINE = /^[>\s]*(?<label>[A-Za-z][A-Za-z '’-]{1,24}?)\s*:\s*(?<value>\S.*)$/;

/** A text without the lines of a form that say who a resident is, these apart, and the labels of what is kept nowhere. */
export function takeResidentLines(text: string): {
  readonly rest: string;
  readonly resident: Partial<ResidentWords>;
  readonly leftOut: readonly string[];
} {
  let resident: Partial<ResidentWords> = {};
  const leftOut: string[] = [];
  const kept = text.split('\n').filter((line) => {
    const { label = '', value = '' } = LINE.exec(line)?.groups ?? {};
    const part = residentPart(label);
    if (isNobodysBusiness(label)) leftOut.push(label);
    else if (part !== undefined && resident[part] === undefined) resident = { ...resident, [part]: value.trim() };
    else return true;
    return false;
  });
  return { rest: kept.join('\n'), resident, leftOut };
}

/** "Jean Holt" beside jean.holt@mail.example; empty where nobody's name stands there. */
function namedByEmail(email: string, text: string): string {
  const words = (email.split('@')[0] ?? '').split(/[._-]+/).filter((word) => word.length > 1);
  if (words.length < 2) return '';
  return new RegExp(words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, '')).join('\\s+'), 'iu').exec(text)?.[0] ?? '';
}

/** The parts that tell who a resident is, as they stand in a text; empty where there are none. */
export function findResident(text: string, hasSender = false): ResidentWords {
  const email = EMAIL.exec(text)?.[0] ?? '';
  const telephone = TELEPHONE.exec(text)?.[0]?.trim() ?? '';
  const found = ADDRESS.exec(text)?.[0]?.trim() ?? '';
  const name =
    TITLED.exec(text)?.[0] ??
    TITLED_SMALL.exec(text)?.[0] ??
    SIGNED.exec(text)?.groups?.name ??
    CALLED.exec(text)?.groups?.name ??
    namedByEmail(email, text.replace(email, ' '));
  // A number in a street is where the trouble is, unless it stands with a name or a way to reach somebody.
  const isTheirs = hasSender || name !== '' || telephone !== '' || email !== '';
  return { ...noLogWords.resident, name, telephone, email, address: isTheirs ? found : '' };
}

/** A text without what tells who a resident is. */
export function withoutResident(text: string, resident: ResidentWords): string {
  let rest = text;
  const { name, address } = resident;
  // "Mrs Ahmed at 22 Station Road still has" is "resident still has".
  for (const joint of [' at ', ' of ', ' from ', ', '])
    if (name !== '' && address !== '') rest = rest.replaceAll(`${name}${joint}${address}`, 'resident');
  if (name !== '')
    rest = rest.replace(new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?=\\s+\\p{Ll})`, 'u'), 'Resident');
  for (const part of [resident.email, resident.telephone, resident.address, resident.name]) {
    if (part !== '') rest = rest.replaceAll(part, '');
  }
  return (
    rest
      .replace(/\b(?:tel|telephone|phone|mobile|mob|email|e-mail|address|name)\s*[:.]\s*(?=[\s,.;]|$)/gi, '')
      // What led to what was taken out leads to nothing.
      .replace(
        /[,;]\s*(?:the\s+|my\s+)?(?:resident|constituent|caller|tenant)(?:['’]s)?(?:\s+(?:is|name|called))*\s*[:,]?\s*(?=[,;]|$)/gi,
        '',
      )
      .replace(/[ \t]+/g, ' ')
      .replace(/\s+([,.;])/g, '$1')
      .replace(/(?:[,;]\s*){2,}/g, ', ')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  );
}
