import { changeEnquiry, type Enquiry, versionSeen, whyNotNamed, whyNotPossible } from '../../../casework/index.ts';
import { type Reply, reply } from '../../../messaging/index.ts';
import { ON_PURPOSE, type Proposal, propose } from '../pending.ts';
import { askedIn, type Scene } from '../services.ts';
import { buttons, heading, listed, paragraph } from '../wording.ts';
import { titles } from './action-labels.ts';
import { refusedDay } from './next-working-day.ts';
import type { NotThere } from './not-there.ts';
import { factsOfAll } from './planned-facts.ts';
import { residentLeft } from './resident-left.ts';
import { stoppedReply, type Wish } from './step-first.ts';
import { toldOnPurpose } from './told-on-purpose.ts';
import { readersOf, whoSees } from './who-sees.ts';

export type ActSteps = Extract<Proposal, { kind: 'act' }>['steps'];

/** Of several that were named one cannot be done yet: what becomes of the others is said as well. */
export function stoppedAmong(named: readonly Enquiry[], stopped: Reply, { reference }: Enquiry): Reply {
  const others = named.filter((each) => each.reference !== reference).map((each) => each.reference);
  if (others.length === 0) return stopped;
  const sentence = `All of those named are done, or none: ${listed(others)} ${others.length === 1 ? 'was' : 'were'} left as ${others.length === 1 ? 'it is' : 'they are'} because of ${reference}.`;
  return { ...stopped, blocks: [paragraph(sentence), ...stopped.blocks] };
}

/** Shows what would be done, and with what consequences: a yes to it does that. */
export async function readBackAct(
  said: Wish,
  enquiries: readonly Enquiry[],
  steps: ActSteps,
  scene: Scene,
  absent?: NotThere,
): Promise<Reply> {
  const { verb } = said;
  const planned: Enquiry[] = [];
  // What will be refused is said at once, not after a yes.
  for (const [at, enquiry] of enquiries.entries()) {
    const stopped = whyNotPossible(enquiry, scene.person, verb, scene);
    if (stopped !== undefined)
      return stoppedAmong(enquiries, stoppedReply(stopped, said, enquiries, enquiry, scene), enquiry);
    const action = steps[at]?.action;
    if (action === undefined) continue;
    const refused = whyNotNamed(scene.person, enquiry, action, scene.directory, scene.on);
    if (refused !== undefined) return reply(paragraph(refused.sentence));
    const trial = changeEnquiry(enquiry, action, { ...askedIn(scene), nameOf: scene.nameOf });
    // Another day, or another person, may do.
    if (trial.kind === 'refused')
      return { ...refusedDay(trial, enquiries.length === 1 ? action : undefined, enquiry, scene), nature: 'asks' };
    planned.push(trial.enquiry);
  }
  const tied = steps.map((step, at) => {
    const shown = enquiries[at];
    return shown === undefined
      ? step
      : { ...step, wanted: { ...step.wanted, seenVersion: versionSeen(shown, scene.viewer).version } };
  });
  const purpose = toldOnPurpose(steps, enquiries, scene);
  const id = await propose({ kind: 'act', steps: tied, ...(purpose === undefined ? {} : { onPurpose: true }) }, scene);
  const title = titles[verb];
  const [first] = enquiries;
  const single = enquiries.length === 1 && first !== undefined;
  return reply(
    heading(single ? `${title} ${first.reference}?` : `${title} ${enquiries.length} enquiries?`),
    {
      kind: 'facts',
      facts: [
        ...enquiries.map(({ reference, subject }) => ({ label: single ? 'Subject' : reference, value: subject })),
        ...factsOfAll(steps, enquiries, planned, scene),
      ],
    },
    ...(absent?.sentences ?? []).map(paragraph),
    ...(single ? [] : [paragraph('All of them are done, or none.')]),
    ...whoSees(steps, enquiries, scene).map(paragraph),
    ...readersOf(steps, planned, scene).map(paragraph),
    ...(await residentLeft(steps, enquiries, scene)).map(paragraph),
    ...(purpose === undefined ? [] : [paragraph(purpose.sentence)]),
    paragraph('Nothing is written down yet.'),
    buttons(
      ...(purpose?.instead === undefined ? [] : [purpose.instead]),
      [
        purpose !== undefined ? ON_PURPOSE : absent === undefined ? 'Yes, do it' : 'Do it all the same',
        `confirm ${id}`,
      ],
      ...(single && absent?.instead !== undefined ? [[absent.instead.label, absent.instead.typed] as const] : []),
      ['Cancel', `cancel ${id}`],
    ),
  );
}
