import { beginningOf } from '../fixes.ts';
import type { Doubt } from '../imported-document.ts';
import type { Draft } from './walk/draft.ts';

/**
 * Lines of the cover that look like headings: they come first, stand directly above another heading and over everything,
 * have no number, and the format does not call them headings. They are left out, and doubted.
 */
export function withoutHeadingsOfCover(drafts: readonly Draft[]): readonly Doubt[] {
  const shown = drafts.filter(({ role }) => role.kind !== 'left-out');
  const first = shown.findIndex((draft, at) => !isLineOfCover(draft) || shown[at + 1]?.role.kind !== 'heading');
  const lines = shown.slice(0, Math.max(first, 0));
  const others = shown
    .slice(lines.length)
    .flatMap(({ role }) => (role.kind === 'heading' && !role.anew ? [role.level] : []));
  const outermost = Math.min(...others);
  const gone = lines.filter(({ role }) => role.kind === 'heading' && role.level < outermost);
  if (others.length < 3 || gone.length < lines.length) return [];
  return gone.map((draft): Doubt => {
    const { role, text, id } = draft;
    draft.role = { kind: 'left-out', why: 'a line of the cover' };
    return {
      kind: 'left-out',
      where: '',
      why: `“${beginningOf(text)}” stands above everything, and was taken for a line of the cover. Look whether it is a heading.`,
      piece: id,
      fixes: [{ kind: 'become', piece: id, role, say: 'It is a heading' }],
    };
  });
}

function isLineOfCover({ role, block }: Draft): boolean {
  return (
    role.kind === 'heading' &&
    role.number === undefined &&
    role.part === undefined &&
    block.heading === undefined &&
    block.list === undefined
  );
}
