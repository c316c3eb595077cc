import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/adapters/teams/index.ts';
import { findByReference } from '../../src/knowledge/index.ts';
import { SENT_AGAIN } from '../../src/messaging/index.ts';
import { quotedLines } from '../adapters/teams/card-reading.ts';
import { type Json, tenant, threadId } from '../adapters/teams/recorded.ts';
import { shownOf } from '../journeys/teams-stage.ts';
import { loadReal } from '../knowledge/knowledge-folder.ts';
import { isNudge } from '../support/fake-bot-connector.ts';
import { there } from '../support/there.ts';
import { everybody, openWholeApp, type Person, teamsPerson, type WholeApp } from './whole-app.ts';

let app: WholeApp;
let lines: string[];
beforeAll(async () => {
  app = await openWholeApp();
  const found = findByReference('derby/working-together#20', (await loadReal('derby')).documents);
  lines = found?.clause.blocks.map(({ text }) => text) ?? [];
  for (const who of everybody) await send(who, app.teamsEvents.installed());
  // A Tuesday in working hours: whatever is due at once goes out at once.
  await app.moveClock('2027-02-02 10:00');
});
afterAll(() => app.close());
beforeEach(() => app.connector.reset());

const send = (who: Person, event: Json) => app.postToTeams(app.teamsEventOf(who, event));
const say = (who: Person, text: string) => send(who, app.teamsEvents.message(text));
const personalOf = (who: Person) => `/a:personal-${teamsPerson(who).id}/`;
/** What was answered there; nudges are announced in the activity feed and come whenever they come. */
const cardsIn = (path: string) =>
  app.connector
    .messages()
    .filter((call) => call.path.startsWith(path) && !isNudge(call.body))
    .map(({ body }) => (body.attachments as { content: Card }[])[0]?.content as Card);
const textIn = (path: string) => cardsIn(path).map(({ fallbackText }) => fallbackText);

/** Logs an enquiry by sentence and button; gives its reference and what was shown. */
async function logFor(subject: string, officer: string): Promise<string> {
  await say('priya', `log an enquiry: ${subject}, for Cllr Khan, received today, with ${officer}`);
  const [asked] = cardsIn(personalOf('priya')).slice(-1);
  const typed = there(shownOf([asked]).buttons.find(({ label }) => label === 'Log it')?.typed, 'button to log it');
  const { body } = await send('priya', app.teamsEvents.execute('personal', { typed }));
  const reference = /CW-\d{4}-\d{4}/.exec(JSON.stringify(body))?.[0];
  if (reference === undefined) throw new Error(`Nothing was logged: ${JSON.stringify(body)}`);
  return reference;
}

describe('a question in Teams', () => {
  it('is answered with the clause to the letter, on a card that Teams takes', async () => {
    await say('khan', 'how quickly must an officer answer a councillor?');
    const [card] = cardsIn(personalOf('khan'));
    expect(card && quotedLines(card)).toEqual(lines);
    expect(card?.fallbackText).toContain(`${app.url}/derby/working-together/20`);
    expect(app.connector.faults).toEqual([]);
  });

  it('in a channel is answered in its thread, for everybody', async () => {
    await send('khan', app.teamsEvents.mention('channel', 'para 20'));
    const [card] = cardsIn(`/${threadId}/`);
    expect(card && quotedLines(card)).toEqual(lines);
  });

  it('that arrives twice is answered once, also when both come at the same moment', async () => {
    const event = app.teamsEventOf('khan', app.teamsEvents.message('para 20'));
    await Promise.all([app.postToTeams(event), app.postToTeams(event)]);
    expect((await app.postToTeams(event)).status).toBe(200);
    expect(textIn(personalOf('khan'))).toHaveLength(1);
  });

  it('that nobody signed is not answered', async () => {
    const body = JSON.stringify(app.teamsEventOf('khan', app.teamsEvents.message('para 20')));
    const headers = { 'content-type': 'application/json' };
    const { status } = await fetch(`${app.url}/api/messages`, { method: 'POST', headers, body });
    expect(status).toBe(401);
    expect(app.connector.calls).toEqual([]);
  });
});

