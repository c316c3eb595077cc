import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/messaging/index.ts';
import { logFor } from './log-for.ts';
import { openRoom, readBackIn } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
let reference = '';
beforeAll(async () => {
  room = await openRoom();
  reference = await logFor(room, { subject: 'Gully in Mill Lane' });
  await room.say('priya', `acknowledge ${reference}, Priya Shah has it`);
});
afterAll(() => room.close());

const typedIn = ({ blocks }: Reply) =>
  blocks.flatMap((block) => (block.kind === 'actions' ? block.actions.map(({ typed }) => typed) : []));

describe('what is offered behind an answer', () => {
  it('is what can be done: who handed an enquiry on may take it back, and is not shown what they see no more', async () => {
    const done = await room.say('priya', `reassign ${reference} to Helen Marsh: her patch`);
    expect(typedIn(done)).toContain(`undo ${reference}`);
    expect(typedIn(done)).not.toContain(`show ${reference}`);
    expect(done.text).toContain('You do not see it any more.');
    expect((await room.say('priya', `undo ${reference}`)).text).toContain('Taken back');
  });

  it('is the next working day in place of one that is none, and does the same', async () => {
    const refused = await room.say('priya', `pause ${reference} until 26 March 2027: waiting for parts`);
    expect(refused.text).toContain('is not a working day');
    const [typed = ''] = typedIn(refused);
    expect(typed).toBe(`pause ${reference} until 30 March 2027: waiting for parts`);
    expect((await room.say('priya', typed)).text).toContain('Paused.');
    await room.say('priya', `resume ${reference}: they came`);
  });

  it('says how far days are counted, and whose nothing is', async () => {
    for (const days of ['5000', '20,000'])
      expect(await room.hear('priya', `when is ${days} working days from today`)).toMatch(/\d+ working days from/);
    const muted = await room.hear('priya', 'mute my reminders from 22 to 24 March');
    expect(muted).toContain('I am away 22 March 2027 to 24 March 2027');
  });

  it('is asked for once more where a form logs what is open already, and not where the form comes twice', async () => {
    const values = {
      subject: 'Gully in Mill Lane',
      councillor: 'amina.khan@derby.example',
      received: '2027-03-02',
      service: 'Streets',
    };
    const second = await room.say('khan', 'log an enquiry, form again', { values });
    expect(second.text).toContain('Log it a second time?');
    await room.say('khan', `confirm ${readBackIn(second.text)}`);
    const fresh = { ...values, subject: 'Fence down' };
    expect((await room.say('khan', 'log an enquiry, form fence', { values: fresh })).text).toContain('Logged for');
    expect((await room.say('khan', 'log an enquiry, form fence', { values: fresh })).text).toContain('logged already');
  });

  it('is the list of what was shared', async () => {
    expect(await room.hear('lowe', 'shared with me')).toContain('No councillor shares an enquiry with you.');
    expect(await room.hear('sam', 'oldest in the council')).toContain('open, oldest first');
  });
});
