import type { CouncilId } from '../council.ts';
import type { LoadedCouncil } from '../knowledge/index.ts';
import { type Reply, readPress, readWords, reply, type Turn, type TurnHandler } from '../messaging/index.ts';
import type { SettingsStore } from '../people/index.ts';
import { emptyScreen, wordsMeant } from '../understanding/index.ts';
import { leaveBehind } from './casework/left-waiting.ts';
import { namesEnquiry } from './casework/quoted.ts';
import { keepScreen, readScreen } from './casework/screen.ts';
import { casework } from './casework/understood.ts';
import { withEmergency } from './emergency.ts';
import type { HeardTurn, IntentHandler, Remember, Speaker } from './heard-turn.ts';
import { createAsAt, createWhatApplied } from './intents/as-at.ts';
import { type AskServices, createAsk } from './intents/ask.ts';
import { createFeedback } from './intents/feedback.ts';
import { createNamedWithdrawn } from './intents/named-withdrawn.ts';
import { answerNoWords } from './intents/no-words.ts';
import { createOtherLanguage } from './intents/other-language.ts';
import { createSayMore } from './intents/say-more.ts';
import { createSayRole, parseSide } from './intents/say-role.ts';
import { createShowReference } from './intents/show-reference.ts';
import { answerHelp } from './intents/small-talk.ts';
import { answerWhichDocuments } from './intents/which-documents.ts';
import { answerWhoAmI, createForgetMe } from './intents/who-am-i.ts';
import { type MemoryPlace, type MemoryStore, memoryAccountOf, rememberAroundThreads } from './memory-store.ts';

/** What a conversation needs from the outside. */
export type ConversationServices = AskServices & {
  readonly memory: MemoryStore;
  readonly council: (id: CouncilId) => Promise<LoadedCouncil>;
  /** Which council a tenant or workspace belongs to; undefined where nobody has said. */
  readonly councilOf: (tenant: string | undefined) => CouncilId | undefined;
  /** Who speaks, by what the platform vouches for; left out where nobody keeps a directory. */
  readonly speakerOf?: (turn: Turn, council: CouncilId) => Promise<Speaker>;
  /** Where it is kept what people of the directory have on their screens. */
  readonly settings?: SettingsStore;
  /**
   * Keeps an error for whoever looks after the product, and gives the reference a person can name. The turn is handed
   * over so that nothing said in it is kept with the error.
   */
  readonly reportError: (error: unknown, turn: Turn) => string;
  /** What went wrong, in a sentence for whoever asked that says what was saved; undefined for what needs no other words. */
  readonly explainError?: (error: unknown) => string | undefined;
};

/** Answers turns: the first intent that is meant answers. Never throws; what goes wrong becomes a sentence and a reference. */
export function createConversation(given: ConversationServices, more: readonly IntentHandler[] = []): TurnHandler {
  const services = { ...given, memory: rememberAroundThreads(given.memory) };
  const remember = rememberIfPossible(services);
  const intents: readonly IntentHandler[] = [
    answerHelp,
    answerWhoAmI,
    createFeedback(services),
    createForgetMe(services.memory, services.settings),
    createSayRole(services.memory),
    answerWhichDocuments,
    createOtherLanguage(),
    createWhatApplied(services, remember),
    // "Show 3" is an enquiry to whoever has one of that number.
    ...more,
    createAsAt(services, remember),
    createNamedWithdrawn(services),
    createShowReference(services, remember),
    answerNoWords(services),
    createSayMore(services, remember),
    createAsk(services, remember),
  ];
  return async (pressed) => {
    const { turn, placed } = readPress(pressed);
    try {
      return placed(markResumed(turn, await answer(turn, services, intents)));
    } catch (error) {
      const cause = error instanceof FailedLater ? error.cause : error;
      const reference = services.reportError(cause, turn);
      const what =
        error instanceof FailedLater
          ? 'Something went wrong, and I cannot tell how much of it was saved. Please look before you try again.'
          : (services.explainError?.(error) ?? 'Something went wrong, and nothing was changed. Please try again.');
      return say(`${what} If it happens again, quote ${reference}.`);
    }
  };
}

/** Thrown in place of what went wrong after something had been written down. */
class FailedLater extends Error {}

async function answer(turn: Turn, services: ConversationServices, intents: readonly IntentHandler[]): Promise<Reply> {
  const id = services.councilOf(turn.sender.tenant);
  if (id === undefined) {
    return say(
      'This workspace is not connected to a council yet. Your administrator can connect it in the settings of Clausewise.',
    );
  }
  const council = await services.council(id);
  if (council.kind !== 'loaded') {
    return say('The documents of this council cannot be opened just now. Your administrator can see why in the log.');
  }
  const place: MemoryPlace = {
    conversation: turn.conversation.id,
    within: turn.conversation.within,
    begins: turn.conversation.begins,
    account: memoryAccountOf({
      platform: turn.platform,
      tenant: turn.sender.tenant ?? '',
      accountId: turn.sender.accountId,
    }),
  };
  // Both at once: where the database is away, each waits for it in vain.
  const [recalled, speaker] = await Promise.all([
    services.memory.recall(place).catch((error: unknown) => void services.reportError(error, turn)),
    services.speakerOf?.(turn, id).catch((error: unknown): Speaker => {
      services.reportError(error, turn);
      return { kind: 'stranger', why: 'directory-away' };
    }),
  ]);
  const memory = recalled ?? { questions: [] };
  const here =
    services.settings !== undefined && speaker?.kind === 'known'
      ? screenPlace(turn, id, speaker.person.id, services.settings)
      : undefined;
  const away = (error: unknown) => void services.reportError(error, turn);
  const heard: HeardTurn = {
    turn,
    notes: { screen: (here && (await readScreen(here).catch(away))) ?? emptyScreen },
    ...readTurn(turn),
    files: turn.input.kind === 'text' ? (turn.input.files ?? []) : [],
    values: turn.input.kind === 'action' ? turn.input.values : {},
    knowledge: council.knowledge,
    place,
    memory,
    memoryAway: recalled === undefined,
    role: parseSide(memory.saidRole) ?? sideOf(speaker),
    speaker,
  };
  const replied = withEmergency(withUnopened(withCasework(await replyOrSayWhen(heard, intents), heard), heard), heard);
  if (here === undefined) return replied;
  const { said, screen } = leaveBehind(replied, heard);
  await keepScreen(here, screen, heard.notes.asked).catch(away);
  await rememberShown(said, heard, services);
  return said;
}

