import { formatDayAndDate, type LocalDate } from '../../../calendar/index.ts';
import type { EnquiryDraft, Resident } from '../../../casework/index.ts';
import { defined } from '../../../defined.ts';
import { isOfCouncillorSide, isOfficer, type Person } from '../../../people/index.ts';
import { isFarBack, type LogWords } from '../../../understanding/index.ts';
import { isCouncillor } from '../people-lists.ts';
import { RESIDENT } from '../resident-kept.ts';
import type { Scene } from '../services.ts';
import { type Settled, settleDate, settlePerson, settleService } from '../settle.ts';
import { settleWard, urgencyOf } from './settle-edits.ts';

/** What is wrong with each part. */
export type LogProblems = Partial<Record<keyof LogWords, string>>;

/** A draft with everything settled; or what was said and not understood, and that with what is missing. */
export type SettledLog =
  | {
      readonly kind: 'settled';
      readonly draft: EnquiryDraft;
      readonly certain: boolean;
      /** To be said with it: what was worked out, and what was not used. */
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'unclear';
      readonly problems: LogProblems;
      readonly misread: LogProblems;
      /** Whom a name that was said may mean. */
      readonly may: readonly Person[];
    };

/** The words for an enquiry made into a draft. */
export function settleLog(words: LogWords, scene: Scene): SettledLog {
  const misread: LogProblems = {};
  const problems: LogProblems = {};
  let certain = true;
  const farBack: string[] = [];
  let may: readonly Person[] = [];
  const wrong = (name: keyof LogWords, sentence: string) => {
    misread[name] = sentence;
    problems[name] = sentence;
  };
  const take = <Value>(name: keyof LogWords, settled: Settled<Value>, missing?: string): Value | undefined => {
    if (settled.kind === 'settled') return settled.value;
    if (settled.kind === 'unclear') {
      wrong(name, settled.sentence);
      may = may.length > 0 ? may : (settled.people ?? may);
    }
    if (settled.kind === 'nothing' && missing !== undefined) problems[name] = missing;
    return undefined;
  };
  const takePast = (name: 'received' | 'had' | 'written', what: string): LocalDate | undefined => {
    const said = take(name, settleDate(words[name], 'past', scene));
    if (said === undefined) return undefined;
    certain &&= said.certain;
    if (isFarBack(said.date, scene)) {
      certain = false;
      farBack.push(`${formatDayAndDate(said.date)} is more than three months ago. Is that the day?`);
    }
    if (said.date <= scene.on) return said.date;
    wrong(name, `It cannot have been ${what} on ${formatDayAndDate(said.date)}: that is still to come.`);
    return undefined;
  };
  const { person, on } = scene;
  const isTheirs = isOfCouncillorSide(person);
  const councillor = take('councillor', settleCouncillor(words.councillor, scene), 'Say for which councillor it is.');
  const officer = take('officer', settlePerson(words.officer, 'officer', isOfficer, scene));
  const said = settleService(words.service || officer?.service || '', scene);
  const service = take('service', said, 'Say which service is to answer it.');
  const ward = take('ward', settleWard(words.ward, scene));
  const received = takePast('received', 'received');
  const had = takePast('had', 'received');
  const written = takePast('written', 'written');
  if (words.subject.trim() === '') problems.subject = 'Say in a few words what it is about.';
  if (councillor === undefined || service === undefined || Object.keys(problems).length > 0) {
    return { kind: 'unclear', problems, misread, may };
  }
  // What a councillor has "received" is when somebody wrote to them. The council has it from now on.
  const writtenOn = written ?? (isTheirs ? received : undefined);
  const receivedOn = isTheirs ? on : (had ?? received ?? on);
  const resident = residentOf(words);
  const urgent = words.urgent.trim() === '' ? null : urgencyOf(words.urgent);
  const { subject, details, complexBecause, from } = words;
  const madeFrom = from.author === '' && from.link === '' ? undefined : { author: plain(from.author), link: from.link };
  return {
    kind: 'settled',
    certain,
    notes: [
      ...(isTheirs && writtenOn !== undefined && writtenOn !== on
        ? ['The days are counted from today, when the council has it. The date on which it was written is kept.']
        : []),
      ...(isTheirs && had !== undefined && had !== on
        ? ['Only an officer can say that the council had it earlier.']
        : []),
      ...new Set(farBack),
      ...(officer?.service === undefined || officer.service === service
        ? []
        : [`${officer.name} is in ${officer.service}, and not in ${service}.`]),
      ...leftOut(words),
    ],
    draft: {
      subject: plain(subject),
      details: plain(details),
      councillorId: isTheirs ? person.id : councillor.id,
      service,
      receivedOn,
      ...defined({ writtenOn, ward }),
      ...(urgent === null ? {} : { urgent }),
      ...defined({ resident, madeFrom, officerId: officer?.id }),
      ...(complexBecause.trim() === '' ? {} : { complexBecause }),
    },
  };
}

/** What was said and is kept nowhere. */
export function leftOut({ unused }: LogWords): readonly string[] {
  const words = unused.filter((one) => one !== RESIDENT);
  return [
    ...(words.length === 0 ? [] : [`I left out and keep nowhere: ${words.map((one) => `"${one}"`).join(', ')}.`]),
    ...(words.length === unused.length ? [] : ['Who the resident is was not kept with the form. Please say it again.']),
  ];
}

/** Whoever an enquiry can be logged for by the speaker. */
export function settleCouncillor(said: string, scene: Scene): Settled<Person> {
  const { person } = scene;
  if (!isOfCouncillorSide(person)) return settlePerson(said, 'councillor', isCouncillor, scene);
  if (said === '') return { kind: 'settled', value: person };
  const found = settlePerson(said, 'councillor', (each) => each.id === person.id, scene);
  return found.kind === 'settled' ? found : { kind: 'unclear', sentence: 'You can log enquiries of your own only.' };
}

function residentOf({ resident }: LogWords): Resident | undefined {
  const parts = Object.entries(resident).flatMap(([name, value]) =>
    value.trim() === '' ? [] : [[name, plain(value)]],
  );
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

/** Without characters that turn the direction of what comes after them, in other people's messages. */
function plain(words: string): string {
  return words.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').trim();
}
