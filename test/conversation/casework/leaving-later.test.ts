import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logFor } from './log-for.ts';
import { openRoom, readBackIn } from './room.ts';

// It is Tuesday 2 March 2027.
let room: Awaited<ReturnType<typeof openRoom>>;
let reference = '';
beforeEach(async () => {
  room = await openRoom();
  reference = await logFor(room, { officer: 'tom.reid@derby.example' });
});
afterEach(() => room.close());

const record = async (words: string) => {
  const asked = await room.hear('sam', words);
  return { asked, done: await room.hear('sam', `confirm ${readBackIn(asked)}`) };
};

describe('somebody who leaves on a later day', () => {
  it('keeps every enquiry until that day is over, and the question says so', async () => {
    const { asked, done } = await record('Tom Reid leaves on 12 March 2027, hand over to Priya Shah');
    expect(asked).toContain('When: When Friday 12 March 2027 is over, with any that come until then. Nothing is moved');
    expect(done).toMatch(/When Friday 12 March 2027 is over, \d open enquir(?:y is|ies are) handed over to Priya Shah/);
    expect(await room.hear('sam', 'who is leaving?')).toContain('handed over to Priya Shah when that day is over');
    const later = await logFor(room, { officer: 'tom.reid@derby.example' });
    room.setClock('2027-03-12', '17:00');
    expect(await room.hear('sam', `show ${reference}`)).toContain('Tom Reid');

    room.setClock('2027-03-13', '00:05');
    for (const each of [reference, later]) {
      const shown = await room.hear('sam', `show ${each}`);
      expect(shown).toContain('Priya Shah');
      expect(shown).not.toMatch(/With: Tom Reid/);
    }
  });

  it('has a councillor’s enquiries closed then, and none where he stays after all', async () => {
    const { done } = await record('Cllr Khan leaves on 12 March 2027, close them');
    expect(done).toContain('closed, and any that come until then');
    expect(await room.hear('khan', 'my casework')).toContain(reference);
    const stays = await record('Cllr Khan is not leaving after all');
    expect(stays.asked).toContain('none was changed, and none will be');
    room.setClock('2027-03-15', '09:00');
    expect(await room.hear('khan', 'my casework')).toContain(reference);
  });

  it('is decided anew where whoever was to take over has left too', async () => {
    await record('Tom Reid leaves on 12 March 2027, hand over to Priya Shah');
    await record('Priya Shah leaves on 10 March 2027, keep them');
    room.setClock('2027-03-15', '09:00');
    expect(await room.hear('sam', 'who is leaving?')).toContain('nothing is decided about them');
    expect(await room.hear('sam', `show ${reference}`)).toContain('Tom Reid');
    const chosen = await record('Tom Reid has left, keep them');
    expect(chosen.done).not.toContain('When ');
  });

  it('is carried out at once where the last day is today', async () => {
    const { asked, done } = await record('Tom Reid leaves on 2 March 2027, hand over to Priya Shah');
    expect(asked).not.toContain('When:');
    expect(done).toMatch(/\d open enquir(?:y was|ies were) changed/);
  });
});
