import { withoutCourtesy } from './said.ts';
import { goesOnTo } from './yes-no.ts';

/**
 * What is meant of a turn, without what only leads to it: a greeting, thanks, or that something before is dropped. `what are the rules` of
 * `thanks, forget that: what are the rules`. What leads to nothing stays.
 */
export function wordsMeant(text: string): string {
  const rest = withoutCourtesy(text);
  const next = goesOnTo(rest);
  return next === '' ? rest : wordsMeant(next);
}
