import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../adapters/teams/recorded.ts';
import { wordOfNorthmere } from '../importing/northmere.ts';
import { shownOf } from '../journeys/teams-stage.ts';
import { isNudge } from '../support/fake-bot-connector.ts';
import { matchIn, there } from '../support/there.ts';
import { createSlackPeople } from './slack-people.ts';
import {
  directMessagesOf,
  everybody,
  openWholeApp,
  type Person,
  slackUser,
  teamsPerson,
  type WholeApp,
} from './whole-app.ts';

const question = 'At which street are the council’s offices where questions about the protocol go?';
const answer = 'Questions about this protocol go to the Monitoring Officer at the Council’s offices in Market Street.';

let app: WholeApp;
beforeAll(async () => {
  app = await openWholeApp();
  for (const who of everybody) await app.postToTeams(app.teamsEventOf(who, app.teamsEvents.installed()));
});
afterAll(() => app.close());

/** Says something in Teams with files attached, and gives what was answered as plain text. */
async function sayInTeams(who: Person, text: string, files: readonly Json[] = []): Promise<string> {
  app.connector.reset();
  await app.postToTeams(app.teamsEventOf(who, app.teamsEvents.message(text, { attachments: files })));
  return app.connector
    .messages()
    .filter(({ path, body }) => path.startsWith(`/a:personal-${teamsPerson(who).id}/`) && !isNudge(body))
    .map(({ body }) => (body.attachments as { content: { fallbackText: string } }[])[0]?.content.fallbackText)
    .join('\n');
}

/** The same in Slack; a message with a file alone cannot be said otherwise. */
async function sayInSlack(who: Person, text: string, files: readonly Json[] = []): Promise<string> {
  const channel = directMessagesOf(who);
  const before = app.slack.messages.filter((message) => message.channel === channel).length;
  await app.slackEvent({
    ...{ type: 'message', subtype: 'file_share', channel, channel_type: 'im', user: slackUser(who) },
    ...{ text, files, ts: `${Date.now() / 1000}` },
  });
  const said = () => app.slack.messages.filter((message) => message.channel === channel).slice(before);
  await expect.poll(() => said().length, { timeout: 60_000, interval: 50 }).toBeGreaterThan(0);
  return said()
    .map((message) => String(message.text))
    .join('\n');
}

/** A browser without JavaScript, as far as it matters: it keeps its cookie, and sends forms with their token. */
async function comeIn(said: string) {
  const link = matchIn(said.replaceAll('&amp;', '&'), /http:\/\/\S+\/enter\/[\w-]+/);
  expect(await (await fetch(link)).text()).toContain('Grace Okafor');
  const entered = await fetch(link, { method: 'POST', redirect: 'manual' });
  const cookie = there(entered.headers.getSetCookie()[0]?.split(';')[0], 'cookie');
  const page = new URL(there(entered.headers.get('location') ?? undefined, 'place to go'), app.url).href;
  const read = async (address: string) => (await fetch(address, { headers: { cookie } })).text();
  return {
    page,
    read,
    send: async (address: string, fields: Record<string, string>) => {
      const hidden = [...(await read(address)).matchAll(/type="hidden" name="(token|revision)" value="([^"]+)"/g)];
      const known = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
      const body = new URLSearchParams({ ...known, ...fields });
      return fetch(address, { method: 'POST', headers: { cookie }, body, redirect: 'manual' });
    },
  };
}

/** Presses a button that Teams showed, and gives what took its message's place or was said after it. */
async function pressInTeams(who: Person, typed: string): Promise<string> {
  app.connector.reset();
  const { body } = await app.postToTeams(app.teamsEventOf(who, app.teamsEvents.execute('personal', { typed })));
  const said = app.connector.messages().map(({ body: sent }) => JSON.stringify(sent));
  return [JSON.stringify(body), ...said].join('\n');
}

async function pressInSlack(who: Person, typed: string): Promise<string> {
  return JSON.stringify(await createSlackPeople(app).presses(who, typed));
}

/** What a button of the last answer types, by its label. */
const typedInTeams = (label: string) =>
  there(
    shownOf(
      app.connector.messages().map(({ body }) => (body.attachments as { content: unknown }[])[0]?.content),
    ).buttons.find((button) => button.label === label)?.typed,
    `button "${label}"`,
  );
const typedInSlack = (label: string) =>
  there(
    app.slack.messages
      .flatMap((message) => createSlackPeople(app).buttonsOf(message))
      .findLast((button) => button.label === label)?.value,
    `button "${label}"`,
  );

const places = {
  Teams: {
    ...{ say: sayInTeams, press: pressInTeams, typedBy: typedInTeams },
    offer: (name: string, bytes: Uint8Array) => app.connector.offerFile(name, bytes),
  },
  Slack: {
    ...{ say: sayInSlack, press: pressInSlack, typedBy: typedInSlack },
    offer: (name: string, bytes: Uint8Array) => app.slack.offerFile(name, bytes),
  },
} as const;

