import { count, formatDate, formatDay, type LocalDate } from '../calendar/index.ts';
import { type Enquiry, noOfficerHasIt, type PossibleAction, quoted, whatStillHolds } from '../casework/index.ts';
import { type Action, type Block, type Reply, reply } from '../messaging/index.ts';
import { absenceOn, nameById, type PersonId } from '../people/index.ts';
import { typedFor } from '../understanding/index.ts';
import { newsSentences, standing } from './item-sentences.ts';
import { actionsUnder, isOnlyNews, titleOf } from './list-frame.ts';
import {
  isQuiet,
  type ListContents,
  type Listing,
  type ListWorld,
  type TeamContents,
  workingDaysLate,
} from './list-world.ts';
import { because, dutiesInOrder, headOf, possibleFor, short, whyYou } from './message.ts';
import { offerNamed } from './offers.ts';
import { enquiryKey } from './payload.ts';
import { isInTheirPlace } from './recipients.ts';
import { answersIn, linesOf } from './several.ts';
import { hearsAgain, promisedAndMissed, whoHasIt } from './who-was-told.ts';

/** So many enquiries have buttons of their own, and so many stand in any one part: what platforms take in a message. */
const MOST_WITH_BUTTONS = 8;
const MOST_IN_PART = 15;
/** So many for which a part has no room are named by their reference. */
const MOST_REFERENCES = 100;

/** A list as it is sent, and the enquiries it names. */
export type ComposedList = { readonly reply: Reply; readonly named: readonly Enquiry[] };

/** Writes a list: what presses first, with its buttons; the rest in lines; what does not fit behind "Show all". */
export function composeList(contents: ListContents, world: ListWorld): ComposedList {
  const [only] = contents.words;
  const alone = contents.words.length === 1 && contents.news.length === 0 ? only : undefined;
  const writer = createWriter(world, alone);
  const { overdue, dueToday, toLookAt, dueSoon, others, words, missed, team, longOverdue, unassigned, news } = contents;
  if (words.length > 0) writer.words(words, contents.heardBefore);
  writer.news(news, isOnlyNews(contents) ? undefined : 'News:');
  writer.withButtons('Overdue', 'Also overdue', overdue);
  writer.withButtons('Due today', 'Also due today', dueToday);
  writer.withButtons('Check today whether these still have to wait', 'Check these as well', toLookAt);
  writer.lines(`Due by ${formatDay(contents.soonUntil)}`, dueSoon.map(writer.own), dueSoon);
  const isFirst = overdue.length + dueToday.length + toLookAt.length + dueSoon.length === 0;
  writer.lines(isFirst ? 'Open' : 'Also open', others.map(writer.own), others);
  writer.enquiries('Missed', [...missed, ...contents.missedElsewhere]);
  writer.enquiries('Due soon', contents.comingDue);
  if (team !== undefined) writer.team(team, contents.soonUntil);
  writer.enquiries(`Overdue by more than ${world.council.settings.headOfServiceAfter} working days`, longOverdue);
  writer.enquiries('Overdue in the council', contents.elsewhere);
  writer.enquiries('Nobody has these', unassigned);
  writer.unspoken(contents.unspoken);
  return writer.done(titleOf(contents, world), actionsUnder(contents));
}

