import type { ListLabel } from '../block.ts';
import { toRoman } from '../mark.ts';
import { firstValue, type Style, type Styles } from './styles.ts';
import { childOf, childrenOf, type Element, valOf } from './xml.ts';

// Word keeps one counter for each level of each abstract list. Lists (`num`) made from the same abstract list go on
// counting together, unless one says that a level starts again. A level starts again after any paragraph of a level
// above it, or only after those that `lvlRestart` names.

type Level = {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly isLegal: boolean;
  readonly restartAfter: number | undefined;
  readonly style: string | undefined;
  readonly indent: number | undefined;
  /** Its numbers stand before that. */
  readonly hangs: boolean;
};
type AbstractList = { readonly id: string; readonly levels: ReadonlyMap<number, Level> };
type List = {
  readonly abstract: AbstractList;
  readonly levels: ReadonlyMap<number, Level>;
  readonly starts: ReadonlyMap<number, number>;
};

/** A paragraph's place in a list, before it is counted. */
export type ListPlace = { readonly list: string; readonly level: number };

export type Numbering = {
  /** Where a paragraph stands, by its own properties and its style. */
  readonly placeOf: (properties: Element | undefined, style: Style) => ListPlace | undefined;
  /** Counts one paragraph; called once for each, in the order of the document. */
  readonly next: (place: ListPlace) => ListLabel | undefined;
  /** Whether anything is printed before such a paragraph. Counts nothing. */
  readonly prints: (place: ListPlace) => boolean;
  /** Points from the margin that a level is set in. */
  readonly indentOf: (place: ListPlace) => number | undefined;
  /** Whether its numbers stand before that. */
  readonly hangsAt: (place: ListPlace) => boolean;
};

/** Reads `numbering.xml`. */
export function readNumbering(part: Element | undefined, styles: Styles): Numbering {
  const abstractElements = new Map(
    childrenOf(part, 'abstractNum').map((each) => [each.attributes.abstractNumId ?? '', each]),
  );
  const listElements = new Map(childrenOf(part, 'num').map((each) => [each.attributes.numId ?? '', each]));
  const abstracts = new Map<string, AbstractList>();
  const lists = new Map<string, List | undefined>();
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();

  function abstractOf(id: string, seen: readonly string[] = []): AbstractList | undefined {
    const element = abstractElements.get(id);
    if (!element || seen.includes(id)) return undefined;
    const linked = valOf(element, 'numStyleLink');
    const target = linked === undefined ? undefined : styles.numberingOf(linked);
    const behind = target === undefined ? undefined : valOf(listElements.get(target), 'abstractNumId');
    if (behind !== undefined && behind !== id) return abstractOf(behind, [...seen, id]);
    const known = abstracts.get(id) ?? { id, levels: levelsOf(element) };
    abstracts.set(id, known);
    return known;
  }

  function listOf(id: string): List | undefined {
    if (lists.has(id)) return lists.get(id);
    const element = listElements.get(id);
    const abstract = abstractOf(valOf(element, 'abstractNumId') ?? '');
    const overrides = childrenOf(element, 'lvlOverride').map((each) => ({
      level: Number(each.attributes.ilvl ?? 0),
      start: valOf(each, 'startOverride'),
      own: childOf(each, 'lvl'),
    }));
    const list: List | undefined = abstract && {
      abstract,
      levels: new Map([
        ...abstract.levels,
        ...overrides.flatMap(({ level, own }) => (own ? [[level, levelOf(own)] as const] : [])),
      ]),
      starts: new Map(
        overrides.flatMap(({ level, start }) => (start === undefined ? [] : [[level, Number(start)] as const])),
      ),
    };
    lists.set(id, list);
    return list;
  }

  function placeOf(properties: Element | undefined, style: Style): ListPlace | undefined {
    const own = childOf(properties, 'numPr');
    const inherited = style.paragraph.flatMap((each) => childOf(each, 'numPr') ?? []);
    const list = valOf(own, 'numId') ?? firstValue(inherited, 'numId');
    if (list === undefined || list === '0') return undefined;
    const found = listOf(list);
    if (!found) return undefined;
    const ownLevel = valOf(own, 'ilvl');
    if (ownLevel !== undefined) return { list, level: Number(ownLevel) };
    const bound = [...found.levels].find(([, { style: name }]) => name !== undefined && name === style.id)?.[0];
    const boundAbove = [...found.levels].find(
      ([, { style: name }]) => name !== undefined && style.chain.includes(name),
    );
    const level = bound ?? (own ? undefined : firstValue(inherited, 'ilvl')) ?? boundAbove?.[0] ?? 0;
    return { list, level: Number(level) };
  }

  function next({ list: id, level }: ListPlace): ListLabel | undefined {
    const list = listOf(id);
    const own = list?.levels.get(level);
    if (!list || !own) return undefined;
    const counts = counters.get(list.abstract.id) ?? [];
    counters.set(list.abstract.id, counts);
    const startOf = (at: number) => list.starts.get(at) ?? list.levels.get(at)?.start ?? 1;
    const first = `${id} ${level}`;
    const startsAgain = list.starts.has(level) && !begun.has(first);
    begun.add(first);
    const before = counts[level];
    counts[level] = startsAgain || before === undefined ? startOf(level) : before + 1;
    for (const [deeper, { restartAfter }] of list.levels) {
      if (deeper > level && (restartAfter === undefined || (restartAfter > 0 && level < restartAfter))) {
        counts[deeper] = undefined;
      }
    }
    if (own.format === 'bullet' && own.text !== '' && own.text.trim() === '') return undefined;
    if (own.format === 'bullet') return { printed: '•', depth: level, list: list.abstract.id };
    const printed = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const format = list.levels.get(at)?.format ?? 'decimal';
      return inFormat(
        counts[at] ?? startOf(at),
        own.isLegal && at !== level ? 'decimal' : own.isLegal ? 'decimal' : format,
      );
    });
    return printed.trim() === '' ? undefined : { printed: printed.trim(), depth: level, list: list.abstract.id };
  }

  return {
    placeOf,
    next,
    prints: ({ list, level }) => {
      const own = listOf(list)?.levels.get(level);
      return own !== undefined && ((own.format === 'bullet' && own.text === '') || own.text.trim() !== '');
    },
    indentOf: ({ list, level }) => listOf(list)?.levels.get(level)?.indent,
    hangsAt: ({ list, level }) => listOf(list)?.levels.get(level)?.hangs === true,
  };
}

