import type { Signpost } from '../../knowledge/index.ts';
import { type Exemplar, keyOf, type Target } from '../learning/targets.ts';
import { type Conduct, readConduct } from '../reading/conduct.ts';
import { normalise } from '../reading/normalise.ts';
import { sideOf } from '../reading/speaker.ts';

/** Of what speaks for a target at least this part speaks of somebody's conduct, and of that at least so much of one's. */
const least = { ofAll: 0.25, ofOne: 0.75 };

/**
 * Whose conduct targets are about: complaints about councillors go elsewhere than complaints about officers, and those about a service
 * elsewhere again.
 */
export type Conducts = { readonly of: (target: Target) => Conduct | 'service' | undefined };

/** Reads it from a signpost's title; else from how people ask, and from a clause's own sentences. */
export function readConducts(exemplars: readonly Exemplar[], signposts: readonly Signpost[]): Conducts {
  const tallies = new Map<string, { all: number; readonly of: Map<Conduct, number> }>();
  for (const { target, text, as } of exemplars) {
    const key = keyOf(target);
    const tally = tallies.get(key) ?? { all: 0, of: new Map<Conduct, number>() };
    tallies.set(key, tally);
    tally.all += 1;
    const conduct = MAY_TELL.test(text) ? readConduct(normalise(text), as) : undefined;
    if (conduct !== undefined) tally.of.set(conduct, (tally.of.get(conduct) ?? 0) + 1);
  }
  const conducts = new Map<string, Conduct | 'service'>();
  for (const [key, { all, of }] of tallies) {
    const [[conduct, most] = [], ...others] = [...of].sort(([, one], [, other]) => other - one);
    if (conduct === undefined || most === undefined) continue;
    const told = others.reduce((sum, [, count]) => sum + count, most);
    if (told >= least.ofAll * all && most >= least.ofOne * told) conducts.set(key, conduct);
  }
  for (const { topic, title } of signposts) {
    const words = normalise(title);
    const isOfService = /complain/i.test(title) && words.every((word) => sideOf(word) === undefined);
    // Standards are what the law calls the conduct of members, and of nobody else.
    const isOfStandards = words.includes('standards') && words.every((word) => sideOf(word) !== 'officer');
    const conduct =
      readConduct(words, undefined) ?? (isOfService ? 'service' : isOfStandards ? 'councillor' : undefined);
    if (conduct !== undefined) conducts.set(keyOf({ kind: 'signpost', topic }), conduct);
  }
  return { of: (target) => conducts.get(keyOf(target)) };
}

/** Reading all texts of a council closely takes long, and most say nothing of the kind. */
const MAY_TELL = /complain|grievance|allegation|accus|concern|issue|report|conduct|behaviour|attitude/i;
