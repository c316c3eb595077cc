import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHOICES, readChoices } from '../../../src/reminders/index.ts';
import { person } from '../../support/casework-council.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

const emails = { priya: 'priya.shah@derby.example', tom: 'tom.reid@derby.example' } as const;
const chosen = async (who: keyof typeof emails) => {
  const { people } = await room.storage.read((reads) => reads.people.directory('derby'));
  const id = people.find(({ email }) => email === emails[who])?.id ?? 'nobody';
  return readChoices((await room.storage.settings.of('derby', id))[CHOICES]);
};

describe('muting', () => {
  it('lasts twenty working days at most, bank holidays not counted, and longer is an absence', async () => {
    // Tuesday 2 March 2027; Good Friday and Easter Monday lie in between.
    const { text } = await room.say('priya', 'mute until 2 April 2027');
    expect(text).toContain('for 20 working days at most, which is until Thursday 1 April 2027');
    expect(text).toContain('If you are away for longer, say so');
    expect(await chosen('priya')).toEqual({});
    expect((await room.say('priya', 'mute until 1 April 2027')).text).toContain('before Thursday 1 April 2027');
    expect(await chosen('priya')).toEqual({ mutedUntil: '2027-04-01' });
    // One mute is not made longer by another.
    expect((await room.say('priya', 'mute until 30 April 2027')).text).toContain('20 working days at most');
    expect(await chosen('priya')).toEqual({ mutedUntil: '2027-04-01' });
    expect((await room.say('priya', 'unmute')).text).toContain('Reminders come again.');
    expect(await chosen('priya')).toEqual({});
  });

  it.each([
    ['mute from 24 March to 4 April', 'from 24 March to 4 April'],
    ['reminders off between 24 and 31 March', 'between 24 and 31 March'],
    ['reminders off between Good Friday and Easter Monday', 'between Good Friday and Easter Monday'],
    ['mute everything over Easter', 'over Easter'],
    ['mute reminders from Friday', 'from Friday'],
    ['no reminders until 31 March starting on 24 March', 'starting on 24 March'],
  ])('does not begin at once where it was to begin later: "%s"', async (said, days) => {
    const { text } = await room.say('priya', said);
    expect(text).toContain(`cannot be set to begin later, so "${days}" cannot be kept and nothing was changed`);
    expect(await chosen('priya')).toEqual({});
  });

  it('begins now where it is said to', async () => {
    await room.say('priya', 'mute from today until 4 March 2027');
    expect(await chosen('priya')).toEqual({ mutedUntil: '2027-03-04' });
    await room.say('priya', 'unmute');
  });

  it('asks until when an enquiry is to be quiet where the span begins later', async () => {
    const { text } = await room.say('priya', 'snooze CW-2026-0002 from 24 March to 4 April');
    expect(text).not.toMatch(/until (?:Wednesday )?24 March/);
  });

  it('is over on the day until which it was', async () => {
    await room.say('priya', 'mute until 4 March 2027');
    expect((await room.say('priya', 'my reminders')).text).toContain('Muted: Until Thursday 4 March 2027');
    room.setClock('2027-03-04', '09:00');
    expect((await room.say('priya', 'my reminders')).text).toContain('Muted: No');
    await room.say('priya', 'unmute');
    room.setClock('2027-03-02', '10:00');
  });

  it('lasts for as long as somebody says in days, weeks or months, and no longer than it may', async () => {
    const lasts = async (said: string) => {
      const { text } = await room.say('priya', said);
      const { mutedUntil } = await chosen('priya');
      await room.say('priya', 'unmute');
      return mutedUntil ?? text;
    };
    // Tuesday 2 March 2027.
    expect(await lasts('mute for two days')).toBe('2027-03-04');
    expect(await lasts('mute for a week')).toBe('2027-03-09');
    expect(await lasts('mute for 3 weeks')).toBe('2027-03-23');
    expect(await lasts('mute for 20 working days')).toBe('2027-04-01');
    for (const said of ['mute for 6 weeks', 'mute for six weeks', 'mute for two months']) {
      const { text } = await room.say('priya', said);
      expect(text).toContain('for 20 working days at most, which is until Thursday 1 April 2027. Nothing was changed.');
      expect(await chosen('priya')).toEqual({});
      expect(text).toContain('Mute until Thursday 1 April 2027: type "mute until 1 April 2027"');
    }
    expect(await lasts('mute for two hours')).toContain('Messages are muted for whole days.');
    await room.say('priya', 'mute');
    expect(await lasts('for three weeks')).toBe('2027-03-23');
  });

  it('needs an end', async () => {
    expect((await room.say('priya', 'mute until yesterday')).text).not.toContain('You will get no reminders');
    expect(await chosen('priya')).toEqual({});
  });
});

