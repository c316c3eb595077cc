import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchIn } from '../../support/there.ts';
import { logFor } from './log-for.ts';
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
  };
  const { text } = await room.say('sam', 'log an enquiry, form kerb', { values });
  reference = matchIn(text, /CW-\d{4}-\d{4}/);
  await room.say('priya', `acknowledge ${reference}, Priya Shah has it`);
});
afterAll(() => room.close());

describe('who a resident is, told among words for the history', () => {
  it.each([
    ['khan', 'add to §: resident is Mr T Brown, 07700 900456', 'Mr T Brown'],
    ['priya', 'add to §: resident is Mr T Brown, 07700 900457', 'Mr T Brown'],
    ['khan', 'add to §: the tenant is called jane holt', 'jane holt'],
    ['khan', 'add to §: her number is 07700 900458', '07700 900458'],
  ])('is kept apart, and in no history: %s: %s', async (who, said, told) => {
    const asked = await room.say(who, said.replace('§', reference));
    expect(asked.text).toContain('This cannot be taken back');
    expect(asked.text).toMatch(/Resident(?:’s telephone number)?: /);
    await room.say(who, `confirm ${readBackIn(asked.text)}`);
    const shown = await room.hear(who, `show ${reference}`);
    expect(shown).toContain(told);
    expect(shown).not.toContain('Information from');
  });

  it.each([
    ['mrs patel rang again, 07700 900459, the hole is deeper', 'the resident rang again, the hole is deeper', 'patel'],
    ['Mrs O’Neill says it floods', 'the resident says it floods', 'Neill'],
  ])('is left out of words that say more, and offered to be kept: %s', async (said, kept, name) => {
    const asked = await room.say('khan', `add to ${reference}: ${said}`);
    expect(asked.text.toLowerCase()).toContain(`words: ${kept}`);
    expect(asked.text).toContain('I left out who the resident is');
    expect(asked.text).toContain(`put right the resident`);
    await room.say('khan', `confirm ${readBackIn(asked.text)}`);
    const shown = await room.hear('khan', `show ${reference}`);
    expect(shown.toLowerCase()).toContain(kept);
    expect(shown).not.toContain(name);
  });

  it.each(['update', 'resolve'])('is left out of what a councillor is told, which is read back: %s', async (verb) => {
    const asked = await room.say(
      'priya',
      `${verb} ${reference}: we rang mrs patel on 07700 900459, the hole is filled`,
    );
    expect(asked.text).toContain('Nothing is written down yet.');
    expect(asked.text).toContain('I left out who the resident is');
    expect(asked.text).toMatch(/the hole is filled/);
    expect(await room.hear('priya', `show ${reference}`)).not.toContain('hole is filled');
  });

  it('is not said to be left out where only a number was, and a name may stand there still', async () => {
    const asked = await room.say('priya', `update ${reference}: we rang jean harper on 07700 900459, it floods`);
    expect(asked.text).toContain('I left out how the resident can be reached');
    expect(asked.text).toContain('Look whether a name is still there.');
    expect(asked.text).not.toContain('I left out who the resident is');
  });

  it('names somebody of the council as they are, and what the resident is like', async () => {
    for (const said of ['Mr Reid said he would look', 'the resident is elderly and upset']) {
      const told = await room.say('khan', `add to ${reference}: ${said}`);
      expect(told.text).toContain(said);
      expect(told.text).not.toContain('I left out');
    }
  });

  it('is taken out of the subject of a form, and the form read back', async () => {
    const values = {
      subject: 'mrs begum has rats, 07700 900460',
      councillor: 'amina.khan@derby.example',
      received: '2027-03-02',
      service: 'Streets',
    };
    const asked = await room.say('sam', 'log an enquiry, form rats', { values });
    expect(asked.text).toContain('Subject: The resident has rats');
    expect(asked.text).toContain('Resident: mrs begum');
    expect(asked.text).toContain('kept apart');
  });

  it('is said to be left out of nothing where nothing is read back', async () => {
    const { text } = await room.say('khan', 'add to CW-2027-0999: mrs patel rang again, 07700 900459, it is deeper');
    expect(text).toContain('There is no enquiry CW-2027-0999 that you can see.');
    expect(text).not.toMatch(/left out|Keep who the resident is|patel/);
  });

  it('and of what was refused it is not said that it stands or can be taken back, nor who the resident is', async () => {
    const gone = await logFor(room, { subject: 'Verge' });
    await room.say('sam', `withdraw ${gone}: twice here`);
    for (const enquiry of ['CW-2027-0999', gone]) {
      await room.say('khan', `add to ${enquiry}: mrs patel rang again, 07700 900459, it is deeper`);
      const refused = await room.say('khan', `${enquiry} is not fixed`);
      expect(refused.text).not.toContain('Not fixed:');
      expect((await room.say('khan', `sorry, ${reference}`)).text).not.toMatch(/stands|take it back/);
    }
    const { text } = await room.say('khan', `add to ${gone}: mrs patel rang again, 07700 900459, it is deeper`);
    const other = await room.say('khan', `sorry, ${reference}`);
    expect([text, other.text, JSON.stringify(other)].join()).not.toMatch(/patel|900459/);
  });
});
