import { parseLocalDate } from '../calendar/index.ts';
import { inOrder } from '../knowledge/index.ts';
import { dayOf } from './facts.ts';
import { councilOf, type DocumentServices, type Doer } from './records.ts';

export type Withdrawn =
  | { readonly kind: 'withdrawn'; readonly from: string }
  | { readonly kind: 'refused'; readonly why: string };

/**
 * Says that a document no longer holds from a day on (ISO date; today where it is left out), and which document took its
 * place. Its versions stay, citable by date. Saying it again changes the day.
 */
export async function withdraw(
  { council: id, slug }: { readonly council: string; readonly slug: string },
  by: Doer,
  { from, replacedBy }: { readonly from?: string; readonly replacedBy?: string },
  services: DocumentServices,
): Promise<Withdrawn> {
  const { store } = services;
  const found = await councilOf(id, services);
  if (found === undefined) return refused(`There is no council "${id}".`);
  const today = services.today(found.council.timeZone);
  const versions = await store.versions(id);
  const last = inOrder(versions.filter((version) => version.slug === slug)).at(-1);
  if (last === undefined) return refused(`No version of "${slug}" has been approved, so there is nothing to withdraw.`);
  const ends = from ?? today;
  if (parseLocalDate(ends) === undefined) return refused(`"${ends}" is no date. Write it like 2026-12-24.`);
  if (last.from !== undefined && ends < last.from)
    return refused(`Version ${last.version} holds from ${dayOf(last.from)}. Give that day or a later one.`);
  const there = new Set([...versions.map(({ document }) => document.id), ...found.shipped.map((each) => each.id)]);
  if (replacedBy !== undefined && (!there.has(replacedBy) || replacedBy === last.document.id))
    return refused(`There is no other document "${replacedBy}" to take its place.`);
  const withdrawn = { from: ends, by: { ...by, on: today }, ...(replacedBy ? { replacedBy } : {}) };
  const kept = await store.changeVersion({ ...last, withdrawn });
  return kept === 'kept'
    ? { kind: 'withdrawn', from: ends }
    : refused('Somebody else changed this document at the same moment. Look again.');
}

function refused(why: string): Withdrawn {
  return { kind: 'refused', why };
}
