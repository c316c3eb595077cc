import { type Action, type Reply, reply } from '../../messaging/index.ts';
import type { Decision } from '../../search/index.ts';
import type { HeardTurn } from '../heard-turn.ts';
import { showAction } from './show-reference.ts';

/*
 * Where the documents do not answer for certain, and something speaks for casework: which of the two is meant is asked. So much has to
 * speak for it, in log odds, the less where casework was spoken of just before.
 */

const leastLeaning = { none: -1, uncertain: 0, amidCasework: -3.2 };

/** Asks whether casework or the documents are meant; undefined where that is plain. */
export function eitherOf(decision: Decision, { notes, speaker }: HeardTurn): Reply | undefined {
  const { casework, screen } = notes;
  if (casework === undefined || speaker?.kind !== 'known' || decision.unfinished !== undefined) return undefined;
  const isUncertain = decision.kind === 'nearest' || decision.kind === 'choose';
  if (!isUncertain && decision.kind !== 'none' && decision.kind !== 'small-talk') return undefined;
  const isAmid = screen.buttons.length > 0 || screen.references.length > 0 || screen.open !== undefined;
  const from = isAmid ? leastLeaning.amidCasework : isUncertain ? leastLeaning.uncertain : leastLeaning.none;
  if (casework.leaning < from) return undefined;
  const offers = casework.perhaps.map((offer): Action => ({ ...offer, weight: 'ordinary' }));
  const [near] = decision.kind === 'choose' ? decision.among : decision.matches;
  const paragraph = isUncertain && near !== undefined ? [showAction(near)] : [];
  const sentence = isUncertain
    ? 'I am not sure whether you mean casework or the documents, so nothing was changed. Did you mean:'
    : 'I found no answer to that in the documents. If it is about casework, did you mean:';
  return {
    ...reply(
      { kind: 'paragraph', text: sentence },
      { kind: 'actions', actions: [...offers.slice(0, 4 - paragraph.length), ...paragraph] },
    ),
    nature: 'unclear',
  };
}
