import type { ActionWords, ResidentPart } from './act-command.ts';
import type { Known } from './known.ts';
import { noLogWords, type ResidentWords } from './logging/log-words.ts';
import { perhapsNamed } from './logging/named-by-signs.ts';
import { takeNobodysBusiness } from './logging/nobodys-business.ts';
import { isOfDirectory, readResident, WAYS } from './logging/resident.ts';
import { namedIn, SOMEBODY } from './logging/resident-names.ts';
import { takeResident, withoutKnown } from './logging/resident-taken.ts';

/*
 * Who a resident is, said among words that go into the history of an enquiry, which more people read than handle it: "resident is Mr T Brown,
 * 07700 900456", "mrs patel rang again, her number is 07700 900123".
 */

type World = Pick<Known, 'isWord' | 'directory' | 'on' | 'me'>;

/** What the words say besides, who the resident is, apart, and what was left out that nobody needs; undefined where they say nothing of that. */
export type ToldApart = {
  readonly rest: string;
  readonly resident: ResidentWords;
  readonly leftOut: readonly string[];
};

/** How the council itself is reached, which is nobody's secret: "ring me on 01332 640000", "the switchboard, 01332 640001". */
const OURS = new RegExp(
  String.raw`(?<lead>\b(?:(?:ring|call|phone|telephone|text|contact|reach|e-?mail|message|reply to|speak to)\s+(?:me|us|my (?:team|office|colleagues?)|(?:our|the) (?:team|office|contact cent(?:re|er)|switchboard|council|service|duty officer|out[- ]of[- ]hours \p{L}+))|(?:council house|town hall|civic cent(?:re|er)|contact cent(?:re|er)|switchboard|our (?:office|number|line)|my (?:direct line|number|extension|e-?mail(?: address)?)))\b[\s,:]*(?:(?:is|on|at|by|via|direct|directly)\b[\s,:]*)*)(?<ways>${WAYS}(?:\s*(?:,|or|and|,\s*or)\s*(?:(?:e-?mail|on|at)\s+)?${WAYS})*)`,
  'giu',
);

/** What stands for them meanwhile: no letter, and nothing that anybody types. */
const FIRST_MARK = 0xe100;

/** A text without these ways, and how to put them back. */
function oursApart(text: string, { me }: World): { readonly text: string; readonly back: (text: string) => string } {
  const kept: string[] = [];
  const keep = (ways: string) => String.fromCharCode(FIRST_MARK + kept.push(ways) - 1);
  const domain = me.email.split('@')[1] ?? '';
  const apart = text
    .replace(OURS, (...args) => {
      const { lead = '', ways = '' } = args.at(-1) as Readonly<Record<string, string>>;
      return `${lead}${keep(ways)}`;
    })
    .replace(/\S+@(?<at>[\p{L}\p{N}.-]+\p{L})/gu, (address, at: string) =>
      domain !== '' && at.toLowerCase() === domain.toLowerCase() ? keep(address) : address,
    );
  const back = (rest: string) =>
    rest.replace(/[\uE100-\uE1FF]/gu, (mark) => kept[mark.charCodeAt(0) - FIRST_MARK] ?? '');
  return { text: apart, back };
}

const STATES = new RegExp(
  String.raw`^(?!(?:this|that|it|the|my)\s*(?:is|was|are|:|=))(?:(?:the|my|this)\s+)?(?:(?:${SOMEBODY})(?:['’]s)?|her|his|their|the)?(?:\s*(?:(?:new|current|correct|home) )?(?:name|address|(?:tele)?phone(?: number)?|mobile(?: number)?|number|details|e-?mail(?: address)?))?\s*(?::|=|\b(?:is|was|are|called|named)(?:\s+(?:called|named))?\b\s*:?)\s*(?<value>\S.*)$`,
  'is',
);

/**
 * The parts that are said, apart from the words; somebody of the directory is no resident. `known`: who the residents are so far, who may be
 * named in any words. `others`: whoever else is named is the resident, or only somebody.
 */
export function apartFromResident(
  text: string,
  world: World,
  known: readonly Partial<ResidentWords>[] = [],
  others: 'residents' | 'somebody' = 'residents',
): ToldApart | undefined {
  const value = STATES.exec(text.trim())?.groups?.value ?? '';
  const stated = value === '' ? undefined : readResident(value.replace(/[\s.]+$/, ''));
  const isStated = stated?.unread === '' && isNamed(stated.resident, text, world);
  if (stated !== undefined && isStated && !isOfDirectory(stated.resident.name, world))
    return { rest: '', resident: stated.resident, leftOut: [] };
  const ours = others === 'residents' ? { text, back: (rest: string) => rest } : oursApart(text, world);
  const { rest: needed, leftOut } = takeNobodysBusiness(ours.text);
  const unknown = known.reduce(
    (words, resident) => withoutKnown(words, { ...noLogWords.resident, ...resident }, world),
    needed,
  );
  const called = others === 'residents' ? undefined : (['somebody', 'somebody else'] as const);
  const { rest: left, resident } = takeResident(unknown, world, { sparesTitled: true }, called);
  const rest = ours.back(left);
  return rest === text ? undefined : { rest, resident, leftOut };
}

/** A forename in words that others read, which may be a resident's; undefined where none is seen, or they are known as the resident. */
export function nameLeftIn(
  text: string,
  world: World,
  known: readonly Partial<ResidentWords>[] = [],
): string | undefined {
  const name = perhapsNamed(text, { isWord: world.isWord, isOurs: (called) => isOfDirectory(called, world) });
  const isKnown = name !== undefined && known.some((one) => one.name?.split(/\s+/).includes(name));
  return isKnown ? undefined : name;
}

/** "The resident is elderly" names nobody. */
function isNamed({ name, ...ways }: ResidentWords, text: string, { isWord }: World): boolean {
  const reached = Object.values(ways).some((part) => part !== '');
  if (name === '') return reached;
  const nobodys = { isWord, isOurs: () => false, sparesTitled: false };
  return namedIn(text, nobodys) !== '' || name.split(/\s+/).every((word) => /^\p{Lu}/u.test(word));
}

const namesOfParts: readonly (readonly [keyof ResidentWords, ResidentPart, string])[] = [
  ['name', 'residentName', 'name'],
  ['address', 'residentAddress', 'address'],
  ['telephone', 'residentTelephone', 'phone number'],
  ['email', 'residentEmail', 'email address'],
];

/** The parts that are said, as what is to be put right; the others stay as they are. */
export function editsOf(resident: ResidentWords): ActionWords['edits'] {
  return Object.fromEntries(
    namesOfParts.flatMap(([from, to]) => (resident[from] === '' ? [] : [[to, resident[from]] as const])),
  );
}

/** What is typed to keep who the resident is with an enquiry: whoever is named is that from then on, one part alone takes the place of that part. */
export function sayResident(reference: string, resident: ResidentWords): string {
  const said = namesOfParts.filter(([from]) => resident[from] !== '');
  const [only, second] = said;
  if (only !== undefined && second === undefined)
    return `put right the resident’s ${only[2]} of ${reference}: ${resident[only[0]]}`;
  return `put right the resident of ${reference}: ${said.map(([from]) => resident[from]).join(', ')}`;
}
