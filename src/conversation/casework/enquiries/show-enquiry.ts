import { formatDate, formatDayAndDate } from '../../../calendar/index.ts';
import {
  type AuditEntry,
  dueSentence,
  type Enquiry,
  type EnquiryNumber,
  type Extension,
  isOpen,
  noOfficerHasIt,
  parseReference,
  quoted,
  wardColleagues,
} from '../../../casework/index.ts';
import { type Block, type Reply, reply } from '../../../messaging/index.ts';
import { nameAndService } from '../../../people/index.ts';
import { type Command, typedFor } from '../../../understanding/index.ts';
import { type Carrying, look, type Scene } from '../services.ts';
import { button, heading, lineOf, listed, paragraph, standingOf } from '../wording.ts';
import { actionsFor } from './enquiry-actions.ts';
import { findEnquiry, type Suitable } from './find-enquiry.ts';
import { historyAction, historyLine, latestOf, toldLast, whoWasTold } from './history.ts';
import { offerDuplicates } from './offer-duplicates.ts';
import { residentFacts } from './resident.ts';
import { whyLate } from './why-late.ts';

/** "Show CW-2026-0042", "who has it", "any news": how it stands, what was done, and what can be done. */
export const showEnquiry: Carrying<Extract<Command, { kind: 'show' }>> = async ({ abouts, focus }, scene) => {
  const blocks: Block[] = [];
  let isRefused = false;
  for (const about of abouts.length === 0 ? [{ named: '' }] : abouts) {
    const found = await findEnquiry(about, (reference) => typedFor('show', reference), scene, toShow);
    if (found === undefined && abouts.length < 2) return undefined;
    if (found?.kind === 'found') {
      const shown = focus === 'all' ? describeEnquiry(found.enquiry, scene) : focusOn(found.enquiry, focus, scene);
      blocks.push(...(await shown).blocks);
    } else if (found?.kind === 'answer') {
      blocks.push(...found.reply.blocks);
      isRefused ||= found.reply.nature === 'shows';
    }
  }
  return { ...reply(...blocks), ...(isRefused ? { nature: 'shows' } : {}) };
};

const toShow: Suitable = { state: 'open', suits: () => true, takesOnly: true };

/** An enquiry as the speaker may see it. */
export async function describeEnquiry(enquiry: Enquiry, scene: Scene): Promise<Reply> {
  const { history, resident, linked } = await look(scene, async ({ casework }) => ({
    history: await casework.history(scene.viewer, enquiry),
    resident: await casework.resident(scene.viewer, enquiry),
    // Of those it is linked to, the ones that the speaker may see; the others are not even counted.
    linked: await casework.some(
      scene.viewer,
      (enquiry.linkedTo ?? []).flatMap((one) => parseReference(one) ?? []),
    ),
  }));
  return reply(
    heading(`${enquiry.reference}: ${enquiry.subject}`),
    { kind: 'facts', facts: [...factsOf(enquiry, scene), ...residentFacts(resident)] },
    ...(enquiry.details === '' ? [] : [paragraph(enquiry.details)]),
    ...(linked.length === 0
      ? []
      : [
          paragraph('About the same thing:'),
          { kind: 'list', items: linked.map((other) => lineOf(other, scene)) } satisfies Block,
        ]),
    ...latestOf(history, enquiry, scene),
    ...(await toldLast(enquiry, scene)),
    { kind: 'actions', actions: [...actionsFor(enquiry, scene), ...historyAction(enquiry, history)] },
    ...(isOpen(enquiry) ? await offerDuplicates(enquiry, scene) : []),
  );
}

type OneThing = Exclude<Extract<Command, { kind: 'show' }>['focus'], 'all'>;

/** The one thing that was asked, then what can be done. */
async function focusOn(enquiry: Enquiry, focus: OneThing, scene: Scene): Promise<Reply> {
  const history = await look(scene, ({ casework }) => casework.history(scene.viewer, enquiry));
  const show = button('Show it', typedFor('show', enquiry.reference));
  return reply(
    heading(`${enquiry.reference}: ${enquiry.subject}`),
    ...answersOf(enquiry, focus, history, scene).map(paragraph),
    ...(focus === 'told' ? await whoWasTold(enquiry, scene) : []),
    { kind: 'actions', actions: [...actionsFor(enquiry, scene), show] },
  );
}

