import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meantByQuoting } from '../../../src/conversation/casework/quoted.ts';
import { matchIn, there } from '../../support/there.ts';
import { typedForms } from '../talk.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
let kerb = '';
let lamp = '';
const log = async (subject: string) => {
  const values = { subject, councillor: 'amina.khan@derby.example', received: '2027-03-02', service: 'Streets' };
  const { text } = await room.say('sam', `log an enquiry, form ${subject}`, { values });
  return matchIn(text, /CW-\d{4}-\d{4}/);
};
beforeAll(async () => {
  room = await openRoom();
  kerb = await log('Kerb');
  lamp = await log('Lamp');
  for (const reference of [kerb, lamp]) await room.say('priya', `acknowledge ${reference}, Priya Shah has it`);
});
afterAll(() => room.close());
const nudge = (reference: string) => ({ quoted: { text: `${reference}: Kerb. An update is due by today.` } });
const history = async (reference: string) => (await room.say('priya', `show ${reference}`)).text;

describe('a nudge that is quoted', () => {
  it('is what an update without a reference is about, and the update is recorded', async () => {
    const { text } = await room.say('priya', 'update: the stone is ordered', nudge(kerb));
    expect(text).toContain(kerb);
    expect(await history(kerb)).toContain('the stone is ordered');
    expect(await history(lamp)).not.toContain('the stone is ordered');
  });

  it('is what a sentence is about, which is read back before it is an update', async () => {
    const said = await room.say('priya', 'The mason comes on Friday morning', nudge(kerb));
    expect(said.text).toContain(`Give an update on ${kerb}?`);
    expect(said.text).toContain('Nothing is written down yet.');
    await room.say('priya', 'yes');
    expect(await history(kerb)).toContain('The mason comes on Friday morning');
  });

  it('is known by the message that was sent, when its words are not quoted', async () => {
    const { outbox } = room.storage;
    const payload = { kind: 'assigned', enquiry: { year: 2027, number: Number(lamp.slice(-4)) }, to: 'officer' };
    const { directory } = await room.storage.read(async ({ people }) => ({
      directory: await people.directory('derby'),
    }));
    const priya = there(directory.people.find(({ email }) => email === 'priya.shah@derby.example')?.id, 'Priya Shah');
    await outbox.add([{ key: 'k', council: 'derby', recipient: priya, lane: 'quoted', payload, notBefore: 1 }], 1);
    const claim = await outbox.claim({ owner: 'w', leaseUntil: 60_000, lane: 'quoted' }, 1);
    if (claim === undefined) throw new Error('nothing to send');
    await outbox.close(claim.lease, { kind: 'sent', messageId: 'D0123/1730000000.000100+1730000000.000200' }, 2);
    const quoted = { messages: ['1730000000.000200'] };
    expect((await room.say('priya', 'update: bulb ordered', { quoted })).text).toContain(lamp);
    expect(await history(lamp)).toContain('bulb ordered');
    // Somebody else's message of that name is none of theirs.
    expect((await room.say('tom', 'show it', { quoted })).text).toContain('Which one do you mean?');
  });

  it('leaves alone what means something by itself, and what names another enquiry', async () => {
    expect((await room.say('priya', 'my casework', nudge(kerb))).text).toContain('Your open casework');
    expect((await room.say('priya', `update ${lamp}: post painted`, nudge(kerb))).text).toContain(lamp);
    expect(await history(kerb)).not.toContain('post painted');
  });

  it('of several enquiries asks which one, with buttons that say the rest', async () => {
    const quoted = { text: `2 messages\n${kerb}, Kerb\n${lamp}, Lamp` };
    const said = await room.say('priya', 'resolve: all done', { quoted });
    expect(said.text).toContain('Which one do you mean?');
    expect(typedForms(said)).toEqual([`can you resolve ${kerb}: all done`, `can you resolve ${lamp}: all done`]);
  });

  it('and where nothing is quoted, of all that it may be', async () => {
    await room.say('priya', 'thanks');
    const said = await room.say('priya', 'update: grit is on its way');
    expect(said.text).toContain('Which one do you mean?');
    expect(typedForms(said)).toEqual(
      expect.arrayContaining([kerb, lamp].map((each) => `can you update ${each}: grit is on its way`)),
    );
  });

  it('passed on without a word is shown, to those who may see it', async () => {
    expect((await room.say('priya', '', nudge(kerb))).text).toContain('Streets');
    const other = (await room.say('grace', '', nudge(kerb))).text;
    expect(other).toContain(`There is no enquiry ${kerb} that you can see.`);
    expect(other).not.toContain('Kerb');
  });

  it('typed in with > is quoted too', async () => {
    await room.say('priya', `> ${kerb}: Kerb\n> An update is due\nupdate: second stone ordered`);
    expect(await history(kerb)).toContain('second stone ordered');
  });

  it('is not changed by a councillor, nor by thanks or a question', async () => {
    const before = await history(kerb);
    for (const words of ['The resident called me again today', 'update: I say so']) {
      await room.say('khan', words, nudge(kerb));
    }
    await room.say('priya', 'Thank you very much', nudge(kerb));
    expect((await room.say('priya', 'when is it due?', nudge(kerb))).text).toContain('Resolve by');
    expect(await history(kerb)).toBe(before);
  });
});

describe('a message without words of its own', () => {
  const quoted = { urls: ['https://elsewhere.example/x', 'https://clausewise.example/derby/working-together/26'] };

  it('that is a clause put in from the compose box is known, and nothing is searched for', async () => {
    const said = await room.say('priya', '', { quoted });
    expect(said.text).toContain('That is Working Together Protocol, paragraph 26. What do you want to know about it?');
    expect(typedForms(said)).toEqual(['show working-together#26', 'help']);
    const typed = await room.say('priya', 'https://clausewise.example/derby/working-together/26');
    expect(typed.text).toContain('That is Working Together Protocol, paragraph 26.');
  });

  it('that is anything else says so', async () => {
    const said = await room.say('priya', '', { quoted: { text: 'Lunch?' } });
    expect(said.text).toContain('There are no words of yours in that message');
  });
});

describe('what is meant by quoting', () => {
  const said = (text: string) => {
    const meant = meantByQuoting(text, { speaker: undefined });
    return meant.kind === 'say' ? meant.typed('CW-1') : meant.kind;
  };
  it.each([
    ['acknowledge', 'acknowledge CW-1'],
    [
      'Acknowledge, Priya Shah has it, next update Thursday',
      'Acknowledge CW-1, Priya Shah has it, next update Thursday',
    ],
    ['resolve it: done', 'resolve CW-1: done'],
    ['please pause this because we wait for the county', 'pause CW-1 because we wait for the county'],
    ['pass it to Tom Reid because he knows', 'pass CW-1 to Tom Reid because he knows'],
    ['make it complex because two services', 'make CW-1 complex: two services'],
    ['snooze until 2pm', 'snooze CW-1 until 2pm'],
    ['why?', 'why CW-1'],
    ['why is it late?', 'why CW-1'],
    ['note that the neighbour rang', 'note CW-1: the neighbour rang'],
    ['can I attend a group meeting?', 'as-said'],
    ['thanks', 'as-said'],
  ])('%s is %s', (text, meant) => {
    expect(said(text)).toBe(meant);
  });
});
