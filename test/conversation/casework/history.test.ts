import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { there } from '../../support/there.ts';
import { typedForms } from '../talk.ts';
import { openRoomWithKerb } from './log-for.ts';

let room: Awaited<ReturnType<typeof openRoomWithKerb>>['room'];
let reference = '';
beforeAll(async () => {
  ({ room, reference } = await openRoomWithKerb());
});
afterAll(() => room.close());

describe('the history of an enquiry', () => {
  it('is shown whole while it is short, and no file is offered', async () => {
    const shown = await room.say('khan', `show ${reference}`);
    expect(shown.text).toContain('Acknowledged');
    expect(shown.text).not.toContain('The last 5');
    expect(typedForms(shown)).not.toContain(`whole history ${reference}`);
  });

  it('fills no chat when it is long: the last five lines, and the whole of it as a file', async () => {
    for (let turn = 1; turn <= 30; turn += 1) await room.say('priya', `update ${reference}: looked at ${turn} times`);
    await room.say('priya', `note on ${reference}: the neighbour again`);
    const shown = await room.say('khan', `show ${reference}`);
    const told = shown.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
    expect(told).toHaveLength(5);
    expect(told.at(-1)).toContain('looked at 30 times');
    expect(told[0]).toContain('looked at 26 times');
    expect(shown.text).toContain('The last 5 of 32 entries in its history:');
    expect(typedForms(shown)).toContain(`whole history ${reference}`);

    const before = room.files.length;
    const whole = await room.say('khan', `whole history ${reference}`);
    expect(whole.text).toContain(
      `Whole history, 32 entries (a text file): https://clausewise.example/downloads/${before + 1}`,
    );
    const file = room.files.at(-1);
    expect(file?.name).toBe(`${reference}-history.txt`);
    expect(file?.text.match(/looked at \d+ times/g)).toHaveLength(30);
    expect(file?.text).not.toContain('neighbour');
    await room.say('priya', `history of ${reference}`);
    expect(room.files.at(-1)?.text).toContain('the neighbour again”. Councillors do not see this.');
  });

  it('is nobody else’s to take away', async () => {
    const before = room.files.length;
    const { text } = await room.say('grace', `whole history ${reference}`);
    expect(text).toContain(`There is no enquiry ${reference} that you can see.`);
    expect(room.files).toHaveLength(before);
  });
});

describe('who was told of an enquiry', () => {
  it('is shown to those who handle it, the latest of each person, and never to its councillor', async () => {
    const { outbox } = room.storage;
    const { people } = await room.storage.read((reads) => reads.people.directory('derby'));
    const arrives = async (name: string, at: string, payload: object) => {
      const recipient = there(people.find((person) => person.name === name)?.id, name);
      const instant = Date.parse(`2027-03-02T${at}:00Z`);
      const row = { key: `told ${name} ${at}`, council: 'derby', recipient, lane: `told ${name}`, payload };
      await outbox.add([{ ...row, enquiry: `derby:${reference}`, notBefore: instant }], instant);
      const claim = await outbox.claim({ owner: 'w', leaseUntil: instant + 1_000, lane: row.lane }, instant);
      if (claim === undefined) throw new Error('Nothing was claimed.');
      await outbox.close(claim.lease, { kind: 'sent', messageId: at }, instant);
    };
    const nudge = { kind: 'snoozed', to: 'officer', enquiry: { year: 2027, number: 1 } };
    await arrives('Helen Marsh', '09:00', nudge);
    await arrives('Priya Shah', '09:10', nudge);
    await arrives('Priya Shah', '09:20', { kind: 'list', on: '2027-03-02' });
    await arrives('Cllr Amina Khan', '09:30', nudge);
    const shown = await room.say('priya', `show ${reference}`);
    const lines = shown.blocks
      .flatMap((block) => (block.kind === 'list' ? block.items : []))
      .filter((line) => line.includes('was told of it'));
    expect(lines).toEqual([
      '2 March 2027, 09:00: Helen Marsh was told of it in a message.',
      '2 March 2027, 09:20: Priya Shah was told of it in their list.',
      '2 March 2027, 09:30: Cllr Amina Khan was told of it in a message.',
    ]);
    await room.say('priya', `whole history ${reference}`);
    expect(room.files.at(-1)?.text.match(/was told of it/g)).toHaveLength(4);
    expect((await room.say('khan', `show ${reference}`)).text).not.toContain('was told of it');
    await room.say('khan', `whole history ${reference}`);
    expect(room.files.at(-1)?.text).not.toContain('was told of it');
  });

  it('has the promise behind "Why this date?": the count, and the paragraph word for word', async () => {
    const why = await room.say('priya', `why ${reference}`);
    expect(why.text).toContain('paragraph 20');
    expect(why.blocks.some((block) => block.kind === 'quotation')).toBe(true);
    expect(why.text).toContain('9 March 2027');
  });
});
