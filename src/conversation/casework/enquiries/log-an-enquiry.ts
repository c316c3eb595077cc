import { formatDayAndDate, localDateAt } from '../../../calendar/index.ts';
import { dueSentence, type Enquiry, type EnquiryDraft, log, logEnquiry, nextDue } from '../../../casework/index.ts';
import { type Block, type Reply, reply } from '../../../messaging/index.ts';
import { findPerson, nameAndService } from '../../../people/index.ts';
import {
  apartFromResident,
  type Command,
  type LogWords,
  sayWithId,
  specialIn,
  typedFor,
  withoutSpecial,
} from '../../../understanding/index.ts';
import { propose } from '../pending.ts';
import { askedIn, type Carrying, look, type Scene } from '../services.ts';
import { offerPeople } from '../settle.ts';
import { buttons, countedAsBefore, heading, listed, noPromise, paragraph, quoteStandard } from '../wording.ts';
import { askAfterLogging } from './change-reply.ts';
import { possibleIn } from './enquiry-actions.ts';
import { logForm } from './log-form.ts';
import { sayGive, whyNotThere } from './not-there.ts';
import { isLoggedJustNow, loggedLately, openAlready } from './offer-duplicates.ts';
import { residentFacts } from './resident.ts';
import { leftOut, settleLog } from './settle-log.ts';

/**
 * "Log an enquiry": with everything said it is read back and waits for a yes; with something missing, and for a message
 * that is to become an enquiry, it is a form with what is known filled in; a form sent is logged.
 */
export const logAnEnquiry: Carrying<Extract<Command, { kind: 'log' }>> = async (command, scene) => {
  const { form } = command;
  const { words: named, isMoved } = await residentApart(command.words, scene);
  const { words, notes } = specialApart(named);
  const settled = settleLog(words, scene);
  if (settled.kind === 'unclear') {
    if (form !== undefined) return logForm(words, settled.problems, scene, form);
    // A sentence that leaves something out gets it asked; nothing said at all gets an empty form.
    const asked = words.subject === '' ? [] : Object.values(settled.problems).map(paragraph);
    return reply(
      ...asked,
      ...offerPeople(settled.may, scene),
      ...leftOut(words).map(paragraph),
      ...logForm(words, settled.misread, scene).blocks,
    );
  }
  const absent = officerNotThere(settled.draft, scene);
  const isAsItWas = settled.certain && absent === undefined && !isMoved && notes.length === 0;
  if (form !== undefined && isAsItWas && !(await isSecond(form, settled.draft, scene))) {
    const outcome = await log(scene.desk, askedIn(scene, `form:${form}`), settled.draft);
    return askAfterLogging(outcome, scene, () => logForm(words, {}, scene, form));
  }
  const moved = isMoved ? ['I took who the resident is out of the subject. It is kept apart.'] : [];
  return (await readBack(settled.draft, [...settled.notes, ...moved, ...notes], scene)).reply;
};

/** A subject stands in lists and nudges: whoever the resident is that a form says in it is kept apart. */
async function residentApart(words: LogWords, scene: Scene): Promise<{ words: LogWords; isMoved: boolean }> {
  const world = { ...scene, me: scene.person, ...(await scene.services.understanding()) };
  const apart = apartFromResident(words.subject, world, [words.resident]);
  if (apart === undefined || apart.rest === '') return { words, isMoved: false };
  const said = Object.entries(words.resident).filter(([, part]) => part !== '');
  return {
    words: {
      ...words,
      subject: apart.rest,
      resident: { ...apart.resident, ...Object.fromEntries(said) },
      unused: [...words.unused, ...apart.leftOut],
    },
    isMoved: true,
  };
}

/** Nor somebody's health: told in a subject it is moved to the details, where no list or nudge has it; where it cannot be, that is said. */
function specialApart(words: LogWords): { readonly words: LogWords; readonly notes: readonly string[] } {
  const told = specialIn(words.subject);
  if (told === undefined) return { words, notes: [] };
  const apart = withoutSpecial(words.subject);
  if (apart === undefined) {
    const note = `The subject stands in lists and messages. “${told.words}” may tell of somebody’s health or the like: leave it out, unless it is needed there.`;
    return { words, notes: [note] };
  }
  const details = [apart.apart, words.details].filter((part) => part !== '').join('\n\n');
  const note = `The subject stands in lists and messages, so I moved “${apart.apart}” to the details. It may tell of somebody’s health or the like: leave it out, unless it is needed.`;
  return { words: { ...words, subject: apart.rest, details }, notes: [note] };
}

