import type { Session } from './session.ts';

/** Made up by a try-out, or a council's own. The two never share a database. */
export type DataOrigin = 'made-up' | 'real';

/** Marks data that has no mark yet, and gives the mark there is: another than the one claimed when somebody was first. */
export async function claimOrigin(session: Session, claimed: DataOrigin): Promise<DataOrigin> {
  const known = () =>
    session.read((db) => db.selectFrom('data_origin').select('origin').executeTakeFirst()).then((row) => row?.origin);
  const before = await known();
  if (before !== undefined) return before;
  await session.writeRows((db) =>
    db
      .insertInto('data_origin')
      .values({ only_one: 1, origin: claimed })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  return (await known()) ?? claimed;
}
