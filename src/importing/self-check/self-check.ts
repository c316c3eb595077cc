import type { SetText } from '../block.ts';
import { beginningOf } from '../fixes.ts';
import type { Doubt, Fix, Piece } from '../imported-document.ts';
import { asSet } from './as-set.ts';
import { beginsInMiddle, beginsWithOne, holdsTheNext, holdsTwo, isAloneInList, takesTextBelow } from './counting.ts';
import {
  cutsSentence,
  headsEverything,
  headsNothing,
  holdsHeading,
  isBelowItsHeading,
  isPrintedAgain,
  isShortAmongSentences,
  liesEquallyDeep,
  readsAsSentence,
  saysHowToReach,
} from './headings.ts';
import { rulesThough, runsOnce, standsAmid } from './left-out.ts';
import { isNumberedTable, isOddTable } from './tables.ts';
import {
  endsInAnother,
  hasOddWords,
  holdsSigns,
  isCutInTwo,
  isFarLonger,
  isNotDivided,
  isNumberAlone,
  mayBeItems,
  mayBeList,
  opensNothing,
  standsTwice,
} from './texts.ts';
import { type Check, viewOf } from './view.ts';

const MOST_OF_ONE_KIND = 5;

/** A document that keeps texts without numbers below many of its numbered paragraphs means them so: that is one doubt. */
export function withHabits(title: string, pieces: readonly Piece[], doubts: readonly Doubt[]): readonly Doubt[] {
  const same = doubts.filter(
    ({ kind, piece, fixes }) => kind === 'no-number' && piece !== undefined && fixes.length === 2,
  );
  if (same.length <= MOST_OF_ONE_KIND) return doubts;
  const { clauses } = viewOf(title, pieces);
  const labels = same.flatMap(({ piece = -1 }) => clauses.find((clause) => clause.pieces.includes(piece))?.label ?? []);
  const why = `${same.length} paragraphs have no number. Each was kept with the one above it. Look at one or two of them first.`;
  return [
    ...doubts.filter((doubt) => !same.includes(doubt)),
    {
      kind: 'no-number',
      where: [...new Set(labels)].join('; '),
      why,
      fixes: same.flatMap((doubt) => named(doubt, pieces)),
    },
  ];
}

/** What can be done about each, by its first words. */
function named({ fixes }: Doubt, pieces: readonly Piece[]): readonly Fix[] {
  return fixes
    .filter((fix) => fix.kind !== 'keep' && fix.kind !== 'seen')
    .map((fix) => ({
      ...fix,
      say: `${fix.say}: “${beginningOf(pieces.find(({ id }) => id === fix.piece)?.text ?? '')}”`,
    }));
}

/**
 * Looks at what was read as somebody would who has not seen the file: what no council writes betrays a misreading, whatever
 * its cause. Gives a doubt for each, and none about a piece of which the recogniser is in doubt already.
 */
export function selfCheck(
  title: string,
  pieces: readonly Piece[],
  known: readonly Doubt[],
  set: readonly SetText[] = [],
): readonly Doubt[] {
  const view = viewOf(title, pieces);
  const checks: readonly Check[] = [
    headsEverything,
    headsNothing,
    isPrintedAgain(title),
    readsAsSentence,
    cutsSentence,
    saysHowToReach,
    isBelowItsHeading,
    liesEquallyDeep,
    isShortAmongSentences,
    holdsHeading,
    beginsWithOne,
    beginsInMiddle,
    holdsTheNext,
    holdsTwo,
    takesTextBelow,
    isAloneInList,
    opensNothing,
    mayBeItems,
    mayBeList,
    isCutInTwo,
    endsInAnother,
    isNumberedTable,
    isOddTable,
    isNumberAlone,
    holdsSigns,
    hasOddWords,
    standsTwice,
    isFarLonger,
    isNotDivided,
    rulesThough,
    runsOnce,
    standsAmid,
  ];
  const said = new Set(known.flatMap(({ piece }) => piece ?? []));
  return [...checks.flatMap((check) => check(view)), ...asSet(pieces, set)].filter(({ piece }) => {
    if (piece === undefined) return true;
    const isNew = !said.has(piece);
    said.add(piece);
    return isNew;
  });
}
