import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appId, type Json, officer, recordedEvents, tenant } from '../adapters/teams/recorded.ts';
import { memberOf } from '../adapters/teams/running-teams.ts';
import { temporaryFolder } from '../support/databases.ts';
import { openFakeBotConnector } from '../support/fake-bot-connector.ts';
import { openFakeIssuer, type TokenChanges } from '../support/fake-issuer.ts';
import { openFakeSlack } from '../support/fake-slack.ts';
import { runProgram } from '../support/run-program.ts';
import type { ServerHere } from '../support/server-here.ts';
import { documentsOf } from '../support/stage-setting.ts';
import { type StandIns, sendToSlackAddress, startStagedHere } from '../support/staged-process.ts';

/*
 * The administrators' guides, walked: the commands that they print, and each line of their tables "When something is wrong", brought about on
 * a server of its own between the stand-ins. A line that is added has to be brought about here too, or named with the reason why it cannot.
 */

const manifests = join(import.meta.dirname, '..', '..', 'manifests');
const guideOf = (platform: 'teams' | 'slack') => readFileSync(join(manifests, platform, 'README.md'), 'utf8');

/** The first column of the table below a heading. */
function symptomsOf(guide: string, heading: string): string[] {
  const [, section = ''] = guide.split(`\n## ${heading}\n`);
  const rows = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) => row.split('|')[1]?.trim() ?? '');
}

let stage: StandIns;
/** One for each way of setting it up, since a start takes seconds; what waits for a line of the log reads on from where the test began. */
const servers = new Map<string, ServerHere>();
let server: ServerHere | undefined;
let begun = 0;
beforeAll(async () => {
  const [issuer, connector, slack] = await Promise.all([openFakeIssuer(), openFakeBotConnector(), openFakeSlack()]);
  stage = { issuer, connector, slack };
});
afterAll(async () => {
  await Promise.all([...servers.values()].map((running) => running.close()));
  await Promise.all([stage.issuer.close(), stage.connector.close(), stage.slack.close()]);
});

/** With a `purpose` it shares no server with others: what it is about is what a server learns once and keeps. */
async function start(settings: Readonly<Record<string, string>> = {}, purpose = ''): Promise<ServerHere> {
  stage.connector.reset();
  stage.connector.roster.set(officer.id, memberOf(officer));
  const key = JSON.stringify([settings, purpose]);
  const running =
    servers.get(key) ??
    (await startStagedHere(stage, { ...documentsOf('derby'), DATA_FOLDER: temporaryFolder(), ...settings }));
  // What a server says as it starts is what some wait for: it counts for whoever started it.
  begun = servers.has(key) ? running.log().length : 0;
  servers.set(key, running);
  server = running;
  return running;
}

const logSays = (...parts: readonly string[]) =>
  expect
    .poll(
      () =>
        server
          ?.log()
          .slice(begun)
          .split('\n')
          .filter((line) => parts.every((part) => line.includes(part))).length,
      {
        timeout: 30_000,
        interval: 50,
      },
    )
    .toBeGreaterThan(0);

const events = () => recordedEvents(stage.connector.serviceUrl);

