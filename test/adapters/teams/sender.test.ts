import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { officer, tenant } from './recorded.ts';
import { memberOf, type RunningTeams, runTeams } from './running-teams.ts';

let teams: RunningTeams;
beforeAll(async () => {
  teams = await runTeams();
});
afterAll(() => teams.close());
beforeEach(() => teams.reset());

describe('who is speaking', () => {
  it('is a guest: an outsider without an address that we would believe', async () => {
    teams.connector.roster.set(officer.id, memberOf(officer, { userRole: 'guest' }));
    await teams.post(teams.events.message('hello'));
    expect(teams.turns[0]?.sender).toMatchObject({ isOutsider: true, tenant });
    expect(teams.turns[0]?.sender.verifiedEmail).toBeUndefined();
  });

  it('is of another organisation in our chat: an outsider', async () => {
    teams.connector.roster.set(officer.id, memberOf(officer, { tenantId: 'ffffffff-0000-4000-8000-000000000000' }));
    await teams.post(teams.events.mention('group', 'hello'));
    expect(teams.turns[0]?.sender).toMatchObject({ isOutsider: true, tenant });
  });

  it('is asked again when the roster fails once', async () => {
    teams.connector.trouble(/^GET /, { status: 429, headers: { 'retry-after': '1' } });
    await teams.post(teams.events.message('hello'));
    expect(teams.turns[0]?.sender).toMatchObject({ isOutsider: false, verifiedEmail: 'aisha.khan@derby.example' });
  });

  it('is unknown while the roster fails: an outsider who is not told so, until it answers', async () => {
    teams.forgetRoster();
    teams.connector.trouble(/^GET /, { status: 502 }, 'drop', { status: 500 });
    await teams.post(teams.events.message('hello'));
    await teams.post(teams.events.message('hello'));
    expect(teams.turns.map(({ sender }) => [sender.isOutsider, sender.isUnknown])).toEqual([
      [true, true],
      [false, undefined],
    ]);
    expect(teams.turns[0]?.sender.verifiedEmail).toBeUndefined();
  });

  it('is who the roster said within the last day, while it says nothing', async () => {
    await teams.post(teams.events.message('hello'));
    teams.pass(23 * 3_600_000);
    teams.connector.trouble(/^GET /, { status: 500 }, { status: 500 }, { status: 500 });
    await teams.post(teams.events.message('hello'));
    expect(teams.turns[1]?.sender).toMatchObject({ isOutsider: false, verifiedEmail: 'aisha.khan@derby.example' });
    teams.pass(2 * 3_600_000);
    teams.connector.trouble(/^GET /, { status: 500 }, { status: 500 }, { status: 500 });
    await teams.post(teams.events.message('hello'));
    expect(teams.turns[2]?.sender).toMatchObject({ isOutsider: true, isUnknown: true });
  });

  it('is nobody of ours once the roster says so, whatever it said before', async () => {
    await teams.post(teams.events.message('hello'));
    teams.pass(3_600_000);
    teams.connector.roster.clear();
    await teams.post(teams.events.message('hello'));
    expect(teams.turns[1]?.sender).toMatchObject({ isOutsider: true });
    expect(teams.turns[1]?.sender.isUnknown).toBeUndefined();
  });

  it('is asked of the roster once, not at every word', async () => {
    for (let times = 0; times < 3; times += 1) await teams.post(teams.events.message('hello'));
    expect(teams.connector.calls.filter(({ method }) => method === 'GET')).toHaveLength(1);
  });
});

describe('a tenant that is not on the list', () => {
  const foreign = { tenant: { id: 'ffffffff-0000-4000-8000-000000000000' } };

  it('is refused in a sentence and asks nobody', async () => {
    await teams.post(teams.events.message('hello', { channelData: foreign }));
    expect(teams.turns).toEqual([]);
    expect(teams.cards()[0]?.text).toMatch(/^I am not set up for your organisation\./);
  });

  it('gets the same sentence from a button, a dialog and the compose box', async () => {
    const button = await teams.post(teams.events.execute('personal', { typed: 'help' }, { channelData: foreign }));
    const dialog = await teams.post({
      ...teams.events.dialogFetch('personal', { typed: 'help' }),
      channelData: foreign,
    });
    const compose = await teams.post({ ...teams.events.query('x'), channelData: foreign });
    const sentence = expect.stringMatching(/^I am not set up for your organisation\./);
    expect(button.body).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: sentence,
    });
    expect(dialog.body).toEqual({ task: { type: 'message', value: sentence } });
    expect(compose.body).toEqual({ composeExtension: { type: 'message', text: sentence } });
    expect(teams.turns).toEqual([]);
  });
});

describe('a tenant', () => {
  it('is the same in any case of letters, in the settings and in what Teams sends', async () => {
    const shouting = await runTeams({ tenants: [tenant.toUpperCase()] });
    await shouting.post(shouting.events.message('hello'));
    expect(shouting.turns[0]?.sender).toMatchObject({ isOutsider: false, tenant });
    shouting.reset();
    shouting.connector.roster.set(officer.id, memberOf(officer, { tenantId: tenant.toUpperCase() }));
    const loud = { tenant: { id: tenant.toUpperCase() } };
    await shouting.post(shouting.events.message('hello', { channelData: loud }));
    expect(shouting.turns[0]?.sender).toMatchObject({ isOutsider: false, tenant });
    await shouting.close();
  });
});

describe('the names that Teams gives somebody', () => {
  it('are both passed on: some councils list sign-in names, others e-mail addresses', async () => {
    const signIn = 'akhan@derby.onmicrosoft.example';
    teams.connector.roster.set(officer.id, memberOf(officer, { userPrincipalName: signIn }));
    await teams.post(teams.events.message('hello'));
    expect(teams.turns[0]?.sender).toMatchObject({ verifiedEmail: 'aisha.khan@derby.example', signInName: signIn });
  });

  it('are not passed on of a guest', async () => {
    teams.connector.roster.set(officer.id, memberOf(officer, { userRole: 'guest' }));
    await teams.post(teams.events.message('hello'));
    expect(teams.turns[0]?.sender.signInName).toBeUndefined();
  });

  it('are waited for a few seconds at most where the roster does not answer at all', async () => {
    teams.forgetRoster();
    teams.connector.trouble(/^GET /, 'hang', 'hang', 'hang');
    await teams.post(teams.events.message('hello'));
    expect(teams.turns[0]?.sender).toMatchObject({ isOutsider: true, isUnknown: true });
  }, 15_000);
});
