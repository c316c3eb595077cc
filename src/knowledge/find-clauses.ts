import { defined } from '../defined.ts';
import { toFigures } from './number-words.ts';
import { type FoundClause, findByReference, itemOf, localReference, ordinals } from './reference.ts';
import type { Clause, Council, CouncilDocument } from './types.ts';

/** Words that may stand beside a number without changing what is meant. Any other word makes it a question, not a reference. */
const beside = new Set(
  `para paras paragraph paragraphs clause clauses section sections sec s number no point part item items sub subparagraph letter
   of in the from at under and please pls show me read open see quote find go to get give what is does say says whats protocol report document council`.split(
    /\s+/,
  ),
);

/** How people ask for a paragraph that they name as one, in whatever manners: "would you quote me the whole of paragraph 16, please". */
const asking = new Set(
  `a an i we us my would could can may might will you your like should want wish need let have has kindly just also again now if so and
   there any one with whole full entire complete exact exactly precise text words word wording verbatim letter contents content contain
   contains about for say print paste copy recite cite set out up display bring pull repeat put here it its be able grateful thanks thank`.split(
    /\s+/,
  ),
);
const NAMES_PARAGRAPH = /\b(?:paras?|paragraphs?|clauses?|sections?)\b\.?\s*(?:no\.?\s*|number\s+)?\d/;

const nth = new Map([
  ...ordinals.map((word, index) => [word, index + 1] as const),
  ...ordinals.map((_, index) => [`${index + 1}${['st', 'nd', 'rd'][index] ?? 'th'}`, index + 1] as const),
]);

export type Wanted = { number?: string; name?: string; letter: string; bullet?: number; occurrence?: number };

/**
 * The clauses that typed words name: `26`, `para 16(d)`, `derby 26`, `paragraph 4.4 second`, `#2.2[5]`, `clause 3.1c`,
 * `tdc 2.2 bullet 5`. Empty where the words are anything but a reference. Where several documents share a number the
 * council's main document comes first; a repeated number without `second` gives all of them. An item that does not
 * exist gives its clause. Several at once (`16 and 17`) give each of them once; `the one after 26` gives 27.
 */
export function findClauses(
  typed: string,
  council: Council,
  documents: readonly CouncilDocument[],
): readonly FoundClause[] {
  const words = toFigures(plainWords(typed));
  const neighbour = findNeighbour(words, council, documents);
  if (neighbour) return [neighbour];
  const several = splitSeveral(words).map((each) => findOne(each, council, documents));
  if (several.length === 1) return several[0] ?? [];
  const firsts = several.flatMap(([first]) => first ?? []);
  return firsts.length === several.length ? firsts : [];
}

