import { type Block, oneLine, type Unsure } from '../block.ts';
import { readMark } from '../mark.ts';

// Where a document is signed stand lines to fill in, and the names and offices of those who sign.

/** A line to fill in, with what belongs there or without. */
const LINE =
  /^(?:signed|signature|minute ref|minute|print name|name|position|dated?|date)\b.*(?:_{3,}|\.{5,}|…{2,})|^[_.…\s]{5,}$|^[_.…\s]{10,}\(?(?:signed|signature|print name|name|position|dated?|date)\b[\s:_.…)]*$/i;
/** A line of a form at the end of a document: names of what goes there, each with room for it, and no sentence. */
const FIELD = /^(?:[^.;!?_…]{2,60}?[:£?]?\s*(?:_{5,}|\.{8,}|…{3,})\s*)+[^.;!?_…]{0,40}(?<!\d)$/u;
/** What stands beside or between such lines and says what goes there. */
const CAPTION =
  /^(?:signed|signature|print name|name|position|dated?|date|(?:signed )?(?:for and )?on behalf of\b[^.;:]{0,60}|in the presence of|witness(?:ed by)?|yours (?:sincerely|faithfully))[\s:,]*$/i;
const OFFICE =
  /^(?:(?:deputy|vice|acting|interim|joint|lead|corporate|strategic|executive|managing|assistant|town|parish|city|proper|cabinet)[ -])*(?:leader|(?:lord )?mayor|provost|president|convener|chair(?:man|woman|person)?|chief executive|chief (?:finance )?officer|head of|monitoring officer|section 151 officer|returning officer|clerk|director|portfolio holder|member for|secretary|solicitor)\b[^.;:?]{0,60}$/i;
const WORD = String.raw`\p{Lu}[\p{L}’'-]*\.?`;
const TITLED = new RegExp(
  `^(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Professor|Alderman)\\.? ${WORD}(?: ${WORD}){0,3}(?:,? [A-Z]{2,5})*(?:(?:,| [–-]) (.+))?$`,
  'u',
);
const NAMED = new RegExp(`^${WORD}(?: ${WORD}){1,3}(?:(?:,| [–-]) (.+))?$`, 'u');
/** Who signed, beside the word that says so: `Signed: Rosa Kent, Town Mayor`. */
const SIGNED = /^(?:signed(?: by)?|signature)\s*[:–-]\s*(?=\p{Lu})/iu;
/** When it was signed. */
const DAY =
  /^(?:date[:\s]+)?\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december),? (?:19|20)\d\d$|^(?:date[:\s]+)?\d{1,2}[./]\d{1,2}[./]\d{2,4}$/i;
