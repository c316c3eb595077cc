import { formatDate, localDateAt, localTimeAt } from '../../../calendar/index.ts';
import { type AuditEntry, type Enquiry, mayKnowResident, quoted, sayWordsGone } from '../../../casework/index.ts';
import { type Action, type Block, reply } from '../../../messaging/index.ts';
import { enquiryKey, isDailyList, readPayload } from '../../../reminders/index.ts';
import { type Command, typedFor } from '../../../understanding/index.ts';
import { addressesWork, fileLink } from '../file-link.ts';
import { type Carrying, look, type Scene } from '../services.ts';
import { button, count, heading, paragraph } from '../wording.ts';
import { findEnquiry, firstOf } from './find-enquiry.ts';

/** A long history fills a chat: so many lines of it are shown, the rest is a file. */
const SHOWN = 5;

/** "Whole history CW-2026-0042": all that was done to it, as far as the speaker may see it, as a file. */
export const offerHistory: Carrying<Extract<Command, { kind: 'history' }>> = async ({ abouts }, scene) => {
  const found = await findEnquiry(firstOf(abouts), wholeHistoryOf, scene);
  if (found?.kind !== 'found') return found?.reply;
  const { enquiry } = found;
  const history = await look(scene, ({ casework }) => casework.history(scene.viewer, enquiry));
  const title = `${enquiry.reference}: ${enquiry.subject}`;
  const done = history.map((entry) => ({ at: entry.at, line: historyLine(entry, enquiry, scene) }));
  const lines = [...done, ...(await toldLines(enquiry, scene))].sort((a, b) => a.at - b.at);
  const file = {
    name: `${enquiry.reference}-history.txt`,
    type: 'text/plain; charset=utf-8',
    text: [title, '', ...lines.map(({ line }) => line), ''].join('\n'),
  };
  return reply(
    heading(title),
    await fileLink(`Whole history, ${count(lines.length, 'entry', 'entries')} (a text file)`, file, scene.services),
    paragraph(addressesWork(1)),
  );
};

/** Who was sent something about it, and when, for those who handle it: what arrived, and nothing that was only meant to. */
async function toldLines(
  enquiry: Enquiry,
  scene: Scene,
): Promise<readonly { readonly at: number; readonly recipient: string; readonly line: string }[]> {
  const { viewer, services, nameOf, heard } = scene;
  if (!viewer.internalNotes) return [];
  const zone = heard.knowledge.council.timeZone;
  const tellings = await services.outbox.tellings([enquiryKey(enquiry)]);
  // A message that carries several things about it was one message.
  const isSame = (one: (typeof tellings)[number], other: (typeof tellings)[number]) =>
    one.at === other.at && one.recipient === other.recipient;
  const once = tellings.filter((one, at) => tellings.findIndex((other) => isSame(one, other)) === at);
  return once.map((told) => {
    const { at, recipient } = told;
    const isList = tellings.some((one) => isSame(one, told) && isDailyList(readPayload(one.payload)));
    const what = isList ? 'in their list' : 'in a message';
    const when = `${formatDate(localDateAt(at, zone))}, ${localTimeAt(at, zone)}`;
    return { at, recipient, line: `${when}: ${nameOf(recipient)} was told of it ${what}.` };
  });
}

/** Who was told last, the latest of each person; nothing for those who do not handle it. */
export async function toldLast(enquiry: Enquiry, scene: Scene): Promise<readonly Block[]> {
  const lines = await toldLines(enquiry, scene);
  const latest = lines.filter(({ recipient }, at) => lines.findLastIndex((one) => one.recipient === recipient) === at);
  return latest.length === 0
    ? []
    : [paragraph('Who was told last:'), { kind: 'list', items: latest.slice(-MOST_TOLD).map(({ line }) => line) }];
}

/** So many of them are shown; the whole history has the others. */
const MOST_TOLD = 3;

/** The last lines of a history, and how many there are before them. */
export function latestOf(history: readonly AuditEntry[], enquiry: Enquiry, scene: Scene): readonly Block[] {
  const items = history.slice(-SHOWN).map((entry) => historyLine(entry, enquiry, scene));
  const earlier = history.length - items.length;
  return [
    ...(earlier > 0
      ? [paragraph(`The last ${SHOWN} of ${count(history.length, 'entry', 'entries')} in its history:`)]
      : []),
    { kind: 'list', items },
  ];
}

/** Offered where not all of a history is shown. */
export function historyAction({ reference }: Enquiry, history: readonly AuditEntry[]): readonly Action[] {
  return history.length > SHOWN ? [button('Whole history', wholeHistoryOf(reference))] : [];
}

function wholeHistoryOf(reference: string): string {
  return typedFor('history', reference);
}

/** An entry in a line: when, who, what. */
export function historyLine(entry: AuditEntry, enquiry: Enquiry, { nameOf, heard, viewer }: Scene): string {
  const { at, by, what, why, wasSubject, audience } = entry;
  const zone = heard.knowledge.council.timeZone;
  const when = `${formatDate(localDateAt(at, zone))}, ${localTimeAt(at, zone)}`;
  const words = why === undefined || why === '' ? '' : ` ${quoted(why)}`;
  const before =
    wasSubject !== undefined && mayKnowResident(viewer, enquiry) ? ` The subject was “${wasSubject}”.` : '';
  return `${when}, ${nameOf(by)}: ${what}${before}${words}${sayWordsGone(entry)}${audience === 'officers' ? ' Councillors do not see this.' : ''}`;
}

/** Who was told of it, as far as that has arrived, for those who handle it. */
export async function whoWasTold(enquiry: Enquiry, scene: Scene): Promise<readonly Block[]> {
  if (!scene.viewer.internalNotes) return [];
  const told = await toldLast(enquiry, scene);
  return told.length > 0 ? told : [paragraph('No message about it has arrived with anybody yet.')];
}
