import type { Block } from '../block.ts';
import type { Doubt, Fix, Piece, Role } from '../imported-document.ts';
import { type Mark, type Reading, readMark } from '../mark.ts';
import { ItemStack } from './item-stack.ts';
import type { Spelling } from './join-lines.ts';
import { joinTexts } from './join-lines.ts';
import {
  countsAnew,
  isCapitals,
  isTitleCase,
  readPartHeading,
  readsLikeHeading,
  standsOut,
  type Usual,
} from './looks.ts';
import { between, relate } from './sequence.ts';

// The walk goes through the blocks once, from top to bottom, and says of each what it is:
//
//   block ─┬─ left out by its reader ───────────────────────────── left out
//          ├─ a table ──────────────────────────────────────────── table of the open clause
//          ├─ begins with a number ─┬─ successor of the last ───── clause, or heading if its group are headings
//          │                        ├─ first, in an open clause ── item
//          │                        └─ fits nowhere ────────────── text
//          ├─ begins with a letter or bullet that fits ─────────── item
//          ├─ stands out and reads like a heading ──────────────── heading
//          └─ anything else ────────────────────────────────────── text of the open clause

/** A piece before heading levels are known: `sign` tells headings of one level from others. */
export type Draft = {
  id: number;
  role: Role;
  text: string;
  mark: string;
  isCounted: boolean;
  sign?: string;
  block: Block;
  notes: Block['notes'];
};

export type WalkContext = {
  readonly usual: Usual;
  readonly spelling: Spelling;
  /** Blocks whose number is that of a heading. */
  readonly isNumberedHeading: (at: number) => boolean;
  /** Every list item says `1.`, as lists of some web pages do. */
  readonly areAllOnes: boolean;
  /** The first block that can be a heading: before it stand the title and the cover. */
  readonly from: number;
};

export type Walked = { readonly drafts: Draft[]; readonly doubts: Doubt[]; readonly hyphens: number };

/** Words before a number that make it a reference to another place. */
const refers =
  /\b(?:sections?|paragraphs?|paras?|clauses?|rules?|parts?|articles?|regulations?|and|or|to|of|in|under|see|by|with|standing orders?|appendix|page|schedule|at|than|least|within|no\.?)$/i;

/** Words before a letter in brackets that make it a reference to another item. */
const refersToItem =
  /\b(?:sections?|paragraphs?|paras?|clauses?|items?|points?|sub-?paragraphs?|under|in|of|to|by)$|[^;,.:)]\s(?:and|or)$/i;

