import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logFor } from './log-for.ts';
import { openRoom, readBackIn } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
let reference = '';
beforeEach(async () => {
  room = await openRoom();
  reference = await logFor(room);
});
afterEach(() => room.close());

/** Everything of the enquiry that somebody can have shown: its card, its history, its file, and what they missed. */
const allSeenBy = async (who: string) => {
  const shown = await room.hear(who, `show ${reference}`);
  await room.hear(who, `whole history ${reference}`);
  const missed = await room.hear(who, 'what did i miss since monday');
  return { shown, file: room.files.at(-1)?.text ?? '', missed };
};
const everywhere = async (who: string) => Object.values(await allSeenBy(who)).join('\n');

describe('words that were taken back', () => {
  beforeEach(async () => {
    await room.hear('priya', `acknowledge ${reference}, Priya Shah has it`);
    await room.hear('priya', `update ${reference}: the depot lost the papers`);
    expect(await room.hear('priya', `undo ${reference}`)).toContain('This was taken back');
  });

  it.each(['priya', 'helen', 'sam', 'khan'])('are shown to %s nowhere any more', async (who) => {
    expect(await everywhere(who)).not.toContain('depot');
  });

  it('leave on record who wrote them and when, and that they were taken back', async () => {
    const { shown, file, missed } = await allSeenBy('helen');
    for (const text of [shown, file])
      expect(text).toMatch(/2 March 2027, 10:00, Priya Shah: Update given\..* Its words were taken back\./);
    expect(missed).toContain('Its words were taken back.');
    expect(await everywhere('khan')).not.toContain('Update given');
  });
});

describe('words that name a resident whose details were removed', () => {
  const named = async (resident: Readonly<Record<string, string>>) => {
    reference = await logFor(room, { subject: 'Damp', ...resident });
    await room.hear('priya', `acknowledge ${reference}, Priya Shah has it`);
  };
  const removes = async (who: string) => {
    expect(readBackIn(await room.hear(who, `remove the resident of ${reference}`))).not.toBe('none');
    expect(await room.hear(who, 'yes')).toContain('Details of the resident were taken away.');
  };

  it('are shown to nobody, whoever wrote them, with that they were left out; all other words stay', async () => {
    await named({});
    // Written while nobody knew who it was, so that it was kept to the letter.
    await room.hear('priya', `note on ${reference}: spoke to harper about the boiler`);
    await room.hear('priya', `note on ${reference}: the stairs are damp too`);
    await room.hear('priya', `put right the resident of ${reference}: Jean Harper, 12 Elm Road`);
    await room.hear('priya', 'yes');
    expect(await everywhere('priya')).toContain('Harper');
    await removes('khan');
    for (const who of ['priya', 'helen', 'sam']) {
      const seen = await everywhere(who);
      expect(seen).not.toMatch(/harper|boiler/i);
      expect(seen).toContain('the stairs are damp too');
      expect(seen).toContain('They may have told who a resident was, so they are left out.');
    }
  });

  it.each([
    ['an address', { 'resident-address': '12 Elm Road, Derby' }, 'the van is at 12 elm road'],
    ['a name', { 'resident-name': 'Mrs Joan Field' }, 'Field was out'],
  ])('are known by %s alone', async (_, resident, words) => {
    await named({});
    await room.hear('priya', `note on ${reference}: ${words}`);
    await room.hear('priya', 'yes');
    await room.say('priya', `edit ${reference}`, { values: { subject: 'Damp', ...resident } });
    await room.hear('priya', 'yes');
    await removes('priya');
    expect((await allSeenBy('priya')).file).toContain('so they are left out.');
  });

  it('are said to stay in subject and details, where they stand', async () => {
    await named({ details: 'The bathroom of the flat at 12 elm road is black' });
    const edits = { subject: 'Damp', 'resident-address': '12 Elm Road, Derby' };
    await room.say('priya', `edit ${reference}`, { values: edits });
    await room.hear('priya', 'yes');
    const asked = await room.hear('khan', `remove the resident of ${reference}`);
    expect(asked).toContain('In its history, words that may tell who that was are not shown any more.');
    expect(asked).toContain(`The details of ${reference} may still tell it, and stay as they are.`);
  });

  it('stay where a word of them only looks like a name', async () => {
    await named({});
    await room.hear('priya', `note on ${reference}: The field is flooded and the park is shut`);
    await room.say('priya', `edit ${reference}`, { values: { subject: 'Damp', 'resident-name': 'Joan Field' } });
    await room.hear('priya', 'yes');
    await removes('priya');
    expect((await allSeenBy('priya')).file).toContain('the park is shut');
  });

  it('are shown no more after another name was put in the place of that one', async () => {
    await named({ 'resident-name': 'Ada Old' });
    await room.hear('priya', `put right the subject of ${reference}: Damp at flat 2`);
    await room.hear('priya', 'yes');
    await room.hear('priya', `note on ${reference}: Old rang`);
    await room.hear('priya', `put right the resident of ${reference}: Jane Smith`);
    await room.hear('priya', 'yes');
    expect((await allSeenBy('priya')).file).not.toContain('Old rang');
  });
});
