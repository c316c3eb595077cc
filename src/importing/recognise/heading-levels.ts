import type { Doubt } from '../imported-document.ts';
import type { Draft } from './walk/draft.ts';

/**
 * Gives headings their levels. Parts lie outermost; the levels that the format names keep their order; of the others, one
 * that stands directly above another is the outer one, a larger one lies outside a smaller one, and then the earlier.
 */
export function setHeadingLevels(drafts: readonly Draft[]): void {
  const headings = drafts.filter(({ role, sign }) => role.kind === 'heading' && sign !== undefined);
  tellByNumbers(headings);
  tellByParagraphs(drafts, headings);
  const signs = [...new Set(headings.map(({ sign }) => sign ?? ''))];
  const above = new Map<string, number>();
  const shown = drafts.filter(({ role }) => role.kind !== 'left-out');
  for (const [at, draft] of shown.entries()) {
    const next = shown[at + 1];
    if (draft.role.kind === 'heading' && next?.role.kind === 'heading' && draft.sign !== next.sign) {
      const key = `${draft.sign} > ${next.sign}`;
      above.set(key, (above.get(key) ?? 0) + 1);
    }
  }
  const rank = new Map(signs.map((sign, at) => [sign, rankOf(sign, at)]));
  signs.sort((one, other) => {
    const mine = rank.get(one) ?? [0, 0, 0];
    const theirs = rank.get(other) ?? [0, 0, 0];
    if (mine[0] !== theirs[0] && (mine[0] === 0 || theirs[0] === 0)) return mine[0] - theirs[0];
    if (mine[0] === 1 && theirs[0] === 1) return mine[1] - theirs[1];
    if (mine[0] === 2 && theirs[0] === 2) return mine[1] - theirs[1];
    const outer = (above.get(`${one} > ${other}`) ?? 0) - (above.get(`${other} > ${one}`) ?? 0);
    if (outer !== 0) return -outer;
    if (mine[0] === 3 && theirs[0] === 3 && mine[1] !== theirs[1]) return mine[1] - theirs[1];
    if (mine[0] !== theirs[0]) return mine[0] - theirs[0];
    return mine[2] - theirs[2];
  });
  const level = new Map<string, number>();
  let current = 0;
  let lastKind = '';
  for (const sign of signs) {
    // Appendices stand beside the parts of the document, not inside the last of them.
    const kind = sign.startsWith('part ') ? `part ${sign === 'part appendix' ? '' : sign}` : sign;
    if (!(sign.startsWith('part ') && lastKind === '' && current > 0)) current += 1;
    level.set(sign, current);
    lastKind = kind;
  }
  for (const sign of signs.filter((each) => /^h\d(?:\.\d)?$/.test(each))) {
    const part = level.get('part part');
    if (part !== undefined && standBeside(sign, 'part part', headings)) level.set(sign, part);
  }
  const hasParts = signs.includes('part part') || signs.includes('part chapter') || signs.includes('part section');
  for (const draft of headings) {
    if (draft.role.kind !== 'heading') continue;
    const own = draft.role.anew && hasParts ? 1 : (level.get(draft.sign ?? '') ?? 1);
    draft.role = { ...draft.role, level: own };
  }
}

/** Of headings that the format puts on one level, a number in another's (`1.1` in `1`) says which lies in which. */
function tellByNumbers(headings: readonly Draft[]): void {
  const depthOf = ({ role }: Draft) => (role.kind === 'heading' ? (role.number?.split('.').length ?? 1) : 1);
  for (const same of Map.groupBy(headings, ({ sign }) => sign).values()) {
    const isInside = (draft: Draft, at: number) => {
      const [own, above] = [draft.role, same[at - 1]?.role];
      return own.kind === 'heading' && above?.kind === 'heading' && own.number?.startsWith(`${above.number}.`) === true;
    };
    if (!/^h\d$/.test(same[0]?.sign ?? '') || !same.some(isInside)) continue;
    for (const draft of same) if (depthOf(draft) > 1) draft.sign = `${draft.sign}.${depthOf(draft)}`;
  }
}

