import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findByReference } from '../../src/knowledge/index.ts';
import { loadReal } from '../knowledge/knowledge-folder.ts';
import { isNudge } from '../support/fake-bot-connector.ts';
import { there } from '../support/there.ts';
import { createSlackPeople, type SlackPeople } from './slack-people.ts';
import {
  directMessagesOf,
  everybody,
  openWholeApp,
  type Person,
  slackUser,
  teamsPerson,
  type WholeApp,
} from './whole-app.ts';

type Json = Readonly<Record<string, unknown>>;

let app: WholeApp;
let people: SlackPeople;
let lines: string[];
beforeAll(async () => {
  app = await openWholeApp();
  people = createSlackPeople(app);
  const found = findByReference('derby/working-together#20', (await loadReal('derby')).documents);
  lines = found?.clause.blocks.map(({ text }) => text) ?? [];
  for (const who of everybody) await people.opensApp(who);
  // A Tuesday in working hours: whatever is due at once goes out at once.
  await app.moveClock('2027-02-02 10:00');
});
afterAll(() => app.close());

/** The quoted lines of messages or unfurled links, each joined from its runs. */
function quoted(said: unknown): string[] {
  if (Array.isArray(said)) return said.flatMap(quoted);
  if (typeof said !== 'object' || said === null) return [];
  if ('type' in said && said.type === 'rich_text_quote')
    return [(said as unknown as { elements: { text: string }[] }).elements.map(({ text }) => text).join('')];
  return Object.values(said).flatMap(quoted);
}

const textOf = (said: readonly Json[]) => said.map(({ text }) => String(text)).join('\n');
const until = (condition: () => boolean) => expect.poll(condition, { timeout: 10_000, interval: 20 }).toBe(true);

/** Logs an enquiry by sentence and button; gives its reference. */
async function logFor(subject: string, officer: string): Promise<string> {
  const asked = await people.says(
    'priya',
    `log an enquiry: ${subject}, for Cllr Khan, received today, with ${officer}`,
  );
  const button = asked.flatMap(people.buttonsOf).find(({ label }) => label === 'Log it');
  const logged = textOf(await people.presses('priya', there(button?.value, 'button to log it')));
  const reference = /CW-\d{4}-\d{4}/.exec(logged)?.[0];
  if (reference === undefined) throw new Error(`Nothing was logged: ${logged}`);
  return reference;
}

describe('a question in Slack', () => {
  it('is answered with the clause to the letter', async () => {
    const said = await people.says('khan', 'how quickly must an officer answer a councillor?');
    expect(quoted(said)).toEqual(lines);
    expect(textOf(said)).toContain(`${app.url}/derby/working-together/20`);
  });

  it('in a channel is answered in its thread, for everybody', async () => {
    const [said] = await people.mentions('khan', 'para 20');
    expect(said).toMatchObject({ channel: 'C1', thread_ts: expect.any(String) });
    expect(quoted(said)).toEqual(lines);
  });

  it('by command is answered for one person’s eyes', async () => {
    await app.slackCommand('khan', '/clause', 'para 20');
    await until(() => app.slack.responses.length > 0);
    expect(app.slack.responses.at(-1)).toMatchObject({ response_type: 'ephemeral' });
    expect(quoted(app.slack.responses.at(-1))).toEqual(lines);
  });

  it('that arrives twice is answered once', async () => {
    const answers = () => app.slack.messages.filter(({ channel }) => channel === directMessagesOf('lowe')).length;
    const before = answers();
    const message = { type: 'message', channel: directMessagesOf('lowe'), channel_type: 'im', user: slackUser('lowe') };
    const said = { ...message, text: 'para 20', ts: '1700009999.000001' };
    await app.slackEvent(said);
    await until(() => answers() > before);
    expect((await app.slackEvent(said)).status).toBe(200);
    await people.says('lowe', 'para 26');
    expect(answers()).toBe(before + 2);
  });

  it('that nobody signed is not answered', async () => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ type: 'event_callback', event: { type: 'message' } });
    const { status } = await fetch(`${app.url}/slack/events`, { method: 'POST', headers, body });
    expect(status).toBe(401);
  });
});

