import type { Action, Edits, Enquiry, Resident } from '../../../casework/index.ts';
import { givesToFirst, versionSeen, wardColleagues } from '../../../casework/index.ts';
import { defined } from '../../../defined.ts';
import { isOfficer, type Person } from '../../../people/index.ts';
import type { ActionWords, Editable, Verb } from '../../../understanding/index.ts';
import { isCouncillor } from '../people-lists.ts';
import type { Scene } from '../services.ts';
import { type Settled, settleDate, settleExtension, settleHandler, settlePerson } from '../settle.ts';
import { listed } from '../wording.ts';
import { residentEdits, settleEdits } from './settle-edits.ts';

/** What is wrong with each field. */
export type Problems = Partial<Record<'text' | 'who' | 'by' | 'other' | Editable, string>>;

/** What is done to one enquiry by words; undoing has none. */
export type CarriedVerb = Exclude<Verb, 'undo'>;

/**
 * Words made into an action, or what is wrong and what is missing. `certain`: nothing had to be worked out, and what was
 * shown is how it still is.
 */
export type SettledAction =
  | { readonly kind: 'settled'; readonly action: Action; readonly certain: boolean }
  | {
      readonly kind: 'unclear';
      readonly problems: Problems;
      readonly misread: Problems;
      /** Whom a name that was said may mean. */
      readonly may: readonly Person[];
    };

/** What somebody wants with an enquiry. `other` is the one it is to be linked to, found before. */
export function settleAction(
  verb: CarriedVerb,
  words: ActionWords,
  enquiry: Enquiry,
  scene: Scene,
  seen: {
    readonly version?: number | undefined;
    readonly other?: Enquiry | undefined;
    /** Who the resident is so far, for somebody who is told. */
    readonly resident?: Resident | undefined;
  } = {},
): SettledAction {
  const misread: Problems = {};
  const problems: Problems = {};
  let certain = true;
  let may: readonly Person[] = [];
  const take = <Value>(name: keyof Problems, settled: Settled<Value>, missing?: string): Value | undefined => {
    if (settled.kind === 'settled') return settled.value;
    const said = settled.kind === 'unclear' ? settled.sentence : undefined;
    if (said !== undefined) misread[name] = said;
    if (settled.kind === 'unclear') may = may.length > 0 ? may : (settled.people ?? may);
    const problem = said ?? missing;
    if (problem !== undefined) problems[name] = problem;
    return undefined;
  };
  const takeDate = (
    name: keyof Problems,
    said: Settled<{ date: Edits['writtenOn'] & string; certain: boolean }>,
    missing?: string,
  ) => {
    const date = take(name, said, missing);
    if (date !== undefined) certain &&= date.certain;
    return date?.date;
  };
  const text = words.text.trim();
  const needText = (missing: string) => {
    if (text === '') problems.text = missing;
  };
  const make = (): Action | undefined => {
    switch (verb) {
      case 'acknowledge': {
        const officerId = take('who', settleOfficer(words.who, enquiry, scene), 'Say which officer has it.');
        const nextUpdateBy = takeDate('by', settleDate(words.by, 'future', scene));
        if (officerId === undefined) return undefined;
        return { kind: verb, officerId, ...defined({ nextUpdateBy }) };
      }
      case 'update': {
        needText('Say what the councillor is to know.');
        const nextUpdateBy = takeDate('by', settleDate(words.by, 'future', scene));
        return { kind: verb, text, ...defined({ nextUpdateBy }) };
      }
      case 'pause': {
        // What goes on waiting waits for the same, unless something else is said.
        const reason = text || (enquiry.pausedSince === undefined ? '' : (enquiry.pauseReason ?? ''));
        if (reason === '') problems.text = 'Say what is being waited for.';
        const until = takeDate('by', settleDate(words.by, 'future', scene));
        return { kind: verb, reason, ...defined({ until }) };
      }
      case 'extend': {
        const due = enquiry.deadlines.resolve.by ?? scene.on;
        const by = takeDate('by', settleExtension(words.by, due, scene), 'Say until when.');
        needText('Give a reason.');
        return by && { kind: verb, by, reason: text, ...(words.withoutAgreement ? { withoutAgreement: true } : {}) };
      }
      case 'agree': {
        // A button of an older message is about what was proposed then: what is proposed now is read back first.
        certain &&= seen.version === undefined || seen.version === versionSeen(enquiry, scene.viewer).version;
        const by = takeDate('by', settleDate(words.by, 'future', scene));
        return { kind: verb, ...defined({ by }) };
      }
      case 'reassign': {
        const to = take('who', settleHandler(words.who, scene), 'Say who is to have it.');
        const given: Action | undefined = to && {
          kind: verb,
          service: to.service,
          reason: text,
          ...defined({ officerId: to.officer?.id }),
        };
        if (given === undefined || !givesToFirst(given, enquiry)) needText('Give a reason.');
        return given;
      }
      case 'hand-over': {
        const to = take('who', settlePerson(words.who, 'councillor', isCouncillor, scene), 'Say to which councillor.');
        needText('Give a reason.');
        // Another councillor will read all of it.
        certain = false;
        return to && { kind: verb, councillorId: to.id, reason: text };
      }
      case 'share':
      case 'unshare': {
        const who = take('who', settleReader(verb, words.who, enquiry, scene), 'Say which councillor.');
        // Whoever was not named is read back before they read it.
        certain &&= verb === 'unshare' || (words.who.trim() !== '' && !isOfWard(words.who));
        return who && { kind: verb, with: who.id };
      }
      case 'link':
      case 'unlink':
        if (seen.other === undefined)
          problems.other =
            verb === 'link'
              ? 'Say which other enquiry is about the same thing.'
              : 'Say which other enquiry it is not to be linked to.';
        return seen.other && { kind: verb, to: { year: seen.other.year, number: seen.other.number } };
      case 'edit': {
        const resident = residentEdits(words.edits, seen.resident);
        const edits = { ...settleEdits(words.edits, enquiry, scene, take, takeDate), ...defined({ resident }) };
        // Who the resident was cannot be given back, and another councillor has read what they were given.
        if (resident !== undefined || edits.councillorId !== undefined) certain = false;
        if (Object.keys(edits).length === 0 && Object.keys(problems).length === 0)
          problems.subject = 'Say what is to be put right.';
        return { kind: verb, edits };
      }
      case 'resolve':
      case 'note':
      case 'add':
        needText(verb === 'resolve' ? 'Say how it was resolved.' : 'Say what is to be written down.');
        return { kind: verb, text };
      case 'chase':
      case 'fixed':
        return { kind: verb, text };
      case 'decline':
      case 'make-standard':
      case 'not-fixed':
        return { kind: verb, reason: text };
      default:
        needText('Give a reason.');
        return { kind: verb, reason: text };
    }
  };
  const action = make();
  if (words.form === 'asked' || action === undefined || Object.keys(problems).length > 0) {
    return { kind: 'unclear', problems, misread, may };
  }
  return { kind: 'settled', action, certain };
}

