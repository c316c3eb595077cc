import { describe, expect, it } from 'vitest';
import { keepScreen, type OnScreen, readScreen } from '../../src/conversation/casework/screen.ts';
import { createMemorySettings } from '../support/reminders-memory-stores.ts';
import { cited, noon, openTalk } from './talk.ts';

const [first, second, third] = ['D1/1', 'D1/2', 'D1/3'].map((place) => ({ place, within: 'D1', begins: true }));

describe('a thread', () => {
  it('that is new goes on from what was said last, wherever that was', async () => {
    const talk = await openTalk();
    await talk.say('para 20', first);
    await talk.say('para 26', second);
    expect(cited(await talk.say('tell me more', third))).toEqual([expect.stringContaining('paragraph 26')]);
  });

  it('keeps its own subject, whatever was said elsewhere since', async () => {
    const talk = await openTalk();
    await talk.say('para 20', first);
    await talk.say('para 26', second);
    expect(cited(await talk.say('tell me more', { ...first, begins: false }))).toEqual([
      expect.stringContaining('paragraph 20'),
    ]);
  });

  it('knows who somebody said they are in another thread', async () => {
    const talk = await openTalk();
    await talk.say('I am an officer', first);
    expect(JSON.stringify(await talk.say('who am I', second))).toContain('officer');
  });

  it('shares nothing with a conversation that it is not a thread of', async () => {
    const talk = await openTalk();
    await talk.say('para 20', first);
    expect(cited(await talk.say('tell me more', { place: 'C1/1' }))).toEqual([]);
  });
});

describe('what is on the screen', () => {
  const asks = (waits: string): OnScreen => ({ buttons: [], references: ['CW-2026-0001'], waits });
  const nothing: OnScreen = { buttons: [], references: [] };
  const open = () => {
    const settings = createMemorySettings();
    return (conversation: string, begins = false) => ({
      settings,
      council: 'derby',
      person: 'ada',
      conversation,
      within: 'D1',
      begins,
      at: noon,
    });
  };

  it('of a thread is answered there, and by somebody who begins another just after', async () => {
    const at = open();
    await keepScreen(at('D1/1'), asks('a'));
    expect((await readScreen(at('D1/1'))).waits).toBe('a');
    expect((await readScreen(at('D1/2', true))).waits).toBe('a');
  });

  it('of one thread is never taken for another’s that has its own', async () => {
    const at = open();
    await keepScreen(at('D1/1'), asks('a'));
    await keepScreen(at('D1/2', true), asks('b'));
    // Thread 2 began in the place of an answer to thread 1: there nothing waits any more, and least of all another's.
    expect((await readScreen(at('D1/1'))).waits).toBeUndefined();
    await keepScreen(at('D1/1'), asks('c'));
    expect((await readScreen(at('D1/2'))).waits).toBe('b');
  });

  it('is gone from the thread once it was answered outside it: nothing is agreed to twice', async () => {
    const at = open();
    await keepScreen(at('D1/1'), asks('a'));
    await keepScreen(at('D1/2', true), nothing);
    expect((await readScreen(at('D1/1'))).waits).toBeUndefined();
    expect((await readScreen(at('D1/3', true))).waits).toBeUndefined();
  });
});
