import { type formatDate, formatDayAndDate } from '../../calendar/index.ts';
import { type Enquiry, type EnquiryNumber, explainDeadlines } from '../../casework/index.ts';
import { type Block, type Reply, reply } from '../../messaging/index.ts';
import type { Command } from './command.ts';
import { actionsFor } from './enquiry-actions.ts';
import { findEnquiry, firstOf } from './find-enquiry.ts';
import { historyAction, latestOf } from './history.ts';
import { type Carrying, look, type Scene } from './services.ts';
import { heading, noPromise, paragraph, quoteStandard, standingOf } from './wording.ts';

/** "Show CW-2026-0042": how it stands, what was done, and what can be done. */
export const showEnquiry: Carrying<Extract<Command, { kind: 'show' }>> = async ({ abouts }, scene) => {
  const found = await findEnquiry(firstOf(abouts), (reference) => `show ${reference}`, scene);
  return found?.kind === 'found' ? describeEnquiry(found.enquiry, scene) : found?.reply;
};

/** An enquiry as the speaker may see it. */
export async function describeEnquiry(enquiry: Enquiry, scene: Scene): Promise<Reply> {
  const history = await look(scene, ({ casework }) => casework.history(scene.viewer, enquiry));
  return reply(
    heading(`${enquiry.reference}: ${enquiry.subject}`),
    { kind: 'facts', facts: factsOf(enquiry, scene) },
    ...(enquiry.details === '' ? [] : [paragraph(enquiry.details)]),
    ...latestOf(history, scene),
    { kind: 'actions', actions: [...actionsFor(enquiry, scene), ...historyAction(enquiry, history)] },
  );
}

/** "Why this date?": the count day by day, and the clause it follows from. */
export const explainDates: Carrying<Extract<Command, { kind: 'why' }>> = async ({ abouts }, scene) => {
  const found = await findEnquiry(firstOf(abouts), (reference) => `why ${reference}`, scene);
  if (found?.kind !== 'found') return found?.reply;
  const { enquiry } = found;
  const explained = explainDeadlines(enquiry, scene.rules);
  const title = heading(`${enquiry.reference}: why these dates`);
  if (explained.length === 0) {
    return reply(title, paragraph(`${enquiry.reference} is ${enquiry.stage}, so no date runs.`));
  }
  const none = noPromise(scene);
  const says = { acknowledge: 'Acknowledge', resolve: 'Resolve', update: 'Next update' } as const;
  const shown: readonly Block[] = explained
    .filter(({ by }) => none === undefined || by !== undefined)
    .flatMap(({ clock, by, sentences }) => [
      paragraph(by === undefined ? says[clock] : `${says[clock]} by ${formatDayAndDate(by)}`),
      { kind: 'list', items: sentences } as const,
    ]);
  return reply(title, ...(none === undefined ? [] : [paragraph(none)]), ...shown, ...quoteStandard(scene));
};

function factsOf(enquiry: Enquiry, scene: Scene): readonly { readonly label: string; readonly value: string }[] {
  const { nameOf, on } = scene;
  const date = (label: string, value: Parameters<typeof formatDate>[0] | undefined) =>
    value === undefined ? [] : [{ label, value: formatDayAndDate(value) }];
  const standing = standingOf(enquiry, on);
  return [
    { label: 'Now', value: `${standing.charAt(0).toUpperCase()}${standing.slice(1)}` },
    { label: 'For', value: nameOf(enquiry.councillorId) },
    {
      label: 'With',
      value:
        enquiry.officerId === undefined
          ? `${enquiry.service}, nobody yet`
          : `${nameOf(enquiry.officerId)}, ${enquiry.service}`,
    },
    ...date('Received', enquiry.receivedOn),
    ...(enquiry.acknowledgedOn === undefined
      ? date('Acknowledge by', enquiry.deadlines.acknowledge.by)
      : date('Acknowledged', enquiry.acknowledgedOn)),
    ...(enquiry.resolvedOn === undefined
      ? date('Resolve by', enquiry.deadlines.resolve.by)
      : date('Resolved', enquiry.resolvedOn)),
    ...(enquiry.stage === 'acknowledged' ? date('Next update by', enquiry.deadlines.update.by) : []),
    ...(enquiry.complexity.kind === 'complex' ? [{ label: 'Complex because', value: enquiry.complexity.reason }] : []),
    ...(enquiry.pauseReason === undefined ? [] : [{ label: 'Paused because', value: enquiry.pauseReason }]),
  ];
}

/** The number of an enquiry, for a change of it. */
export function numberOf({ year, number }: Enquiry): EnquiryNumber {
  return { year, number };
}