const COUNCIL = /^(?:\p{Lu}[\p{L}’'-]*\s+(?:(?:and|of|the|upon|on|&)\s+)*){1,6}(?:Council|Corporation|Authority)$/u;
const FOREWORD =
  /^(?:\d{1,2}\.? )?(?:foreword|preface|welcome|introduction by|(?:a )?(?:message|statement|letter) (?:from|by))\b/i;
const MOST_NAMES = 8;

const unsure: Unsure = {
  kind: 'left-out',
  why: 'These lines were taken for the names of those who signed, and left out. Look whether they are part of the text.',
};

const isToSign = (text: string): boolean => LINE.test(text) || FIELD.test(text);

/** Leaves out lines to sign on, and with them who signs: beside those lines, at the end of a foreword, and at the end of all. */
export function withoutSignatures(blocks: readonly Block[]): readonly Block[] {
  const gone = new Map<number, readonly Unsure[]>();
  for (const [at, { text, leftOut, rows }] of blocks.entries()) {
    if (leftOut === undefined && (rows ? isTableToSign(rows) : isToSign(text))) gone.set(at, []);
  }
  for (const [from, to] of runsOf(blocks, gone)) {
    const run = blocks.slice(from, to);
    const names = run.flatMap((_, index) => (isName(run, index) ? [from + index] : []));
    const areSigned = run.some((_, index) => gone.has(from + index));
    // The line beside "Signed:" may be drawn.
    const isToBeSigned = run.some(({ text }) => /^sign(?:ed|ature)\s*:$/i.test(text));
    if (!areSigned && ((names.length === 0 && !isToBeSigned) || !standsAtEnd(blocks, from, to))) continue;
    const added = run.flatMap((_, index) => (gone.has(from + index) ? [] : [from + index]));
    for (const at of added) gone.set(at, at === added[0] && (names.length > 0 || !areSigned) ? [unsure] : []);
  }
  // The end of such a line, where it was too long for its margin, goes with it.
  for (const at of [...gone.keys()])
    for (let next = at + 1; isRestOfLine(blocks[next]) && !gone.has(next); next += 1) gone.set(next, []);
  return blocks.map((block, at) => {
    const doubts = gone.get(at);
    if (doubts === undefined) return block;
    return { ...block, leftOut: 'a line to sign or fill in', ...(doubts.length > 0 ? { unsure: doubts } : {}) };
  });
}

/** Lines that stand together and are all names, offices, captions or lines to fill in; the first follows a text that ended. */
function runsOf(blocks: readonly Block[], lines: ReadonlyMap<number, unknown>): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const at of blocks.keys()) {
    const isIn = lines.has(at) || (isPlain(blocks[at]) && isPartOfBlock(blocks, at));
    const last = runs.at(-1);
    if (!isIn) continue;
    if (last && last[1] === at) last[1] = at + 1;
    else runs.push([at, at + 1]);
  }
  return runs.filter(([from, to]) => {
    const before = blocks.slice(0, from).findLast(({ leftOut }) => leftOut === undefined);
    const isFollowing =
      /[.?!,]["”’')]*$/.test(before?.text ?? '') || /^sign(?:ed|ature)\b/i.test(blocks[from]?.text ?? '');
    return to - from <= MOST_NAMES * 2 && before !== undefined && isFollowing;
  });
}

function isRestOfLine(block: Block | undefined): boolean {
  return block?.soft === true && block.leftOut === undefined && block.text.length < 60 && !/[.;:]$/.test(block.text);
}

function isPartOfBlock(blocks: readonly Block[], at: number): boolean {
  const text = blocks[at]?.text ?? '';
  return CAPTION.test(text) || OFFICE.test(text) || DAY.test(text) || COUNCIL.test(text) || isName(blocks, at);
}

/** A name with a title or with an office, in its line or in the next. */
function isName(blocks: readonly Block[], at: number): boolean {
  const own = blocks[at]?.text ?? '';
  const text = own.replace(SIGNED, '');
  if (text !== own && NAMED.test(text)) return true;
  const [titled, office] = TITLED.exec(text) ?? [];
  if (titled !== undefined) return office === undefined || OFFICE.test(office);
  const [named, post] = NAMED.exec(text) ?? [];
  if (named === undefined || OFFICE.test(text)) return false;
  return OFFICE.test(post ?? blocks[at + 1]?.text ?? '');
}

function isPlain(block: Block | undefined): boolean {
  if (!block || block.leftOut !== undefined || block.rows || block.list || block.heading !== undefined) return false;
  // "A. Reed, Clerk" begins with no letter of a list.
  return (
    block.text.length < 90 && (readMark(block.text) === undefined || OFFICE.test(NAMED.exec(block.text)?.[1] ?? ''))
  );
}

/** Whether nothing follows, or whether a foreword ends here. */
function standsAtEnd(blocks: readonly Block[], from: number, to: number): boolean {
  const next = blocks.slice(to).find(({ leftOut }) => leftOut === undefined);
  if (next === undefined) return true;
  const head = blocks.slice(0, from).findLastIndex((each) => each.heading !== undefined || FOREWORD.test(each.text));
  const isForeword = FOREWORD.test(blocks[head]?.text ?? '') && (blocks[head]?.text.length ?? 0) < 90;
  const isCounted = blocks.slice(head + 1, from).some(({ text, list }) => readMark(list?.printed ?? text)?.path);
  return (
    isForeword &&
    !isCounted &&
    (next.heading !== undefined || readMark(next.text) !== undefined || next.text.length < 90)
  );
}

const FILLED = /^(?:[_.…\s]*|_*\s*\/\s*_*\s*\/.*)$/;

/** A table in which nothing stands but what to write where, and who. */
function isTableToSign(rows: readonly (readonly string[])[]): boolean {
  const cells = rows
    .flat()
    .map(oneLine)
    .filter((cell) => !FILLED.test(cell));
  return (
    cells.some((cell) => /^sign(?:ed|ature)\b/i.test(cell)) &&
    cells.every(
      (cell) => CAPTION.test(cell) || LINE.test(cell) || OFFICE.test(cell) || TITLED.test(cell) || NAMED.test(cell),
    )
  );
}