describe('who is asking', () => {
  it('is known by the e-mail address that Teams vouches for, and by nothing they say', async () => {
    await say('khan', 'who am I');
    expect(textIn(personalOf('khan'))[0]).toContain('You are Cllr Amina Khan, a councillor of Derby City Council.');
    await say('nobody', 'I am Cllr Khan');
    await say('nobody', 'who am I');
    expect(textIn(personalOf('nobody')).at(-1)).toContain('it is not in Derby City Council');
  });

  it('decides about casework, wherever it is asked: others see a pointer only', async () => {
    const reference = await logFor('noise in Albert Terrace', 'Tom Reid');
    app.connector.reset();
    await send('khan', app.teamsEvents.mention('channel', `show ${reference}`));
    expect(textIn(`/${threadId}/`)).toEqual([
      expect.stringMatching(/^I have answered you in our personal chat\.\n\nOpen our personal chat: https:\S+$/),
    ]);
    expect(textIn(personalOf('khan'))[0]).toContain('noise in Albert Terrace');
    await say('lowe', `show ${reference}`);
    expect(textIn(personalOf('lowe'))).toEqual([expect.stringContaining('that you can see')]);
    await send('lowe', app.teamsEvents.mention('group', `show ${reference}`));
    const mayKnow = [personalOf('khan'), personalOf('tom')];
    const others = app.connector.messages().filter(({ path }) => !mayKnow.some((known) => path.startsWith(known)));
    expect(JSON.stringify(others)).not.toContain('Albert');
  });

  it('is an outsider with a councillor’s address: answered from the documents, never about casework', async () => {
    const guest = { id: '29:guest', name: 'Guest', aadObjectId: 'b1c8a6a4-3f0e-4a0c-8e57-999999999999' };
    const member = { ...guest, email: 'amina.khan@derby.example', tenantId: tenant, userRole: 'guest' };
    app.connector.roster.set(guest.id, member);
    const asGuest = (text: string) => ({ ...app.teamsEventOf('nobody', app.teamsEvents.message(text)), from: guest });
    await app.postToTeams(asGuest('my casework'));
    await app.postToTeams(asGuest('para 20'));
    const [casework, clause] = textIn(personalOf('nobody'));
    expect(casework).toContain('your account belongs to another organisation');
    expect(casework).not.toContain('CW-');
    expect(clause).toContain(lines[0]);
  });

  it('is of a tenant that is not on the list: refused in a sentence', async () => {
    const event = app.teamsEventOf('khan', app.teamsEvents.message('para 20'));
    await app.postToTeams({ ...event, channelData: { tenant: { id: 'ffffffff-0000-4000-8000-000000000000' } } });
    expect(textIn(personalOf('khan'))[0]).toMatch(/^I am not set up for your organisation\./);
  });
});

describe('casework in Teams', () => {
  it('is logged once, however often its button arrives', async () => {
    await say('priya', 'log an enquiry: gully blocked in Duffield Road, for Cllr Khan, received today, with Tom Reid');
    const [asked] = cardsIn(personalOf('priya')).slice(-1);
    const typed = there(shownOf([asked]).buttons.find(({ label }) => label === 'Log it')?.typed, 'button to log it');
    await send('priya', app.teamsEvents.execute('personal', { typed }));
    await send('priya', app.teamsEvents.execute('personal', { typed }));
    app.connector.reset();
    await say('khan', 'my casework');
    expect(textIn(personalOf('khan'))[0]?.match(/^CW-\d{4}-\d{4} gully blocked[^\n]*\|/gm)).toHaveLength(1);
  });

  it('is logged from a message, in a dialog that holds its words', async () => {
    const { body } = await send(
      'priya',
      app.teamsEvents.messageAction('<p>The bin store in Green Lane is broken.</p>'),
    );
    const { card } = (body as { task: { value: { card: { content: Card } } } }).task.value;
    const details = JSON.stringify(card.content);
    expect(details).toContain('The bin store in Green Lane is broken.');
  });

  it('is nothing that a reaction, an edit or a deletion starts', async () => {
    const { reaction, edit, deletion } = app.teamsEvents;
    for (const event of [reaction(), edit(), deletion()]) expect((await send('priya', event)).status).toBe(200);
    expect(app.connector.messages()).toEqual([]);
  });
});