describe.each(['Teams', 'Slack'] as const)('a council’s protocol sent in %s', (platform) => {
  const { say, press, typedBy, offer } = places[platform];

  it('is read, approved on its page by whom the platform vouches for, and then answers there', async () => {
    const file = offer(`Protocol ${platform}.docx`, wordOfNorthmere());
    const said = await say('grace', 'Add our protocol', [file]);
    expect(said).toContain('I read "Protocol on Member and Officer Relations"');
    expect(said).toContain('Nobody is answered from it until it is approved.');
    const browser = await comeIn(said);
    expect(await browser.read(browser.page)).toContain('Protocol on Member and Officer Relations');
    const approved = await browser.send(`${browser.page}/approve`, {});
    expect(approved.headers.get('location')).toContain('said=approved');
    expect(await browser.read(browser.page)).toContain('Approved by Grace Okafor');
    await expect.poll(() => say('priya', question), { timeout: 30_000, interval: 1_000 }).toContain(answer);
  });

  it('promises days that are confirmed by pressing what was shown, by nobody else, and twice without harm', async () => {
    const shown = await say('grace', 'promises');
    expect(shown).toContain('10 working days');
    const typed = typedBy('That is right');
    expect(typed).toMatch(/^confirm promises [0-9a-f]{8}$/);
    expect(await say('khan', typed)).toContain('Only the monitoring officer and the administrators');
    expect(await press('grace', typed)).toContain('Confirmed by Grace Okafor.');
    expect(await say('grace', typed)).toContain('Confirmed by Grace Okafor.');
    const browser = await comeIn(await say('grace', 'documents'));
    expect(await browser.read(`${app.url}/documents/promises`)).toMatch(
      /The days of .{3,80} are confirmed, and dates are counted by them\./,
    );
  });

  it('is withdrawn by a button, after it was read back, and twice without harm', async () => {
    const slug = 'protocol-on-member-and-officer-relations';
    const asked = await say('grace', `withdraw document ${slug}, from tomorrow`);
    expect(asked).toContain('no longer holds from');
    expect(asked).toContain('Shall I?');
    const browser = await comeIn(await say('grace', 'documents'));
    expect(await browser.read(browser.page)).not.toContain('withdrawn from');
    await say('grace', `withdraw document ${slug}, from tomorrow`);
    const typed = typedBy('Withdraw it');
    expect(await say('khan', typed)).toContain('Only the monitoring officer');
    expect(await press('grace', typed)).toContain('Done.');
    expect(await say('grace', typed)).toContain('Done.');
    expect(await browser.read(browser.page)).toContain('withdrawn from');
  });

  it('is not even fetched from somebody who may not, and they are told', async () => {
    const fetched = () => app.connector.filesFetched() + app.slack.filesFetched();
    const before = fetched();
    const said = await say('khan', 'add our protocol', [offer('protocol.docx', wordOfNorthmere())]);
    expect(said).toContain('Only the monitoring officer and the administrators of Derby City Council');
    expect(said).toContain('The file was not opened.');
    expect(await say('nobody', 'add our protocol', [offer('protocol.docx', wordOfNorthmere())])).toContain(
      'does not tell me that you are one of them',
    );
    expect(fetched()).toBe(before);
  });

  it('on its own gets a sentence, and with other words is left alone and that is said', async () => {
    expect(await say('grace', '', [offer('protocol.docx', wordOfNorthmere())])).toContain(
      'send it again with the words "add our protocol"',
    );
    expect(await say('priya', 'para 20', [offer('notes.docx', wordOfNorthmere())])).toContain(
      'I did not open notes.docx.',
    );
  });

  it('that is none is refused with what to do', async () => {
    const old = offer('protocol.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]));
    expect(await say('grace', 'add our protocol', [old])).toContain('save it as .docx');
  });
});

it('a page for documents is nobody’s without a session, and no form counts without its token', async () => {
  const without = await fetch(`${app.url}/documents`);
  expect([without.status, without.headers.get('cache-control')]).toEqual([403, 'no-store']);
  const said = await sayInTeams('grace', 'documents');
  const link = matchIn(said, /http:\/\/\S+\/enter\/[\w-]+/);
  const foreign = { method: 'POST', redirect: 'manual', headers: { 'sec-fetch-site': 'cross-site' } } as const;
  expect((await fetch(link, foreign)).status).toBe(403);
  const entered = await fetch(link, { method: 'POST', redirect: 'manual' });
  const [set = ''] = entered.headers.getSetCookie();
  expect(set).toMatch(/HttpOnly/);
  expect(set).toMatch(/SameSite=Lax/);
  const cookie = there(set.split(';')[0], 'cookie');
  const forged = await fetch(`${app.url}/documents`, {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams({ needed: '2', token: 'x' }),
  });
  expect(forged.status).toBe(403);
  expect(await forged.text()).toContain('Nothing was saved');
  // Somebody of the same council who only reads has no business there, even with a session of their own.
  expect((await fetch(`${app.url}/documents`, { headers: { cookie } })).status).toBe(200);
  expect((await fetch(link)).status).toBe(410);
});
