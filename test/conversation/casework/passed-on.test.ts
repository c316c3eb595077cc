import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

const letter = {
  quoted: { text: 'On 3/12/26 Joe Brand wrote:\nThe lamp post by my gate in Cedar Close leans over the road.' },
};

describe('a message that somebody passes on', () => {
  it.each(['Hi, please see below and sort. Thanks Amina', 'one for you', 'FYI - can someone look into this please?'])(
    'is what is to be logged, and the words above it are not: "%s"',
    async (said) => {
      const { text } = await room.say('khan', said, letter);
      expect(text).toContain('Subject: The lamp post by my gate in Cedar Close leans over the road');
      expect(text).toContain('Resident: Joe Brand');
      expect(text).not.toContain('below');
    },
  );

  it('keeps what is said above it that is more than passing it on', async () => {
    const { text } = await room.say('khan', 'It is the third time he has asked, please get on to it', letter);
    expect(text).toContain('It is the third time he has asked');
    expect(text).toContain('Subject: The lamp post by my gate');
  });

  it.each([
    'fwd from resident: "The lamp post in Cedar Close leans over the road. J. Brand, 8 Cedar Close, jb@mail.example"',
    'Fwd: from: J. Brand <jb@mail.example> Date: 2 Dec 2026 - The lamp post in Cedar Close leans over the road',
  ])('is read in one line, with who wrote it apart: "%s"', async (said) => {
    const { text } = await room.say('khan', said);
    expect(text).toContain('Subject: The lamp post in Cedar Close leans over the road');
    expect(text).toMatch(/Resident: J\. Brand/);
    expect(text).not.toMatch(/Subject: .*(?:fwd|resident)/i);
  });

  it('is none where somebody asks about it, or only thanks', async () => {
    for (const said of ['thanks', 'is this allowed?'])
      expect((await room.say('khan', said, letter)).text).not.toContain('Subject:');
  });
});
