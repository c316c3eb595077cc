import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRoom, readBackIn } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const say = (said: string) => room.hear('priya', said);
const SENT = 'Update given.';

describe('an officer’s words that tell of somebody’s health', () => {
  it('are sent to a councillor by their button alone, and by no yes', async () => {
    const asked = await say('update CW-2027-0002: resident has MS so we did it early');
    expect(asked).toContain('Nothing is written down yet.');
    expect(asked).toContain('note CW-2027-0002: resident has MS so we did it early');
    for (const yes of ['yes', 'ok send it']) expect(await say(yes)).toContain('A yes is not enough for this');
    expect(await say(`confirm ${readBackIn(asked)}`)).toContain(SENT);
  });

  it('are kept as a note, which no councillor reads', async () => {
    await say('update CW-2027-0002: the tenant is blind');
    expect(await say('note CW-2027-0002: the tenant is blind')).toContain('Internal note.');
    expect(await room.hear('khan', 'show CW-2027-0002')).not.toContain('blind');
  });

  it('are no news to a councillor who wrote so in the enquiry', async () => {
    const asked = await room.hear('khan', 'log an enquiry: missed bins, the resident has MS, service Streets');
    expect(asked).toContain('Subject: missed bins\n');
    const logged = await room.hear('khan', `confirm ${readBackIn(asked)}`);
    const ref = /CW-2027-\d{4}/.exec(logged)?.[0] ?? '';
    await say(`acknowledge ${ref}, Priya Shah has it`);
    expect(await say(`update ${ref}: since the resident has MS the crew fetches the bins`)).toContain(SENT);
  });

  it('other words are sent as they are', async () => {
    expect(await say('update CW-2027-0002: the disabled bay is painted')).toContain(SENT);
  });
});
