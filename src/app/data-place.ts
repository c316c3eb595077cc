import { join } from 'node:path';
import type { Config } from '../config/index.ts';
import type { DocumentStore } from '../knowledge/index.ts';
import {
  type DataPlace,
  hasData,
  openDocumentsBeside,
  openStorage,
  type Storage,
  StorageError,
} from '../storage/index.ts';

/**
 * Whether everybody is made up: the try-out without platforms, or with stand-ins for them. Only then may the time be moved
 * and anybody be spoken for.
 */
export function isPlayground({ tryOut, standIns, teams, slack }: Config): boolean {
  return tryOut && (standIns !== undefined || (teams === undefined && slack === undefined));
}

/** Where a council's own data is. */
export function placeOfRecord({ databaseUrl, dataFolder }: Pick<Config, 'databaseUrl' | 'dataFolder'>): DataPlace {
  return databaseUrl === undefined ? { dataFolder } : { databaseUrl };
}

/** Opens a council's own data. Rejects with a sentence where it was made up by the try-out. */
export async function openRecord(config: Pick<Config, 'databaseUrl' | 'dataFolder'>, now: () => number) {
  const place = placeOfRecord(config);
  const storage = await openStorage(place, now);
  if ((await claim(storage, 'real')) === 'real') return storage;
  const what = 'dataFolder' in place ? `The data in ${place.dataFolder}` : 'The data in this database';
  throw new Error(
    `${what} was made up by the try-out, so it cannot become a council's record. Set DATA_FOLDER to another folder, or DATABASE_URL to another database.`,
  );
}

/**
 * Opens what the try-out makes up: a folder of its own inside the data folder, or the database that is set. Rejects with a
 * sentence where that holds a council's own data.
 */
export async function openMadeUp({ databaseUrl, dataFolder }: Config, now: () => number): Promise<Storage> {
  const place = databaseUrl === undefined ? { dataFolder: join(dataFolder, 'try-out') } : { databaseUrl };
  const storage = await openStorage(place, now);
  if ((await claim(storage, 'made-up')) === 'made-up') return storage;
  throw new Error(
    "This database holds a council's own data, so nobody can be made up in it. Set up a platform, set TRY_OUT to off, or unset DATABASE_URL to try things out.",
  );
}

/**
 * Opens what a terminal talks over while no platform is set: a council's own data where its directory has anybody, else what the try-out
 * makes up.
 */
export async function openToTalk(
  config: Config,
  council: string,
  now: () => number,
): Promise<{ readonly storage: Storage; readonly isMadeUp: boolean }> {
  // A database may serve people over a platform from elsewhere: a terminal speaks for nobody there.
  if (config.databaseUrl === undefined && hasData(config.dataFolder)) {
    const storage = await openRecord(config, now);
    const { people } = await storage.read((reads) => reads.people.directory(council));
    if (people.length > 0) return { storage, isMadeUp: false };
    await storage.close();
  }
  return { storage: await openMadeUp(config, now), isMadeUp: true };
}

/**
 * Where documents are kept that are tried out: over the council's own, which they leave as they are. Undefined where what is
 * opened is the council's own data, or the one database there is.
 */
export function triedOutDocuments(config: Config, { documents }: Storage): DocumentStore | undefined {
  return isPlayground(config) && config.databaseUrl === undefined ? documents : undefined;
}

/** Opens the documents for a change from the command line, beside a server that is running. */
export async function openDocuments(config: Pick<Config, 'databaseUrl' | 'dataFolder'>, now: () => number) {
  try {
    const { documents, close } = await openRecord(config, now);
    return { documents, close };
  } catch (error) {
    if (!(error instanceof StorageError) || error.code !== 'folder-in-use') throw error;
    const { close, ...documents } = await openDocumentsBeside(placeOfRecord(config));
    return { documents, close };
  }
}

/** The mark there is; the data is closed again where it is not the one claimed. */
async function claim(storage: Storage, origin: 'made-up' | 'real'): Promise<'made-up' | 'real'> {
  const found = await storage.claimOrigin(origin);
  if (found !== origin) await storage.close();
  return found;
}