/** Why somebody has it in their list, without saying each time that this is why. */
function reasonInList(sentence: string): string {
  const reason = sentence.replace(/^You get this because /, '');
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`;
}

/** Writes block after block, and keeps what it has named. */
function createWriter(world: ListWorld, alone: Enquiry | undefined) {
  const { council, directory, person, today, tellings } = world;
  const blocks: Block[] = [];
  const named = new Map<string, Enquiry>();
  const note = (enquiry: Enquiry) => void named.set(enquiryKey(enquiry), enquiry);
  let withButtons = 0;
  const writing = { council, directory, recipient: person.id, today, now: world.now, tellings: [], history: [] };
  const name = (id: PersonId | undefined) => nameById(directory, id) ?? 'somebody';
  const covers = (id: PersonId) =>
    absenceOn(directory, id, today) === undefined ? `${name(id)} covers` : `${name(id)} is to cover but is away too`;
  const paragraph = (text: string) => void blocks.push({ kind: 'paragraph', text });
  const list = (title: string, items: readonly string[], enquiries: readonly Enquiry[]) => {
    if (items.length === 0) return;
    const shown = items.slice(0, MOST_IN_PART);
    for (const enquiry of enquiries.slice(0, MOST_IN_PART)) note(enquiry);
    const more = nameOthers(enquiries.slice(MOST_IN_PART));
    paragraph(`${title}:`);
    blocks.push({ kind: 'list', items: more === undefined ? shown : [...shown, `and ${more}.`] });
  };
  /** Those for which there is no room, by their references: each has been spoken of, and those first that were not for long. */
  const nameOthers = (enquiries: readonly Enquiry[]): string | undefined => {
    if (enquiries.length === 0) return undefined;
    const quietFirst = enquiries.toSorted((a, b) => Number(isQuiet(b, world)) - Number(isQuiet(a, world)));
    const some = quietFirst.slice(0, MOST_REFERENCES);
    for (const enquiry of some) note(enquiry);
    const rest = enquiries.length - some.length;
    const references = some.map(({ reference }) => reference).join(', ');
    return `${enquiries.length} more: ${references}${rest === 0 ? '' : ` and ${count(rest, 'other')}`}`;
  };
  /** To whoever has it. */
  const own = ({ enquiry, because: why, changes, isNew }: Listing): string => {
    const others = changes
      .filter(({ kind }) => kind !== 'log')
      .slice(0, 2)
      .toReversed()
      .map(
        ({ what, why: words, by }) =>
          `${what.includes(name(by)) ? '' : `${name(by)}: `}${whatStillHolds(what, enquiry, name)}${words === undefined ? '' : ` ${quoted(short(words))}`}`,
      );
    return [
      `${isNew ? 'New: ' : ''}${headOf(enquiry)}. ${standing(enquiry, world)} For ${name(enquiry.councillorId)}.`,
      ...(why === undefined ? [] : [reasonInList(because(why, enquiry, directory))]),
      ...(isNew || others.length === 0 ? [] : [`Since your last list: ${others.join(' ')}`]),
    ].join(' ');
  };
  /** To somebody above or beside. */
  const toOthers = (enquiry: Enquiry): string => {
    const whose =
      enquiry.officerId === undefined ? noOfficerHasIt(enquiry.service) : `${name(enquiry.officerId)} has it.`;
    const late = workingDaysLate(enquiry, world);
    const days = late === 0 ? '' : ` ${count(late, 'working day')} overdue.`;
    return `${headOf(enquiry)}. ${standing(enquiry, world)}${days} ${whose} For ${name(enquiry.councillorId)}.`;
  };
  const buttonsOf = (enquiry: Enquiry): readonly Action[] => {
    const possible = possibleFor(enquiry, writing);
    const answers: readonly PossibleAction[] = ['resume', ...dutiesInOrder(enquiry)];
    return offerNamed(enquiry, possible, answers)
      .slice(0, 2)
      .map((action) => ({ ...action, weight: 'ordinary', keeps: true }));
  };
  return {
    own,
    words: (enquiries: readonly Enquiry[], heardBefore: number) => {
      const told = { ...world, tellings: [...tellings.values()].flat() };
      for (const enquiry of enquiries.slice(0, MOST_IN_PART)) {
        note(enquiry);
        const sentences = [...promisedAndMissed(enquiry, today), ...whoHasIt(enquiry, told)].join(' ');
        paragraph(alone === undefined ? `${headOf(enquiry)}. ${sentences}` : sentences);
      }
      const more = nameOthers(enquiries.slice(MOST_IN_PART));
      if (more !== undefined) paragraph(`Also overdue, ${more}.`);
      if (heardBefore > 0)
        paragraph(
          `${count(heardBefore, 'more of your enquiries is', 'more of your enquiries are')} overdue; you have heard of ${heardBefore === 1 ? 'it' : 'them'} before.`,
        );
      const again = hearsAgain(world);
      if (again !== undefined) paragraph(again);
    },
    /** `title` where other parts stand beside it. */
    news: (items: ListContents['news'], title: string | undefined) => {
      for (const item of items) if (item.kind === 'enquiry') note(item.enquiry);
      const lines = linesOf(items, (item) => [
        ...(isInTheirPlace(item, person.id) ? whyYou(item, writing) : []),
        ...newsSentences(item, writing),
      ]);
      if (lines.length > 0 && title !== undefined) paragraph(title);
      if (lines.length > 0) blocks.push({ kind: 'list', items: lines });
      const answers = answersIn(items, writing);
      if (answers.length > 0) blocks.push({ kind: 'actions', actions: answers });
    },
    /** `also` is the title of those for which there is no room for buttons. */
    withButtons: (title: string, also: string, listings: readonly Listing[]) => {
      const first = listings.slice(0, Math.max(0, MOST_WITH_BUTTONS - withButtons));
      withButtons += first.length;
      if (first.length > 0) paragraph(`${title}:`);
      for (const listing of first) {
        note(listing.enquiry);
        paragraph(own(listing));
        const actions = buttonsOf(listing.enquiry);
        if (actions.length > 0) blocks.push({ kind: 'actions', actions });
      }
      const rest = listings.slice(first.length);
      list(
        first.length > 0 ? also : title,
        rest.map(own),
        rest.map(({ enquiry }) => enquiry),
      );
    },
    lines: (title: string, items: readonly string[], listings: readonly Listing[]) =>
      list(
        title,
        items,
        listings.map(({ enquiry }) => enquiry),
      ),
    enquiries: (title: string, enquiries: readonly Enquiry[]) => list(title, enquiries.map(toOthers), enquiries),
    /** To somebody who hears because nobody nearer does. */
    unspoken: (enquiries: readonly Enquiry[]) => {
      const { mutedUntil } = world;
      const quiet = `There has been no word about these for ${council.settings.wordEvery} working days`;
      const whyNot = 'is away, not at work or out of reach, or has chosen not to hear of them for now';
      const title = mutedUntil === undefined ? `${quiet}, and everybody nearer to them ${whyNot}` : quiet;
      if (mutedUntil !== undefined && enquiries.length > 0)
        paragraph(
          `You have muted messages until ${formatDate(mutedUntil)}. This comes all the same, because everybody else who would be told of these enquiries ${whyNot}.`,
        );
      const whyQuiet = ({ officerId }: Enquiry) => {
        const absence = officerId === undefined ? undefined : absenceOn(directory, officerId, today);
        return absence === undefined ? '' : ` ${name(officerId)} is away until ${formatDate(absence.to)}.`;
      };
      list(
        title,
        enquiries.map((enquiry) => `${toOthers(enquiry)}${whyQuiet(enquiry)}`),
        enquiries,
      );
    },
    team: (team: TeamContents, soonUntil: LocalDate) => {
      const parts = [
        ['Overdue', team.overdue],
        ['Nobody has these', team.nobodys],
        [`Due by ${formatDay(soonUntil)}`, team.dueSoon],
        ['Paused for more than ten working days', team.pausedForLong],
        ['Also open', team.others],
      ] as const;
      const here = parts.reduce((sum, [, { length }]) => sum + length, 0);
      const all = team.open === 0 ? '' : `Your team has ${count(team.open, 'open enquiry', 'open enquiries')}. `;
      const these =
        here === team.open ? '' : `${here === 1 ? 'This one comes' : `These ${here} come`} to you as manager:`;
      paragraph(`${all}${these}`.trim());
      for (const [title, enquiries] of parts) list(title, enquiries.map(toOthers), enquiries);
      const away = team.away.map(
        ({ person: who, until, coverId }) =>
          `${name(who.id)} until ${formatDate(until)}, ${coverId === undefined ? 'nobody covers' : covers(coverId)}`,
      );
      if (away.length > 0) paragraph(`Away: ${away.join('; ')}.`);
    },
    done: (title: string, under: readonly Action[]): ComposedList => {
      const actions: readonly Action[] =
        alone === undefined
          ? under
          : [
              ...offerNamed(alone, possibleFor(alone, writing), ['chase']),
              { label: `Show ${alone.reference}`, typed: typedFor('show', alone.reference), weight: 'ordinary' },
            ];
      return {
        reply: reply(
          { kind: 'heading', text: alone === undefined ? title : `${alone.reference}: ${alone.subject}` },
          ...blocks,
          { kind: 'actions', actions },
        ),
        named: [...named.values()],
      };
    },
  };
}
