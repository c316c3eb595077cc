import { type CaseworkOutcome, dueSentence } from '../../../casework/index.ts';
import { type Block, type Reply, reply } from '../../../messaging/index.ts';
import { sayList } from '../../../understanding/index.ts';
import type { Scene } from '../services.ts';
import { button, count, heading, inPlace, noPromise, paragraph, quoteStandard } from '../wording.ts';
import { undoAction } from './enquiry-actions.ts';

/** What became of several drafts that were logged by one yes. `refused` are what the others came to, each in its own words. */
export function loggedAll(outcomes: readonly CaseworkOutcome[], refused: readonly Reply[], scene: Scene): Reply {
  const logged = outcomes.flatMap((outcome) => (outcome.kind === 'changed' ? [outcome] : []));
  const isRepeated = logged.length > 0 && logged.every(({ repeated }) => repeated);
  const none = noPromise(scene);
  const items = logged.map(({ enquiry }) =>
    `${enquiry.reference}: ${enquiry.subject}. ${none === undefined ? dueSentence(enquiry, scene.rules, scene.on) : ''}`.trim(),
  );
  const undo = logged.flatMap(({ enquiry }) =>
    undoAction(enquiry, scene).map((action) => ({ ...action, label: `Undo ${enquiry.reference}` })),
  );
  const blocks: readonly Block[] = [
    heading(
      isRepeated
        ? `${count(logged.length, 'enquiry was', 'enquiries were')} logged already, and none is logged twice`
        : `${count(logged.length, 'enquiry is', 'enquiries are')} logged`,
    ),
    { kind: 'list', items },
    ...(none === undefined ? [] : [paragraph(none)]),
    ...quoteStandard(scene),
    { kind: 'actions', actions: [button('My casework', sayList('mine')), ...undo.slice(0, MOST_UNDO)] },
  ];
  return inPlace(reply(...(logged.length === 0 ? [] : blocks), ...refused.flatMap((each) => each.blocks)), scene);
}

/** As many as a card of either platform has room for. */
const MOST_UNDO = 5;
