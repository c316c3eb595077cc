import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FakeTrouble } from '../../support/fake-slack.ts';
import { type RunningTeams, runTeams } from './running-teams.ts';

let teams: RunningTeams;
beforeAll(async () => {
  teams = await runTeams();
});
afterAll(() => teams.close());
beforeEach(() => {
  teams.reset();
  teams.connector.mishap = () => undefined;
});

/** The first call of that kind goes wrong. */
function trouble(match: RegExp, kind: FakeTrouble): void {
  let times = 0;
  teams.connector.mishap = (method, path) => {
    if (!match.test(`${method} ${path}`)) return undefined;
    times += 1;
    return times === 1 ? kind : undefined;
  };
}

describe('while Teams is not well, a question', () => {
  it.each([
    ['limited', 1],
    ['slow', 1],
    ['error', 1],
    // It did arrive: the second says that it may be there already.
    ['lost', 2],
    ['revoked', 0],
  ] as const)('whose answer meets "%s" is there %i times', async (kind, there) => {
    trouble(/^POST .*activities$/, kind);
    expect((await teams.post(teams.events.message('when?'))).status).toBe(200);
    expect(teams.connector.messages()).toHaveLength(there);
  });

  it.each(['limited', 'error', 'lost', 'slow'] as const)(
    'of somebody whom the roster names only after "%s" is theirs',
    async (kind) => {
      trouble(/^GET /, kind);
      await teams.post(teams.events.message('when?'));
      expect(teams.turns[0]?.sender).toMatchObject({ isOutsider: false, verifiedEmail: 'aisha.khan@derby.example' });
    },
  );
});

describe('while Teams is not well, a reminder', () => {
  it.each([
    ['limited', 'refused'],
    ['error', 'unknown'],
    ['lost', 'unknown'],
    ['slow', 'delivered'],
    ['revoked', 'disconnected'],
  ] as const)('that meets "%s" is %s, after one call', async (kind, outcome) => {
    await teams.post(teams.events.message('hello'));
    const to = teams.turns[0]?.address;
    if (!to) throw new Error('The turn has an address');
    trouble(/^POST .*activities$/, kind);
    const delivery = {
      id: 'n1',
      to,
      reply: { blocks: [{ kind: 'paragraph' as const, text: 'Due.' }] },
      repeated: false,
    };
    expect((await teams.platform.deliver(delivery)).kind).toBe(outcome);
  });
});