async function post(event: Json, changes: TokenChanges | 'no-header' = {}, audience = appId): Promise<number> {
  const authorization =
    changes === 'no-header'
      ? {}
      : { authorization: stage.issuer.bearer(audience, stage.connector.serviceUrl, changes) };
  const response = await fetch(`${server?.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization },
    body: JSON.stringify({ ...event, id: `${Date.now()}${Math.random()}`.replace('.', '') }),
  });
  await response.text();
  return response.status;
}

const openTab = (claims: Json, audience: string) =>
  fetch(`${server?.url}/teams/casework`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: stage.issuer.bearer(audience, '', {
        claims: { serviceurl: undefined, tid: tenant, oid: officer.aadObjectId, scp: 'access_as_user', ...claims },
      }),
    },
    body: '{}',
  });

const refused = 'A request that Teams did not send';
const seconds = () => Math.floor(Date.now() / 1000);

/** What is brought about for each line of Teams' table, by its beginning. */
const inTeams: Readonly<Record<string, () => Promise<void>>> = {
  'no answer at all; the log says': async () => {
    await start();
    expect(await post(events().message('hello'), {}, '11111111-2222-3333-4444-555555555555')).toBe(401);
    await logSays(refused, 'audience');
  },
  'the same with `no-header`': async () => {
    await start();
    expect(await post(events().message('hello'), 'no-header')).toBe(401);
    await logSays(refused, 'no-header');
  },
  'the same with `keys-unreachable`': async () => {
    await start({}, 'has no keys yet');
    stage.issuer.fail(true);
    expect(await post(events().message('hello'))).toBe(401);
    stage.issuer.fail(false);
    await logSays(refused, 'keys-unreachable');
  },
  'the same with `expired` or `not-yet-valid`': async () => {
    await start();
    await post(events().message('hello'), { claims: { nbf: seconds() - 7_200, exp: seconds() - 3_600 } });
    await logSays(refused, 'expired');
    await post(events().message('hello'), { claims: { nbf: seconds() + 3_600, exp: seconds() + 7_200 } });
    await logSays(refused, 'not-yet-valid');
  },
  'the log says "Teams did not take a message"': async () => {
    await start();
    const ended = { status: 401 } as const;
    stage.connector.trouble(/^POST .*activities/, ended, ended, ended);
    await post(events().message('hello'));
    await logSays('Teams did not take a message', '401');
  },
  '"I am not set up for your organisation."': async () => {
    await start();
    const elsewhere = 'ffffffff-0000-4000-8000-000000000000';
    const event = events().message('hello') as { readonly conversation: Json; readonly channelData: Json };
    await post({
      ...event,
      conversation: { ...event.conversation, tenantId: elsewhere },
      channelData: { ...event.channelData, tenant: { id: elsewhere } },
    });
    await expect
      .poll(() => JSON.stringify(stage.connector.messages()))
      .toContain('I am not set up for your organisation.');
  },
  'the tab says that it cannot show your casework': async () => {
    await start();
    expect((await openTab({}, 'api://elsewhere.example/botid-1')).status).toBe(401);
    await logSays(refused, 'tab-audience');
    expect((await openTab({ iss: 'https://elsewhere.example' }, appId)).status).toBe(401);
    await logSays(refused, 'tab-issuer');
    expect((await openTab({ scp: 'profile' }, appId)).status).toBe(401);
    await logSays(refused, 'tab-scope');
  },
  'everybody is treated as an outsider': async () => {
    await start({}, 'has seen nobody yet');
    stage.connector.roster.clear();
    await post(events().message('who am I'));
    await logSays('The roster did not say who is speaking', '404');
  },
};

/** What no server of ours can bring about, or another test does. */
const elsewhereInTeams = {
  'nothing in the log': 'nothing arrives',
  'the same, and nothing in the log': 'what Microsoft Entra has is wrong',
  'a list of colleagues finds nobody in a form': 'test/adapters/teams/typeahead.test.ts',
  'reminders do not arrive; the log says 403': 'test/e2e/teams.test.ts',
};

const secret = 'a-signing-secret';

/** A request as Slack signs it. */
async function challenge(by: string, at = seconds()): Promise<Response> {
  const body = JSON.stringify({ type: 'url_verification', challenge: 'say-this' });
  const signature = `v0=${createHmac('sha256', by).update(`v0:${at}:${body}`).digest('hex')}`;
  return fetch(`${server?.url}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-slack-signature': signature,
      'x-slack-request-timestamp': `${at}`,
    },
  });
}

const message = (text: string) => ({
  ...{ type: 'message', channel: 'DANN', channel_type: 'im', user: 'UANN', text },
  ts: `${Date.now() / 1000}`,
});

/** Somebody of whom Slack says this asks who they are, and is told so. */
async function askSlack(account: Json, told: string): Promise<void> {
  await start({}, told);
  const profile = { real_name: 'Ann', email: 'ann@derby.gov.uk' };
  stage.slack.messages.length = 0;
  stage.slack.users.set('UANN', { id: 'UANN', team_id: stage.slack.team, profile, ...account });
  await sendToSlackAddress(server?.url ?? '', stage.slack, message('who am I'));
  await expect.poll(() => JSON.stringify(stage.slack.messages), { timeout: 20_000 }).toContain(told);
}

const inSlack: Readonly<Record<string, () => Promise<void>>> = {
  'the address is not **Verified**': async () => {
    await start();
    expect((await challenge('another-app’s-secret')).status).toBe(401);
    expect(await (await challenge(secret)).text()).toContain('say-this');
  },
  'the log says **Slack is off** and names a setting': async () => {
    await start({ SLACK_BOT_TOKEN: 'xoxb-of-another' });
    await logSays('Slack is off. Slack does not take SLACK_BOT_TOKEN');
    await start({ COUNCILS: `${tenant}=derby,T0ELSEWHERE=derby` });
    await logSays('Slack is off. SLACK_BOT_TOKEN is of the workspace T1, and COUNCILS does not name it.');
    await start({ COUNCILS: `${tenant}=derby` });
    await logSays('Slack is off. COUNCILS names no Slack workspace');
  },
  'the log says that `COUNCILS` names no such council': async () => {
    await start({ COUNCILS: `${tenant}=derby,T1=nowhere` });
    await logSays('COUNCILS gives T1 to the council', 'nowhere', 'there is no such council');
  },
  'it does not answer, and its log says `missing_scope`': async () => {
    await start();
    stage.slack.scopes.delete('chat:write');
    await sendToSlackAddress(server?.url ?? '', stage.slack, message('para 20'));
    await logSays('missing_scope');
    stage.slack.scopes.add('chat:write');
  },
  '`who am I` says that Slack gives no e-mail address': async () => {
    await askSlack({ is_email_confirmed: false }, 'Slack gives no e-mail address for you that can be checked');
  },
  '`who am I` says that the account belongs to another': async () => {
    await askSlack({ is_email_confirmed: true, is_restricted: true }, 'Your account belongs to another organisation');
  },
  'its log says `clock differs`': async () => {
    await start();
    expect((await challenge(secret, seconds() - 900)).status).toBe(401);
    await logSays('clock differs');
  },
};
const elsewhereInSlack = {
  'reminders say that they are sent again': 'test/adapters/slack/delivery.test.ts',
  'a list of colleagues finds nobody in a form': 'test/adapters/slack/typeahead.test.ts',
  'no questions to begin with': 'what Slack holds is old',
};