/** Whether the same is open already, and was not logged by this form: sent again, it logs nothing. */
async function isSecond(form: string, draft: EnquiryDraft, scene: Scene): Promise<boolean> {
  const { council, changeId } = askedIn(scene, `form:${form}`);
  const done = await look(scene, ({ casework }) => casework.entriesOfChange(council, changeId));
  return done.length === 0 && (await loggedLately(draft, scene)) !== undefined;
}

/** That whoever is to have it is not there, where that is not the speaker. */
function officerNotThere(draft: EnquiryDraft, scene: Scene): ReturnType<typeof whyNotThere> {
  const officer = findPerson(scene.directory, draft.officerId);
  if (officer === undefined || officer.id === scene.person.id) return undefined;
  const trial = asLogged(draft, scene);
  const due = trial.kind === 'refused' ? undefined : nextDue(trial.enquiry);
  return whyNotThere(officer, { ...draft, due }, scene);
}

/** What would be written, under a number that it will not have. */
function asLogged(draft: EnquiryDraft, scene: Scene): ReturnType<typeof logEnquiry> {
  const { id } = scene.heard.knowledge.council;
  return logEnquiry(id, { year: 2000, number: 1 }, draft, { ...askedIn(scene), nameOf: scene.nameOf });
}

/** Who stands in, as the one to have it: where they belong to its service. */
function coverFor(draft: EnquiryDraft, cover: string | undefined, { directory }: Scene) {
  const person = findPerson(directory, cover);
  return person?.service === draft.service ? person : undefined;
}

/** The button by which several drafts are logged at once, of `all` that there are; none for one alone. */
export async function logTogether(
  drafts: readonly { readonly id: string; readonly place: string }[],
  all: number,
  scene: Scene,
): Promise<readonly (readonly [label: string, typed: string])[]> {
  if (drafts.length < 2) return [];
  const id = await propose({ kind: 'log-all', ids: drafts.map((draft) => draft.id) }, scene);
  const which = drafts.length < all ? listed(drafts.map(({ place }) => place)) : all === 2 ? 'both' : `all ${all}`;
  return [[`Log ${which}`, sayWithId('confirm', id)]];
}

/** Several enquiries in one message: a draft of each, to be logged together, one by one, or put right. */
export const logSeveral: Carrying<Extract<Command, { kind: 'log-several' }>> = async ({ each }, scene) => {
  const blocks: Block[] = [];
  const drafts: { readonly id: string; readonly place: string }[] = [];
  for (const [at, said] of each.entries()) {
    const { words, notes } = specialApart(said);
    const settled = settleLog(words, scene);
    const title = `${at + 1} of ${each.length}`;
    if (settled.kind === 'unclear') {
      blocks.push(heading(title), ...Object.values(settled.problems).map(paragraph));
      blocks.push(...logForm(words, settled.misread, scene, undefined, `Log ${at + 1}`).blocks);
      continue;
    }
    const before = await loggedLately(settled.draft, scene);
    const { reply: shown, id } = await readBack(settled.draft, [...settled.notes, ...notes], scene, {
      title,
      of: ` ${at + 1}`,
    });
    blocks.push(...shown.blocks);
    // One that may be there already is not logged again beside others.
    if (id !== undefined && before === undefined) drafts.push({ id, place: `${at + 1}` });
  }
  if (blocks.length === 0) return undefined;
  const together = await logTogether(drafts, each.length, scene);
  // First, for a plain "yes" means the first that waits.
  return reply(...(together.length === 0 ? [] : [buttons(...together)]), ...blocks);
};

/** The button by which it is told of one that is there instead. */
function addTo(enquiry: Enquiry, scene: Scene): readonly (readonly [label: string, typed: string])[] {
  const { reference } = enquiry;
  return possibleIn(enquiry, scene).includes('add') ? [[`Add to ${reference}`, typedFor('add', reference)]] : [];
}

