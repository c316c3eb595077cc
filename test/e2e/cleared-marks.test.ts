import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStorage, type Storage } from '../../src/storage/index.ts';
import { tenant } from '../adapters/teams/recorded.ts';
import { openFakeBotConnector } from '../support/fake-bot-connector.ts';
import { openFakeIssuer } from '../support/fake-issuer.ts';
import { openFakeSlack } from '../support/fake-slack.ts';
import { documentsOf } from '../support/stage-setting.ts';
import { type StagedProcess, type StandIns, startStaged } from '../support/staged-process.ts';

const slow = { timeout: 120_000 };
let stage: StandIns;
let folder: string;
let server: StagedProcess | undefined;
beforeEach(async () => {
  const [issuer, connector, slack] = await Promise.all([openFakeIssuer(), openFakeBotConnector(), openFakeSlack()]);
  stage = { issuer, connector, slack };
  folder = mkdtempSync(join(tmpdir(), 'clausewise-marks-'));
});
afterEach(async () => {
  await server?.end('SIGKILL');
  await Promise.all([stage.issuer.close(), stage.connector.close(), stage.slack.close()]);
  rmSync(folder, { recursive: true, force: true });
});

/** Opens what the server keeps: while it does not run. */
async function inStorage<Found>(work: (storage: Storage) => Promise<Found>): Promise<Found> {
  const storage = await openStorage({ dataFolder: folder }, Date.now);
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}

const inSlack = (accountId: string) => ({ platform: 'slack', tenant: stage.slack.team, accountId });
const inTeams = (accountId: string) => ({ platform: 'teams', tenant, accountId });
const mark = (storage: Storage, key: ReturnType<typeof inSlack>, reason: string) =>
  storage.accounts.markUnreachable(key, reason, Date.now());

/** Which of these accounts are held to be unreachable. */
const marked = (...keys: readonly ReturnType<typeof inSlack>[]) =>
  inStorage(async ({ accounts }) => {
    const found = await Promise.all(keys.map((key) => accounts.find(key)));
    return found.flatMap((account) => (account?.unreachable === undefined ? [] : [account.accountId]));
  });

describe('people marked as unreachable', () => {
  it('through a fault of the installation can be reached again after a start, and others cannot', slow, async () => {
    await inStorage(async (storage) => {
      await mark(storage, inSlack('UTOKEN'), 'token_revoked');
      await mark(storage, inSlack('UINACTIVE'), 'account_inactive');
      await mark(storage, inSlack('UGONE'), 'user_not_found');
      await mark(storage, inTeams('29:refused'), 'Teams answered 401');
      await mark(storage, inTeams('29:blocked'), 'Teams answered 403');
    });
    server = await startStaged(stage, { ...documentsOf('derby'), DATA_FOLDER: folder });
    expect(await server.end('SIGTERM')).toBe(0);
    expect(
      await marked(
        inSlack('UTOKEN'),
        inSlack('UINACTIVE'),
        inSlack('UGONE'),
        inTeams('29:refused'),
        inTeams('29:blocked'),
      ),
    ).toEqual(['UGONE', '29:blocked']);
  });

  it('can all be reached again where the app is installed anew, and only there', slow, async () => {
    const elsewhere = { platform: 'slack', tenant: 'T-OTHER', accountId: 'UELSEWHERE' };
    await inStorage(async (storage) => {
      await mark(storage, inSlack('UGONE'), 'user_not_found');
      await mark(storage, elsewhere, 'user_not_found');
      await mark(storage, inTeams('29:blocked'), 'Teams answered 403');
    });
    stage.slack.codes.set('good', {
      app_id: 'A1',
      access_token: stage.slack.token,
      token_type: 'bot',
      scope: 'chat:write',
      bot_user_id: stage.slack.botUserId,
      team: { id: stage.slack.team, name: 'Derby' },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: 'U1' },
    });
    server = await startStaged(stage, {
      ...documentsOf('derby'),
      DATA_FOLDER: folder,
      SLACK_BOT_TOKEN: '',
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'shh',
      SLACK_STATE_SECRET: 'a state secret that is long enough for anybody',
      SLACK_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    });
    const begun = await fetch(`${server.url}/slack/install`, { redirect: 'manual' });
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const address = `${server.url}/slack/oauth_redirect?code=good&state=${encodeURIComponent(state)}`;
    expect((await fetch(address, { headers: { cookie } })).status).toBe(200);
    expect(await server.end('SIGTERM')).toBe(0);
    expect(await marked(inSlack('UGONE'), elsewhere, inTeams('29:blocked'))).toEqual(['UELSEWHERE', '29:blocked']);
  });
});
