import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

describe('somebody who says that what was just done was wrong', () => {
  it.each(['undo', 'take it back'])('takes it back by %j', async (back) => {
    await room.hear('helen', 'note CW-2027-0001: rang the depot');
    expect(await room.hear('helen', "no that's wrong")).toContain('What was done last stands');
    expect(await room.hear('helen', back)).toContain('This was taken back');
  });
});

describe('a guess that cannot be done', () => {
  it('asks what is wanted, and refuses nothing that nobody asked for', async () => {
    await room.hear('khan', 'show CW-2027-0003');
    const said = await room.hear('khan', "that's not good enough");
    expect(said).toContain('What do you want to do?');
    expect(said).not.toContain('open already');
    expect(await room.hear('khan', 'reopen CW-2027-0003')).toContain('CW-2027-0003 is open already.');
  });
});
