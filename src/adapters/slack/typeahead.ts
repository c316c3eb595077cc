import type { App } from '@slack/bolt';
import type { FindNames } from './exchange.ts';
import { offer, SEARCH_PREFIX } from './form.ts';
import { suggestionSchema } from './payloads.ts';
import { workspaceOf } from './workspace.ts';

/** Offers names while somebody types into a field of a form. Slack waits three seconds for them. */
export function listenToTyping(app: App, findNames: FindNames): void {
  app.options(/^search:/, async ({ ack, body, client }) => {
    const asked = suggestionSchema.parse(body);
    const { user } = asked;
    const found = await findNames(client, {
      id: `search/${user.id}`,
      account: { userId: user.id, team: workspaceOf(asked), ...(user.team_id ? { homeTeam: user.team_id } : {}) },
      place: { conversation: user.id },
      kind: 'personal',
      input: { kind: 'search', list: asked.action_id.slice(SEARCH_PREFIX.length), words: asked.value },
    });
    await ack({ options: offer(found) });
  });
}
