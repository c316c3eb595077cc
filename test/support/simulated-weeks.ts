import { addDays, localDate, localDateAt } from '../../src/calendar/index.ts';
import { type Action, carryOut, type Enquiry, isOpen, runningDeadlines } from '../../src/casework/index.ts';
import { absenceOn } from '../../src/people/index.ts';
import { chanceOf, enquiriesOf, type Happening, isAtWork, later, logs, type Town } from './simulation.ts';

/*
 * Eight weeks with Christmas in them, 23 November 2026 to 15 January 2027: 60 enquiries and twelve people. Officers look at
 * their work twice a day and do some of it, each in their own way; some enquiries nobody ever touches. All of it by a chance
 * that is the same each time.
 */

const places = [
  'Kedleston Road',
  'Bold Lane',
  'Station Road',
  'Uttoxeter Road',
  'Parker Street',
  'Sadler Gate',
  'Vernon Street',
  'Agard Street',
  'Burton Road',
  'Western Road',
] as const;
const ofStreets = [
  'Streetlight out',
  'Broken kerb',
  'Pothole',
  'Blocked gully',
  'Overgrown hedge',
  'Missing sign',
] as const;
const ofHousing = ['Damp in a flat', 'Lift out of order', 'Boiler not mended', 'Front door broken'] as const;

/** How each officer works: how likely they acknowledge, resolve or do something else at each look. */
const ways: Readonly<
  Record<string, { readonly acknowledges: number; readonly resolves: number; readonly other: number }>
> = {
  priya: { acknowledges: 0.5, resolves: 0.09, other: 0.06 },
  tom: { acknowledges: 0.7, resolves: 0.14, other: 0.05 },
  omar: { acknowledges: 0.25, resolves: 0.04, other: 0.04 },
  hana: { acknowledges: 0.6, resolves: 0.1, other: 0.08 },
  ben: { acknowledges: 0.4, resolves: 0.07, other: 0.05 },
};

const FIRST = '2026-11-23';
const DAYS = 54;

function pick<T>(of: readonly T[], chance: number): T {
  const found = of[Math.floor(chance * of.length)];
  if (found === undefined) throw new RangeError('Nothing to pick from.');
  return found;
}

/** Sixty enquiries in seven weeks, more of them in the evening of a surgery than during the day. */
function logged(seed: number): readonly Happening[] {
  const chance = chanceOf(20_261_123 + 7_919 * seed);
  const made: Happening[] = [];
  while (made.length < 60) {
    const at = made.length;
    const day = Math.floor(chance() * 46);
    const hour = pick(['09', '10', '11', '14', '16', '19', '19', '20'], chance());
    const when = later(FIRST, day, `${hour}:${String(Math.floor(chance() * 60)).padStart(2, '0')}`);
    const councillorId = pick(['khan', 'lowe', 'patel'], chance());
    const housing = chance() < 0.35;
    const officerId =
      chance() < 0.12 ? undefined : pick(housing ? ['hana', 'ben'] : ['priya', 'tom', 'omar'], chance());
    const place = pick(places, chance());
    const what = housing ? pick(ofHousing, chance()) : pick(ofStreets, chance());
    const weekend = day % 7 > 4;
    made.push(
      logs(when, weekend || chance() < 0.7 ? councillorId : 'mary', {
        subject: `${what}, ${place}`,
        details: chance() < 0.6 ? `A resident of ${place} has written about it twice.` : '',
        councillorId,
        service: housing ? 'Housing' : 'Streets',
        ...(officerId === undefined ? {} : { officerId }),
        ...(at % 15 === 7 ? { urgent: 'somebody fell there yesterday' } : {}),
        ...(at % 20 === 11 ? { complexBecause: 'two services and the county have a part in it' } : {}),
      }),
    );
  }
  return made;
}

/** What an officer does at one look at what they have: nothing while they are not at work. */
function looks(officer: string, chance: () => number): (town: Town) => Promise<void> {
  return async (town) => {
    const way = ways[officer];
    if (way === undefined || !(await isAtWork(town, officer))) return;
    const today = localDateAt(town.now(), 'Europe/London');
    const directory = await town.stores.read(({ people }) => people.directory('derby'));
    const theirs = (enquiry: Enquiry) =>
      enquiry.officerId === officer ||
      (enquiry.officerId !== undefined && absenceOn(directory, enquiry.officerId, today)?.coverId === officer) ||
      (enquiry.officerId === undefined && officer === 'hana' && enquiry.service === 'Housing' && chance() < 0.2);
    for (const enquiry of (await enquiriesOf(town)).filter(isOpen)) {
      const [first, second, third] = [chance(), chance(), chance()];
      // Some are never touched by anybody.
      if (!theirs(enquiry) || enquiry.number % 6 === 0) continue;
      const action = chosen(enquiry, officer, [first, second, third], way);
      if (action !== undefined) await carryOut(town.desk, town.asked(officer), enquiry, action);
    }
  };
}

