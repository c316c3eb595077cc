import { pino } from 'pino';
import type { Config } from '../config/index.ts';
import type { Turn } from '../messaging/index.ts';

/** The log: one JSON object a line on standard error. What is logged never holds what a person typed, or who they are. */
export type Log = {
  readonly info: (sentence: string, facts?: object) => void;
  readonly warn: (sentence: string, facts?: object) => void;
  readonly error: (sentence: string, facts?: object) => void;
};

/** Opens the log on standard error, so that standard output stays for answers. */
export function createLog(level: Config['logLevel']): Log {
  const logger = pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
  return {
    info: (sentence, facts) => logger.info(facts ?? {}, sentence),
    warn: (sentence, facts) => logger.warn(facts ?? {}, sentence),
    error: (sentence, facts) => logger.error(facts ?? {}, sentence),
  };
}

/** Shortest word of a person's that is withheld from the log, in characters: shorter ones tell nothing. */
const SHORTEST_WITHHELD = 3;

/**
 * Name, message, code and stack of an error and of its causes; never its fields, which may hold what a person typed.
 * Libraries quote what they were given in their messages, so quoted text is withheld, and so is every word said in the turn.
 */
export function describeError(error: unknown, turn?: Turn): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as { code?: unknown };
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    message: withhold(error.message, turn),
    ...(typeof code === 'string' ? { code } : {}),
    ...(stack.length > 0 ? { stack: stack.slice(0, 5).map((line) => line.trim()) } : {}),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause, turn) }),
  };
}

function withhold(message: string, turn: Turn | undefined): string {
  const withoutQuoted = message.replace(/"[^"]*"/g, '"…"');
  return wordsOf(turn).reduce(
    (text, word) => text.replaceAll(new RegExp(escapePattern(word), 'giu'), '…'),
    withoutQuoted,
  );
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** What a turn says and who says it, word by word, the longest first. */
function wordsOf(turn: Turn | undefined): readonly string[] {
  if (turn === undefined) return [];
  const { input, sender } = turn;
  const said =
    input.kind === 'text'
      ? [input.text, input.quoted?.text ?? '']
      : input.kind === 'search'
        ? [input.words]
        : input.kind === 'action'
          ? [input.typed, ...Object.values(input.values)]
          : [];
  const whole = [...said, sender.name ?? '', sender.verifiedEmail ?? ''].map((text) => text.trim());
  const words = whole.flatMap((text) => [text, ...text.split(/[^\p{L}\p{M}\p{N}]+/u)]);
  return [...new Set(words)]
    .filter((word) => word.length >= SHORTEST_WITHHELD)
    .sort((one, other) => other.length - one.length);
}