/** Everything as it was understood, dates with their weekday, before anything is written. `of` tells the buttons of several apart. */
async function readBack(
  draft: EnquiryDraft,
  notes: readonly string[],
  scene: Scene,
  { title, of } = { title: 'Is this right?', of: '' },
): Promise<{ readonly reply: Reply; readonly id?: string }> {
  const { nameOf } = scene;
  const trial = asLogged(draft, scene);
  if (trial.kind === 'refused') return { reply: reply(paragraph(trial.sentence)) };
  const same = await loggedLately(draft, scene);
  const again = same === undefined ? await openAlready(draft, scene) : undefined;
  const logged =
    same === undefined || isLoggedJustNow(same, scene)
      ? 'just now'
      : `on ${formatDayAndDate(localDateAt(same.loggedAt, scene.heard.knowledge.council.timeZone))}`;
  const absent = officerNotThere(draft, scene);
  const cover = of === '' ? coverFor(draft, absent?.cover, scene) : undefined;
  // First the other, for a plain "yes" means what was proposed last.
  const toCover = cover && (await propose({ kind: 'log', draft: { ...draft, officerId: cover.id } }, scene));
  const id = await propose({ kind: 'log', draft }, scene);
  const { enquiry } = trial;
  const { officerId, service, complexity, ward, urgent, writtenOn, madeFrom } = enquiry;
  const none = noPromise(scene);
  const fact = (label: string, value: string | undefined) =>
    value === undefined || value === '' ? [] : [{ label, value }];
  const said = reply(
    heading(same === undefined ? title : 'Log it a second time?'),
    ...(same === undefined
      ? []
      : [
          paragraph(
            `${same.loggedBy === scene.person.id ? 'You logged the same' : 'The same was logged for you'} ${logged}: ${same.reference}, ${same.subject}. It is open.`,
          ),
        ]),
    ...(again === undefined
      ? []
      : [
          paragraph(
            `${again.councillorId === scene.person.id ? 'You have' : `${nameOf(again.councillorId)} has`} one like it open: ${again.reference}, ${again.subject}.`,
          ),
        ]),
    {
      kind: 'facts',
      facts: [
        ...fact('Subject', enquiry.subject),
        ...fact('Details', enquiry.details),
        ...fact('For', nameOf(enquiry.councillorId)),
        ...fact('Written', writtenOn && formatDayAndDate(writtenOn)),
        ...fact('Received', formatDayAndDate(enquiry.receivedOn)),
        ...fact('With', officerId === undefined ? service : nameAndService(nameOf(officerId), service)),
        ...fact('Ward', ward),
        ...fact('Urgent', urgent === '' ? 'Yes' : urgent),
        ...fact('Complex because', complexity.kind === 'complex' ? complexity.reason : undefined),
        ...fact('Made from a message of', madeFrom?.author),
        ...residentFacts(draft.resident),
        ...fact('Dates', none === undefined ? dueSentence(enquiry, scene.rules, scene.on) : undefined),
      ],
    },
    ...(absent?.sentences ?? []).map(paragraph),
    ...notes.map(paragraph),
    ...(none === undefined ? [] : [paragraph(none), ...quoteStandard(scene)]),
    // Where the paragraph promises other days by now, it is shown with that said.
    ...(countedAsBefore(scene.rules) === undefined ? [] : quoteStandard(scene)),
    paragraph('Nothing is written down yet.'),
    buttons(
      ...(same === undefined ? [] : [[`Show ${same.reference}`, typedFor('show', same.reference)] as const]),
      ...(same === undefined ? [] : addTo(same, scene)),
      [
        of !== ''
          ? `Log${of}`
          : same !== undefined
            ? 'Log another one'
            : absent === undefined
              ? 'Log it'
              : 'Log it all the same',
        `confirm ${id}`,
      ],
      ...(cover === undefined ? [] : [[sayGive(cover, scene), `confirm ${toCover}`] as const]),
      ...(again === undefined || same !== undefined ? [] : addTo(again, scene)),
      [of === '' ? 'Change it' : `Change${of}`, `change ${id}`],
      [`Cancel${of}`, `cancel ${id}`],
    ),
  );
  return { reply: said, id };
}