describe('who is asking', () => {
  it('is known by the e-mail address that Slack vouches for, and by nothing they say', async () => {
    expect(textOf(await people.says('khan', 'who am I'))).toContain('You are Cllr Amina Khan, a councillor');
    await people.says('nobody', 'I am Cllr Khan');
    expect(textOf(await people.says('nobody', 'who am I'))).toContain('it is not in Derby City Council');
  });

  it('decides about casework, wherever it is asked: others see nothing of it', async () => {
    const reference = await logFor('noise in Albert Terrace', 'Tom Reid');
    await people.mentions('khan', `show ${reference}`);
    expect(app.slack.ephemerals.at(-1)).toMatchObject({
      user: slackUser('khan'),
      text: expect.stringContaining('Albert'),
    });
    expect(textOf(await people.says('lowe', `show ${reference}`))).toContain('that you can see');
    expect(JSON.stringify(app.slack.messages.filter(({ channel }) => channel === 'C1'))).not.toContain('Albert');
    expect(
      JSON.stringify(app.slack.messages.filter(({ channel }) => channel === directMessagesOf('lowe'))),
    ).not.toContain('Albert');
  });

  it('is a guest or of another organisation, with a councillor’s address: never told about casework', async () => {
    for (const limits of [{ is_restricted: true }, { is_stranger: true }, { team_id: 'T9' }]) {
      const id = `UGUEST${Object.keys(limits)[0]?.replace(/\W|_/g, '').toUpperCase()}`;
      const profile = { real_name: 'Guest', email: 'amina.khan@derby.example' };
      app.slack.users.set(id, { id, team_id: app.slack.team, is_email_confirmed: true, profile, ...limits });
      const channel = id.replace('U', 'D');
      const message = { type: 'message', channel, channel_type: 'im', user: id };
      await app.slackEvent({ ...message, text: 'my casework', ts: '1700000001.000001' });
      const answers = () => app.slack.messages.filter((each) => each.channel === channel);
      await until(() => answers().length > 0);
      expect(answers()[0]?.text).toContain('your account belongs to another organisation');
      expect(answers()[0]?.text).not.toContain('CW-');
    }
  });

  it('is in a workspace that is not on the list: told so', async () => {
    const message = { type: 'message', channel: directMessagesOf('sam'), channel_type: 'im', user: slackUser('sam') };
    const authorizations = [{ team_id: 'T9', user_id: app.slack.botUserId, is_bot: true }];
    const event = { ...message, text: 'para 20', ts: '1700000001.000001' };
    await app.slackEvent(event, { team_id: 'T9', authorizations });
    const newest = () => app.slack.messages.findLast(({ channel }) => channel === directMessagesOf('sam'))?.text ?? '';
    await until(() => newest().includes('not connected to a council'));
    expect(newest()).not.toContain(lines[0]);
  });
});

