import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { typedForms } from '../talk.ts';
import { logFor } from './log-for.ts';
import { openRoom, readBackIn } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const say = (who: string, said: string) => room.hear(who, said);
const mail = [
  'From: Jo Bloggs <jo.bloggs@post.example>',
  'Sent: 25 February 2027 09:12',
  'Subject: Streetlight out in Abbey Street',
  '',
  'Dear Councillor,',
  'the streetlight outside number 5 has been out for two weeks.',
  '',
  'Jo Bloggs, 01332 640001',
].join('\n');

/** What a message or a mail was made into, once it was confirmed or its form sent. */
const loggedFrom = async (who: string, text: string, quoted?: { readonly text: string; readonly author?: string }) => {
  const asked = await room.say(who, text, quoted === undefined ? {} : { quoted });
  const form = asked.blocks.flatMap((block) => (block.kind === 'form' ? [block.form] : []))[0];
  const done =
    form === undefined
      ? await room.say(who, `confirm ${readBackIn(asked.text)}`)
      : await room.say(who, form.submit.typed, {
          values: {
            ...Object.fromEntries(form.fields.map(({ name, value }) => [name, value ?? ''])),
            service: 'Streets',
          },
        });
  return /CW-\d{4}-\d{4}/.exec(done.text)?.[0] ?? done.text;
};

describe('undo of an enquiry that was made from a message', () => {
  it.each([
    ['a mail that was pasted', () => loggedFrom('khan', `log this\n\n${mail}`)],
    ['a mail that was forwarded', () => loggedFrom('khan', 'log this', { text: mail })],
    [
      'a message that is quoted',
      () => loggedFrom('khan', 'log this', { text: 'The bins in Elm Road were missed again' }),
    ],
  ])('withdraws it at once and shows it to its councillor no more: %s', async (_, log) => {
    const reference = await log();
    expect(reference).toMatch(/^CW-/);
    expect(await say('khan', 'undo')).toContain('Taken back within five minutes.');
    expect(await say('khan', `show ${reference}`)).toContain(`There is no enquiry ${reference} that you can see.`);
    expect(await say('khan', 'my casework')).not.toContain(reference);
    expect(await say('khan', `undo ${reference}`)).not.toContain('Taken back');
    const seen = await say('tom', `show ${reference}`);
    expect(seen).not.toMatch(/Bloggs|640001|streetlight|bins/i);
    expect(seen).toContain('Logged by mistake and taken back');
    expect(seen).toContain('Logged for Cllr Amina Khan');
    expect(await say('tom', 'my team’s casework')).not.toContain(reference);
  });
});

describe('undo of what it does not take back', () => {
  it('says of a leaving how it is taken back, so that nobody is recorded as leaving and no enquiry moves', async () => {
    const reference = await logFor(room, { officer: 'tom.reid@derby.example' });
    const asked = await say('sam', 'Tom Reid leaves on 30 April 2027, hand over to Priya Shah');
    expect(await say('sam', `confirm ${readBackIn(asked)}`)).toContain('is recorded as leaving');
    const undone = await room.say('sam', 'undo');
    expect(undone.text).toContain('“undo” does not take that back, so nothing was changed now.');
    const [stays = ''] = typedForms(undone);
    const back = await say('sam', stays);
    expect(await say('sam', `confirm ${readBackIn(back)}`)).toContain('Tom Reid');
    expect(await say('sam', 'who is leaving')).not.toContain('Tom Reid leaves');
    expect(await say('sam', `show ${reference}`)).toContain('With: Tom Reid');
  });

  it('says of closure days how each is opened again, and of opened ones how each is closed', async () => {
    const asked = await say('sam', 'closure days 29 and 30 December 2027: shutdown');
    await say('sam', `confirm ${readBackIn(asked)}`);
    const undone = await room.say('sam', 'undo that');
    expect(undone.text).toContain('Your last change was to the closure days.');
    expect(typedForms(undone).slice(0, 2)).toEqual(['remove closure day 2027-12-29', 'remove closure day 2027-12-30']);
    const open = await say('sam', 'remove closure day 2027-12-29');
    await say('sam', `confirm ${readBackIn(open)}`);
    expect(await say('sam', 'closure days')).not.toContain('29 December 2027');
    const again = await room.say('sam', 'undo');
    expect(typedForms(again)[0]).toBe('closure day 2027-12-29');
    expect(readBackIn(await say('sam', 'closure day 2027-12-29'))).not.toBe('none');
  });

  it('says of an announcement that it cannot be called back', async () => {
    const asked = await say('sam', 'announce to all councillors: the lift is out');
    await say('sam', `confirm ${readBackIn(asked)}`);
    expect(await say('sam', 'undo')).toContain('It cannot be called back, and nothing was changed now.');
  });

  it('says so of who a resident is', async () => {
    const reference = await logFor(room, { 'resident-name': 'Ada Old' });
    await say('khan', `remove the resident of ${reference}`);
    await say('khan', 'yes');
    expect(await say('khan', 'undo')).toContain('can be taken back');
    expect(await say('khan', `show ${reference}`)).not.toContain('Ada Old');
  });
});

describe('undo of what a councillor did', () => {
  it.each([
    ['chase §', 'asks how it is going'],
    ['add to §: the pole is loose', 'the pole is loose'],
    ['withdraw §: it was repaired', 'Withdrawn'],
  ])('takes it back: %s', async (said, shown) => {
    const reference = await logFor(room);
    await say('khan', said.replace('§', reference));
    if (said.startsWith('withdraw')) await say('khan', 'yes');
    expect(await say('khan', `show ${reference}`)).toContain(shown);
    expect(await say('khan', `undo ${reference}`)).toContain('Taken back within five minutes.');
    expect(await say('khan', `show ${reference}`)).not.toContain(shown);
  });
});
