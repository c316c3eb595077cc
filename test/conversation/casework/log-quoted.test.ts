import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

const message = { quoted: { text: 'The streetlight on Mill Road has been dark for three weeks, people trip there' } };

describe('a message that is replied to with "log this", while a draft waits', () => {
  it.each([
    'log this',
    'Log it',
    'please log this',
    'can you log this please',
    'ok, log this',
    'raise this',
    'log this for streets',
  ])('is a draft of its own, and what waits is not logged: "%s"', async (said) => {
    await room.say('khan', 'log an enquiry: fly-tipping behind the shops in Elm Street');
    const { text } = await room.say('khan', said, message);
    expect(text).toContain('Subject: The streetlight on Mill Road');
    expect(text).toContain('Nothing is written down yet.');
    expect((await room.say('khan', 'my casework')).text).not.toContain('fly-tipping');
  });

  it('is what waits where the reply is to that', async () => {
    const { text } = await room.say('khan', 'log an enquiry: slabs are loose in Elm Street');
    expect((await room.say('khan', 'log it', { quoted: { text } })).text).toContain('Logged for Cllr Amina Khan');
  });
});
