import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { localDateAt } from '../../calendar/index.ts';
import { type Config, ConfigError, readConfig } from '../../config/index.ts';
import { openKnowledge } from '../../knowledge/index.ts';
import { readDocuments } from '../../storage/index.ts';
import { openAnswering } from '../answering.ts';
import { openChat } from '../chat/open-chat.ts';
import { openDocuments, openRecord, placeOfRecord } from '../data-place.ts';
import { createDocumentServices } from '../documents.ts';
import { createLog } from '../log.ts';
import { registerApprove } from './approve.ts';
import { registerAsk } from './ask.ts';
import { registerBackup } from './backup.ts';
import { openBankHolidays, registerBankHolidays } from './bank-holidays.ts';
import { registerChat } from './chat.ts';
import { registerDocuments } from './documents.ts';
import { registerDocumentLife } from './documents-life.ts';
import { registerDue } from './due.ts';
import { registerImport } from './import.ts';
import { registerLearn } from './learn.ts';
import { registerPackageSlack } from './package-slack.ts';
import { registerPackageTeams } from './package-teams.ts';
import { registerPeople } from './people.ts';
import { registerPhrasings } from './phrasings.ts';
import { registerSuggest } from './suggest.ts';

/** Carries an exit code from wherever a command stops. */
class Ended extends Error {
  readonly exitCode: number;
  constructor(exitCode: number) {
    super('The command has ended.');
    this.exitCode = exitCode;
  }
}

const out = (line: string) => {
  process.stdout.write(`${line}\n`);
};
const err = (line: string) => {
  process.stderr.write(`${line}\n`);
};
const exit = (code: number): never => {
  throw new Ended(code);
};
const fail = (sentence: string): never => {
  err(sentence);
  throw new Ended(2);
};

/** Runs `clausewise` with these words. Resolves to the exit code: 0 done, 1 could not be done, 2 not understood. */
export async function runCommandLine(words: readonly string[]): Promise<number> {
  try {
    await createProgram(readConfig()).parseAsync([...words], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof Ended) return error.exitCode;
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof ConfigError) return report(error, 2);
    return report(error, 1);
  }
}

function report(error: unknown, exitCode: number): number {
  err(error instanceof Error ? error.message : 'Something went wrong.');
  return exitCode;
}

function createProgram(config: Config): Command {
  const program = new Command('clausewise')
    .description("Answers from a council's protocol, to the letter, and keeps the promises made in it.")
    .exitOverride();
  const { knowledgeFolder, dataFolder } = config;
  const place = () => placeOfRecord(config);
  const listPath = join(knowledgeFolder, 'bank-holidays.json');
  const readFile = (path: string) => readFileSync(path, 'utf8');
  const today = () => localDateAt(Date.now(), 'Europe/London');

  const openOwnDocuments = () => openDocuments(config, Date.now);
  const openServices = async () => {
    const { documents, close } = await openOwnDocuments();
    return { services: await createDocumentServices({ documents, knowledgeFolder, now: Date.now }), close };
  };

  const log = createLog(config.logLevel === 'info' ? 'error' : config.logLevel);
  registerAsk(program, {
    out,
    fail,
    now: Date.now,
    log,
    open: () => openAnswering(config, log),
    terminal: { width: Math.min(process.stdout.columns || 80, 100), colour: process.stdout.isTTY === true },
    addressOf: (path) => `${config.publicUrl ?? `http://localhost:${config.port}`}${path}`,
  });
  const hasPlatform = config.teams !== undefined || config.slack !== undefined;
  const reachedBy = hasPlatform
    ? 'People reach this installation over Teams or Slack'
    : config.databaseUrl === undefined
      ? undefined
      : 'A database may serve people over Teams or Slack from another machine';
  registerChat(program, {
    out,
    fail,
    open: hasPlatform
      ? undefined
      : (council, at) =>
          openChat(config, { council, at, answering: (options) => openAnswering(config, log, options), log }),
    councils: () => openedCouncils,
    input: process.stdin,
    output: process.stdout,
    terminal: { width: Math.min(process.stdout.columns || 80, 100), colour: process.stdout.isTTY === true },
  });
  registerDue(program, { out, err, exit, readFile, bankHolidays: () => openBankHolidays(listPath), today });
  registerBankHolidays(program, { out, err, exit, today, listPath });
  registerApprove(program, { out, fail, knowledgeFolder, today });
  registerImport(program, {
    out,
    err,
    fail,
    exit,
    today,
    reachedBy,
    open: openServices,
  });
  const documents = registerDocuments(program, { out, fail, knowledgeFolder, open: openOwnDocuments });
  registerDocumentLife(documents, {
    out,
    fail,
    reachedBy,
    open: openServices,
  });
  registerLearn(program, { out, fail, knowledgeFolder, dataFolder });
  registerPhrasings(program, { out, fail, open: () => openAnswering(config, log, { isReadOnly: true }) });
  registerSuggest(program, { out, fail, knowledgeFolder });
  registerPackageTeams(program, {
    out,
    err,
    exit,
    folder: join(import.meta.dirname, '..', '..', '..', 'manifests', 'teams'),
    configured: () => ({
      ...(config.teams && 'appId' in config.teams ? { appId: config.teams.appId } : {}),
      ...(config.publicUrl ? { host: new URL(config.publicUrl).host } : {}),
    }),
  });
  registerPackageSlack(program, {
    out,
    err,
    exit,
    template: () => readFile(join(import.meta.dirname, '..', '..', '..', 'manifests', 'slack', 'manifest.yaml')),
    configured: () => config.publicUrl,
    async examplesOf(id) {
      const council = await (await openKnowledge(knowledgeFolder)).council(id);
      return council.kind === 'loaded' ? (council.knowledge.council.examples ?? []) : undefined;
    },
  });
  registerBackup(program, { out, err, exit, place, now: Date.now });
  registerPeople(program, {
    out,
    err,
    exit,
    readFile: (path) => readFileSync(path),
    today,
    now: Date.now,
    newId: randomUUID,
    councils: () => openedCouncils,
    async open() {
      const storage = await openRecord(config, Date.now);
      return { database: storage, close: storage.close };
    },
  });
  let openedCouncils: readonly string[] = [];
  program.hook('preAction', async () => {
    const documents = readDocuments(place());
    const brought = { documents, today };
    openedCouncils = (await openKnowledge(knowledgeFolder, { brought })).councilIds();
    await documents.close();
  });
  return program;
}
