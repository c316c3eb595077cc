import { formatDate, localDateAt, localTimeAt } from '../../calendar/index.ts';
import { mayKeepDocuments } from '../../documents/index.ts';
import { type Block, type Reply, reply } from '../../messaging/index.ts';
import { isActive } from '../../people/index.ts';
import { readDate } from '../../understanding/index.ts';
import type { IntentHandler } from '../heard-turn.ts';
import type { DocumentsActor } from './own-documents.ts';

/** Withdraws a document of the actor's council, by slug; gives why not, as a sentence. */
export type WithdrawDocument = (
  who: DocumentsActor,
  slug: string,
  how: { readonly from: string; readonly replacedBy?: string },
) => Promise<{ readonly kind: 'withdrawn' } | { readonly kind: 'refused'; readonly why: string }>;

const WANTED =
  /^withdraw (?:the )?document (?<slug>[a-z0-9-]+)(?:,? replaced by (?<by>[a-z0-9-]+))?(?:,? from (?<day>.+?))?(?<yes>, yes)?$/i;

/** "Withdraw document protocol, replaced by code, from 1 January 2027": read back, then done by its button. */
export function createWithdrawDocument(withdraw: WithdrawDocument): IntentHandler {
  return async ({ text, speaker, knowledge, turn }) => {
    const match = WANTED.exec(text.replace(/[.!?]+$/, ''));
    if (match === null) return undefined;
    const { slug = '', by, day, yes } = match.groups ?? {};
    const { id: council, name, timeZone } = knowledge.council;
    if (speaker?.kind !== 'known' || !isActive(speaker.person, speaker.on) || !mayKeepDocuments(speaker.person))
      return say(`Only the monitoring officer and the administrators of ${name} withdraw documents.`);
    const find = (wantedSlug: string) => knowledge.documents.find((each) => each.slug === wantedSlug.toLowerCase());
    const document = find(slug);
    const replacedBy = by === undefined ? undefined : find(by);
    const names = knowledge.documents.map((each) => each.slug).join(', ');
    if (document === undefined || (by !== undefined && replacedBy === undefined))
      return say(`There is no document "${document === undefined ? slug : by}" in force. There are: ${names}.`);
    const now = { on: localDateAt(turn.at, timeZone), time: localTimeAt(turn.at, timeZone) };
    const from = day === undefined ? now.on : readDate(day, now, 'future')?.date;
    if (from === undefined) return say(`I do not understand "${day}" as a day. Write it like 1 January 2027.`);
    const replaces = replacedBy === undefined ? '' : `, and ${replacedBy.shortTitle} takes its place`;
    const what = `${document.shortTitle} no longer holds from ${formatDate(from)}${replaces}`;
    if (yes === undefined) {
      const said = `withdraw document ${document.slug}${replacedBy ? `, replaced by ${replacedBy.slug}` : ''}, from ${from}, yes`;
      return reply(paragraph(`${what}. Its texts stay, and can be read by date. Shall I?`), {
        kind: 'actions',
        actions: [{ label: 'Withdraw it', typed: said, weight: 'primary' }],
      });
    }
    const how = { from, ...(replacedBy ? { replacedBy: replacedBy.id } : {}) };
    const done = await withdraw({ council, person: speaker.person }, document.slug, how);
    return say(done.kind === 'withdrawn' ? `Done. ${what}.` : done.why);
  };
}

function say(text: string): Reply {
  return reply(paragraph(text));
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}
