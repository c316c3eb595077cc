import {
  addWorkingDays,
  dayOf,
  formatDate,
  formatDay,
  formatDayAndDate,
  type LocalDate,
} from '../../../calendar/index.ts';
import { type Action, type Enquiry, type Refused, versionSeen } from '../../../casework/index.ts';
import { type Reply, reply } from '../../../messaging/index.ts';
import { typedFor } from '../../../understanding/index.ts';
import type { Scene } from '../services.ts';
import { buttons, paragraph } from '../wording.ts';

/** Longer words are not carried by a button. */
const MOST_CARRIED = 1500;

/** Why something was refused; where its day is no working day, with a button that does the same on the next one. */
export function refusedDay(
  { sentence, code }: Refused,
  action: Action | undefined,
  enquiry: Enquiry,
  scene: Scene,
): Reply {
  if (action?.kind === 'agree' && code === 'not-agreed') return agreedToOther(sentence, action.by, enquiry, scene);
  const day = action === undefined || code !== 'bad-date' ? undefined : dayIn(action);
  const { calendar } = scene.rules;
  const isFree =
    day !== undefined && day > scene.on && !['working-day', 'beyond-list'].includes(dayOf(day, calendar).kind);
  const next = isFree ? addWorkingDays(day, 0, calendar) : undefined;
  const typed = next?.kind === 'date' && action !== undefined ? onDay(action, next.date, enquiry, scene) : undefined;
  if (next?.kind !== 'date' || typed === undefined || typed.length > MOST_CARRIED) return reply(paragraph(sentence));
  return { ...reply(paragraph(sentence), buttons([`Make it ${formatDayAndDate(next.date)}`, typed])), nature: 'asks' };
}

/** Agreement to another day than is proposed is none: the day that is, or a no that tells the other. */
function agreedToOther(sentence: string, by: LocalDate | undefined, enquiry: Enquiry, { viewer }: Scene): Reply {
  const { reference, proposedExtension } = enquiry;
  const wished = by === undefined ? '' : `: I would agree to ${formatDayAndDate(by)}`;
  const agrees =
    proposedExtension === undefined
      ? []
      : [
          [
            `I agree to ${formatDay(proposedExtension.by)}`,
            typedFor('agree', `${reference} v${versionSeen(enquiry, viewer).version}`),
          ] as const,
        ];
  return {
    ...reply(
      paragraph(`${sentence} Nothing is agreed yet.`),
      buttons(...agrees, [
        by === undefined ? 'I do not agree' : `No, but to ${formatDay(by)}`,
        `${typedFor('decline', reference)}${wished}`,
      ]),
    ),
    nature: 'asks',
  };
}

function dayIn(action: Action): LocalDate | undefined {
  switch (action.kind) {
    case 'pause':
      return action.until;
    case 'extend':
      return action.withoutAgreement === true ? undefined : action.by;
    case 'update':
    case 'acknowledge':
      return action.nextUpdateBy;
    default:
      return undefined;
  }
}

/** What is typed to do the same on that day. */
function onDay(action: Action, day: LocalDate, { reference }: Enquiry, { nameOf }: Scene): string | undefined {
  const date = formatDate(day);
  switch (action.kind) {
    case 'pause':
      return `${typedFor('pause', reference)} until ${date}: ${action.reason}`;
    case 'extend':
      return `${typedFor('extend', reference)} to ${date}: ${action.reason}`;
    case 'update':
      return `${typedFor('update', reference)}: ${action.text.replace(/[\s.]+$/, '')}, next update ${date}`;
    case 'acknowledge':
      return `${typedFor('acknowledge', reference)}, ${nameOf(action.officerId)} has it, next update ${date}`;
    default:
      return undefined;
  }
}
