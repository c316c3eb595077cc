import type { About } from './act-command.ts';
import { isCounted, isOfUnits, isTally } from './counted.ts';
import { MONTH } from './dates/words.ts';

/**
 * A reference in a sentence: from `start` up to `end`, in characters. `strength` is `bare` for a number alone, `described` for words
 * of an enquiry's subject.
 */
export type FoundReference = {
  readonly start: number;
  readonly end: number;
  readonly about: About;
  readonly strength: 'written' | 'bare' | 'described';
};

const DASH = String.raw`[\s\-–—−/_.:]*`;
const WRITTEN = new RegExp(
  String.raw`(?<![\p{L}\p{N}])#?\s?c\.?\s?w\.?${DASH}(?:(20\d\d|\d\d(?=[\-–—−/]))${DASH})?#?0*(\d{1,7})(?![\p{L}\p{N}])(?:,?\s*\(?v(?:ersion\s*)?(\d{1,6})\)?(?![\p{L}\p{N}]))?`,
  'giu',
);
/** The year and number without the letters: four figures or more with noughts before, so that it is no date. */
const YEARED = /(?<![\p{L}\p{N}/-])#?(20\d\d)[-–—/](0\d{2,6})(?![\p{L}\p{N}/-])/giu;
const NAMED =
  /(?<![\p{L}\p{N}])(?:(?:enquiry|enquiries|case|cases|casework|ref|reference|ticket|job|issue)(?:\s*(?:no|number|nr|num|ref|id))?\.?\s*[:#]?\s*|#\s?|no\.\s?|number\s)0*(\d{1,7})(?![\p{L}\p{N}%/]|\s*(?:days?|weeks?|months?|hours?|years?|am|pm|enquir|cases)\b)/giu;
const AFTER_ANOTHER =
  /^\s*(?:,|;|&|\+|\/|and|or|also)+\s*(?:and\s+)?(?!0[1-9]\d{2})#?0*(\d{1,6})(?![\p{L}\p{N}%/]|:\d|\s*(?:days?|weeks?|months?|hours?|years?|am|pm)\b)/iu;
/** "2 is a duplicate of 5". */
const TWIN =
  /(?<=\b(?:duplicate|copy|repeat) of |\bsame(?: (?:thing|one|issue))? as |\bdupe of )#?0*(\d{1,6})(?=[\s.!,;]*$|[,;:]\s)/giu;
/** "Resolve 2 3 5": numbers alone up to the end of what is named. */
const AFTER_SPACE = /^\s+#?0*(\d{1,4})(?=(?:\s+#?\d{1,4})*\s*(?:$|[:;,]))/;
/** A verb at the head with a number behind it: "acknowledge 6, I have it"; "close 24 December" names a day. */
const HEADED = new RegExp(
  String.raw`^(?:(?:(?:i|we)(?:['’]ve| have)?\s+)?(?:just\s+|now\s+|already\s+)*(?:resolved|closed(?: off)?|fixed|finished|completed|sorted(?: out)?|acknowledged|acked|paused|resumed|reopened|chased(?: up)?|extended|withdrawn|withdrew)|show(?: me)?|open|see|view|ack(?:nowledge)?|update(?: on)?|resolve|close(?: off)?|pause|hold|resume|unpause|extend|reassign|assign|pass|give|transfer|reopen|withdraw|cancel|note(?: on)?|chase(?: up)?|snooze|undo|why|who has|who(?:['’]s| is) (?:got|dealing with)|status(?: of)?|any (?:news|update)s?(?: on| about)?|where(?:['’]?s| is)|how(?:['’]?s| is)|what about|what(?:['’]?s| is) (?:happening|going on|up|the score|the latest) (?:with|on)|i(?:['’]ve| have)(?: got)?|add to|link|share)\s+#?0*(\d{1,6})(?=$|[\s,;:.!?–-])(?!\.\d)(?!\s*\((?:[a-z]|[ivx]{2,5}|\d{1,2})\))(?!\s*(?:days?|weeks?|months?|hours?|years?|am|pm|%|/|:\d|new|of|more|enquir|cases|things|officers?|councillors?|members?|people))(?!\s+(?:${MONTH})(?![\p{L}])(?!(?<=may|march)\s+\p{L}))`,
  'iu',
);

/** "5 needs looking at again". */
const LEADING =
  /^(#?0*\d{1,5})(?=(?:\s*:\s|\s+(?:is|isn['’]?t|needs?|can (?:be|go|wait)|has|hasn['’]?t|was|wasn['’]?t|should|wants|won['’]?t|still|done|fixed|sorted|resolved|closed|please|pls|to (?:me|be|go))\b))/i;

/** Every enquiry that a sentence names by number, in whatever spelling, from left to right. */
export function findReferences(text: string): readonly FoundReference[] {
  const found: FoundReference[] = [];
  const add = (start: number, end: number, about: About, strength: FoundReference['strength']) => {
    if (found.every((other) => end <= other.start || start >= other.end)) found.push({ start, end, about, strength });
  };
  for (const match of text.matchAll(WRITTEN)) {
    const [said, year, number = '', version] = match;
    const named = year === undefined ? `CW-${number}` : whole(year, number);
    const about = version === undefined ? { named } : { named, seenVersion: Number(version) };
    add(match.index, match.index + said.length, about, 'written');
  }
  for (const match of text.matchAll(YEARED)) {
    const [said, year = '', number = ''] = match;
    add(match.index, match.index + said.length, { named: whole(year, number) }, 'written');
  }
  for (const match of text.matchAll(NAMED)) {
    const [said, number = ''] = match;
    if (/\bform\s*$/i.test(text.slice(0, match.index))) continue;
    const strength = /^(?:#|no|number)/i.test(said) ? 'bare' : 'written';
    add(match.index, match.index + said.length, { named: `CW-${Number(number)}` }, strength);
  }
  const headed = HEADED.exec(text);
  if (headed !== null && !isOfUnits(text.slice(headed[0].length))) {
    const [said, number = ''] = headed;
    const from = said.search(/#?\d+$/);
    add(from, said.length, { named: `CW-${Number(number)}` }, 'bare');
  }
  const leading = isTally(text) ? null : LEADING.exec(text);
  const isFirst = leading !== null && found.every(({ start }) => start >= leading[0].length);
  if (leading !== null && isFirst && !isCounted('', leading[0], text.slice(leading[0].length)))
    add(0, leading[1]?.length ?? 0, { named: `CW-${Number(/\d+/.exec(leading[1] ?? '')?.[0] ?? 0)}` }, 'bare');
  for (const { index, 0: said, 1: number = '' } of text.matchAll(TWIN))
    add(index, index + said.length, { named: `CW-${Number(number)}` }, 'bare');
  for (let last = sorted(found).at(-1); last !== undefined; ) {
    const behind = text.slice(last.end);
    const next = AFTER_ANOTHER.exec(behind) ?? (last.strength === 'bare' ? AFTER_SPACE.exec(behind) : null);
    if (next === null || isOfUnits(behind.slice(next[0].length))) break;
    const start = last.end + (next[0].search(/#?\d+$/) ?? 0);
    const year = /^CW-(20\d\d)-/.exec(last.about.named)?.[1];
    const number = next[1] ?? '';
    add(
      start,
      last.end + next[0].length,
      { named: year ? whole(year, number) : `CW-${Number(number)}` },
      last.strength,
    );
    const longest: FoundReference | undefined = sorted(found).at(-1);
    if (longest === undefined || longest.end <= last.end) break;
    last = longest;
  }
  return sorted(found);
}

function sorted(found: readonly FoundReference[]): readonly FoundReference[] {
  return [...found].sort((one, other) => one.start - other.start);
}

function whole(year: string, number: string): string {
  return `CW-${year.length === 2 ? `20${year}` : year}-${String(Number(number)).padStart(4, '0')}`;
}
