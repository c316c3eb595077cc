import type { ResidentWords } from './log-words.ts';
import { STREET, STREETS_NAMED, WAY } from './resident.ts';
import { SOMEBODY, TELLING, TITLES } from './resident-names.ts';

/** What somebody does, behind who they are. */
const DOES = "has|have|had|is|are|was|were|wants?|needs?|cannot|can['’]t|still|who|whose";
const COUPLE = new RegExp(`^(?:${TITLES})\\.?\\s+(?:and|&)\\s`, 'i');
/** What stands in the place of a name: of whom nobody knows that they are the resident it is somebody. */
export type Called = 'the resident' | 'another person' | 'somebody' | 'somebody else';

/** Where a name, and where another part, was taken out. */
const [NAME, PART] = ['\u0001', '\u0002'];
const DANGLING = new RegExp(
  String.raw`(?:\b(?:my|her|his|their|the)\s+)?\b${WAY}(?:\s+is)?\s*[:.]?\s*[${NAME}${PART}]`,
  'gi',
);
/** What may stand between somebody who is to be reached and the ways to reach them. */
const BETWEEN = String.raw`(?:[\s,:]+(?:or|and|on|at|by|via|either|to|him|her|them|back|ring|call|phone|telephone|text|contact|e-?mail|mobile|tel|number)\b)*[\s,:]*`;
/**
 * "Ring Mrs Holt on 01332 555010 or e-mail her at …": that somebody is to be rung is not who they are. "Phone: 01332 555010",
 * "contact number …" order nothing: such a word is an order only where somebody stands behind it.
 */
const TO_BE_REACHED = new RegExp(
  String.raw`\b(?<!\b(?:my|her|his|their|the|by|via|on)\s)(?<verb>(?:phone|telephone|text|contact|e-?mail|message)(?=\s+(?:him|her|them|${NAME}))|ring|call|reach|write to|speak to|speak with|get hold of)(?:${BETWEEN}[${NAME}${PART}])+`,
  'gi',
);
/** "Her daughter Sally Webb" is her daughter. */
const KIN =
  'daughter|son|mother|mum|father|dad|wife|husband|partner|sister|brother|carer|friend|nephew|niece|aunt|uncle|landlord|landlady|grandson|granddaughter|solicitor|social worker|doctor|gp';
/** "Landlord Mr Singh" is a landlord, and not the resident. */
const ROLES =
  'landlord|landlady|contractor|builder|plumber|electrician|roofer|engineer|surveyor|architect|solicitor|social worker|support worker|doctor|gp|nurse|midwife|health visitor|headteacher|head teacher|teacher|owner|agent|manager|caretaker|developer|driver|neighbour|carer|warden|inspector|constable|officer|shopkeeper|publican|farmer';
/** What led to a name that was taken out leads to nothing. */
const LED_TO_NAME = new RegExp(
  String.raw`[,;]\s*(?:the\s+|my\s+)?(?:${SOMEBODY})(?:['’]s)?(?:\s+(?:is|name|called))*\s*[:,]?\s*${NAME}(?=\s*(?:[,;${PART}]|$))`,
  'gi',
);

/** "Mr Petrescu, Ion Petrescu": said again, with the forename. */
const AGAIN = new RegExp(String.raw`${NAME}\s*[,(–-]\s*(?:\p{Lu}[\p{L}'’-]+\s+){0,2}${NAME}\)?`, 'gu');
/** "Hello, this is Lin Tran, ...": who speaks, before what they say. */
const GIVES_NAME = new RegExp(
  String.raw`^[\s"“]*(?:(?:hello|hi|hiya)\b[\s,]*)?(?:(?:this|it|that|here)\s+is|it['’]?s|is|i\s+am|i['’]?m|my\s+name(?:['’]s|\s+is)?)\s+${NAME}(?:\s*[,.]\s*|\s+(?:from|at|of)\s+(?=${PART})|\s+(?=${PART})|${PART}\s*[,.]?\s*)+`,
  'i',
);
/** "Old Mr Petrescu". */
const OLD = new RegExp(String.raw`\b(?:(?:old|poor|dear|young|elderly|little)\s+)+(?=${NAME})`, 'gi');

/**
 * A text without what tells who a resident is: whole words only, and no word of another name. Where a name stood in a sentence
 * stands "the resident", and of an address in it its street, since that is where the trouble is.
 */
