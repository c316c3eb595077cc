import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from './options.ts';

/** Bolt's chatter as warnings and errors only: its debug lines hold what people wrote, and tokens. */
export function createBoltLog(log: Log): Logger {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts) => log.warn({ library: 'bolt' }, sentence(parts)),
    error: (...parts) => log.error({ library: 'bolt' }, sentence(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}

/** Names and messages, never whole objects: those carry requests. */
function sentence(parts: readonly unknown[]): string {
  return parts
    .map((part) => (part instanceof Error ? describeError(part) : String(part)))
    .join(' ')
    .slice(0, 500);
}

/** An error by its code or name, and what Slack said was wrong; never the request. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  if ('original' in error && error.original instanceof Error) return describeError(error.original);
  const code = 'code' in error ? String(error.code) : error.name;
  const said = 'data' in error ? (error.data as { error?: unknown } | undefined)?.error : undefined;
  return typeof said === 'string' ? `${code}: ${said}` : code;
}
