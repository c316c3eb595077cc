import type { Block } from '../../block.ts';
import { beginningOf, divideFix } from '../../fixes.ts';
import type { Doubt, Fix, Role } from '../../imported-document.ts';
import type { Draft } from './draft.ts';
import type { Walk } from './state.ts';

export function push(w: Walk, block: Block, role: Role, text: string, mark = ''): Draft {
  const draft: Draft = {
    id: w.drafts.length,
    role,
    text,
    mark,
    isCounted: block.list !== undefined,
    block,
    notes: block.notes,
  };
  w.drafts.push(draft);
  // Of what was left out, only that it was can be doubted.
  if (role.kind !== 'left-out' || block.unsure?.every(({ kind }) => kind === 'left-out')) sayUnsure(w, block, draft.id);
  return draft;
}

/** What the reader was not sure of becomes a doubt about the piece. */
export function sayUnsure(w: Walk, block: Block, piece: number): void {
  for (const { kind, why, row, begins } of block.unsure ?? [])
    doubt(
      w,
      kind,
      why,
      -1,
      [
        ...(kind === 'left-out'
          ? [{ kind: 'become', piece, role: { kind: block.rows ? 'table' : 'text' }, say: 'Put it back' } as const]
          : []),
        ...(row === undefined ? [] : [divideFix(piece, block.rows ?? [], row)]),
        ...(begins === undefined ? [] : splitFix(piece, w.drafts[piece]?.text ?? '', begins)),
        { kind: 'keep', piece, say: 'It is right as it is' },
      ],
      piece,
    );
}

/** A new paragraph begins at a line in the middle of a text, where that line stands in it as it was printed. */
function splitFix(piece: number, text: string, line: string): readonly Fix[] {
  const at = text.indexOf(line.replace(/\S+$/, '').trimEnd());
  const say = `A paragraph of its own begins at “${beginningOf(line)}”`;
  return at > 0 ? [{ kind: 'split', piece, at, role: { kind: 'paragraph' }, say }] : [];
}

export function doubt(
  w: Walk,
  kind: Doubt['kind'],
  why: string,
  _at: number,
  fixes: readonly Fix[],
  piece = w.drafts.length - 1,
): void {
  w.doubts.push({ kind, why, where: '', piece: Math.max(piece, 0), fixes });
}

export function joinFix(draft: Draft | undefined): Fix[] {
  return draft ? [{ kind: 'join', piece: draft.id, say: 'It goes on the text before it' }] : [];
}

/** The last piece that was not left out. */
export function shownBefore(w: Walk): Draft | undefined {
  return w.drafts.findLast(({ role }) => role.kind !== 'left-out');
}

/** Whether a number or letter stands alone above, and its text is still to come. */
export function isWaiting(w: Walk): boolean {
  const before = shownBefore(w);
  return before?.text === '' && before.mark !== '' && before.role.kind !== 'heading' && !before.block.rows;
}

export function textBefore(w: Walk): string {
  return shownBefore(w)?.text ?? '';
}

export function endsSentence(w: Walk): boolean {
  const before = textBefore(w);
  return before === '' || /[.:;?!]["”’')\]]*$|\b(?:and|or)$|[-–—]$/.test(before);
}

export function endsOpen(w: Walk): boolean {
  return /[:–—-]$/.test(textBefore(w));
}

export function lastNumbered(w: Walk): string | undefined {
  const draft = w.drafts.findLast(({ role }) => /^(?:clause|paragraph|heading)$/.test(role.kind));
  if (draft?.role.kind === 'clause') return `paragraph ${draft.role.number}`;
  return undefined;
}

/** A number below which there is nothing. */
export function sayEmpty(w: Walk): void {
  const shown = w.drafts.filter(({ role }) => role.kind !== 'left-out');
  for (const [at, { role, text, id, notes }] of shown.entries()) {
    if (role.kind !== 'clause' || text !== '' || notes) continue;
    if (/^(?:item|text|table)$/.test(shown[at + 1]?.role.kind ?? '')) continue;
    const fixes: Fix[] = [{ kind: 'keep', piece: id, say: 'It is printed so' }];
    doubt(w, 'no-text', `The number ${role.number} stands there without a text.`, -1, fixes, id);
  }
}
