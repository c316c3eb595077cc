import type { ListLabel } from '../block.ts';
import type { Counting, Mark, Reading } from '../mark.ts';

/** One open level of items: what it counts with, and how far it has come. */
type Level = {
  readonly form: string;
  readonly counting: Counting;
  readonly list: ListLabel | undefined;
  readonly indent: number | undefined;
  /** Where its texts stand behind their marks, where that is known. */
  readonly textIndent?: number | undefined;
  readonly last: number;
};

/** Where an item goes, and what is odd about its mark. */
export type ItemPlace = {
  readonly depth: number;
  readonly how: 'next' | 'begins' | 'again' | 'gap' | 'same' | 'bullet';
  readonly last?: number;
};

/** Where an item and its text stand; `isOpened`: the text above it ends in a colon. */
type Margin = {
  readonly indent: number | undefined;
  readonly textIndent: number | undefined;
  readonly isOpened: boolean;
};

type Found = { readonly at: number; readonly reading: Reading };

/** The items that are open in a clause, outermost first. */
export class ItemStack {
  #levels: Level[] = [];
  /** What counted clauses when a heading ended it: below the heading that goes on. */
  #ended: Level | undefined;

  get depth(): number {
    return this.#levels.length;
  }

  /**
   * How deep the innermost open items lie whose margin a text at this one keeps, from 1; 0 where it lies left of all. Where the lines of a
   * text stand below its words and not below its mark, a text at the margin of a mark is none of that item's.
   */
  depthAt(indent: number, doHang: boolean): number {
    return (
      this.#levels.findLastIndex(({ textIndent, indent: ofMark }) => {
        if (textIndent !== undefined) return indent >= textIndent - 3;
        return ofMark !== undefined && indent >= ofMark + (doHang ? 4 : -3);
      }) + 1
    );
  }

  /** No item is open any more; `countsOn`: the outermost counted clauses, and may go on below a heading. */
  clear(countsOn: boolean): void {
    const [outermost] = this.#levels;
    if (outermost) this.#ended = countsOn ? outermost : undefined;
    this.#levels = [];
  }

  /** Whether the mark goes on counting a level that is open. */
  continues(mark: Mark, list: ListLabel | undefined): { readonly indent: number | undefined } | undefined {
    const found = this.#find(mark, list, ({ last }, value) => value === last + 1) ?? this.#findResumed(mark, list);
    return found && { indent: this.#levels[found.at]?.indent };
  }

  /** Whether a list that a program counts has items that are open. */
  holds(list: ListLabel): boolean {
    return this.#levels.some((level) => level.list !== undefined && isOneList(level.list, list));
  }

  /** Where an item with this mark would go; undefined where no reading of the mark fits. Changes nothing. */
  placeOf(mark: Mark, list: ListLabel | undefined, indent: number | undefined): ItemPlace | undefined {
    return this.#decide(mark, list, indent)?.place;
  }

  /** Puts an item in its place. */
  add(mark: Mark, list: ListLabel | undefined, { indent, textIndent, isOpened }: Margin): ItemPlace | undefined {
    const decided = this.#decide(mark, list, indent, isOpened);
    if (!decided) return undefined;
    const { place, level } = decided;
    const above = this.#levels[place.depth - 1];
    const isSame = above?.form === level.form && above.indent === indent;
    this.#levels = [
      ...this.#levels.slice(0, place.depth - 1),
      { ...level, textIndent: textIndent ?? (isSame ? above.textIndent : undefined) },
    ];
    return decided.place;
  }

  #decide(
    mark: Mark,
    list: ListLabel | undefined,
    indent: number | undefined,
    isOpened = false,
  ): { place: ItemPlace; level: Level } | undefined {
    const level = (reading: Reading): Level => ({
      form: mark.form,
      counting: reading.counting,
      list,
      indent,
      last: reading.value,
    });
    const at = (found: Found, how: ItemPlace['how']) => ({
      place: { depth: found.at + 1, how, last: this.#levels[found.at]?.last ?? 0 },
      level: level(found.reading),
    });
    const bullet = mark.readings.find(({ counting }) => counting === 'bullet');
    if (bullet) {
      const depth = this.#bulletDepth(mark, list, indent);
      return { place: { depth, how: 'bullet' }, level: level(bullet) };
    }
    const next = this.#find(mark, list, ({ last }, value) => value === last + 1) ?? this.#findResumed(mark, list);
    if (next) return at(next, 'next');
    const after = this.#levels.length === 0 ? this.#ended : undefined;
    const goesOn = mark.readings.find(
      ({ counting, value }) =>
        after?.form === mark.form &&
        counting === after.counting &&
        value === after.last + 1 &&
        isOneList(after.list, list),
    );
    if (goesOn) return { place: { depth: 1, how: 'next' }, level: level(goesOn) };
    // A list may count down.
    const down = list && this.#find(mark, list, ({ last }, value) => value === last - 1);
    if (down) return at(down, 'next');
    const first = mark.readings.find(({ value }) => value === 1);
    // After (z) comes (aa).
    const afterZ = this.#levels.findLastIndex(
      (each) => each.form === mark.form && each.counting === 'letter' && each.last === 26 && isOneList(each.list, list),
    );
    const double = mark.readings.find(({ counting, value }) => counting === 'double' && value === 1);
    if (double && afterZ >= 0) return at({ at: afterZ, reading: double }, 'next');
    if (first) {
      const again = this.#findAgain(mark, list, first);
      if (again !== undefined) return at({ at: again, reading: first }, 'again');
      const inside = isOpened && !list ? this.#levels.length : this.#newDepth(list, indent);
      return { place: { depth: inside + 1, how: 'begins' }, level: level(first) };
    }
    const same = this.#find(mark, list, ({ last }, value) => value === last);
    if (same) return at(same, 'same');
    const gap = this.#find(mark, list, ({ last }, value) => value > last && value <= last + 4);
    if (gap) return at(gap, 'gap');
    const [reading] = mark.readings;
    // A program counted it, so it is an item whatever it says.
    if (list && reading)
      return { place: { depth: this.#newDepth(list, indent) + 1, how: 'gap', last: 0 }, level: level(reading) };
    return undefined;
  }

  #find(mark: Mark, list: ListLabel | undefined, fits: (level: Level, value: number) => boolean): Found | undefined {
    for (let at = this.#levels.length - 1; at >= 0; at -= 1) {
      const level = this.#levels[at];
      if (!level || level.form !== mark.form || !isOneList(level.list, list)) continue;
      const reading = mark.readings.find(({ counting, value }) => counting === level.counting && fits(level, value));
      if (reading) return { at, reading };
    }
    return undefined;
  }

  /** A list that something else had ended goes on where a new one of its depth begins at its next number. */
  #findResumed(mark: Mark, list: ListLabel | undefined): Found | undefined {
    if (!list) return undefined;
    for (let at = this.#levels.length - 1; at >= 0; at -= 1) {
      const level = this.#levels[at];
      if (!level?.list || level.form !== mark.form || level.list.depth !== list.depth || level.last === 0) continue;
      const reading = mark.readings.find((each) => each.counting === level.counting && each.value === level.last + 1);
      if (reading) return { at, reading };
    }
    return undefined;
  }

  /** The level that a first item begins anew: one of the same kind that is open, unless it lies deeper than that. */
  #findAgain(mark: Mark, list: ListLabel | undefined, first: Reading): number | undefined {
    const at = this.#levels.findLastIndex(
      (level) =>
        level.form === mark.form &&
        level.counting === first.counting &&
        (isOneList(level.list, list) || level.list?.depth === list?.depth),
    );
    return at < 0 ? undefined : at;
  }

  #bulletDepth(mark: Mark, list: ListLabel | undefined, indent: number | undefined): number {
    const same = this.#levels.findLastIndex(
      (level) =>
        level.counting === 'bullet' &&
        (list && level.list
          ? level.list.list === list.list && level.list.depth === list.depth
          : level.form === mark.form && isNear(level.indent, indent)),
    );
    if (same >= 0) return same + 1;
    // Another sign at the same margin lies in the bullet above it.
    const last = this.#levels.at(-1);
    const isInside = !list && last?.counting === 'bullet' && !last.list && last.form !== mark.form;
    if (isInside && !(indent !== undefined && last.indent !== undefined && indent < last.indent - 3))
      return this.#levels.length + 1;
    return this.#newDepth(list, indent) + 1;
  }

  /** How many open levels a new level lies in. */
  #newDepth(list: ListLabel | undefined, indent: number | undefined): number {
    let depth = this.#levels.length;
    while (depth > 0) {
      const level = this.#levels[depth - 1];
      if (!level) break;
      const isOwnList = list !== undefined && level.list?.list === list.list;
      if (isOwnList ? level.list.depth < list.depth : !isLeftOf(indent, level)) break;
      depth -= 1;
    }
    return depth;
  }
}

function isOneList(one: ListLabel | undefined, other: ListLabel | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.list === other.list && one.depth === other.depth;
}

function isNear(one: number | undefined, other: number | undefined): boolean {
  return one === undefined || other === undefined || Math.abs(one - other) <= 6;
}

/** A level that begins no further in than an open one lies beside it, not in it. */
function isLeftOf(indent: number | undefined, level: Level): boolean {
  if (indent === undefined || level.indent === undefined) return false;
  // Letters within letters are often printed at one margin; only a bullet or a new list at the same margin is a sibling.
  return indent < level.indent - 6 || (level.counting === 'bullet' && indent <= level.indent + 3);
}