/** Nobody named: whoever has it already, so that one press acknowledges. */
function settleOfficer(said: string, enquiry: Enquiry, scene: Scene): Settled<string> {
  if (said.trim() === '') {
    return enquiry.officerId === undefined ? { kind: 'nothing' } : { kind: 'settled', value: enquiry.officerId };
  }
  const found = settlePerson(said, 'officer', isOfficer, scene);
  return found.kind === 'settled' ? { kind: 'settled', value: found.value.id } : found;
}

/** Those with whom an enquiry can be shared, or who can read it so far. */
export function readersFor(verb: 'share' | 'unshare', enquiry: Enquiry, { directory, on }: Scene): readonly Person[] {
  const shared = enquiry.sharedWith ?? [];
  return verb === 'share'
    ? wardColleagues(enquiry.councillorId, directory, on).filter(({ id }) => !shared.includes(id))
    : directory.people.filter(({ id }) => shared.includes(id));
}

/** "The others of my ward". */
function isOfWard(said: string): boolean {
  return /\bward\b/i.test(said);
}

/** Nobody named, and only one it can be: that one. */
function settleReader(verb: 'share' | 'unshare', said: string, enquiry: Enquiry, scene: Scene): Settled<Person> {
  const readers = readersFor(verb, enquiry, scene);
  const [only] = readers;
  if (said.trim() === '' || isOfWard(said)) {
    if (only !== undefined && readers.length === 1) return { kind: 'settled', value: only };
    if (verb === 'unshare') return { kind: 'nothing' };
    if (readers.length === 0)
      return {
        kind: 'unclear',
        sentence: 'The directory has no other councillor of the ward with whom it is not shared already.',
      };
    return {
      kind: 'unclear',
      sentence: `It can be shared with ${listed(
        readers.map(({ id }) => scene.nameOf(id)),
        'or',
      )}, one at a time. Say with whom.`,
      people: readers,
    };
  }
  const found = settlePerson(said, 'other councillor of your ward', (one) => readers.includes(one), scene);
  if (found.kind !== 'unclear' || found.people !== undefined) return found;
  if (verb === 'unshare') return { kind: 'unclear', sentence: `It is shared with nobody called "${said}".` };
  const shared = settlePerson(said, 'reader', ({ id }) => enquiry.sharedWith?.includes(id) === true, scene);
  return shared.kind === 'settled'
    ? { kind: 'unclear', sentence: `${scene.nameOf(shared.value.id)} can read it already.` }
    : found;
}
