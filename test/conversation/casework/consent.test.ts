import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logFor } from './log-for.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
let reference = '';
beforeAll(async () => {
  room = await openRoom();
  reference = await logFor(room);
  await room.say('priya', `acknowledge ${reference}, Priya Shah has it`);
  await room.say('priya', `extend ${reference} to 18 March 2027 because the crew is on another job`);
  await room.say('priya', 'yes');
});
afterAll(() => room.close());

describe('an extension that waits for a councillor, answered in own words', () => {
  it.each([
    'that’s fine, 18 March works for me',
    'ok that works for me',
    'happy to wait until then',
    'I can live with the new date',
    'no objection from me',
    'Thursday week after next is a long way off but ok, I accept that',
  ])('is read back as an agreement, or asked about, and not written: %s', async (said) => {
    await room.say('khan', 'my casework');
    const asked = await room.say('khan', said);
    expect(asked.text).toContain(reference);
    expect(asked.text).toMatch(/Agree to the extension of|I agree to Thursday 18 March/);
    expect(await room.hear('priya', `show ${reference}`)).toContain('not agreed yet');
  });

  it.each([
    'no, I can’t accept that',
    'that’s too long',
    'I’m not happy with that, people have waited since June',
    'not good enough',
  ])('is read back as a refusal with its words: %s', async (said) => {
    await room.say('khan', 'my casework');
    const asked = await room.say('khan', said);
    expect(asked.text).toContain(`Do not agree to the extension of ${reference}`);
    expect(asked.text).toContain(said);
  });

  it('may still be refused when the agreement was read back', async () => {
    await room.say('khan', 'my casework');
    await room.say('khan', 'that works for me');
    expect((await room.say('khan', 'no, that is too late')).text).toContain('Do not agree to the extension of');
  });

  it('is not agreed to with another day', async () => {
    await room.say('khan', 'my casework');
    const asked = await room.say('khan', '12 March works for me');
    expect(asked.text).toContain('is to Thursday 18 March 2027, not to Friday 12 March 2027');
  });

  it.each([
    ['agree to 12 March for @', 12],
    ['I agree to the extension of @ to 16 March', 16],
    ['Monday 15 March would be better', 15],
    ['I’d agree to the 16th of March', 16],
    ['yes but only to 15 March', 15],
    ['no, make it 12 March', 12],
    ['ok to the 15th of March', 15],
    ['how about 15 March instead?', 15],
  ])('names what is proposed beside another day that is agreed to, and agrees to neither: %s', async (said, day) => {
    const asked = await room.say('khan', said.replace('@', reference));
    expect(asked.text).toMatch(new RegExp(`is to Thursday 18 March 2027, not to \\p{L}+ ${day} March`, 'u'));
    const typed = asked.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
    expect(typed.map((action) => ('typed' in action ? action.typed : ''))).toContainEqual(
      expect.stringMatching(new RegExp(`^I do not agree to ${reference}: I would agree to \\S+ ${day} March 2027$`)),
    );
    expect((await room.say('khan', 'yes')).text).not.toContain('Extension agreed');
  });

  it('is still read back by the day that is proposed', async () => {
    const asked = await room.say('khan', `agree to 18 March for ${reference}`);
    expect(asked.text).toContain('Agree to the extension of');
    await room.say('khan', 'cancel');
  });

  it('is no answer of anybody else, nor to what waits for a yes', async () => {
    for (const who of ['lowe', 'priya'])
      expect((await room.say(who, 'that works for me')).text).not.toContain('extension');
    await room.say('khan', 'log an enquiry: bench broken in Mill Lane, Streets');
    expect((await room.say('khan', 'that works for me')).text).not.toContain('extension');
  });

  it('says on its button to what: the new day and which enquiry', async () => {
    await room.say('khan', 'no');
    const shown = await room.say('khan', `show ${reference}`);
    const labels = shown.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
    expect(labels.map(({ label }) => label)).toContain(`I agree to Thursday 18 March for ${reference}`);
    const asked = await room.say('khan', 'I agree');
    expect(asked.text).toContain('Agree to the extension of');
    expect((await room.say('khan', 'yes')).text).toContain('Extension agreed by Cllr Amina Khan.');
  });
});
