import { afterEach, describe, expect, it } from 'vitest';
import { isNudge } from '../support/fake-bot-connector.ts';
import type { FakeSlack } from '../support/fake-slack.ts';
import { directMessagesOf, openWholeApp, type Person, slackUser, teamsPerson, type WholeApp } from './whole-app.ts';

/** Less than Slack's own time-out: whoever waits for Slack is not done by then. Milliseconds. */
const patience = 5_000;

let app: WholeApp;
let letGo = (): void => undefined;
afterEach(async () => {
  letGo();
  await app.close();
});

async function open(prepare: (slack: FakeSlack) => void): Promise<void> {
  app = await openWholeApp('derby', '2026-12-01 10:00', { prepare });
  for (const who of ['priya', 'khan', 'helen'] as const)
    await app.postToTeams(app.teamsEventOf(who, app.teamsEvents.installed()));
}

const say = (who: Person, text: string) => app.postToTeams(app.teamsEventOf(who, app.teamsEvents.message(text)));
const toTeams = (who: Person) =>
  app.connector.messages().filter(({ path }) => path.startsWith(`/a:personal-${teamsPerson(who).id}/`));
const nudgesTo = (who: Person, about: string) =>
  toTeams(who).filter(({ body }) => isNudge(body) && JSON.stringify(body).includes(about));
const until = (condition: () => boolean) => expect.poll(condition, { timeout: patience, interval: 20 }).toBe(true);

/** Logs an enquiry of Cllr Khan in Teams, by sentence and button. */
async function logFor(subject: string, officer: string): Promise<void> {
  await say('priya', `log an enquiry: ${subject}, for Cllr Khan, received today, with ${officer}`);
  const asked = JSON.stringify(toTeams('priya').at(-1)?.body);
  const typed = /"typed":"(yes[^"]*|log it[^"]*|confirm[^"]*)"/i.exec(asked)?.[1];
  if (typed === undefined) throw new Error(`There is no button to log it: ${asked}`);
  await app.postToTeams(app.teamsEventOf('priya', app.teamsEvents.execute('personal', { typed })));
}

describe('Slack by socket beside Teams', () => {
  it('holds back no answer and no nudge in Teams while its socket does not open', async () => {
    await open((slack) => {
      letGo = slack.holdUp('apps.connections.open');
    });
    await say('khan', 'para 20');
    await until(() => JSON.stringify(toTeams('khan')).includes('within two working days'));
    await app.moveClock('2027-02-02 10:00');
    await logFor('noise in Albert Terrace', 'Priya Shah');
    // A few minutes are left to take it back.
    await app.moveClock('2027-02-02 10:06');
    await until(() => nudgesTo('khan', 'noise in Albert Terrace').length === 1);
  });

  it('holds back no nudge in Teams while Slack answers no call', async () => {
    await open(() => undefined);
    const event = {
      type: 'event_callback',
      team_id: app.slack.team,
      event_id: 'EvTom',
      authorizations: [{ team_id: app.slack.team, user_id: app.slack.botUserId, is_bot: true }],
      event: { type: 'app_home_opened', user: slackUser('tom'), channel: directMessagesOf('tom'), tab: 'messages' },
    };
    await until(() => app.slack.calls.some(({ method }) => method === 'apps.connections.open'));
    await app.slack.sendThroughSocket('events_api', event);
    await until(() => app.slack.messages.some(({ channel }) => channel === directMessagesOf('tom')));
    await app.moveClock('2027-02-02 10:00');
    letGo = app.slack.holdUp('chat.postMessage');
    await logFor('noise in Albert Terrace', 'Tom Reid');
    const moving = app.moveClock('2027-02-02 10:06');
    await until(() => nudgesTo('khan', 'noise in Albert Terrace').length === 1);
    // Tom’s is on its way meanwhile, and comes once Slack answers.
    const toTom = () => JSON.stringify(app.slack.messages).includes('noise in Albert Terrace');
    expect(toTom()).toBe(false);
    letGo();
    await moving;
    await until(toTom);
  });
});
