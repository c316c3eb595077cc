import { type ClosureDay, dayOf, formatDate, formatDayAndDate, type LocalDate } from '../../../calendar/index.ts';
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
import { type Command, readDays, sayOpenDay } from '../../../understanding/index.ts';
import { type Proposal, propose } from '../pending.ts';
import { askedIn, type Carrying, look, type Scene } from '../services.ts';
import { type Settled, settleDate } from '../settle.ts';
import { buttons, count, heading, listed, paragraph, say } from '../wording.ts';

const MOST_SHOWN = 10;
const MOST_OFFERED = 5;
const ONLY_ADMINISTRATORS = 'Only an administrator can change closure days and approve that dates move.';

/** "Closure day 29 December 2026: offices closed", "closure days 24, 29 and 31 December": which dates would move, for one approval. */
export const addClosureDay: Carrying<Extract<Command, { kind: 'close-day' }>> = async ({ day, name, part }, scene) => {
  if (!isAdministrator(scene.person)) return say(ONLY_ADMINISTRATORS);
  const said = settleDays(day, scene);
  if (said.kind !== 'settled') return say(said.kind === 'unclear' ? said.sentence : 'Say which day.');
  if (part !== undefined) return wholeDaysOnly(day, name, part);
  const { closureDays } = scene.rules.calendar;
  const named = said.value;
  const there = closureDays.filter(({ date, clocks }) => named.includes(date) && clocks === 'all');
  const [first] = there;
  if (first !== undefined && there.length === named.length)
    return reply(
      paragraph(`${formatDayAndDate(first.date)} is a closure day already: ${first.name}. Nothing was changed.`),
      buttons(['Take it away', sayOpenDay(first.date)], ['Closure days', 'closure days']),
    );
  const free = named.filter((date) =>
    named.length > 1 ? dayOf(date, scene.rules.calendar).kind !== 'working-day' : freeFor(date, scene) !== undefined,
  );
  const days = named
    .filter((date) => !free.includes(date))
    .map((date): ClosureDay => ({ date, name: name === '' ? 'Council closed' : name, clocks: 'all' }));
  if (days.length === 0)
    return say(
      named.length > 1
        ? `None of these is a working day: ${listed(named.map(formatDayAndDate))}. Nothing was changed.`
        : `${listed(named.map(formatDayAndDate))} is no working day: it is ${freeFor(named[0] ?? scene.on, scene)}. Nothing was changed.`,
    );
  const shown = await preview({ days, reason: closureReason(days) }, scene);
  if (free.length === 0) return shown;
  const left = paragraph(`Left out, because they are no working days: ${listed(free.map(formatDayAndDate))}.`);
  return { ...shown, blocks: [...shown.blocks.slice(0, 1), left, ...shown.blocks.slice(1)] };
};

/** Why a day is none on which the council works, whatever is closed. */
function freeFor(date: LocalDate, { rules }: Scene): string | undefined {
  const day = dayOf(date, rules.calendar);
  if (day.kind === 'bank-holiday') return `a bank holiday, ${day.name}`;
  return day.kind === 'weekend' || day.kind === 'free-weekday' ? 'at a weekend' : undefined;
}

/** One day as every day is read; several where all of them are plain: the list is exactly what was said, or it is asked. */
function settleDays(said: string, scene: Scene): Settled<readonly LocalDate[]> {
  const several = readDays(said, { ...scene, calendar: scene.rules.calendar });
  if (several?.kind === 'doubt') return { kind: 'unclear', sentence: several.sentence };
  if (several?.kind === 'days' && several.days.length > 1) return { kind: 'settled', value: several.days };
  const one = settleDate(said, 'future', scene);
  if (one.kind === 'settled') return { kind: 'settled', value: [one.value.date] };
  if (several !== undefined || !/\p{L}.*\d.*\d/u.test(said)) return one;
  const example = 'Say each of them, for example "closure days 24, 29 and 31 December".';
  return { kind: 'unclear', sentence: `It is not plain which days “${said}” means. ${example}` };
}

/** The calendar counts whole days: what is closed for a part of one is asked about. */
function wholeDaysOnly(day: string, name: string, part: string): Reply {
  const plain = day.replace(new RegExp(`\\s*${part}`, 'i'), '').trim();
  return {
    ...reply(
      paragraph(
        `You said “${part}”, but a closure day is a whole day on which no date is counted. Nothing was changed.`,
      ),
      buttons(
        ['Close the whole day', `closure day ${plain}${name === '' ? '' : `: ${name}`}`],
        ['Closure days', 'closure days'],
      ),
    ),
    nature: 'asks',
  };
}

/** "Remove the closure day 24 December": the council is open after all, and dates are counted again. */
export const removeClosureDay: Carrying<Extract<Command, { kind: 'open-day' }>> = async ({ day }, scene) => {
  if (!isAdministrator(scene.person)) return say(ONLY_ADMINISTRATORS);
  const said = settleDays(day, scene);
  if (said.kind === 'nothing') return reply(paragraph('Say which day.'), ...(await listOfDays(scene)).blocks);
  if (said.kind === 'unclear') return say(said.sentence);
  const several = said.value;
  const [date = scene.on] = several;
  // The council's settings close a day whatever was approved beside them.
  const inSettings = scene.heard.knowledge.council.closureDays.some((each) => each.date === date);
  const approved = inSettings ? [] : (await approvedDays(scene)).filter((each) => several.includes(each.date));
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
  const several = wanted.days;
  return reply(
    heading(headingOf(wanted)),
    ...(several.length > 1
      ? [{ kind: 'list' as const, items: several.map(({ date, name }) => `${formatDayAndDate(date)}, ${name}`) }]
      : []),
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

function headingOf({ days, reopened }: Wanted): string {
  const [day, second] = days;
  const what = reopened ? 'Take away the closure day' : 'Closure day';
  if (day === undefined) return 'Dates that would move';
  return second === undefined
    ? `${what}${reopened ? '' : ':'} ${formatDayAndDate(day.date)}, ${day.name}`
    : `${what}s: ${days.length} days`;
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
