import { formatDayAndDate } from '../../../calendar/index.ts';
import { explainDeadlines, promisedBy } from '../../../casework/index.ts';
import { type Block, reply } from '../../../messaging/index.ts';
import { type Command, typedFor } from '../../../understanding/index.ts';
import type { Carrying } from '../services.ts';
import { heading, noPromise, paragraph, quoteStandard, standingOf } from '../wording.ts';
import { findEnquiry, firstOf } from './find-enquiry.ts';

/** "Why this date?": the count day by day, and the clause it follows from. */
export const explainDates: Carrying<Extract<Command, { kind: 'why' }>> = async ({ abouts }, scene) => {
  const found = await findEnquiry(firstOf(abouts), (reference) => typedFor('why', reference), scene);
  if (found?.kind !== 'found') return found?.reply;
  const { enquiry } = found;
  const explained = explainDeadlines(enquiry, scene.rules);
  const title = heading(`${enquiry.reference}: why these dates`);
  if (explained.length === 0) {
    const by = promisedBy(enquiry, 'resolve');
    const none = `${enquiry.reference} was ${standingOf(enquiry, scene.on)} No date runs any more.`;
    if (by === undefined) return reply(title, paragraph(none));
    return reply(
      title,
      paragraph(`${none} The promise was to resolve it by ${formatDayAndDate(by)}.`),
      ...quoteStandard(scene),
    );
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
