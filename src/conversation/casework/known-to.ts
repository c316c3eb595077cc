import { type LocalDate, localDateAt, localTimeAt } from '../../calendar/index.ts';
import { type Enquiry, isOverdue, whyNotPossible } from '../../casework/index.ts';
import { defined } from '../../defined.ts';
import { type Directory, type Person, servicesOf } from '../../people/index.ts';
import { emptyScreen, type Known } from '../../understanding/index.ts';
import type { HeardTurn } from '../heard-turn.ts';
import { look, type Scene } from './services.ts';

/** What was learned of how people say what they want. */
type Words = Pick<Known, 'tell' | 'route' | 'putRight' | 'asksForList' | 'everyday' | 'isWord'>;

/** As long as a follow-up to a question is one, in milliseconds. */
const LATELY = 30 * 60_000;

/** What is known of and around somebody of the directory who says something. */
export async function knownTo(scene: Scene, words: Words, quotes: boolean): Promise<Known> {
  const { heard, screen } = scene;
  return {
    on: scene.on,
    time: scene.time,
    calendar: scene.rules.calendar,
    me: scene.person,
    directory: scene.directory,
    ...placesOf(scene.directory, scene.on),
    ...words,
    screen: quotes ? withoutEarlier(screen) : screen,
    askedDocuments: heard.memory.questions.some(({ at }) => heard.turn.at - at <= LATELY),
    ...(await seenBy(scene)),
  };
}

/** Whoever quotes an enquiry means that by "it", and none of the turns before or of what was shown. */
function withoutEarlier({ buttons, open }: Known['screen']): Known['screen'] {
  return { buttons, references: [], ...defined({ open }) };
}

/** As many as people have in mind, and more: somebody who means an older one says its reference. */
const MOST_SEEN = 120;

async function seenBy(scene: Scene): Promise<Pick<Known, 'seen' | 'seesOlder'>> {
  const newest = { order: 'newest-first', limit: MOST_SEEN } as const;
  const { enquiries } = await look(scene, ({ casework }) => casework.list(scene.viewer, {}, newest));
  const seen = enquiries.map((each) => ({
    reference: each.reference,
    number: each.number,
    subject: each.subject,
    stands: {
      isClosed: each.stage === 'resolved' || each.stage === 'withdrawn',
      isPaused: each.pausedSince !== undefined,
      isComplex: each.complexity.kind === 'complex',
      isUrgent: (each.urgent ?? '') !== '',
      received: each.receivedOn,
      isOverdue: isOverdue(each, scene.on),
      councillorId: each.councillorId,
      officerId: each.officerId,
      extension: extensionOf(each),
      askedUntil: isAskedToAgree(each, scene) ? each.proposedExtension?.by : undefined,
    },
  }));
  return { seen, seesOlder: enquiries.length >= MOST_SEEN };
}

function extensionOf({ proposedExtension, extension }: Enquiry): 'waits' | 'holds' | undefined {
  if (proposedExtension !== undefined) return 'waits';
  return extension === undefined ? undefined : 'holds';
}

function isAskedToAgree(enquiry: Enquiry, scene: Scene): boolean {
  return enquiry.proposedExtension !== undefined && whyNotPossible(enquiry, scene.person, 'agree', scene) === undefined;
}

const places = new WeakMap<Directory, { readonly services: readonly string[]; readonly wards: readonly string[] }>();

/** The services and wards of a directory, gone through once. */
function placesOf(directory: Directory, on: LocalDate) {
  const known = places.get(directory);
  if (known !== undefined) return known;
  const wards = [...new Set(directory.people.flatMap((person) => person.wards))];
  const made = { services: servicesOf(directory, on), wards };
  places.set(directory, made);
  return made;
}

/** A stranger has no directory: only what is plainly casework is refused, the same whatever there is. */
export function knownToStrangers({ turn, knowledge }: HeardTurn, words: Omit<Words, 'everyday'>): Known {
  const zone = knowledge.council.timeZone;
  const nobody: Person = {
    id: '',
    council: knowledge.council.id,
    name: '',
    email: '',
    roles: ['officer'],
    wards: [],
    workingDays: [],
    version: 1,
  };
  return {
    on: localDateAt(turn.at, zone),
    time: localTimeAt(turn.at, zone),
    me: nobody,
    directory: { council: knowledge.council.id, people: [], absences: [] },
    services: [],
    wards: [],
    ...words,
    everyday: [],
    screen: emptyScreen,
    seen: [],
  };
}
