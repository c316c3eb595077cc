import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { typedForms } from '../talk.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
let reference = '';
beforeAll(async () => {
  room = await openRoom();
  const values = {
    subject: 'Kerb',
    councillor: 'amina.khan@derby.example',
    received: '2027-03-02',
    service: 'Streets',
  };
  const { text } = await room.say('sam', 'log an enquiry, form kerb', { values });
  reference = /CW-\d{4}-\d{4}/.exec(text)?.[0] ?? '';
  await room.say('priya', `acknowledge ${reference}, Priya Shah has it`);
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
    expect(room.files.at(-1)?.text).toContain('the neighbour again Councillors do not see this.');
  });

  it('is nobody else’s to take away', async () => {
    const before = room.files.length;
    const { text } = await room.say('grace', `whole history ${reference}`);
    expect(text).toContain(`There is no enquiry ${reference} that you can see.`);
    expect(room.files).toHaveLength(before);
  });
});
