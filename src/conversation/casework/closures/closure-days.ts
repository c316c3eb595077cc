import { type ClosureDay, formatDate, formatDayAndDate } from '../../../calendar/index.ts';
import {
  applyRecalculation,
  closureReason,
  datesOf,
  type Move,
  previewRecalculation,
  type RecalculationPreview,
  withClosures,
} from '../../../casework/index.ts';
import { type Reply, reply } from '../../../messaging/index.ts';
import { isAdministrator } from '../../../people/index.ts';
import type { Command } from '../../../understanding/index.ts';
import { type Proposal, propose } from '../pending.ts';
import { askedIn, type Carrying, look, type Scene } from '../services.ts';
import { settleDate } from '../settle.ts';
import { buttons, count, heading, paragraph, say } from '../wording.ts';

const MOST_SHOWN = 10;
const onlyAdministrators = 'Only an administrator can change closure days and approve that dates move.';

/** "Closure day 29 December 2026: offices closed": which dates would move, for one approval. */
export const addClosureDay: Carrying<Extract<Command, { kind: 'close-day' }>> = async ({ day, name }, scene) => {
  if (!isAdministrator(scene.person)) return say(onlyAdministrators);
  const said = settleDate(day, 'future', scene);
  if (said.kind !== 'settled') return say(said.kind === 'unclear' ? said.sentence : 'Say which day.');
  const days: readonly ClosureDay[] = [
    { date: said.value.date, name: name === '' ? 'Council closed' : name, clocks: 'all' },
  ];
  return preview(days, closureReason(days), scene);
};

/** "Check dates": whether the calendar as it is now, with a new list of bank holidays perhaps, would move any date. */
export const recalculateDates: Carrying<Command> = async (_command, scene) => {
  if (!isAdministrator(scene.person)) return say(onlyAdministrators);
  return preview([], 'Dates were counted again.', scene);
};

/** "Closure days": those of the council's settings and those approved here. */
export const listClosureDays: Carrying<Command> = async (_command, { rules }) => {
  const days = [...rules.calendar.closureDays].sort((a, b) => (a.date < b.date ? -1 : 1));
  if (days.length === 0) return say('There are no closure days besides weekends and bank holidays.');
  return reply(heading('Closure days'), {
    kind: 'list',
    items: days.map(({ date, name }) => `${formatDayAndDate(date)}, ${name}`),
  });
};

/** Carries an approved preview out; if enquiries changed in between, here is the new one to approve. */
export async function approveClosure(
  { days, fingerprint, reason }: Extract<Proposal, { kind: 'closure' }>,
  changeId: string,
  scene: Scene,
): Promise<Reply> {
  const rules = withClosures(scene.rules, days);
  const desk = { ...scene.desk, alongside: scene.services.planWith({ ...scene.reminders, rules }) };
  const asked = { ...askedIn(scene, changeId), rules };
  const outcome = await applyRecalculation(desk, asked, { fingerprint, reason, closures: days });
  switch (outcome.kind) {
    case 'refused':
      return say(outcome.sentence);
    case 'conflict':
      return say('Somebody changed an enquiry at the same moment, so nothing was done. Please try again.');
    case 'approved-other': {
      const again = await describePreview(outcome.preview, days, reason, scene);
      return reply(
        paragraph('Enquiries have changed since you were shown this, so nothing was done. Please look again.'),
        ...again.blocks,
      );
    }
    case 'recalculated': {
      const moved =
        outcome.moves === 0
          ? 'No date has moved.'
          : `${count(outcome.moves, 'enquiry has', 'enquiries have')} new dates. The people concerned will be told.`;
      return say(`${outcome.repeated ? 'That was done already. ' : 'Done. '}${reason} ${moved}`);
    }
  }
}

async function preview(days: readonly ClosureDay[], reason: string, scene: Scene): Promise<Reply> {
  const rules = withClosures(scene.rules, days);
  const found = await look(scene, ({ casework }) =>
    previewRecalculation(casework, scene.heard.knowledge.council.id, rules),
  );
  if (days.length === 0 && found.moves.length === 0) return say('No date would move.');
  return describePreview(found, days, reason, scene);
}

async function describePreview(
  { moves, beyondList, fingerprint }: RecalculationPreview,
  days: readonly ClosureDay[],
  reason: string,
  scene: Scene,
): Promise<Reply> {
  const id = await propose({ kind: 'closure', days, fingerprint, reason }, scene);
  const [day] = days;
  return reply(
    heading(day === undefined ? 'Dates that would move' : `Closure day: ${formatDayAndDate(day.date)}, ${day.name}`),
    paragraph(
      moves.length === 0
        ? 'No date of an open enquiry moves.'
        : `The dates of ${count(moves.length, 'open enquiry', 'open enquiries')} move. Each person concerned gets one message about each.`,
    ),
    ...(moves.length === 0 ? [] : [{ kind: 'list' as const, items: moves.slice(0, MOST_SHOWN).map(moveLine) }]),
    ...(moves.length > MOST_SHOWN ? [paragraph(`And ${moves.length - MOST_SHOWN} more.`)] : []),
    ...beyondList.slice(0, 3).map(({ reference, message }) => paragraph(`${reference}: ${message}`)),
    paragraph('Nothing is written down yet.'),
    buttons(['Approve', `confirm ${id}`], ['Cancel', `cancel ${id}`]),
  );
}

function moveLine({ before, after }: Move): string {
  const [was, is] = [datesOf(before), datesOf(after)];
  const duties = { acknowledge: 'acknowledge', resolve: 'resolve', update: 'next update' } as const;
  const moved = (['acknowledge', 'resolve', 'update'] as const).flatMap((clock) => {
    const [old, now] = [was[clock], is[clock]];
    return old === now || old === undefined || now === undefined
      ? []
      : [`${duties[clock]} from ${formatDate(old)} to ${formatDate(now)}`];
  });
  return `${before.reference}: ${moved.join('; ')}`;
}
