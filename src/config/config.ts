import { join } from 'node:path';
import { z } from 'zod';
import {
  readSlack,
  readTeams,
  type SlackConfig,
  slackEnvironment,
  type TeamsConfig,
  teamsEnvironment,
} from './platform-settings.ts';

const root = join(import.meta.dirname, '..', '..');

const onOff = z.enum(['on', 'off']);

/** Days for which something is kept: ten years at most. */
const days = (usual: number) => z.coerce.number().int().min(1).max(3_660).default(usual);

/** Names of settings as in the environment, all of them optional: without any, the try-out starts. */
const environmentSchema = z.object({
  ...teamsEnvironment.shape,
  ...slackEnvironment.shape,
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  HOST: z.string().min(1).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  KNOWLEDGE_FOLDER: z.string().min(1).default(join(root, 'knowledge')),
  DATA_FOLDER: z.string().min(1).default(join(root, 'data')),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  TRY_OUT: onOff.optional(),
  FETCH_DOCUMENTS: onOff.optional(),
  SENTENCE_MODEL: z.string().min(1).default('universal'),
  COUNCILS: z
    .string()
    .regex(/^[^=,\s]+=[a-z0-9-]+(?:\s*,\s*[^=,\s]+=[a-z0-9-]+)*$/, 'expected tenant=council, more of them after commas')
    .optional(),
  KEEP_QUESTIONS: days(90),
  KEEP_MESSAGES: days(90),
  KEEP_ABSENCES: days(90),
  KEEP_ACCOUNTS: days(365),
  KEEP_ANNOUNCEMENTS: days(730),
  KEEP_EVENTS: days(30),
  STOP_WITHIN: z.coerce.number().min(1).max(600).default(8),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** Days after which what is old is forgotten. The setting of each is in the README. */
export type KeptDays = {
  readonly questions: number;
  readonly messages: number;
  readonly absences: number;
  readonly accounts: number;
  readonly announcements: number;
  readonly events: number;
};

/** Everything that can be set. Folders are paths; `councilOfTenant` says whose tenant or workspace is whose council. */
export type Config = {
  readonly port: number;
  /** Address to listen on; the try-out and the Teams emulator listen on loopback whatever is set. */
  readonly host: string;
  /** How people reach this server, without a slash at the end. */
  readonly publicUrl: string | undefined;
  readonly knowledgeFolder: string;
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly tryOut: boolean;
  /** Whether a document may be fetched from an address that a monitoring officer gives. */
  readonly fetchesDocuments: boolean;
  /** `universal` ships with the product, `off` does without, anything else is a folder with an ONNX model. */
  readonly sentenceModel: 'universal' | 'off' | { readonly folder: string };
  readonly councilOfTenant: ReadonlyMap<string, string>;
  readonly teams: TeamsConfig | undefined;
  readonly teamsTargetedMessages: boolean;
  readonly slack: SlackConfig | undefined;
  /** Stand-ins for the platforms on this machine: set by tests in code, never from the environment. */
  readonly standIns?: {
    readonly slackApiUrl?: string;
    readonly teams?: { readonly issuer: string; readonly openIdMetadataUrl: string; readonly outboundToken: string };
  };
  /** The way out through the council's proxy, as the environment names it; undefined where there is none. */
  readonly proxy: Readonly<Record<'HTTPS_PROXY' | 'HTTP_PROXY' | 'NO_PROXY', string | undefined>> | undefined;
  readonly keptDays: KeptDays;
  /** How long a stop waits for what is being answered and sent, in milliseconds. */
  readonly stopWithin: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
};

/** Settings that cannot be used. The message names each setting and what was expected of it. */
export class ConfigError extends Error {
  readonly code = 'config';
}

/** Reads the settings. Throws `ConfigError` where one cannot be used. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new ConfigError(`These settings cannot be used. ${faults.join('; ')}.`);
  }
  const set = parsed.data;
  const teams = isComplete(readTeams(set));
  const slack = isComplete(readSlack(set));
  const hasPlatform = teams !== undefined || slack !== undefined;
  const tryOut = (set.TRY_OUT ?? (hasPlatform ? 'off' : 'on')) === 'on';
  const isEmulated = teams?.kind === 'unauthenticated-loopback';
  const reached = [slack && 'Slack', teams && !isEmulated && 'Teams'].filter((platform) => platform);
  if (reached.length > 0 && set.PUBLIC_URL === undefined) {
    throw new ConfigError(
      `These settings cannot be used. PUBLIC_URL: ${reached.join(' and ')} need${reached.length === 1 ? 's' : ''} the address at which this server is reached.`,
    );
  }
  return Object.freeze({
    port: set.PORT,
    host: tryOut || isEmulated ? '127.0.0.1' : (set.HOST ?? '0.0.0.0'),
    publicUrl: set.PUBLIC_URL?.replace(/\/+$/, ''),
    knowledgeFolder: set.KNOWLEDGE_FOLDER,
    dataFolder: set.DATA_FOLDER,
    databaseUrl: set.DATABASE_URL,
    tryOut,
    fetchesDocuments: set.FETCH_DOCUMENTS === 'on',
    sentenceModel: readSentenceModel(set.SENTENCE_MODEL),
    councilOfTenant: new Map((set.COUNCILS ?? '').split(',').flatMap(readPair)),
    teams,
    teamsTargetedMessages: set.TEAMS_TARGETED_MESSAGES === 'on',
    slack,
    proxy: readProxy(given),
    keptDays: {
      questions: set.KEEP_QUESTIONS,
      messages: set.KEEP_MESSAGES,
      absences: set.KEEP_ABSENCES,
      accounts: set.KEEP_ACCOUNTS,
      announcements: set.KEEP_ANNOUNCEMENTS,
      events: set.KEEP_EVENTS,
    },
    stopWithin: set.STOP_WITHIN * 1000,
    logLevel: set.LOG_LEVEL,
  });
}

/** Both spellings are in use. This machine is never asked for through the proxy. */
function readProxy(given: Readonly<Record<string, string | undefined>>): Config['proxy'] {
  const [https, http, no] = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'].map(
    (name) => given[name] ?? given[name.toLowerCase()],
  );
  if (https === undefined && http === undefined) return undefined;
  return {
    HTTPS_PROXY: https,
    HTTP_PROXY: http,
    NO_PROXY: [no, 'localhost,127.0.0.1,[::1]'].filter(Boolean).join(','),
  };
}

function isComplete<T extends object>(settings: T | undefined | { readonly missing: string }): T | undefined {
  if (settings !== undefined && 'missing' in settings) {
    throw new ConfigError(`These settings cannot be used. ${settings.missing}.`);
  }
  return settings;
}

function readSentenceModel(value: string): Config['sentenceModel'] {
  return value === 'universal' || value === 'off' ? value : { folder: value };
}

function readPair(pair: string): [string, string][] {
  const [tenant, council] = pair.split('=').map((part) => part.trim());
  if (!tenant || !council) return [];
  // Microsoft's ids are the same in any case of letters; Slack's are not.
  return [[z.guid().safeParse(tenant).success ? tenant.toLowerCase() : tenant, council]];
}
