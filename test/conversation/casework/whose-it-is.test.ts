import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logFor } from './log-for.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

const say = (who: string, said: string) => room.hear(who, said);

describe('an enquiry that somebody else is to read as well', () => {
  it.each([
    'copy § to Cllr David Lowe',
    'cc Cllr David Lowe on §',
    'please copy § to Cllr Lowe',
    'copy Cllr Lowe in on §',
    'forward § to Cllr David Lowe',
    'send § to Cllr Lowe',
  ])('stays whose it is: "%s"', async (said) => {
    const reference = await logFor(room, { subject: `Lamp out in Moor Lane ${said.length}` });
    const answer = await say('priya', said.replace('§', reference));
    expect(answer).not.toMatch(/Put right|For: Cllr David Lowe/);
    await say('priya', 'yes');
    expect(await say('khan', `show ${reference}`)).toContain(`Lamp out in Moor Lane ${said.length}`);
    expect(await say('lowe', `show ${reference}`)).toContain(`There is no enquiry ${reference}`);
  });
});

describe('an enquiry that is put with another councillor', () => {
  it('says before who will see it no more and who will, and leaves a trace when it is taken back', async () => {
    const reference = await logFor(room, { subject: 'Lamp out in Dale Road' });
    const asked = await say('sam', `change the councillor of ${reference} to Cllr David Lowe`);
    expect(asked).toContain('Cllr Amina Khan will not see it any more. Cllr David Lowe will see all of it');
    await say('sam', 'yes');
    expect(await say('lowe', `show ${reference}`)).toContain('Lamp out in Dale Road');
    await say('sam', `undo ${reference}`);
    const shown = await say('khan', `show ${reference}`);
    expect(shown).toContain('Cllr David Lowe');
    expect(shown).toContain('Taken back within five minutes.');
    expect(await say('lowe', `show ${reference}`)).toContain(`There is no enquiry ${reference}`);
  });
});
