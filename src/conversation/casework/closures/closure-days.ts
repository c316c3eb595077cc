import { type ClosureDay, formatDate, formatDayAndDate } from '../../../calendar/index.ts';
import {
  applyRecalculation,
  closedDays,
  closureReason,
  datesOf,
  type Move,
  previewRecalculation,
  type RecalculationPreview,
  reopeningReason,
  withClosures,
  withoutClosures,
} from '../../../casework/index.ts';
import { type Reply, reply } from '../../../messaging/index.ts';
import { isAdministrator } from '../../../people/index.ts';
import { type Command, sayOpenDay } from '../../../understanding/index.ts';
import { type Proposal, propose } from '../pending.ts';
import { askedIn, type Carrying, look, type Scene } from '../services.ts';
import { settleDate } from '../settle.ts';
import { buttons, count, heading, paragraph, say } from '../wording.ts';

const MOST_SHOWN = 10;
const MOST_OFFERED = 5;
const ONLY_ADMINISTRATORS = 'Only an administrator can change closure days and approve that dates move.';

/** "Closure day 29 December 2026: offices closed": which dates would move, for one approval. */
export const addClosureDay: Carrying<Extract<Command, { kind: 'close-day' }>> = async ({ day, name }, scene) => {
  if (!isAdministrator(scene.person)) return say(ONLY_ADMINISTRATORS);
  const said = settleDate(day, 'future', scene);
  if (said.kind !== 'settled') return say(said.kind === 'unclear' ? said.sentence : 'Say which day.');
  const days: readonly ClosureDay[] = [
    { date: said.value.date, name: name === '' ? 'Council closed' : name, clocks: 'all' },
  ];
  const [first] = days;
  const there =
    first && scene.rules.calendar.closureDays.find(({ date, clocks }) => date === first.date && clocks === 'all');
  if (there !== undefined)
    return reply(
      paragraph(`${formatDayAndDate(there.date)} is a closure day already: ${there.name}. Nothing was changed.`),
      buttons(['Take it away', sayOpenDay(there.date)], ['Closure days', 'closure days']),
    );
  return preview({ days, reason: closureReason(days) }, scene);
};

/** "Remove the closure day 24 December": the council is open after all, and dates are counted again. */
export const removeClosureDay: Carrying<Extract<Command, { kind: 'open-day' }>> = async ({ day }, scene) => {
  if (!isAdministrator(scene.person)) return say(ONLY_ADMINISTRATORS);
  const said = settleDate(day, 'future', scene);
  if (said.kind === 'nothing') return reply(paragraph('Say which day.'), ...(await listOfDays(scene)).blocks);
  if (said.kind === 'unclear') return say(said.sentence);
  const { date } = said.value;
  // The council's settings close a day whatever was approved beside them.
  const inSettings = scene.heard.knowledge.council.closureDays.some((each) => each.date === date);
  const approved = inSettings ? [] : (await approvedDays(scene)).filter((each) => each.date === date);
  if (approved.length > 0) return preview({ days: approved, reason: reopeningReason(approved), reopened: true }, scene);
  return reply(
    paragraph(
      inSettings
        ? `${formatDayAndDate(date)} is a closure day in the council’s settings, so it cannot be taken away here. Nothing was changed.`
        : `${formatDayAndDate(date)} is no closure day. Nothing was changed.`,
    ),
    buttons(['Closure days', 'closure days']),
  );
};

/** Those that were approved while running: the others are the council's settings. */
async function approvedDays(scene: Scene): Promise<readonly ClosureDay[]> {
  return closedDays(await look(scene, ({ casework }) => casework.closures(scene.heard.knowledge.council.id)));
}

/** "Check dates": whether the calendar as it is now, with a new list of bank holidays perhaps, would move any date. */
export const recalculateDates: Carrying<Command> = async (_command, scene) => {
  if (!isAdministrator(scene.person)) return say(ONLY_ADMINISTRATORS);
  return preview({ days: [], reason: 'Dates were counted again.' }, scene);
};

/** "Closure days": those of the council's settings and those approved here. */
export const listClosureDays: Carrying<Command> = async (_command, scene) => listOfDays(scene);

