import {
  addDays,
  formatDate,
  formatDayAndDate,
  instantOf,
  localDateAt,
  localTime,
  localTimeAt,
} from '../../../calendar/index.ts';
import {
  type AuditEntry,
  type Enquiry,
  type EnquiryFilter,
  parseReference,
  quoted,
  sayWordsGone,
  teamOf,
  whatStillHolds,
} from '../../../casework/index.ts';
import { reply } from '../../../messaging/index.ts';
import { isOfCouncillorSide } from '../../../people/index.ts';
import { type Command, readPastPeriod, sayList, typedFor } from '../../../understanding/index.ts';
import { type Carrying, look, type Scene } from '../services.ts';
import { buttons, count, heading, paragraph, say } from '../wording.ts';
import { actionsBlock, agreementActions } from './enquiry-actions.ts';

const NAME = 'asked-what-was-missed';
/** Whoever never asked before is told of this many days; nobody of more than so many. */
const DAYS = 7;
const MOST_DAYS = 31;
const MOST_TOLD = 40;
const MOST_BUTTONS = 5;

/**
 * "What did I miss": what others did to the speaker's own casework since they asked last, newest first. Somebody else's
 * casework is in it only as far as they handle it.
 */
export const listMissed: Carrying<Extract<Command, { kind: 'list' }>> = async ({ of }, scene) => {
  const { services, person, heard, at, on } = scene;
  const isOwn = isOfCouncillorSide(person);
  if (of.unused !== '')
    return reply(
      paragraph(
        `I can list what others did to ${isOwn ? 'your enquiries' : 'enquiries of you and your team'}, and nothing narrower. You said “${of.unused}”, so nothing is listed.`,
      ),
      buttons(['What others did', sayList('changed')], ['My casework', sayList('mine')]),
    );
  const council = heard.knowledge.council;
  const period = of.period === '' ? undefined : readPastPeriod(of.period, scene);
  const asked = (await services.settings.of(council.id, person.id))[NAME];
  const start = (days: number) => instantOf(addDays(on, -days), localTime('00:00'), council.timeZone);
  const last = typeof asked === 'number' && asked <= at ? Math.max(asked, start(MOST_DAYS)) : start(DAYS);
  const after = period === undefined ? last : instantOf(period.from, localTime('00:00'), council.timeZone) - 1;
  const entries = await look(scene, ({ casework }) =>
    casework.changes(scene.viewer, theirs(scene), { after, notBy: person.id, limit: MOST_TOLD }),
  );
  await services.settings.set(council.id, person.id, NAME, at, at);
  const since = momentOf(after + 1, council.timeZone);
  if (entries.length === 0)
    return say(`Nobody else has done anything to your ${isOwn ? '' : 'or your team’s '}casework since ${since}.`);
  const references = [...new Set(entries.map(({ reference }) => reference))];
  const numbers = references.flatMap((reference) => parseReference(reference) ?? []);
  const about = await look(scene, ({ casework }) => casework.some(scene.viewer, numbers));
  const shown = about.filter(({ reference }) => references.slice(0, MOST_BUTTONS).includes(reference));
  return reply(
    heading(
      `Since ${since}: ${count(references.length, 'enquiry', 'enquiries')} ${isOwn ? 'of yours' : 'with you or your team'}`,
    ),
    { kind: 'list', items: entries.map((entry) => lineOf(entry, about, scene)) },
    ...(entries.length === MOST_TOLD ? [paragraph('There was more before that.')] : []),
    ...actionsBlock(agreementActions(shown, scene)),
    buttons(...references.slice(0, MOST_BUTTONS).map((reference) => [reference, typedFor('show', reference)] as const)),
  );
};

/** `Tuesday 1 December 2026`; from a time within the day, with it. */
function momentOf(at: number, zone: string): string {
  const [day, time] = [formatDayAndDate(localDateAt(at, zone)), localTimeAt(at, zone)];
  return time === '00:00' ? day : `${day}, ${time}`;
}

function theirs({ person, directory, on }: Scene): EnquiryFilter {
  return isOfCouncillorSide(person) ? { councillorId: person.id } : { handledBy: teamOf(person, directory, on) };
}

function lineOf(entry: AuditEntry, about: readonly Enquiry[], { heard, nameOf }: Scene): string {
  const { reference, at, by, why } = entry;
  const enquiry = about.find((one) => one.reference === reference);
  const what = enquiry === undefined ? entry.what : whatStillHolds(entry.what, enquiry, nameOf);
  const zone = heard.knowledge.council.timeZone;
  const when = `${formatDate(localDateAt(at, zone))}, ${localTimeAt(at, zone)}`;
  return `${reference}, ${when}, ${nameOf(by)}: ${what}${why === undefined || why === '' ? '' : ` ${quoted(why)}`}${sayWordsGone(entry)}`;
}
