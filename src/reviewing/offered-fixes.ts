import { createHash } from 'node:crypto';
import type { Doubt, Fix } from '../importing/index.ts';

/** A fix as a button: its key says exactly what it is, so that a button of an older page does nothing else. */
export type OfferedFix = { readonly key: string; readonly say: string; readonly fix: Fix };

export function offer(fix: Fix, about = ''): OfferedFix {
  const key = createHash('sha256')
    .update(JSON.stringify([about, fix]))
    .digest('hex')
    .slice(0, 20);
  return { key, say: fix.say, fix };
}

/** The fixes of a doubt, and that it is right as it is, where that can be said. */
export function fixesOfDoubt(doubt: Doubt): readonly OfferedFix[] {
  const { piece, fixes, kind } = doubt;
  const canKeep = piece !== undefined && !fixes.some((fix) => fix.kind === 'keep');
  const all: readonly Fix[] = canKeep ? [...fixes, { kind: 'keep', piece, say: 'It is right as it is' }] : fixes;
  return all.map((fix) => offer(fix, `${kind} ${doubt.why}`));
}
