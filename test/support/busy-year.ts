import { join } from 'node:path';
import { openCasework } from '../../src/app/casework.ts';
import { openBankHolidays } from '../../src/app/command-line/bank-holidays.ts';
import { makeSamples } from '../../src/app/make-samples.ts';
import { addWorkingDays, instantOf, type LocalDate, localDateAt, localTime } from '../../src/calendar/index.ts';
import { type Action, carryOut, log } from '../../src/casework/index.ts';
import { enquiryKey } from '../../src/reminders/index.ts';
import { openStorage } from '../../src/storage/index.ts';
import { openRealKnowledge } from './real-knowledge.ts';

const zone = 'Europe/London';
const knowledgeFolder = join(import.meta.dirname, '..', '..', 'knowledge');
const subjects = [
  'Streetlight out in Abbey Street',
  'Fly-tipping behind the shops',
  'Blocked gully in Mill Lane',
  'Hedge over the footpath',
  'Noise from the depot at night',
  'Bus shelter glass broken',
  'Damp in a council flat',
  'Missed recycling in Park Road',
];

/** The try-out's people with a year of casework behind them, as a server finds it in its data folder. Says how many enquiries there are. */
export async function fillYear(dataFolder: string, now = Date.now()): Promise<number> {
  const storage = await openStorage({ dataFolder: join(dataFolder, 'try-out') }, () => now);
  const knowledge = await openRealKnowledge();
  const silent = () => undefined;
  const casework = await openCasework({
    storage,
    knowledge,
    knowledgeFolder,
    bankHolidays: openBankHolidays(join(knowledgeFolder, 'bank-holidays.json')),
    addressOf: (path) => path,
    heldBack: silent,
    offerFile: async () => undefined,
    invite: async () => undefined,
    log: { info: silent, warn: silent, error: silent },
    now: () => now,
  });
  await makeSamples('derby', zone, { storage, casework, now });
  const found = await casework.deskOf('derby');
  const directory = await storage.read(({ people }) => people.directory('derby'));
  if (found === undefined) throw new Error('Derby is not here.');
  const { desk, rules } = found;
  const idOf = (name: string) => directory.people.find((person) => person.name.endsWith(name))?.id ?? '';
  const today = localDateAt(now, zone);
  const back = (days: number): LocalDate => {
    const counted = addWorkingDays(today, -days, rules.calendar);
    return counted.kind === 'date' ? counted.date : today;
  };
  const asked = (changeId: string, daysAgo: number) => {
    const on = back(daysAgo);
    const at = Math.min(now, instantOf(on, localTime('11:00'), zone));
    return { council: 'derby', by: idOf('Taylor'), changeId, at, on, rules };
  };
  let made = 5;
  for (let nth = 0; nth < 64; nth += 1) {
    const received = 235 - Math.floor(nth * 3.65) + (nth % 3);
    const isStreets = nth % 8 < 5;
    const service = isStreets ? 'Streets' : nth % 8 < 7 ? 'Place' : 'Legal';
    const officerId = isStreets ? idOf(nth % 3 === 0 ? 'Reid' : 'Shah') : idOf(nth % 8 < 7 ? 'Marsh' : 'Okafor');
    const isKhan = nth % 5 < 3;
    const logged = await log(desk, asked(`year-${nth}`, received), {
      subject: subjects[nth % subjects.length] ?? '',
      details: '',
      councillorId: idOf(isKhan ? 'Khan' : 'Lowe'),
      ...(nth % 6 === 0 ? {} : { ward: isKhan ? 'Riverside' : 'Hilltop' }),
      service,
      receivedOn: back(received),
    });
    if (logged.kind !== 'changed') throw new Error(`Nothing was logged: ${JSON.stringify(logged)}`);
    made += 1;
    const { year, number } = logged.enquiry;
    const steps: readonly (readonly [number, Action])[] = [
      [nth % 9 === 4 ? 4 : 1, { kind: 'acknowledge', officerId }],
      ...(nth % 13 === 7 ? [[2, { kind: 'pause', reason: 'Where it is has to be found out.' }] as const] : []),
      ...(nth > 58 ? [] : [[nth % 7 === 3 ? 8 : 4, { kind: 'resolve', text: 'It was done.' }] as const]),
    ];
    for (const [at, [after, action]] of steps.entries()) {
      if (action.kind === 'resolve' && nth % 13 === 7) continue;
      if (after <= received)
        await carryOut(desk, asked(`year-${nth}-${at}`, received - after), { year, number }, action);
    }
    const enquiry = enquiryKey(logged.enquiry);
    const waiting = await storage.outbox.list({ enquiry, states: ['pending'], limit: 500 });
    const keys = waiting.filter(({ notBefore }) => notBefore <= now).map(({ key }) => key);
    if (keys.length > 0) await storage.outbox.cancelPending({ enquiry, keys }, 'long ago', now);
  }
  await storage.close();
  return made;
}
