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

  const swing = 'the swing by the bandstand has come off its chain';
  it.each([
    [
      'in quotation marks',
      `a resident sent me this by text:\n"Hello Amina it's Olwen Pryce from 40 Cedar Close, ${swing}, ring me 07700 900440"\nplease log it for streets`,
    ],
    [
      'in curly ones, with the order first',
      `can you log this for streets. a lady messaged me:\n“Hi its Olwen Pryce at 40 Cedar Close. ${swing}. 07700 900440”`,
    ],
    [
      'in marks that nothing closes',
      `from a Mrs Olwen Pryce by e-mail:\n"${swing}. Olwen Pryce, 40 Cedar Close, 07700 900440\nlog with streets`,
    ],
    [
      'below a line',
      `fwd:\nHi Cllr Khan\n${swing}\nthanks\nOlwen Pryce\n40 Cedar Close\n07700 900440\n\none for streets please`,
    ],
    [
      'as a chat exports it',
      `[06/12/2026, 18:30] Olwen Pryce: hi amina ${swing}\n[06/12/2026, 18:31] Olwen Pryce: 40 cedar close, 07700 900440\nlog for streets`,
    ],
  ])('is one enquiry, and says of what it is about alone in its subject: %s', async (_, said) => {
    const { text } = await room.say('khan', said);
    expect(text.match(/Subject:/g)).toHaveLength(1);
    expect(text).toContain(`Subject: ${swing}`);
    expect(text).toMatch(/Subject: (?!.*(?:olwen|pryce|amina|\b40\b|900440|log))/i);
    expect(text).toMatch(/Resident[^\n]*: (?:Mrs )?Olwen Pryce/);
    expect(text).toMatch(/address: 40 cedar close/i);
    expect(text).toContain('telephone number: 07700 900440');
    expect(text).toContain('With: Streets');
  });

  it('asks for a service that there is none of, and makes no second enquiry of it', async () => {
    const { text } = await room.say('khan', `got this from a resident:\n"${swing}"\none for lidos please`);
    expect(text.match(/Subject:/g)).toHaveLength(1);
    expect(text).toContain('no service called "lidos"');
  });

  it('is none where words are sent to somebody, or where it is asked about', async () => {
    for (const said of [
      `tell cllr lowe: "${swing} and the crew is booked"`,
      'a resident emailed me this: "are members allowed to film a meeting of the council?" what do I tell her?',
    ])
      expect((await room.say('khan', said)).text).not.toMatch(/^Subject: .*Nothing is written down yet/s);
  });
});
