import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logFor } from './log-for.ts';
import { openRoom, readBackIn } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
let reference = '';
beforeAll(async () => {
  room = await openRoom();
  reference = await logFor(room, { subject: 'Lamp out in Moor Lane' });
  await room.hear('priya', `acknowledge ${reference}, Priya Shah has it`);
});
afterAll(() => room.close());

const say = (who: string, said: string) => room.hear(who, said);

describe('a yes with a condition', () => {
  it.each([
    ['yes, if Tom agrees', 'if Tom agrees'],
    ['yes but only when Balfour confirm', 'only when Balfour confirm'],
    ['ok once tom has looked', 'once tom has looked'],
    ['yes unless it is already paused', 'unless it is already paused'],
    ['yes please, as soon as Tom has agreed', 'as soon as Tom has agreed'],
    ['go ahead when the frost is over', 'when the frost is over'],
    ['yep - provided it is not paused', 'provided it is not paused'],
    ['yes but not until tom is back', 'not until tom is back'],
  ])('does nothing: %s', async (said, words) => {
    const first = readBackIn(await say('priya', `could you pause ${reference} because the parts are late`));
    const held = await say('priya', said);
    expect(held).toContain(`You said “${words}”, so nothing was done. I cannot wait to see whether it is so.`);
    expect(held).toContain(`Pause ${reference}?`);
    expect(await say('priya', `show ${reference}`)).not.toContain('Paused');
    expect(await say('priya', `confirm ${first}`)).not.toContain('Paused.');
  });

  it.each(['yes, later', 'yes but not yet', 'ok, after lunch', 'yes in a bit'])(
    'nor with another time: %s',
    async (said) => {
      await say('priya', `could you resolve ${reference}: lamp replaced`);
      const held = await say('priya', said);
      expect(held).toContain('so nothing was done. I do things at once or not at all.');
      expect(held).toContain(`Resolve ${reference}?`);
      expect(await say('priya', `show ${reference}`)).not.toContain('Resolved');
    },
  );

  it('is done by the plain yes that is offered', async () => {
    await say('sam', 'log an enquiry: bins missed in Elm Road, for Cllr Khan, received today');
    const held = await say('sam', 'yes if she wants it');
    expect(held).toContain('Say yes when it is, or now if it is to be done all the same.');
    expect(await say('sam', 'yes')).toContain('Logged for Cllr Amina Khan.');
  });

  it.each(['ok', 'ok then', 'fine', 'thanks', 'fair enough', 'all good'])(
    'is not done by %j, which is to being told',
    async (said) => {
      await say('priya', `could you resolve ${reference}: lamp replaced`);
      await say('priya', 'yes if Tom agrees');
      await say('priya', said);
      expect(await say('priya', `show ${reference}`)).not.toContain('Resolved');
    },
  );

  it('sends no announcement, and a yes after it does not either', async () => {
    await say('sam', 'announce to all councillors: the lift is out');
    expect(await say('sam', 'yes if the lift is really out')).toContain('so nothing was done');
    await say('sam', 'yes');
    expect(await say('sam', 'announcements')).toContain('Nothing has been announced yet');
  });

  it('is one all the same where a day or a change is said, which is read back', async () => {
    await say('priya', `could you pause ${reference} because the parts are late`);
    const changed = await say('priya', 'yes but only until Friday');
    expect(changed).toContain('Friday 5 March 2027');
    expect(changed).toContain('Nothing is written down yet.');
    await say('priya', 'cancel');
  });
});

describe('words that answer a form', () => {
  it.each(['if Balfour are done: lamp replaced', 'once Tom has been, lamp replaced'])(
    'are not the result of something where they say when it is one: %s',
    async (said) => {
      await say('priya', `resolve ${reference}`);
      const held = await say('priya', said);
      expect(held).toContain('so nothing was done.');
      expect(readBackIn(held)).toBe('none');
      await say('priya', 'yes');
      expect(await say('priya', `show ${reference}`)).not.toContain('Resolved');
    },
  );
});

describe('a reminder with a condition', () => {
  it.each([
    `remind me thursday about § if it's still open`,
    'remind me about § on thursday unless tom has resolved it',
  ])('is kept where how the enquiry stands decides it: %s', async (said) => {
    const done = await say('priya', said.replace('§', reference));
    expect(done).toContain('You will be reminded');
    expect(done).toContain('If it is closed or paused by then, you are not.');
  });

  it('is kept and says that its condition is not looked at, where nothing here tells', async () => {
    const done = await say('priya', `remind me about ${reference} on thursday if Balfour have not rung`);
    expect(done).toContain('You will be reminded');
    expect(done).toContain(
      'A reminder does not look whether it is so: “if Balfour have not rung”. You are reminded whether it is or not.',
    );
  });

  it('asks when, where it waits for something that nobody tells', async () => {
    const asked = await say('priya', `remind me about ${reference} once Balfour confirm`);
    expect(asked).toContain('You said “once Balfour confirm”. I cannot see when that is, so say a day or a time.');
    expect(asked).not.toContain('You will be reminded');
  });

  it('makes nothing quiet', async () => {
    await say('priya', `unsnooze ${reference}`);
    const held = await say('priya', `snooze ${reference} until friday if Balfour have rung`);
    expect(held).toContain('You said “if Balfour have rung”, so nothing was done.');
    expect(await say('priya', 'my reminders')).not.toContain(`${reference} until`);
    expect(await say('priya', `can you snooze ${reference} until friday`)).toContain('Friday 5 March 2027');
  });
});
