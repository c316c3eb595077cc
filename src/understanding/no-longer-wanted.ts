import { isOfCouncillorSide } from '../people/index.ts';
import type { Shape } from './about.ts';
import type { Known } from './known.ts';
import type { Said } from './said.ts';
import { typedFor } from './typed.ts';
import type { Offer } from './understanding.ts';

/*
 * "Don't bother with the verge any more, the school has sorted it": a councillor wants no more of it. Whether it is withdrawn, or counts as
 * fixed, is theirs to say.
 */

const NO_MORE =
  /^(?:please\s+)?(?:(?:do not|don['’]?t|dont|you (?:needn['’]?t|need not|don['’]?t need to|do not need to)|(?:there['’]?s |there is )?no need to)\s+(?:bother|worry|trouble|fuss|carry on|go on|keep on|continue|do anything (?:more|else))|never ?mind|no longer (?:need|want|bothered about))\b(?:\s+(?:yourselves|yourself|any ?more|further|now))?(?:\s+(?:with|about|over|for|on))?\s+§/i;
/** "Don't chase it any more, it has been filled": what is not to be done, because it is over. */
const NOT_TO = /^(?:please\s+)?(?:do not|don['’]?t|dont)\s+(?!close|resolve|withdraw|reopen)\w+(?:\s+\w+)?\s+§/i;
const IS_OVER =
  /\b(?:sorted|fixed|mended|repaired|filled|cleared|removed|resolved|dealt with|put right|been done|all done|it['’]?s done|it is done)\b/i;
const IS_NOT = /\b(?:not|never|n['’]t|isnt|hasnt|until|till|before|unless)\b/i;

/** What a councillor may mean by it; undefined where nothing of the kind is said, or it is of several. */
export function noLongerWanted({ mood }: Said, { shape, abouts, after }: Shape, known: Known) {
  const [only, second] = abouts;
  if (only === undefined || second !== undefined || mood.question || !isOfCouncillorSide(known.me)) return undefined;
  const isOver = IS_OVER.test(after) && !IS_NOT.test(after);
  if (!NO_MORE.test(shape) && !(NOT_TO.test(shape) && isOver)) return undefined;
  if (IS_NOT.test(after)) return undefined;
  const { named } = only;
  const each: readonly Offer[] = [
    { label: `Withdraw ${named}`, typed: typedFor('withdraw', named) },
    { label: `Say that ${named} is fixed`, typed: typedFor('fixed', named) },
    { label: `Show ${named}`, typed: typedFor('show', named) },
  ];
  return { kind: 'several' as const, why: 'all-of-theirs' as const, each };
}
