import { createHash } from 'node:crypto';
import type { Description, Fix } from '../importing/index.ts';

/** A fix as a button: its key says exactly what it is, so that a button of an older page does nothing else. */
export type OfferedFix = { readonly key: string; readonly say: string; readonly fix: Fix };

export function offer(fix: Fix, about = ''): OfferedFix {
  const key = createHash('sha256')
    .update(JSON.stringify([about, fix]))
    .digest('hex')
    .slice(0, 20);
  return { key, say: fix.say, fix };
}

/** The fixes of a doubt. */
export function fixesOfDoubt({ kind, why, fixes }: Description['doubts'][number]): readonly OfferedFix[] {
  return fixes.map((fix) => offer(fix, `${kind} ${why}`));
}
