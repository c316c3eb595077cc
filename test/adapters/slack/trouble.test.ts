import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reply } from '../../../src/messaging/index.ts';
import { directMessage, openRunningSlack, type RunningSlack } from './running-slack.ts';

let running: RunningSlack;
beforeEach(async () => {
  running = await openRunningSlack();
  running.answer = () => reply({ kind: 'paragraph', text: 'An answer.' });
});
afterEach(() => running.close());

const to = { platform: 'slack' as const, tenant: 'T1', accountId: 'U1', place: 'U1' };
const nudge = { id: 'n1', to, reply: reply({ kind: 'paragraph', text: 'Due tomorrow.' }), repeated: false };

/** The first call of a method goes wrong like that. */
function trouble(method: string, kind: ReturnType<RunningSlack['fake']['trouble']>): void {
  let times = 0;
  running.fake.trouble = (called) => {
    if (called !== method) return undefined;
    times += 1;
    return times === 1 ? kind : undefined;
  };
}

describe('while Slack is not well, a question', () => {
  it.each([
    ['limited', 1, 0],
    ['slow', 1, 0],
    // Nobody knows whether it arrived, or it certainly did not and may later: begun anew in a while.
    ['error', 0, 1],
    ['lost', 1, 1],
    // Our own token does not work: trying again is no use.
    ['revoked', 0, 0],
  ] as const)(
    'whose answer meets "%s" is there %i times and left %i times to be answered anew',
    async (kind, there, left) => {
      trouble('chat.postMessage', kind);
      await running.event(directMessage('when?'));
      await running.settled();
      expect([running.fake.messages.length, running.desk.left.size]).toEqual([there, left]);
    },
  );

  it.each(['limited', 'error', 'lost', 'slow'] as const)(
    'of somebody whom Slack names only after "%s" is theirs',
    async (kind) => {
      trouble('users.info', kind);
      await running.event(directMessage('when?'));
      await running.settled();
      expect(running.turns[0]?.sender).toMatchObject({ isOutsider: false, verifiedEmail: 'ann@derby.gov.uk' });
    },
  );
});

describe('while Slack is not well, a reminder', () => {
  it.each([
    ['limited', 'refused', 'absent'],
    ['error', 'unknown', 'absent'],
    ['lost', 'unknown', 'found'],
    ['slow', 'delivered', 'found'],
    ['revoked', 'disconnected', 'absent'],
  ] as const)('that meets "%s" is %s, and then %s', async (kind, outcome, trace) => {
    trouble('chat.postMessage', kind);
    expect((await running.slack.adapter.deliver(nudge)).kind).toBe(outcome);
    expect((await running.slack.adapter.trace(nudge)).kind).toBe(trace);
  });
});
