import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logFor } from './log-for.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

const say = (who: string, said: string) => room.hear(who, said);

describe('what is wanted under a condition, or at another time', () => {
  it('is not done by the yes after it, is said so with the words, and can be done without them', async () => {
    const reference = await logFor(room, { subject: 'Lamp out in Moor Lane' });
    await say('priya', `acknowledge ${reference}, I have it`);
    const held = await say('priya', `resolve ${reference} when Balfour confirm`);
    expect(held).toContain('You said “when Balfour confirm”, so nothing was done.');
    expect(held).toContain(`can you resolve ${reference}`);
    await say('priya', 'yes');
    expect(await say('priya', `show ${reference}`)).not.toContain('Resolved');
    const later = await say('khan', `chase ${reference} tomorrow`);
    expect(later).toContain('You said “tomorrow”, so nothing was done. I do things at once or not at all.');
    await say('khan', 'yes');
    expect(await say('khan', `show ${reference}`)).not.toMatch(/chased|asked how/i);
    expect(await say('khan', `can you chase ${reference}`)).toContain('confirm ');
  });

  it('is no announcement, and nobody is told', async () => {
    for (const said of [
      "don't announce to all councillors: the lift is out",
      'announce to all councillors except Cllr Lowe: meeting at 5',
      'announce to all councillors at 5pm tomorrow: the lift is out',
    ]) {
      const held = await say('sam', said);
      expect(held).toContain('so nothing was done.');
      expect(held).not.toContain('Send this?');
      await say('sam', 'yes');
    }
    expect(await say('sam', 'announcements')).toContain('Nothing has been announced yet');
  });
});
