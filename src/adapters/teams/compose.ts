import { z } from 'zod';
import type { ClauseOffer, ClauseSource, Reply } from '../../messaging/index.ts';
import type { Activity } from './activity.ts';
import { renderCards } from './card.ts';
import type { Response } from './card-action.ts';
import { attach, summarise } from './message.ts';

/** Teams asks for so many at once. */
const MOST_AT_ONCE = 25;

const querySchema = z.object({
  queryOptions: z
    .object({ skip: z.int().min(0), count: z.int().min(1) })
    .nullish()
    .catch(undefined),
  parameters: z.array(z.object({ name: z.string(), value: z.unknown().optional() })).nullish(),
});
const linkSchema = z.object({ url: z.string() });

/** Clauses for the compose box; before anything is typed, those that people ask for most. */
export async function searchClauses(activity: Activity, tenant: string, clauses: ClauseSource): Promise<Response> {
  const { parameters, queryOptions } = querySchema.safeParse(activity.value).data ?? {};
  const query = (parameters ?? []).find(({ name }) => name === 'query')?.value;
  const page = { skip: queryOptions?.skip ?? 0, most: Math.min(queryOptions?.count ?? MOST_AT_ONCE, MOST_AT_ONCE) };
  const offers = await clauses.search(tenant, typeof query === 'string' ? query.trim() : '', page);
  // Behind the last page there is nothing to say.
  if (offers.length > 0 || page.skip > 0) return results(offers);
  return says('I found no answer to that in the documents. Try other words, or ask me in a chat.');
}

/** The clause behind a link to one of our pages; nothing for any other link. */
export async function unfurlLink(activity: Activity, tenant: string, clauses: ClauseSource): Promise<Response> {
  const url = linkSchema.safeParse(activity.value).data?.url;
  const offer = url === undefined ? undefined : await clauses.byUrl(tenant, url);
  return results(offer ? [offer] : []);
}

/** A sentence in place of results. */
export function says(text: string): Response {
  return { status: 200, body: { composeExtension: { type: 'message', text } } };
}

function results(offers: readonly ClauseOffer[]): Response {
  const attachments = offers.map(renderOffer);
  return { status: 200, body: { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } } };
}

function renderOffer(offer: ClauseOffer): unknown {
  const preview = {
    contentType: 'application/vnd.microsoft.card.thumbnail',
    content: { title: offer.title, subtitle: offer.standing, text: summarise(offer.summary) },
  };
  return { ...attach(renderInsert(offer)), preview };
}

/** The one card that is inserted. A clause is never cut: one too long for a card is inserted as its link. */
function renderInsert(offer: ClauseOffer): unknown {
  const [card, ...more] = renderCards(withoutButtons(offer.reply));
  if (card && more.length === 0) return card;
  const link: Reply = {
    blocks: [
      { kind: 'heading', text: offer.title },
      { kind: 'link', text: 'Read it in the document', url: offer.url },
    ],
  };
  return renderCards(link)[0];
}

/** In a conversation of others there may be nobody of us to answer a button. */
function withoutButtons(said: Reply): Reply {
  return { blocks: said.blocks.filter(({ kind }) => kind !== 'actions' && kind !== 'form') };
}
