import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Action, Reply } from '../../../src/messaging/index.ts';
import { findCardFaults } from '../../support/fake-bot-connector.ts';
import { type Json, officer, personalId, threadId } from './recorded.ts';
import { actionsIn, type RunningTeams, runTeams, says } from './running-teams.ts';

let teams: RunningTeams;
beforeAll(async () => {
  teams = await runTeams();
});
afterAll(() => teams.close());
beforeEach(() => teams.reset());

const press: Action = { label: 'Acknowledge', typed: 'acknowledge ENQ-12', weight: 'primary' };

describe('a button', () => {
  it('is an Execute with a verb, so that Teams brings its press as an invoke', async () => {
    teams.reply = () => ({ blocks: [{ kind: 'actions', actions: [press] }] });
    await teams.post(teams.events.message('my enquiries'));
    expect(actionsIn(teams.cards()[0]?.card, 'Action.Execute')).toMatchObject([
      { title: 'Acknowledge', verb: 'typed', data: { typed: 'acknowledge ENQ-12' } },
    ]);
    expect(actionsIn(teams.cards()[0]?.card, 'Action.Submit')).toEqual([]);
    expect(teams.connector.faults).toEqual([]);
  });

  it('pressed says what it would have been to type', async () => {
    await teams.post(
      teams.events.execute('personal', { typed: 'acknowledge ENQ-12', note: 'thanks', msteams: { a: 1 } }),
    );
    expect(teams.turns[0]).toMatchObject({
      id: `${personalId}/f:8d9e0a12-33f4`,
      input: { kind: 'action', typed: 'acknowledge ENQ-12', values: { note: 'thanks' } },
    });
  });

  it('is answered below, and its invoke with words: an empty one would be pressed again by Teams', async () => {
    const { status, body } = await teams.post(teams.events.execute('personal', { typed: 'help' }));
    expect({ status, body }).toEqual({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'The answer is below.' },
    });
    expect(teams.cards()).toMatchObject([{ method: 'POST', path: `/${personalId}/activities`, text: 'An answer.' }]);
  });

  it('whose answer replaces it is gone for everyone, and for who pressed it at once', async () => {
    teams.reply = () => says('Acknowledged.', { replaces: true });
    const { body } = await teams.post(teams.events.execute('channel', { typed: 'acknowledge ENQ-12' }));
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect(findCardFaults(body.value as Json)).toEqual([]);
    expect(body.value).toMatchObject({ fallbackText: 'Acknowledged.' });
    expect(teams.cards()).toMatchObject([
      { method: 'PUT', path: `/${threadId}/activities/1729999999000`, text: 'Acknowledged.' },
    ]);
  });

  it('pressed again after it is done still gets a sound answer', async () => {
    teams.reply = () => ({ blocks: [] });
    const { body } = await teams.post(teams.events.execute('personal', { typed: 'acknowledge ENQ-12' }));
    expect(body).toMatchObject({ statusCode: 200, value: 'This is done already.' });
    expect(teams.cards()).toEqual([]);
  });

  it('whose answer is for the asker alone shows the others nothing', async () => {
    teams.reply = () => says('Casework of Cllr Rao.', { audience: 'asker', replaces: true });
    const { text } = await teams.post(teams.events.execute('group', { typed: 'my enquiries' }));
    expect(text).not.toContain('Cllr Rao');
    expect(text).toContain('I have answered you in our personal chat.');
    expect(teams.cards()).toMatchObject([
      { path: `/a:personal-${officer.id}/activities`, text: 'Casework of Cllr Rao.' },
    ]);
  });

  it('that is not ours is refused in a form that Teams does not repeat', async () => {
    const { status, body } = await teams.post(teams.events.execute('personal', { other: 1 }));
    expect(status).toBe(200);
    expect(body).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' });
    expect(teams.turns).toEqual([]);
  });

  it('whose answer takes long is answered in words first and in full later', async () => {
    const slow = await runTeams({ actionPatience: 20 });
    let finish: (said: Reply) => void = () => undefined;
    slow.reply = () =>
      new Promise((resolve) => {
        finish = resolve;
      });
    const { body } = await slow.post(slow.events.execute('personal', { typed: 'export' }));
    expect(body).toMatchObject({ statusCode: 200, value: 'This takes a little longer. The answer will follow here.' });
    // On a busy machine the wait is over before the question was even put.
    await expect.poll(() => slow.turns.length).toBe(1);
    finish(says('Here it is.', { replaces: true }));
    expect(await slow.connector.seen(({ method }) => method === 'PUT')).toMatchObject({
      path: `/${personalId}/activities/1729999999000`,
    });
    await slow.close();
  });
});

describe('an older client’s button', () => {
  it('comes as a message with a value and does the same', async () => {
    teams.reply = () => says('Acknowledged.', { replaces: true });
    await teams.post(teams.events.submit('personal', { typed: 'acknowledge ENQ-12', note: 'thanks' }));
    expect(teams.turns[0]?.input).toEqual({
      kind: 'action',
      typed: 'acknowledge ENQ-12',
      values: { note: 'thanks' },
      pressed: '1729999999000',
    });
    expect(teams.cards()).toMatchObject([{ method: 'PUT', path: `/${personalId}/activities/1729999999000` }]);
  });

  it('whose message is gone is answered with a new one', async () => {
    teams.reply = () => says('Acknowledged.', { replaces: true });
    teams.connector.trouble(/^PUT /, { status: 404 });
    await teams.post(teams.events.submit('personal', { typed: 'acknowledge ENQ-12' }));
    expect(teams.cards().map(({ method, text }) => [method, text])).toEqual([
      ['PUT', 'Acknowledged.'],
      ['POST', 'Acknowledged.'],
    ]);
  });
});
