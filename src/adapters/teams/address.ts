import { z } from 'zod';
import type { Address } from '../../messaging/index.ts';

const schema = z.object({
  serviceUrl: z.string().min(1),
  /** The bot as Teams names it, `28:` and the app id. */
  bot: z.string().min(1),
  /** The person as Teams names them to this bot, `29:` and so on. */
  user: z.string().min(1),
  /** The personal conversation, where it is known; Teams tells it when asked to open it. */
  conversation: z.string().min(1).optional(),
});

/** What is needed to write to one person, kept inside `Address.place`. */
export type TeamsPlace = z.infer<typeof schema>;

/** The place as the opaque text that is stored. */
export function writePlace(place: TeamsPlace): string {
  return JSON.stringify(place);
}

/** The place of an address that this adapter made; undefined for anything else. */
export function readPlace({ platform, place }: Address): TeamsPlace | undefined {
  if (platform !== 'teams') return undefined;
  try {
    return schema.safeParse(JSON.parse(place)).data;
  } catch {
    return undefined;
  }
}