function levelsOf(element: Element): ReadonlyMap<number, Level> {
  return new Map(childrenOf(element, 'lvl').map((each) => [Number(each.attributes.ilvl ?? 0), levelOf(each)]));
}

function levelOf(element: Element): Level {
  const restart = valOf(element, 'lvlRestart');
  const indent = childOf(childOf(element, 'pPr'), 'ind')?.attributes;
  const left = indent?.left ?? indent?.start;
  return {
    start: Number(valOf(element, 'start') ?? 1),
    format: valOf(element, 'numFmt') ?? alternativeFormat(element) ?? 'decimal',
    text: valOf(element, 'lvlText') ?? '',
    isLegal: childOf(element, 'isLgl') !== undefined && valOf(element, 'isLgl') !== '0',
    restartAfter: restart === undefined ? undefined : Number(restart),
    style: valOf(element, 'pStyle'),
    indent: left === undefined ? undefined : Number(left) / 20,
    hangs: Number(indent?.hanging ?? 0) > 0,
  };
}

/** Newer formats stand in an alternative beside one that every version knows. */
function alternativeFormat(element: Element): string | undefined {
  return valOf(childOf(childOf(element, 'AlternateContent'), 'Fallback'), 'numFmt');
}

const words = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

function inFormat(value: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(value);
    case 'upperLetter':
      return letters(value).toUpperCase();
    case 'lowerRoman':
      return toRoman(value);
    case 'upperRoman':
      return toRoman(value).toUpperCase();
    case 'decimalZero':
      return value < 10 ? `0${value}` : String(value);
    case 'ordinal':
      return `${value}${['th', 'st', 'nd', 'rd'][value % 100 > 10 && value % 100 < 14 ? 0 : value % 10] ?? 'th'}`;
    case 'cardinalText':
      return capitalised(words[value] ?? String(value));
    case 'none':
      return '';
    default:
      return String(value);
  }
}

/** Word counts a to z, then aa, bb. */
function letters(value: number): string {
  if (value < 1) return String(value);
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
