import { expect, it } from 'vitest';
import type { HeardTurn } from '../../src/conversation/heard-turn.ts';
import { createPromises } from '../../src/conversation/index.ts';
import { aPerson } from '../contracts/samples.ts';
import { openDesk } from '../documents/northmere-desk.ts';
import { sentences, typedForms } from './talk.ts';

const text = `Protocol

1. Officers acknowledge enquiries of members within one working day and reply within 10 working days.

2. Urgent enquiries are answered the same day.`;

async function open() {
  const { desk, bring } = openDesk();
  await bring(text);
  const intent = createPromises({
    promises: desk.promises,
    confirm: ({ council, person }, wanted) => desk.confirmStandard(council, wanted, person),
  });
  const say = async (words: string, role: 'monitoring-officer' | 'officer' = 'monitoring-officer') => {
    const reply = await intent({
      text: words,
      turn: { conversation: { kind: 'personal' } },
      knowledge: { council: { id: 'northmere', name: 'Northmere District Council' } },
      speaker: { kind: 'known', person: aPerson('p1', { roles: [role] }), on: '2026-11-30' },
    } as unknown as HeardTurn);
    return reply === undefined ? undefined : { says: sentences(reply), typed: typedForms(reply) };
  };
  return { desk, bring, say };
}

it('shows what was understood, and confirms exactly what was shown', async () => {
  const { desk, bring, say } = await open();
  const shown = await say('promises');
  expect(shown?.says).toContain('I understand: acknowledge 1, reply 10, urgent the same day.');
  const [typed = ''] = shown?.typed ?? [];
  await bring(text.replace('within 10', 'within 15'));
  expect((await say(typed))?.says[0]).toContain('nothing was confirmed');
  const [again = ''] = (await say('promises'))?.typed ?? [];
  expect((await say(again))?.says[0]).toContain('Confirmed by Person p1.');
  expect((await desk.promises('northmere'))?.holds).toMatchObject({
    resolveWithin: 15,
    others: [{ resolveWithin: 0 }],
  });
});

it('takes other figures only where the text has them', async () => {
  const { desk, say } = await open();
  expect((await say('promises: reply 3'))?.says).toEqual([
    'No paragraph in force says 3 days, so it cannot be saved as a promise.',
  ]);
  const asked = await say('promises: acknowledge 1, reply 10');
  expect(asked?.says[0]).toBe(
    'I understand: acknowledge within 1 working day, reply within 10 working days. All dates are counted by these days from then on. Nothing was changed yet.',
  );
  expect(asked?.typed).toEqual(['confirm promises: acknowledge 1, reply 10']);
  expect((await say('confirm promises: acknowledge 1, reply 10'))?.says[0]).toContain('Confirmed');
  expect((await desk.promises('northmere'))?.holds).toMatchObject({
    acknowledgeWithin: 1,
    resolveWithin: 10,
    others: [],
  });
});

it('is for the monitoring officer and administrators, and leaves other words alone', async () => {
  const { say } = await open();
  expect((await say('promises', 'officer'))?.says[0]).toContain('Only the monitoring officer');
  expect(await say('he promised to mend the light')).toBeUndefined();
});
