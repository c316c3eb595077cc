import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { formatDate, localDateAt } from '../../calendar/index.ts';
import {
  type CaseworkReads,
  diaryDates,
  type Enquiry,
  type EnquiryFilter,
  type PageCursor,
  visibilityOf,
} from '../../casework/index.ts';
import { defined } from '../../defined.ts';
import { type Reply, reply } from '../../messaging/index.ts';
import { findPerson, isActive, isOfCouncillorSide, nameById, type SettingsStore } from '../../people/index.ts';
import { type Command, sayWithId } from '../../understanding/index.ts';
import { toDiary } from './enquiries/index.ts';
import { type Proposal, propose } from './pending.ts';
import type { Carrying, Scene } from './services.ts';
import { buttons, heading, paragraph, say } from './wording.ts';

/*
 * A calendar that somebody subscribes to: an address with a secret in it, which a calendar program asks again and again.
 *
 *   none --calendar address--> made, shown once --new calendar address, confirmed--> another one; the former ends
 *                                 |
 *                                 `--stop calendar address, confirmed--> none
 *
 * Kept is only a digest of the secret: nobody can read the address anywhere. It gives what its person may see at that moment.
 */

/** Under which name it is kept in a person's settings. */
const NAME = 'calendar-address';
/** More dates than anybody looks through. */
const MOST_IN_CALENDAR = 1_000;

type Kept = { readonly digest: string; readonly madeAt: number };

/** "Calendar address", "new calendar address", "stop calendar address". What ends an address in use is read back first. */
export const calendarAddress: Carrying<Extract<Command, { kind: 'calendar-address' }>> = async ({ what }, scene) => {
  const { heard } = scene;
  const kept = await keptFor(scene);
  if (kept === undefined)
    return what === 'stop' ? say('You have no calendar address, so nothing was stopped.') : makeAddress(kept, scene);
  const since = formatDate(localDateAt(kept.madeAt, heard.knowledge.council.timeZone));
  if (what === 'show')
    return reply(
      paragraph(
        `You have had a calendar address since ${since}. It was shown once, when it was made, and cannot be shown again.`,
      ),
      paragraph('If you no longer have it, make a new one. The former one then stops working.'),
      buttons(['New calendar address', 'new calendar address'], ['Stop calendar address', 'stop calendar address']),
    );
  const id = await propose({ kind: 'calendar-address', what, digest: kept.digest }, scene);
  const ends = `The calendar address that you have had since ${since} stops working, and cannot be brought back.`;
  return reply(
    paragraph(
      what === 'new'
        ? `${ends} You get another one, which each of your calendar programs has to be given.`
        : `${ends} Programs that ask for it get nothing any more.`,
    ),
    paragraph('Nothing was changed yet. Is this right?'),
    buttons(
      [what === 'new' ? 'Make a new one' : 'Stop it', sayWithId('confirm', id)],
      ['Keep it', sayWithId('cancel', id)],
    ),
  );
};

/** Does what was read back, to the address that was read back: one made since stays. */
export async function changeCalendarAddress(
  { what, digest }: Extract<Proposal, { kind: 'calendar-address' }>,
  scene: Scene,
): Promise<Reply> {
  const kept = await keptFor(scene);
  if (kept?.digest !== digest) return say('That calendar address has ended already, so nothing was changed.');
  if (what === 'new') return makeAddress(kept, scene);
  const { services, person, heard, at } = scene;
  await services.settings.set(heard.knowledge.council.id, person.id, NAME, undefined, at);
  return reply(
    paragraph('The calendar address is stopped. Programs that ask for it get nothing any more.'),
    buttons(['New calendar address', 'new calendar address']),
  );
}

async function keptFor({ services, person, heard }: Scene): Promise<Kept | undefined> {
  return readKept((await services.settings.of(heard.knowledge.council.id, person.id))[NAME]);
}

async function makeAddress(before: Kept | undefined, { services, person, heard, at }: Scene): Promise<Reply> {
  const council = heard.knowledge.council.id;
  const secret = randomBytes(24).toString('base64url');
  const made: Kept = { digest: digestOf(secret), madeAt: at };
  await services.settings.set(council, person.id, NAME, made, at);
  const url = services.addressOf(
    `/calendar/${encodeURIComponent(council)}/${encodeURIComponent(person.id)}/${secret}.ics`,
  );
  return reply(
    heading('Your calendar address'),
    paragraph(
      `In Outlook choose “Add calendar”, then “Subscribe from web”, and paste this address. It has the due dates of ${isOfCouncillorSide(person) ? 'your enquiries' : 'the enquiries that you have'}, with subject and councillor, and follows when they change.`,
    ),
    { kind: 'facts', facts: [{ label: 'Address', value: url }] },
    paragraph(
      `Whoever has this address sees those dates, so do not pass it on. It is shown only now.${before === undefined ? '' : ' The address you had before has stopped working.'}`,
    ),
    buttons(['Stop calendar address', 'stop calendar address']),
  );
}

/** Where a calendar is asked for. */
export type CalendarAsked = { readonly council: string; readonly person: string; readonly secret: string };

/** The calendar behind an address, as its person may see it on that day; undefined for an address that is none or was stopped. */
export async function calendarBehind(
  { council, person: id, secret }: CalendarAsked,
  given: {
    readonly settings: SettingsStore;
    readonly read: <T>(work: (reads: CaseworkReads) => Promise<T>) => Promise<T>;
    readonly zone: string;
    readonly now: number;
  },
): Promise<string | undefined> {
  const kept = readKept((await given.settings.of(council, id))[NAME]);
  if (kept === undefined || !isEqual(kept.digest, digestOf(secret))) return undefined;
  const on = localDateAt(given.now, given.zone);
  return given.read(async ({ people, casework }) => {
    const directory = await people.directory(council);
    const person = findPerson(directory, id);
    if (person === undefined || !isActive(person, on)) return undefined;
    const viewer = visibilityOf(person, directory, on);
    const filter: EnquiryFilter = {
      state: 'open',
      ...(isOfCouncillorSide(person) ? { councillorId: id } : { officerId: id }),
    };
    const found: Enquiry[] = [];
    for (let after: PageCursor | undefined; found.length < MOST_IN_CALENDAR; ) {
      const page = await casework.list(viewer, filter, {
        order: 'due-first',
        limit: 500,
        ...defined({ after }),
      });
      found.push(...page.enquiries);
      if (page.next === undefined) break;
      after = page.next;
    }
    const nameOf = (one: string) => nameById(directory, one) ?? 'a councillor';
    return toDiary(diaryDates(found, viewer, nameOf), 'Casework');
  });
}

function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function readKept(value: unknown): Kept | undefined {
  if (typeof value !== 'object' || value === null || !('digest' in value) || !('madeAt' in value)) return undefined;
  const { digest, madeAt } = value;
  return typeof digest === 'string' && typeof madeAt === 'number' ? { digest, madeAt } : undefined;
}
