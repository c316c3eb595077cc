import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { officer, recordedEvents } from '../adapters/teams/recorded.ts';
import { memberOf } from '../adapters/teams/running-teams.ts';
import { openFakeBotConnector } from '../support/fake-bot-connector.ts';
import { openFakeIssuer } from '../support/fake-issuer.ts';
import { openFakeSlack } from '../support/fake-slack.ts';
import { documentsOf } from '../support/stage-setting.ts';
import {
  type StagedProcess,
  type StandIns,
  sendToSlackAddress,
  sendToTeamsAddress,
  startStaged,
} from '../support/staged-process.ts';

const slow = { timeout: 300_000 };
let stage: StandIns;
let folder: string;
let server: StagedProcess;
beforeEach(async () => {
  const [issuer, connector, slack] = await Promise.all([openFakeIssuer(), openFakeBotConnector(), openFakeSlack()]);
  stage = { issuer, connector, slack };
  for (let index = 0; index < 9; index += 1) {
    slack.users.set(`U${index}`, { id: `U${index}`, team_id: slack.team });
    connector.roster.set(`${officer.id}${index}`, memberOf(officer));
  }
  folder = mkdtempSync(join(tmpdir(), 'clausewise-stopping-'));
  server = await startStaged(stage, { ...documentsOf('derby'), DATA_FOLDER: folder, STOP_WITHIN: '60' });
}, 120_000);
afterEach(async () => {
  await server.end('SIGKILL');
  await Promise.all([stage.issuer.close(), stage.connector.close(), stage.slack.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const indices = Array.from({ length: 9 }, (_, index) => index);

function sayInSlack(index: number): Promise<Response> {
  const event = {
    type: 'message',
    channel: `D${index}`,
    channel_type: 'im',
    user: `U${index}`,
    text: 'para 20',
    ts: '1.1',
  };
  return sendToSlackAddress(server.url, stage.slack, event, { event_id: `Ev${index}` });
}

function sayInTeams(index: number): Promise<Response> {
  const event = recordedEvents(stage.connector.serviceUrl).message('para 20', {
    id: `17300000010${index}`,
    from: { ...officer, id: `${officer.id}${index}`, aadObjectId: `b1c8a6a4-3f0e-4a0c-8e57-00000000000${index}` },
  });
  return sendToTeamsAddress(server.url, stage, event);
}

/** Whether it takes nothing more. */
async function refuses(): Promise<boolean> {
  return fetch(`${server.url}/health`).then(
    ({ status }) => status === 503,
    () => true,
  );
}

/** Who was asked after in Teams: somebody whose answer is late is asked after again. */
const askedAfter = () =>
  new Set(stage.connector.calls.filter(({ method }) => method === 'GET').map(({ path }) => path)).size;
const answersInSlack = () => stage.slack.messages.filter(({ text }) => text.includes('paragraph 20'));
const answersInTeams = () => stage.connector.messages();

describe('a server that is told to stop', () => {
  it('answers what was said to it, on both platforms, and takes nothing more', slow, async () => {
    const release = [stage.slack.holdUp('users.info'), stage.connector.holdUp()];
    const fromTeams = indices.map(sayInTeams);
    const fromSlack = await Promise.all(indices.map(sayInSlack));
    await expect.poll(() => askedAfter(), { timeout: 30_000 }).toBe(9);
    const ended = server.end('SIGTERM');
    // It hears of it before anything is answered.
    await expect.poll(refuses, { timeout: 30_000 }).toBe(true);
    for (const each of release) each();
    expect(fromSlack.map(({ status }) => status)).toEqual(indices.map(() => 200));
    expect((await Promise.all(fromTeams)).map(({ status }) => status)).toEqual(indices.map(() => 200));
    expect(await ended).toBe(0);
    expect([answersInSlack().length, answersInTeams().length]).toEqual([9, 9]);
    expect(JSON.stringify(answersInSlack())).not.toContain('You may have had it before');
  });
});

describe('a server that is killed', () => {
  it(
    'answers after the next start what Slack was told was heard, once, and says that it comes late',
    slow,
    async () => {
      const release = stage.slack.holdUp('users.info');
      const three = indices.slice(0, 3);
      const heard = await Promise.all(three.map(sayInSlack));
      expect(heard.map(({ status }) => status)).toEqual(three.map(() => 200));
      await server.end('SIGKILL');
      expect(answersInSlack()).toEqual([]);
      release();
      server = await startStaged(stage, { ...documentsOf('derby'), DATA_FOLDER: folder });
      await expect.poll(() => answersInSlack().length, { timeout: 60_000 }).toBe(3);
      expect(new Set(answersInSlack().map(({ channel }) => channel)).size).toBe(3);
      for (const { text } of answersInSlack())
        expect(text).toContain('This answer comes late. You may have had it before.');
      // Slack sends one of them again after all.
      expect((await sayInSlack(0)).status).toBe(200);
      expect(await server.end('SIGTERM')).toBe(0);
      expect(answersInSlack()).toHaveLength(3);
    },
  );

  it('answers what Teams sends again', slow, async () => {
    const release = stage.connector.holdUp();
    const cut = sayInTeams(0).catch(() => 'cut');
    await stage.connector.seen(({ method }) => method === 'GET');
    await server.end('SIGKILL');
    expect(await cut).toBe('cut');
    release();
    server = await startStaged(stage, { ...documentsOf('derby'), DATA_FOLDER: folder });
    expect((await sayInTeams(0)).status).toBe(200);
    expect(answersInTeams()).toHaveLength(1);
    expect((await sayInTeams(0)).status).toBe(200);
    expect(answersInTeams()).toHaveLength(1);
  });
});
