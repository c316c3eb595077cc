import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeEach(async () => {
  room = await openRoom();
  await room.say('khan', 'log an enquiry: gutter loose over Bell Yard, Streets');
});
afterEach(() => room.close());

const logged = async () => room.hear('khan', 'my casework');

describe('a draft that a question left behind', () => {
  beforeEach(() => room.say('khan', 'can I attend a group meeting?'));

  it.each([
    ['change the subject to gutter loose by the bank', 'Subject: gutter loose by the bank'],
    ['the ward should be Hilltop', 'Ward: Hilltop'],
    ['this one needs to be a priority', 'Urgent: Yes'],
    ['also put down that a slate fell', 'Details: a slate fell'],
  ])('is changed by words that name a part of it, and is no other enquiry: "%s"', async (said, line) => {
    const shown = await room.hear('khan', said);
    expect(shown).toContain('Is this right?');
    expect(shown).toContain(line);
    expect(await room.hear('khan', 'what waits')).not.toContain('These wait');
    await room.say('khan', 'yes');
    expect(new Set((await logged()).match(/CW-\d{4}-\d+ .*gutter/g)?.map((row) => row.slice(0, 12))).size).toBe(1);
  });
});

it('asks whether a draft is meant or the enquiry that was shown since, and changes neither', async () => {
  await room.say('khan', 'yes');
  await room.say('khan', 'log an enquiry: kerb gone in Otter Row, Streets');
  await room.say('khan', 'show the gutter one');
  const asked = await room.hear('khan', 'make it urgent');
  expect(asked).toContain('Which do you mean?');
  expect(asked).toContain('the draft 1: make it urgent');
  const changed = await room.hear('khan', 'the draft 1: make it urgent');
  expect(changed).toContain('Subject: kerb gone in Otter Row');
  expect(changed).toContain('Urgent: Yes');
});

describe('a draft on the screen', () => {
  it.each([
    ["it's from a Mrs Janet Price, 07700 900456, 3 Abbey Street", 'Resident: Mrs Janet Price'],
    ['she cannot get out of her door in the rain', 'Details: she cannot get out of her door in the rain'],
    ['it isn’t Bell Yard, it’s Bell Row', 'Subject: gutter loose over Bell Row'],
    ['the resident wrote on Friday', 'Written: Friday'],
  ])('takes what is told of it: "%s"', async (said, line) => {
    expect(await room.hear('khan', said)).toContain(line);
  });

  it('is shown again to whoever asks what is in it, and is logged by a plain yes', async () => {
    expect(await room.hear('khan', "what've you put")).toContain('Subject: gutter loose over Bell Yard');
    expect(await room.hear('khan', 'done, log it')).toContain('Logged for Cllr Amina Khan');
  });

  it('keeps a second number with the resident, and out of the details', async () => {
    await room.say('khan', "it's from a Mrs Janet Price, 07700 900456");
    const shown = await room.hear('khan', "and she's to ring Mr Dunn on 01332 444222");
    expect(shown).toContain('07700 900456 or 01332 444222 (Mr Dunn)');
    expect(shown).not.toMatch(/Details:.*(?:Dunn|01332)/);
  });
});

it('what somebody else brings is another', async () => {
  const shown = await room.hear('priya', 'log an enquiry for Cllr Khan: slab up in Otter Row, Streets');
  expect(shown).toContain('Is this right?');
  expect(await room.hear('priya', 'log something for Cllr Lowe')).not.toMatch(/Subject: slab up/);
});
