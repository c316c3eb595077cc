import { describe, expect, it } from 'vitest';
import { createHealth, type HealthParts } from '../../src/app/health.ts';
import { createConnections } from '../../src/reminders/connections.ts';
import { createMemoryOutbox } from '../support/reminders-memory-stores.ts';

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const reminderLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
const now = 1_000_000_000;

function open(change: Partial<HealthParts> = {}) {
  const outbox = createMemoryOutbox();
  const connections = createConnections(reminderLog, now);
  const lines: string[] = [];
  const health = createHealth({
    storage: { outbox, checkWriting: async () => undefined },
    search: { standing: () => 'read' },
    worker: { standing: () => 'ready' },
    councils: () => ['derby', 'tdc'],
    councilOf: (tenant) => (tenant === 'T1' ? 'derby' : undefined),
    platforms: { slack: {} as HealthParts['platforms']['slack'], teams: undefined },
    connections: () => connections,
    countUnreadable: async () => 0,
    whyOff: () => undefined,
    log: { ...quiet, warn: (sentence: string) => void lines.push(sentence) } as HealthParts['log'],
    now: () => now,
    ...change,
  });
  const part = async (name: string) => (await health()).parts.find((one) => one.name === name);
  return { health, part, outbox, connections, lines };
}

const row = (notBefore: number) => ({
  key: `k${notBefore}`,
  council: 'derby',
  recipient: 'khan',
  lane: 'khan',
  payload: {},
  notBefore,
});

describe('the health of the product', () => {
  it('is ok with a sentence for each part, and names nobody', async () => {
    const { health } = open();
    const found = await health();
    expect([found.status, found.sentence]).toEqual(['ok', 'Everything works.']);
    expect(found.parts.map(({ name, status, sentence }) => [name, status, sentence.endsWith('.')])).toEqual(
      ['data', 'search derby', 'search tdc', 'sentence encoder', 'connection slack', 'messages', 'installations'].map(
        (name) => [name, 'ok', true],
      ),
    );
  });

  it('is failing when nothing can be written', async () => {
    const { health, part } = open({
      storage: {
        outbox: createMemoryOutbox(),
        checkWriting: () => Promise.reject(new Error('The disk is full: /var/secret')),
      },
    });
    expect((await health()).status).toBe('failing');
    expect((await part('data'))?.sentence).toMatch(/^Data cannot be written/);
    expect(JSON.stringify(await health())).not.toContain('secret');
  });

  it.each([
    ['search derby', { search: { standing: () => 'not-learned' as const } }, 'could not be learned'],
    ['search tdc', { search: { standing: () => 'learning' as const } }, 'is being learned'],
    ['sentence encoder', { worker: { standing: () => 'stopped' as const } }, 'is being started again'],
    ['sentence encoder', { worker: { standing: () => 'broken' as const } }, 'cannot be loaded'],
    ['installations', { countUnreadable: async () => 2 }, '2 stored installations cannot be read with this key'],
  ])('is degraded when %s is %j', async (name, change, words) => {
    const { health, part } = open(change);
    expect((await health()).status).toBe('degraded');
    expect(await part(name)).toMatchObject({ status: 'degraded', sentence: expect.stringContaining(words) });
  });

  it('is degraded for a council whose connection is broken, until a message arrives', async () => {
    const { part, connections, health } = open();
    connections.foundBroken('slack', 'T1', 'token_revoked', now);
    expect(await part('connection slack')).toMatchObject({
      status: 'degraded',
      sentence: 'The connection to Slack is broken for derby: messages wait until it is mended. The log says why.',
    });
    expect((await health()).status).toBe('degraded');
    connections.arrived('slack', 'T1');
    const later = open({ connections: () => connections });
    expect((await later.health()).status).toBe('ok');
  });

  it('says how long the oldest message waits, and is degraded once that is long', async () => {
    const soon = open();
    await soon.outbox.add([row(now - 3 * 60_000), row(now + 3_600_000)], now);
    expect(await soon.part('messages')).toMatchObject({
      status: 'ok',
      sentence: 'The oldest message that is due has waited for 3 minutes.',
    });
    const late = open();
    await late.outbox.add([row(now - 20 * 60_000)], now);
    await late.outbox.claim({ owner: 'w', leaseUntil: now + 1 }, now);
    expect(await late.part('messages')).toMatchObject({ status: 'degraded' });
  });

  it('is told to the log when it changes, and not at every look', async () => {
    const { health, lines } = open({ countUnreadable: async () => 1 });
    await health();
    await health();
    expect(lines).toEqual(['It works, and less well than it should: see the parts.']);
  });
});
