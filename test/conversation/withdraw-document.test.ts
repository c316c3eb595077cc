import { expect, it } from 'vitest';
import type { HeardTurn } from '../../src/conversation/heard-turn.ts';
import { createWithdrawDocument } from '../../src/conversation/index.ts';
import { aPerson } from '../contracts/samples.ts';
import { openDesk } from '../documents/northmere-desk.ts';
import { there } from '../support/there.ts';
import { sentences, typedForms } from './talk.ts';

async function open() {
  const { desk, bring } = openDesk();
  const documents = [
    (await bring('Protocol\n\n1. Members decide what the council does and officers advise them.')).document,
    (await bring('Petitions Scheme\n\n1. A petition is presented by the person who collected it.')).document,
  ];
  const intent = createWithdrawDocument(({ council, person }, slug, how) =>
    desk.withdraw({ council, slug }, person, how),
  );
  const say = async (text: string, role: 'monitoring-officer' | 'councillor' = 'monitoring-officer') => {
    const reply = await intent({
      text,
      turn: { at: Date.UTC(2026, 10, 30, 12) },
      knowledge: { council: { id: 'northmere', name: 'Northmere', timeZone: 'Europe/London' }, documents },
      speaker: { kind: 'known', person: aPerson('p1', { roles: [role] }), on: '2026-11-30' },
    } as unknown as HeardTurn);
    return reply && { says: sentences(reply), typed: typedForms(reply) };
  };
  return { desk, say };
}

it('is read back with its day and what takes its place, and done by its button', async () => {
  const { desk, say } = await open();
  const asked = await say('withdraw document protocol, replaced by petitions-scheme, from 1 January 2027');
  expect(asked?.says).toEqual([
    'Protocol no longer holds from 1 January 2027, and Petitions Scheme takes its place. Its texts stay, and can be read by date. Shall I?',
  ]);
  const withdrawn = async () => (await desk.list('northmere'))?.map((line) => line.withdrawn?.from);
  expect(await withdrawn()).toEqual([undefined, undefined]);
  const done = await say(there(asked?.typed[0], 'button'));
  expect(done?.says[0]).toContain('Done. Protocol no longer holds from 1 January 2027');
  expect(await withdrawn()).toContain('2027-01-01');
});

it('is for those who keep documents, of documents that there are, and never an enquiry', async () => {
  const { say } = await open();
  expect((await say('withdraw document protocol', 'councillor'))?.says[0]).toContain('Only the monitoring officer');
  expect((await say('withdraw document code'))?.says[0]).toBe(
    'There is no document "code" in force. There are: protocol, petitions-scheme.',
  );
  expect((await say('withdraw document protocol from someday'))?.says[0]).toContain('I do not understand "someday"');
  expect(await say('withdraw CW-2026-0001')).toBeUndefined();
});