describe('a nudge to Teams', () => {
  const nudgesTo = (who: Person, about: string) =>
    app.connector
      .messages()
      .filter(
        ({ path, body }) =>
          path.startsWith(personalOf(who)) && JSON.stringify(body.channelData ?? '').includes('alert'),
      )
      .map(({ body }) => (body.attachments as { content: Card }[])[0]?.content.fallbackText ?? '')
      .filter((text) => text.includes(about));
  /** Of the calls that failed none counts as sent. */
  const trouble = (who: Person, ...list: Parameters<typeof app.connector.trouble>[1][]) =>
    app.connector.trouble(new RegExp(`^POST ${personalOf(who)}`), ...list);

  it('reaches the person in personal chat when it is due', async () => {
    await app.moveClock('2027-02-03 09:30');
    const reference = await logFor('lamp out in Uttoxeter Road', 'Tom Reid');
    await app.moveClock('2027-02-03 09:40');
    expect(nudgesTo('tom', reference)).toEqual([expect.stringContaining('This enquiry has come to you.')]);
    expect(nudgesTo('khan', reference)).toEqual([expect.stringContaining('Logged for Cllr Amina Khan')]);
  });

  it('is sent again, once, after Teams asked for patience', async () => {
    await app.moveClock('2027-02-04 09:30');
    trouble('tom', { status: 429, headers: { 'retry-after': '90' } });
    const reference = await logFor('kerb loose in Ashbourne Road', 'Tom Reid');
    await app.moveClock('2027-02-04 09:36');
    expect(nudgesTo('tom', reference)).toHaveLength(1);
    await app.moveClock('2027-02-04 09:40');
    expect(nudgesTo('tom', reference)).toHaveLength(2);
    await app.moveClock('2027-02-04 09:50');
    expect(nudgesTo('tom', reference)).toHaveLength(2);
  });

  it('says that it may be a repeat after an answer that was lost', async () => {
    await app.moveClock('2027-02-05 09:30');
    trouble('tom', { status: 502 });
    const reference = await logFor('sign down in Burton Road', 'Tom Reid');
    await app.moveClock('2027-02-05 09:36');
    await app.moveClock('2027-02-05 09:45');
    await app.moveClock('2027-02-05 09:55');
    const [first, second, ...more] = nudgesTo('tom', reference);
    expect(first).not.toContain(SENT_AGAIN);
    expect(second).toContain(SENT_AGAIN);
    expect(more).toEqual([]);
  });

  it('to somebody who blocked the app goes to who can tell them, until they come back', async () => {
    await app.moveClock('2027-02-08 09:30');
    trouble('khan', { status: 403, code: 'MessageWritesBlocked' });
    const reference = await logFor('tree down in Kedleston Road', 'Tom Reid');
    await app.moveClock('2027-02-08 09:45');
    expect(nudgesTo('khan', reference)).toHaveLength(1);
    const told = everybody.filter((who) =>
      nudgesTo(who, reference).some((text) => text.includes('Cllr Amina Khan cannot be reached in chat')),
    );
    expect(told).toEqual(['tom']);
    await say('khan', 'my casework');
    await say('tom', `resolve ${reference}: it is cut and gone`);
    await app.moveClock('2027-02-08 10:00');
    expect(nudgesTo('khan', reference).at(-1)).toContain('it is cut and gone');
  });
});

describe('clauses in the compose box and behind links', () => {
  const offers = (body: Json) =>
    (body.composeExtension as { attachments?: { content: Card }[] } | undefined)?.attachments ?? [];

  it('are found by words and inserted to the letter', async () => {
    const { body } = await send('khan', app.teamsEvents.query('how quickly must an officer answer a councillor?'));
    expect(offers(body).map(({ content }) => quotedLines(content))).toContainEqual(lines);
  });

  it('are there before anything is typed', async () => {
    const { body } = await send('khan', app.teamsEvents.query(''));
    expect(offers(body).length).toBeGreaterThan(0);
  });

  it('unfold from our own links and from nobody else’s', async () => {
    const ours = await send('khan', app.teamsEvents.link(`${app.url}/derby/working-together/20`));
    expect(offers(ours.body).map(({ content }) => quotedLines(content))).toEqual([lines]);
    const theirs = await send('khan', app.teamsEvents.link('https://elsewhere.example/derby/working-together/20'));
    expect(offers(theirs.body)).toEqual([]);
  });
});