function chosen(
  enquiry: Enquiry,
  officer: string,
  [first, second, third]: readonly [number, number, number],
  way: { readonly acknowledges: number; readonly resolves: number; readonly other: number },
): Action | undefined {
  if (enquiry.stage === 'logged')
    return first < way.acknowledges ? { kind: 'acknowledge', officerId: enquiry.officerId ?? officer } : undefined;
  if (enquiry.pausedSince !== undefined)
    return first < 0.06 ? { kind: 'resume', reason: 'the councillor has answered' } : undefined;
  if (first < way.resolves) return { kind: 'resolve', text: 'The work is done; it was checked this morning.' };
  if (runningDeadlines(enquiry).update !== undefined && second < 0.12)
    return { kind: 'update', text: 'The contractor has been asked for a date.' };
  if (second >= way.other) return undefined;
  const reason = 'waiting for a part from the supplier';
  if (third < 0.3) return { kind: 'pause', reason: 'the exact place is asked for' };
  if (third < 0.5) return { kind: 'extend', by: laterDate(enquiry), reason };
  if (third < 0.7 && enquiry.service === 'Streets')
    return {
      kind: 'reassign',
      service: 'Streets',
      officerId: officer === 'tom' ? 'priya' : 'tom',
      reason: 'their area',
    };
  return { kind: 'update', text: 'The crew comes next week.' };
}

function laterDate(enquiry: Enquiry) {
  const from = enquiry.deadlines.resolve.by ?? enquiry.receivedOn;
  return localDate(String(addDays(from, 14)));
}

/** Councillors ask how it goes, agree to a later date, or are not content. */
function councillorLooks(councillor: string, chance: () => number): (town: Town) => Promise<void> {
  return async (town) => {
    const today = localDateAt(town.now(), 'Europe/London');
    for (const enquiry of await enquiriesOf(town)) {
      const [first, second] = [chance(), chance()];
      if (enquiry.councillorId !== councillor) continue;
      const due = runningDeadlines(enquiry).resolve;
      const action: Action | undefined =
        enquiry.proposedExtension !== undefined
          ? first < 0.5
            ? { kind: 'agree' }
            : undefined
          : enquiry.stage === 'resolved' && enquiry.resolvedOn === today && first < 0.08
            ? { kind: 'not-fixed', reason: 'nobody has been there, the resident says' }
            : isOpen(enquiry) && due !== undefined && addDays(due, 4) < today && second < 0.05
              ? { kind: 'chase', text: 'The resident asks again.' }
              : undefined;
      if (action !== undefined) await carryOut(town.desk, town.asked(councillor), enquiry, action);
    }
  };
}

const weekdaysOnly = (day: number) => day % 7 < 5;

/** The eight weeks as they went by another chance; 0 is the one that is read. */
export function weeksBy(seed: number) {
  return {
    start: `${FIRST} 08:00`,
    end: later(FIRST, DAYS, '23:30'),
    happenings: [
      ...logged(seed),
      ...Object.keys(ways).flatMap((officer, at) => {
        const chance = chanceOf(700 + at + 104_729 * seed);
        const look = looks(officer, chance);
        return Array.from({ length: DAYS }, (_, day) => day)
          .filter(weekdaysOnly)
          .flatMap((day): Happening[] => [
            { when: later(FIRST, day, `10:${20 + at}`), happens: look },
            { when: later(FIRST, day, `15:${20 + at}`), happens: look },
          ]);
      }),
      ...['khan', 'lowe', 'patel'].flatMap((councillor, at) => {
        const look = councillorLooks(councillor, chanceOf(900 + at + 15_485_863 * seed));
        return Array.from(
          { length: DAYS },
          (_, day): Happening => ({ when: later(FIRST, day, `17:0${at}`), happens: look }),
        );
      }),
    ],
  };
}

/** The same weeks, in which officers and councillors fall out of reach of the platform and open Clausewise again some days later. */
export function weeksOutOfReachBy(seed: number) {
  const weeks = weeksBy(seed);
  const chance = chanceOf(32_452_843 + seed);
  const falls = [...Object.keys(ways), 'khan', 'lowe', 'patel'].flatMap((person): Happening[] => {
    const day = 2 + Math.floor(chance() * 30);
    const back = day + 3 + Math.floor(chance() * 14);
    return [
      { when: later(FIRST, day, '07:00'), happens: async (town) => town.losesTouchWith(person) },
      { when: later(FIRST, back, '12:00'), happens: (town) => town.opens(person) },
    ];
  });
  return { ...weeks, happenings: [...weeks.happenings, ...falls] };
}

/** The eight weeks that are read. */
export const weeksWithChristmas = weeksBy(0);
