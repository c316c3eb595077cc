import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findCardFaults } from '../../support/fake-bot-connector.ts';
import type { TokenChanges } from '../../support/fake-issuer.ts';
import { appId, type Json, officer, tenant } from './recorded.ts';
import { actionsIn, memberOf, type RunningTeams, runTeams, says } from './running-teams.ts';

let teams: RunningTeams;
beforeAll(async () => {
  teams = await runTeams();
});
afterAll(() => teams.close());
beforeEach(() => teams.reset());

const oid = officer.aadObjectId;
const entra = (claims: Json = {}, changes: TokenChanges = {}) =>
  teams.issuer.bearer(`api://clausewise.example/botid-${appId}`, '', {
    ...changes,
    claims: { serviceurl: undefined, tid: tenant, oid, scp: 'access_as_user', ...claims },
  });
async function ask(said: Json = {}, authorization = entra()) {
  const response = await fetch(teams.tabUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization === '' ? {} : { authorization }) },
    body: JSON.stringify(said),
  });
  const text = await response.text();
  const { cards = [] } = (text.startsWith('{') ? JSON.parse(text) : {}) as { readonly cards?: readonly Json[] };
  return { status: response.status, cards };
}

describe('the personal tab', () => {
  beforeEach(async () => {
    // Any event says where Teams' service is.
    await teams.post(teams.events.reaction());
    // The roster knows an account by its object id too, as Teams' does.
    teams.connector.roster.set(oid, memberOf(officer));
  });

  it('is a page that Teams alone may frame, with a way into the chat where it cannot be told who looks', async () => {
    const response = await fetch(teams.tabUrl);
    expect(response.status).toBe(200);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(
      'frame-ancestors https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft',
    );
    expect(policy).toContain("script-src 'self';");
    const text = await response.text();
    for (const name of ['adaptivecards.js', 'tab.js', 'card.css']) expect(text).toContain(`/assets/${name}`);
    expect(text).toContain(`https://teams.microsoft.com/l/chat/0/0?users=28:${appId}`);
  });

  it('brings Microsoft’s own library, from this server', async () => {
    const response = await fetch(new URL('/teams/teams-js.js', teams.tabUrl));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('getAuthToken');
  });

  it('shows the home page as cards that can be drawn, to whoever the roster says the account is', async () => {
    teams.reply = () => ({
      blocks: [
        { kind: 'heading', text: 'My casework' },
        { kind: 'actions', actions: [{ label: 'Log an enquiry', typed: 'log an enquiry', weight: 'primary' }] },
      ],
    });
    const { status, cards } = await ask();
    expect(status).toBe(200);
    expect(cards.flatMap(findCardFaults)).toEqual([]);
    expect(actionsIn(cards, 'Action.Submit')).toMatchObject([{ data: { typed: 'log an enquiry' } }]);
    expect(teams.turns).toMatchObject([
      {
        input: { kind: 'home' },
        conversation: { kind: 'personal' },
        sender: { accountId: oid, tenant, isOutsider: false, verifiedEmail: 'aisha.khan@derby.example' },
      },
    ]);
    // Looking is no way to be written to.
    expect(teams.turns[0]).not.toHaveProperty('address');
    expect(teams.connector.messages()).toEqual([]);
  });

  it('shows what came of a button above the page as it is then', async () => {
    teams.reply = ({ input }) => says(input.kind === 'home' ? 'The page.' : 'Acknowledged.');
    const { cards } = await ask({ typed: 'acknowledge CW-2026-0001', who: 'priya' });
    expect(cards.map(({ fallbackText }) => fallbackText)).toEqual(['Acknowledged.', 'The page.']);
    expect(teams.turns[0]).toMatchObject({ input: { typed: 'acknowledge CW-2026-0001', values: { who: 'priya' } } });
  });

  it('treats a guest of the tenant as an outsider, whatever the token says', async () => {
    teams.connector.roster.set(oid, memberOf(officer, { userRole: 'guest' }));
    await ask({}, entra({ preferred_username: 'sam.taylor@derby.example' }));
    expect(teams.turns[0]?.sender).toMatchObject({ isOutsider: true });
    expect(teams.turns[0]?.sender).not.toHaveProperty('verifiedEmail');
  });

  it.each([
    ['no token', () => ''],
    ['what is no token', () => 'Bearer x.y.z'],
    ['a token for another app', () => entra({ aud: 'api://elsewhere.example/botid-1' })],
    ['a token of another organisation', () => entra({ tid: 'ffffffff-0000-4000-8000-000000000000' })],
    ['a token of another issuer', () => entra({ iss: 'https://evil.example' })],
    ['a token without the permission', () => entra({ scp: 'profile' })],
    ['a token of an app instead of a person', () => entra({ scp: undefined, roles: ['access_as_user'] })],
    ['a token that is over', () => entra({ exp: Math.floor(Date.now() / 1000) - 3_600 })],
    ['a token without an account', () => entra({ oid: undefined })],
    ['a token that a stranger signed', () => entra({}, { signedBy: 'stranger' })],
    ['a token that nobody signed', () => entra({}, { signedBy: 'nobody', header: { alg: 'none' } })],
    ['a token signed with the public key', () => entra({}, { signedBy: 'public-key', header: { alg: 'HS256' } })],
    ['the token that Teams sends to bots', () => teams.issuer.bearer(appId, teams.connector.serviceUrl)],
  ])('shows nothing to %s', async (_, authorization) => {
    const { status, cards } = await ask({}, authorization());
    expect([status, cards]).toEqual([401, []]);
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
