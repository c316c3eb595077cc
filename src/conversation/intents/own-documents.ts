import { count } from '../../calendar/index.ts';
import type { CouncilId } from '../../council.ts';
import { mayKeepDocuments } from '../../documents/index.ts';
import { type AttachedFile, type Block, type Reply, reply } from '../../messaging/index.ts';
import { isActive, type Person } from '../../people/index.ts';
import type { HeardTurn, IntentHandler, Speaker } from '../heard-turn.ts';
import { platformName } from '../platform-name.ts';

/** Who acts on a council's documents. */
export type DocumentsActor = { readonly council: CouncilId; readonly person: Pick<Person, 'id' | 'name'> };

/** What became of a file: a document to look at, with where, or why it is none, as a sentence with what to do. */
export type ReceivedDocument =
  | {
      /** `known` where this very file was brought before. */
      readonly kind: 'received' | 'known';
      readonly title: string;
      readonly clauses: number;
      readonly doubts: number;
      /** Path of its page: `/documents/protocol/1`. */
      readonly path: string;
    }
  | { readonly kind: 'refused'; readonly message: string };

/** What acting on documents from chat needs from the outside. */
export type DocumentsServices = {
  /** An absolute address that opens a path for one person, once, within fifteen minutes; undefined where no page can be opened from. */
  readonly invite: (who: DocumentsActor, path: string) => Promise<string | undefined>;
  /** Keeps a file and what was read in it, to be looked through; nothing of it is public. */
  readonly receive: (
    who: DocumentsActor,
    file: { readonly name: string; readonly bytes: Uint8Array },
  ) => Promise<ReceivedDocument>;
  /** Bytes. */
  readonly largestFile: number;
};

const SHOW = /^(?:(?:show|open|see|manage) )?(?:(?:me|our|the|my) )*documents?(?: page)?$/i;
const KINDS = '(?:documents?|protocols?|codes?(?: of conduct)?|polic(?:y|ies)|constitution|file|(?:new )?version)';
const ADD = new RegExp(
  `^(?:please |can i |i want to |i would like to |how (?:do|can) i )*(?:add|upload|import|bring(?: in)?|load|replace|update)(?: in)? (?:(?:our|the|my|a|an|this|new|own|council(?:'|’)?s?|another) )*${KINDS}(?: of ours| here| please)?$`,
  'i',
);

/** "Add our protocol", with the file or without, "documents", and a file on its own. */
export function createOwnDocuments(services: DocumentsServices): IntentHandler {
  return async (heard) => {
    const words = heard.text.replace(/[.!?]+$/, '');
    const { files } = heard;
    const isAdding = ADD.test(words);
    const isAlone = words === '' && files.length > 0;
    if (!isAdding && !isAlone && !SHOW.test(words)) return undefined;
    heard.notes.filesSettled = true;
    if (isAlone) return onItsOwn(files, heard);
    const answered =
      heard.speaker?.kind === 'known' && isKeeper(heard.speaker)
        ? await act(heard.speaker.person, isAdding, heard, services)
        : refuse(heard, isAdding, files);
    return answered && { ...answered, ...(heard.turn.conversation.kind === 'personal' ? {} : { audience: 'asker' }) };
  };
}

function isKeeper({ person, on }: Extract<Speaker, { kind: 'known' }>): boolean {
  return isActive(person, on) && mayKeepDocuments(person);
}

async function act(
  person: Person,
  isAdding: boolean,
  { files, knowledge }: HeardTurn,
  services: DocumentsServices,
): Promise<Reply> {
  const who = { council: knowledge.council.id, person };
  const [file, ...others] = files;
  if (file === undefined) {
    const where = isAdding ? '/documents/add' : '/documents';
    const text = isAdding
      ? `Open the page and choose the file: Word, PDF, a saved web page or plain text. Or send it to me here with the words "add our protocol".`
      : `The page shows what ${knowledge.council.name} has here, what waits for somebody to look at it, and how to add more.`;
    return withLink(isAdding ? 'Add a document' : 'Open the documents', await services.invite(who, where), [
      paragraph(text),
    ]);
  }
  const opened = await file.open(services.largestFile);
  if (opened.kind !== 'opened') return reply(paragraph(whyNotOpened(file, opened.kind, services.largestFile)));
  const received = await services.receive(who, { name: file.name, bytes: opened.bytes });
  if (received.kind === 'refused') return reply(paragraph(received.message));
  const { title, clauses, doubts, path } = received;
  return withLink('Look it through', await services.invite(who, path), [
    paragraph(`I read "${title}" in ${file.name}: ${count(clauses, 'paragraph')}, ${doubts} to look at.`),
    paragraph(
      received.kind === 'known'
        ? 'This file was brought before, so nothing was added.'
        : 'Nobody is answered from it until it is approved.',
    ),
    ...(others.length === 0 ? [] : [paragraph('I read one file at a time. Please send the others one by one.')]),
  ]);
}

function withLink(text: string, url: string | undefined, before: readonly Block[]): Reply {
  // What is said of the page and of files holds where there are any.
  if (url === undefined)
    return reply(
      paragraph(
        'No page can be opened and no file can be sent from here. Ask the same in Teams, in Slack or in the browser.',
      ),
    );
  return reply(
    ...before,
    { kind: 'link', text, url },
    paragraph('The link is for you alone, opens once, and works for 15 minutes.'),
  );
}

function refuse({ speaker, knowledge, turn }: HeardTurn, isAdding: boolean, files: readonly AttachedFile[]) {
  const { name } = knowledge.council;
  const unread = files.length === 0 ? '' : ' The file was not opened.';
  if (speaker?.kind === 'known') {
    const who = `Only the monitoring officer and the administrators of ${name} can add documents or change them.${unread}`;
    return isAdding || files.length > 0 ? reply(paragraph(who)) : listOf(knowledge, who);
  }
  if (!isAdding && files.length === 0) return undefined;
  return reply(
    paragraph(
      `Only the monitoring officer and the administrators of ${name} can add documents, and ${platformName(turn.platform)} does not tell me that you are one of them.${unread} Type "who am I" to see why.`,
    ),
  );
}

function listOf({ documents }: HeardTurn['knowledge'], who: string): Reply {
  return reply(
    paragraph('I answer from these documents:'),
    { kind: 'list', items: documents.map(({ title }) => title) },
    paragraph(who),
  );
}

/** Nothing was asked, so nothing is done with it. */
function onItsOwn(files: readonly AttachedFile[], { speaker, knowledge }: HeardTurn): Reply {
  const it = files.length === 1 ? 'That file was' : 'Those files were';
  const how =
    speaker?.kind === 'known' && isKeeper(speaker)
      ? `To make it a document of ${knowledge.council.name}, send it again with the words "add our protocol".`
      : 'Tell me in words what you would like to know.';
  return reply(paragraph(`${it} not opened, because there are no words with it. ${how}`));
}

function whyNotOpened({ name }: AttachedFile, kind: 'too-large' | 'refused' | 'failed', largest: number): string {
  switch (kind) {
    case 'too-large':
      return `${name} has more than ${Math.floor(largest / 1_000_000)} MB, so it was not read. Save it without pictures, and send that copy.`;
    case 'refused':
      return `${name} could not be fetched: it was not handed over to me. Send it again, or type "documents" and choose it on the page. If that happens every time, your administrator may have to update the app.`;
    case 'failed':
      return `${name} could not be fetched just now. Please send it again in a few minutes.`;
  }
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}