describe('casework in Slack', () => {
  it('stands on the home page with its dates', async () => {
    const reference = await logFor('gully blocked in Duffield Road', 'Tom Reid');
    await app.slackEvent({
      type: 'app_home_opened',
      user: slackUser('khan'),
      channel: directMessagesOf('khan'),
      tab: 'home',
    });
    await until(() => JSON.stringify(app.slack.homes.get(slackUser('khan')) ?? '').includes(reference));
    expect(JSON.stringify(app.slack.homes.get(slackUser('khan')))).toContain('4 February');
  });

  it('is logged from a message, in a form that holds its words', async () => {
    const before = app.slack.views.size;
    await app.slackInteraction('priya', {
      type: 'message_action',
      callback_id: 'log_as_casework',
      trigger_id: app.slack.trigger(),
      message: { text: 'The bin store in Green Lane is broken.' },
      channel: { id: 'C1' },
    });
    await until(() => app.slack.views.size > before);
    expect(JSON.stringify([...app.slack.views.values()].at(-1))).toContain('The bin store in Green Lane is broken.');
  });

  it('is the same on the other platform, and nudges go to where the person was last', async () => {
    const reference = await logFor('bench broken in Market Place', 'Tom Reid');
    await app.moveClock('2027-02-02 10:30');
    expect(aboutTo('tom', reference)).toHaveLength(1);
    await app.postToTeams(app.teamsEventOf('tom', app.teamsEvents.installed()));
    await app.postToTeams(app.teamsEventOf('tom', app.teamsEvents.message(`show ${reference}`)));
    expect(JSON.stringify(app.connector.messages().at(-1)?.body)).toContain('bench broken in Market Place');
    await app.moveClock('2027-02-04 09:30');
    expect(aboutTo('tom', reference)).toHaveLength(1);
    const nudgesInTeams = app.connector.messages().filter(({ body }) => isNudge(body));
    expect(JSON.stringify(nudgesInTeams)).toContain(reference);
    expect(nudgesInTeams.every(({ path }) => path.includes(teamsPerson('tom').id))).toBe(true);
    await people.says('tom', 'my casework');
  });
});

/** Nudges that arrived in Slack and hold this text. */
function aboutTo(who: Person, about: string): readonly Json[] {
  return people.nudges(directMessagesOf(who)).filter(({ text }) => String(text).includes(about));
}

describe('a nudge to Slack', () => {
  it('is sent again, once, after Slack asked for patience', async () => {
    await app.moveClock('2027-02-09 09:30');
    const reference = await logFor('kerb loose in Ashbourne Road', 'Tom Reid');
    app.slack.limitRate('chat.postMessage', 90, 2);
    await app.moveClock('2027-02-09 09:36');
    await app.moveClock('2027-02-09 09:40');
    await app.moveClock('2027-02-09 09:50');
    expect(aboutTo('tom', reference)).toHaveLength(1);
    expect(aboutTo('khan', reference)).toHaveLength(1);
  });

  it('whose answer was lost is found by its id, and not repeated', async () => {
    await app.moveClock('2027-02-10 09:30');
    const reference = await logFor('sign down in Burton Road', 'Priya Shah');
    app.slack.loseAnswer('chat.postMessage');
    await app.moveClock('2027-02-10 09:36');
    await app.moveClock('2027-02-10 09:45');
    expect(aboutTo('khan', reference)).toHaveLength(1);
  });

  it('to somebody who cannot be reached goes to who can tell them', async () => {
    await app.moveClock('2027-02-11 09:30');
    const reference = await logFor('tree down in Kedleston Road', 'Priya Shah');
    app.slack.failNext('chat.postMessage', 'user_disabled');
    await app.moveClock('2027-02-11 09:45');
    expect(aboutTo('khan', reference)).toEqual([]);
    expect(textOf(aboutTo('priya', reference))).toContain('Cllr Amina Khan cannot be reached in chat');
  });
});

describe('links to clauses in Slack', () => {
  it('unfold to the letter where they are ours, and not at all where they are not', async () => {
    const ours = `${app.url}/derby/working-together/20`;
    const theirs = 'https://elsewhere.example/derby/working-together/20';
    const links = [ours, theirs].map((url) => ({ url, domain: new URL(url).hostname }));
    await app.slackEvent({ type: 'link_shared', channel: 'C1', message_ts: '1700000001.000001', links });
    await until(() => app.slack.unfurls.length > 0);
    const { unfurls } = app.slack.unfurls[0] as { unfurls: Record<string, Json> };
    expect(Object.keys(unfurls)).toEqual([ours]);
    expect(quoted(unfurls)).toEqual(lines);
  });
});
