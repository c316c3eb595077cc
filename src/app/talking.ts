import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Config } from '../config/index.ts';
import { type ConversationServices, createConversation, type IntentHandler } from '../conversation/index.ts';
import { paragraphsWith } from '../library/index.ts';
import type { TurnHandler } from '../messaging/index.ts';
import type { Storage } from '../storage/index.ts';
import type { Answering } from './answering.ts';
import { type Casework, type CaseworkParts, openCasework } from './casework.ts';
import { openBankHolidays } from './command-line/bank-holidays.ts';
import { createDownloads, type Downloads } from './downloads.ts';
import { explainError } from './explain-error.ts';
import { describeError, type Log } from './log.ts';
import { openUnanswered } from './unanswered.ts';

/** What talking needs, in a server and in a terminal alike. */
export type TalkingParts = {
  readonly config: Config;
  readonly storage: Storage;
  readonly answering: Pick<Answering, 'knowledge' | 'search'>;
  readonly councilOf: ConversationServices['councilOf'];
  /** The whole address of a path of this installation. */
  readonly addressOf: (path: string) => string;
  readonly invite: CaseworkParts['invite'];
  /** Whether questions without an answer are counted: not those of somebody who tries things in a terminal. */
  readonly countsUnanswered: boolean;
  readonly log: Log;
  readonly now: () => number;
};

/** People talk with this: casework, the files that are made for them, and what answers their turns. */
export type Talking = {
  readonly casework: Casework;
  readonly downloads: Downloads;
  /** Questions to which no answer was found, or none for certain. */
  readonly unanswered: ReturnType<typeof openUnanswered>;
  /** What is wrong with an approved text is kept for whoever looks after it. */
  readonly heldBack: (reference: string, reason: string) => void;
  /** `before` are intents that come before casework. */
  readonly answerWith: (before: readonly IntentHandler[]) => TurnHandler;
};

/** Wires casework and conversation over the documents and the data. */
export async function openTalking({
  config,
  storage,
  answering: { knowledge, search },
  councilOf,
  addressOf,
  invite,
  countsUnanswered,
  log,
  now,
}: TalkingParts): Promise<Talking> {
  const heldBack = (reference: string, reason: string) =>
    log.error('A clause was held back: its text is not the text approved.', { reference, reason });
  const downloads = createDownloads(storage.downloads, randomUUID, log, Date.now);
  const casework = await openCasework({
    storage,
    knowledge,
    knowledgeFolder: config.knowledgeFolder,
    bankHolidays: openBankHolidays(join(config.knowledgeFolder, 'bank-holidays.json')),
    addressOf,
    heldBack,
    offerFile: async (file) => {
      const path = await downloads.offer(file);
      return path && addressOf(path);
    },
    invite,
    log,
    now,
  });
  const unanswered = openUnanswered({ storage, knowledge, days: config.keptDays.questions, now });
  const services: ConversationServices = {
    council: knowledge.council,
    councilOf,
    speakerOf: casework.speakerOf,
    find: search.find,
    havingWords: paragraphsWith,
    ...(countsUnanswered
      ? {
          unanswered: (asked: Parameters<typeof unanswered.note>[0]) =>
            unanswered.note(asked).catch((error: unknown) => {
              log.error('A question without an answer could not be counted.', describeError(error));
              return 'failed' as const;
            }),
        }
      : {}),
    memory: storage.memory,
    settings: storage.settings,
    addressOf,
    heldBack,
    explainError,
    reportError(error, turn) {
      const reference = randomUUID().slice(0, 8);
      log.error('Something failed in answering a turn.', { reference, ...describeError(error, turn) });
      return reference;
    },
  };
  return {
    casework,
    downloads,
    unanswered,
    heldBack,
    answerWith: (before) => createConversation(services, [...before, ...casework.intents]),
  };
}
