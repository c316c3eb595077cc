import { describe, expect, it } from 'vitest';
import { startRunLoop } from '../../src/reminders/index.ts';

const nothing = { sent: 0, again: 0, cancelled: 0, dead: 0, fenced: 0, unknown: 0, settled: 0 };

function loopOver(tick: (turn: number) => Promise<unknown>, turns: number) {
  const pauses: number[] = [];
  const errors: string[] = [];
  let turn = 0;
  let reached: () => void = () => undefined;
  const enough = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const loop = startRunLoop({
    workers: [
      {
        tick: async () => {
          turn += 1;
          await tick(turn);
          return nothing;
        },
      },
    ],
    log: { info: () => undefined, warn: () => undefined, error: (_fields, message) => void errors.push(message) },
    pause: async (milliseconds) => {
      pauses.push(milliseconds);
      if (pauses.length === turns) {
        reached();
        await new Promise((resolve) => setTimeout(resolve));
      }
    },
    idle: 100,
  });
  return { loop, pauses, errors, enough, turns: () => turn };
}

describe('the loop', () => {
  it('asks again and again, and less often while the database fails', async () => {
    const run = loopOver(async (turn) => {
      if (turn === 2 || turn === 3) throw new Error('down');
    }, 4);
    await run.enough;
    await run.loop.stop();
    expect(run.pauses.slice(0, 4)).toEqual([100, 200, 400, 100]);
    expect(run.errors).toHaveLength(2);
  });

  it('lets what is being sent come to its end when it is stopped, and starts nothing more', async () => {
    let finish: () => void = () => undefined;
    let finished = false;
    const run = loopOver(async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      finished = true;
    }, 1);
    const stopped = run.loop.stop();
    finish();
    await stopped;
    expect([finished, run.turns()]).toEqual([true, 1]);
  });
});
