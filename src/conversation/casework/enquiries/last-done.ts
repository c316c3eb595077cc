import { parseReference } from '../../../casework/index.ts';
import { type Reply, reply } from '../../../messaging/index.ts';
import { typedFor } from '../../../understanding/index.ts';
import { lastChangeOf } from '../last-change.ts';
import { look, type Scene } from '../services.ts';
import { button, heading, paragraph } from '../wording.ts';
import { undoAction } from './enquiry-actions.ts';
import { historyLine, whoWasTold } from './history.ts';
import { sayChanged } from './take-back.ts';

/** "What did I just do?": the speaker's last change of any kind, with its undo while there is one. Nothing is changed. */
export async function tellLastChange(scene: Scene): Promise<Reply> {
  const { services, heard, person } = scene;
  const last = await lastChangeOf({ ...services, council: heard.knowledge.council.id, person: person.id });
  if (last === undefined) return shows('I know of no change of yours of late.');
  const { changed } = last;
  if (changed.kind !== 'enquiry') return shows(sayChanged(changed));
  const wanted = parseReference(changed.reference);
  const { enquiry, history } = await look(scene, async ({ casework }) => ({
    enquiry: wanted && (await casework.enquiry(scene.viewer, wanted)),
    history: wanted === undefined ? [] : await casework.history(scene.viewer, wanted),
  }));
  if (enquiry === undefined) return shows(`Your last change was to ${changed.reference}.`);
  const entry = history.findLast(({ by }) => by === person.id);
  // What may be put right next is what was done, and not this look at it.
  const { did } = scene.screen;
  if (did !== undefined) heard.notes.did = did;
  const actions = [button('Show it', typedFor('show', enquiry.reference)), ...undoAction(enquiry, scene)];
  return {
    ...reply(
      heading(`${enquiry.reference}: ${enquiry.subject}`),
      paragraph(
        entry === undefined
          ? 'Your last change was to this one.'
          : `Your last change: ${historyLine(entry, enquiry, scene)}`,
      ),
      ...(await whoWasTold(enquiry, scene)),
      { kind: 'actions', actions },
    ),
    nature: 'shows',
  };
}

function shows(text: string): Reply {
  return { ...reply(paragraph(text)), nature: 'shows' };
}
