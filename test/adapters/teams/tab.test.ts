import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findCardFaults } from '../../support/fake-bot-connector.ts';
import type { Json } from './recorded.ts';
import { actionsIn, type RunningTeams, runTeams, says } from './running-teams.ts';

let teams: RunningTeams;
beforeAll(async () => {
  teams = await runTeams();
});
afterAll(() => teams.close());
beforeEach(() => teams.reset());

type Tab = { readonly tab: { readonly type: string; readonly value: { readonly cards: { readonly card: Json }[] } } };
const invoke = (name: string, value: Json) => ({ ...teams.events.query(''), name, value });

describe('the personal tab', () => {
  it('shows the home page as cards that Teams can show, to whoever Teams says is looking', async () => {
    teams.reply = () => ({
      blocks: [
        { kind: 'heading', text: 'My casework' },
        { kind: 'actions', actions: [{ label: 'Log an enquiry', typed: 'log an enquiry', weight: 'primary' }] },
      ],
    });
    const { status, body } = await teams.post(invoke('tab/fetch', { tabContext: { tabEntityId: 'casework' } }));
    const { tab } = body as unknown as Tab;
    expect([status, tab.type]).toEqual([200, 'continue']);
    expect(tab.value.cards.flatMap(({ card }) => findCardFaults(card))).toEqual([]);
    expect(actionsIn(tab, 'Action.Submit')).toMatchObject([{ data: { typed: 'log an enquiry' } }]);
    expect(teams.turns).toMatchObject([
      {
        input: { kind: 'home' },
        conversation: { kind: 'personal' },
        sender: { verifiedEmail: 'aisha.khan@derby.example' },
      },
    ]);
    expect(teams.connector.messages()).toEqual([]);
  });

  it('shows what came of a button above the page as it is then', async () => {
    teams.reply = ({ input }) => says(input.kind === 'home' ? 'The page.' : 'Acknowledged.');
    const { body } = await teams.post(invoke('tab/submit', { data: { typed: 'acknowledge CW-2026-0001' } }));
    const { tab } = body as unknown as Tab;
    expect(tab.value.cards.map(({ card }) => card.fallbackText)).toEqual(['Acknowledged.', 'The page.']);
  });

  it('shows people of a tenant that is not on the list nothing', async () => {
    const foreign = { tenant: { id: 'ffffffff-0000-4000-8000-000000000000' } };
    const { body } = await teams.post({ ...invoke('tab/fetch', {}), channelData: foreign });
    expect(body).toEqual({ tab: { type: 'continue', value: { cards: [] } } });
    expect(teams.turns).toEqual([]);
  });
});

describe('a dialog that Teams asks for again', () => {
  it('is shown again, and not as an empty one', async () => {
    const done: string[] = [];
    teams.desk = {
      begin: async ({ id }) =>
        done.includes(id)
          ? { kind: 'done' }
          : { kind: 'begun', again: false, finish: async () => void done.push(id), leave: () => undefined },
      resume: async () => undefined,
    };
    teams.reply = () => says('Something to show.');
    const ask = () => teams.post(teams.events.dialogFetch('group', { typed: 'help' }));
    const [first, again] = [await ask(), await ask()];
    expect(again.body).toEqual(first.body);
    expect(JSON.stringify(again.body)).toContain('Something to show.');
  });
});

describe('what is said to us by a slash command', () => {
  it('needs no mention, and is answered to that person alone', async () => {
    const { recipient, ...event } = teams.events.overheard('my casework') as Json & { recipient: Json };
    await teams.post({ ...event, recipient: { ...recipient, isTargeted: true } });
    expect(teams.turns[0]?.input).toEqual({ kind: 'text', text: 'my casework' });
    expect(teams.cards().map(({ path }) => path.split('/')[1])).toEqual([
      expect.stringContaining('personal'),
      expect.stringContaining('thread'),
    ]);
    expect(teams.cards()[1]?.text).not.toContain('An answer.');
  });
});
