import { beforeEach, expect, it } from 'vitest';
import type { Storage } from '../../src/storage/index.ts';
import type { TestEngine } from '../support/databases.ts';

const here = { conversation: 'conv-1', account: 'slack|T1|U1' };
const [one, other] = ['a'.repeat(64), 'b'.repeat(64)] as const;

/** Port: MemoryStore, for what somebody was shown. */
export function shownClausesSuite(engine: TestEngine): void {
  let memory: Storage['memory'];
  beforeEach(async () => {
    ({ memory } = await engine.fresh());
    const shown = (person: string, digest: string) => ({ council: 'derby', person, digest });
    await memory.rememberShown(here.account, [shown('p1', one), shown('p1', other)], 10);
    await memory.rememberShown('teams|T2|U1', [shown('p1', one)], 20);
    await memory.rememberShown('slack|T1|U2', [shown('p2', one)], 30);
    await memory.rememberShown('slack|T1|U3', [{ council: 'tdc', person: 'p3', digest: one }], 30);
    await memory.rememberShown(here.account, [], 40);
  });

  it('knows who was shown a text since a moment, each once, and nobody of another council', async () => {
    expect(await memory.shownTo('derby', [one], 0)).toEqual([
      { person: 'p1', digest: one },
      { person: 'p2', digest: one },
    ]);
    expect(await memory.shownTo('derby', [one, other], 15)).toEqual([
      { person: 'p1', digest: one },
      { person: 'p2', digest: one },
    ]);
    expect(await memory.shownTo('derby', [other], 15)).toEqual([]);
    expect(await memory.shownTo('derby', [], 0)).toEqual([]);
  });

  it('counts the last time that somebody was shown it', async () => {
    await memory.rememberShown(here.account, [{ council: 'derby', person: 'p1', digest: other }], 50);
    expect(await memory.shownTo('derby', [other], 50)).toEqual([{ person: 'p1', digest: other }]);
  });

  it('forgets what was shown with the questions, with everything, and with age', async () => {
    await memory.erase(here.account);
    expect(await memory.shownTo('derby', [other], 0)).toEqual([]);
    await memory.erase('slack|T1|U2');
    expect(await memory.shownTo('derby', [one], 0)).toEqual([{ person: 'p1', digest: one }]);
    expect(await memory.pruneShown(25)).toBe(1);
    expect(await memory.shownTo('derby', [one], 0)).toEqual([]);
    expect(await memory.shownTo('tdc', [one], 0)).toEqual([{ person: 'p3', digest: one }]);
  });
}
