import { formatDate, type LocalDate } from '../../../calendar/index.ts';
import { type EnquiryNumber, parseReference, UNDO_FOR, undo } from '../../../casework/index.ts';
import { type Reply, reply } from '../../../messaging/index.ts';
import { findPerson } from '../../../people/index.ts';
import { type Command, sayOpenDay, typedFor } from '../../../understanding/index.ts';
import { type Changed, lastChangeOf, turnOf } from '../last-change.ts';
import { sayStays } from '../peoples-time/index.ts';
import { askedIn, look, type Scene } from '../services.ts';
import { buttons, paragraph } from '../wording.ts';
import { changesReply } from './change-reply.ts';

type Act = Extract<Command, { kind: 'act' }>;

const NUMBER = /\bcw\W*\d|\b20\d\d\W+\d/i;
/** So many closure days are offered to be put right. */
const MOST_DAYS = 3;
const LAST_ONE = /^(?:(?:my|the|that|your)\s+)?(?:very\s+)?(?:last|latest)\b/i;

/** "Undo", "undo that": what is taken back is not named by who says it, whatever stands on the screen. */
export function isUnnamed({ abouts, sure }: Act, { heard }: Scene): boolean {
  if (sure || NUMBER.test(heard.text)) return false;
  return abouts.every(
    ({ named, among }) =>
      named === '' || among !== undefined || parseReference(named) !== undefined || LAST_ONE.test(named),
  );
}

/** What was done to an enquiry, taken back as its number was given. */
export async function takeBack({ year, number }: EnquiryNumber, scene: Scene): Promise<Reply> {
  const wanted = { year, number };
  const last = (await look(scene, ({ casework }) => casework.history(scene.viewer, wanted))).at(-1);
  const outcome = await undo(scene.desk, askedIn(scene), wanted);
  const done = await changesReply(outcome, scene);
  if (outcome.kind !== 'changed' || last === undefined || last.undoes !== undefined) return done;
  return { ...done, blocks: [paragraph(`This was taken back: ${last.what}`), ...done.blocks] };
}

/**
 * "Undo" is about the last change alone: done at once directly after the turn that made it, asked otherwise, and nothing where that
 * last one cannot be taken back. An older one is never reached for.
 */
export async function takeBackLast(scene: Scene): Promise<Reply> {
  const { services, heard, person, screen, at } = scene;
  const last = await lastChangeOf({ ...services, council: heard.knowledge.council.id, person: person.id });
  if (last === undefined)
    return shows('I know of no change of yours that “undo” could take back. Nothing was changed now.');
  const { changed } = last;
  if (changed.kind !== 'enquiry') return shows(...notUndone(changed, scene));
  const { reference } = changed;
  const wanted = parseReference(reference);
  if (wanted === undefined) return shows('Nothing was changed now.');
  if (screen.made === last.turn && screen.made !== turnOf(heard)) return takeBack(wanted, scene);
  const entry = (await look(scene, ({ casework }) => casework.history(scene.viewer, wanted))).findLast(
    ({ by }) => by === person.id,
  );
  const what = `Your last change was to ${reference}${entry === undefined ? '.' : `: ${entry.what}`}`;
  if (entry?.kind === 'undo') return shows(`${what} That cannot be undone again, so nothing was changed now.`);
  if (at - last.at >= UNDO_FOR)
    return shows(`${what} That was more than five minutes ago, so it cannot be taken back. Nothing was changed now.`);
  const typed = typedFor('undo', reference);
  return shows(
    `${what} Nothing was taken back now. To take that back, press the button or type "${typed}".`,
    [`Undo ${reference}`, typed],
    [`Show ${reference}`, typedFor('show', reference)],
  );
}

function shows(text: string, ...offers: readonly (readonly [string, string])[]): Reply {
  return { ...reply(paragraph(text), ...(offers.length === 0 ? [] : [buttons(...offers)])), nature: 'shows' };
}

/** What somebody changed last, where that was no enquiry. */
export function sayChanged(changed: Exclude<Changed, { kind: 'enquiry' }>): string {
  switch (changed.kind) {
    case 'absence':
      return `Your last change was an absence: ${changed.sentence}`;
    case 'leaving':
    case 'back':
      return `Your last change was this: ${changed.sentence}`;
    case 'closure':
      return 'Your last change was to the closure days.';
    case 'announcement':
      return 'Your last change was an announcement.';
    case 'choice':
      return 'Your last change was to your own reminders.';
  }
}

/** What cannot be taken back by "undo", and how it is put right. */
function notUndone(
  changed: Exclude<Changed, { kind: 'enquiry' }>,
  { person, nameOf, directory }: Scene,
): [string, ...(readonly [string, string])[]] {
  const not = '“undo” does not take that back, so nothing was changed now.';
  const own = 'cancel my absence';
  switch (changed.kind) {
    case 'absence': {
      const said = `${sayChanged(changed)} ${not}`;
      if (changed.who === person.id) return [`${said} To end it, type "${own}".`, ['Cancel my absence', own]];
      if (changed.who === undefined) return [said, ['Who is away', 'who is away']];
      const end = `cancel the absence of ${nameOf(changed.who)}`;
      return [`${said} To end it, type "${end}".`, ['End that absence', end], ['Who is away', 'who is away']];
    }
    case 'leaving': {
      const said = `${sayChanged(changed)} ${not}`;
      const person = findPerson(directory, changed.who);
      if (person === undefined) return [said, ['Who leaves', 'who is leaving']];
      const stays = sayStays(person);
      const how = `Until that day is over, type "${stays}".`;
      return [`${said} ${how}`, ['Not leaving after all', stays], ['Who leaves', 'who is leaving']];
    }
    case 'back':
      return [`${sayChanged(changed)} ${not}`];
    case 'closure': {
      const said = `${sayChanged(changed)} ${not}`;
      const list = ['Closure days', 'closure days'] as const;
      const days = (changed.days ?? []).slice(0, MOST_DAYS);
      if (days.length === 0) return [said, list];
      const typed = (day: LocalDate) => (changed.reopened === true ? `closure day ${day}` : sayOpenDay(day));
      const label = (day: LocalDate) => `${changed.reopened === true ? 'Close' : 'Open'} ${formatDate(day)}`;
      const how = `To put it right, type ${days.map((day) => `"${typed(day)}"`).join(' or ')}. That is read back first.`;
      return [`${said} ${how}`, ...days.map((day) => [label(day), typed(day)] as const), list];
    }
    case 'announcement':
      return [`${sayChanged(changed)} It cannot be called back, and nothing was changed now.`];
    case 'choice':
      return [`${sayChanged(changed)} ${not}`, ['My reminders', 'my reminders']];
  }
}
