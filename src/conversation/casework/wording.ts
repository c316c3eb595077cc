import { formatDate, formatDayAndDate, type LocalDate } from '../../calendar/index.ts';
import {
  type Clock,
  type Enquiry,
  isOverdue,
  nextDue,
  noPromisedDate,
  runningDeadlines,
} from '../../casework/index.ts';
import { findByReference } from '../../knowledge/index.ts';
import { type Action, type Block, type Reply, reply } from '../../messaging/index.ts';
import { isOfCouncillorSide } from '../../people/index.ts';
import { quoteClause, sentenceCase } from '../quote-clause.ts';
import type { Scene } from './services.ts';

/** A reply of one or more paragraphs. */
export function say(...sentences: readonly string[]): Reply {
  return reply(...sentences.map(paragraph));
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

export function heading(text: string): Block {
  return { kind: 'heading', text };
}

/** Buttons, of which only the first can be the primary one. */
export function buttons(...actions: readonly (readonly [label: string, typed: string])[]): Block {
  return { kind: 'actions', actions: actions.map(([label, typed], at) => button(label, typed, at === 0)) };
}

export function button(label: string, typed: string, isPrimary = false): Action {
  return { label, typed, weight: isPrimary ? 'primary' : 'ordinary' };
}

/** What a button that opens an enquiry, or acts on it, names it by: `CW-2026-0004 Bench in Market Square`. */
export function titleOf({ reference, subject }: Pick<Enquiry, 'reference' | 'subject'>): string {
  return `${reference} ${subject.length <= 40 ? subject : `${subject.slice(0, 39).trimEnd()}…`}`;
}

/** In the place of the card whose button was pressed, so that it cannot be pressed again; below what was typed. */
export function inPlace(made: Reply, { heard }: Pick<Scene, 'heard'>): Reply {
  return heard.turn.input.kind === 'action' ? { ...made, replaces: true } : made;
}

/** The clause that promises the dates, or says what there is in place of a promise. */
export function quoteStandard({ heard, services, rules }: Scene): readonly Block[] {
  const found = findByReference(rules.standard.clause, heard.knowledge.documents);
  if (found === undefined) return [];
  const says = rules.standard.kind === 'none' ? rules.standard.says : undefined;
  const block = says === undefined ? -1 : found.clause.blocks.findIndex(({ text }) => text.includes(says));
  const start = says === undefined ? 0 : (found.clause.blocks[block]?.text.indexOf(says) ?? 0);
  const passage = says !== undefined && block >= 0 ? { block, start, end: start + says.length } : undefined;
  return [quoteClause(found, heard.knowledge, services, { passage, label: countedAsBefore(rules) })];
}

/** That a date was counted by figures which its paragraph has no more; undefined where it was not. */
export function countedAsBefore({ standard }: Scene['rules']): string | undefined {
  return standard.kind === 'promised' && standard.isOutdated
    ? 'This paragraph has changed. Until its new days are confirmed, days are counted as before.'
    : undefined;
}

/** Said where no date is promised. */
export function noPromise({ rules }: Pick<Scene, 'rules'>): string | undefined {
  if (rules.standard.kind === 'none' && rules.standard.says === undefined)
    return noPromisedDate(rules.citation, undefined);
  return rules.standard.kind === 'none'
    ? `No date is promised: ${rules.citation} sets none. This is what it says.`
    : undefined;
}

const missed: Record<Clock, string> = {
  acknowledge: 'was to be acknowledged',
  resolve: 'was to be resolved',
  update: 'an update was due',
};
const duties: Record<Clock, string> = { acknowledge: 'acknowledge', resolve: 'resolve', update: 'next update' };

/** An enquiry in a line of a list: `CW-2026-0042, Streetlight out: acknowledge by Tuesday 29 December 2026.` */
export function lineOf(enquiry: Enquiry, scene: Pick<Scene, 'on' | 'nameOf' | 'person'>): string {
  return `${enquiry.reference}, ${enquiry.subject}: ${standingOf(enquiry, scene.on)} ${whose(enquiry, scene)}`;
}

/** How it stands today, in a sentence. */
export function standingOf(enquiry: Enquiry, on: LocalDate): string {
  const { stage, resolvedOn, withdrawnOn, pausedSince } = enquiry;
  if (stage === 'resolved') return `resolved${resolvedOn ? ` on ${formatDate(resolvedOn)}` : ''}.`;
  if (stage === 'withdrawn') return `withdrawn${withdrawnOn ? ` on ${formatDate(withdrawnOn)}` : ''}.`;
  if (pausedSince !== undefined) return `paused since ${formatDate(pausedSince)}.`;
  const due = nextDue(enquiry);
  if (due === undefined)
    return stage === 'logged' ? 'not acknowledged yet, no due date.' : 'acknowledged, no due date.';
  const clocks = (Object.entries(runningDeadlines(enquiry)) as [Clock, LocalDate][])
    .filter(([, by]) => by === due)
    .map(([clock]) => clock);
  const day = formatDayAndDate(due);
  if (isOverdue(enquiry, on)) return `overdue, ${listed(clocks.map((clock) => missed[clock]))} by ${day}.`;
  const what = clocks.map((clock) => duties[clock]).join(' and ');
  return due === on ? `${what} today, ${day}.` : `${what} by ${day}.`;
}

/** Enquiries as a table: which, how each stands today with what `more` says of it, and whose it is. */
export function tableOf(
  enquiries: readonly Enquiry[],
  scene: Pick<Scene, 'on' | 'nameOf' | 'person'>,
  more: (enquiry: Enquiry) => readonly string[] = () => [],
): Block {
  return {
    kind: 'table',
    columns: ['Enquiry', 'How it stands', isOfCouncillorSide(scene.person) ? 'With' : 'For'],
    rows: enquiries.map((enquiry) => [
      `${enquiry.reference} ${enquiry.subject}`,
      [sentenceCase(standingOf(enquiry, scene.on)), ...more(enquiry)].join(' '),
      whom(enquiry, scene),
    ]),
  };
}

function whose(enquiry: Enquiry, scene: Pick<Scene, 'nameOf' | 'person'>): string {
  return `${isOfCouncillorSide(scene.person) ? 'With' : 'For'} ${whom(enquiry, scene)}.`;
}

/** The officer, for a councillor; for an officer the councillor, and who has it where that is somebody else. */
function whom(enquiry: Enquiry, { nameOf, person }: Pick<Scene, 'nameOf' | 'person'>): string {
  const officer = enquiry.officerId === undefined ? enquiry.service : nameOf(enquiry.officerId);
  if (isOfCouncillorSide(person)) return officer;
  const owner = enquiry.officerId === person.id ? '' : `, with ${officer}`;
  return `${nameOf(enquiry.councillorId)}${owner}`;
}

export { count } from '../../calendar/index.ts';

const MOST_LISTED = 12;

/** `a, b and c`; of many the first ones, and how many there are besides. */
export function someOf(words: readonly string[]): string {
  const more = words.length - MOST_LISTED;
  return more > 0 ? listed([...words.slice(0, MOST_LISTED), `${more} more`]) : listed(words);
}

/** `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