function answersOf(enquiry: Enquiry, focus: OneThing, history: readonly AuditEntry[], scene: Scene): readonly string[] {
  const { nameOf, on, rules } = scene;
  const standing = standingOf(enquiry, on);
  const now = `${standing.charAt(0).toUpperCase()}${standing.slice(1)}`;
  switch (focus) {
    case 'who':
      return [whoHasIt(enquiry, history, nameOf), now];
    case 'when':
      return [dueSentence(enquiry, rules, on)];
    case 'why-late':
      return whyLate(enquiry, scene);
    case 'agreed':
      return [whetherAgreed(enquiry, history, nameOf), dueSentence(enquiry, rules, on)];
    case 'told':
    case 'news': {
      const last = history.at(-1);
      return [
        now,
        whoHasIt(enquiry, history, nameOf),
        ...(last === undefined ? [] : [`Last: ${historyLine(last, enquiry, scene)}`]),
        ...(isOpen(enquiry) ? [dueSentence(enquiry, rules, on)] : []),
      ];
    }
  }
}

/** Whether its councillor agreed to an extension: what waits comes first, then what was said to it last. */
function whetherAgreed(enquiry: Enquiry, history: readonly AuditEntry[], nameOf: Scene['nameOf']): string {
  const { proposedExtension: proposed, extension, councillorId } = enquiry;
  const councillor = nameOf(councillorId);
  if (proposed !== undefined)
    return `Not yet: ${nameOf(proposed.proposedBy)} proposed ${formatDayAndDate(proposed.by)} on ${formatDate(proposed.proposedOn)}, and ${councillor} has neither agreed nor said no.`;
  const undone = new Set(history.flatMap(({ undoes }) => undoes ?? []));
  const refused = history.findLast(({ kind, version }) => kind === 'decline' && !undone.has(version));
  if (refused !== undefined && (extension === undefined || refused.on > extension.agreedOn))
    return `No: ${nameOf(refused.by)} did not agree, on ${formatDate(refused.on)}.${refused.why === undefined ? '' : ` ${quoted(refused.why)}`}`;
  if (extension === undefined) return 'No extension was proposed.';
  return extension.insteadOf === undefined
    ? `Yes: it is extended. ${extensionOf(extension, nameOf)}.`
    : `It was extended without agreement. ${extensionOf(extension, nameOf)}.`;
}

/** Who has it, and since when, where its history tells: an acknowledgement may be of what they had already. */
function whoHasIt(enquiry: Enquiry, history: readonly AuditEntry[], nameOf: Scene['nameOf']): string {
  const { officerId, service } = enquiry;
  if (officerId === undefined) return isOpen(enquiry) ? noOfficerHasIt(service) : `It was with ${service}.`;
  const who = nameAndService(nameOf(officerId), service);
  if (!isOpen(enquiry)) return `${who}${who.endsWith(')') ? '' : ','} had it.`;
  const undone = new Set(history.flatMap(({ undoes }) => undoes ?? []));
  const given = history.findLast(({ kind, version }) => gives.has(kind) && !undone.has(version));
  const tells = given?.kind === 'log' || given?.kind === 'reassign';
  const comma = who.endsWith(')') ? '' : ',';
  return tells ? `${who}${comma} has had it since ${formatDate(given.on)}.` : `${who}${comma} has it.`;
}

/** What may give an enquiry to somebody. */
const gives: ReadonlySet<AuditEntry['kind']> = new Set(['log', 'reassign', 'acknowledge', 'edit']);

