import { type Action, type Reply, reply } from '../../messaging/index.ts';
import type { Decision } from '../../search/index.ts';
import type { HeardTurn } from '../heard-turn.ts';
import { showAction } from './show-reference.ts';

/*
 * Where the documents do not answer for certain, and enough speaks for casework: which of the two is meant is asked. More speaks for it where
 * casework was spoken of just before, or several paragraphs come near and none is it; less where one comes near.
 */

/** From this on it is asked; it costs about one in a hundred of the questions to the documents. */
const ASKED_FROM = 0;
const counts = { amidCasework: 1, choose: 1.1, relevance: -1.5 };
const MOST_BUTTONS = 4;

/** Asks whether casework or the documents are meant; undefined where that is plain. */
export function eitherOf(decision: Decision, { notes, speaker }: HeardTurn): Reply | undefined {
  const { casework, screen } = notes;
  if (casework === undefined || speaker?.kind !== 'known' || decision.unfinished !== undefined) return undefined;
  const isUncertain = decision.kind === 'nearest' || decision.kind === 'choose';
  if (!isUncertain && decision.kind !== 'none' && decision.kind !== 'small-talk') return undefined;
  const isAmid = screen.buttons.length > 0 || screen.references.length > 0 || screen.open !== undefined;
  const leaning =
    casework.leaning +
    (isAmid ? counts.amidCasework : 0) +
    (decision.kind === 'choose' ? counts.choose : 0) +
    (decision.matches[0]?.relevance ?? 0) * counts.relevance;
  if (leaning < ASKED_FROM) return undefined;
  const offers = casework.perhaps.map((offer): Action => ({ ...offer, weight: 'ordinary' }));
  const near = decision.kind === 'choose' ? decision.among.slice(0, 2) : decision.matches.slice(0, 1);
  const paragraphs = isUncertain ? near.map(showAction) : [];
  const actions = [...offers.slice(0, MOST_BUTTONS - paragraphs.length), ...paragraphs];
  // Nothing can be chosen: then nothing is asked.
  if (actions.length === 0) return undefined;
  const sentence = isUncertain
    ? 'I am not sure whether you mean casework or the documents, so nothing was changed. Did you mean:'
    : 'I found no answer to that in the documents. If it is about casework, did you mean:';
  return {
    ...reply({ kind: 'paragraph', text: sentence }, { kind: 'actions', actions }),
    nature: 'unclear',
  };
}