export function walk(blocks: readonly Block[], context: WalkContext): Walked {
  const drafts: Draft[] = [];
  const doubts: Doubt[] = [];
  const items = new ItemStack();
  let hyphens = 0;
  let last: readonly number[] | undefined;
  let lastSeries: string | undefined;
  let outlineForm = '';
  const outlineLists = new Set<string>();
  let outlineIndent: number | undefined;
  let isClauseOpen = false;
  let headingSince = true;
  let inQuotation = false;
  let unnumbered = 0;
  let capital: Reading = { counting: 'capital', value: 0 };

  for (const [at, block] of blocks.entries()) {
    if (block.leftOut !== undefined) push(block, { kind: 'left-out', why: block.leftOut }, block.text);
    else if (block.rows) {
      push(block, { kind: 'table' }, '');
      isClauseOpen = true;
    } else readBlock(block, at);
  }
  sayEmpty();
  return { drafts, doubts, hyphens };

  /** A number below which there is nothing. */
  function sayEmpty(): void {
    const shown = drafts.filter(({ role }) => role.kind !== 'left-out');
    for (const [at, { role, text, id, notes }] of shown.entries()) {
      if (role.kind !== 'clause' || text !== '' || notes) continue;
      if (/^(?:item|text|table)$/.test(shown[at + 1]?.role.kind ?? '')) continue;
      const fixes: Fix[] = [{ kind: 'keep', piece: id, say: 'It is printed so' }];
      doubt('no-text', `The number ${role.number} stands there without a text.`, -1, fixes, id);
    }
  }

  function readBlock(block: Block, at: number): void {
    if (closesQuotation(block)) return;
    const mark = block.list ? markOfList(block) : readMark(block.text);
    if (!block.soft && mark && !mark.path && tryCapitalHeading(block, at, mark)) return;
    if (!block.list && !block.soft && !mark?.path?.length && tryHeading(block, at, mark)) return;
    if (mark && (mark.path ? tryNumber(block, at, mark) : tryItem(block, at, mark))) return;
    if (block.list) {
      pushItem(
        block,
        at,
        mark ?? {
          printed: block.list.printed,
          form: 'own',
          readings: [{ counting: 'bullet', value: 0 }],
          rest: block.text,
        },
      );
      return;
    }
    if (mark?.path && !block.soft && tryHeading(block, at, undefined)) return;
    pushText(block, at);
  }

  /** A passage that opens with a quotation mark and a number is quoted to its end, numbers and all. */
  function closesQuotation(block: Block): boolean {
    const opens = /^["“‘']\s?\(?\d{1,3}[.)]/.test(block.text);
    const closes = /["”’']\s*[.;,]?$/.test(block.text);
    if (!inQuotation && !opens) return false;
    pushText(block, -1);
    inQuotation = !closes;
    return true;
  }

  function tryHeading(block: Block, at: number, mark: Mark | undefined): boolean {
    if (mark && block.heading === undefined) return false;
    const { text } = block;
    const part = readPartHeading(text);
    const look = standsOut(block, context.usual);
    const isExplicit = block.heading !== undefined && (readsLikeHeading(text) || text.length < 160);
    if (!isExplicit && !readsLikeHeading(text)) return false;
    if (
      part &&
      (isExplicit ||
        look !== undefined ||
        countsAnew(part) ||
        part.rest === '' ||
        isCapitals(part.rest) ||
        isTitleCase(part.rest))
    ) {
      if (isExplicit || look !== undefined || !goesOnBelow(at)) return pushPart(block, part);
    }
    if (isExplicit) return pushHeading(block, text, '', `h${block.heading}`);
    if (at < context.from) return false;
    if (look !== undefined && !(/:$/.test(text) && isListBelow(at))) return pushHeading(block, text, '', look);
    if (context.usual.hasHeadings || !isPlainHeading(block, at)) return false;
    return pushHeading(block, text, '', 'plain');
  }

  /** `A. Recommendations`: letters that count sections, not items. */
  function tryCapitalHeading(block: Block, at: number, mark: Mark): boolean {
    const capitals = mark.readings.filter(({ counting }) => counting === 'capital' || counting === 'capital-roman');
    const reading =
      capitals.find(({ value, counting }) => value === capital.value + 1 && counting === capital.counting) ??
      capitals.find(({ value }) => value === 1);
    if (!reading || !/^n[.]?$/.test(mark.form)) return false;
    const isSeries = opensSeries(at, mark.printed.charAt(0));
    if (!readsLikeHeading(mark.rest)) return false;
    if (mark.form === 'n' && !isCapitals(mark.rest) && !isSeries && block.heading === undefined) return false;
    if (block.list && !isSeries && block.heading === undefined && !standsOut(block, context.usual)) return false;
    if (reading.value === 1 && !isSeries && !laterMark(at, mark, 2, 0, true)) return false;
    capital = reading;
    return pushHeading(
      block,
      mark.rest,
      mark.printed,
      block.heading === undefined ? 'letter' : `h${block.heading}`,
      mark.printed.replace(/[.)]$/, ''),
    );
  }

  /** Whether the next number below counts with this letter: `A1`, `A.1`. */
  function opensSeries(at: number, letter: string): boolean {
    const next = blocks
      .slice(at + 1, at + 12)
      .find((each) => each.leftOut === undefined && !each.rows && markOf(each)?.path);
    const mark = next && markOf(next);
    return mark?.series === letter && (mark.path ?? []).every((part) => part === 1);
  }

  function markOf(block: Block): Mark | undefined {
    return block.list ? readMark(block.list.printed) : readMark(block.text);
  }

  function pushPart(block: Block, part: NonNullable<ReturnType<typeof readPartHeading>>): boolean {
    items.clear();
    const isAnew = countsAnew(part);
    if (isAnew) {
      last = undefined;
      outlineLists.clear();
    }
    const sign = isAnew ? `part appendix` : `part ${part.kind}`;
    const draft = push(
      block,
      { kind: 'heading', level: 1, part: part.code, partName: part.name, ...(isAnew ? { anew: true } : {}) },
      block.text,
    );
    draft.sign = sign;
    isClauseOpen = false;
    headingSince = true;
    unnumbered = 0;
    return true;
  }

  function pushHeading(block: Block, text: string, mark: string, sign: string, number?: string): boolean {
    const before = drafts.at(-1);
    items.clear();
    isClauseOpen = false;
    headingSince = true;
    unnumbered = 0;
    // "PART 1" and "INTERPRETATION" on two lines are one heading.
    if (
      before?.role.kind === 'heading' &&
      before.role.part !== undefined &&
      before.text === before.role.partName &&
      number === undefined &&
      (standsOut(before.block, context.usual) === standsOut(block, context.usual) ||
        block.heading === before.block.heading) &&
      !(block.heading !== undefined && before.block.heading !== undefined && block.heading > before.block.heading)
    ) {
      before.text = `${before.text} ${text}`;
      return true;
    }
    const draft = push(block, { kind: 'heading', level: 1, ...(number === undefined ? {} : { number }) }, text, mark);
    draft.sign = sign;
    return true;
  }

  function tryNumber(block: Block, at: number, mark: Mark): boolean {
    const path = mark.path ?? [];
    if (mark.series !== lastSeries && last && (path.length > 1 || mark.series !== undefined)) {
      const isOther = mark.series !== undefined || lastSeries !== undefined;
      if (isOther && path.every((part) => part === 1)) return pushNumber(block, at, mark, path, undefined, true);
    }
    return path.length === 1 ? trySingle(block, at, mark, path) : tryPath(block, at, mark, path);
  }

  function tryPath(block: Block, at: number, mark: Mark, path: readonly number[]): boolean {
    const relation = relate(path, last);
    const isSure = block.list !== undefined || block.heading !== undefined;
    if (block.soft && !isSure) {
      if (relation.kind !== 'next' && !(relation.kind === 'gap' && relation.missing <= 1 && endsSentence()))
        return false;
      if (refers.test(textBefore())) return false;
    }
    if (relation.kind === 'start' || relation.kind === 'next') return pushNumber(block, at, mark, path, undefined);
    if (mark.suffix !== undefined && relation.kind === 'same') return pushNumber(block, at, mark, path, undefined);
    const canRestart = path.every((part) => part === 1) || (path.slice(1).every((part) => part === 1) && path[0] === 1);
    if (relation.kind === 'back' && canRestart) {
      return pushNumber(block, at, mark, path, headingSince ? undefined : 'number-out-of-order', true);
    }
    if (
      !isSure &&
      relation.kind !== 'same' &&
      !(relation.kind === 'gap' && relation.missing <= 3) &&
      !isFollowed(at, path)
    )
      return false;
    if (!isSure && /^(?:per cent|%|million|working days?|days?|weeks?|hours?)\b/.test(mark.rest)) return false;
    const kind =
      relation.kind === 'same'
        ? 'repeated-number'
        : relation.kind === 'back'
          ? 'number-out-of-order'
          : 'missing-number';
    return pushNumber(block, at, mark, path, kind);
  }

  function trySingle(block: Block, at: number, mark: Mark, path: readonly number[]): boolean {
    const [value = 0] = path;
    const relation = relate(path, last);
    const { list } = block;
    const key = list && `${list.list} ${list.depth}`;
    const indent = block.look?.indent;
    const isNext = relation.kind === 'next' || relation.kind === 'start';
    if (block.heading !== undefined) {
      const kind = isNext || (mark.suffix && relation.kind === 'same') ? undefined : oddKind(relation.kind, value);
      return pushNumber(block, at, mark, path, kind, relation.kind === 'back' && value === 1);
    }
    const open = items.continues(mark, list);
    if (list) {
      if (context.areAllOnes && (last === undefined || last.length === 1) && items.depth === 0) {
        return pushNumber(block, at, mark, path, last === undefined ? undefined : 'repeated-number');
      }
      if (outlineLists.has(key ?? ''))
        return pushNumber(block, at, mark, path, isNext ? undefined : oddKind(relation.kind, value), value === 1);
      if (open) return pushItem(block, at, mark);
      if (!isClauseOpen || headingSince)
        return pushNumber(
          block,
          at,
          mark,
          path,
          isNext || value === 1 ? undefined : oddKind(relation.kind, value),
          value === 1 && !isNext,
        );
      if (relation.kind === 'next' && value > 1 && (items.depth === 0 || list.depth === 0))
        return pushNumber(block, at, mark, path, undefined);
      return pushItem(block, at, mark);
    }
    if (block.soft && !mark.rest && !isNext) return false;
    if (block.soft && (refers.test(textBefore()) || (!endsSentence() && shownBefore()?.role.kind !== 'heading')))
      return false;
    if (
      /^(?:per cent|%|million|working|calendar|clear|days?|weeks?|months?|years?|hours?)\b/.test(mark.rest) &&
      mark.form === 'n'
    )
      return false;
    if (context.areAllOnes) {
      return pushNumber(block, at, mark, path, last === undefined ? undefined : 'repeated-number');
    }
    if (open && !isNext) return pushItem(block, at, mark);
    if (open && isNext) {
      return prefersOutline(block, at, mark, open.indent, value)
        ? pushNumber(block, at, mark, path, undefined)
        : pushItem(block, at, mark);
    }
    const isBare = mark.form === 'n';
    if (isNext) {
      if (
        relation.kind === 'start' &&
        value === 1 &&
        isBare &&
        !laterMark(at, mark, 2) &&
        !isFollowed(at, [1]) &&
        !laterMark(at, mark, 1, 1)
      )
        return false;
      if (relation.kind === 'start' && value !== 1 && !laterMark(at, mark, value + 1) && !isFollowed(at, path))
        return false;
      return pushNumber(block, at, mark, path, undefined);
    }
    if (mark.suffix && relation.kind === 'same') return pushNumber(block, at, mark, path, undefined);
    if (value === 1) {
      if (isBare && !laterMark(at, mark, 2)) return false;
      if (!isClauseOpen || headingSince) return pushNumber(block, at, mark, path, undefined, true);
      if (mark.form !== outlineForm && last?.length === 1 && !endsOpen()) return pushItem(block, at, mark);
      return pushItem(block, at, mark);
    }
    if (block.soft || items.placeOf(mark, undefined, indent)) {
      return block.soft ? false : pushItem(block, at, mark);
    }
    if (relation.kind === 'gap' && relation.missing <= 3 && (mark.form === outlineForm || !isBare)) {
      return pushNumber(block, at, mark, path, 'missing-number');
    }
    if (mark.form === outlineForm && !isBare) return pushNumber(block, at, mark, path, oddKind(relation.kind, value));
    return false;
  }

  function oddKind(relation: string, value: number): Doubt['kind'] | undefined {
    if (relation === 'same') return 'repeated-number';
    if (relation === 'gap') return 'missing-number';
    return value === 1 && headingSince ? undefined : 'number-out-of-order';
  }

  /** A number that could go on the outline as well as the items: their margins tell, then what comes below. */
  function prefersOutline(
    block: Block,
    at: number,
    mark: Mark,
    itemIndent: number | undefined,
    value: number,
  ): boolean {
    const indent = block.look?.indent;
    if (isFollowed(at, [value])) return true;
    if (
      indent !== undefined &&
      itemIndent !== undefined &&
      outlineIndent !== undefined &&
      Math.abs(itemIndent - outlineIndent) > 6
    ) {
      return Math.abs(indent - outlineIndent) < Math.abs(indent - itemIndent);
    }
    if (last?.length !== 1) return false;
    const isHeading = readsLikeHeading(mark.rest) && context.isNumberedHeading(at);
    if (isHeading || standsOut({ ...block, text: mark.rest }, context.usual)) return true;
    doubt('maybe-item', `This could be the next paragraph, or the next item of the list above it.`, at, [
      {
        kind: 'become',
        piece: drafts.length,
        role: { kind: 'clause', number: numberOf(mark) },
        say: `It is paragraph ${value}`,
      },
    ]);
    return false;
  }

  function pushNumber(
    block: Block,
    at: number,
    mark: Mark,
    path: readonly number[],
    odd: Doubt['kind'] | undefined,
    restarts = false,
  ): boolean {
    const before = last;
    items.clear();
    if (block.list) outlineLists.add(`${block.list.list} ${block.list.depth}`);
    if (path.length === 1 || outlineForm === '') outlineForm = mark.form;
    outlineIndent = path.length === 1 || outlineIndent === undefined ? block.look?.indent : outlineIndent;
    lastSeries = mark.series;
    const number = numberOf(mark);
    if (odd && before) sayOdd(odd, number, before, path, restarts);
    last = path;
    if (context.isNumberedHeading(at) && readsLikeHeading(mark.rest)) {
      const sign = block.heading === undefined ? `number ${path.length}` : `h${block.heading}`;
      pushHeading(block, mark.rest, mark.printed, sign, number);
      if (restarts) restart();
      headingSince = false;
      return true;
    }
    const inner = readMark(mark.rest);
    const opensItem =
      inner &&
      !inner.path &&
      inner.readings.some(({ value, counting }) => value === 1 && counting !== 'bullet') &&
      /^\(/.test(inner.printed);
    const draft = push(block, { kind: 'clause', number }, opensItem ? '' : mark.rest, mark.printed);
    if (mark.isTyped) draft.isCounted = false;
    if (restarts) restart();
    isClauseOpen = true;
    headingSince = false;
    unnumbered = 0;
    if (opensItem) readRest(block, at, mark.rest);
    return true;
  }

  function restart(): void {
    const draft = drafts.at(-1);
    if (draft?.role.kind === 'clause' || draft?.role.kind === 'heading') draft.role = { ...draft.role, restarts: true };
  }

  /** The rest of a block that begins with two marks: `10. (1) You must`. */
  function readRest(block: Block, at: number, rest: string): void {
    const { list: _list, notes: _notes, heading: _heading, unsure: _unsure, ...plain } = block;
    readBlock({ ...plain, text: rest, soft: false }, at);
  }

  function tryItem(block: Block, at: number, mark: Mark): boolean {
    const [reading] = mark.readings;
    if (!reading) return false;
    if (reading.counting === 'bullet') {
      if (block.soft && /^[-–—]$/.test(mark.printed) && !endsSentence() && !/[:;,]$/.test(textBefore())) return false;
      return pushItem(block, at, mark);
    }
    if (block.list) return pushItem(block, at, mark);
    const place = items.placeOf(withReading(mark, at), undefined, block.look?.indent);
    if (!place) return false;
    if (block.soft && place.how === 'same') return false;
    if (
      block.soft &&
      refersToItem.test(textBefore()) &&
      !(block.look?.indent !== undefined && block.look.indent === items.continues(mark, undefined)?.indent)
    )
      return false;
    if (mark.form === 'n' || reading.counting.startsWith('capital')) {
      if (place.how === 'begins' || place.how === 'again') {
        const begins = mark.readings.find(({ value }) => value === 1);
        if (!begins || !laterMark(at, mark, 2)) return false;
      } else if (place.how !== 'next') return false;
    }
    return pushItem(block, at, mark);
  }

  function pushItem(block: Block, at: number, mark: Mark): boolean {
    const place = items.add(withReading(mark, at), block.list, block.look?.indent);
    if (!place) return false;
    const inner = mark.rest === '' ? undefined : readMark(mark.rest);
    const opensItem =
      inner !== undefined &&
      !inner.path &&
      /^\(/.test(inner.printed) &&
      inner.readings.some(({ value }) => value === 1);
    const draft = push(block, { kind: 'item', depth: place.depth }, opensItem ? '' : mark.rest, mark.printed);
    if (mark.isTyped) draft.isCounted = false;
    if (place.how === 'same')
      doubt('repeated-number', `The item ${mark.printed} stands here twice. Both were kept.`, at, []);
    if (place.how === 'gap' && !block.list)
      doubt(
        'missing-number',
        `The item before ${mark.printed} is missing, or this mark is a slip.`,
        at,
        joinFix(draft),
      );
    if (place.how === 'again') {
      doubt(
        'repeated-number',
        `The items begin again at ${mark.printed} in one paragraph, so ${mark.printed} names more than one of them.`,
        at,
        [],
      );
    }
    unnumbered = 0;
    isClauseOpen = true;
    if (opensItem) readRest(block, at, mark.rest);
    return true;
  }

  /** `(i)` after `(h)` is a letter, unless `(ii)` comes next. */
  function withReading(mark: Mark, at: number): Mark {
    if (mark.readings.length < 2 || at < 0) return mark;
    for (const block of blocks.slice(at + 1, at + 30)) {
      if (block.leftOut !== undefined || block.rows) continue;
      const next = block.list && block.list.printed !== '•' ? readMark(block.list.printed) : readMark(block.text);
      if (next?.path && next.form !== mark.form && !/^\(/.test(next.printed)) break;
      if (next?.form !== mark.form) continue;
      const fitting = mark.readings.filter(({ counting, value }) =>
        next.readings.some((each) => each.counting === counting && each.value === value + 1),
      );
      return fitting.length === 1 ? { ...mark, readings: fitting } : mark;
    }
    return mark;
  }

  function joinFix(draft: Draft | undefined): Fix[] {
    return draft ? [{ kind: 'join', piece: draft.id, say: 'It goes on the text before it' }] : [];
  }

  function pushText(block: Block, at: number): void {
    const before = shownBefore();
    if (block.soft && before && !before.block.rows) {
      const joined = joinTexts(before.text, block.text, context.spelling);
      before.text = joined.text;
      hyphens += joined.hyphens;
      if (block.notes) before.notes = [...(before.notes ?? []), ...block.notes];
      sayUnsure(block, before.id);
      return;
    }
    if (before?.text === '' && before.mark !== '' && before.role.kind !== 'heading' && !before.block.rows) {
      // A number or letter that stood alone has its text here.
      before.text = block.text;
      if (block.notes) before.notes = [...(before.notes ?? []), ...block.notes];
      sayUnsure(block, before.id);
      return;
    }
    if (!isClauseOpen) {
      push(block, { kind: 'paragraph' }, block.text);
      isClauseOpen = true;
      return;
    }
    const opensInSmall = /^[\p{Ll}]/u.test(block.text);
    const isOnlyMark = before?.text === '' && before.mark !== '';
    const wasOpen = /[:–—-]$/.test(before?.text ?? '');
    const indent = block.look?.indent;
    const isInItem =
      items.depth > 0 &&
      indent !== undefined &&
      items.indent !== undefined &&
      indent >= items.indent - 3 &&
      indent > (outlineIndent ?? -1) + 6;
    const previous = lastNumbered();
    const draft = push(block, isInItem ? { kind: 'text', of: 'item' } : { kind: 'text' }, block.text);
    unnumbered += 1;
    if (at >= 0 && !isInItem && !block.soft && readsLikeHeading(block.text)) {
      const place = previous === undefined ? 'the text above it' : previous;
      doubt('maybe-heading', `“${block.text}” stands alone. It was kept with ${place}, and may be a heading.`, at, [
        { kind: 'become', piece: draft.id, role: { kind: 'heading', level: 9 }, say: 'It is a heading' },
        { kind: 'become', piece: draft.id, role: { kind: 'paragraph' }, say: 'It is a paragraph of its own' },
        { kind: 'keep', piece: draft.id, say: `It belongs to ${place}` },
      ]);
      return;
    }
    if (isOnlyMark || opensInSmall || isInItem || wasOpen || at < 0 || unnumbered > 1 || previous === undefined) return;
    doubt('no-number', `This paragraph has no number. It was kept with ${previous}, which it follows.`, at, [
      { kind: 'become', piece: draft.id, role: { kind: 'paragraph' }, say: 'It is a paragraph of its own' },
      { kind: 'keep', piece: draft.id, say: `It belongs to ${previous}` },
    ]);
  }

  function lastNumbered(): string | undefined {
    const draft = drafts.findLast(
      ({ role }) =>
        role.kind === 'clause' || role.kind === 'paragraph' || (role.kind === 'heading' && role.number !== undefined),
    );
    if (draft?.role.kind === 'clause') return `paragraph ${draft.role.number}`;
    return undefined;
  }

  function push(block: Block, role: Role, text: string, mark = ''): Draft {
    const draft: Draft = {
      id: drafts.length,
      role,
      text,
      mark,
      isCounted: block.list !== undefined,
      block,
      notes: block.notes,
    };
    drafts.push(draft);
    if (role.kind !== 'left-out') sayUnsure(block, draft.id);
    return draft;
  }

  /** What the reader was not sure of becomes a doubt about the piece. */
  function sayUnsure(block: Block, piece: number): void {
    for (const { kind, why } of block.unsure ?? [])
      doubt(kind, why, -1, [{ kind: 'keep', piece, say: 'It is right as it is' }], piece);
  }

  function markOfList(block: Block): Mark | undefined {
    const label = block.list?.printed ?? '';
    const typed = readMark(block.text);
    if (label === '•') {
      // A bullet before a typed number or letter is the trace of a converter: what is typed counts.
      const isNumber = typed?.path && (typed.path.length > 1 || /[.)]/.test(typed.form));
      const isLetter = typed && !typed.path && /^\(?n[).]$/.test(typed.form);
      if (typed && (isNumber || isLetter)) return { ...typed, isTyped: true };
      return { printed: '•', form: '•', readings: [{ counting: 'bullet', value: 0 }], rest: block.text };
    }
    const mark = readMark(label);
    if (mark?.rest !== '') return undefined;
    const repeats =
      mark.path &&
      typed?.path &&
      typed.path.length > mark.path.length &&
      mark.path.every((part, at) => typed.path?.[at] === part);
    return repeats ? { ...typed, isTyped: true } : { ...mark, printed: label, rest: block.text };
  }

  /** The last piece that was not left out. */
  function shownBefore(): Draft | undefined {
    return drafts.findLast(({ role }) => role.kind !== 'left-out');
  }

  function textBefore(): string {
    return shownBefore()?.text ?? '';
  }

  function endsSentence(): boolean {
    const before = textBefore();
    return before === '' || /[.:;?!]["”’')\]]*$|\b(?:and|or)$|[-–—]$/.test(before);
  }

  function endsOpen(): boolean {
    return /[:–—-]$/.test(textBefore());
  }

  /** Whether the next number below is the first one inside this one. */
  function isFollowed(at: number, path: readonly number[]): boolean {
    for (const block of blocks.slice(at + 1, at + 40)) {
      if (block.leftOut !== undefined || block.rows) continue;
      const next = block.list ? readMark(block.list.printed) : readMark(block.text);
      if (!next?.path || (next.path.length === 1 && path.length === 1 && !block.heading)) continue;
      if (next.path.length > path.length) return path.every((part, index) => next.path?.[index] === part);
      return relate(next.path, path).kind === 'next';
    }
    return false;
  }

  /** Whether a mark of the same form with this value stands further down. */
  function laterMark(at: number, mark: Mark, value: number, deeper = 0, isCounted = false): boolean {
    for (const block of blocks.slice(at + 1, at + 120)) {
      if (block.leftOut !== undefined || block.rows || (block.list && !isCounted)) continue;
      const next = isCounted ? markOf(block) : readMark(block.text);
      if (!next) continue;
      if (deeper > 0 && next.path && next.path.length > 1 && next.path[0] === value) return true;
      if (
        deeper === 0 &&
        next.form === mark.form &&
        next.readings.some(
          (reading) => reading.value === value && mark.readings.some(({ counting }) => counting === reading.counting),
        )
      )
        return true;
    }
    return false;
  }

  function isListBelow(at: number): boolean {
    const next = blocks.slice(at + 1).find(({ leftOut }) => leftOut === undefined);
    const mark = next && (next.list ? readMark(next.list.printed) : readMark(next.text));
    return mark !== undefined && mark.path === undefined;
  }

  function goesOnBelow(at: number): boolean {
    const next = blocks[at + 1];
    return next?.soft === true && /^[\p{Ll}]/u.test(next.text);
  }

  /** In a text without looks, a heading is a short line between paragraphs that ended. */
  function isPlainHeading(block: Block, at: number): boolean {
    const before = drafts.findLast(({ role }) => role.kind !== 'left-out');
    const next = blocks.slice(at + 1).find(({ leftOut }) => leftOut === undefined);
    if (!next || next.soft) return false;
    if (block.text.split(/\s+/).length > 9 || /["“]/.test(block.text)) return false;
    const mark = markOf(next);
    const text = before?.text ?? '';
    const endsList = before?.role.kind === 'item' && /[;,]$/.test(text);
    const isOpen = /[:,–—-]$|\b(?:and|or|the|of|to|by)$/i.test(text);
    const wasEnded = !before || text === '' || /heading|title/.test(before.role.kind) || /[.;?!]["”’')\]]*$/.test(text);
    if (mark?.path) {
      // Straight above the next paragraph it is a heading, whatever the last item above it ends with.
      const isNext = relate(mark.path, last).kind === 'next' || mark.path.every((part) => part === 1);
      return endsList ? isNext && !isOpen : wasEnded || (isNext && !isOpen);
    }
    if (before?.role.kind === 'item' ? isOpen && !endsList : !wasEnded) return false;
    const isText = !readsLikeHeading(next.text) && next.text.split(/\s+/).length >= 4 && /[.:;]$/.test(next.text);
    if (endsList) return isText && /[.:]$/.test(next.text) && readsLikeHeading(block.text) && !block.soft;
    return (
      next.rows !== undefined ||
      isText ||
      next.text.length > Math.max(25, block.text.length + 20) ||
      (readsLikeHeading(next.text) && (next.text.length > 12 || !isTextBelow(next)))
    );
  }

  /** Whether a short line has neither a number nor a longer text straight below it, so that it heads nothing itself. */
  function isTextBelow(block: Block): boolean {
    const at = blocks.indexOf(block);
    const next = blocks.slice(at + 1).find(({ leftOut }) => leftOut === undefined);
    if (!next) return true;
    return !(markOf(next)?.path || next.text.length > Math.max(25, block.text.length + 20));
  }

  function sayOdd(
    kind: Doubt['kind'],
    number: string,
    before: readonly number[],
    path: readonly number[],
    restarts: boolean,
  ): void {
    const id = drafts.length;
    const keep: Fix = { kind: 'keep', piece: id, say: 'It is printed so' };
    const join: Fix = { kind: 'join', piece: id, say: 'It is no number: it goes on the text before it' };
    const printed = before.join('.');
    if (kind === 'missing-number') {
      const missing = between(before, path);
      const which =
        missing.length === 0 ? 'a number' : missing.length === 1 ? missing[0] : `${missing[0]} to ${missing.at(-1)}`;
      doubt(
        kind,
        `After ${printed} comes ${number}: ${which} ${missing.length > 1 ? 'are' : 'is'} missing, in the document or in this reading.`,
        -1,
        [keep, join],
        id,
      );
    } else if (kind === 'repeated-number') {
      doubt(kind, `The number ${number} is printed twice. Both were kept.`, -1, [keep, join], id);
    } else {
      doubt(
        kind,
        restarts
          ? `The numbers begin again at ${number} without a heading.`
          : `After ${printed} comes ${number}, out of order.`,
        -1,
        [keep, join],
        id,
      );
    }
  }

  function doubt(
    kind: Doubt['kind'],
    why: string,
    _at: number,
    fixes: readonly Fix[],
    piece = drafts.length - 1,
  ): void {
    doubts.push({ kind, why, where: '', piece: Math.max(piece, 0), fixes });
  }
}

/** A clause's number as it is cited: as printed, without the stop after it. */
function numberOf(mark: Mark): string {
  if (mark.number !== undefined) return mark.number;
  if (!mark.path) return mark.printed.replace(/[.):]$/, '');
  const number = `${mark.series ?? ''}${mark.series && /^[A-Z]\./.test(lastWord(mark.printed)) ? '.' : ''}${mark.path.join('.')}${mark.suffix ?? ''}`;
  return number;
}

function lastWord(text: string): string {
  return text.split(' ').at(-1) ?? '';
}

export function pieceOf(draft: Draft): Piece {
  const { id, role, text, mark, isCounted, block, notes } = draft;
  return {
    id,
    role,
    text,
    mark,
    ...(isCounted && mark !== '' ? { isCounted } : {}),
    ...(block.page === undefined ? {} : { page: block.page }),
    ...(block.line === undefined ? {} : { line: block.line }),
    ...(block.rows ? { rows: block.rows } : {}),
    ...(notes && notes.length > 0 ? { notes } : {}),
  };
}
