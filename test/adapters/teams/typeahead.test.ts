import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/messaging/index.ts';
import { type Json, officer } from './recorded.ts';
import { actionsIn, type RunningTeams, runTeams } from './running-teams.ts';

let teams: RunningTeams;
beforeAll(async () => {
  teams = await runTeams();
});
afterAll(() => teams.close());
beforeEach(() => teams.reset());

const priya = { value: 'priya.shah@derby.example', label: 'Priya Shah (Streets)' };
const form = (value?: string): Reply => ({
  blocks: [
    {
      kind: 'form',
      form: {
        title: 'Acknowledge',
        fields: [
          {
            name: 'who',
            label: 'Which officer has it',
            kind: 'text',
            search: 'officers',
            required: true,
            ...(value === undefined ? {} : { value }),
            ...(value === priya.value ? { options: [priya] } : {}),
          },
        ],
        submit: { label: 'Acknowledge', typed: 'acknowledge CW-2027-0001', weight: 'primary' },
      },
    },
  ],
});
const results = (body: Json) => (body.value as { results: Json[] }).results;

describe('looking for somebody in a form in Teams', () => {
  it('is a box that is searched while one types, with who is chosen already', async () => {
    const inputOf = async (value?: string) => {
      teams.connector.reset();
      teams.reply = () => form(value);
      await teams.post(teams.events.message('acknowledge'));
      expect(teams.connector.faults).toEqual([]);
      return actionsIn(teams.cards()[0]?.card, 'Input.ChoiceSet')[0];
    };
    expect(await inputOf()).toMatchObject({
      style: 'filtered',
      choices: [],
      'choices.data': { type: 'Data.Query', dataset: 'officers' },
    });
    expect(await inputOf(priya.value)).toMatchObject({
      choices: [{ title: priya.label, value: priya.value }],
      value: priya.value,
    });
    // What nobody is called cannot be shown as chosen: it is said beside the box.
    const lost = await inputOf('prya');
    expect(lost).not.toHaveProperty('value');
    expect(lost?.label).toBe('Which officer has it (You wrote “prya”)');
  });

  it('asks for what was typed, as whoever types, and shows what was found', async () => {
    teams.names = [priya];
    const { status, body } = await teams.post(teams.events.typeahead('officers', 'pri'));
    expect(status).toBe(200);
    expect(teams.turns[0]).toMatchObject({
      conversation: { kind: 'personal' },
      sender: { accountId: officer.aadObjectId, isOutsider: false },
      input: { kind: 'search', list: 'officers', words: 'pri' },
    });
    expect(body).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.search.searchResponse',
      value: { results: [{ title: priya.label, value: priya.value }] },
    });
  });

  it('has no second page, and nothing for an unknown question or another organisation', async () => {
    teams.names = [priya];
    expect(results((await teams.post(teams.events.typeahead('officers', 'pri', 15))).body)).toEqual([]);
    const unknown = { ...teams.events.typeahead('officers', 'pri'), value: {} };
    expect(results((await teams.post(unknown)).body)).toEqual([]);
    const elsewhere = {
      ...teams.events.typeahead('officers', 'pri'),
      channelData: { tenant: { id: 'aaaaaaaa-0000-0000-0000-000000000000' } },
    };
    expect(results((await teams.post(elsewhere)).body)).toEqual([]);
    expect(teams.turns).toEqual([]);
  });
});
