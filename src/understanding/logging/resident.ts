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
const SIGNED =
  /(?:^|\n)\s*(?:(?:kind|best|warm|many)?\s*(?:regards|wishes|thanks)|yours (?:sincerely|faithfully|truly)|sincerely|thanks|thank you|cheers|from)\s*[,.]?\s*\n+\s*(?<name>\p{Lu}[\p{L}'’.-]+(?:\s+\p{Lu}[\p{L}'’.-]+){0,3})\s*(?:\n|$)/iu;

const CALLED =
  /\b(?:resident|constituent|tenant|neighbour|lady|gentleman|man|woman)(?:,? (?:called|named|is|:))?,? (?<name>\p{Lu}\p{Ll}+ \p{Lu}[\p{Ll}’'-]+)(?=[\s,.;(]|$)/u;

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
  return rest
    .replace(/\b(?:tel|telephone|phone|mobile|mob|email|e-mail|address|name)\s*[:.]\s*(?=[\s,.;]|$)/gi, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/\s+([,.;])/g, '$1')
    .replace(/(?:[,;]\s*){2,}/g, ', ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