export function plainWords(typed: string): string {
  return typed
    .trim()
    .toLowerCase()
    .replace(/[?!.,:;\s]+$/, '')
    .replace(/[‘’']s\b/g, ' is')
    .replace(/["“”‘’']/g, '');
}

/** `paragraphs 16, 17 and 20`: three; anything else is one. */
function splitSeveral(words: string): readonly string[] {
  const parts = words.split(/\s*(?:,|&|\band\b)\s*/).filter((part) => part !== '');
  const isNumber = (part: string) =>
    /^(?:(?:paras?|paragraphs?|clauses?|sections?) )?\d+(?:\.\d+)*(?:\([a-z]\))?$/.test(part);
  const [first = '', ...others] = parts;
  const opens = /\d+(?:\.\d+)*(?:\([a-z]\))?$/.test(first);
  return parts.length > 1 && opens && others.every(isNumber) ? parts : [words];
}

/** `the one after 26`, `the paragraph before 4.2`: the neighbour in the same document. */
function findNeighbour(
  words: string,
  council: Council,
  documents: readonly CouncilDocument[],
): FoundClause | undefined {
  const [, way, of] =
    /^(?:(?:show|open|read|what is|what does) )*(?:the )?(?:one|paragraph|clause|next one|next) (after|before|following|above|below) (.+?)(?: say| says)?$/.exec(
      words,
    ) ?? [];
  if (way === undefined || of === undefined) return undefined;
  const [found] = findOne(of, council, documents);
  const { clauses = [] } = found?.document ?? {};
  const at = found === undefined ? -1 : clauses.indexOf(found.clause);
  const clause = at < 0 ? undefined : clauses[at + (way === 'before' || way === 'above' ? -1 : 1)];
  return found && clause ? { document: found.document, clause } : undefined;
}

function findOne(words: string, council: Council, documents: readonly CouncilDocument[]): readonly FoundClause[] {
  const exact = findExactly(words, council, documents);
  if (exact) return [exact];
  const named = readNamed(words, council, documents);
  return named === undefined ? [] : named.documents.flatMap((document) => findIn(document, named.wanted));
}

/** What words name, and in which documents it may be, whether or not it is there; undefined where they are no reference. */
export function readNamed(
  words: string,
  council: Council,
  documents: readonly CouncilDocument[],
): { readonly wanted: Wanted; readonly documents: readonly CouncilDocument[] } | undefined {
  const named = namedDocuments(words, council, documents);
  const wanted = readWanted(named.rest, documents);
  return wanted && { wanted, documents: mainFirst(named.documents, council) };
}

/** `derby/working-together#16(d)`, `working-together#26` or `#2.2[5]`, this last of the main document if it has it. */
function findExactly(words: string, council: Council, documents: readonly CouncilDocument[]): FoundClause | undefined {
  const [, path, local] = /^(\S*)#(\S+)$/.exec(words) ?? [];
  if (path === undefined || local === undefined) return undefined;
  const ids =
    path === ''
      ? mainFirst(documents, council).map(({ id }) => id)
      : [path.includes('/') ? path : `${council.id}/${path}`];
  return ids.map((id) => findByReference(`${id}#${local}`, documents)).find((found) => found !== undefined);
}

function mainFirst(documents: readonly CouncilDocument[], council: Council): CouncilDocument[] {
  const rank = ({ id }: CouncilDocument) => (id === council.mainDocument ? 0 : 1);
  return [...documents].sort((one, other) => rank(one) - rank(other));
}

/** The documents whose names stand in typed words: their titles, what they are cited by, and their addresses. */
export function documentsNamed(
  typed: string,
  council: Council,
  documents: readonly CouncilDocument[],
): readonly CouncilDocument[] {
  const named = namedDocuments(toFigures(plainWords(typed)), council, documents);
  return named.isNamed ? named.documents : [];
}

/** Takes the names of council and documents out of the words; no document named means any. */
function namedDocuments(
  words: string,
  council: Council,
  documents: readonly CouncilDocument[],
): { readonly documents: readonly CouncilDocument[]; readonly rest: string; readonly isNamed: boolean } {
  const names = namesIn(documents);
  let rest = ` ${words.replace(/[/_-]/g, ' ').replace(/\s+/g, ' ')} `;
  const found = new Set<CouncilDocument>();
  for (const { name, document } of names) {
    if (!rest.includes(` ${name} `)) continue;
    found.add(document);
    for (const other of names) if (other.name === name) found.add(other.document);
    rest = rest.replace(` ${name} `, ' ');
  }
  for (const name of [council.name, council.shortName, council.id].map(plain).sort((a, b) => b.length - a.length)) {
    rest = rest.replace(` ${name} `, ' ');
  }
  return { documents: found.size > 0 ? [...found] : documents, rest: rest.trim(), isNamed: found.size > 0 };
}

type Named = { readonly name: string; readonly document: CouncilDocument };

/** Every question is looked through for these. */
const namesKnown = new WeakMap<readonly CouncilDocument[], readonly Named[]>();

/** The names of documents, the longest first. */
function namesIn(documents: readonly CouncilDocument[]): readonly Named[] {
  const names =
    namesKnown.get(documents) ??
    documents
      .flatMap((document) => namesOf(document).map((name) => ({ name, document })))
      .sort((one, other) => other.name.length - one.name.length);
  namesKnown.set(documents, names);
  return names;
}

function namesOf({ title, shortTitle, slug }: CouncilDocument): string[] {
  const short = plain(shortTitle);
  const names = [plain(title), short, plain(slug), short.replace(/ (protocol|report)$/, '')];
  return [...new Set(names)].filter((name) => /[a-z]/.test(name) && name !== 'protocol' && name !== 'report');
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/["“”‘’']/g, '')
    .replace(/[/_-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Reads what is left word by word; undefined as soon as a word is none of ours. */
function readWanted(words: string, documents: readonly CouncilDocument[]): Wanted | undefined {
  const wanted: Wanted = { letter: '' };
  let rest = words;
  const name = namesOfUnnumbered(documents).find((each) => ` ${rest} `.includes(` ${each} `));
  if (name) {
    wanted.name = name;
    rest = rest.replace(name, ' ');
  }
  const tokens = rest.match(/\d+(?:st|nd|rd|th)\b|\d+(?:\.\d+)*|[a-z]+|\([a-z0-9]+\)|\[\d+\]|~\d+|[^\s.,:;#§]/g) ?? [];
  const isNamed = NAMES_PARAGRAPH.test(words);
  let before = '';
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1] ?? '';
    if (!readToken(wanted, token, before, next) && !(isNamed && asking.has(token))) return undefined;
    before = token;
  }
  return wanted.number !== undefined || wanted.name !== undefined ? wanted : undefined;
}

function readToken(wanted: Wanted, token: string, before: string, next: string): boolean {
  const inWords = token.replace(/^\(([a-z]+)\)$/, '$1');
  const ordinal = nth.get(inWords);
  if (ordinal !== undefined) {
    if (/^(bullet|item|point)/.test(next)) wanted.bullet = ordinal;
    else wanted.occurrence = ordinal;
  } else if (/^\[\d+\]$/.test(token)) wanted.bullet = Number(token.slice(1, -1));
  else if (/^~\d+$/.test(token)) wanted.occurrence = Number(token.slice(1));
  else if (/^\([a-z0-9]+\)$/.test(token)) wanted.letter += token;
  else if (/^\d/.test(token)) {
    if (before.startsWith('bullet')) wanted.bullet = Number(token);
    else if (wanted.number === undefined) wanted.number = token;
    else return false;
  } else if (/^[a-z]$/.test(token) && token !== 's' && (/^\d/.test(before) || /^(item|letter|sub)/.test(before)))
    wanted.letter += `(${token})`;
  else return beside.has(token) || /^bullets?$/.test(token);
  return true;
}

function namesOfUnnumbered(documents: readonly CouncilDocument[]): string[] {
  const unnumbered = documents.flatMap(({ clauses }) => clauses.filter(({ number }) => !/^\d/.test(number)));
  return [...new Set(unnumbered.map(({ number }) => plain(number)))].sort((one, other) => other.length - one.length);
}

function findIn(document: CouncilDocument, wanted: Wanted): FoundClause[] {
  const numbered = document.clauses.filter((clause) => isNumbered(clause, wanted));
  const chosen = wanted.occurrence === undefined ? numbered : numbered.slice(wanted.occurrence - 1, wanted.occurrence);
  const marker = wanted.bullet === undefined ? wanted.letter : `[${wanted.bullet}]`;
  return chosen.map((clause) => {
    const item = marker === '' ? undefined : itemOf(clause, marker);
    return { document, clause, ...defined({ item }) };
  });
}

/** `14a` may be clause 14A as well as item (a) of clause 14: where there are both, both are meant. */
export function isNumbered({ number, reference }: Clause, wanted: Wanted): boolean {
  if (wanted.name !== undefined) return plain(number) === wanted.name;
  const local = localReference(reference).replace(/~\d+$/, '').toLowerCase();
  return local === wanted.number || local === `${wanted.number}${wanted.letter.replace(/[()]/g, '')}`;
}
