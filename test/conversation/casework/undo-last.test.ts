import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRoom, readBackIn } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const say = (said: string) => room.hear('helen', said);
const NOTE = 'note CW-2027-0001: rang the depot';
const isNoted = async () => {
  const history = await room.hear('helen', 'show CW-2027-0001');
  return history.includes('rang the depot');
};

describe('undo without a number', () => {
  it('takes back at once what the turn just before did', async () => {
    await say(NOTE);
    expect(await say('undo that')).toContain('This was taken back');
    expect(await say('undo')).toContain('can be taken back');
  });

  it('is about an absence that was recorded last, and takes no older change back', async () => {
    await say(NOTE);
    const absence = await say('tom is off sick today and tomorrow, priya to cover');
    expect(await say(`confirm ${readBackIn(absence)}`)).toContain('Recorded.');
    const said = await say('undo');
    expect(said).toContain('Your last change was an absence: Tom Reid is away');
    expect(said).toContain('To end it, type "cancel the absence of Tom Reid"');
    expect(said).not.toContain('taken back:');
    expect(await say('undo that')).not.toContain('This was taken back');
    expect(await say('undo CW-2027-0001')).toContain('This was taken back');
  });

  it.each(['give the mould to priya', 'who is away', 'show CW-2027-0001'])(
    'names the last change and asks after %j, which changed nothing',
    async (between) => {
      await say(NOTE);
      await say(between);
      const asked = await say('undo that');
      expect(asked).toContain('Your last change was to CW-2027-0001');
      expect(asked).toContain('undo CW-2027-0001');
      expect(await say('undo')).toContain('Nothing was taken back now');
      expect(await isNoted()).toBe(true);
      expect(await say('undo CW-2027-0001')).toContain('This was taken back');
    },
  );

  it('is about a choice about reminders that was made last', async () => {
    await say(NOTE);
    await say('give me one message a day at 9');
    expect(await say('undo it')).not.toContain('This was taken back');
  });
});