async function listOfDays(scene: Scene): Promise<Reply> {
  const days = [...scene.rules.calendar.closureDays].sort((a, b) => (a.date < b.date ? -1 : 1));
  if (days.length === 0) return say('There are no closure days besides weekends and bank holidays.');
  const mayTake = isAdministrator(scene.person) ? await approvedDays(scene) : [];
  const coming = mayTake.filter(({ date }) => date >= scene.on).slice(0, MOST_OFFERED);
  return reply(
    heading('Closure days'),
    { kind: 'list', items: days.map(({ date, name }) => `${formatDayAndDate(date)}, ${name}`) },
    ...(coming.length === 0
      ? []
      : [buttons(...coming.map(({ date }) => [`Take away ${formatDate(date)}`, sayOpenDay(date)] as const))]),
  );
}

/** Carries an approved preview out; if enquiries changed in between, here is the new one to approve. */
export async function approveClosure(
  { days, fingerprint, reason, reopened = false }: Extract<Proposal, { kind: 'closure' }>,
  changeId: string,
  scene: Scene,
): Promise<Reply> {
  const rules = reopened ? withoutClosures(scene.rules, days) : withClosures(scene.rules, days);
  const desk = { ...scene.desk, alongside: scene.services.planWith({ ...scene.reminders, rules }) };
  const asked = { ...askedIn(scene, changeId), rules };
  const outcome = await applyRecalculation(desk, asked, { fingerprint, reason, closures: days, reopened });
  switch (outcome.kind) {
    case 'refused':
      return say(outcome.sentence);
    case 'conflict':
      return say('Somebody changed an enquiry at the same moment, so nothing was done. Please try again.');
    case 'approved-other': {
      const again = await describePreview(outcome.preview, { days, reason, reopened }, scene);
      return reply(
        paragraph('Enquiries have changed since you were shown this, so nothing was done. Please look again.'),
        ...again.blocks,
      );
    }
    case 'recalculated': {
      const moved =
        outcome.moves > 0
          ? ` ${count(outcome.moves, 'enquiry has', 'enquiries have')} new dates. The people concerned will be told.`
          : outcome.repeated
            ? ''
            : ' No date has moved.';
      return say(`${outcome.repeated ? 'That was done already. ' : 'Done. '}${reason}${moved}`);
    }
  }
}

type Wanted = Pick<Extract<Proposal, { kind: 'closure' }>, 'days' | 'reason' | 'reopened'>;

async function preview(wanted: Wanted, scene: Scene): Promise<Reply> {
  const { days, reopened = false } = wanted;
  const rules = reopened ? withoutClosures(scene.rules, days) : withClosures(scene.rules, days);
  const found = await look(scene, ({ casework }) =>
    previewRecalculation(casework, scene.heard.knowledge.council.id, rules),
  );
  if (days.length === 0 && found.moves.length === 0) return say('No date would move.');
  return describePreview(found, wanted, scene);
}

async function describePreview(
  { moves, beyondList, fingerprint }: RecalculationPreview,
  wanted: Wanted,
  scene: Scene,
): Promise<Reply> {
  const id = await propose({ kind: 'closure', fingerprint, ...wanted }, scene);
  const [day] = wanted.days;
  const what = wanted.reopened ? 'Take away the closure day' : 'Closure day:';
  return reply(
    heading(day === undefined ? 'Dates that would move' : `${what} ${formatDayAndDate(day.date)}, ${day.name}`),
    paragraph(
      moves.length === 0
        ? 'No date of an open enquiry moves.'
        : `The dates of ${count(moves.length, 'open enquiry', 'open enquiries')} move. Each person concerned gets one message about each.`,
    ),
    ...(moves.length === 0 ? [] : [{ kind: 'list' as const, items: moves.slice(0, MOST_SHOWN).map(moveLine) }]),
    ...(moves.length > MOST_SHOWN ? [paragraph(`And ${moves.length - MOST_SHOWN} more.`)] : []),
    ...beyondList.slice(0, 3).map(({ reference, message }) => paragraph(`${reference}: ${message}`)),
    paragraph('Nothing is written down yet.'),
    buttons([wanted.reopened ? 'Take it away' : 'Approve', `confirm ${id}`], ['Cancel', `cancel ${id}`]),
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
