import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

it('what has to come first is offered as a button, and a yes does that and not what was refused', async () => {
  const values = {
    subject: 'Streetlight out',
    councillor: 'amina.khan@derby.example',
    received: '2027-03-02',
    service: 'Streets',
    officer: 'priya.shah@derby.example',
  };
  const logged = await room.say('sam', 'log an enquiry, form number1', { values });
  const ref = /CW-\d{4}-\d{4}/.exec(logged.text)?.[0] ?? '';
  const refused = await room.say('priya', `update ${ref}: the part is ordered`);
  expect(refused.text).toContain('Have you got it?');
  expect(refused.nature).toBe('asks');
  await room.say('priya', 'yes');
  const shown = (await room.say('priya', `show ${ref}`)).text;
  expect(shown).toContain('Acknowledged');
  expect(shown).not.toContain('the part is ordered');
  expect((await room.say('priya', `update ${ref}: the part is ordered`)).text).not.toContain('Have you got it?');
});