/** A heading without a number, set like the numbered ones, lies in the last of them where the paragraph below it counts in that: 2.3 in 2. */
function tellByParagraphs(drafts: readonly Draft[], headings: readonly Draft[]): void {
  for (const same of Map.groupBy(headings, ({ sign }) => sign).values()) {
    if (!/^h\d$/.test(same[0]?.sign ?? '')) continue;
    let holder: string | undefined;
    for (const draft of same) {
      const { role } = draft;
      if (role.kind === 'heading' && role.number !== undefined) holder = role.number;
      else if (holder !== undefined && numberBelow(drafts, draft)?.startsWith(`${holder}.`))
        draft.sign = `${draft.sign}.2`;
    }
  }
}

function numberBelow(drafts: readonly Draft[], heading: Draft): string | undefined {
  const next = drafts
    .slice(drafts.indexOf(heading) + 1)
    .find(({ role }) => role.kind === 'clause' || role.kind === 'heading');
  return next?.role.kind === 'clause' ? next.role.number : undefined;
}

/** Whether headings of one kind come before the first part and after the last, and in none between: they stand beside the parts. */
function standBeside(sign: string, part: string, headings: readonly Draft[]): boolean {
  const first = headings.findIndex((each) => each.sign === part);
  const last = headings.findLastIndex((each) => each.sign === part);
  const places = headings.flatMap((each, at) => (each.sign === sign ? [at] : []));
  return last > first && places.some((at) => at > last) && places.every((at) => at < first || at > last);
}

/** Headings that stand directly below each other and look alike: whether one lies in the other only a person can say. */
export function headingDoubts(drafts: readonly Draft[]): readonly Doubt[] {
  const shown = drafts.filter(({ role }) => role.kind !== 'left-out');
  const found = shown.flatMap((draft, at): Doubt[] => {
    const above = shown[at - 1];
    if (draft.role.kind !== 'heading' || above?.role.kind !== 'heading') return [];
    if (draft.role.level > above.role.level || draft.role.anew) return [];
    const { level, number: _number, ...role } = draft.role;
    return [
      {
        kind: 'maybe-heading',
        where: '',
        why: `Nothing stands between the headings “${above.text}” and “${draft.text}”. They were read as two headings of one rank, so the first has no text.`,
        piece: draft.id,
        fixes: [
          {
            kind: 'become',
            piece: draft.id,
            role: { ...role, level: level + 1 },
            say: 'The second lies below the first',
          },
          { kind: 'join', piece: draft.id, say: 'They are one heading' },
          { kind: 'keep', piece: draft.id, say: 'It is printed so' },
        ],
      },
    ];
  });
  if (found.length < 2) return found;
  const why = `The headings of this file look alike, and ${found.length} of them have no text of their own. Which lie below which cannot be told from it: look at the path above each paragraph.`;
  return [...found, { kind: 'maybe-heading', where: 'the headings', why, fixes: [] }];
}

/** Group (0 part, 1 named by the format, 2 numbered, 3 by look), order in the group, first appearance. */
function rankOf(sign: string, at: number): readonly [number, number, number] {
  if (sign.startsWith('part '))
    return [0, ['part part', 'part chapter', 'part section', 'part appendix'].indexOf(sign), at];
  const named = /^h(\d(?:\.\d)?)$/.exec(sign)?.[1];
  if (named !== undefined) return [1, Number(named), at];
  const numbered = /^number (\d)$/.exec(sign)?.[1];
  if (numbered !== undefined) return [2, Number(numbered), at];
  const size = Number(/size (\d+)/.exec(sign)?.[1] ?? 0);
  return [
    3,
    (sign === 'plain' ? 100 : 50) -
      size -
      (sign.includes('capitals') ? 4 : 0) -
      (sign.includes('bold') ? 2 : 0) -
      (sign.includes('centred') ? 1 : 0),
    at,
  ];
}