async function replyOrSayWhen(heard: HeardTurn, intents: readonly IntentHandler[]): Promise<Reply> {
  try {
    return await replyTo(heard, intents);
  } catch (cause) {
    throw heard.notes.wrote === true ? new FailedLater('Something was written before.', { cause }) : cause;
  }
}

async function replyTo(heard: HeardTurn, intents: readonly IntentHandler[]): Promise<Reply> {
  for (const intent of intents) {
    const replied = await intent(heard);
    if (replied !== undefined) return replied;
  }
  return { ...say('I did not understand that. Type "help" to see what you can ask.'), nature: 'unclear' };
}

/**
 * Remembers for what answers questions: what cannot be remembered just now is left out, because documents can be read
 * without it. Where somebody asks for something to be remembered or forgotten, the memory itself is used: it says when it fails.
 */
function rememberIfPossible({ memory, reportError }: ConversationServices): Remember {
  return async ({ place, turn, memoryAway }, change) => {
    // What could not be read just now is not waited for again.
    if (memoryAway) return;
    try {
      await memory.remember(place, change, turn.at);
    } catch (error) {
      reportError(error, turn);
    }
  };
}

/** Keeps which paragraphs somebody of the directory was shown, so that they can be told when the text changes. */
async function rememberShown(
  replied: Reply,
  { speaker, turn, place, knowledge, memoryAway }: HeardTurn,
  { memory, reportError }: ConversationServices,
): Promise<void> {
  if (speaker?.kind !== 'known' || replied.nature !== 'document' || memoryAway) return;
  const today = new Set(knowledge.documents.flatMap(({ clauses }) => clauses.map(({ digest }) => digest)));
  const digests = replied.blocks.flatMap((block) =>
    block.kind === 'quotation' && today.has(block.quotation.citation.digest) ? [block.quotation.citation.digest] : [],
  );
  if (digests.length === 0) return;
  const { id: person, council } = speaker.person;
  const shown = [...new Set(digests)].map((digest) => ({ council, person, digest }));
  await memory.rememberShown(place.account, shown, turn.at).catch((error: unknown) => void reportError(error, turn));
}

/** The documents answer; the casework that it may have been is offered beside, never instead. */
function withCasework(replied: Reply, { notes }: HeardTurn): Reply {
  const { beside = [] } = notes;
  if (replied.nature !== 'document' || beside.length === 0) return replied;
  return { ...replied, blocks: [...replied.blocks, ...casework(beside).blocks] };
}

/** The words were answered; what came with them was left alone, and that is said. */
function withUnopened(replied: Reply, { files, notes }: HeardTurn): Reply {
  if (files.length === 0 || notes.filesSettled) return replied;
  const names = files.map(({ name }) => name).join(', ');
  const text = `I did not open ${names}. I read a file only with the words "add our protocol".`;
  return { ...replied, blocks: [...replied.blocks, { kind: 'paragraph', text }] };
}

function screenPlace(turn: Turn, council: CouncilId, person: string, settings: SettingsStore) {
  const { id, within, begins } = turn.conversation;
  return { settings, council, person, conversation: id, within, begins, at: turn.at };
}

/** On which side the directory has somebody: it decides the order of answers until they say otherwise. */
function sideOf(speaker: Speaker | undefined): HeardTurn['role'] {
  if (speaker?.kind !== 'known') return undefined;
  const { roles } = speaker.person;
  return roles.includes('councillor') ? 'councillor' : roles.includes('co-opted') ? 'co-opted' : 'officer';
}

/** What was said, in words alone. A button says what is taught, and is read as it is. */
function readTurn({ input }: Turn): Pick<HeardTurn, 'text' | 'lines' | 'quoted'> {
  if (input.kind !== 'text') {
    const text = input.kind === 'action' ? fold(input.typed.toWellFormed()) : '';
    return { text, lines: text };
  }
  const { words, quoted } = readWords(input.text);
  const given = input.quoted ?? { text: '', urls: [], messages: [] };
  // Somebody who quotes everything they type is not quoting anybody.
  const own = words === '' && input.quoted === undefined && !namesEnquiry(quoted) ? quoted : words;
  const text = [given.text, own === words ? quoted : ''].filter((each) => each !== '').join('\n');
  const isNothing = text === '' && given.urls.length === 0 && given.messages.length === 0;
  return { text: wordsMeant(fold(own)), lines: own, ...(isNothing ? {} : { quoted: { ...given, text } }) };
}

function fold(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** An answer that comes again says so. */
function markResumed({ isResumed, input }: Turn, said: Reply): Reply {
  if (!isResumed || said.blocks.length === 0 || input.kind === 'home') return said;
  const text = 'This answer comes late. You may have had it before.';
  return { ...said, blocks: [{ kind: 'paragraph', text }, ...said.blocks] };
}

function say(text: string): Reply {
  return reply({ kind: 'paragraph', text });
}