export function withoutResident(
  text: string,
  { name, address, email, telephone }: ResidentWords,
  each: Called = 'the resident',
): string {
  const called = COUPLE.test(name) ? (each === 'the resident' ? 'the residents' : 'two people') : each;
  let rest = text;
  // "Mrs Ahmed at 22 Station Road still has" is "the resident still has".
  for (const joint of [' at ', ' at no ', ' at no. ', ' at number ', ' of ', ' from ', ', '])
    if (name !== '' && address !== '') rest = rest.replace(standing(`${name}${joint}${address}`), NAME);
  if (address !== '')
    rest = rest.replace(new RegExp(`\\b(at|in|of) ${standing(address).source}`, 'giu'), (_, before: string) => {
      const street = streetOf(address);
      return /^\p{Lu}/u.test(before) ? `${street.charAt(0).toUpperCase()}${street.slice(1)}` : street;
    });
  for (const part of [email, telephone, address]) if (part !== '') rest = rest.replace(standing(part), PART);
  if (name !== '') rest = rest.replace(nameIn(name), NAME);
  return rest
    .replace(AGAIN, NAME)
    .replace(OLD, '')
    .replace(GIVES_NAME, '')
    .replace(TO_BE_REACHED, `$<verb> ${called}`)
    .replace(DANGLING, '')
    .replace(
      new RegExp(String.raw`(?<=^|[.!?]\s+)${NAME}\s*,\s*(?:${PART}\s*,?\s*)?(?=(?:${TELLING}|${DOES})\b)`, 'giu'),
      `${NAME} `,
    )
    .replace(
      new RegExp(
        String.raw`[,;.]?\s*\b(?:and\s+)?(?:she|he|they)(?:['’]s|['’]re| is| are)(?:\s+(?:on|at))?\s*${PART}`,
        'gi',
      ),
      '',
    )
    .replace(new RegExp(String.raw`\s+who\s+lives?\s+(?:(?:at|in|on)\s+)?${PART}`, 'gi'), '')
    .replace(new RegExp(String.raw`(?<=\p{L})(?<!${called}),\s*${NAME}\s*,\s*(?=(?:${TELLING}|${DOES})\b)`, 'giu'), ' ')
    .replace(new RegExp(String.raw`\b(?:an?|some|the)\s+(?=${NAME})`, 'gi'), '')
    .replace(LED_TO_NAME, '')
    .replace(
      new RegExp(
        String.raw`\b(${SOMEBODY}|${ROLES}|(?:my|her|his|their) (?:${KIN}))(?:,? (?:(?:is |was )?(?:called|named|by the name of)|is|was))?,? ${NAME}`,
        'gi',
      ),
      '$1',
    )
    .replace(
      new RegExp(
        String.raw`(?<=(?:^|[,;.:(]|\s[-–—])\s*)${NAME}(?!\s*,?\s*${PART}?\s*,?\s+(?:${TELLING}|${DOES})\b)(?=\s*(?:[,;.)]|${PART}(?!,?\s+(?:${TELLING}|${DOES})\b)|[-–—]\s|$))`,
        'gm',
      ),
      '',
    )
    .replace(
      new RegExp(String.raw`(?<=(?:^|[.!?]\s+|\n\s*))${NAME}`, 'g'),
      `${called.charAt(0).toUpperCase()}${called.slice(1)}`,
    )
    .replaceAll(NAME, called)
    .replace(/\b(?:another person|the resident) (?=the resident\b)/gi, '')
    .replace(new RegExp(String.raw`(?:\b(?:at|on|of|from|in|via|by|or)\s+)*${PART}`, 'gi'), '')
    .replace(/[ \t]+/g, ' ')
    .replace(/\s+([,.;])/g, '$1')
    .replace(/(?:[,;]\s*){2,}/g, ', ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** "In Oak Road" of "Flat 2, 12 Oak Road, Derby DE1 2AB"; a mark of something left out where no street can be told. */
function streetOf(address: string): string {
  const street = new RegExp(
    String.raw`\b\d{1,4}[a-z]?,?\s+(?<street>(?:\p{Lu}[\p{L}'’.-]*\s+){1,4}(?:${STREETS_NAMED})\b)`,
    'u',
  );
  const named = street.exec(address)?.groups?.street;
  return named === undefined ? PART : `in ${named}`;
}

/** Words where they stand whole: "3" is not in "13". */
export function standing(words: string): RegExp {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`, 'gu');
}

const ROAD = new RegExp(`^${STREET}$`, 'i');
/** "Jones Roofing" is a firm, whoever is called Jones. */
const FIRMS =
  'Roofing|Builders?|Building|Plumbing|Electrical|Scaffolding|Construction|Contractors?|Motors|Garages?|Cars|Taxis|Haulage|Transport|Bakery|Bakers|Butchers|Stores?|Shop|Market|Supermarket|Cafe|Restaurant|Takeaway|Kitchen|Properties|Lettings|Estates?|Homes|Developments?|Group|Associates|Partners|Solicitors|Services|Skips?|Waste|Recycling|Cleaning|Landscapes?|Nurseries|Farm|Foods?|Trust|Foundation|Ltd|Limited|PLC|Brothers|Bros|Sons|School|Academy|College|Surgery|Church';
const MONTH = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/;

/** A name where it is one: "Brown" is not in "Brown Street", "Park" not in "Elm Park", "May" not in "13 May". */
function nameIn(name: string): RegExp {
  const isPlace = ROAD.test(name) || MONTH.test(name);
  const before = String.raw`(?:\b(?:${TITLES}|${TITLES.toLowerCase()})\.?\s+)${isPlace ? '' : '?'}`;
  return new RegExp(`${before}${standing(name).source}(?![ \\t]+(?:${STREETS_NAMED}|${FIRMS})\\b)`, 'gu');
}
