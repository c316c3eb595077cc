import { type Enquiry, whyNotPossible } from '../../../casework/index.ts';
import { type Reply, reply } from '../../../messaging/index.ts';
import { typedFor } from '../../../understanding/index.ts';
import type { Scene } from '../services.ts';
import { buttons, listed, paragraph } from '../wording.ts';
import { stoppedReply } from './step-first.ts';

/** A councillor is told "resolved" by what was done; what will be done is an update. */
export function notResolvedYet(found: readonly Enquiry[], text: string, scene: Scene): Reply {
  for (const enquiry of found) {
    const stopped = whyNotPossible(enquiry, scene.person, 'resolve', scene);
    if (stopped !== undefined) return stoppedReply(stopped, { verb: 'resolve' }, found, enquiry, scene);
  }
  const named = listed(found.map(({ reference }) => reference));
  const sentence = `Nothing was changed: "${text}" says what is still to be done, so ${named} cannot be resolved with it.`;
  const mayUpdate = found.every((enquiry) => whyNotPossible(enquiry, scene.person, 'update', scene) === undefined);
  const [first] = found;
  if (first === undefined || !mayUpdate) return { ...reply(paragraph(sentence)), nature: 'asks' };
  const typed = `${typedFor('update', found.map(({ reference }) => reference).join(' and '))}: ${text}`;
  const then = 'The councillor can be told it as an update. Once it is done, resolve it with what was done.';
  return {
    ...reply(
      paragraph(`${sentence} ${then}`),
      buttons(['Send it as an update', typed], [`Show ${first.reference}`, typedFor('show', first.reference)]),
    ),
    nature: 'asks',
  };
}
