import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

it('what has to come first is offered as a button, and a yes to it is no yes to what was refused', async () => {
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
  expect(refused.text).toContain('Say that you have it first:');
  expect(refused.text).not.toContain('?');
  const yes = await room.say('priya', 'yes');
  expect(yes.text).not.toContain('Say that you have it first:');
  expect((await room.say('priya', `acknowledge ${ref}, Priya Shah has it`)).text).toContain(ref);
});
