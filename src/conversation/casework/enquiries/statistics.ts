import { formatSpan } from '../../../calendar/index.ts';
import { lastYear, type Period, PUBLISHING } from '../../../casework/index.ts';
import { reply } from '../../../messaging/index.ts';
import { isAdministrator, isOfCouncillorSide } from '../../../people/index.ts';
import { type Command, readPastPeriod } from '../../../understanding/index.ts';
import type { Carrying, Scene } from '../services.ts';
import { askWhich } from '../settle.ts';
import { buttons, heading, paragraph, say } from '../wording.ts';
import { byWard, byWardToPublish, figuresOf, lineOfPart, type Part, partOf } from './figures-of.ts';
import {
  breakdown,
  clockNames,
  inOrder,
  inTimeSentence,
  monthsNamed,
  orderSentence,
  tableOf,
} from './figures-shown.ts';

type Asked = Extract<Command, { kind: 'statistics' }>;

/**
 * "Statistics": a year, or the time that is said, of what the speaker may see anyway, in full. "Statistics to publish" are for
 * administrators, who see everything: there small figures are hidden, because publishing tells others. A service or a ward has there
 * the line that it has in the table of all of them, and no other figures: from those, what is hidden could be worked out.
 */
export const showStatistics: Carrying<Asked> = async ({ figures, of }, scene) => {
  const publish = figures === 'to-publish';
  if (publish && !isAdministrator(scene.person)) {
    return say(
      'Only an administrator can make statistics to publish. Type "statistics" for those of what you can see.',
    );
  }
  const period = of.period === '' ? lastYear(scene.on) : readPastPeriod(of.period, scene);
  if (period === undefined)
    return say(
      `I do not understand “${of.period}” as a time. Say for example “last quarter”, “since October” or “between 1 October and 15 November”.`,
    );
  const part = partOf(of, scene);
  if (part.kind === 'unclear') return askWhich(part, scene);
  if (publish && part.isTooNarrow)
    return say(
      'Statistics to publish are of the whole council, of one service or of one ward. From those of anything smaller, figures that are hidden could be worked out.',
    );
  const clocks =
    publish && part.said !== ''
      ? await lineOfPart(part, period, scene)
      : (await figuresOf(part, period, publish ? 'published' : 'full', scene)).clocks;
  // What is hidden puts nothing in order.
  const order = publish ? '' : of.order;
  const counted = clocks.filter(({ all }) => all.total !== 0);
  const when = formatSpan(period);
  const aside = of.unused.map((each) => `“${each}”`).join(', ');
  const unused = [
    ...(aside === '' ? [] : [paragraph(`I did not use ${aside}, so these figures are not narrowed by it.`)]),
    ...(of.uncounted === ''
      ? []
      : [
          paragraph(
            `“${of.uncounted}” is not counted: these figures say what was kept in time, not how many days it took.`,
          ),
        ]),
  ];
  if (counted.length === 0)
    return reply(
      paragraph(
        publish
          ? `There are no figures${part.said} to publish ${when}: there are none, or too few.`
          : `No enquiries${part.said} were received ${when}, as far as you can see.`,
      ),
      ...unused,
    );
  // Where it was asked for, one line says that there is only one.
  const fewest = of.by === '' || publish ? 2 : 1;
  const isWithheld =
    (of.by === 'service' && counted.every(({ byService }) => byService === 'withheld')) ||
    (of.by === 'month' && counted.every(({ byMonth }) => byMonth === 'withheld'));
  const whose = publish ? 'Statistics to publish' : titleFor(part.said, scene);
  return reply(
    heading(publish ? `${whose}${part.said}` : whose),
    paragraph(`Enquiries received ${when}, as they stand today. ${inTimeSentence(counted)}`.trim()),
    ...unused,
    tableOf(counted.map(({ clock, all }) => ({ ...all, name: clockNames[clock] }))),
    ...(of.by !== 'ward' || (publish && part.said !== '')
      ? []
      : publish
        ? await byWardToPublish(period, scene)
        : await byWard(part, period, of.order, scene)),
    ...counted.flatMap(({ clock, byService, byMonth }) => [
      ...(of.by === '' || of.by === 'service'
        ? breakdown(`${clockNames[clock]}, by service`, inOrder(byService, order), fewest)
        : []),
      ...(of.by === '' || of.by === 'month'
        ? breakdown(`${clockNames[clock]}, by month of receipt`, monthsNamed(inOrder(byMonth, order)), fewest)
        : []),
    ]),
    ...(order === '' || of.by === 'ward' || isWithheld ? [] : [paragraph(orderSentence(order))]),
    ...(isWithheld ? [paragraph(await whyWithheld(of.by === 'month' ? 'month' : 'service', part, period, scene))] : []),
    paragraph(
      'A promise counts for the service that kept it, or that had the enquiry when its date passed. “In time” in per cent is of those that were kept or missed; what is open, paused or has no date is not in it.',
    ),
    ...(publish ? [paragraph(PUBLISHING)] : []),
    buttons(
      ...(!publish && isAdministrator(scene.person)
        ? [['Statistics to publish', 'statistics to publish'] as const]
        : []),
      ...(of.by === 'ward' || of.ward !== '' ? [] : [['By ward', saidAgain(of, figures)] as const]),
      ['Open the dashboard', 'dashboard'],
    ),
  );
};

/** Why there is no table by service or month to publish. */
async function whyWithheld(by: 'service' | 'month', part: Part, period: Period, scene: Scene): Promise<string> {
  if (part.said !== '')
    return 'Statistics to publish of one service or one ward are not parted further: figures that are hidden could be worked out.';
  const { clocks } = await figuresOf(part, period, 'full', scene);
  const isOne = clocks.every(({ byService, byMonth }) => (by === 'service' ? byService : byMonth).length <= 1);
  if (!isOne) return `By ${by} the figures are too small to be published.`;
  const all = by === 'service' ? 'were of one service' : 'were received in one month';
  return `All of these ${all}, so there is nothing to part by ${by}.`;
}

function titleFor(said: string, { person, viewer }: Scene): string {
  if (isOfCouncillorSide(person))
    return `Figures of your enquiries${said}, and of those${said} that another councillor shared with you`;
  if (said === '') return 'Statistics of what you can see';
  return viewer.all ? `Casework figures${said}` : `Casework figures${said}, of what you can see`;
}

/** The same figures by ward, as typed. */
function saidAgain({ ward, service, councillor, period }: Asked['of'], figures: Asked['figures']): string {
  const about = [ward === '' ? '' : `${ward} ward`, service, councillor].filter((each) => each !== '').join(', ');
  return [
    figures === 'own' ? 'statistics' : 'statistics to publish',
    ...(about === '' ? [] : [`for ${about}`]),
    'by ward',
    ...(period === '' ? [] : [period]),
  ].join(' ');
}
