import { beforeEach, expect, it } from 'vitest';
import { questionsRemembered } from '../../src/conversation/index.ts';
import type { Storage } from '../../src/storage/index.ts';
import type { TestEngine } from '../support/databases.ts';

const here = { conversation: 'conv-1', account: 'slack:T1:U1' };

/** Ports: MemoryStore, ProcessedEvents and InstallationStore. */
export function conversationSuite(engine: TestEngine): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await engine.fresh();
  });

  it('remembers what was said here, and nothing of it elsewhere or to somebody else', async () => {
    const { memory } = storage;
    await memory.remember(here, { saidRole: 'councillor', council: 'derby' }, 1);
    await memory.remember(here, { lastClause: 'derby/working-together#26', question: { text: 'how long?', at: 2 } }, 2);
    await memory.remember(here, { council: undefined }, 3);
    expect(await memory.recall(here)).toEqual({
      saidRole: 'councillor',
      lastClause: 'derby/working-together#26',
      questions: [{ text: 'how long?', at: 2 }],
    });
    expect(await memory.recall({ ...here, conversation: 'conv-2' })).toEqual({ questions: [] });
    expect(await memory.recall({ ...here, account: 'slack:T1:U2' })).toEqual({ questions: [] });
  });

  it('remembers the last questions only, and forgets them when asked', async () => {
    const { memory } = storage;
    for (let at = 1; at <= questionsRemembered + 5; at += 1)
      await memory.remember(here, { question: { text: `q${at}`, at } }, at);
    await memory.remember({ ...here, conversation: 'conv-2' }, { council: 'derby', question: { text: 'q', at: 1 } }, 1);
    const { questions } = await memory.recall(here);
    expect([questions.length, questions[0]?.at, questions.at(-1)?.at]).toEqual([
      questionsRemembered,
      6,
      questionsRemembered + 5,
    ]);
    expect(await memory.eraseQuestions(here.account)).toBe(questionsRemembered + 1);
    expect(await memory.recall({ ...here, conversation: 'conv-2' })).toEqual({ council: 'derby', questions: [] });
    expect(await memory.prune(2)).toBe(1);
    await memory.remember(here, { saidRole: 'officer' }, 50);
    await memory.erase(here.account);
    expect(await memory.recall(here)).toEqual({ questions: [] });
  });

  it('takes an event once over all instances, and again after it was released', async () => {
    const handles = engine.another ? [storage, await engine.another()] : [storage, storage];
    const takes = await Promise.all(
      handles.flatMap(({ events }) => [events.take('slack', 'Ev1', 1), events.take('slack', 'Ev1', 1)]),
    );
    expect(takes.filter(Boolean)).toHaveLength(1);
    expect(await storage.events.take('teams', 'Ev1', 2)).toBe(true);
    expect([await storage.events.has('slack', 'Ev1'), await storage.events.has('slack', 'Ev2')]).toEqual([true, false]);
    await storage.events.release('slack', 'Ev1');
    expect(await storage.events.take('slack', 'Ev1', 3)).toBe(true);
    expect(await storage.events.prune(3)).toBe(1);
    expect(await storage.events.take('slack', 'Ev1', 4)).toBe(false);
  });

  it('keeps one installation a workspace, the last one saved, until it is removed', async () => {
    const { installations } = storage;
    await installations.save('slack', 'T1', 'first', 10);
    await installations.save('slack', 'T1', 'second', 20);
    await installations.save('slack', 'T2', 'other', 10);
    expect(await installations.find('slack', 'T1')).toBe('second');
    expect(await installations.list('slack')).toEqual(['T1', 'T2']);
    // A removal that happened before it was installed anew.
    expect(await installations.remove('slack', 'T1', 15)).toBe(false);
    expect(await installations.find('slack', 'T1')).toBe('second');
    expect(await installations.remove('slack', 'T1', 25)).toBe(true);
    expect(await installations.find('slack', 'T1')).toBeUndefined();
    expect(await installations.find('slack', 'T2')).toBe('other');
  });
}
