import { z } from 'zod';
import type { FormOption, SearchInput } from '../../messaging/index.ts';
import type { Activity } from './activity.ts';
import type { Response } from './card-action.ts';

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/dynamic-search */
const valueSchema = z.object({
  queryText: z.string().nullish(),
  queryOptions: z.object({ skip: z.number().nullish() }).nullish().catch(undefined),
  dataset: z.string(),
});

/** Offers names while somebody types into a field of a form, `application/search`. All there are come at once. */
export async function offerNames(
  { value }: Activity,
  find: (input: SearchInput) => Promise<readonly FormOption[]>,
): Promise<Response> {
  const asked = valueSchema.safeParse(value).data;
  if (asked === undefined || (asked.queryOptions?.skip ?? 0) > 0) return offered([]);
  return offered(await find({ kind: 'search', list: asked.dataset, words: asked.queryText ?? '' }));
}

/** What Teams shows under the field. */
export function offered(names: readonly FormOption[]): Response {
  const results = names.map(({ label, value }) => ({ title: label, value }));
  const type = 'application/vnd.microsoft.search.searchResponse';
  return { status: 200, body: { statusCode: 200, type, value: { results } } };
}
