/** Why storage could not do what was asked. `conflict` and `database-down` are tried again before they are reported. */
export type StorageFailure =
  | 'disk-full'
  | 'read-only'
  | 'database-down'
  | 'locked'
  | 'folder-in-use'
  | 'conflict'
  | 'unknown-outcome'
  | 'newer-schema'
  | 'older-schema'
  | 'damaged'
  | 'refused'
  | 'wrong-encoding'
  | 'inside-unit-of-work'
  | 'unit-of-work-over'
  | 'duplicate'
  | 'nothing-to-back-up'
  | 'backup-damaged'
  | 'not-empty'
  | 'no-such-file'
  | 'unexpected';

const sentences: Record<StorageFailure, string> = {
  'disk-full': 'The disk is full, so nothing was saved. Free some space and try again.',
  'read-only': 'A file or folder cannot be written to, so nothing was saved. Check its permissions.',
  'database-down': 'The database cannot be reached just now, so nothing was saved. Try again in a minute.',
  locked: 'The data is busy with something else, so nothing was saved. Try again in a minute.',
  'folder-in-use': 'Another Clausewise process is using this data folder. Stop it first, or use another folder.',
  conflict: 'Somebody else changed the same thing at the same moment, so nothing was saved. Try again.',
  'unknown-outcome': 'The database went away while saving. Look whether it was saved before you try again.',
  'newer-schema': 'The data was written by a newer version of Clausewise. Start that version, or a later one.',
  'older-schema': 'The data was written by an older version of Clausewise. Start the server of this version once.',
  damaged: 'The data file is damaged or is not a Clausewise data file. Restore a backup.',
  refused: 'The database refused the connection. Check the user, the password, the name and the permissions.',
  'wrong-encoding':
    'The database does not keep its text as UTF-8, so names and words would be lost. Make one that does: createdb --encoding=UTF8 --template=template0.',
  'inside-unit-of-work': 'Inside a unit of work only its own stores may be used.',
  'unit-of-work-over': 'This unit of work is over; its stores may not be used any more.',
  duplicate: 'This is there already, so nothing was saved.',
  'nothing-to-back-up': 'There is no Clausewise data here to back up.',
  'backup-damaged': 'The backup file is damaged or incomplete, so nothing was restored.',
  'not-empty': 'There is data here already, so nothing was restored. Use --replace to replace all of it.',
  'no-such-file': 'There is no such file or folder.',
  unexpected: 'Something went wrong in the database, so nothing was saved.',
};

/** What went wrong in storage: `code` for programs, `message` a sentence for people, `cause` for the log. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageFailure;

  constructor(code: StorageFailure, options: { readonly cause?: unknown; readonly detail?: string } = {}) {
    super(options.detail ? `${sentences[code]} ${options.detail}` : sentences[code], { cause: options.cause });
    this.code = code;
  }
}

/** The typed error for whatever a database driver, the file system or a socket threw. */
export function asStorageError(thrown: unknown): StorageError {
  if (thrown instanceof StorageError) return thrown;
  return new StorageError(failureOf(thrown), { cause: thrown });
}

function failureOf(thrown: unknown): StorageFailure {
  if (!(thrown instanceof Error)) return 'unexpected';
  const { code, errcode, syscall } = thrown as { code?: unknown; errcode?: unknown; syscall?: unknown };
  if (syscall === 'connect') return 'database-down';
  if (typeof errcode === 'number') return sqliteFailures[errcode & 0xff] ?? sqliteExtended(errcode);
  if (typeof code === 'string') {
    const known = postgresFailures[code] ?? systemFailures[code] ?? postgresClasses[code.slice(0, 2)];
    if (known && /^[0-9A-Z]{5}$|^E[A-Z]+$/.test(code)) return known;
  }
  if (CONNECTION_LOST.test(thrown.message)) return 'database-down';
  return 'unexpected';
}

/** The sentences of `pg` for a connection that broke: they carry no code. */
const CONNECTION_LOST =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|connection has been discarded|client was closed/i;

/** https://www.sqlite.org/rescode.html, primary result codes. */
const sqliteFailures: Record<number, StorageFailure> = {
  3: 'read-only',
  5: 'locked',
  6: 'locked',
  8: 'read-only',
  11: 'damaged',
  13: 'disk-full',
  14: 'read-only',
  26: 'damaged',
};

/** A write that fails below SQLite is a full quota or a failing disk; a duplicate has its own extended codes. */
function sqliteExtended(errcode: number): StorageFailure {
  if (errcode === 778 || errcode === 1034) return 'disk-full';
  return errcode === 2067 || errcode === 1555 ? 'duplicate' : 'unexpected';
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const postgresFailures: Record<string, StorageFailure> = {
  '53100': 'disk-full',
  '25006': 'read-only',
  '53300': 'database-down',
  '57P01': 'database-down',
  '57P02': 'database-down',
  '57P03': 'database-down',
  '25P03': 'database-down',
  '40001': 'conflict',
  '40P01': 'conflict',
  '55P03': 'locked',
  '57014': 'locked',
  '23505': 'duplicate',
  '28P01': 'refused',
  '28000': 'refused',
  '3D000': 'refused',
  '42501': 'refused',
  XX001: 'damaged',
  XX002: 'damaged',
};

const postgresClasses: Record<string, StorageFailure> = { '08': 'database-down' };

const systemFailures: Record<string, StorageFailure> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  ECONNREFUSED: 'database-down',
  ECONNRESET: 'database-down',
  EPIPE: 'database-down',
  ENOTFOUND: 'database-down',
  EAI_AGAIN: 'database-down',
  ETIMEDOUT: 'database-down',
  EHOSTUNREACH: 'database-down',
  ENETUNREACH: 'database-down',
  ENOENT: 'no-such-file',
};
