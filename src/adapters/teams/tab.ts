import { z } from 'zod';
import type { Reply } from '../../messaging/index.ts';
import type { Activity } from './activity.ts';
import { renderCards } from './card.ts';
import type { Ask, Response } from './card-action.ts';
import { attach } from './message.ts';
import { readAction } from './read-turn.ts';

const valueSchema = z.object({ data: z.unknown().optional() });

/** The personal tab "My casework": made of cards like a message, so that Teams itself says who looks at it. */
export async function openTab(ask: Ask): Promise<Response> {
  return showTab([await ask({ kind: 'home' })]);
}

/** A button or form of the tab: what came of it, and the tab as it is now. */
export async function submitTab(activity: Activity, ask: Ask): Promise<Response> {
  const input = readAction(valueSchema.safeParse(activity.value).data?.data);
  const said = input && (await ask(input));
  return showTab([...(said ? [said] : []), await ask({ kind: 'home' })]);
}

function showTab(replies: readonly Reply[]): Response {
  const cards = replies
    .filter(({ blocks }) => blocks.length > 0)
    .flatMap(renderCards)
    .map((card) => ({ card: attach(card).content }));
  return { status: 200, body: { tab: { type: 'continue', value: { cards } } } };
}