function factsOf(enquiry: Enquiry, scene: Scene): readonly { readonly label: string; readonly value: string }[] {
  const { nameOf, on } = scene;
  const date = (label: string, value: Parameters<typeof formatDate>[0] | undefined) =>
    value === undefined ? [] : [{ label, value: formatDayAndDate(value) }];
  const standing = standingOf(enquiry, on);
  // Of whom it was shared with, those who are of its councillor's ward read it still.
  const readers = wardColleagues(enquiry.councillorId, scene.directory, on).filter(({ id }) =>
    enquiry.sharedWith?.includes(id),
  );
  return [
    { label: 'Now', value: `${standing.charAt(0).toUpperCase()}${standing.slice(1)}` },
    { label: 'For', value: nameOf(enquiry.councillorId) },
    {
      label: 'With',
      value:
        enquiry.officerId === undefined
          ? `${enquiry.service}, no officer`
          : nameAndService(nameOf(enquiry.officerId), enquiry.service),
    },
    ...(enquiry.sharedWith?.includes(scene.person.id)
      ? [{ label: 'Shared', value: 'With you, by its councillor' }]
      : readers.length > 0
        ? [{ label: 'Shared', value: `With ${listed(readers.map(({ name }) => name))}` }]
        : []),
    ...(enquiry.ward === undefined ? [] : [{ label: 'Ward', value: enquiry.ward }]),
    ...(enquiry.urgent === undefined
      ? []
      : [{ label: 'Urgent', value: enquiry.urgent === '' ? 'Yes' : enquiry.urgent }]),
    ...date('Written', enquiry.writtenOn),
    ...date('Received', enquiry.receivedOn),
    ...(enquiry.acknowledgedOn === undefined
      ? date('Acknowledge by', enquiry.deadlines.acknowledge.by)
      : date('Acknowledged', enquiry.acknowledgedOn)),
    ...(enquiry.resolvedOn === undefined
      ? date('Resolve by', enquiry.deadlines.resolve.by).map(({ label, value }) => ({
          label,
          // No day of a pause counts: the date is put off when it ends.
          value:
            enquiry.pausedSince !== undefined ? `${value}, and later by each working day that it is paused` : value,
        }))
      : date('Resolved', enquiry.resolvedOn)),
    ...(enquiry.stage === 'acknowledged' && enquiry.pausedSince === undefined
      ? date('Next update by', enquiry.deadlines.update.by)
      : []),
    ...(enquiry.complexity.kind === 'complex' ? [{ label: 'Complex because', value: enquiry.complexity.reason }] : []),
    ...(enquiry.pauseReason === undefined ? [] : [{ label: 'Paused because', value: enquiry.pauseReason }]),
    ...date(
      `${enquiry.lookAgainOn !== undefined && enquiry.lookAgainOn < scene.on ? 'Was to' : 'To'} be looked at again on`,
      enquiry.lookAgainOn,
    ),
    ...(enquiry.proposedExtension === undefined
      ? []
      : [
          {
            label: 'Extension proposed',
            value: `To ${formatDayAndDate(enquiry.proposedExtension.by)}, not agreed yet: ${quoted(enquiry.proposedExtension.reason)}`,
          },
        ]),
    ...(enquiry.extension === undefined ? [] : [{ label: 'Extended', value: extensionOf(enquiry.extension, nameOf) }]),
    ...(enquiry.madeFrom === undefined
      ? []
      : [
          {
            label: 'Made from a message of',
            value: [enquiry.madeFrom.author, enquiry.madeFrom.link].filter((part) => part !== '').join(', '),
          },
        ]),
  ];
}

function extensionOf({ by, agreedOn, agreedBy, insteadOf, reason }: Extension, nameOf: Scene['nameOf']): string {
  const until = `To ${formatDayAndDate(by)}`;
  if (insteadOf !== undefined) return `${until}, without agreement: ${quoted(reason)}`;
  const who = agreedBy === undefined ? 'agreed' : `agreed by ${nameOf(agreedBy)}`;
  return `${until}, ${who} on ${formatDate(agreedOn)}: ${quoted(reason)}`;
}

/** The number of an enquiry, for a change of it. */
export function numberOf({ year, number }: Enquiry): EnquiryNumber {
  return { year, number };
}