describe.each([
  ['Teams', symptomsOf(guideOf('teams'), 'When it does not work'), inTeams, elsewhereInTeams],
  ['Slack', symptomsOf(guideOf('slack'), 'When something is wrong'), inSlack, elsewhereInSlack],
] as const)('the table of the guide for %s', (_platform, symptoms, brought, elsewhere) => {
  it('has no line that nobody has seen', () => {
    const known = [...Object.keys(brought), ...Object.keys(elsewhere)];
    expect(symptoms.length).toBeGreaterThan(5);
    for (const symptom of symptoms)
      expect(
        known.filter((beginning) => symptom.startsWith(beginning)),
        symptom,
      ).not.toEqual([]);
    for (const beginning of known)
      expect(
        symptoms.filter((symptom) => symptom.startsWith(beginning)),
        beginning,
      ).not.toEqual([]);
  });

  it.each(Object.entries(brought))('%s: that is what is seen', async (_symptom, bringAbout) => bringAbout(), 90_000);
});

describe('the first steps of the guides', () => {
  it('make a package and a manifest with the commands as they are printed', async () => {
    const words = (guide: string, script: string) =>
      [...(new RegExp(`npm run ${script} -- (.*)`).exec(guide)?.[1] ?? '').matchAll(/"([^"]*)"|(\S+)/g)].map(
        ([, quoted, plain]) => quoted ?? plain ?? '',
      );
    const folder = temporaryFolder();
    const slack = words(guideOf('slack'), 'package:slack');
    expect(slack).toEqual(['https://clausewise.council.gov.uk']);
    const manifest = join(folder, 'manifest.yaml');
    expect(await runProgram(['package-slack', ...slack, '--out', manifest])).toMatchObject({ code: 0 });
    expect(readFileSync(manifest, 'utf8')).toContain('https://clausewise.council.gov.uk/slack/events');
    const teams = words(guideOf('teams'), 'package:teams');
    expect(teams).toEqual(['--organisation', 'Example City Council']);
    const zip = join(folder, 'teams.zip');
    const configured = {
      PUBLIC_URL: 'https://clausewise.example.gov.uk',
      TEAMS_APP_ID: appId,
      TEAMS_APP_TENANT: tenant,
      TEAMS_APP_SECRET: 'of the registration',
      COUNCILS: `${tenant}=derby`,
    };
    expect(await runProgram(['package-teams', zip, ...teams], configured)).toMatchObject({ code: 0 });
    expect(readFileSync(zip).subarray(0, 2).toString()).toBe('PK');
  }, 60_000);

  it('show the rule, and no report, to whoever asks what the guides say to ask', async () => {
    await start({ SENTENCE_MODEL: 'universal' });
    for (const guide of ['teams', 'slack'] as const) {
      const asked = /[Aa]sk: \*([^*]+)\*/.exec(guideOf(guide))?.[1] ?? '';
      expect(asked).toMatch(/\?$/);
      stage.connector.reset();
      await post(events().message(asked));
      await expect
        .poll(() => JSON.stringify(stage.connector.messages()), { timeout: 60_000 })
        .toContain('Working Together Protocol, paragraph 20');
      expect(JSON.stringify(stage.connector.messages()), asked).not.toContain('2019 codes update report');
    }
    stage.connector.reset();
    await post(events().message('acknowledgement'));
    await expect
      .poll(() => JSON.stringify(stage.connector.messages()), { timeout: 60_000 })
      .toContain('Working Together Protocol, paragraph 20');
  }, 120_000);

  it('do not start Clausewise without the address that people reach it at, and say which setting that is', async () => {
    const { TEAMS_APP_ID, ...rest } = {
      TEAMS_APP_ID: appId,
      TEAMS_APP_TENANT: tenant,
      TEAMS_APP_SECRET: 's',
      COUNCILS: `${tenant}=derby`,
    };
    await expect(startStagedHere(stage, { ...rest, TEAMS_APP_ID, PUBLIC_URL: '' })).rejects.toThrow('PUBLIC_URL');
    await expect(startStagedHere(stage, { ...rest, TEAMS_APP_ID: '' })).rejects.toThrow('TEAMS_APP_ID');
  }, 60_000);
});
