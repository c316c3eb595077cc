import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { directMessage, member, openRunningSlack, type RunningSlack } from './running-slack.ts';

let running: RunningSlack;
beforeEach(async () => {
  running = await openRunningSlack();
});
afterEach(() => running.close());

describe('who is an outsider', () => {
  it.each([
    ['a guest', member('U3', 'g@else.org', { is_restricted: true }), {}],
    ['a guest of one channel', member('U3', 'g@else.org', { is_ultra_restricted: true }), {}],
    ['a bot', member('U3', 'g@else.org', { is_bot: true }), {}],
    ['somebody whose account is closed', member('U3', 'g@else.org', { deleted: true }), {}],
    ['a stranger', member('U3', 'g@else.org', { is_stranger: true }), {}],
    ['somebody of another workspace', member('U3', 'g@else.org', { team_id: 'T9' }), {}],
    ['somebody the event says is of another workspace', member('U3', 'g@else.org'), { user_team: 'T9' }],
  ])('%s, and has no e-mail address', async (_, user, change) => {
    running.fake.users.set('U3', user);
    await running.event(directMessage('hello', { user: 'U3', channel: 'D3', ...change }));
    await running.settled();
    expect(running.turns[0]?.sender.isOutsider).toBe(true);
    expect(running.turns[0]?.sender.verifiedEmail).toBeUndefined();
  });

  it('is not somebody of our workspace in an Enterprise Grid, whose organisation the event names', async () => {
    const enterprise_user = { enterprise_id: 'E1', teams: ['T1', 'T7'] };
    running.fake.users.set('U3', member('U3', 'grid@derby.gov.uk', { team_id: 'E1', enterprise_user }));
    await running.event(directMessage('hello', { user: 'U3', channel: 'D3', user_team: 'E1' }));
    await running.settled();
    expect(running.turns[0]?.sender).toMatchObject({ isOutsider: false, verifiedEmail: 'grid@derby.gov.uk' });
    // Of the same organisation, and not in our workspace.
    const elsewhere = { enterprise_id: 'E1', teams: ['T7'] };
    running.fake.users.set('U4', member('U4', 'x@else.org', { team_id: 'E1', enterprise_user: elsewhere }));
    await running.event(directMessage('hello', { user: 'U4', channel: 'D4', user_team: 'E1' }));
    await running.settled();
    expect(running.turns[1]?.sender).toMatchObject({ isOutsider: true });
  });

  it('everybody of a workspace that is not on the allow list', async () => {
    await running.event(directMessage('hello'), {
      team_id: 'T2',
      authorizations: [{ team_id: 'T2', user_id: 'UBOT' }],
    });
    await running.settled();
    expect(running.turns[0]?.sender.isOutsider).toBe(true);
  });

  it('is not somebody whose e-mail address is unconfirmed, but the address is not believed', async () => {
    running.fake.users.set('U1', member('U1', 'mayor@derby.gov.uk', { is_email_confirmed: false }));
    await running.event(directMessage('hello'));
    await running.settled();
    expect(running.turns[0]?.sender).toMatchObject({ isOutsider: false });
    expect(running.turns[0]?.sender.verifiedEmail).toBeUndefined();
  });

  it('is told apart from somebody whom Slack could not name just now, and only once it was asked again', async () => {
    running.fake.failNext('users.info', 'internal_error');
    await running.event(directMessage('hello'));
    await running.settled();
    expect(running.turns.at(-1)?.sender).toMatchObject({ isOutsider: false, verifiedEmail: 'ann@derby.gov.uk' });
    running.fake.users.set('U3', member('U3', 'new@derby.gov.uk'));
    running.fake.limitRate('users.info', 60, 9);
    await running.event(directMessage('hello', { user: 'U3', channel: 'D3' }));
    await running.settled();
    expect(running.turns.at(-1)?.sender).toMatchObject({ isOutsider: true, isUnknown: true });
    expect(running.turns.at(-1)?.sender.verifiedEmail).toBeUndefined();
  });

  it('is not somebody of whom Slack said else within the last day, while it says nothing', async () => {
    await running.event(directMessage('hello'));
    await running.settled();
    running.fake.failNext('users.info', 'internal_error', 99);
    running.clock.now += 23 * 3_600_000;
    await running.event(directMessage('hello'));
    await running.settled();
    expect(running.turns.at(-1)?.sender).toMatchObject({ isOutsider: false, verifiedEmail: 'ann@derby.gov.uk' });
    running.clock.now += 2 * 3_600_000;
    await running.event(directMessage('hello'));
    await running.settled();
    expect(running.turns.at(-1)?.sender).toMatchObject({ isOutsider: true, isUnknown: true });
  });

  it('is somebody whom Slack says not to know, whatever it said before', async () => {
    await running.event(directMessage('hello'));
    await running.settled();
    running.fake.users.delete('U1');
    running.clock.now += 6 * 60_000;
    await running.event(directMessage('hello'));
    await running.settled();
    expect(running.turns.at(-1)?.sender).toMatchObject({ isOutsider: true });
    expect(running.turns.at(-1)?.sender.isUnknown).toBeUndefined();
  });

  it('is not believed for longer than five minutes to be a member', async () => {
    await running.event(directMessage('hello'));
    await running.settled();
    running.fake.users.set('U1', member('U1', 'ann@derby.gov.uk', { deleted: true }));
    running.clock.now += 5 * 60_000;
    await running.event(directMessage('hello'));
    await running.settled();
    expect(running.turns.map(({ sender }) => sender.isOutsider)).toEqual([false, true]);
  });
});
