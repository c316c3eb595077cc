import { reply } from '../../messaging/index.ts';
import type { Command } from '../../understanding/index.ts';
import type { Carrying } from './services.ts';
import { paragraph, say } from './wording.ts';

/** "Dashboard": a link for the speaker alone to the figures of what they can see. */
export const openDashboard: Carrying<Command> = async (_command, { services, heard, person }) => {
  const who = { council: heard.knowledge.council.id, personId: person.id };
  const url = await services.invite(who, '/dashboard');
  if (url === undefined)
    return say('The dashboard is a page in the browser, and none is served here. Type "statistics" for the figures.');
  return reply(
    paragraph('The dashboard shows the casework that you can see: what is in time and late, and what is due next.'),
    { kind: 'link', text: 'Open the dashboard', url },
    paragraph('The link is for you alone, opens once, and works for 15 minutes.'),
  );
};