describe('muting among other things that are said', () => {
  it('is offered, changes nothing until it is chosen, and then is done', async () => {
    const { text } = await room.say(
      'priya',
      'These alerts are driving me up the wall. Mute my reminders until Friday. The kettle is on.',
    );
    expect(text).toContain('Nothing was changed yet. Is this what you want?');
    expect(await chosen('priya')).toEqual({});
    expect(text).toContain('Mute my reminders until Friday');
    await room.say('priya', 'Mute my reminders until Friday.');
    expect(await chosen('priya')).toEqual({ mutedUntil: '2027-03-05' });
    await room.say('priya', 'unmute');
  });
});

describe('a daily list', () => {
  it('that is chosen before the hours of the rest says that it comes then all the same', async () => {
    for (const said of ['digest at 7', 'my reminders'])
      expect((await room.say('priya', said)).text).toMatch(
        /07:00.* It comes at that time, though what is new is sent between 08:30 and 17:30\./,
      );
    expect((await room.say('priya', 'daily digest at 09:00')).text).not.toContain('though what is new');
    await room.say('priya', 'no digest');
  });

  it('comes at the time of day that somebody says, however they write it, and is theirs until they say otherwise', async () => {
    for (const [said, at] of [
      ['daily digest at 08:15', '08:15'],
      ['daily digest at 4pm', '16:00'],
      ['digest at 8', '08:00'],
      ['daily digest at 7.45am', '07:45'],
    ] as const) {
      expect((await room.say('tom', said)).text).toContain(`one message with everything at ${at} on each working day`);
      expect(await chosen('tom')).toEqual({ digestAt: at });
    }
    expect((await room.say('tom', 'my reminders')).text).toContain(
      'At 07:45, as you chose. What is urgent, or falls due before the next one, comes on its own.',
    );
    // Neither hours nor a mute takes it away.
    await room.say('tom', 'reminders from 18:00 to 21:00');
    await room.say('tom', 'mute until Friday');
    expect(await chosen('tom')).toEqual({
      digestAt: '07:45',
      hours: { from: '18:00', to: '21:00' },
      mutedUntil: '2027-03-05',
    });
    await room.say('tom', 'no digest');
    expect(await chosen('tom')).not.toHaveProperty('digestAt');
  });

  it('does not come at a time that is none, and nothing is changed by it', async () => {
    const before = await chosen('tom');
    const { text } = await room.say('tom', 'daily digest at 25:00');
    expect(text).toContain('"25:00" is not something I understand here. Write it like "daily digest at 08:30".');
    expect((await room.say('tom', 'reminders from 21:00 to 18:00')).text).toContain('Write it like');
    expect(await chosen('tom')).toEqual(before);
  });
});

describe('messages that could not be delivered', () => {
  it('are seen to by coordinators and administrators, who are told of them, and by nobody else', async () => {
    const cora = person('cora', { name: 'Cora Bell', roles: ['coordinator'], service: 'Member Support' });
    await room.storage.transaction(({ people }) => people.addPerson(cora));
    const asCora = { sender: { verifiedEmail: cora.email } };
    const nothing = 'Every message was delivered, or is still being tried.';
    expect((await room.say('cora', 'undelivered messages', asCora)).text).toContain(nothing);
    expect((await room.say('cora', 'resend 0b1c2d3e-0000', asCora)).text).toContain(
      'There is no such undelivered message',
    );
    expect((await room.say('sam', 'undelivered messages')).text).toContain(nothing);
    for (const said of ['undelivered messages', 'resend 0b1c2d3e-0000'])
      expect((await room.say('priya', said)).text).toContain('Only a coordinator or an administrator can do that.');
  });

  it('and what is overdue: to a coordinator all of the council, to an officer their own', async () => {
    const values = {
      subject: 'Kerb',
      councillor: 'amina.khan@derby.example',
      received: '2027-02-01',
      service: 'Streets',
    };
    const said = await room.say('sam', 'log an enquiry, form choices1', {
      values: { ...values, officer: 'priya.shah@derby.example' },
    });
    const reference = /CW-\d{4}-\d{4}/.exec(said.text)?.[0] ?? 'none';
    const asCora = { sender: { verifiedEmail: 'cora@derby.example' } };
    expect((await room.say('cora', 'overdue', asCora)).text).toContain(reference);
    expect((await room.say('sam', 'overdue')).text).toContain(reference);
    expect((await room.say('priya', 'overdue')).text).toContain(reference);
    expect((await room.say('tom', 'overdue')).text).not.toContain(reference);
  });
});
