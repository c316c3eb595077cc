import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchIn, there } from '../../support/there.ts';
import { openRoom, readBackIn } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
let reference = '';
beforeAll(async () => {
  room = await openRoom();
  const values = {
    subject: 'Kerb',
    councillor: 'amina.khan@derby.example',
    received: '2027-03-02',
    service: 'Streets',
    'resident-name': 'Ada Old',
    'resident-telephone': '01332 640000',
  };
  const { text } = await room.say('sam', 'log an enquiry, form kerb', { values });
  reference = matchIn(text, /CW-\d{4}-\d{4}/);
  await room.say('priya', `acknowledge ${reference}, Priya Shah has it`);
});
afterAll(() => room.close());

/** Everything of the enquiry that somebody can have shown. */
const allSeenBy = async (who: string) =>
  `${await room.hear(who, `show ${reference}`)}\n${await room.hear(who, `whole history ${reference}`)}\n${room.files.at(-1)?.text ?? ''}`;

describe('who the resident of an enquiry is, put right after it was logged', () => {
  it('is read back, with what it takes away, and changed by a yes and not before', async () => {
    const asked = await room.say('priya', `put right the resident of ${reference}: Jane Smith, 12 Elm Road`);
    expect(asked.text).toContain('Resident: Jane Smith');
    expect(asked.text).toContain('Resident’s telephone number: none');
    expect(asked.text).toContain('This cannot be taken back');
    expect(await room.hear('khan', `show ${reference}`)).toContain('Ada Old');
    await room.say('priya', `put right the resident of ${reference}: Jane Smith, 12 Elm Road`);
    const done = await room.say('priya', 'yes');
    expect(done.text).toContain('Who the resident is was put right.');
    expect(done.text).not.toContain('Undo');
    for (const who of ['khan', 'priya']) {
      const seen = await allSeenBy(who);
      expect(seen).toContain('Jane Smith');
      expect(seen).toContain('12 Elm Road');
      expect(seen).not.toMatch(/Ada Old|640000/);
    }
  });

  it('is shown to nobody who does not handle it, nor changed by them', async () => {
    for (const who of ['sam', 'lowe', 'grace']) expect(await allSeenBy(who)).not.toMatch(/Jane Smith|Elm Road|Ada Old/);
    const refused = await room.say('sam', `put right the resident of ${reference}: Eve Other`);
    expect(refused.text).toContain(`Only those who handle ${reference} can put right who its resident is.`);
    expect(readBackIn(refused.text)).toBe('none');
    const form = await room.say('sam', `edit ${reference}`);
    expect(form.blocks.some((block) => block.kind === 'form')).toBe(true);
    expect(JSON.stringify(form.blocks)).not.toMatch(/resident-name|Jane Smith/);
    // A form is put together by hand as well.
    const sent = await room.say('sam', `edit ${reference}`, { values: { 'resident-name': 'Eve Other' } });
    expect(sent.text).toContain(`Only those who handle ${reference}`);
    expect(await room.hear('khan', `show ${reference}`)).toContain('Jane Smith');
  });

  it('stands in the form for putting right, which changes only what was written over', async () => {
    const form = await room.say('khan', `edit ${reference}`);
    expect(JSON.stringify(form.blocks)).toContain('Jane Smith');
    const values = { subject: 'Kerb', 'resident-name': 'Jane Smith', 'resident-address': '14 Elm Road' };
    const asked = await room.say('khan', `edit ${reference}`, { values });
    expect(asked.text).toContain('Resident’s address: 14 Elm Road');
    expect(asked.text).not.toContain('Resident: Jane Smith');
    await room.say('khan', `confirm ${readBackIn(asked.text)}`);
    expect(await room.hear('priya', `show ${reference}`)).toMatch(/Jane Smith[\s\S]*14 Elm Road/);
  });

  it('is taken away, and said to be gone once only', async () => {
    await room.say('khan', `remove the resident of ${reference}`);
    expect(await room.hear('khan', 'yes')).toContain('Details of the resident were taken away.');
    expect(await allSeenBy('priya')).not.toMatch(/Jane Smith|Elm Road/);
    const again = await room.say('khan', `remove the resident of ${reference}`);
    expect(readBackIn(again.text)).toBe('none');
  });

  it('leaves nothing of itself with the screen, whether it is read back or its form is open', async () => {
    for (const rest of ['', ', she has moved away']) {
      const asked = await room.say('priya', `put right the resident of ${reference}: Zoe Secret${rest}`);
      expect(JSON.stringify(asked.blocks)).toContain('Zoe Secret');
      const { people } = await room.storage.read((reads) => reads.people.directory('derby'));
      const priya = there(people.find(({ name }) => name === 'Priya Shah')?.id, 'Priya Shah');
      const { screen } = await room.storage.settings.of('derby', priya);
      expect(JSON.stringify(screen)).toContain(reference);
      expect(JSON.stringify(screen)).not.toContain('Zoe Secret');
    }
  });
});
