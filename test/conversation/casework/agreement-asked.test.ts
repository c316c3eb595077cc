import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logFor } from './log-for.ts';
import { openRoom, readBackIn } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
let reference = '';
beforeEach(async () => {
  room = await openRoom();
  reference = await logFor(room, { subject: 'Deep pothole' });
  await room.say('priya', `acknowledge ${reference}, Priya Shah has it`);
  await room.say('priya', `extend ${reference} to 11 May 2027: waiting for the contractor`);
});
afterEach(() => room.close());

describe('an extension that waits for a councillor', () => {
  it.each(['agree', 'I agree', 'agreed.', 'yes, agreed'])('is agreed to after it was read back: "%s"', async (said) => {
    const asked = await room.hear('khan', said);
    expect(asked).toContain(`Agree to the extension of ${reference}?`);
    expect(await room.hear('priya', `show ${reference}`)).toContain('not agreed yet');
    await room.hear('khan', `confirm ${readBackIn(asked)}`);
    expect(await room.hear('priya', `show ${reference}`)).toContain('agreed by Cllr Amina Khan');
  });

  it('is marked in the list of what is theirs, with its buttons, so that "yes fine" is to it', async () => {
    const list = await room.hear('khan', 'my casework');
    expect(list).toContain('Waits for your agreement to Tuesday 11 May 2027.');
    expect(list).toContain(`"I agree to ${reference}`);
    expect(list).toContain(`"I do not agree to ${reference}"`);
    expect(await room.hear('priya', 'my casework')).not.toContain('Waits for your agreement');
    expect(await room.hear('khan', 'what did I miss')).toContain(`"I agree to ${reference}`);
    await room.hear('khan', 'my casework');
    expect(await room.hear('khan', 'yes fine')).toContain(`Agree to the extension of ${reference}?`);
  });

  it.each(['yes but only to the 11th', 'ok till 18 April but no later', 'fine, but not after 18 April'])(
    'is neither agreed to nor refused by another day: "%s"',
    async (said) => {
      await room.hear('khan', `show ${reference}`);
      const asked = await room.hear('khan', said);
      expect(asked).toContain(`"I agree to ${reference}`);
      expect(asked).toMatch(new RegExp(`"I do not agree to ${reference}: I would agree to \\p{L}+ 1[18] `, 'u'));
      expect(readBackIn(asked)).toBe('none');
      expect(await room.hear('khan', 'yes')).not.toContain('Extension agreed');
      expect(await room.hear('priya', `show ${reference}`)).toContain('not agreed yet');
    },
  );

  it('is asked about by the officer, before and after', async () => {
    for (const said of [
      'has she agreed?',
      'did cllr khan agree?',
      'has amina khan agreed to it yet',
      'did khan accept the extension?',
    ]) {
      const shown = await room.hear('priya', said);
      expect(shown).toContain(`${reference}: Deep pothole`);
      expect(shown).toContain('Cllr Amina Khan has neither agreed nor said no');
    }
    await room.hear('khan', `I do not agree to ${reference}: far too long`);
    await room.hear('khan', 'yes');
    await room.hear('priya', `show ${reference}`);
    await room.hear('priya', `extend ${reference} to 10 May 2027: no contractor`);
    await room.hear('priya', 'yes');
    const agreed = await room.hear('khan', 'agree');
    await room.hear('khan', `confirm ${readBackIn(agreed)}`);
    expect(await room.hear('priya', 'did cllr khan agree?')).toContain(
      'Yes: it is extended. To Monday 10 May 2027, agreed by',
    );
  });

  it('is not meant by the same words about something else', async () => {
    expect(await room.hear('lowe', 'agree')).not.toContain(reference);
    expect(await room.hear('priya', 'did cllr lowe agree?')).not.toContain('neither agreed');
    expect(await room.hear('tom', 'did the committee agree?')).not.toContain('neither agreed');
  });
});
