import { readAgreementAsked } from './agreement-asked.ts';
import { readStood, readTheEnquiry, readWhoDid } from './asked-of-past.ts';
import { readBareThing } from './bare-thing.ts';
import { readClosing } from './closing.ts';
import type { Command } from './command.ts';
import { readDayAsked } from './day-asked.ts';
import { readInAfterAll } from './in-after-all.ts';
import type { Known } from './known.ts';
import { readLastAsked } from './last-asked.ts';
import { readPage } from './lists.ts';
import { readListAsked } from './lists-asked.ts';
import { readLoadsAsked } from './loads-asked.ts';
import { readOffAgain } from './off-again.ts';
import { readClosureTold } from './others.ts';
import { readOwnWork } from './own-work.ts';
import { readPartOfDay } from './part-of-day.ts';
import { readLeavesOn } from './people-leaving.ts';
import { readCovered, removesAbsence } from './people-time.ts';
import { readPromiseAsked } from './promise-asked.ts';
import { readSeenBy } from './seen-by-asked.ts';
import { listedForDays } from './spoken-of.ts';
import { readFigures } from './statistics-words.ts';

/** What the whole of a turn asks for, such as lists, figures, and days: read before anything is looked for inside it. */
export function readAskedPlainly(text: string, known: Known): Command | undefined {
  return (
    listedForDays(text, known) ??
    readLoadsAsked(text, known) ??
    readSeenBy(text, known) ??
    readPartOfDay(text, known) ??
    readStood(text, known) ??
    readFigures(text, known) ??
    readPage(text, known) ??
    readDayAsked(text, known) ??
    readAgreementAsked(text, known) ??
    readLastAsked(text, known) ??
    readPromiseAsked(text, known) ??
    readListAsked(text, known) ??
    readOwnWork(text, known) ??
    readOffAgain(text, known) ??
    readInAfterAll(text, known) ??
    readLeavesOn(text, known) ??
    readClosureTold(text, known) ??
    readCovered(text) ??
    readWhoDid(text, known) ??
    readTheEnquiry(text, known) ??
    removesAbsence(text, known) ??
    readClosing(text, known) ??
    readBareThing(text, known)
  );
}
